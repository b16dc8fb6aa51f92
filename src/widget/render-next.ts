import type { Reply } from '../types/reply.js';
import type { Actions } from './actions.js';
import { createButton, createElement } from './create-element.js';
import { printText, saveText } from './list-export.js';
import { renderFeedback } from './render-feedback.js';
import { findList } from './render-reply.js';
import { type WidgetStrings, widgetStrings } from './strings.js';

const LIST_TITLES = Object.values(widgetStrings).map(({ listTitle }) => listTitle);

/** What can be done next, below the last reply: choices, actions, print and save of a list, feedback. */
export function renderNext(reply: Reply, strings: WidgetStrings, actions: Actions): HTMLElement[] {
  const list = findList(reply, LIST_TITLES);
  const quotes = reply.sentences.length > 0;
  const buttons = [
    ...(quotes ? [createButton(strings.more, () => actions.say(strings.commands.more))] : []),
    ...(quotes ? [createButton(strings.add, () => actions.say(strings.commands.add))] : []),
    ...(list ? renderListButtons(list, strings) : []),
  ];
  const asks = reply.kind === 'clarification';
  return [
    renderChoices(asks ? strings.chooseOne : strings.askNext, reply.suggestions, actions),
    buttons.length > 0 ? createElement('div', { class: 'buttons' }, ...buttons) : null,
    quotes || reply.kind === 'no-answer' ? renderFeedback(reply, strings, actions) : null,
  ].filter((part) => part !== null);
}

/** Buttons that say what is written on them. */
export function renderChoices(label: string, choices: readonly string[], { say }: Pick<Actions, 'say'>) {
  if (choices.length === 0) return null;
  const buttons = choices.map((choice) => createButton(choice, () => say(choice), 'choice'));
  return createElement('div', { class: 'suggestions', role: 'group', 'aria-label': label }, ...buttons);
}

function renderListButtons(list: string, strings: WidgetStrings): HTMLButtonElement[] {
  const print = createButton(strings.print, () => printText(list, print.getRootNode()));
  return [print, createButton(strings.save, () => saveText(list, strings.fileName))];
}
