import type { App } from '#platform/app.ts';
import type { Database } from '#platform/database.ts';
import { bringReaders, personKey } from '#readers';
import { bringGrants, type Invented, inventSubscriptions } from '#subscriptions';
import type { DemoReader } from './format.ts';

const day = 86_400_000;

/** Loads the demo paper's readers with what they subscribed to. Where real money is taken they have accounts alone: nobody of them pays. */
export async function addDemoReaders(app: App, db: Database, readers: DemoReader[], at: (age: string) => Date, now: Date): Promise<void> {
  const ids = await bringReaders(
    db,
    readers.map(({ email, language, age }) => ({ email, language, joinedAt: at(age) })),
  );
  const idOf = ({ email }: DemoReader) => ids.get(personKey(email)) ?? 0;
  const invented = readers.flatMap((reader): Invented[] => {
    const { plan, begun, trial = false, card = 'succeeds', did = [] } = reader;
    if (!plan || !begun) return [];
    const done = did.map(({ what, on }) => ({ what, at: at(on) }));
    return [{ readerId: idOf(reader), plan, begunAt: at(begun), hasTrial: trial, card, did: done }];
  });
  if (!app.config.stripe) await inventSubscriptions(db, app.keys, invented, now);
  const grants = readers.flatMap((reader) => {
    if (!reader.complimentary) return [];
    const { since, days, note } = reader.complimentary;
    const startsAt = at(since);
    const endsAt = days ? new Date(startsAt.getTime() + days * day) : null;
    const readerId = idOf(reader);
    return [{ readerId, why: 'complimentary' as const, about: `demo ${readerId}`, note, startsAt, endsAt, givenBy: null }];
  });
  await bringGrants(db, grants);
}
