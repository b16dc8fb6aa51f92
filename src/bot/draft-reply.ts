import type { TopicName } from '../types/ids.js';
import type { Language } from '../types/language.js';
import type { Citation, CitedSentence, ReplyKind } from '../types/reply.js';
import type { ScopeRefusal } from '../types/safety.js';
import type { WhichQuestion } from './ask-which.js';
import type { ComposedAnswer } from './compose-answer.js';
import wording from './data/wording.json' with { type: 'json' };

interface DraftBase {
  readonly text: string;
  readonly topics: readonly TopicName[];
  readonly guardrail: string;
  readonly asOf: string | null;
  readonly notices: readonly string[];
  readonly suggestions: readonly string[];
  readonly footer: boolean;
}

interface Quoting {
  readonly sentences: readonly CitedSentence[];
  readonly citations: readonly Citation[];
}

type QuotingDraft = DraftBase & Quoting & { readonly kind: Exclude<ReplyKind, 'escalation' | 'answer'> };
type AnswerDraft = DraftBase & Pick<ComposedAnswer, 'sentences' | 'citations'> & { readonly kind: 'answer' };

/** A reply before safety has its say: no crisis block, no footer, not guarded. */
export type Draft = AnswerDraft | QuotingDraft;

/** A reply that quotes nothing. */
export function draftPlain(kind: QuotingDraft['kind'], language: Language, text: string): QuotingDraft {
  const words = wording[language];
  const guardrail = kind === 'refusal' ? words.guardrail.refusal : words.guardrail.other;
  const suggestions =
    kind === 'refusal' ? [words.offerList] : kind === 'no-answer' || kind === 'smalltalk' ? words.suggestions : [];
  return {
    kind,
    text,
    sentences: [],
    citations: [],
    topics: [],
    guardrail,
    asOf: null,
    notices: [],
    suggestions,
    footer: false,
  };
}

/** One short question with numbered choices, which can be tapped. */
export function draftWhich({ options }: WhichQuestion, language: Language): QuotingDraft {
  const labels = options.map((option) => option.label);
  const text = [wording[language].which, ...labels.map((label, i) => `${i + 1}. ${label}`)].join('\n');
  const topics = [...new Set(options.map((option) => option.topic))];
  return { ...draftPlain('clarification', language, text), topics, suggestions: labels };
}

/** An answer; with a refusal, the reason for it stands first and the general information below. */
export function draftAnswer(
  answer: ComposedAnswer,
  language: Language,
  today: string,
  refusal: ScopeRefusal | null = null,
  topics: readonly TopicName[] = [],
): Draft {
  const words = wording[language];
  const refused = refusal !== null && refusal !== 'interaction_caution';
  const notices = [
    ...(language === 'es' ? [words.spanishNotice] : []),
    ...(answer.overdueSince && answer.overdueSince < today
      ? [words.reviewNotice.replace('{date}', answer.overdueSince)]
      : []),
  ];
  const draft = {
    text: [refusal ? words.refusals[refusal] : '', answer.text, ...notices].filter(Boolean).join('\n\n'),
    sentences: answer.sentences,
    citations: answer.citations,
    topics,
    guardrail: refusal ? words.guardrail.refusal : words.guardrail.answer,
    asOf: answer.asOf,
    notices,
    suggestions: refusal ? [words.offerList] : [],
    footer: answer.footer,
  };
  return refused ? { ...draft, kind: 'refusal' } : { ...draft, kind: 'answer' };
}
