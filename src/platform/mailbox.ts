import { ImapFlow } from 'imapflow';

const secondsToAnswer = 30;
const doneFolder = 'Broadsheet';

/** What becomes of a mail: put away, left to people and marked as seen, or left for the next time. */
export type Fate = 'done' | 'left' | 'later';

/**
 * Reads what is new in a mailbox (IMAP4rev1, RFC 9051): each mail is handed to `take`, without its bytes where it is longer than `mostBytes`. What is
 * done is moved to the folder “Broadsheet”. Stopped halfway, the next time goes on with the rest. Throws when the mailbox can't be read.
 */
export async function readMailbox(
  address: string,
  { mostMails, mostBytes }: { mostMails: number; mostBytes: number },
  take: (raw: Buffer | undefined) => Promise<Fate>,
): Promise<void> {
  const { client, folder } = clientOf(address);
  await client.connect();
  try {
    await client.mailboxCreate(doneFolder).catch(() => {});
    const lock = await client.getMailboxLock(folder);
    try {
      const unseen = (await client.search({ seen: false }, { uid: true })) || [];
      const done: number[] = [];
      for (const uid of unseen.slice(0, mostMails)) {
        // Asking for the text of a mail would mark it as seen before it is taken.
        const mail = await client.fetchOne(String(uid), { source: { maxLength: mostBytes + 1 } }, { uid: true });
        const source = mail ? mail.source : undefined;
        const fate = await take(source && source.length <= mostBytes ? source : undefined);
        if (fate === 'later') continue;
        await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
        if (fate === 'done') done.push(uid);
      }
      if (done.length > 0) await client.messageMove(done.join(','), doneFolder, { uid: true });
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}

function clientOf(address: string): { client: ImapFlow; folder: string } {
  const url = new URL(address);
  const isSecure = url.protocol === 'imaps:';
  const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  const client = new ImapFlow({
    host: url.hostname,
    port: Number(url.port) || (isSecure ? 993 : 143),
    secure: isSecure,
    auth,
    logger: false,
    connectionTimeout: secondsToAnswer * 1000,
    greetingTimeout: secondsToAnswer * 1000,
    socketTimeout: secondsToAnswer * 2000,
  });
  // Reported by whatever is under way; without an ear for it the process would end.
  client.on('error', () => {});
  return { client, folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX' };
}
