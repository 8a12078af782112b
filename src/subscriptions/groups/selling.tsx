import { type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { type Reader, readerOf } from '#readers';
import { readSettings } from '#settings';
import { plansOnSale } from '../store/plans.ts';
import { findRunning } from '../store/subscriptions.ts';
import { beginGroup } from './begin.ts';
import { GroupOfferPage, type GroupProblems, type TypedGroup } from './pages/offer.tsx';
import { readBilling } from './read-billing.ts';
import { fewestSeats, isSeatCount, mostSeats } from './rules.ts';

type Refused = { typed: TypedGroup; problems: GroupProblems; refused?: 'not-now' };

/** The pages on which a group is begun. */
export function sellingPages(app: App, frameOf: FrameOf) {
  async function offer(c: Ctx, reader: Reader | undefined, wished: string, refused?: Refused): Promise<Response> {
    const [frame, settings] = [await frameOf(c), await readSettings(app)];
    if (!settings.groups.isSold) throw new Refusal(404, 'page');
    const all = await plansOnSale(app.db);
    const currencies = [...new Set(all.map((plan) => plan.currency))];
    const currency = currencies.find((one) => one === wished) ?? currencies[0];
    const plans = all.filter((plan) => plan.currency === currency);
    const fresh: TypedGroup = { name: '', billingName: '', billingAddress: '', vatId: '', seats: '5', plan: plans.at(-1)?.slug ?? '' };
    const page = (
      <GroupOfferPage
        frame={frame}
        plans={plans}
        currencies={currencies}
        discounts={settings.groups.discounts}
        typed={reader && (refused?.typed ?? fresh)}
        problems={refused?.problems ?? {}}
        isSubscriber={reader !== undefined && (await findRunning(app.db, reader.id)) !== undefined}
        refused={refused?.refused}
      />
    );
    return privatePage(c, pageText(page), refused ? 400 : 200);
  }

  return {
    /** GET /subscribe/group?currency=: what seats cost; signed in, the form. */
    async groupOffer(c: Ctx) {
      return offer(c, await readerOf(app, c), c.req.query('currency') ?? '');
    },

    /** POST /subscribe/group: leads to the checkout's terms, or, for who subscribes already, to the price of more seats. */
    async beginGroup(c: Ctx) {
      const form = await readForm(c);
      const [frame, reader, settings] = [await frameOf(c), await readerOf(app, c), await readSettings(app)];
      if (!reader || !settings.groups.isSold) return c.redirect(frame.href('/subscribe/group'), 303);
      const { typed: draft, problems: billing } = readBilling(form, frame.words);
      const typed: TypedGroup = { ...draft, seats: field(form, 'seats').slice(0, 10), plan: field(form, 'plan') };
      const problems: GroupProblems = { ...billing };
      const seats = Number(typed.seats);
      const currency = field(form, 'currency');
      if (!isSeatCount(seats))
        problems.seats = frame.words('subscriptions.group.seats.bad', { fewest: fewestSeats, most: mostSeats, used: 0 });
      if (Object.keys(problems).length > 0) return offer(c, reader, currency, { typed, problems });
      if (await overLimit(app.db, [{ key: `groups ${reader.id}`, most: 60, perSeconds: 3600 }], app.clock()))
        return offer(c, reader, currency, { typed, problems, refused: 'not-now' });
      const outcome = await beginGroup(
        app.db,
        reader.id,
        { plan: typed.plan, currency, seats, draft },
        settings.groups.discounts,
        app.clock(),
      );
      if (!outcome.ok && outcome.reason === 'not-now') return offer(c, reader, currency, { typed, problems, refused: 'not-now' });
      if (!outcome.ok) return offer(c, reader, currency, { typed, problems: { plan: frame.words('subscriptions.offer.noSuchPlan') } });
      if ('checkoutId' in outcome) return c.redirect(frame.href(`/checkout/${outcome.checkoutId}`), 303);
      const query = new URLSearchParams({ group: outcome.groupId, seats: String(seats) });
      return c.redirect(`${frame.href('/account/group/seats')}?${query}`, 303);
    },
  };
}
