import type { ConversationState, ListItem } from '../types/conversation.js';
import type { MedicationEntity } from '../types/entities.js';

/** The words around the list, in the language of the person. */
export interface ListWords {
  readonly title: string;
  readonly question: string;
  readonly fact: string;
  readonly source: string;
  readonly empty: string;
  readonly note: string;
}

/** The facts that a person told, as they said them. */
export function factsOf(state: ConversationState): readonly string[] {
  return [
    ...state.medications
      .filter((one) => one.status !== null || one.dose || one.durationDays !== null)
      .map(renderMedication),
    ...(state.failedTrials === null ? [] : [`treatments that did not help: ${state.failedTrials}`]),
    ...(state.age === null ? [] : [`age: ${state.age}`]),
  ];
}

/** The list for the appointment, as plain text. */
export function renderListText(state: ConversationState, words: ListWords): string {
  const parts = sections(state).map(([kind, lines]) =>
    [`${words[kind]}:`, ...lines.map((line) => `- ${line}`)].join('\n'),
  );
  return parts.length === 0 ? words.empty : [words.title, ...parts, words.note].join('\n\n');
}

/** The list for the appointment, as a page to print; nothing in it is markup of the person's. */
export function renderListHtml(state: ConversationState, words: ListWords): string {
  const parts = sections(state).map(
    ([kind, lines]) =>
      `<h2>${escapeHtml(words[kind])}</h2>\n<ul>\n${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n')}\n</ul>`,
  );
  const body = parts.length === 0 ? `<p>${escapeHtml(words.empty)}</p>` : parts.join('\n');
  return `<!doctype html>\n<html lang="${state.language}">\n<head><meta charset="utf-8"><title>${escapeHtml(words.title)}</title></head>\n<body>\n<h1>${escapeHtml(words.title)}</h1>\n${body}\n<p>${escapeHtml(words.note)}</p>\n</body>\n</html>\n`;
}

function sections(state: ConversationState): readonly (readonly [ListItem['kind'], readonly string[]])[] {
  const of = (kind: ListItem['kind']) => state.list.filter((item) => item.kind === kind).map((item) => item.text);
  const all = [
    ['question', of('question')],
    ['fact', [...of('fact'), ...factsOf(state)]],
    ['source', of('source')],
  ] as const;
  return all.filter(([, lines]) => lines.length > 0);
}

function renderMedication({ surface, dose, durationDays, status }: MedicationEntity): string {
  const details = [
    dose ? `${dose.value} ${dose.unit}` : '',
    durationDays === null ? '' : `${durationDays} days`,
    status ?? '',
  ].filter(Boolean);
  return [surface, ...details].join(', ');
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
