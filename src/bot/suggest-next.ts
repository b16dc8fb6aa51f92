import type { FindMentions } from '../nlu/find-mentions.js';
import type { Understand } from '../nlu/understand.js';
import type { Aspect } from '../types/aspect.js';
import type { PassageId, TopicName } from '../types/ids.js';
import type { Passage } from '../types/knowledge.js';
import type { Language } from '../types/language.js';
import { type AnswerParts, answerQuestion } from './answer-question.js';
import treatments from './data/treatments.json' with { type: 'json' };
import wording from './data/wording.json' with { type: 'json' };
import { preferSubject } from './prefer-subject.js';
import { treatmentOf } from './topic-family.js';

/** What could be asked next about the treatment in focus: at most three questions that the knowledge answers. */
export type SuggestNext = (
  topic: TopicName | undefined,
  quoted: readonly Passage[],
  asked: { readonly text: string; readonly language: Language; readonly now: Date },
) => readonly string[];

/** What suggesting takes. */
type SuggestParts = AnswerParts & { readonly understand: Understand; readonly findMentions: FindMentions };

/** A question that was tried, with the passage that answers it first. */
interface Tried {
  readonly question: string;
  readonly aspect: Aspect;
  readonly passage: PassageId;
}

const MAX_SUGGESTIONS = 3;
/** What people want to know of a treatment, most asked first. */
const ASPECTS = [
  'onset',
  'side_effects',
  'cost_coverage',
  'effectiveness',
  'procedure',
  'duration',
  'eligibility',
  'approval',
  'definition',
  'risks',
  'mechanism',
  'interactions',
  'self_help',
  'finding_care',
  'asking_doctor',
] as const satisfies readonly Aspect[];
const NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = treatments;
/** What is swallowed or implanted has no sessions. */
const NO_SESSIONS: ReadonlySet<string> = new Set([
  'vns',
  'dbs',
  'auvelity',
  'augmentation',
  'st_johns_wort',
  'omega3',
  '5htp',
  'rhodiola',
  'diet',
  'thyroid_augmentation',
  'pharmacogenetics',
  'bibliotherapy',
]);
/** Asked or answered about Spravato, the questions speak of it and not of ketamine at large. */
const SPRAVATO = /esketamin|spravato/;

/**
 * Builds {@link SuggestNext}. Each question is asked of the knowledge before it is offered: it stands only where a passage
 * about that treatment answers it on that aspect. Tried once a day and treatment, since passages expire by the day.
 */
export function createSuggestNext(parts: SuggestParts): SuggestNext {
  const tried = new Map<string, readonly Tried[]>();
  let day = '';
  return (topic, quoted, { text, language, now }) => {
    const subject = topic && treatmentOf(topic, parts.knowledge);
    if (!subject) return [];
    const name = nameKey(subject, `${text} ${topic}`.toLowerCase());
    const today = now.toISOString().slice(0, 10);
    if (today !== day) tried.clear();
    day = today;
    const key = `${language} ${name}`;
    const all = tried.get(key) ?? tryAll(subject, NAMES[name]?.[language] ?? '', { language, now });
    tried.set(key, all);
    const shown = new Set<string>(quoted.map((passage) => passage.id));
    const said = new Set<string>(quoted.slice(0, 1).flatMap((passage) => passage.aspects[0]));
    return all
      .filter((one) => !shown.has(one.passage) && !said.has(one.aspect))
      .filter((one, i, left) => left.findIndex((other) => other.passage === one.passage) === i)
      .slice(0, MAX_SUGGESTIONS)
      .map((one) => one.question);
  };

  function tryAll(
    subject: TopicName,
    name: string,
    { language, now }: { language: Language; now: Date },
  ): readonly Tried[] {
    return ASPECTS.flatMap((aspect): Tried[] => {
      if (aspect === 'procedure' && NO_SESSIONS.has(subject)) return [];
      const question = wording[language].next[aspect].replace('{name}', name).replace(' de el ', ' del ');
      const understanding = parts.understand(question, now);
      const mentions = parts.findMentions(understanding.text);
      const topics = preferSubject(understanding.topics, understanding, mentions, parts.knowledge);
      const found = answerQuestion(parts, understanding, topics, now.toISOString().slice(0, 10));
      const passage = found.quotations[0]?.quotation.passage;
      const answers =
        passage && treatmentOf(passage.topics[0], parts.knowledge) === subject && passage.aspects.includes(aspect);
      return answers ? [{ question: capital(question), aspect, passage: passage.id }] : [];
    });
  }
}

const nameKey = (subject: TopicName, said: string): string =>
  subject === 'ketamine_esketamine' && SPRAVATO.test(said) && !/(?<!es)ketamin/.test(said.replaceAll(subject, ''))
    ? 'esketamine'
    : subject;

const capital = (text: string): string =>
  text.replace(/^(¿?)(\p{Ll})/u, (_, open, first) => open + first.toUpperCase());
