import { sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';

type Texts = Record<string, string>;

// The header's box stands on every page, and every page goes by the settings.
const changed = ['newsletters', 'settings'];

/** All that staff say of a newsletter. `languages` empty: it is made in all of the paper's. A sender that is null is the paper's own. */
export type ListFacts = {
  names: Texts;
  about: Texts;
  frequency: 'daily' | 'weekly';
  access: 'free' | 'subscribers';
  languages: string[];
  topicIds: number[];
  senderName: string | null;
  senderEmail: string | null;
  replyTo: string | null;
};

/** A newsletter as staff see it; `signUps` counts who is on it. */
export type ListLine = ListFacts & { id: number; slug: string; retiredAt: Date | null; signUps: number };

/** First words of addresses under /newsletters that a newsletter can't have. */
export const takenSlugs = ['confirm', 'feed', 'go', 'leave', 'one-click', 'preferences', 'said'];

const lines = (db: Database) =>
  sql<ListLine>`select n.id, n.slug, n.names, n.about, n.frequency, n.access, n.languages, n.sender_name, n.sender_email,
    n.reply_to, n.retired_at, array(select t.topic_id from newsletters.newsletter_topic t where t.newsletter_id = n.id order by 1) as topic_ids,
    coalesce(s.count, 0) as sign_ups
  from newsletters.newsletter n
  left join (select newsletter_id, count(*) as count from newsletters.sign_up where left_at is null group by 1) s on s.newsletter_id = n.id
  order by n.retired_at is not null, n.position, n.id`.execute(db);

/** Every newsletter in the paper's order, the retired ones last. */
export async function listLines(db: Database): Promise<ListLine[]> {
  return (await lines(db)).rows;
}

/** Adds a newsletter behind the others; undefined where its address is taken. */
export async function addList(db: Database, slug: string, facts: ListFacts): Promise<number | undefined> {
  return inTransaction(db, async (db) => {
    const { rows } = await sql<{ id: number }>`
      insert into newsletters.newsletter (slug, names, about, frequency, access, languages, sender_name, sender_email, reply_to, position)
      values (${slug}, ${JSON.stringify(facts.names)}, ${JSON.stringify(facts.about)}, ${facts.frequency}, ${facts.access}, ${facts.languages}::text[],
        ${facts.senderName}, ${facts.senderEmail}, ${facts.replyTo}, (select coalesce(max(position), 0) + 1 from newsletters.newsletter))
      on conflict (slug) do nothing returning id`.execute(db);
    const id = rows[0]?.id;
    if (id === undefined) return undefined;
    await linkTopics(db, id, facts.topicIds);
    await announce(db, changed);
    return id;
  });
}

/** Changes what a newsletter is; its address stays. False where there is none. */
export async function changeList(db: Database, id: number, facts: ListFacts): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const { numAffectedRows } =
      await sql`update newsletters.newsletter set names = ${JSON.stringify(facts.names)}, about = ${JSON.stringify(facts.about)},
      frequency = ${facts.frequency}, access = ${facts.access}, languages = ${facts.languages}::text[], sender_name = ${facts.senderName},
      sender_email = ${facts.senderEmail}, reply_to = ${facts.replyTo} where id = ${id}`.execute(db);
    if (!numAffectedRows) return false;
    await linkTopics(db, id, facts.topicIds);
    await announce(db, changed);
    return true;
  });
}

async function linkTopics(db: Database, id: number, topicIds: number[]): Promise<void> {
  await sql`delete from newsletters.newsletter_topic where newsletter_id = ${id} and topic_id <> all (${topicIds}::bigint[])`.execute(db);
  await sql`insert into newsletters.newsletter_topic (newsletter_id, topic_id) select ${id}, unnest(${topicIds}::bigint[]) on conflict do nothing`.execute(
    db,
  );
}

/** Takes a newsletter out of the paper's pages, or back into them. Who is on it stays on it. False where that was so already, or there is none. */
export async function retireList(db: Database, id: number, isRetired: boolean, now: Date): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const { numAffectedRows } = await sql`update newsletters.newsletter set retired_at = ${isRetired ? now : null}
      where id = ${id} and (retired_at is null) = ${isRetired}`.execute(db);
    if (numAffectedRows) await announce(db, changed);
    return Boolean(numAffectedRows);
  });
}

/** Moves a newsletter one place among those that aren't retired. False where it stands there already. */
export async function moveList(db: Database, id: number, where: 'up' | 'down'): Promise<boolean> {
  return inTransaction(db, async (db) => {
    await sql`select pg_advisory_xact_lock(hashtext('newsletters.position'))`.execute(db);
    const { rows } = await sql<{
      id: number;
    }>`select id from newsletters.newsletter where retired_at is null order by position, id`.execute(db);
    const ids = rows.map((row) => row.id);
    const at = ids.indexOf(id);
    const to = at + (where === 'up' ? -1 : 1);
    const other = ids[to];
    if (at < 0 || other === undefined) return false;
    [ids[at], ids[to]] = [other, id];
    await sql`update newsletters.newsletter n set position = o.position
      from unnest(${ids}::bigint[]) with ordinality as o (id, position) where n.id = o.id`.execute(db);
    await announce(db, changed);
    return true;
  });
}
