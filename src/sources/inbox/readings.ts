import { sql } from 'kysely';
import { inTransaction, type Press } from '#platform/database.ts';

/** An item whose headline and opening a machine hasn't read into every language yet. */
export type UnreadItem = { id: number; number: number; language: string; headline: string; opening: string };

/** The newest items that wait in the inbox unread, at most so many. A reading that has failed five times isn't tried again. */
export async function unreadItems(press: Press, since: Date, most: number): Promise<UnreadItem[]> {
  const { rows } = await sql<UnreadItem>`select i.id, i.number, i.language, i.headline, i.opening from sources.item i
    where i.state = 'new' and i.read_number < i.number and i.reads_failed < 5 and i.arrived_at > ${since}
    order by i.arrived_at desc, i.id desc limit ${most}`.execute(press);
  return rows;
}

export type NewReading = { itemId: number; number: number; language: string; headline: string; opening: string };

/** Keeps what a machine has read of items, and which of them are read in every language now. */
export async function noteReadings(press: Press, readings: NewReading[], madeBy: string, done: UnreadItem[], now: Date): Promise<void> {
  await inTransaction(press, async (press) => {
    if (readings.length > 0)
      await sql`insert into sources.item_reading (item_id, language, number, headline, opening, made_by, made_at)
        select n."itemId", n.language, n.number, n.headline, n.opening, ${madeBy}, ${now}
        from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as n ("itemId" bigint, language text, number int, headline text, opening text)
        on conflict (item_id, language) do update set number = excluded.number, headline = excluded.headline, opening = excluded.opening,
          made_by = excluded.made_by, made_at = excluded.made_at`.execute(press);
    await sql`update sources.item i set read_number = n.number, reads_failed = 0
      from jsonb_to_recordset(${JSON.stringify(done)}::jsonb) as n (id bigint, number int) where i.id = n.id`.execute(press);
  });
}

/** Notes that items couldn't be read this time. */
export async function noteUnreadable(press: Press, itemIds: number[]): Promise<void> {
  await sql`update sources.item set reads_failed = reads_failed + 1 where id = any(${itemIds}::bigint[])`.execute(press);
}
