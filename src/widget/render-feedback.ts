import type { Reply } from '../types/reply.js';
import type { Actions } from './actions.js';
import { createButton, createElement } from './create-element.js';
import type { WidgetStrings } from './strings.js';

type FeedbackActions = Pick<Actions, 'rate' | 'announce'>;

/** "Was this helpful?": one verdict a reply; "not helpful" asks for a reason first. Buttons stay where they are, so focus does too. */
export function renderFeedback(reply: Reply, strings: WidgetStrings, actions: FeedbackActions): HTMLElement {
  const thanks = createElement('span', { class: 'thanks' });
  let isGiven = false;
  const give = async (helpful: boolean, reason: string | null, pressed: HTMLElement): Promise<void> => {
    if (isGiven) return;
    isGiven = true;
    pressed.setAttribute('aria-pressed', 'true');
    if (!(await actions.rate(reply.turnId, helpful, reason))) return;
    thanks.textContent = strings.thanks;
    actions.announce(strings.thanks);
  };
  const reasons = Object.entries(strings.reasons).map(([reason, label]) => {
    const button = createButton(label, () => void give(false, reason, button), 'small');
    return button;
  });
  const why = createElement('div', { class: 'why', role: 'group', 'aria-label': strings.why, hidden: '' }, ...reasons);
  const yes = createButton(strings.helpful, () => void give(true, null, yes), 'small');
  const no = createButton(
    strings.notHelpful,
    () => {
      if (isGiven) return;
      why.hidden = !why.hidden;
      no.setAttribute('aria-expanded', String(!why.hidden));
    },
    'small',
  );
  no.setAttribute('aria-expanded', 'false');
  const question = createElement('span', {}, strings.wasHelpful);
  return createElement('div', { class: 'feedback' }, question, yes, no, thanks, why);
}
