import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { readSettings } from '#settings';
import type { LicenceClause } from '#stories';
import { type Acted, type ChangeOutcome, changeOpen } from './change.ts';
import { clearMailing } from './clear.ts';
import { type CompileOutcome, compile } from './compile.ts';
import { gatherMail } from './gather.ts';
import { audiences } from './mail.ts';
import type { Mailing } from './mailings.ts';

/** A story in it that no licence lets us mail. */
type NotCleared = { ok: false; reason: 'not-cleared'; headline: string; clause: LicenceClause };

type TooLong = Extract<CompileOutcome, { ok: false }>;

export type ScheduleOutcome = ChangeOutcome | TooLong | { ok: false; reason: 'past' | 'far' | 'no-subject' | 'no-story' } | NotCleared;

const mostDaysAhead = 366;

/** Plans a mailing for a moment, or with undefined for now. Refused while it has no subject, nothing in it, a story that may not be mailed then, or more than mail programs show. */
export async function scheduleMailing(
  app: App,
  press: Press,
  id: number,
  at: Date | undefined,
  mark: number,
  acted: Acted,
): Promise<ScheduleOutcome> {
  const act = at ? 'newsletters.mailing-scheduled' : 'newsletters.mailing-sent';
  return changeOpen<ScheduleOutcome>(press, id, mark, acted, act, async (db, mailing) => {
    const moment = at ?? acted.now;
    if (moment < acted.now) return { ok: false, reason: 'past' };
    if (moment.getTime() - acted.now.getTime() > mostDaysAhead * 86_400_000) return { ok: false, reason: 'far' };
    if (mailing.subjects.length === 0) return { ok: false, reason: 'no-subject' };
    const { leftOut } = await clearMailing(db, await readSettings(app), { ...mailing, scheduledFor: moment }, acted.now);
    const [barred] = leftOut;
    if (barred) return { ok: false, reason: 'not-cleared', headline: barred.headline, clause: barred.clause };
    const trouble = await troubleWith(app, db, mailing);
    if (trouble) return trouble;
    if (!at) await enqueue(db, 'newsletters.begin-mailing', { mailingId: id });
    return { change: { state: 'scheduled', scheduledFor: moment, waitsBecause: null } };
  });
}

/** Why a mailing can't be mailed as it is composed; undefined where it can. */
export async function troubleWith(
  app: App,
  press: Press,
  mailing: Mailing,
): Promise<TooLong | { ok: false; reason: 'no-story' } | undefined> {
  for (const audience of audiences) {
    const mail = await gatherMail(app, press, mailing, audience);
    if (!mail.parts.some(({ kind }) => kind !== 'advertisement')) return { ok: false, reason: 'no-story' };
    const compiled = await compile(mail);
    if (!compiled.ok) return compiled;
  }
  return undefined;
}
