import { pageText, type StaffFrame, StaffPage } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { passkeyHost } from '#platform/passkeys.ts';
import { confirmFirst } from '../confirm-page.tsx';
import { staffFrameOf } from '../frame.ts';
import { codeLimits } from '../limits.ts';
import { readStaff, type Staff } from '../session.ts';
import { AuthenticatorForm, CodeList } from './forms.tsx';
import { type AuthenticatorOffer, offerAuthenticator, openOffer } from './offer.ts';
import { askForNewPasskey, askForPasskey } from './passkeys.ts';
import { removeFactor } from './remove-factor.ts';
import { renewCodes } from './renew-codes.ts';
import { enrolBy } from './take-in.ts';

/** The acts of somebody on what they prove themselves with. Each asks first for a proof that is young. */
export function factorPages(app: App, press: Press) {
  /** Who posted what, once they have confirmed that it is them; else the page that asks them to. */
  async function confirmed(c: Ctx): Promise<{ staff: Staff; form: URLSearchParams } | Response> {
    const staff = await readStaff(app, c);
    const form = await readForm(c);
    return (await confirmFirst(app, press, c, staff, form)) ?? { staff, form };
  }

  const back = async (c: Ctx, staff: Staff, said: string) =>
    c.redirect(`${(await staffFrameOf(app, c, staff, 'own')).href('/newsroom/own')}?said=${said}`, 303);

  async function showCodes(c: Ctx, staff: Staff, codes: string[], said: string) {
    if (codes.length === 0) return back(c, staff, said);
    const frame = await staffFrameOf(app, c, staff, 'own');
    return privatePage(c, pageText(<CodesPage frame={frame} codes={codes} />));
  }

  async function remove(c: Ctx, which: (staff: Staff) => Parameters<typeof removeFactor>[2]) {
    const from = await confirmed(c);
    if (from instanceof Response) return from;
    const outcome = await removeFactor(press, from.staff.id, which(from.staff), app.clock());
    if (outcome.ok) return back(c, from.staff, 'removed');
    if (outcome.reason === 'not-here') throw new Refusal(404, 'factor');
    return back(c, from.staff, 'last-one');
  }

  return {
    /** POST /newsroom/own/authenticator: without a code shows a new secret, with one takes it in. */
    async authenticator(c: Ctx) {
      const from = await confirmed(c);
      if (from instanceof Response) return from;
      const { staff, form } = from;
      const now = app.clock();
      const frame = await staffFrameOf(app, c, staff, 'own');
      const show = (offer: AuthenticatorOffer, status: 200 | 400 | 429 = 200, problem?: string) =>
        privatePage(c, pageText(<AuthenticatorPage frame={frame} offer={offer} problem={problem} />), status);
      if (!field(form, 'offer')) return show(offerAuthenticator(app.keys, staff, frame.paper.name, now));
      const offered = () => openOffer(app.keys, staff, frame.paper.name, field(form, 'offer'), now);
      const wait = await overLimit(app.db, codeLimits(app, staff.id, ''), now);
      if (wait) return show(offered(), 429, frame.words('readers.code.wait', { minutes: Math.ceil(wait / 60) }));
      form.delete('passkey');
      const outcome = await enrolBy(app, form, now).add(press, staff.id);
      return outcome.ok ? showCodes(c, staff, outcome.codes, 'added') : show(offered(), 400, frame.words('staff.authenticator.wrong'));
    },

    /** POST /newsroom/own/authenticator/remove. */
    removeAuthenticator: (c: Ctx) => remove(c, () => 'authenticator'),

    /** POST /newsroom/own/passkeys: takes in the passkey that the browser made. */
    async addPasskey(c: Ctx) {
      const from = await confirmed(c);
      if (from instanceof Response) return from;
      if (!field(from.form, 'passkey')) throw new Refusal(400, 'passkey');
      const outcome = await enrolBy(app, from.form, app.clock()).add(press, from.staff.id);
      return outcome.ok ? showCodes(c, from.staff, outcome.codes, 'added') : back(c, from.staff, 'refused');
    },

    /** POST /newsroom/own/passkeys/:id/remove. */
    removePasskey: (c: Ctx) =>
      remove(c, () => {
        const text = c.req.param('id') ?? '';
        if (!/^[1-9]\d{0,14}$/.test(text)) throw new Refusal(404, 'passkey');
        return { passkeyId: Number(text) };
      }),

    /** POST /newsroom/own/passkeys/options: what a browser needs to make a passkey. */
    async newPasskeyOptions(c: Ctx) {
      const staff = await readStaff(app, c);
      await readForm(c);
      const host = passkeyHost(app.baseUrl());
      if (!host) throw new Refusal(404, 'passkeys');
      const { paper } = await staffFrameOf(app, c, staff, 'own');
      return c.json(await askForNewPasskey(press, app.keys, host, staff, paper.name, app.clock()));
    },

    /** POST /newsroom/own/passkeys/proof: what a browser needs to prove that it is still its owner who sits there. */
    async proofOptions(c: Ctx) {
      const staff = await readStaff(app, c);
      await readForm(c);
      const host = passkeyHost(app.baseUrl());
      if (!host) throw new Refusal(404, 'passkeys');
      return c.json(await askForPasskey(press, host, staff.id, app.clock()));
    },

    /** POST /newsroom/own/recovery-codes: ten new ones, shown this once. */
    async recoveryCodes(c: Ctx) {
      const from = await confirmed(c);
      if (from instanceof Response) return from;
      return showCodes(c, from.staff, await renewCodes(press, app.keys, from.staff.id, app.clock()), 'none');
    },
  };
}

function AuthenticatorPage({ frame, offer, problem }: { frame: StaffFrame; offer: AuthenticatorOffer; problem: string | undefined }) {
  return (
    <StaffPage frame={frame} kind="form" title={frame.words('staff.authenticator.title')}>
      <AuthenticatorForm frame={frame} action={frame.href('/newsroom/own/authenticator')} offer={offer} problem={problem} />
    </StaffPage>
  );
}

function CodesPage({ frame, codes }: { frame: StaffFrame; codes: string[] }) {
  return (
    <StaffPage frame={frame} kind="plain" title={frame.words('staff.codes.title')}>
      <CodeList frame={frame} codes={codes} />
      <p>
        <a class="button button-strong" href={frame.href('/newsroom/own')}>
          {frame.words('staff.codes.goOn')}
        </a>
      </p>
    </StaffPage>
  );
}
