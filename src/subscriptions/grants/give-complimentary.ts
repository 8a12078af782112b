import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { findReader, findReaderByKey, personKey, readerTag } from '#readers';
import { isGrantOpen } from '../rules.ts';
import { lockReader } from '../store/subscriptions.ts';
import { addGrant, countGrants, grantsOf, oweGrantLetter } from './store.ts';

/** Whom the paper lets read for nothing: until when (undefined: until it is taken back), why, and who of the staff says so (a program: null). */
export type Complimentary = ({ readerId: number } | { readerEmail: string }) & {
  until: Date | undefined;
  note: string;
  by: number | null;
};
export type GiveOutcome =
  | { ok: true; grantId: number; readerId: number }
  | { ok: false; reason: 'no-such-reader' | 'already-given' | 'past' };

/** Lets a reader read everything, and tells them so by letter. One at a time: of two who give at once the second is told that it is given. */
export async function giveComplimentary(db: Database, given: Complimentary, now: Date): Promise<GiveOutcome> {
  const { until, note, by } = given;
  if (until && until <= now) return { ok: false, reason: 'past' };
  return inTransaction(db, async (db) => {
    const reader = 'readerId' in given ? await findReader(db, given.readerId) : await findReaderByKey(db, personKey(given.readerEmail));
    if (!reader?.email) return { ok: false, reason: 'no-such-reader' };
    await lockReader(db, reader.id);
    const known = await grantsOf(db, reader.id);
    if (known.some((one) => one.why === 'complimentary' && isGrantOpen(one, now))) return { ok: false, reason: 'already-given' };
    const about = `${reader.id}-${await countGrants(db, reader.id, 'complimentary')}`;
    const grant = { readerId: reader.id, why: 'complimentary', about, note, startsAt: now, endsAt: until ?? null, givenBy: by } as const;
    const grantId = await addGrant(db, grant);
    if (!grantId) return { ok: false, reason: 'already-given' };
    await oweGrantLetter(db, grantId, 'given', 'given', now);
    await announce(db, [readerTag(reader.id)]);
    return { ok: true, grantId, readerId: reader.id };
  });
}
