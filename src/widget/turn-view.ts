import type { Actions } from './actions.js';
import { createButton, createElement, createHidden } from './create-element.js';
import type { Panel } from './create-panel.js';
import type { KeptTurn } from './kept-conversation.js';
import { renderChoices, renderNext } from './render-next.js';
import { renderReply, spokenText } from './render-reply.js';
import type { WidgetStrings } from './strings.js';

/** Shows turns, and says aloud what is new. */
export interface TurnView {
  /** Shows a turn as it stands now. `isNew` is false for turns of before a reload: those are not announced. */
  show(turn: KeptTurn, isNew: boolean): void;
  /** An empty conversation, with a note where something has to be said. */
  reset(note: string): void;
}

interface ViewParts {
  readonly panel: Panel;
  readonly strings: WidgetStrings;
  readonly actions: Actions;
  retry(turn: KeptTurn): void;
}

/** Wires {@link TurnView}. */
export function createTurnView({ panel, strings, actions, retry }: ViewParts): TurnView {
  const slots = new Map<KeptTurn, { readonly you: HTMLElement; bot: HTMLElement }>();

  const slotOf = (turn: KeptTurn) => {
    const known = slots.get(turn);
    if (known) return known;
    const you = createElement('li', { class: 'you', dir: 'auto' }, createHidden(strings.youSaid), turn.text);
    const slot = { you, bot: createElement('li') };
    slots.set(turn, slot);
    panel.turns.append(you, slot.bot);
    return slot;
  };

  return {
    show(turn, isNew) {
      const slot = slotOf(turn);
      const bot = renderState(turn, strings, retry);
      slot.bot.replaceWith(bot);
      slot.bot = bot;
      panel.next.replaceChildren(...(turn.reply ? renderNext(turn.reply, strings, actions) : []));
      scrollTo(panel, slot.you);
      if (isNew) actions.announce(turn.reply ? spokenText(turn.reply) : (bot.textContent ?? ''));
    },
    reset(note) {
      slots.clear();
      panel.turns.replaceChildren(...(note ? [createElement('li', { class: 'bot note' }, note)] : []));
      const starters = renderChoices(strings.askNext, strings.starters, actions);
      panel.next.replaceChildren(...(starters ? [starters] : []));
      if (note) actions.announce(note);
    },
  };
}

function renderState(turn: KeptTurn, strings: WidgetStrings, retry: (turn: KeptTurn) => void): HTMLElement {
  if (turn.reply) return renderReply(turn.reply, strings);
  if (turn.state === 'waiting') return createElement('li', { class: 'bot note' }, strings.waiting);
  if (turn.state === 'sending') {
    const dots = createElement(
      'span',
      { class: 'dots', 'aria-hidden': 'true' },
      ...[1, 2, 3].map(() => createElement('i')),
    );
    return createElement('li', { class: 'bot note typing' }, dots, createElement('span', {}, strings.looking));
  }
  const reason = turn.status === 429 ? strings.tooMany : turn.status === 413 ? strings.tooLong : strings.unsentDanger;
  return createElement(
    'li',
    { class: 'bot note unsent' },
    createElement('p', {}, createElement('strong', {}, strings.unsent), ` ${reason}`),
    createButton(strings.retry, () => retry(turn)),
  );
}

/** Puts the start of a turn at the top of what is seen, without moving the page around the chat. */
function scrollTo({ log, box }: Panel, item: HTMLElement): void {
  const scroller = log.scrollHeight > log.clientHeight + 1 ? log : box;
  const covered = scroller === box ? (box.querySelector('.crisis')?.clientHeight ?? 0) : 0;
  scroller.scrollTop += item.getBoundingClientRect().top - scroller.getBoundingClientRect().top - covered - 8;
}
