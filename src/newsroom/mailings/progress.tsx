import type { StaffFrame } from '#design';
import { type MailingProgress, pauseMailing, progressOf, resendUnknown, resumeMailing, stopMailing } from '#newsletters';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privateJson } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readStaff, record, staffFrameOf } from '#staff';
import { numberOf } from '../around.ts';
import { backTo, showMailing } from './mailing.tsx';

export const steps = ['pause', 'resume', 'stop', 'resend'] as const;

export type Step = (typeof steps)[number];

/** What may be done with a mailing where it stands. */
export function stepsOpen(progress: MailingProgress): Step[] {
  const resend = progress.unknown > 0 && ['sent', 'sending', 'paused'].includes(progress.state) ? (['resend'] as const) : [];
  if (progress.state === 'sending') return ['pause', 'stop', ...resend];
  return progress.state === 'paused' ? ['resume', 'stop', ...resend] : [...resend];
}

/** A mailing's progress in words, by the names of its figures. */
export function progressWords({ words }: StaffFrame, progress: MailingProgress): Record<string, string> {
  const { sent, waiting, failed, suppressed, unknown, recipients, secondsLeft } = progress;
  const minutes = secondsLeft === undefined ? undefined : Math.max(1, Math.ceil(secondsLeft / 60));
  const counts = Object.entries({ recipients, sent, waiting, failed, suppressed, unknown }).map(([name, count]) => [
    name,
    words('newsroom.mailings.count', { count }),
  ]);
  const left =
    waiting === 0 || minutes === undefined ? words('newsroom.mailings.noEstimate') : words('newsroom.mailings.estimate', { minutes });
  return { ...Object.fromEntries(counts), left };
}

const acts = {
  pause: (press: Press, id: number) => pauseMailing(press, id),
  resume: (press: Press, id: number) => resumeMailing(press, id),
  stop: (press: Press, id: number, now: Date) => stopMailing(press, id, now),
  resend: (press: Press, id: number, now: Date) => resendUnknown(press, id, now),
} satisfies Record<Step, unknown>;

const said = { pause: 'paused', resume: 'resumed', stop: 'stopped', resend: 'resent' } as const;

/** How far a mailing is, and holding, ending or going on with it. */
export function progressPages(app: App, press: Press) {
  return {
    /** GET /newsroom/mailings/:id/progress.json: for the script that keeps the page's figures fresh. */
    async mailingProgress(c: Ctx) {
      const frame = await staffFrameOf(app, c, await readStaff(app, c), 'mailings');
      const progress = await progressOf(press, numberOf(c), app.clock());
      if (!progress) throw new Refusal(404, 'page');
      return privateJson(c, { state: progress.state, figures: progressWords(frame, progress) });
    },

    /** POST /newsroom/mailings/:id/steer: pauses, resumes, stops, or sends once more what nobody knows the end of. */
    async steerMailing(c: Ctx) {
      const staff = await readStaff(app, c);
      const wanted = field(await readForm(c), 'step');
      const found = steps.find((one) => one === wanted);
      if (!found) throw new Refusal(404, 'page');
      const id = numberOf(c);
      const outcome = await acts[found](press, id, app.clock());
      if (!outcome.ok) {
        const { words } = await staffFrameOf(app, c, staff, 'mailings');
        return showMailing(app, press, c, 409, { problem: words('newsroom.mailings.refused.notNow') });
      }
      await record(press, { personId: staff.id, act: `newsletters.mailing-${said[found]}`, subject: { kind: 'mailing', id } }, app.clock());
      return backTo(app, c, said[found]);
    },
  };
}
