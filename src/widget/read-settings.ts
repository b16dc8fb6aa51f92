import { type WidgetStrings, widgetStrings } from './strings.js';

/** How an element stands on its page: behind a launcher button, in the flow, or as the whole page. */
export type Layout = 'launcher' | 'inline' | 'page';

/** What the attributes of an element say. */
export interface Settings {
  /** Where the API is, without a slash at its end. */
  readonly server: string;
  /** ISO 3166 alpha-2; null where the page names none. */
  readonly region: string | null;
  /** BCP 47, for the server. */
  readonly locale: string;
  readonly strings: WidgetStrings;
  readonly layout: Layout;
  readonly isOpen: boolean;
  readonly exitUrl: string;
}

const NEUTRAL_PAGE = 'https://www.google.com';

/** Reads `data-region`, `data-lang`, `data-layout`, `data-open`, `data-exit` and `data-server`; what is misspelled counts as missing. */
export function readSettings({ dataset }: HTMLElement, server: string): Settings {
  const locale = dataset['lang'] || document.documentElement.lang || navigator.language || 'en';
  const layout = dataset['layout'];
  const region = dataset['region']?.trim().toUpperCase() ?? '';
  return {
    server: (dataset['server'] || server).replace(/\/$/, ''),
    region: /^[A-Z]{2}$/.test(region) ? region : null,
    locale: locale.slice(0, 35),
    strings: widgetStrings[locale.toLowerCase().startsWith('es') ? 'es' : 'en'],
    layout: layout === 'launcher' || layout === 'page' ? layout : 'inline',
    isOpen: layout !== 'launcher' || dataset['open'] === 'true',
    exitUrl: isWebAddress(dataset['exit']) ? dataset['exit'] : NEUTRAL_PAGE,
  };
}

/** Says whether a text is an http(s) address: nothing else is ever navigated to or linked. */
export function isWebAddress(text: string | undefined): text is string {
  return /^https?:\/\/[^\s]+$/i.test(text ?? '');
}
