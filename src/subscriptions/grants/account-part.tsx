import type { Frame } from '#design';
import type { Database } from '#platform/database.ts';
import { dayText } from '#platform/dates.ts';
import { isGrantOpen } from '../rules.ts';
import { grantsOf, type KnownGrant, type Why } from './store.ts';

/** What somebody was given, as pages speak of it. */
export type Held = Pick<KnownGrant, 'why' | 'startsAt' | 'endsAt'>;

/** What a reader was given and still has, or will have, in its order. A seat is shown by its group. */
export async function openGrantsOf(db: Database, readerId: number, now: Date): Promise<Held[]> {
  const all = await grantsOf(db, readerId);
  return all.filter((one) => one.why !== 'seat' && isGrantOpen(one, now)).reverse();
}

/** The account's part on what its reader was given: until when they read, and that nobody is charged. */
export function GrantPart({ frame, grants }: { frame: Frame; grants: Held[] }) {
  const { words } = frame;
  if (grants.length === 0) return null;
  return (
    <section class="account-part" aria-labelledby="account-grants">
      <h2 id="account-grants">{words('subscriptions.granted.heading')}</h2>
      {grants.map((grant) => (
        <p>{standing(frame, grant)}</p>
      ))}
      <p class="hint">{words('subscriptions.granted.hint')}</p>
    </section>
  );
}

const phrases = { gift: 'gift', complimentary: 'complimentary', seat: 'complimentary' } as const satisfies Record<Why, string>;

/** One sentence on what was given: who reads by what until when. */
export function standing({ words, language, timeZone, now }: Frame, { why, startsAt, endsAt }: Held): string {
  const dayOf = (at: Date) => dayText(at, language, timeZone, now);
  if (!endsAt) return words('subscriptions.granted.endless');
  if (startsAt > now) return words('subscriptions.granted.later', { from: dayOf(startsAt), day: dayOf(endsAt) });
  return words(`subscriptions.granted.${phrases[why]}`, { day: dayOf(endsAt) });
}
