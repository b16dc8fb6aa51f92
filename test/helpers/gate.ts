import { connect, createServer, type Socket } from 'node:net';

/** What stands at the gate: all pass, all are turned away, or all are let in and nobody answers. */
export type GateMode = 'open' | 'closed' | 'silent';

/** A relay on loopback before a database, so that a test can take the database away. */
export async function createGate(host: string, port: number) {
  const sockets = new Set<Socket>();
  let mode: GateMode = 'open';
  const server = createServer((from) => {
    sockets.add(from.on('error', () => {}));
    if (mode === 'closed') from.destroy();
    if (mode !== 'open') return;
    const to = connect(port, host).on('error', () => from.destroy());
    sockets.add(to);
    from.on('data', (bytes) => mode === 'open' && to.write(bytes));
    to.on('data', (bytes) => mode === 'open' && from.write(bytes));
    from.on('close', () => to.destroy());
    to.on('close', () => from.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    /** Connections through a gate that opens or closes are cut; one that falls silent keeps them. */
    set(next: GateMode): void {
      mode = next;
      if (next !== 'silent') drop();
    },
    async close(): Promise<void> {
      drop();
      await new Promise((done) => server.close(done));
    },
  };
}
