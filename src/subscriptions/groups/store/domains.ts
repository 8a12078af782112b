import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';

export type GroupDomain = { domain: string; confirmedAt: Date | null; confirmedBy: 'manager' | 'staff' | null };

export async function domainsOf(db: Database, groupId: string): Promise<GroupDomain[]> {
  const rows = await db
    .selectFrom('subscriptions.groupDomain')
    .select(['domain', 'confirmedAt', 'confirmedBy'])
    .where('groupId', '=', groupId)
    .orderBy('domain')
    .execute();
  return rows as GroupDomain[];
}

/** Names a domain for a group; one that is there keeps who confirmed it. */
export async function addDomain(db: Database, groupId: string, domain: string, now: Date, isConfirmed: boolean): Promise<void> {
  const by = isConfirmed ? 'manager' : null;
  await sql`insert into subscriptions.group_domain as d (group_id, domain, added_at, confirmed_at, confirmed_by)
    values (${groupId}, ${domain}, ${now}, ${isConfirmed ? now : null}, ${by})
    on conflict (group_id, domain) do update set confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by
      where d.confirmed_at is null and excluded.confirmed_at is not null`.execute(db);
}

export async function removeDomain(db: Database, groupId: string, domain: string): Promise<void> {
  await db.deleteFrom('subscriptions.groupDomain').where('groupId', '=', groupId).where('domain', '=', domain).execute();
}

/** Notes that staff know the domain to be the group's. False where it isn't named. */
export async function confirmDomain(db: Database, groupId: string, domain: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update subscriptions.group_domain set confirmed_at = coalesce(confirmed_at, ${now}),
    confirmed_by = coalesce(confirmed_by, 'staff') where group_id = ${groupId} and domain = ${domain}`.execute(db);
  return numAffectedRows === 1n;
}

export async function isConfirmedDomain(db: Database, groupId: string, domain: string): Promise<boolean> {
  const { rows } = await sql`select from subscriptions.group_domain
    where group_id = ${groupId} and domain = ${domain} and confirmed_at is not null`.execute(db);
  return rows.length > 0;
}
