import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const example = fileURLToPath(new URL('../../examples/botkit-plugin.mjs', import.meta.url));

describe('examples/botkit-plugin.mjs', () => {
  it('answers with its own skill, with a cited answer, and danger before anything else', () => {
    const input = 'opening hours\nwhat is ECT\nopening hours, I want to kill myself tonight\n';
    const { stdout, stderr, status } = spawnSync(process.execPath, [example], { input, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^The clinic is open[\s\S]*\[1\][\s\S]*https:[\s\S]*This is not medical care/);
    expect(stdout.match(/The clinic is open/g)).toHaveLength(1);
  });
});
