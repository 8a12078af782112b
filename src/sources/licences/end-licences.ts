import { sql } from 'kysely';
import { inTransaction, type Press } from '#platform/database.ts';
import { dayOf } from '#platform/dates.ts';
import { announce } from '#platform/signals.ts';
import { wordsIn } from '#platform/words.ts';
import { loadSettings } from '#settings';
import { record } from '#staff';
import { type StandingVersion, standingVersionsOf, takeDownStanding } from '#stories';
import { type AbridgedAmong, askedOf } from './clearance.ts';
import { wasCoveredBy } from './rules.ts';
import { addUses, findLicence } from './store.ts';

/** How many versions leave in one transaction. */
const perTurn = 50;

/**
 * Takes down all that licences which are over alone covered, and counts what stands on under another one. Each licence under its lock: two
 * workers at once do it once, and one that dies leaves the rest to the next. What somebody is at work on waits for the next time.
 */
export async function endLicences(press: Press, abridgedAmong: AbridgedAmong, now: Date): Promise<void> {
  const left: number[] = [];
  for (;;) {
    const turn = await inTransaction(press, (press) => endNext(press, abridgedAmong, left, now));
    if (!turn) return;
    if (turn.isStuck) left.push(turn.id);
  }
}

async function endNext(
  press: Press,
  abridgedAmong: AbridgedAmong,
  left: number[],
  now: Date,
): Promise<{ id: number; isStuck: boolean } | undefined> {
  const { timeZone } = (await loadSettings(press)).paper;
  const { rows } = await sql<{ id: number }>`select id from sources.licence
    where settled_at is null and (ended_at <= ${now} or ends_on < ${dayOf(now, timeZone)}::date) and not id = any(${left}::bigint[])
    order by id limit 1 for update skip locked`.execute(press);
  const licence = rows[0] && (await findLicence(press, rows[0].id, 'hold'));
  if (!licence) return undefined;
  const standing = await standingVersionsOf(press, licence.sourceId);
  const asked = await askedOf(press, standing, 'web', { at: now, timeZone }, abridgedAmong);
  const wasUnder = standing.filter(({ versionId }) => {
    const found = asked.get(versionId);
    return found && wasCoveredBy(licence, found.asked);
  });
  const uncovered = wasUnder.filter(({ versionId }) => asked.get(versionId)?.clearance.ok === false);
  if (uncovered.length > 0) {
    const reasonIn = (language: string) => wordsIn(language)('sources.withdrawn.ended');
    const down = await takeDownStanding(press, uncovered.slice(0, perTurn), { reasonIn, why: `licence ${licence.id}`, by: null }, now);
    return { id: licence.id, isStuck: down.length === 0 };
  }
  await noteUses(press, wasUnder, asked, now);
  await press.updateTable('sources.licence').set({ settledAt: now }).where('id', '=', licence.id).execute();
  const subject = { kind: 'licence', id: licence.id };
  await record(press, { personId: null, act: 'sources.licence-settled', subject, detail: { name: licence.name } }, now);
  await announce(press, ['licences']);
  return { id: licence.id, isStuck: false };
}

type Asked = Awaited<ReturnType<typeof askedOf>>;

async function noteUses(press: Press, versions: StandingVersion[], asked: Asked, now: Date): Promise<void> {
  const uses = versions.flatMap(({ versionId, storyId, language, words, isPublic }) => {
    const clearance = asked.get(versionId)?.clearance;
    const licenceId = clearance?.ok && isPublic ? clearance.licenceId : undefined;
    return licenceId === undefined ? [] : [{ licenceId, versionId, storyId, language, words }];
  });
  await addUses(press, uses, 'web', '', now);
}

/** Counts what readers see of a source already under the licence that covers it, where no licence that runs counts it yet: published before the licence was written down. */
export async function noteStanding(press: Press, sourceId: number, abridgedAmong: AbridgedAmong, now: Date): Promise<void> {
  await inTransaction(press, async (press) => {
    const { timeZone } = (await loadSettings(press)).paper;
    const standing = (await standingVersionsOf(press, sourceId)).filter(({ isPublic }) => isPublic);
    const { rows } = await sql<{
      versionId: number;
    }>`select distinct u.version_id from sources.licence_use u join sources.licence l on l.id = u.licence_id
      where l.source_id = ${sourceId} and l.settled_at is null and u.channel = 'web'`.execute(press);
    const counted = new Set(rows.map(({ versionId }) => versionId));
    const fresh = standing.filter(({ versionId }) => !counted.has(versionId));
    await noteUses(press, fresh, await askedOf(press, fresh, 'web', { at: now, timeZone }, abridgedAmong), now);
  });
}
