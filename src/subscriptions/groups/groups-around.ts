import type { Database } from '#platform/database.ts';
import { domainOf, roomOf } from './rules.ts';
import { type Group, groupsAround, isOver } from './store/groups.ts';

export type GroupsView = Record<'manages' | 'sits' | 'maySit' | 'isAsked', Group[]>;

/** What a reader has to do with groups: those over are left out, but for a manager's own, whose invoices stay. */
export async function groupsOf(db: Database, reader: { id: number; email: string }, now: Date): Promise<GroupsView> {
  const found = await groupsAround(db, reader.id, domainOf(reader.email));
  const of = (relation: string) => found.filter((one) => one.relation === relation).map(({ group }) => group);
  const manages = of('manages');
  const running = (groups: Group[]) => groups.filter((group) => !isOver(group, now));
  const sits = running(of('sits')).filter((group) => !manages.some(({ id }) => id === group.id));
  const known = new Set([...manages, ...sits].map(({ id }) => id));
  const maySit = running(of('may-sit')).filter((group) => !known.has(group.id) && group.used < roomOf(group));
  return { manages, sits, maySit, isAsked: running(of('is-asked')) };
}
