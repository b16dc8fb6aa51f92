import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../dist/cli/ask.js', import.meta.url));

/** Runs `ask --jsonl` over bytes, and reads the lines it writes. */
function run(input: Buffer, env: Readonly<Record<string, string>> = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, '--jsonl'], {
    input,
    env: { ...process.env, ...env },
    maxBuffer: 64_000_000,
  });
  const lines = stdout.toString().split('\n').filter(Boolean);
  return { lines: lines.map((line) => JSON.parse(line)), stderr: stderr.toString(), status };
}
const line = (id: number, text: string): Buffer => Buffer.from(`${JSON.stringify({ id, text })}\n`);

describe('thousands of lines, some of them broken', () => {
  it('answers every other line, in order', () => {
    const { lines, status } = run(
      Buffer.concat([
        line(1, 'what is TMS'),
        Buffer.from(`{"id":2,"text":"${'x'.repeat(10_000_000)}"}\n`),
        Buffer.from([0x7b, 0xff, 0xfe, 0x0a]),
        Buffer.from('{"id": 4,\n'),
        line(5, 'what is ECT'),
      ]),
    );
    expect(status).toBe(0);
    expect(lines.map((one) => one.id)).toEqual([1, null, null, null, 5]);
    expect(lines.slice(1, 4).map((one) => one.error)).toEqual([
      expect.stringContaining('longer'),
      expect.stringContaining('UTF-8'),
      expect.stringContaining('JSON'),
    ]);
    expect(lines[4].reply.kind).toBe('answer');
  });

  it('reads a last line without its end', () => {
    expect(run(Buffer.from('{"id":"a","text":"what is VNS"}')).lines[0]).toMatchObject({
      id: 'a',
      reply: { kind: 'answer' },
    });
  });

  it('says which folder is missing, and answers nothing', () => {
    const { lines, stderr, status } = run(line(1, 'what is TMS'), { CARECITE_KNOWLEDGE: '/nowhere/at/all' });
    expect(status).not.toBe(0);
    expect(lines).toEqual([]);
    expect(stderr).toContain('/nowhere/at/all');
  });
});
