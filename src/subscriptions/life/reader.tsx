import { type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { type Reader, readerOf, readerTag } from '#readers';
import type { Billing } from '../billing.ts';
import { stay, stayFor } from '../offers/stay.ts';
import { findCustomer, keepCustomer } from '../store/checkouts.ts';
import { plansOnSale } from '../store/plans.ts';
import { findRunning, keepParting } from '../store/subscriptions.ts';
import { cancel } from './cancel.ts';
import { changePlan, type PreviewOutcome, previewPlan } from './change-plan.ts';
import { pause } from './pause.ts';
import type { Performed } from './perform.ts';
import { PlanPage } from './plan-page.tsx';
import { resume } from './resume.ts';
import { isSaid, partings, type Said } from './said.ts';
import { StayPage } from './stay-page.tsx';

const saidOf: Record<Performed, Said | undefined> = { done: undefined, later: 'later', declined: 'declined', refused: 'not-now' };

/** What a reader does with a subscription that runs. Each ends at the account, which says what came of it. */
export function accountActs(app: App, frameOf: FrameOf, billing: Billing) {
  /** Lets `act` happen for the reader who asks, and leads back to the account. */
  async function acting(c: Ctx, act: (reader: Reader, form: URLSearchParams) => Promise<Said | Response | undefined>): Promise<Response> {
    const form = await readForm(c);
    const frame = await frameOf(c);
    const reader = await readerOf(app, c);
    if (!reader) return c.redirect(`${frame.href('/sign-in')}?${new URLSearchParams({ to: frame.href('/account') })}`, 303);
    const said = await act(reader, form);
    app.kept.drop([readerTag(reader.id)]);
    return said instanceof Response ? said : c.redirect(frame.href('/account') + (said ? `?said=${said}` : ''), 303);
  }

  async function planPage(c: Ctx, reader: Reader, slug: string, status: 200 | 400 = 200): Promise<Response> {
    const frame = await frameOf(c);
    const running = await findRunning(app.db, reader.id);
    const plans = (await plansOnSale(app.db)).filter((plan) => plan.currency === running?.currency);
    const outcome: PreviewOutcome | undefined = slug ? await previewPlan(app, billing, reader.id, slug) : undefined;
    const page = <PlanPage frame={frame} plans={plans} running={running} outcome={outcome} />;
    return privatePage(c, pageText(page), status);
  }

  return {
    /** POST /account/cancel: cancels; where the paper has an offer for whoever wants to leave, it is shown once before, with a button that cancels anyway. */
    cancel: (c: Ctx) =>
      acting(c, async (reader, form) => {
        if (field(form, 'anyway') !== 'yes' && (await stayFor(app, reader.id)))
          return c.redirect((await frameOf(c)).href('/account/cancel'), 303);
        const outcome = await cancel(app, billing, reader.id);
        return outcome.ok ? saidOf[outcome.answer] : undefined;
      }),

    /** GET /account/cancel: the offer for whoever wants to leave. */
    async beforeLeaving(c: Ctx) {
      const frame = await frameOf(c);
      const reader = await readerOf(app, c);
      const staying = reader && (await stayFor(app, reader.id));
      if (!staying) return c.redirect(frame.href('/account'), 303);
      return privatePage(c, pageText(<StayPage frame={frame} staying={staying} />));
    },

    /** POST /account/stay: takes that offer. */
    stay: (c: Ctx) =>
      acting(c, async (reader) => {
        const outcome = await stay(app, billing, reader.id);
        return outcome.ok ? (saidOf[outcome.answer] ?? 'stayed') : 'not-now';
      }),

    /** POST /account/resume: takes back a cancellation or a pause. */
    resume: (c: Ctx) =>
      acting(c, async (reader) => {
        const outcome = await resume(app, billing, reader.id);
        return outcome.ok ? saidOf[outcome.answer] : undefined;
      }),

    /** POST /account/pause: for one to three months after the period that is paid for. */
    pause: (c: Ctx) =>
      acting(c, async (reader, form) => {
        const outcome = await pause(app, billing, reader.id, Number(field(form, 'months')));
        return outcome.ok ? saidOf[outcome.answer] : 'not-now';
      }),

    /** POST /account/parting: why somebody left, if they care to say. */
    parting: (c: Ctx) =>
      acting(c, async (reader, form) => {
        const reason = partings.find((one) => one === field(form, 'reason'));
        if (reason) await keepParting(app.db, reader.id, reason);
        return reason ? 'thanks' : undefined;
      }),

    /** POST /account/card: leads to the provider's page for another card. */
    newCard: (c: Ctx) =>
      acting(c, async (reader) => {
        const running = await findRunning(app.db, reader.id);
        if (!running?.providerRef) return undefined;
        if (await overLimit(app.db, [{ key: `card pages ${reader.id}`, most: 30, perSeconds: 3600 }], app.clock())) return 'not-now';
        const frame = await frameOf(c);
        const customerRef = running.customerRef ?? (await findCustomer(app.db, reader.id, billing.provider));
        const address = app.baseUrl() + frame.href('/account');
        const who = {
          readerId: reader.id,
          email: reader.email,
          language: frame.language,
          customerRef,
          back: `${address}?said=card`,
          away: address,
        };
        const opened = await billing.openCardPage(`card/${running.id}/${app.clock().getTime()}`, {
          ...who,
          agreementRef: running.providerRef,
          currency: running.currency,
        });
        if (!opened.ok) return 'unreachable';
        if (opened.customerRef) await keepCustomer(app.db, reader.id, billing.provider, opened.customerRef);
        return c.redirect(opened.page.startsWith('/') ? frame.href(opened.page) : opened.page, 303);
      }),

    /** GET /account/plan?plan=: the other plans, and what the chosen one costs today and afterwards. */
    async plan(c: Ctx) {
      const reader = await readerOf(app, c);
      if (!reader) return c.redirect((await frameOf(c)).href('/account'), 303);
      return planPage(c, reader, c.req.query('plan') ?? '');
    },

    /** POST /account/plan: changes to it, at the price that was shown. */
    changePlan: (c: Ctx) =>
      acting(c, async (reader, form) => {
        const asOf = new Date(Number(field(form, 'shown')));
        const age = app.clock().getTime() - asOf.getTime();
        const slug = field(form, 'plan');
        // A price shown long ago isn't the one that would be charged: it is shown anew.
        if (!(age >= 0 && age < 3_600_000)) return planPage(c, reader, slug, 400);
        const outcome = await changePlan(app, billing, reader.id, slug, asOf);
        if (!outcome.ok) return planPage(c, reader, slug, 400);
        return saidOf[outcome.answer] ?? 'plan';
      }),
  };
}

/** What the account is to say of what was just done, from its address. */
export function saidIn(c: Ctx): Said | undefined {
  const said = c.req.query('said');
  return isSaid(said) ? said : undefined;
}
