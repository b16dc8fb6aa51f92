import { describe, expect, it } from 'vitest';
import wording from '../../../src/bot/data/wording.json' with { type: 'json' };
import { readCommand } from '../../../src/bot/read-command.js';
import { readOwnCommand } from '../../../src/bot/read-own-command.js';
import { widgetStrings } from '../../../src/widget/strings.js';

describe.each(['en', 'es'] as const)('the interface in %s', (language) => {
  const strings = widgetStrings[language];

  it('says what the bot understands as the command of the button', () => {
    expect(readCommand(strings.commands.more)).toBe('more');
    expect(readOwnCommand(strings.commands.add)).toBe('list-add');
    expect(readOwnCommand(strings.commands.show)).toBe('list-show');
    expect(readOwnCommand(strings.commands.forget)).toBe('forget-me');
  });

  it('knows a list by the title that the bot gives it', () => {
    expect(strings.listTitle).toBe(wording[language].own.list.title);
  });

  it('has words everywhere', () => {
    expect(Object.entries(strings).filter(([, text]) => text === '')).toEqual([]);
  });
});
