import { createApp } from './app.js';
import { loadChannels } from './channels/load-channels.js';
import { readConfig } from './config.js';
import { loadSecondOpinion } from './encoder/load-second-opinion.js';
import { createLog } from './http/create-log.js';
import { createServer } from './http/create-server.js';
import { createObserver } from './http/observe.js';
import { CHECK_EVERY_DAYS, staleResources } from './safety/crisis-resources.js';
import { openStore } from './store/open-store.js';
import { tendStore } from './store/tend-store.js';
import { BotError } from './types/errors.js';

/** Starts the process: configuration, app, listening, and a clean stop. The only place that may exit. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const onFault = (fault: unknown) => log.error({ code: fault instanceof BotError ? fault.code : 'internal' }, 'fault');
  const store = await openStore(config, onFault);
  const tended = tendStore(store, () => new Date(), onFault);
  await tended.check();
  const { engine, knowledge } = createApp(config, await loadSecondOpinion(config.modelsDir), store, onFault);
  const stale = staleResources(new Date().toISOString().slice(0, 10));
  if (stale.length > 0)
    log.warn({ stale }, `expected crisis resources checked within ${CHECK_EVERY_DAYS} days, got older ones`);
  let draining = false;
  const observer = createObserver(log);
  const now = () => new Date();
  const channels = await loadChannels(config, {
    engine,
    now,
    onFault,
    onReply: observer.reply,
    onFeedback: (turnId, helpful) => log.info({ turnId, helpful }, 'feedback'),
  });

  const server = createServer({
    ...config,
    engine,
    knowledge,
    now,
    observer,
    channels,
    onFeedback: ({ turnId, helpful, reason }) => log.info({ turnId, helpful, reason }, 'feedback'),
    isReady: () => !draining && tended.isUp(),
  }).listen(config.port, config.host, () => {
    const address = server.address();
    process.stderr.write(
      `CareCite listens at http://localhost:${typeof address === 'object' && address ? address.port : config.port}\n`,
    );
  });
  server.on('error', (fault) => {
    process.stderr.write(`expected port ${config.port} to be free, got ${fault.message}\n`);
    process.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      draining = true;
      server.close(
        () =>
          void Promise.all(channels.map((channel) => channel.drain()))
            .then(() => store.close())
            .finally(() => process.exit(0)),
      );
      server.closeIdleConnections();
      setTimeout(() => process.exit(0), 10_000).unref();
    });
  }
}

main().catch((fault: unknown) => {
  process.stderr.write(
    `${fault instanceof BotError ? `${fault.code}: ${fault.message}` : fault instanceof Error ? fault.stack : 'unknown fault'}\n`,
  );
  process.exit(1);
});
