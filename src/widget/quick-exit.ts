/** Two presses within this time leave the page, in ms. */
const TWICE_MS = 1_500;

/** What the Escape key does. */
export interface EscapeActions {
  /** Escape belongs to the page around a chat that is closed. */
  isOpen(): boolean;
  /** On the first press. */
  close(): void;
  /** On the second. */
  leave(): void;
}

/** Watches for Escape on the whole page: where the focus is must not matter to a person in a hurry. */
export function watchEscape({ isOpen, close, leave }: EscapeActions, signal: AbortSignal): void {
  let last = Number.NEGATIVE_INFINITY;
  const watch = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.repeat) return;
    if (event.timeStamp - last < TWICE_MS) leave();
    else if (isOpen()) {
      last = event.timeStamp;
      close();
    }
  };
  document.addEventListener('keydown', watch, { signal, capture: true });
}
