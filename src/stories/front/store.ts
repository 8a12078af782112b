import { sql } from 'kysely';
import type { Database, Press } from '#platform/database.ts';
import { cardRows, type Edition, type ListedStory } from '../cards.ts';
import type { WorkState } from '../work/rules.ts';

export type Pin = {
  storyId: number;
  /** Null for the top. */
  sectionId: number | null;
  /** From 1. */
  place: number;
  fromAt: Date | null;
  untilAt: Date | null;
  pinnedAt: Date;
};

export type PinnedStory = Pin & { story: ListedStory };

/** A pin as the newsroom sees it: of a story that readers may not see yet, or no longer. */
export type PinLine = Pin & { versionId: number | null; headline: string; state: WorkState | null; isPublic: boolean };

/** An arrangement of an edition's front. */
export type FrontLine = { id: number; language: string; beginsAt: Date; madeBy: number | null; pins: number };

const inForce = (language: string, at: Date) => sql`
  (select id from stories.front where language = ${language} and begins_at <= ${at} and cancelled_at is null order by begins_at desc limit 1)`;

/** The stories pinned in the arrangement that holds at a moment, as far as readers may see them, with their cards. One statement. */
export async function pinnedAt(db: Database, edition: Edition, at: Date): Promise<PinnedStory[]> {
  const pinned = sql`join (select * from stories.pin where front_id = ${inForce(edition.language, at)}) pin on pin.story_id = v.story_id`;
  const more = sql`pin.section_id as pin_section, pin.place, pin.from_at, pin.until_at, pin.pinned_at`;
  const rows = await cardRows<{ pinSection: number | null; place: number; fromAt: Date | null; untilAt: Date | null; pinnedAt: Date }>(
    db,
    edition,
    pinned,
    more,
  );
  return rows.map(({ row, story }) => {
    const { pinSection, place, fromAt, untilAt, pinnedAt } = row;
    return { storyId: story.storyId, sectionId: pinSection, place, fromAt, untilAt, pinnedAt, story };
  });
}

/** When an edition's front changes by itself next, after a moment: another arrangement begins, or a pin's time comes or is over. */
export async function nextChange(db: Database, language: string, at: Date): Promise<Date | undefined> {
  const { rows } = await sql<{ next: Date | null }>`
    select least(
      (select min(begins_at) from stories.front where language = ${language} and begins_at > ${at} and cancelled_at is null),
      (select min(least(case when from_at > ${at} then from_at end, case when until_at > ${at} then until_at end))
        from stories.pin where front_id = ${inForce(language, at)})) as next`.execute(db);
  return rows[0]?.next ?? undefined;
}

/** Makes those wait who arrange the front of an edition at the same time. */
export async function lockFront(press: Press, language: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`stories.front:${language}`}))`.execute(press);
}

/** The arrangement in force and those to come, in the order in which they begin; at most fifty. */
export async function frontsOf(press: Press, language: string, at: Date): Promise<FrontLine[]> {
  const { rows } = await sql<FrontLine>`
    select f.id, f.language, f.begins_at, f.made_by, (select count(*)::int from stories.pin p where p.front_id = f.id) as pins
    from stories.front f where f.cancelled_at is null and f.language = ${language} and (f.begins_at > ${at} or f.id = ${inForce(language, at)})
    order by f.begins_at limit 50`.execute(press);
  return rows;
}

/** One arrangement that isn't cancelled, by its number. */
export async function findFront(db: Database, id: number): Promise<{ id: number; language: string; beginsAt: Date } | undefined> {
  return db
    .selectFrom('stories.front')
    .select(['id', 'language', 'beginsAt'])
    .where('id', '=', id)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst();
}

/** The number of the arrangement in force at a moment. */
export async function frontInForce(press: Press, language: string, at: Date): Promise<number | undefined> {
  const { rows } = await sql<{ id: number | null }>`select ${inForce(language, at)} as id`.execute(press);
  return rows[0]?.id ?? undefined;
}

/** Adds an arrangement, with the pins of another one where it is given; undefined when one begins at that moment already. */
export async function addFront(
  press: Press,
  front: { language: string; beginsAt: Date; madeBy: number; madeAt: Date },
  like: number | undefined,
): Promise<number | undefined> {
  const added = await press
    .insertInto('stories.front')
    .values(front)
    .onConflict((on) => on.columns(['language', 'beginsAt']).where('cancelledAt', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added && like !== undefined) {
    await sql`insert into stories.pin (front_id, story_id, section_id, place, from_at, until_at, pinned_at)
      select ${added.id}, story_id, section_id, place, from_at, until_at, pinned_at from stories.pin where front_id = ${like}`.execute(
      press,
    );
  }
  return added?.id;
}

/** The pins of an arrangement, by section and place, whatever has become of their stories. One statement. */
export async function pinsOf(press: Press, frontId: number): Promise<PinLine[]> {
  const { rows } = await sql<PinLine>`
    select p.story_id, p.section_id, p.place, p.from_at, p.until_at, p.pinned_at, w.version_id, coalesce(w.headline, '') as headline, w.state,
      v.published_at is not null and v.withdrawn_at is null as is_public
    from stories.pin p join stories.front f on f.id = p.front_id
    left join stories.version v on v.story_id = p.story_id and v.language = f.language
    left join stories.work w on w.version_id = v.id
    where p.front_id = ${frontId} order by p.section_id nulls first, p.place, p.pinned_at desc`.execute(press);
  return rows;
}

/** Writes a pin, in the place of the story's earlier one. */
export async function savePin(press: Press, frontId: number, pin: Pin): Promise<void> {
  const { storyId, ...place } = pin;
  await press
    .insertInto('stories.pin')
    .values({ frontId, storyId, ...place })
    .onConflict((on) => on.columns(['frontId', 'storyId']).doUpdateSet(place))
    .execute();
}

/** Removes a story's pin; true when there was one. */
export async function removePin(press: Press, frontId: number, storyId: number): Promise<boolean> {
  const { numDeletedRows } = await press
    .deleteFrom('stories.pin')
    .where('frontId', '=', frontId)
    .where('storyId', '=', storyId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Takes an arrangement off that hasn't begun; true when it was there. */
export async function endFront(press: Press, id: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await press
    .updateTable('stories.front')
    .set({ cancelledAt: now })
    .where('id', '=', id)
    .where('beginsAt', '>', now)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
