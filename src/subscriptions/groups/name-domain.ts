import { type Database, inTransaction } from '#platform/database.ts';
import { domainIn, domainOf, isMailboxProvider, mostDomains } from './rules.ts';
import { addDomain, domainsOf } from './store/domains.ts';
import { lockGroup } from './store/groups.ts';

export type DomainOutcome =
  | { ok: true; domain: string; isConfirmed: boolean }
  | { ok: false; reason: 'no-domain' | 'mailbox-provider' | 'too-many' | 'gone' };

/** Names a domain whose addresses may take free seats. It counts at once where the manager's own address is in it, else once staff confirm it. */
export async function nameDomain(db: Database, groupId: string, managerEmail: string, typed: string, now: Date): Promise<DomainOutcome> {
  const domain = domainIn(typed);
  if (!domain) return { ok: false, reason: 'no-domain' };
  if (isMailboxProvider(domain)) return { ok: false, reason: 'mailbox-provider' };
  return inTransaction(db, async (db) => {
    if (!(await lockGroup(db, groupId))) return { ok: false, reason: 'gone' };
    const known = await domainsOf(db, groupId);
    if (known.length >= mostDomains && !known.some((one) => one.domain === domain)) return { ok: false, reason: 'too-many' };
    const isConfirmed = domainOf(managerEmail) === domain;
    await addDomain(db, groupId, domain, now, isConfirmed);
    return { ok: true, domain, isConfirmed };
  });
}
