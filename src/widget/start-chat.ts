import { createConversationClient } from './conversation-client.js';
import { createPanel, type Panel } from './create-panel.js';
import { forgetKept, type KeptTurn, newTurn, readKept, writeKept } from './kept-conversation.js';
import { createOpener } from './opener.js';
import { watchEscape } from './quick-exit.js';
import type { Settings } from './read-settings.js';
import { createSendQueue } from './send-queue.js';
import { createTurnView } from './turn-view.js';

/** Starts a chat in a shadow root and goes on where this tab was. Gives back what stops it. */
export function startChat(host: HTMLElement, root: ShadowRoot, settings: Settings): () => void {
  const stop = new AbortController();
  const panel = createPanel(settings);
  const kept = readKept();
  const client = createConversationClient(settings, kept);
  const announce = (text: string): void => {
    panel.status.textContent = text;
  };
  const holdFocus = createHoldFocus(root, panel);
  const say = (text: string): void => {
    const turn = newTurn(text);
    if (kept.turns.length === 0) panel.turns.replaceChildren();
    kept.turns.push(turn);
    send(turn);
  };
  const retry = (turn: KeptTurn): void => send(turn);
  const actions = { say, announce, rate: client.rate };
  const view = createTurnView({ panel, strings: settings.strings, actions, retry });
  const show = (turn: KeptTurn): void => {
    if (turn.reply) kept.conversationId = turn.reply.conversationId;
    writeKept(kept);
    holdFocus(() => view.show(turn, true));
  };
  const queue = createSendQueue(client, show);
  const send = (turn: KeptTurn): void => {
    turn.state = 'sending';
    show(turn);
    queue.send(turn);
  };
  const opener = createOpener(panel, settings, kept);
  const leave = (): void => {
    queue.clear();
    forgetKept(kept);
    host.hidden = true;
    location.replace(settings.exitUrl);
  };
  const erase = async (): Promise<void> => {
    const erased = await client.erase();
    if (erased.kind === 'failed') return announceFailure(panel, settings);
    queue.clear();
    forgetKept(kept);
    holdFocus(() => view.reset(erased.kind === 'forgotten' ? erased.text : settings.strings.erased));
  };

  root.replaceChildren(panel.frame);
  view.reset('');
  for (const turn of kept.turns) view.show(turn, false);
  wireForm(panel, say);
  wireErase(panel, settings, erase);
  panel.list.addEventListener('click', () => say(settings.strings.commands.show));
  panel.exit.addEventListener('click', leave);
  watchEscape({ ...opener, leave }, stop.signal);
  return () => {
    stop.abort();
    queue.clear();
  };
}

/** Runs a change of the page; where the focused button goes away with it, the focus goes to the field and nowhere else. */
function createHoldFocus(root: ShadowRoot, { field }: Panel): (change: () => void) => void {
  return (change) => {
    const before = root.activeElement;
    change();
    if (before && !before.isConnected) field.focus({ preventScroll: true });
  };
}

function wireForm({ form, field }: Panel, say: (text: string) => void): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    // The focus is in the field after each sending, by key and by button alike.
    field.focus({ preventScroll: true });
    if (text === '') return;
    field.value = '';
    say(text);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

/** Deleting takes two presses: the first one asks, and leaving the button takes it back. */
function wireErase({ erase: button, status }: Panel, { strings }: Settings, erase: () => Promise<void>): void {
  const ask = (asks: boolean): void => {
    button.textContent = asks ? strings.eraseSure : strings.erase;
    button.classList.toggle('sure', asks);
  };
  button.addEventListener('blur', () => ask(false));
  button.addEventListener('click', () => {
    const isSure = button.classList.contains('sure');
    ask(!isSure);
    if (isSure) void erase();
    else status.textContent = strings.eraseSure;
  });
}

function announceFailure({ status, erase }: Panel, { strings }: Settings): void {
  status.textContent = strings.eraseFailed;
  erase.textContent = strings.eraseFailed;
}
