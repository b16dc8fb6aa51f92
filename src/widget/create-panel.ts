import { createButton, createElement } from './create-element.js';
import type { Settings } from './read-settings.js';
import { renderCrisisLine } from './render-crisis-line.js';

/** The fixed parts of the chat. */
export interface Panel {
  readonly frame: HTMLElement;
  readonly box: HTMLElement;
  /** Only where the layout is `launcher`. */
  readonly launcher: HTMLButtonElement;
  readonly close: HTMLButtonElement;
  readonly exit: HTMLButtonElement;
  readonly log: HTMLElement;
  readonly turns: HTMLOListElement;
  /** What can be done after the last reply. */
  readonly next: HTMLElement;
  /** The one live region. */
  readonly status: HTMLElement;
  readonly form: HTMLFormElement;
  readonly field: HTMLTextAreaElement;
  readonly list: HTMLButtonElement;
  readonly erase: HTMLButtonElement;
}

/** Longest utterance that the API takes, in characters. */
const MAX_CHARS = '4000';
const nothing = (): void => {};

/** Builds the parts and joins them; what they do is wired elsewhere. */
export function createPanel(settings: Settings): Panel {
  const { strings, layout, region } = settings;
  const launcher = createButton(strings.launcher, nothing, 'launcher');
  const close = createButton(strings.close, nothing, 'quiet');
  const exit = createButton(strings.exit, nothing, 'exit');
  exit.title = strings.exitHint;
  const turns = createElement('ol', { class: 'turns', role: 'list' });
  const next = createElement('div', { class: 'next' });
  const welcome = createElement('p', { class: 'welcome' }, strings.welcome);
  const log = createElement(
    'div',
    { class: 'log', role: 'region', tabindex: '0', 'aria-label': strings.conversation },
    welcome,
    turns,
    next,
  );
  const status = createElement('p', { class: 'status visually-hidden', role: 'status' });
  const { form, field } = createForm(settings);
  const list = createButton(strings.showList, nothing, 'quiet');
  const erase = createButton(strings.erase, nothing, 'quiet');
  const box = createElement(
    'div',
    { class: 'box', id: 'box', ...(layout === 'launcher' ? { role: 'dialog', 'aria-label': strings.label } : {}) },
    createHead(settings, layout === 'launcher' ? [exit, close] : [exit]),
    renderCrisisLine(region, strings),
    log,
    status,
    form,
    createElement(
      'div',
      { class: 'foot' },
      createElement('div', { class: 'buttons' }, list, erase),
      createElement('p', {}, strings.note),
    ),
  );
  const attributes = { class: `frame ${layout}`, lang: strings.language, 'aria-label': strings.label };
  const frame = createElement('section', attributes, layout === 'launcher' ? launcher : null, box);
  return { frame, box, launcher, close, exit, log, turns, next, status, form, field, list, erase };
}

function createHead({ strings, layout }: Settings, buttons: readonly HTMLElement[]): HTMLElement {
  const heading = createElement(layout === 'page' ? 'h1' : 'h2', {}, strings.title);
  const title = createElement('div', {}, heading, createElement('p', {}, strings.subtitle));
  return createElement('div', { class: 'head' }, title, createElement('div', { class: 'buttons' }, ...buttons));
}

function createForm({ strings }: Settings): Pick<Panel, 'form' | 'field'> {
  const field = createElement('textarea', {
    id: 'field',
    rows: '2',
    maxlength: MAX_CHARS,
    dir: 'auto',
    autocomplete: 'off',
  });
  const form = createElement(
    'form',
    {},
    createElement('label', { for: 'field' }, strings.field),
    createElement(
      'div',
      { class: 'row' },
      field,
      createElement('button', { type: 'submit', class: 'primary' }, strings.send),
    ),
  );
  return { form, field };
}
