import { defineCareCiteChat, TAG } from './care-cite-chat.js';

/** The one file for other pages: defines the element and, where the page has none, adds one behind a launcher button. */
function startWidget(script: HTMLOrSVGScriptElement | null): void {
  const own = script instanceof HTMLScriptElement ? script : null;
  defineCareCiteChat(own?.src ? new URL('.', own.src).href : location.origin);
  if (!own || own.dataset['launcher'] === 'false') return;
  const mount = (): void => {
    if (document.querySelector(TAG)) return;
    const chat = document.createElement(TAG);
    Object.assign(chat.dataset, own.dataset, { layout: 'launcher' });
    document.body.append(chat);
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', mount, { once: true });
  else mount();
}

startWidget(document.currentScript);
