import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** One mail the sink took: on stable storage before the sender heard 250, as a mail server has it. */
export type Taken = { from: string; to: string; messageId: string; subject: string; raw: string };

/** What becomes of a mail, by its recipient and how often it was offered. `before`, `after`: the connection breaks before or after 250 is written. */
export type Manner = 'take' | 'later' | 'no' | 'full' | 'drop-before' | 'drop-after' | 'drop-rcpt';

export type SmtpSink = {
  url: string;
  /** All that was taken so far, in the order it came. */
  taken: () => Taken[];
  mails: () => Promise<ParsedMail[]>;
  /** Lets all that come wait before they are answered, until `resume`. */
  stall: () => void;
  resume: () => void;
  /** Called for each mail that has been offered, before it is answered. */
  onOffer: (hear: (to: string, count: number) => void) => void;
  forget: () => void;
  stop: () => Promise<void>;
};

export type SinkOptions = {
  record: string;
  mannerOf?: (to: string, times: number) => Manner;
  millisecondsToAnswer?: () => number;
  keepsRaw?: boolean;
};

const refusals: Partial<Record<Manner, [number, string]>> = {
  later: [451, '4.7.1 Try again later'],
  no: [550, '5.1.1 There is no such mailbox'],
  full: [552, '5.2.2 Mailbox is full'],
};

/** A real SMTP server that takes mail for everybody, writes it down, and fails in the ways it is asked to. */
export async function startSmtpSink({
  record,
  mannerOf = () => 'take',
  millisecondsToAnswer = () => 0,
  keepsRaw = true,
}: SinkOptions): Promise<SmtpSink> {
  const file = openSync(record, 'a+');
  const times = new Map<string, number>();
  let offered = 0;
  let hear = (_to: string, _count: number) => {};
  let held: (() => void)[] | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    maxClients: 500,
    onRcptTo({ address }, session, done) {
      times.set(address, (times.get(address) ?? 0) + 1);
      const manner = mannerOf(address, times.get(address) ?? 1);
      if (manner === 'drop-rcpt') return void socketOf(server, session.id)?.destroy();
      const refusal = refusals[manner];
      done(refusal ? Object.assign(new Error(refusal[1]), { responseCode: refusal[0] }) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const manner = mannerOf(to, times.get(to) ?? 1);
        const raw = Buffer.concat(chunks).toString('latin1');
        const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
        const header = (name: string) => head.match(new RegExp(`^${name}:\\s*(.*(?:\\r\\n[ \\t].*)*)`, 'im'))?.[1] ?? '';
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        const taken: Taken = { from, to, messageId: header('Message-ID'), subject: header('Subject'), raw: keepsRaw ? raw : '' };
        writeSync(file, `${JSON.stringify(taken)}\n`);
        fsyncSync(file);
        const answer = () => {
          hear(to, ++offered);
          if (manner === 'drop-before') return void socketOf(server, session.id)?.destroy();
          done(null, '2.0.0 Taken');
          if (manner === 'drop-after') setImmediate(() => socketOf(server, session.id)?.destroy());
        };
        const inTime = millisecondsToAnswer() > 0 ? () => setTimeout(answer, millisecondsToAnswer()) : answer;
        if (held) held.push(inTime);
        else inTime();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  let skipped = 0;
  const taken = () =>
    readFileSync(record, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Taken)
      .slice(skipped);
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    mails: () => Promise.all(taken().map(({ raw }) => simpleParser(Buffer.from(raw, 'latin1')))),
    stall() {
      held ??= [];
    },
    resume() {
      const waiting = held ?? [];
      held = undefined;
      for (const answer of waiting) answer();
    },
    onOffer(listener) {
      hear = listener;
    },
    forget() {
      skipped += taken().length;
      times.clear();
      offered = 0;
    },
    async stop() {
      for (const connection of connectionsOf(server)) connection._socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      closeSync(file);
    },
  };
}

type Connection = { id: string; _socket: { destroy: () => void } };

function connectionsOf(server: SMTPServer): Connection[] {
  return [...(server as unknown as { connections: Set<Connection> }).connections];
}

function socketOf(server: SMTPServer, id: string) {
  return connectionsOf(server).find((one) => one.id === id)?._socket;
}
