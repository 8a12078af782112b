import type { Press } from '#platform/database.ts';

/** What the log is asked for: one person's acts, one kind of acts or a module's (`stories`, `stories.published`), those about one thing, those of some time; before one act. */
export type LogFilter = {
  personId?: number | undefined;
  act?: string | undefined;
  subject?: { kind: string; id: number } | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
  before?: number | undefined;
};

export type LogLine = {
  id: number;
  at: Date;
  person: string | undefined;
  /** The program that acted for the person. */
  program: string | undefined;
  act: string;
  subject: { kind: string; id: number } | undefined;
  detail: Record<string, unknown>;
};

/** Acts on one page of the log. */
export const linesAPage = 50;

/** A page of the log, newest first, and where the next one begins. */
export async function readLog(press: Press, filter: LogFilter): Promise<{ lines: LogLine[]; next: number | undefined }> {
  const { personId, act, subject, from, until, before } = filter;
  let query = press
    .selectFrom('staff.act as a')
    .leftJoin('staff.person as p', 'p.id', 'a.personId')
    .select(['a.id', 'a.at', 'p.name', 'a.act', 'a.subjectKind', 'a.subjectId', 'a.detail', 'a.program'])
    .orderBy('a.id', 'desc')
    .limit(linesAPage + 1);
  if (personId !== undefined) query = query.where('a.personId', '=', personId);
  if (act) query = act.includes('.') ? query.where('a.act', '=', act) : query.where('a.act', 'like', `${act.replace(/[\\%_]/g, '\\$&')}.%`);
  if (subject) query = query.where('a.subjectKind', '=', subject.kind).where('a.subjectId', '=', subject.id);
  // Acts are numbered as they happen: by number a day of years ago is found at once.
  if (from) query = query.where('a.at', '>=', from).where('a.id', '>=', firstSince(press, from));
  if (until)
    query = query
      .where('a.at', '<', until)
      .where((is) => is.or([is('a.id', '<', firstSince(press, until)), is.not(is.exists(firstSince(press, until)))]));
  if (before !== undefined) query = query.where('a.id', '<', before);
  const rows = await query.execute();
  const lines = rows.slice(0, linesAPage).map((row) => ({
    id: row.id,
    at: row.at,
    person: row.name ?? undefined,
    program: row.program ?? undefined,
    act: row.act,
    subject: row.subjectKind !== null && row.subjectId !== null ? { kind: row.subjectKind, id: row.subjectId } : undefined,
    detail: row.detail as Record<string, unknown>,
  }));
  return { lines, next: rows.length > linesAPage ? lines.at(-1)?.id : undefined };
}

function firstSince(press: Press, at: Date) {
  return press.selectFrom('staff.act').select('id').where('at', '>=', at).orderBy('at').orderBy('id').limit(1);
}
