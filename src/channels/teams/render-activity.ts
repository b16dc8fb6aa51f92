import { BotError } from '../../types/errors.js';
import type { Citation, GuardedReply, Reply } from '../../types/reply.js';
import { linkOf, noticesOf, originOf, renderPlain, shorten } from '../render-plain.js';

/** A message as the Bot Connector takes it. */
export interface TeamsWire {
  readonly type: 'message';
  readonly text: string;
  readonly textFormat: 'markdown' | 'plain';
  readonly [field: string]: unknown;
}

// Limits of Teams, learn.microsoft.com/microsoftteams/platform, "AI-generated content" and "limits", as known on 24 November 2026.
const MAX_CLAIMS = 20;
const MAX_CLAIM_NAME_CHARS = 80;
const MAX_CLAIM_ABSTRACT_CHARS = 160;
const MAX_SUGGESTIONS = 5;
/** Teams refuses a message over about 28 KB; the room is for what the connector adds. */
const MAX_MESSAGE_BYTES = 25_000;
/** Ours: a plain message that every client shows unfolded. */
const MAX_PLAIN_CHARS = 8_000;

/**
 * Renders a reply for Teams: the whole text with its guardrail, whose `[1]` marks Teams ties to the claims, and an Adaptive
 * Card 1.5 with every source, crisis link and notice.
 *
 * @throws BotError `internal` where it does not fit into one message; nothing is ever cut from a reply.
 */
export function renderActivity(reply: GuardedReply): TeamsWire {
  const card = renderCard(reply);
  const wire: TeamsWire = {
    type: 'message',
    text: toMarkdown(reply.text),
    textFormat: 'markdown',
    entities: [
      {
        type: 'https://schema.org/Message',
        '@type': 'Message',
        '@context': 'https://schema.org',
        '@id': '',
        additionalType: ['AIGeneratedContent'],
        citation: reply.citations.slice(0, MAX_CLAIMS).map((citation) => renderClaim(citation, reply)),
      },
    ],
    channelData: { feedbackLoop: { type: 'default' } },
    ...(card.body.length > 0
      ? { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] }
      : {}),
    ...(reply.suggestions.length > 0 ? { suggestedActions: renderSuggestions(reply) } : {}),
  };
  const bytes = Buffer.byteLength(JSON.stringify(wire));
  if (bytes > MAX_MESSAGE_BYTES)
    throw new BotError(
      'internal',
      `expected a message of at most ${MAX_MESSAGE_BYTES} bytes, got ${bytes}, in a reply`,
    );
  return wire;
}

/** A reply in plain messages, each of which Teams takes. */
export function renderPlainActivities(reply: Reply): TeamsWire[] {
  const text = renderPlain(reply);
  const wires: TeamsWire[] = [];
  for (let i = 0; i < text.length; i += MAX_PLAIN_CHARS)
    wires.push({ type: 'message', text: text.slice(i, i + MAX_PLAIN_CHARS), textFormat: 'plain' });
  return wires;
}

/** A text that Teams shows as it stands: what it would read as formatting is escaped, and every line break kept. */
export const toMarkdown = (text: string): string =>
  text
    .replace(/[\\*_~`]/g, '\\$&')
    .replace(/^(?=[#>])/gm, '\\')
    .replace(/\n+/g, '\n\n');

function renderClaim(citation: Citation, reply: Reply) {
  const carried = reply.sentences.find((sentence) => sentence.citations.includes(citation.n));
  return {
    '@type': 'Claim',
    position: citation.n,
    appearance: {
      '@type': 'DigitalDocument',
      name: shorten(citation.title, MAX_CLAIM_NAME_CHARS),
      url: linkOf(citation),
      abstract: shorten(carried?.text ?? originOf(citation), MAX_CLAIM_ABSTRACT_CHARS),
    },
  };
}

/** Rich text and not text blocks: nothing in it is read as formatting. */
function renderCard(reply: Reply) {
  const sources = reply.citations.map((c) => line(`[${c.n}] ${c.title}. ${originOf(c)}.`, linkOf(c)));
  const help = reply.resources.flatMap(({ name, url }) => (url ? [line(name, url)] : []));
  const checked = reply.asOf ? [line(`Checked ${reply.asOf}`)] : [];
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    body: [...help, ...sources, ...checked, ...noticesOf(reply).map((notice) => line(notice))],
    msteams: { width: 'Full' },
  };
}

const line = (text: string, url?: string) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...(url ? { selectAction: { type: 'Action.OpenUrl', url } } : {}) }],
});

const renderSuggestions = (reply: Reply) => ({
  to: [],
  actions: reply.suggestions
    .slice(0, MAX_SUGGESTIONS)
    .map((value) => ({ type: 'imBack', title: shorten(value, 75), value })),
});
