import type { ConversationState } from '../types/conversation.js';
import type { SourceId } from '../types/ids.js';
import type { Source } from '../types/knowledge.js';
import type { Language } from '../types/language.js';
import wording from './data/wording.json' with { type: 'json' };
import { type Draft, draftPlain } from './draft-reply.js';
import { keepList } from './keep-list.js';
import type { OwnCommand } from './read-own-command.js';
import { factsOf, renderListText } from './render-list.js';

/** The reply to a request about the person's own list and facts. */
export function replyToOwnCommand(
  command: OwnCommand,
  utterance: string,
  state: ConversationState,
  sources: ReadonlyMap<SourceId, Source>,
  language: Language,
): Draft {
  const words = wording[language].own;
  const after = { ...state, list: keepList(state, utterance, command, sources) };
  return { ...draftPlain('smalltalk', language, textOf()), suggestions: words.suggestions };

  function textOf(): string {
    switch (command) {
      case 'list-add':
        return after.list.length === state.list.length
          ? words.nothingToAdd
          : `${words.added}\n\n${renderListText(after, words.list)}`;
      case 'list-show':
      case 'export':
        return renderListText(state, words.list);
      case 'list-clear':
        return words.cleared;
      case 'about-me':
        return aboutMe();
      case 'forget-me':
        return words.forgotten;
    }
    return command satisfies never;
  }

  function aboutMe(): string {
    const facts = factsOf(state);
    const told =
      facts.length === 0 ? words.nothingKnown : [words.known, ...facts.map((fact) => `- ${fact}`)].join('\n');
    return [told, words.kept].join('\n\n');
  }
}
