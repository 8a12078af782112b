import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { MeterRef } from '../store.ts';

/** An institution without its addresses. Days are of the paper's time zone, the last one included. */
export type Institution = {
  id: number;
  name: string;
  contact: string;
  startsOn: string;
  endsOn: string;
  dailyReaders: number;
  endedAt: Date | null;
};

export type NewInstitution = Pick<Institution, 'name' | 'contact' | 'startsOn' | 'endsOn' | 'dailyReaders'>;

/** Where an institution's readers come from: blocks of addresses, domains of mail addresses. */
export type Reach = { ranges: string[]; domains: string[] };

const columns = ['id', 'name', 'contact', 'startsOn', 'endsOn', 'dailyReaders', 'endedAt'] as const;

/** Lets one at a time change what addresses are whose, until the transaction ends. */
export async function lockReach(db: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('access.institutions', 0))`.execute(db);
}

export async function findInstitution(db: Database, id: number): Promise<Institution | undefined> {
  return db.selectFrom('access.institution').select(columns).where('id', '=', id).executeTakeFirst();
}

/** Whether a form has made its institution already. */
export async function isMade(db: Database, formKey: string): Promise<boolean> {
  return (await db.selectFrom('access.institution').select('id').where('formKey', '=', formKey).executeTakeFirst()) !== undefined;
}

export async function addInstitution(db: Database, one: NewInstitution & { formKey: string; madeAt: Date }): Promise<number> {
  return (await db.insertInto('access.institution').values(one).returning('id').executeTakeFirstOrThrow()).id;
}

export async function updateInstitution(db: Database, id: number, change: Partial<NewInstitution> & { endedAt?: Date }): Promise<void> {
  await db.updateTable('access.institution').set(change).where('id', '=', id).execute();
}

export async function reachOf(db: Database, id: number): Promise<Reach> {
  const { rows } = await sql<Reach>`select
    array(select range::text from access.institution_range where institution_id = ${id} order by range) as ranges,
    array(select domain from access.institution_domain where institution_id = ${id} order by domain) as domains`.execute(db);
  return rows[0] ?? { ranges: [], domains: [] };
}

/** Writes where an institution's readers come from, in the place of what was there. */
export async function writeReach(db: Database, id: number, days: { startsOn: string; endsOn: string }, reach: Reach): Promise<void> {
  await db.deleteFrom('access.institutionRange').where('institutionId', '=', id).execute();
  await db.deleteFrom('access.institutionDomain').where('institutionId', '=', id).execute();
  await sql`insert into access.institution_range (institution_id, range, during)
    select ${id}, range, daterange(${days.startsOn}::date, ${days.endsOn}::date, '[]') from unnest(${reach.ranges}::cidr[]) range`.execute(
    db,
  );
  await sql`insert into access.institution_domain (institution_id, domain)
    select ${id}, domain from unnest(${reach.domains}::text[]) domain`.execute(db);
}

/** Frees what an institution held from a day on. */
export async function freeReach(db: Database, id: number, from: string, now: Date): Promise<void> {
  await sql`update access.institution_range set during = during * daterange(null, ${from}::date) where institution_id = ${id}`.execute(db);
  await db.updateTable('access.institutionDomain').set({ endedAt: now }).where('institutionId', '=', id).execute();
}

/** Which of the ranges and domains another institution has in those days, with its name, at most twenty. */
export async function takenBy(
  db: Database,
  { ranges, domains }: Reach,
  days: { startsOn: string; endsOn: string },
  except: number,
): Promise<{ line: string; name: string }[]> {
  const { rows } = await sql<{ line: string; name: string }>`
    select given::text as line, i.name from unnest(${ranges}::cidr[]) given
      join access.institution_range r on r.range && given::inet and r.during && daterange(${days.startsOn}::date, ${days.endsOn}::date, '[]')
      join access.institution i on i.id = r.institution_id where i.id <> ${except}
    union all
    select d.domain, i.name from access.institution_domain d join access.institution i on i.id = d.institution_id
      where d.domain = any(${domains}::text[]) and d.ended_at is null and i.id <> ${except}
    limit 20`.execute(db);
  return rows;
}

export type Listed = Institution & { readersToday: number };

/** Institutions by their last day, latest first, from behind one on. */
export async function listInstitutions(
  db: Database,
  today: string,
  after: { endsOn: string; id: number } | undefined,
  most: number,
): Promise<Listed[]> {
  const behind = after ? sql`where (i.ends_on, i.id) < (${after.endsOn}::date, ${after.id})` : sql``;
  const { rows } = await sql<Listed>`
    select i.id, i.name, i.contact, i.starts_on, i.ends_on, i.daily_readers, i.ended_at, coalesce(d.readers, 0) as readers_today
    from access.institution i left join access.institution_day d on d.institution_id = i.id and d.day = ${today}
    ${behind} order by i.ends_on desc, i.id desc limit ${most}`.execute(db);
  return rows;
}

/** How many read with an institution on its latest days, newest first. */
export async function daysOf(db: Database, id: number, most: number): Promise<{ day: string; readers: number }[]> {
  const days = db.selectFrom('access.institutionDay').select(['day', 'readers']).where('institutionId', '=', id);
  return days.orderBy('day', 'desc').limit(most).execute();
}

export type Running = Pick<Institution, 'id' | 'name' | 'startsOn' | 'endsOn'> & Reach;

/** Every institution that hasn't ended by a day, with where its readers come from. */
export async function runningOn(db: Database, day: string): Promise<Running[]> {
  const { rows } = await sql<Running>`
    select id, name, starts_on, ends_on,
      array(select range::text from access.institution_range where institution_id = i.id) as ranges,
      array(select domain from access.institution_domain where institution_id = i.id) as domains
    from access.institution i where ended_at is null and ends_on >= ${day}::date order by id`.execute(db);
  return rows;
}

/** Lets a meter read with an institution for a day, under the lock of that day. See access.read_with_institution in the migrations. */
export async function readWith(db: Database, id: number, day: string, meter: MeterRef, now: Date): Promise<'counted' | 'full' | 'gone'> {
  const { rows } = await sql<{ outcome: 'counted' | 'full' | 'gone' }>`
    select access.read_with_institution(${id}, ${day}, ${meter.keyHash ?? null}, ${meter.readerId ?? null}, ${now}) as outcome`.execute(db);
  return rows[0]?.outcome ?? 'gone';
}
