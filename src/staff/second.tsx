import { type DoorFrame, pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { passkeyHost } from '#platform/passkeys.ts';
import { deviceOf } from '#platform/sign-in-rules.ts';
import { hashToken } from '#platform/tokens.ts';
import { giveToken, newsroomPath, readToken, unmarkBrowser } from './credentials.ts';
import { offerAuthenticator, openOffer } from './factors/offer.ts';
import { askForNewPasskey, askForPasskey } from './factors/passkeys.ts';
import { factorsOf } from './factors/store.ts';
import { enrolBy } from './factors/take-in.ts';
import { doorFrameOf } from './frame.ts';
import { codeLimits, networkLimit } from './limits.ts';
import { passEnrolment, passSecondFactor } from './pass-second-factor.ts';
import { EnrolledPage, EnrolPage, SecondPage } from './second-pages.tsx';
import { findWaiting, type Waiting } from './session-store.ts';
import { signInByPasskey } from './sign-in-by-passkey.ts';
import { SignInPage, waysOf } from './sign-in-page.tsx';
import { findPerson } from './store.ts';

/** The session of this browser that still waits for something. */
export async function waitingOf(app: App, press: Press, c: Ctx): Promise<Waiting | undefined> {
  const token = readToken(app, c);
  return token ? findWaiting(press, hashToken(token), app.clock()) : undefined;
}

/** Where somebody goes who has just come in: on, or to what is still missing. */
export function onward(frame: DoorFrame, { waitsFor }: Pick<Waiting, 'waitsFor'> | { waitsFor: null }, to: string): string {
  if (!waitsFor) return to;
  const page = waitsFor === 'enrolment' ? '/newsroom/sign-in/enrol' : '/newsroom/sign-in/second';
  return `${frame.href(page)}?${new URLSearchParams({ to })}`;
}

/** The pages between the first factor and the newsroom, and the one factor that is enough. */
export function secondPages(app: App, press: Press) {
  /** What is needed on all of them: who waits here, and where they want to go. Undefined where nobody waits for this. */
  async function waitingFor(c: Ctx, what: Waiting['waitsFor'], to: string | null | undefined) {
    const frame = await doorFrameOf(app, c);
    const waiting = await waitingOf(app, press, c);
    const token = readToken(app, c);
    const person = waiting?.waitsFor === what ? await findPerson(press, waiting.personId) : undefined;
    return person && token ? { frame, person, token, to: newsroomPath(to, frame.href('/newsroom')) } : undefined;
  }

  const again = async (c: Ctx) => c.redirect((await doorFrameOf(app, c)).href('/newsroom/sign-in'), 303);

  return {
    /** GET /newsroom/sign-in/second: asks for a code of the app, a recovery code, or a passkey. */
    async second(c: Ctx) {
      const at = await waitingFor(c, 'second-factor', c.req.query('to'));
      if (!at) return again(c);
      const factors = await factorsOf(press, at.person.id);
      return privatePage(c, pageText(<SecondPage frame={at.frame} to={at.to} factors={factors} ways={waysOf(app)} />));
    },

    /** POST /newsroom/sign-in/second. */
    async useSecond(c: Ctx) {
      const form = await readForm(c);
      const at = await waitingFor(c, 'second-factor', form.get('to'));
      if (!at) return again(c);
      const { frame, to, person } = at;
      const typed = field(form, 'code').slice(0, 60);
      const factors = await factorsOf(press, person.id);
      const refused = (status: 400 | 429, problem: string, headers = {}) =>
        privatePage(
          c,
          pageText(<SecondPage frame={frame} to={to} factors={factors} ways={waysOf(app)} problem={problem} typed={typed} />),
          status,
          headers,
        );
      const wait = await overLimit(app.db, [...codeLimits(app, person.id, typed), networkLimit(app, c, 'code')], app.clock());
      if (wait) return refused(429, frame.words('readers.code.wait', { minutes: Math.ceil(wait / 60) }), { 'Retry-After': String(wait) });
      const outcome = await passSecondFactor(press, app.keys, at.token, typed, app.clock());
      if (!outcome.ok) return outcome.reason === 'gone' ? again(c) : refused(400, frame.words('staff.second.wrong'));
      giveToken(app, c, outcome.token);
      return c.redirect(to, 303);
    },

    /** GET /newsroom/sign-in/enrol: has somebody set up a factor, where the paper requires one. */
    async enrol(c: Ctx) {
      const at = await waitingFor(c, 'enrolment', c.req.query('to'));
      if (!at) return again(c);
      const offer = offerAuthenticator(app.keys, at.person, at.frame.paper.name, app.clock());
      return privatePage(c, pageText(<EnrolPage frame={at.frame} to={at.to} offer={offer} ways={waysOf(app)} />));
    },

    /** POST /newsroom/sign-in/enrol: a code of the app, or a new passkey; answers the recovery codes this once. */
    async useEnrol(c: Ctx) {
      const form = await readForm(c);
      const at = await waitingFor(c, 'enrolment', form.get('to'));
      if (!at) return again(c);
      const { frame, to, person } = at;
      const now = app.clock();
      const refused = (status: 400 | 429, problem: string) => {
        const offer = openOffer(app.keys, person, frame.paper.name, field(form, 'offer'), now);
        return privatePage(c, pageText(<EnrolPage frame={frame} to={to} offer={offer} ways={waysOf(app)} problem={problem} />), status);
      };
      const wait = await overLimit(app.db, codeLimits(app, person.id, ''), now);
      if (wait) return refused(429, frame.words('readers.code.wait', { minutes: Math.ceil(wait / 60) }));
      const { by, add } = enrolBy(app, form, now);
      const outcome = await passEnrolment(press, at.token, by, (press, personId) => add(press, personId), now);
      if (!outcome.ok)
        return outcome.reason === 'gone'
          ? again(c)
          : refused(400, frame.words(by === 'passkey' ? 'design.passkey.refused' : 'staff.authenticator.wrong'));
      giveToken(app, c, outcome.token);
      return privatePage(c, pageText(<EnrolledPage frame={frame} to={to} codes={outcome.codes} />));
    },

    /** POST /newsroom/sign-in/enrol/options: what a browser needs to make the passkey of that page. */
    async enrolOptions(c: Ctx) {
      await readForm(c);
      const host = passkeyHost(app.baseUrl());
      const at = await waitingFor(c, 'enrolment', undefined);
      if (!at || !host) throw new Refusal(404, 'page');
      return c.json(await askForNewPasskey(press, app.keys, host, at.person, at.frame.paper.name, app.clock()));
    },

    /** POST /newsroom/sign-in/passkey/options: what a browser needs to sign in with a passkey. */
    async passkeyOptions(c: Ctx) {
      await readForm(c);
      const host = passkeyHost(app.baseUrl());
      if (!host) throw new Refusal(404, 'page');
      if (await overLimit(app.db, [networkLimit(app, c, 'passkey')], app.clock())) throw new Refusal(429, 'passkeys');
      return c.json(await askForPasskey(press, host, null, app.clock()));
    },

    /** POST /newsroom/sign-in/passkey: lets in whoever's passkey answered. */
    async usePasskey(c: Ctx) {
      const form = await readForm(c);
      const frame = await doorFrameOf(app, c);
      const to = newsroomPath(form.get('to'), frame.href('/newsroom'));
      const host = passkeyHost(app.baseUrl());
      if (!host) throw new Refusal(404, 'page');
      const wait = await overLimit(app.db, [networkLimit(app, c, 'passkey')], app.clock());
      const browser = { device: deviceOf(c.req.header('user-agent')), oldToken: readToken(app, c) };
      const begun = wait ? undefined : await signInByPasskey(press, app.keys, host, field(form, 'passkey'), browser, app.clock());
      if (!begun) {
        const trouble = { waitSeconds: wait, trouble: frame.words('staff.signIn.noPasskey') };
        return privatePage(c, pageText(<SignInPage frame={frame} to={to} ways={waysOf(app)} {...trouble} />), wait ? 429 : 400);
      }
      giveToken(app, c, begun.token);
      unmarkBrowser(app, c);
      return c.redirect(to, 303);
    },
  };
}
