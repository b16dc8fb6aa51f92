import type { Language } from '../types/language.js';
import type { ReplyResource } from '../types/reply.js';
import type { CrisisLevel, CrisisResource } from '../types/safety.js';
import { type CrisisLines, crisisLinesFor, directoryResource, toReplyResource } from './crisis-resources.js';
import wording from './data/wording.json' with { type: 'json' };

/** What the crisis block depends on. */
export interface EscalationRequest {
  readonly level: CrisisLevel;
  readonly language: Language;
  /** ISO 3166 alpha-2, or null where nobody knows. */
  readonly region: string | null;
  readonly staff: boolean;
  /** The person said that they are a child or teenager. */
  readonly minor: boolean;
  /** How many crisis blocks this conversation has seen: the wording varies with it. */
  readonly before: number;
}

/** A crisis block: its text, one action a line, and every line shown in it. */
export interface CrisisBlock {
  readonly text: string;
  readonly resources: readonly ReplyResource[];
  /** What can be tapped next: the safety plan and the grounding that the text offers. */
  readonly suggestions: readonly string[];
}

const EMERGENCY_FIRST: readonly CrisisLevel[] = ['imminent', 'medical_emergency', 'harm_to_others', 'violence_abuse'];
const ASKS: readonly CrisisLevel[] = ['passive', 'active', 'self_harm', 'imminent'];
const OFFERS_PLAN: readonly CrisisLevel[] = ['passive', 'active', 'self_harm'];

/** Words the crisis block (`docs/SAFETY.md`): what to do first stands first, one action a line, about 120 words at most. */
export function composeEscalation(request: EscalationRequest): CrisisBlock {
  const words = wording[request.language];
  const lines = crisisLinesFor(request.region, request.level);
  const emergencyFirst = EMERGENCY_FIRST.includes(request.level);
  const key = request.staff && request.level === 'third_party' ? 'third_party_staff' : request.level;
  const greetings = words.acknowledge[key];
  const stays: Readonly<Record<string, string>> = words.stay;
  const asks: Readonly<Record<string, string>> = words.ask;
  const contacts = contactLines(lines, request.language);
  const block = [
    greetings[request.before % greetings.length] as string,
    emergencyFirst ? emergencyLine(lines, words.emergencyFirst, words.emergencyUnknown) : '',
    ...contacts,
    emergencyFirst ? '' : emergencyLine(lines, words.emergencyPlain, words.emergencyPlainUnknown),
    ASKS.includes(request.level) && request.before === 0 ? words.free : '',
    stays[key] ?? words.stay.default,
    request.level === 'imminent' || request.level === 'harm_to_others' ? words.distance : '',
    request.level === 'third_party' && !request.staff ? words.distanceThem : '',
    request.minor ? words.minor : '',
    ASKS.includes(request.level) ? (asks[request.level] ?? words.ask.default) : '',
    OFFERS_PLAN.includes(request.level) ? words.plan : '',
    words.bot,
  ];
  return {
    text: block.filter(Boolean).join('\n'),
    resources: replyResources(lines, request.language),
    suggestions: OFFERS_PLAN.includes(request.level) ? words.planChoices : [],
  };
}

/** The crisis line that stands below an answer. */
export function composeFooter(region: string | null, language: Language): CrisisBlock {
  const words = wording[language];
  const lines = crisisLinesFor(region, null);
  const first = lines.resources[0];
  if (!first) return { text: words.footerUnknown, resources: [directoryResource(language)], suggestions: [] };
  const short = { ...lines, resources: [first] };
  return {
    text: `${words.footer} ${contactLines(short, language).join(' ')}`,
    resources: replyResources(short, language),
    suggestions: [],
  };
}

/** The heading between a crisis block and the answer below it. */
export const belowHeading = (language: Language): string => wording[language].below;

function emergencyLine(lines: CrisisLines, known: string, unknown: string): string {
  return lines.emergency ? known.replace('{emergency}', lines.emergency) : unknown;
}

function contactLines(lines: CrisisLines, language: Language): string[] {
  const words = wording[language];
  if (lines.resources.length === 0) return [words.directory];
  return lines.resources.slice(0, 2).map((resource) => contactLine(resource, language));
}

function contactLine(resource: CrisisResource, language: Language): string {
  const words = wording[language];
  const name = resource.name[language];
  if (!resource.phone) return `${name}: ${resource.chatUrl ?? resource.url ?? ''}`;
  const call = words.call.replace('{name}', name).replace('{phone}', resource.phone);
  if (!resource.sms) return `${call}.`;
  const sms = resource.smsText ? `${resource.sms} (${resource.smsText})` : resource.sms;
  return `${call} ${words.orText.replace('{sms}', sms)}.`;
}

function replyResources(lines: CrisisLines, language: Language): ReplyResource[] {
  if (lines.resources.length === 0) return [directoryResource(language)];
  return lines.resources.slice(0, 2).map((resource) => toReplyResource(resource, lines.region as string, language));
}
