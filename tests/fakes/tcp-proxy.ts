import { connect, createServer, type Server, type Socket } from 'node:net';

/** A wire between the paper and a server, which a test cuts: `address` is where to connect instead. */
export type TcpProxy = {
  address: string;
  /** Breaks every connection and refuses new ones. */
  cut: () => void;
  /** Lets nothing through on connections that listen, now or later; the others go on. */
  deafen: () => void;
  /** Keeps connections open and lets nothing through in either direction, as a network does that has lost its way. */
  stall: () => void;
  restore: () => void;
  stop: () => Promise<void>;
};

/** Puts a wire in front of the server that `url` names. */
export async function proxyBefore(url: string): Promise<TcpProxy> {
  const target = new URL(url);
  const pairs = new Set<[Socket, Socket]>();
  let state: 'open' | 'stalled' | 'cut' = 'open';
  let isDeaf = false;
  const server: Server = createServer((near) => {
    if (state === 'cut') return near.destroy();
    const far = connect(Number(target.port), target.hostname);
    const pair: [Socket, Socket] = [near, far];
    let listens = false;
    near.on('data', (bytes) => {
      listens ||= bytes.includes('listen ');
    });
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near]] as const) {
      from.on('data', (bytes) => state === 'open' && !(listens && isDeaf) && to.write(bytes));
      from.on('error', () => {});
      from.on('close', () => {
        pairs.delete(pair);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const listening = server.address();
  const address = new URL(url);
  address.hostname = '127.0.0.1';
  address.port = String(listening && typeof listening === 'object' ? listening.port : 0);
  const breakAll = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  return {
    address: address.href,
    cut() {
      state = 'cut';
      breakAll();
    },
    deafen() {
      isDeaf = true;
    },
    stall() {
      state = 'stalled';
    },
    restore() {
      // What was said into a stalled wire is lost: such a connection can't go on.
      if (state === 'stalled') breakAll();
      state = 'open';
    },
    async stop() {
      breakAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
