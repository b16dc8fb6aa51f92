import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BotError } from '../types/errors.js';

/** Runs a command when its module was started as a program; a fault is printed as one message, and the process fails. */
export function runCli(moduleUrl: string, command: (args: readonly string[]) => void | Promise<void>): void {
  const started = process.argv[1];
  if (!started || realpathSync(started) !== fileURLToPath(moduleUrl)) return;
  Promise.resolve()
    .then(() => command(process.argv.slice(2)))
    .catch((fault: unknown) => {
      process.stderr.write(
        `${fault instanceof BotError ? `${fault.code}: ${fault.message}` : fault instanceof Error ? fault.stack : 'unknown fault'}\n`,
      );
      process.exitCode = 1;
    });
}
