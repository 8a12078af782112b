import { ImapFlow } from 'imapflow';
import type { App } from '#platform/app.ts';
import { readMail } from './read-mail.ts';
import { takeReport } from './take-report.ts';

const mostMails = 500;
const mostBytes = 500_000;
const secondsToAnswer = 30;
const doneFolder = 'Broadsheet';

export type MailboxRead = { taken: number; harmless: number; unknown: number };

/**
 * Reads the bounce mailbox (IMAP4rev1, RFC 9051): what is about a delivery of ours is taken in and moved to the folder “Broadsheet”, what isn't is marked
 * as seen and left to people. Stopped halfway, the next time goes on with the rest. Throws when the mailbox can't be read.
 */
export async function readMailbox(app: App): Promise<MailboxRead> {
  const read: MailboxRead = { taken: 0, harmless: 0, unknown: 0 };
  if (!app.config.mail.bounceMailbox) return read;
  const { client, folder } = clientOf(app.config.mail.bounceMailbox);
  await client.connect();
  try {
    await client.mailboxCreate(doneFolder).catch(() => {});
    const lock = await client.getMailboxLock(folder);
    try {
      const unseen = (await client.search({ seen: false }, { uid: true })) || [];
      const uids = unseen.slice(0, mostMails);
      const done: number[] = [];
      for (const uid of uids) {
        const mail = await client.fetchOne(String(uid), { source: { maxLength: mostBytes } }, { uid: true });
        const source = mail ? mail.source : undefined;
        const made = source ? await readMail(app.keys, source) : { is: 'unknown' as const };
        const isOurs = made.is === 'report' && (await takeReport(app, made.report)) !== 'unknown';
        read[isOurs ? 'taken' : made.is === 'harmless' ? 'harmless' : 'unknown']++;
        await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
        if (isOurs || made.is === 'harmless') done.push(uid);
      }
      if (done.length > 0) await client.messageMove(done.join(','), doneFolder, { uid: true });
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
  return read;
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
