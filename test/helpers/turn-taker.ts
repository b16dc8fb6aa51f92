import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

/** Builds `take-turns.ts` as a program below the project, where its libraries are found. */
export async function buildTurnTaker(): Promise<{ readonly path: string; remove(): void }> {
  const path = join(process.cwd(), `dist/take-turns-${process.pid}.mjs`);
  await build({
    entryPoints: ['test/helpers/take-turns.ts'],
    outfile: path,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
  });
  return { path, remove: () => rmSync(path, { force: true }) };
}

/** A run of the program. */
export interface TurnTaker {
  readonly child: ChildProcess;
  /** How many turns of each conversation were acknowledged. */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** Resolves when so many lines came, or the program ended. */
  came(lines: number): Promise<void>;
  /** Resolves with the exit code (null: killed) when the program ended and all it printed was read. */
  readonly ended: Promise<number | null>;
}

/** Starts the program on a database; `args` are the limit and the conversations. */
export function startTurnTaker(path: string, env: Record<string, string>, args: readonly string[]): TurnTaker {
  const child = spawn(process.execPath, [path, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged = new Map<string, number>();
  let lines = 0;
  let wanted = Number.POSITIVE_INFINITY;
  let reach = (): void => {};
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [id = '', turns] = line.split(' ');
    acknowledged.set(id, Number(turns));
    if (++lines >= wanted) reach();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const came = (count: number) =>
    new Promise<void>((resolve) => {
      wanted = count;
      reach = resolve;
      void ended.then(() => resolve());
      if (lines >= count) resolve();
    });
  return { child, acknowledged, came, ended };
}
