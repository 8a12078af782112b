import { sql } from 'kysely';
import { inTransaction, type Press } from '#platform/database.ts';
import { GiveUp } from '#platform/errors.ts';
import { loadSettings } from '#settings';
import { record } from '#staff';
import type { Licences } from './licences.ts';
import { print } from './publish-now.ts';
import { isReviewed } from './rules.ts';
import { changeWorkRow, findWork } from './store.ts';
import { tellPrograms } from './tell-programs.ts';

/**
 * Publishes what is scheduled and due. Each version in a transaction of its own, claimed under its lock: two workers at once publish it
 * once, and one that dies leaves it to the next minute. What can't go out any more goes back to ready and is shown on the desk.
 */
export async function publishDue(press: Press, licences: Licences, now: Date): Promise<void> {
  const refused: string[] = [];
  const passed: number[] = [];
  for (;;) {
    const outcome = await inTransaction(press, (press) => publishNextDue(press, licences, passed, now));
    if (!outcome) break;
    passed.push(outcome.versionId);
    if (outcome.problem) refused.push(`version ${outcome.versionId}: ${outcome.problem}`);
  }
  if (refused.length > 0) throw new GiveUp(`Scheduled and not published: ${refused.join('; ')}`);
}

async function publishNextDue(
  press: Press,
  licences: Licences,
  passed: number[],
  now: Date,
): Promise<{ versionId: number; problem: string | undefined } | undefined> {
  const { rows } = await sql<{ versionId: number }>`
    select w.version_id from stories.version v join stories.work w on w.version_id = v.id
    where w.state = 'scheduled' and w.publish_at <= ${now} and not w.version_id = any(${passed}::bigint[])
    order by w.publish_at, w.version_id limit 1 for update skip locked`.execute(press);
  const versionId = rows[0]?.versionId;
  const work = versionId === undefined ? undefined : await findWork(press, versionId);
  if (!work) return undefined;
  const settings = await loadSettings(press);
  const problem = await problemWith();
  const subject = { kind: 'version', id: work.versionId };
  const by = { personId: work.scheduledBy ?? null, subject };
  if (problem) await changeWorkRow(press, work.versionId, { state: 'ready', publishAt: null, scheduledBy: null }, now);
  await record(
    press,
    { ...by, act: problem ? 'stories.not-published' : 'stories.publish', detail: { scheduled: true, ...(problem ? { problem } : {}) } },
    now,
  );
  if (!problem) await tellPrograms(press, work.isPublic ? 'updated' : 'published', work.versionId, now);
  return { versionId: work.versionId, problem };

  async function problemWith(): Promise<string | undefined> {
    if (!work) return undefined;
    if (settings.newsroom.review === 'required' && !isReviewed(work)) return 'not-reviewed';
    const outcome = await print(press, work, { settings, licences, now });
    if (outcome.ok) return undefined;
    if (outcome.reason !== 'problems') return outcome.reason;
    const [first] = outcome.problems;
    return first?.clause ? `${first.what}: ${first.clause.kind}` : first?.what;
  }
}
