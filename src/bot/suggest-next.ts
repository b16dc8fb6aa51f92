import type { Understand } from '../nlu/understand.js';
import type { Aspect } from '../types/aspect.js';
import type { PassageId, TopicName } from '../types/ids.js';
import type { Knowledge, Passage } from '../types/knowledge.js';
import type { Language } from '../types/language.js';
import { type AnswerParts, answerQuestion } from './answer-question.js';
import treatments from './data/treatments.json' with { type: 'json' };
import wording from './data/wording.json' with { type: 'json' };
import { familyOf } from './topic-family.js';

/** What could be asked next about the treatment in focus: at most three questions that the knowledge answers. */
export type SuggestNext = (
  topic: TopicName | undefined,
  quoted: readonly Passage[],
  language: Language,
  now: Date,
) => readonly string[];

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
] as const satisfies readonly Aspect[];
const NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = treatments;

/**
 * Builds {@link SuggestNext}. Each question is asked of the knowledge before it is offered: it stands only where a passage
 * about that treatment answers it on that aspect. Tried once a day and treatment, since passages expire by the day.
 */
export function createSuggestNext(parts: AnswerParts & { readonly understand: Understand }): SuggestNext {
  const tried = new Map<string, readonly Tried[]>();
  let day = '';
  return (topic, quoted, language, now) => {
    const subject = topic && subjectOf(topic, parts.knowledge);
    if (!subject || quoted.some((passage) => passage.footer)) return [];
    const today = now.toISOString().slice(0, 10);
    if (today !== day) tried.clear();
    day = today;
    const key = `${language} ${subject}`;
    const all = tried.get(key) ?? tryAll(subject, language, now);
    tried.set(key, all);
    const shown = new Set<string>(quoted.map((passage) => passage.id));
    const said = new Set<string>(quoted.slice(0, 1).flatMap((passage) => passage.aspects[0]));
    return all
      .filter((one) => !shown.has(one.passage) && !said.has(one.aspect))
      .slice(0, MAX_SUGGESTIONS)
      .map((one) => one.question);
  };

  function tryAll(subject: TopicName, language: Language, now: Date): readonly Tried[] {
    const name = NAMES[subject]?.[language] ?? '';
    const family = new Set<TopicName>(familyOf(subject, parts.knowledge));
    return ASPECTS.flatMap((aspect): Tried[] => {
      const question = wording[language].next[aspect].replace('{name}', name).replace(' de el ', ' del ');
      const understanding = parts.understand(question, now);
      const found = answerQuestion(parts, understanding, understanding.topics, now.toISOString().slice(0, 10));
      const passage = found.quotations[0]?.quotation.passage;
      const answers = passage && family.has(passage.topics[0]) && passage.aspects.includes(aspect) && !passage.footer;
      return answers ? [{ question: capital(question), aspect, passage: passage.id }] : [];
    });
  }
}

/** The treatment that a topic is, or is a side of. */
export function subjectOf(topic: TopicName, { topics }: Pick<Knowledge, 'topics'>): TopicName | null {
  if (NAMES[topic]) return topic;
  const parent = topics.get(topic)?.parent;
  return parent ? subjectOf(parent, { topics }) : null;
}

const capital = (text: string): string =>
  text.replace(/^(¿?)(\p{Ll})/u, (_, open, first) => open + first.toUpperCase());
