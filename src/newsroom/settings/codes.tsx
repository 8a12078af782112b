import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { record } from '#staff';
import { codesThatLower, endOffer, makeOffer, offersMade, plansOnSale } from '#subscriptions';
import { changeRecorded } from './change.ts';
import { CodeForm } from './code-form.tsx';
import { CodeList, LeavingForm } from './code-list.tsx';
import { emptyCode, readCode, type TypedCode, typedCode } from './code-values.ts';
import { framed, noticeOf } from './handlers.ts';
import type { Problems } from './sentences.ts';
import { SettingsPage } from './settings-page.tsx';

const perPage = 30;

/** Offers by code: those there are, one more, ending one, and which of them is shown to whoever wants to cancel. */
export function codeSettings(app: App, press: Press) {
  async function page(c: Ctx, typed: TypedCode | undefined, problems: Problems, status: 200 | 400 | 409): Promise<Response> {
    const { frame } = await framed(app, c);
    const before = Number(c.req.query('before')) || undefined;
    const found = await offersMade(app.db, before, perPage + 1);
    const plans = await plansOnSale(app.db);
    const codes = await codesThatLower(app.db, app.clock());
    const { leaving, paper } = await readSettings(app);
    const said = c.req.method === 'GET' ? c.req.query('said') : undefined;
    const notice =
      said === 'made' || said === 'ended'
        ? { tone: 'good' as const, text: frame.words(`newsroom.offers.said.${said}`) }
        : noticeOf(frame, c, problems);
    const offers = found.slice(0, perPage);
    const older = found.length > perPage ? offers.at(-1)?.id : undefined;
    return privatePage(
      c,
      pageText(
        <SettingsPage frame={frame} place="codes" notice={notice}>
          <p class="hint">{frame.words('newsroom.offers.about')}</p>
          <CodeList frame={frame} offers={offers} older={older} baseUrl={app.baseUrl()} timeZone={paper.timeZone} />
          <CodeForm frame={frame} typed={typed ?? emptyCode(plans[0]?.currency ?? 'USD')} problems={problems} plans={plans} />
          <LeavingForm frame={frame} codes={codes} chosen={leaving.offer} />
        </SettingsPage>,
      ),
      status,
    );
  }

  const back = async (c: Ctx, said: string) => {
    const { frame } = await framed(app, c);
    return c.redirect(`${frame.href('/newsroom/settings/codes')}?said=${said}`, 303);
  };

  return {
    /** GET /newsroom/settings/codes. */
    codeSettings: (c: Ctx) => page(c, undefined, {}, 200),

    /** POST /newsroom/settings/codes: makes an offer, or says which is shown to whoever wants to cancel. */
    async addCode(c: Ctx) {
      const { staff, frame } = await framed(app, c);
      const form = await readForm(c);
      const now = app.clock();
      if (field(form, 'what') === 'leaving') {
        const code = field(form, 'leaving');
        const isKnown = code === '' || (await codesThatLower(press, now)).includes(code);
        if (!isKnown) return page(c, undefined, { leaving: frame.words('newsroom.settings.problems.unknown') }, 400);
        await changeRecorded(press, { leaving: { offer: code || null } }, staff.id, now);
        return back(c, 'saved');
      }
      const typed = typedCode(form);
      const slugs = (await plansOnSale(press)).map(({ slug }) => slug);
      const { timeZone } = (await readSettings(app)).paper;
      const { value, problems } = readCode(typed, frame.words, slugs, timeZone, now);
      if (!value) return page(c, typed, problems, 400);
      const outcome = await inTransaction(press, async (press) => {
        const made = await makeOffer(press, value, now);
        if (made.ok) await record(press, { personId: staff.id, act: 'settings.offer-made', detail: { name: value.code } }, now);
        return made;
      });
      if (!outcome.ok) return page(c, typed, { code: frame.words('newsroom.offers.problems.taken') }, 409);
      return back(c, 'made');
    },

    /** POST /newsroom/settings/codes/:id: ends it. */
    async endCode(c: Ctx) {
      const { staff } = await framed(app, c);
      await readForm(c);
      const id = Number(c.req.param('id'));
      if (!Number.isSafeInteger(id) || id < 1) throw new Refusal(404, 'page');
      const now = app.clock();
      const code = await inTransaction(press, async (press) => {
        const ended = await endOffer(press, id, now);
        if (ended) await record(press, { personId: staff.id, act: 'settings.offer-ended', detail: { name: ended } }, now);
        return ended;
      });
      if (!code) throw new Refusal(404, 'page');
      return back(c, 'ended');
    },
  };
}
