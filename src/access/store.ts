import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';

/** Which meter is meant: a visitor's, by the hash of its key, or a reader's. */
export type MeterRef = { keyHash: Buffer; readerId?: undefined } | { readerId: number; keyHash?: undefined };

/** How many stories a meter opened in a month, whether one is among them, which reader gave it that one, whether it reads with the institution today. */
export type Standing = { opened: number; hasOpened: boolean; giverId: number | null; isCounted: boolean };

/** Where a meter stands on a day, and in its month, as to one story and to the institution it may read with. */
export async function standingOf(
  db: Database,
  meter: MeterRef,
  { storyId, institutionId = 0 }: { storyId: number; institutionId?: number | undefined },
  day: string,
  now: Date,
): Promise<Standing> {
  const month = day.slice(0, 7);
  const { rows } = await sql<Standing>`
    select coalesce(mo.opened, 0) as opened,
      exists (select from access.opening o where o.meter_id = m.id and o.month = ${month} and o.story_id = ${storyId}) as has_opened,
      (select g.reader_id from access.gift_opening go join access.gift g on g.id = go.gift_id
        where go.meter_id = m.id and g.story_id = ${storyId} and g.expires_at > ${now} order by g.expires_at desc limit 1) as giver_id,
      exists (select from access.institution_reader r where r.institution_id = ${institutionId} and r.day = ${day} and r.meter_id = m.id) as is_counted
    from access.meter m left join access.month mo on mo.meter_id = m.id and mo.month = ${month}
    where ${meter.keyHash ? sql`m.key_hash = ${meter.keyHash}` : sql`m.reader_id = ${meter.readerId}`}`.execute(db);
  return rows[0] ?? noStanding;
}

/** Where a visitor without a meter stands. */
export const noStanding: Standing = { opened: 0, hasOpened: false, giverId: null, isCounted: false };

export type Charge = {
  meter: MeterRef;
  storyId: number;
  month: string;
  allowance: number;
  network: { day: string; hash: Buffer; newMeters: number };
};

/** Charges one opening under the lock of the meter's month. See access.open_story in the migrations. */
export async function chargeOpening(db: Database, charge: Charge, now: Date): Promise<'charged' | 'again' | 'spent' | 'register'> {
  const { meter, network } = charge;
  const { rows } = await sql<{ outcome: 'charged' | 'again' | 'spent' | 'register' }>`
    select access.open_story(${meter.keyHash ?? null}, ${meter.readerId ?? null}, ${network.day}, ${network.hash}, ${network.newMeters},
      ${charge.storyId}, ${charge.month}, ${charge.allowance}, ${now}) as outcome`.execute(db);
  return rows[0]?.outcome ?? 'spent';
}

/** The id of a meter, made when there is none. */
export async function meterId(db: Database, meter: MeterRef, now: Date): Promise<number> {
  const row = { keyHash: meter.keyHash ?? null, readerId: meter.readerId ?? null, madeAt: now };
  await db
    .insertInto('access.meter')
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute();
  const found = db.selectFrom('access.meter').select('id');
  const { id } = await (meter.keyHash
    ? found.where('keyHash', '=', meter.keyHash)
    : found.where('readerId', '=', meter.readerId)
  ).executeTakeFirstOrThrow();
  return id;
}

/** Copies a month's openings from one meter into another, which then counts both. */
export async function mergeMeters(db: Database, from: number, into: number, month: string): Promise<void> {
  await sql`select access.merge_meters(${from}, ${into}, ${month})`.execute(db);
}

/** Forgets openings, counts, networks and visitors' meters older than the given times, ten thousand rows at a time so that nobody waits. */
export async function forgetOld(
  db: Database,
  before: { opening: Date; month: string; day: string; institutionDay: string; meter: Date; gift: Date },
): Promise<void> {
  const rows = (table: string, where: ReturnType<typeof sql>) => {
    return sql`delete from ${sql.table(table)} where ctid = any(array(select ctid from ${sql.table(table)} where ${where} limit 10000))`;
  };
  const removals = [
    rows('access.opening', sql`opened_at < ${before.opening}`),
    rows('access.month', sql`month < ${before.month}`),
    rows('access.gift', sql`expires_at < ${before.gift}`),
    rows('access.network', sql`day < ${before.day}`),
    rows('access.institution_reader', sql`day < ${before.institutionDay}`),
    // A meter that counts something this month or last is still in use, however old.
    rows(
      'access.meter',
      sql`key_hash is not null and made_at < ${before.meter} and not exists (select from access.month where meter_id = meter.id)
        and not exists (select from access.institution_reader where meter_id = meter.id)`,
    ),
  ];
  for (const removal of removals) while ((await removal.execute(db)).numAffectedRows === 10_000n);
}
