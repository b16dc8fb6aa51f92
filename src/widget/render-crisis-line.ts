import { createElement, createLink } from './create-element.js';
import { crisisNumbersOf } from './crisis-numbers.js';
import { fill, type WidgetStrings } from './strings.js';

const DIRECTORY = 'https://findahelpline.com';

/** The line that is always in sight: whom to call and text in this region. Needs no network. */
export function renderCrisisLine(region: string | null, strings: WidgetStrings): HTMLElement {
  const { emergency, phone, sms } = crisisNumbersOf(region);
  const unknown = emergency === null;
  const shown = unknown ? crisisNumbersOf('US') : { phone, sms };
  const lines = [
    shown.phone ? createPhoneLink('tel', shown.phone, strings) : null,
    shown.sms ? createPhoneLink('sms', shown.sms, strings) : null,
  ];
  const group = createElement('span', { class: 'group' }, unknown ? strings.northAmerica : null, ...lines);
  const parts = [
    unknown ? strings.emergencyUnknown : '',
    group,
    emergency
      ? createElement('a', { href: `tel:${digits(emergency)}` }, fill(strings.emergency, 'number', emergency))
      : '',
    unknown || !phone ? createLink(DIRECTORY, 'findahelpline.com') : '',
  ].filter((part) => part !== '');
  const items = parts.map((part) => createElement('span', {}, part));
  return createElement(
    'div',
    { class: 'crisis', role: 'group', 'aria-label': strings.crisisLabel },
    createElement('strong', {}, strings.crisis),
    ...items,
  );
}

/** A link that calls or texts a number. */
export function createPhoneLink(scheme: 'tel' | 'sms', number: string, strings: WidgetStrings): HTMLAnchorElement {
  const label = fill(scheme === 'tel' ? strings.call : strings.sms, 'number', number);
  return createElement('a', { href: `${scheme}:${digits(number)}` }, label);
}

const digits = (number: string): string => number.replace(/[^\d+*#]/g, '');
