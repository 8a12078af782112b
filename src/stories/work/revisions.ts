import { inTransaction, type Press } from '#platform/database.ts';
import type { Staff } from '#staff';
import { recordAct } from './act.ts';
import { addRevision, rowOf } from './revision-rows.ts';
import { type Bar, whatBars } from './rules.ts';
import { noteSaved } from './save-draft.ts';
import { findRevision, lockWork } from './store.ts';
import { handOf } from './who.ts';

export type RevisionLine = {
  number: number;
  headline: string;
  madeBy: number | undefined;
  madeAt: Date;
  changedAt: Date;
  approvedBy: number | undefined;
  publishedAt: Date | undefined;
};

/** Who saved a version when, newest first: at most `most`, those before number `before`. The texts aren't here. */
export async function revisionsOf(press: Press, versionId: number, most = 50, before = 2_147_483_647): Promise<RevisionLine[]> {
  const rows = await press
    .selectFrom('stories.revision')
    .select(['number', 'headline', 'madeBy', 'madeAt', 'changedAt', 'approvedBy', 'publishedAt'])
    .where('versionId', '=', versionId)
    .where('number', '<', before)
    .orderBy('number', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    ...row,
    madeBy: row.madeBy ?? undefined,
    changedAt: row.changedAt ?? row.madeAt,
    approvedBy: row.approvedBy ?? undefined,
    publishedAt: row.publishedAt ?? undefined,
  }));
}

export type RestoreOutcome = { ok: true; number: number } | { ok: false; reason: Bar | 'no-version' | 'no-revision' };

/** Makes an older revision the newest one again. What stood there last stays a revision too. */
export async function restoreRevision(press: Press, versionId: number, number: number, by: Staff, now: Date): Promise<RestoreOutcome> {
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    const bar = whatBars('save', work, handOf(by, work), 'optional', now);
    if (bar) return { ok: false, reason: bar };
    const old = await findRevision(press, versionId, number);
    if (!old) return { ok: false, reason: 'no-revision' };
    const next = work.newest.number + 1;
    await addRevision(press, versionId, next, rowOf({ ...old, lead: old.lead ?? null }, old), by.id, now);
    await noteSaved(press, work, old.headline, now);
    await recordAct(press, work, 'restore', { by, now }, { restored: number });
    return { ok: true, number: next };
  });
}
