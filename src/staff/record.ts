import type { Press } from '#platform/database.ts';

/** One act to be remembered: `stories.published` of a story by a person. Without a person it was done at the command line or by a program. */
export type Act = {
  personId: number | null;
  act: `${string}.${string}`;
  subject?: { kind: string; id: number } | undefined;
  /** Small facts, no texts of stories: a reason, an old and a new role. */
  detail?: Record<string, string | number | boolean | null> | undefined;
};

/** Writes an act into the log, as part of the caller's transaction. What is written stays: no role of the database may change it. */
export async function record(press: Press, { personId, act, subject, detail = {} }: Act, now: Date): Promise<void> {
  const named = { subjectKind: subject?.kind ?? null, subjectId: subject?.id ?? null };
  await press
    .insertInto('staff.act')
    .values({ at: now, personId, act, ...named, detail: JSON.stringify(detail) })
    .execute();
}
