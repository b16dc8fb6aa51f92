import { BotError } from '../../types/errors.js';
import type { Citation, GuardedReply, ReplyResource } from '../../types/reply.js';
import { bodyOf, linkOf, noticesOf, originOf, renderPlain, shorten } from '../render-plain.js';
import { ASK_ACTION, FEEDBACK_ACTION } from './parse-slack-request.js';

/** Text that Slack shows as it is: quotations must not be read as markup. */
export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: false;
}
/** Text in which links work; everything else in it is escaped. */
export interface LinkText {
  readonly type: 'mrkdwn';
  readonly text: string;
  readonly verbatim: true;
}
interface Button {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: PlainText;
  readonly value: string;
}
/** The kinds of Block Kit that we use. */
export type SlackBlock =
  | { readonly type: 'section'; readonly text: PlainText | LinkText }
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'context'; readonly elements: readonly (PlainText | LinkText)[] }
  | { readonly type: 'actions'; readonly elements: readonly Button[] };

/** A reply as Slack takes it; `text` is what notifications and screen readers get. */
export interface SlackWire {
  readonly text: string;
  readonly blocks?: readonly SlackBlock[];
}

// Limits of Block Kit, docs.slack.dev/reference/block-kit/blocks, read on 24 November 2026.
const MAX_SECTION_CHARS = 3_000;
const MAX_BLOCKS = 50;
const MAX_CONTEXT_ELEMENTS = 10;
const MAX_BUTTON_CHARS = 75;
const MAX_BUTTON_VALUE_CHARS = 2_000;
/** Ours: more would push the guardrail off a phone's screen. */
const MAX_SUGGESTIONS = 5;
const MAX_TITLE_CHARS = 250;

/**
 * Renders a reply in Block Kit: the text word for word, crisis resources and sources with links, what to ask next, feedback, and
 * the guardrail last.
 *
 * @throws BotError `internal` where it does not fit into one message; nothing is ever cut from a reply.
 */
export function renderBlocks(reply: GuardedReply): SlackWire {
  const blocks: SlackBlock[] = [
    ...splitText(bodyOf(reply), MAX_SECTION_CHARS).map((text) => ({ type: 'section' as const, text: plain(text) })),
    ...contexts(reply.resources.filter((one) => one.url).map(renderResource)),
    ...contexts(reply.citations.map((citation) => renderCitation(citation))),
    ...contexts([...(reply.asOf ? [`Checked ${reply.asOf}`] : []), ...noticesOf(reply)].map(plain)),
    ...renderSuggestions(reply.suggestions),
    { type: 'actions', elements: renderFeedback(reply.turnId) },
    { type: 'context', elements: [plain(reply.guardrail)] },
  ];
  if (blocks.length > MAX_BLOCKS)
    throw new BotError('internal', `expected at most ${MAX_BLOCKS} blocks, got ${blocks.length}, in a reply`);
  return { text: renderPlain(reply), blocks };
}

/** Text that is shown as it is. */
export const plain = (text: string): PlainText => ({ type: 'plain_text', text, emoji: false });

/** Text with links made by {@link link}; whatever else goes in must be escaped. */
export const withLinks = (text: string): LinkText => ({ type: 'mrkdwn', text, verbatim: true });

/** A link in Slack's markup, its label escaped. */
export const link = (url: string, label: string): string =>
  `<${url.replace(/[<>|\s]/g, encodeURIComponent)}|${escapeText(label).replaceAll('|', '¦')}>`;

/** Takes what Slack would read as markup out of a text. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function renderCitation(citation: Citation): LinkText {
  const title = shorten(citation.title, MAX_TITLE_CHARS);
  return withLinks(`[${citation.n}] ${link(linkOf(citation), title)} · ${escapeText(originOf(citation))}`);
}

const renderResource = (resource: ReplyResource): LinkText => withLinks(link(resource.url ?? '', resource.name));

function renderSuggestions(suggestions: readonly string[]): SlackBlock[] {
  const usable = suggestions
    .filter((one) => one !== '' && one.length <= MAX_BUTTON_VALUE_CHARS)
    .slice(0, MAX_SUGGESTIONS);
  if (usable.length === 0) return [];
  const elements = usable.map((value, i) => button(`${ASK_ACTION}_${i}`, value, value));
  return [{ type: 'actions', elements }];
}

const renderFeedback = (turnId: string): readonly Button[] => [
  button(`${FEEDBACK_ACTION}_yes`, 'Helpful', `yes:${turnId}`),
  button(`${FEEDBACK_ACTION}_no`, 'Not helpful', `no:${turnId}`),
];

const button = (id: string, label: string, value: string): Button => ({
  type: 'button',
  action_id: id,
  text: plain(shorten(label, MAX_BUTTON_CHARS)),
  value,
});

function contexts(elements: readonly (PlainText | LinkText)[]): SlackBlock[] {
  const blocks: SlackBlock[] = [];
  for (let i = 0; i < elements.length; i += MAX_CONTEXT_ELEMENTS)
    blocks.push({ type: 'context', elements: elements.slice(i, i + MAX_CONTEXT_ELEMENTS) });
  return blocks;
}

/** Cuts a text into pieces of at most `maxChars`: between paragraphs, else lines, else words, else anywhere. */
export function splitText(text: string, maxChars: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > maxChars) {
    const head = rest.slice(0, maxChars);
    const at = ['\n\n', '\n', ' '].map((mark) => head.lastIndexOf(mark)).find((found) => found > 0) ?? maxChars;
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}
