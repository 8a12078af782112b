import { pageText } from '#design';
import { type App, keep } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings, type Settings, settingsSchema } from '#settings';
import { record } from '#staff';
import { type NewPlan, plansOnSale, planViews, sellPlans } from '#subscriptions';
import { keptBenefits, languagesOf, mostLetters, readBenefits, rearranged } from './benefits.ts';
import { changeRecorded } from './change.ts';
import { giftsTyped, readGifts } from './gift-fields.tsx';
import { framed, noticeOf, saved } from './handlers.ts';
import { OfferForm, type TypedOffer } from './offer-form.tsx';
import { planDifferences, plansTyped, readPlans } from './plan-values.ts';
import { readSample, type Sample, SampleBox } from './samples.tsx';
import { type Problems, sentencesFor } from './sentences.ts';
import { SettingsPage } from './settings-page.tsx';

type Shown = { sample: Sample; settings: Settings; plans: NewPlan[] };

/** Sells exactly these plans from now on, and records what changed of them. */
export async function changePlans(press: Press, plans: NewPlan[], by: number, now: Date): Promise<void> {
  await inTransaction(press, async (press) => {
    const detail = planDifferences(await plansOnSale(press), plans);
    await sellPlans(press, plans);
    if (Object.keys(detail).length > 0) await record(press, { personId: by, act: 'settings.plans-changed', detail }, now);
  });
}

/** What subscribers have, and what it costs. */
export function offerSettings(app: App, press: Press) {
  async function page(c: Ctx, typed: TypedOffer, status: 200 | 400, isSaved: boolean, shown?: Shown): Promise<Response> {
    const { frame } = await framed(app, c);
    const settings = await readSettings(app);
    const sample = shown?.sample ?? readSample(new URLSearchParams({ sample: 'offer' }), settings.paper);
    const unsaved = { tone: 'note' as const, text: frame.words('newsroom.settings.notSaved') };
    const notice =
      noticeOf(frame, c, { ...typed.problems, ...typed.plans.problems, ...typed.gifts.problems }) ?? (isSaved ? undefined : unsaved);
    return privatePage(
      c,
      pageText(
        <SettingsPage frame={frame} place="offer" notice={notice}>
          <OfferForm frame={frame} typed={typed} sample={sample} settings={settings} />
          {shown ? <SampleBox frame={frame} {...shown} plans={(language) => planViews(shown.plans, language, false)} /> : null}
        </SettingsPage>,
      ),
      status,
    );
  }

  const onSale = () => keep(app, 'plans', ['plans'], () => plansOnSale(app.db));

  return {
    /** GET /newsroom/settings/offer. */
    async offerSettings(c: Ctx) {
      const { offer, giftSubscriptions } = await readSettings(app);
      const plans = plansTyped(await onSale(), false);
      const gifts = giftsTyped(giftSubscriptions.prices, plans.currency);
      return page(c, { benefits: offer.benefits, plans, gifts, problems: {} }, 200, true);
    },

    /** POST /newsroom/settings/offer: saves, shows what is typed as readers would see it, or moves a line of what is typed. */
    async changeOffer(c: Ctx) {
      const { staff, frame } = await framed(app, c);
      const form = await readForm(c);
      const settings = await readSettings(app);
      const what = field(form, 'what');
      const typedBenefits = readBenefits(form, languagesOf(settings.offer.benefits, settings.paper.languages));
      const { typed: plans, value: soldPlans } = readPlans(form, frame.words, await plansOnSale(press));
      const { typed: gifts, value: prices } = readGifts(form, frame.words, plans.currency);
      const isSaving = what === 'save' || what === '';
      if (!isSaving && what !== 'preview')
        return page(
          c,
          { benefits: rearranged(typedBenefits, what), plans: { ...plans, problems: {} }, gifts: { ...gifts, problems: {} }, problems: {} },
          200,
          false,
        );

      const benefits = keptBenefits(typedBenefits);
      const read = settingsSchema.shape.offer.safeParse({ benefits });
      const problems: Problems = sentencesFor(frame.words, read.error);
      for (const [at, { text }] of benefits.entries())
        for (const [language, words] of Object.entries(text))
          if (words.length > mostLetters)
            problems[`benefits.${at}.text.${language}`] = frame.words('newsroom.settings.problems.long', { most: mostLetters });
      const typed = { benefits, plans, gifts, problems };
      if (!read.success || !soldPlans || !prices || Object.keys(problems).length > 0) return page(c, typed, 400, false);
      if (!isSaving) {
        return page(c, typed, 200, false, {
          sample: readSample(form, settings.paper),
          settings: { ...settings, offer: read.data },
          plans: soldPlans,
        });
      }
      const now = app.clock();
      await inTransaction(press, async (press) => {
        await changeRecorded(press, { offer: read.data, giftSubscriptions: { prices } }, staff.id, now);
        await changePlans(press, soldPlans, staff.id, now);
      });
      return saved(app, c, 'offer');
    },
  };
}
