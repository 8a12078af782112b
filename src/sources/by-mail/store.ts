import type { Press } from '#platform/database.ts';

export type MailFeed = { id: number; sourceId: number; language: string | null; isPaused: boolean };

/** The source whose own address a mail comes from, with the way it comes by. */
export async function findSender(press: Press, sender: string): Promise<MailFeed | undefined> {
  const found = await press
    .selectFrom('sources.feed')
    .select(['id', 'sourceId', 'language', 'pausedAt'])
    .where('kind', '=', 'mail')
    .where('url', '=', `mailto:${sender}`)
    .executeTakeFirst();
  return found && { id: found.id, sourceId: found.sourceId, language: found.language, isPaused: found.pausedAt !== null };
}

/** Marks an item whose sender our mail server doesn't vouch for. */
export async function markUnproved(press: Press, sourceId: number, guid: string): Promise<void> {
  await press
    .updateTable('sources.item')
    .set({ isSenderUnproved: true })
    .where('sourceId', '=', sourceId)
    .where('guid', '=', guid)
    .execute();
}

/** Notes that a mail of a sender's came. */
export async function noteMail(press: Press, feedId: number, now: Date): Promise<void> {
  await press
    .updateTable('sources.feed')
    .set({ triedAt: now, answeredAt: now, failures: 0, problem: null, problemDetail: null })
    .where('id', '=', feedId)
    .execute();
}

/** Notes of every source that writes us that the mailbox couldn't be read, or that it can be again. */
export async function noteMailbox(press: Press, problem: 'unreachable' | null, now: Date): Promise<void> {
  await press
    .updateTable('sources.feed')
    .set(({ eb }) => ({ triedAt: now, problem, problemDetail: null, failures: problem ? eb('failures', '+', 1) : 0 }))
    .where('kind', '=', 'mail')
    .where('pausedAt', 'is', null)
    .execute();
}
