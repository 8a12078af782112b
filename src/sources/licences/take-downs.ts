import { sql } from 'kysely';
import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { record } from '#staff';
import { standingVersionsOf, takeDownStanding } from '#stories';

/** What a partner paper asked us to take down: until when, and how far it has come. `storyId` undefined: all that comes from it. */
export type TakeDown = {
  id: number;
  sourceId: number;
  storyId: number | null;
  reason: string;
  askedAt: Date;
  dueAt: Date | null;
  versions: number;
  doneAt: Date | null;
  madeBy: number | null;
};

const perTurn = 50;

/** Notes what a partner paper wants taken down, with the shortest duty of its licences, and has it done at once. */
export async function askTakeDown(
  press: Press,
  of: { sourceId: number; storyId: number | null; reason: string },
  by: number,
  now: Date,
): Promise<number> {
  return inTransaction(press, async (press) => {
    const { rows } = await sql<{ id: number }>`insert into sources.take_down (source_id, story_id, reason, asked_at, due_at, made_by)
      select ${of.sourceId}::bigint, ${of.storyId}::bigint, ${of.reason}, ${now}::timestamptz, ${now}::timestamptz + make_interval(hours => min(takedown_hours)), ${by}::bigint
      from sources.licence where source_id = ${of.sourceId} returning id`.execute(press);
    const id = rows[0]?.id ?? 0;
    const detail = { source: of.sourceId, ...(of.storyId === null ? {} : { story: of.storyId }), reason: of.reason };
    await record(press, { personId: by, act: 'sources.take-down-asked', subject: { kind: 'source', id: of.sourceId }, detail }, now);
    await enqueue(press, 'sources.take-down', { takeDownId: id });
    return id;
  });
}

/** Takes down what was asked for, some at a time. Done twice it changes nothing; what somebody is at work on has it come back. */
export async function carryOutTakeDown(press: Press, takeDownId: number, now: Date): Promise<void> {
  for (;;) {
    const left = await inTransaction(press, async (press) => {
      const asked = await press.selectFrom('sources.takeDown').selectAll().where('id', '=', takeDownId).forUpdate().executeTakeFirst();
      if (!asked || asked.doneAt) return 0;
      const standing = await standingVersionsOf(press, asked.sourceId, asked.storyId ?? undefined);
      const down = await takeDownStanding(
        press,
        standing.slice(0, perTurn),
        { reasonIn: () => asked.reason, why: `take-down ${asked.id}`, by: asked.madeBy },
        now,
      );
      const isDone = down.length === standing.length;
      await press
        .updateTable('sources.takeDown')
        .set({ versions: asked.versions + down.length, doneAt: isDone ? now : null })
        .where('id', '=', takeDownId)
        .execute();
      if (!isDone && down.length === 0) return -1;
      return isDone ? 0 : 1;
    });
    if (left < 0) throw new Error(`Take-down ${takeDownId}: somebody is at work on what is left of it.`);
    if (left === 0) return;
  }
}

/** What a source asked us to take down last, newest first. */
export async function openTakeDowns(press: Press, sourceId: number): Promise<TakeDown[]> {
  return press.selectFrom('sources.takeDown').selectAll().where('sourceId', '=', sourceId).orderBy('id', 'desc').limit(10).execute();
}
