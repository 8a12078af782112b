import type { Document } from '#document';
import type { Press } from '#platform/database.ts';

/** An item with what was made of it, held until the transaction ends. */
export async function findTaken(press: Press, itemId: number) {
  return press.selectFrom('sources.item').selectAll().where('id', '=', itemId).forUpdate().executeTakeFirst();
}

/** The text of one state of an item. */
export async function textOfVersion(
  press: Press,
  itemId: number,
  number: number,
): Promise<{ headline: string; deck: string; document: Document } | undefined> {
  const row = await press
    .selectFrom('sources.itemVersion')
    .select(['headline', 'deck', 'document'])
    .where('itemId', '=', itemId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && { headline: row.headline, deck: row.deck, document: row.document as unknown as Document };
}

/** Notes up to which state of an item the desk has it. */
export async function noteSeen(press: Press, itemId: number, number: number): Promise<void> {
  await press.updateTable('sources.item').set({ seenNumber: number }).where('id', '=', itemId).execute();
}
