import { link, plain, type SlackBlock, withLinks } from './render-blocks.js';

const section = (text: string): SlackBlock => ({ type: 'section', text: plain(text) });

/** What App Home shows: what this is, what it is not, and where help is. */
export const HOME_BLOCKS: readonly SlackBlock[] = [
  { type: 'header', text: plain('CareCite') },
  section(
    'I am an automated program that answers staff questions about treating treatment-resistant depression. Every sentence is quoted from a checked passage and carries its source. Write to me here, mention me in a channel, or use /carecite.',
  ),
  section(
    'For clinic staff only, not for patients. Do not write names, records or anything else that could identify a patient: Slack is not a place for communication with or about patients.',
  ),
  section(
    'I am not a person and not a clinician. I do not diagnose, set doses or change treatment, I cannot see records, and nobody watches this conversation.',
  ),
  section(
    'When a message sounds like danger, I answer with crisis lines, to the person alone. I cannot call for help: in an emergency call your local emergency number.',
  ),
  {
    type: 'context',
    elements: [
      withLinks(
        `In the US and Canada call or text 988. Elsewhere: ${link('https://findahelpline.com', 'findahelpline.com')}`,
      ),
    ],
  },
];
