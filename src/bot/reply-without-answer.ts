import type { ConversationState } from '../types/conversation.js';
import type { Knowledge } from '../types/knowledge.js';
import type { Language } from '../types/language.js';
import type { ScopeRefusal } from '../types/safety.js';
import type { IntentName, Understanding } from '../types/understanding.js';
import wording from './data/wording.json' with { type: 'json' };
import { type Draft, draftPlain } from './draft-reply.js';
import type { Command } from './read-command.js';

/** From this probability on, an intent that is no question about treatment is taken at its word. */
const SURE_INTENT = 0.5;
const SMALLTALK: readonly IntentName[] = ['greeting', 'thanks', 'goodbye', 'bot_identity', 'chitchat'];
const HANDOFF: readonly IntentName[] = ['clinic_admin', 'personal_decision', 'talk_to_person'];
const DECLINE: readonly IntentName[] = ['other_condition', 'off_topic', 'misuse'];

/** The reply to what is no question about treatment; null where the knowledge is to be asked. */
export function replyWithoutAnswer(
  knowledge: Knowledge,
  understanding: Understanding,
  state: ConversationState,
  command: Command | null,
  language: Language,
  refusal: ScopeRefusal | null,
): Draft | null {
  const words = wording[language];
  if (command === 'start-over') return draftPlain('smalltalk', language, words.startOver);
  if (command === 'sources') return draftSources(knowledge, state, language);
  if (understanding.language === 'other') return draftPlain('no-answer', language, words.language);
  if (command === 'hand-over') return draftPlain('handoff', language, words.clinic_admin);
  const { name, confidence } = understanding.intent;
  const named = understanding.topics.some((topic) => topic.named);
  if (confidence < SURE_INTENT || (named && confidence < 0.8) || refusal) return null;
  if (SMALLTALK.includes(name)) return draftPlain('smalltalk', language, words[name as 'greeting']);
  if (HANDOFF.includes(name)) return draftPlain('handoff', language, words[name as 'clinic_admin']);
  if (name === 'other_condition' || name === 'misuse') return draftPlain('no-answer', language, words[name]);
  return DECLINE.includes(name) ? draftPlain('no-answer', language, words.no_answer) : null;
}

function draftSources(knowledge: Knowledge, state: ConversationState, language: Language): Draft {
  const words = wording[language];
  const last = state.answered.at(-1);
  if (!last) return draftPlain('smalltalk', language, words.sourcesNone);
  const citations = last.sources.flatMap((id, index) => {
    const source = knowledge.sources.get(id);
    return source
      ? [
          {
            n: index + 1,
            sourceId: id,
            title: source.title,
            authors: source.authors,
            publisher: source.publisher,
            year: source.year,
            doi: source.doi,
            url: source.url,
          },
        ]
      : [];
  });
  const lines = citations.map(
    (c) =>
      `[${c.n}] ${c.authors.slice(0, 3).join(', ')}${c.authors.length > 3 ? ' et al.' : ''}${c.authors.length > 0 ? '. ' : ''}${c.title}. ${c.publisher}${c.year ? `, ${c.year}` : ''}. ${c.doi ? `https://doi.org/${c.doi}` : c.url}`,
  );
  return {
    ...draftPlain('smalltalk', language, [words.sources, ...lines].join('\n')),
    citations,
    topics: [...last.topics],
    suggestions: [],
  };
}
