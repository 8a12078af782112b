import type { Press } from '#platform/database.ts';
import { type FoundPiece, foundPiece } from './found.ts';

const daysKept = 2;

/** Lays aside a piece that somebody looks at; answers under which name. */
export async function addFound(press: Press, sourceId: number, piece: FoundPiece, personId: number, now: Date): Promise<string> {
  const added = await press
    .insertInto('sources.found')
    .values({ sourceId, personId, piece: JSON.stringify(piece), madeAt: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return added.id;
}

/** A piece that this person looks at, the source it is said to be of, and the item it was kept as; held until the transaction ends where there is one. */
export async function findFound(
  press: Press,
  foundId: string,
  personId: number,
): Promise<{ sourceId: number; itemId: number | null; piece: FoundPiece } | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(foundId)) return undefined;
  const found = await press
    .selectFrom('sources.found')
    .select(['sourceId', 'itemId', 'piece'])
    .where('id', '=', foundId)
    .where('personId', '=', personId)
    .$if(press.isTransaction, (query) => query.forUpdate())
    .executeTakeFirst();
  return found && { ...found, piece: foundPiece.parse(found.piece) };
}

/** Notes which item a piece was kept as. */
export async function noteKept(press: Press, foundId: string, itemId: number): Promise<void> {
  await press.updateTable('sources.found').set({ itemId }).where('id', '=', foundId).execute();
}

/** Forgets what was looked at and not kept. */
export async function forgetFound(press: Press, now: Date): Promise<void> {
  await press
    .deleteFrom('sources.found')
    .where('madeAt', '<', new Date(now.getTime() - daysKept * 86_400_000))
    .execute();
}

/** The item that a piece became, or that was there already under its name or address. */
export async function itemNamed(press: Press, sourceId: number, guid: string, url: string | undefined): Promise<number | undefined> {
  const found = await press
    .selectFrom('sources.item')
    .select('id')
    .where('sourceId', '=', sourceId)
    .where((eb) => eb.or([eb('guid', '=', guid), ...(url ? [eb('url', '=', url)] : [])]))
    .orderBy((eb) => eb('guid', '=', guid), 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.id;
}
