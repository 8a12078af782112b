import type { App } from '#platform/app.ts';
import { readMailbox as readMails } from '#platform/mailbox.ts';
import { readMail } from './read-mail.ts';
import { takeReport } from './take-report.ts';

const most = { mostMails: 500, mostBytes: 500_000 };

export type MailboxRead = { taken: number; harmless: number; unknown: number };

/**
 * Reads the bounce mailbox: what is about a delivery of ours is taken in and put away, what isn't is marked as seen and left to people. Throws when
 * the mailbox can't be read.
 */
export async function readMailbox(app: App): Promise<MailboxRead> {
  const read: MailboxRead = { taken: 0, harmless: 0, unknown: 0 };
  if (!app.config.mail.bounceMailbox) return read;
  await readMails(app.config.mail.bounceMailbox, most, async (source) => {
    const made = source ? await readMail(app.keys, source) : { is: 'unknown' as const };
    const isOurs = made.is === 'report' && (await takeReport(app, made.report)) !== 'unknown';
    read[isOurs ? 'taken' : made.is === 'harmless' ? 'harmless' : 'unknown']++;
    return isOurs || made.is === 'harmless' ? 'done' : 'left';
  });
  return read;
}
