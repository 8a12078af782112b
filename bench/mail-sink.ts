// A mail server that takes everything and keeps nothing, in a process of its own.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { serveOrders } from './children.ts';

/** `count` waits until so many mails came since the last `begin` and answers how many a second; `letter` until one came to the address. */
export type SinkOrder =
  | { kind: 'port' }
  | { kind: 'begin' }
  | { kind: 'count'; mails: number }
  | { kind: 'letter'; to: string }
  | { kind: 'last' };
export type SinkAnswer = { port?: number; perSecond?: number; at?: number; raw?: Buffer };

let times: { first: number; last: number; count: number } = { first: 0, last: 0, count: 0 };
let last = Buffer.alloc(0);
const letters = new Map<string, number>();
let hear = () => {};

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  maxClients: 500,
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const to = session.envelope.rcptTo[0]?.address ?? '';
      if (to.startsWith('letter')) letters.set(to, Date.now());
      else {
        times.last = performance.now();
        if (times.count++ === 0) times.first = times.last;
        last = Buffer.concat(chunks);
      }
      done(null, '2.0.0 Taken');
      hear();
    });
  },
});
server.on('error', () => {});

async function until(isThere: () => boolean): Promise<void> {
  while (!isThere()) {
    await new Promise<void>((resolve) => {
      hear = resolve;
    });
  }
}

serveOrders<SinkOrder, SinkAnswer>(async (order) => {
  if (order.kind === 'port') {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
    return { port: (server.server.address() as AddressInfo).port };
  }
  if (order.kind === 'begin') {
    times = { first: 0, last: 0, count: 0 };
    return {};
  }
  if (order.kind === 'last') return { raw: last };
  if (order.kind === 'letter') {
    await until(() => letters.has(order.to));
    return { at: letters.get(order.to) ?? 0 };
  }
  await until(() => times.count >= order.mails);
  return { perSecond: ((times.count - 1) / (times.last - times.first)) * 1000 };
});
