import type { Press } from '#platform/database.ts';

/** Whom we talk to at a partner paper, and how it wants to be named under a story. Seen by staff alone. */
export type Partner = { contactName: string; contactEmail: string; contactPhone: string; notes: string; creditLine: string };

/** What a paper is known by among colleagues until somebody says more. */
export const noPartner: Partner = { contactName: '', contactEmail: '', contactPhone: '', notes: '', creditLine: '' };

/** What colleagues know of a partner paper beyond what readers are told. */
export async function partnerOf(press: Press, sourceId: number): Promise<Partner> {
  const row = await press
    .selectFrom('sources.partner')
    .select(['contactName', 'contactEmail', 'contactPhone', 'notes', 'creditLine'])
    .where('sourceId', '=', sourceId)
    .executeTakeFirst();
  return row ?? noPartner;
}

/** Writes it down, as part of the caller's transaction. */
export async function writePartner(press: Press, sourceId: number, partner: Partner, now: Date): Promise<void> {
  const row = { ...partner, changedAt: now };
  await press
    .insertInto('sources.partner')
    .values({ sourceId, ...row })
    .onConflict((on) => on.column('sourceId').doUpdateSet(row))
    .execute();
}
