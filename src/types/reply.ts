import type { Brand, NonEmpty } from './brand.js';
import type { Entities } from './entities.js';
import type { ConversationId, PassageId, SourceId, TopicName, TurnId } from './ids.js';
import type { SafetyLevel, ScopeRefusal } from './safety.js';
import type { ScoredIntent } from './understanding.js';

/** A sentence of an answer: word for word as it stands in the passage. */
export interface CitedSentence {
  readonly text: string;
  readonly passageId: PassageId;
  /** Numbers into `citations`. */
  readonly citations: readonly number[];
}

/** A publication that carries a sentence of the answer, numbered in order of use from 1. */
export interface Citation {
  readonly n: number;
  readonly sourceId: SourceId;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly year: number | null;
  readonly doi: string | null;
  readonly url: string;
}

/** A crisis resource as shown in a reply. */
export interface ReplyResource {
  readonly name: string;
  readonly region: string;
  readonly phone: string | null;
  readonly sms: string | null;
  readonly url: string | null;
  readonly languages: readonly string[];
}

interface ReplyBase {
  readonly conversationId: ConversationId;
  readonly turnId: TurnId;
  /** Plain text, with `[1]` markers and the guardrail in it. */
  readonly text: string;
  readonly topics: readonly TopicName[];
  readonly intent: ScoredIntent;
  readonly entities: Entities;
  readonly safety: {
    readonly level: SafetyLevel;
    readonly escalate: boolean;
    readonly refusal: ScopeRefusal | null;
  };
  readonly resources: readonly ReplyResource[];
  /** The standing "talk to your doctor" text, worded for this reply; never empty. */
  readonly guardrail: string;
  /** The oldest day on which a passage of this reply was checked; null where none is quoted. */
  readonly asOf: string | null;
  /** What the person must know about this reply: out of date, in another language, ... */
  readonly notices: readonly string[];
  /** What could be asked or tapped next. */
  readonly suggestions: readonly string[];
}

interface Cited {
  readonly sentences: NonEmpty<CitedSentence>;
  readonly citations: NonEmpty<Citation>;
}

interface MayCite {
  readonly sentences: readonly CitedSentence[];
  readonly citations: readonly Citation[];
}

/** Text composed only of cited passages: at least one sentence, at least one citation. */
export type Answer = ReplyBase & Cited & { readonly kind: 'answer' };
/** The crisis block; for some levels the treatment question is answered below it. */
export type Escalation = ReplyBase & MayCite & { readonly kind: 'escalation' };
/** What the scope policy does not answer, with the general cited information that is safe. */
export type Refusal = ReplyBase & MayCite & { readonly kind: 'refusal' };
/** A reply that quotes nothing. */
export type PlainReply = ReplyBase &
  MayCite & { readonly kind: 'clarification' | 'no-answer' | 'smalltalk' | 'handoff' };

/** Whatever we send back. */
export type Reply = Answer | Escalation | Refusal | PlainReply;

/** See {@link Reply}. */
export type ReplyKind = Reply['kind'];

/**
 * A reply that has passed `safety/guard-reply.ts`: it holds the guardrail and nothing that we do not send. Channels
 * take only this, so no reply can leave without it.
 */
export type GuardedReply = Brand<Reply, 'GuardedReply'>;
