import type { Reply, ReplyResource } from '../types/reply.js';
import type { SafetyLevel } from '../types/safety.js';
import { createElement, createHidden, createLink } from './create-element.js';
import { isWebAddress } from './read-settings.js';
import { renderCitation } from './render-citation.js';
import { createPhoneLink } from './render-crisis-line.js';
import type { WidgetStrings } from './strings.js';

const EMERGENCY_FIRST: readonly SafetyLevel[] = ['imminent', 'medical_emergency', 'harm_to_others', 'violence_abuse'];

/** A reply as an item of the conversation: its text, whom to call where it escalates, its sources, the guardrail. */
export function renderReply(reply: Reply, strings: WidgetStrings): HTMLLIElement {
  const item = createElement('li', { class: `bot ${reply.kind}`, dir: 'auto' }, createHidden(strings.botSaid));
  const [first = '', ...others] = bodyOf(reply).split(/\n{2,}/);
  const opening = renderBlock(first, reply, strings);
  // Whom to call stands right below the acknowledgement, or below the emergency number where that comes first.
  if (reply.safety.escalate) {
    const place = EMERGENCY_FIRST.includes(reply.safety.level) ? 2 : 1;
    opening.splice(place, 0, renderResources(reply.resources, strings));
  }
  item.append(...opening);
  for (const block of others) item.append(...renderBlock(block, reply, strings));
  for (const notice of reply.notices)
    if (!reply.text.includes(notice)) item.append(createElement('p', { class: 'notice' }, notice));
  if (reply.citations.length > 0) {
    const cards = reply.citations.map((citation) => renderCitation(citation, reply, strings));
    item.append(createElement('p', { class: 'label' }, strings.sources), ...cards);
  }
  item.append(createElement('p', { class: 'guardrail' }, reply.guardrail));
  return item;
}

/** The words of a reply as a screen reader hears them: without the numbers of the sources. */
export const spokenText = (reply: Reply): string => reply.text.replace(/ ?\[\d+\]/g, '');

/** The list for the appointment in a reply; null where it holds none. */
export function findList(reply: Reply, titles: readonly string[]): string | null {
  const body = bodyOf(reply);
  const starts = titles.map((title) => body.indexOf(`${title}\n`)).filter((start) => start >= 0);
  return starts.length === 0 ? null : body.slice(Math.min(...starts));
}

function bodyOf({ text, guardrail }: Reply): string {
  const start = text.lastIndexOf(guardrail);
  return (start < 0 ? text : text.slice(0, start) + text.slice(start + guardrail.length)).trim();
}

/** The lines of a block: paragraphs, and lists where lines begin with a dash. */
function renderBlock(block: string, reply: Reply, strings: WidgetStrings): HTMLElement[] {
  const rendered: HTMLElement[] = [];
  for (const line of block.split('\n')) {
    const isItem = line.startsWith('- ');
    const element = createElement(isItem ? 'li' : 'p', {}, ...markNumbers(isItem ? line.slice(2) : line, reply));
    // Quotations stay English in every interface; the screen reader has to know.
    if (strings.language !== 'en' && reply.sentences.some(({ text }) => line.includes(text))) element.lang = 'en';
    const last = rendered.at(-1);
    if (isItem && last instanceof HTMLUListElement) last.append(element);
    else rendered.push(isItem ? createElement('ul', {}, element) : element);
  }
  return rendered;
}

function markNumbers(line: string, reply: Reply): (string | HTMLElement)[] {
  if (reply.citations.length === 0) return [line];
  return line
    .split(/(\[\d+\])/)
    .filter(Boolean)
    .map((part) => (/^\[\d+\]$/.test(part) ? createElement('span', { class: 'mark' }, part) : part));
}

function renderResources(resources: readonly ReplyResource[], strings: WidgetStrings): HTMLElement {
  const items = resources.map((resource) => {
    const { name, phone, sms, url } = resource;
    return createElement(
      'li',
      {},
      createElement('span', {}, name),
      phone ? createPhoneLink('tel', phone, strings) : null,
      sms ? createPhoneLink('sms', sms, strings) : null,
      !phone && !sms && isWebAddress(url ?? '') ? createLink(url ?? '', hostOf(url ?? '')) : null,
    );
  });
  return createElement('ul', { class: 'resources', 'aria-label': strings.crisisLabel }, ...items);
}

const hostOf = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/.*$/, '');
