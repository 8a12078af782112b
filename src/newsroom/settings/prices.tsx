import { Field, pageText, type StaffFrame, SubmitButton } from '#design';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { dayText, isDay, momentAt } from '#platform/dates.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { moneyText } from '#platform/money.ts';
import { readSettings } from '#settings';
import { record } from '#staff';
import { callOffMove, type KeptPrice, keptPrices, leastDaysAhead, movePrices } from '#subscriptions';
import { framed, noticeOf, saved } from './handlers.ts';
import { Group, SettingsPage } from './settings-page.tsx';

/** What was typed for one plan, and what is wrong with it. */
type Tried = { planId: number; from: string; problem: string };

/** Existing subscribers' prices: who pays another one than new readers, and moving them to it after a month's notice. */
export function priceSettings(app: App, press: Press) {
  async function page(c: Ctx, tried: Tried | undefined, status: 200 | 400): Promise<Response> {
    const { frame } = await framed(app, c);
    const prices = await keptPrices(app.db);
    const { timeZone } = (await readSettings(app)).paper;
    const notice = noticeOf(frame, c, tried ? { from: tried.problem } : {});
    return privatePage(
      c,
      pageText(
        <SettingsPage frame={frame} place="prices" notice={notice}>
          <p class="hint">{frame.words('newsroom.prices.about', { days: leastDaysAhead })}</p>
          {prices.length === 0 ? <p class="empty">{frame.words('design.offer.none')}</p> : null}
          {prices.map((price) => (
            <PriceForm frame={frame} price={price} timeZone={timeZone} tried={tried?.planId === price.planId ? tried : undefined} />
          ))}
        </SettingsPage>,
      ),
      status,
    );
  }

  return {
    /** GET /newsroom/settings/prices. */
    priceSettings: (c: Ctx) => page(c, undefined, 200),

    /** POST /newsroom/settings/prices: moves subscribers to the price on sale from a day on, or calls that off. */
    async changePrices(c: Ctx) {
      const { staff, frame } = await framed(app, c);
      const form = await readForm(c);
      const now = app.clock();
      const note = (press: Press, act: `settings.${string}`, detail: Record<string, string>) =>
        record(press, { personId: staff.id, act, detail }, now);
      if (field(form, 'what') === 'call-off') {
        await inTransaction(press, async (press) => {
          const slug = await callOffMove(press, wholeId(form, 'move'), now);
          if (slug) await note(press, 'settings.move-called-off', { name: slug });
        });
        return saved(app, c, 'prices');
      }
      const [planId, from] = [wholeId(form, 'plan'), field(form, 'from').slice(0, 20)];
      const { timeZone } = (await readSettings(app)).paper;
      const fromAt = isDay(from) ? momentAt(`${from}T00:00`, timeZone) : undefined;
      if (!fromAt) return page(c, { planId, from, problem: frame.words('newsroom.offers.problems.day') }, 400);
      const outcome = await inTransaction(press, async (press) => {
        const moved = await movePrices(press, planId, fromAt, now);
        if (moved.ok) await note(press, 'settings.prices-moved', { name: moved.slug, day: from });
        return moved;
      });
      if (outcome.ok) return saved(app, c, 'prices');
      const problem =
        outcome.reason === 'too-soon'
          ? frame.words('newsroom.prices.tooSoon', { days: leastDaysAhead })
          : frame.words('newsroom.settings.problems.unknown');
      return page(c, { planId, from, problem }, 400);
    },
  };
}

function wholeId(form: URLSearchParams, name: string): number {
  const id = Number(field(form, name));
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}

type PriceFormProps = { frame: StaffFrame; price: KeptPrice; timeZone: string; tried: Tried | undefined };

function PriceForm({ frame, price, timeZone, tried }: PriceFormProps) {
  const { words, href, language, now } = frame;
  const { planId, every, priceMinor, currency, others, moveId, fromAt } = price;
  const amount = moneyText({ minor: priceMinor, currency }, language);
  return (
    <form method="post" action={href('/newsroom/settings/prices')} class="setting-form">
      <Group title={`${words(`subscriptions.plan.${every}`)} · ${amount}`} about={words('newsroom.prices.others', { others })}>
        {moveId && fromAt ? (
          <>
            <p>{words('newsroom.prices.moving', { day: dayText(fromAt, language, timeZone, now) })}</p>
            <input type="hidden" name="move" value={String(moveId)} />
            <SubmitButton look="quiet" name="what" value="call-off">
              {words('newsroom.prices.callOff')}
            </SubmitButton>
          </>
        ) : others > 0 || tried ? (
          <>
            <input type="hidden" name="plan" value={String(planId)} />
            <Field
              name="from"
              id={`from-${planId}`}
              label={words('newsroom.prices.from')}
              value={tried?.from}
              problem={tried?.problem}
              size="short"
              dir="ltr"
              maxlength={10}
            />
            <SubmitButton look="quiet">{words('newsroom.prices.move')}</SubmitButton>
          </>
        ) : null}
      </Group>
    </form>
  );
}
