import type { Panel } from './create-panel.js';
import { type KeptConversation, writeKept } from './kept-conversation.js';
import type { Settings } from './read-settings.js';

/** Opens and closes the chat behind its launcher; a chat without one is always open. */
export interface Opener {
  isOpen(): boolean;
  /** Back to the launcher; nothing where there is none. */
  close(): void;
}

/** Wires {@link Opener}. An open chat is open again after a reload. */
export function createOpener(panel: Panel, settings: Settings, kept: KeptConversation): Opener {
  const { box, launcher, close: closer, field } = panel;
  const hasLauncher = settings.layout === 'launcher';
  const set = (isOpen: boolean): void => {
    box.hidden = !isOpen;
    launcher.hidden = isOpen;
    launcher.setAttribute('aria-expanded', String(isOpen));
    if (hasLauncher && kept.isOpen !== isOpen && (kept.isOpen !== null || isOpen !== settings.isOpen)) {
      kept.isOpen = isOpen;
      writeKept(kept);
    }
  };
  const close = (): void => {
    if (!hasLauncher || box.hidden) return;
    set(false);
    launcher.focus({ preventScroll: true });
  };
  launcher.setAttribute('aria-controls', 'box');
  launcher.addEventListener('click', () => {
    set(true);
    field.focus({ preventScroll: true });
  });
  closer.addEventListener('click', close);
  set(hasLauncher ? (kept.isOpen ?? settings.isOpen) : true);
  return { close, isOpen: () => !box.hidden };
}
