import { readSettings } from './read-settings.js';
import { startChat } from './start-chat.js';
import { createStyles } from './styles.js';

/** The name of the element. */
export const TAG = 'care-cite-chat';

/**
 * Defines `<care-cite-chat>`: the whole chat in an open shadow root.
 *
 * @param server Where the API is, for elements without `data-server`.
 */
export function defineCareCiteChat(server: string): void {
  if (customElements.get(TAG)) return;
  const styles = createStyles();
  customElements.define(
    TAG,
    class extends HTMLElement {
      #stop = (): void => {};

      connectedCallback(): void {
        const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
        root.adoptedStyleSheets = [styles];
        this.#stop = startChat(this, root, readSettings(this, server));
      }

      disconnectedCallback(): void {
        this.#stop();
      }
    },
  );
}
