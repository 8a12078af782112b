import { createServer, type Socket } from 'node:net';

/** A mailbox on loopback that speaks as much of IMAP4rev1 (RFC 9051) as reading bounces takes: what is in its inbox, what was moved, and where. */
export type ImapServer = {
  url: string;
  /** Puts a mail into the inbox. */
  deliver: (raw: string) => void;
  inbox: () => { raw: string; isSeen: boolean }[];
  moved: () => string[];
  stop: () => Promise<void>;
};

type Kept = { uid: number; raw: string; isSeen: boolean };

/** Starts it; `name` and `password` let in. */
export async function startImapServer(name: string, password: string): Promise<ImapServer> {
  let inbox: Kept[] = [];
  let nextUid = 1;
  const moved: string[] = [];
  const sockets = new Set<Socket>();
  const inSet = (set: string) =>
    inbox.filter(({ uid }) =>
      set.split(',').some((part) => {
        const [from = '', to = from] = part.split(':');
        return uid >= Number(from) && (to === '*' || uid <= Number(to));
      }),
    );

  function answer(command: string): { lines: string[]; end: string } {
    const [, verb = '', rest = ''] = command.match(/^(\S+(?: (?:FETCH|STORE|SEARCH|MOVE))?) ?(.*)$/i) ?? [];
    const at = ({ uid }: Kept) => inbox.findIndex((one) => one.uid === uid) + 1;
    switch (verb.toUpperCase()) {
      case 'CAPABILITY':
        return { lines: ['* CAPABILITY IMAP4rev1 MOVE UIDPLUS'], end: 'OK done' };
      case 'LOGIN': {
        const isRight = rest.replaceAll('"', '') === `${name} ${password}`;
        return { lines: [], end: isRight ? 'OK [CAPABILITY IMAP4rev1 MOVE UIDPLUS] welcome' : 'NO [AUTHENTICATIONFAILED] no' };
      }
      case 'LIST':
      case 'LSUB':
        return { lines: ['* LIST (\\HasNoChildren) "/" INBOX'], end: 'OK done' };
      case 'SELECT':
        return {
          lines: [
            `* ${inbox.length} EXISTS`,
            '* 0 RECENT',
            '* FLAGS (\\Seen \\Deleted)',
            '* OK [UIDVALIDITY 7] .',
            `* OK [UIDNEXT ${nextUid}] .`,
          ],
          end: 'OK [READ-WRITE] selected',
        };
      case 'UID SEARCH':
        return {
          lines: [
            `* SEARCH ${inbox
              .filter((one) => !one.isSeen)
              .map((one) => one.uid)
              .join(' ')}`.trimEnd(),
          ],
          end: 'OK done',
        };
      case 'UID FETCH': {
        const lines = inSet(rest.split(' ')[0] ?? '').map((one) => {
          return `* ${at(one)} FETCH (UID ${one.uid} BODY[]<0> {${Buffer.byteLength(one.raw)}}\r\n${one.raw})`;
        });
        return { lines, end: 'OK done' };
      }
      case 'UID STORE':
        for (const one of inSet(rest.split(' ')[0] ?? '')) if (/\\Seen/i.test(rest)) one.isSeen = true;
        return { lines: [], end: 'OK done' };
      case 'UID MOVE': {
        const gone = inSet(rest.split(' ')[0] ?? '');
        moved.push(...gone.map((one) => one.raw));
        const lines = gone.map((one) => `* ${at(one)} EXPUNGE`);
        inbox = inbox.filter((one) => !gone.includes(one));
        return { lines: lines.toReversed(), end: 'OK done' };
      }
      case 'LOGOUT':
        return { lines: ['* BYE'], end: 'OK bye' };
      default:
        return { lines: [], end: 'OK done' };
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.write('* OK ready\r\n');
    let rest = '';
    socket.on('data', (data) => {
      rest += data.toString('latin1');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const [tag = '', ...words] = rest.slice(0, end).split(' ');
        rest = rest.slice(end + 2);
        const { lines, end: said } = answer(words.join(' '));
        socket.write(`${[...lines, `${tag} ${said}`].join('\r\n')}\r\n`);
        if (/^LOGOUT/i.test(words.join(' '))) socket.end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `imap://${encodeURIComponent(name)}:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`,
    deliver(raw) {
      inbox.push({ uid: nextUid++, raw: raw.replace(/\r?\n/g, '\r\n'), isSeen: false });
    },
    inbox: () => inbox.map(({ raw, isSeen }) => ({ raw, isSeen })),
    moved: () => moved,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
