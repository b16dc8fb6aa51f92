import type { Brand } from './brand.js';

/** Names one conversation: all turns of one person in one channel thread. */
export type ConversationId = Brand<string, 'ConversationId'>;
/** Names one turn: an utterance and our reply to it. */
export type TurnId = Brand<string, 'TurnId'>;
/** Names one passage of the knowledge; stable across versions, so that links to it keep working. */
export type PassageId = Brand<string, 'PassageId'>;
/** Names one source of the bibliography (its CSL-JSON id). */
export type SourceId = Brand<string, 'SourceId'>;
/** Names one topic, such as `tms` or `ect_side_effects`. */
export type TopicName = Brand<string, 'TopicName'>;

/** The longest id that is taken from outside, in characters. */
export const MAX_ID_CHARS = 128;

const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._:@-]*$/;

/** Says whether a string from outside may serve as an id: letters, digits and `._:@-`, at most {@link MAX_ID_CHARS}. */
export const isIdText = (text: string): boolean => text.length <= MAX_ID_CHARS && ID_PATTERN.test(text);

/** Makes a conversation id of a checked string. */
export const toConversationId = (text: string): ConversationId => text as ConversationId;
/** Makes a turn id of a checked string. */
export const toTurnId = (text: string): TurnId => text as TurnId;
/** Makes a passage id of a checked string. */
export const toPassageId = (text: string): PassageId => text as PassageId;
/** Makes a source id of a checked string. */
export const toSourceId = (text: string): SourceId => text as SourceId;
/** Makes a topic name of a checked string. */
export const toTopicName = (text: string): TopicName => text as TopicName;
