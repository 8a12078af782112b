import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import { isLoopback } from '#platform/config.ts';
import type { Press } from '#platform/database.ts';
import { field, mailAddress, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { maskedAddress } from '#platform/mail-addresses.ts';
import { deviceOf, digitsOf, mostWrongCodes, signInStateAt } from '#platform/sign-in-rules.ts';
import { hashToken } from '#platform/tokens.ts';
import { askToSignIn } from './ask-to-sign-in.ts';
import {
  codeOf,
  dropToken,
  giveToken,
  isLinkKey,
  markBrowser,
  newsroomPath,
  readBrowserMark,
  readToken,
  unmarkBrowser,
} from './credentials.ts';
import { endSession } from './end-session.ts';
import { CodePage, FirstPage, GonePage, LinkPage } from './entrance-pages.tsx';
import { doorFrameOf } from './frame.ts';
import { addressLimits, networkLimit } from './limits.ts';
import { onward, waitingOf } from './second.tsx';
import { sessionTag, staffOf } from './session.ts';
import { type Proof, type SignInOutcome, signIn } from './sign-in.ts';
import { SignInPage, waysOf } from './sign-in-page.tsx';
import { findSignIn, type SignIn } from './store.ts';

/** The pages by which staff come in and go out. Anyone may ask for them; they say nothing of who is known. */
export function entrancePages(app: App, press: Press) {
  async function admit(c: Ctx, signInId: string, proof: Proof): Promise<SignInOutcome> {
    const browser = { device: deviceOf(c.req.header('user-agent')), oldToken: readToken(app, c) };
    const outcome = await signIn(press, signInId, proof, browser, app.clock());
    if (!outcome.ok) return outcome;
    if (browser.oldToken) app.kept.drop([sessionTag(hashToken(browser.oldToken))]);
    giveToken(app, c, outcome.token);
    unmarkBrowser(app, c);
    return outcome;
  }

  async function gone(c: Ctx, reason: 'used' | 'expired' | 'dead' | 'forged', to: string): Promise<Response> {
    // A link pressed twice finds its owner inside already.
    if (reason === 'used' && (await staffOf(app, c))) return c.redirect(to, 303);
    return privatePage(c, pageText(<GonePage frame={await doorFrameOf(app, c)} reason={reason} to={to} />), 410);
  }

  async function openSignIn(c: Ctx, given: { id: string; key: string }): Promise<SignIn | Response> {
    if (!isLinkKey(app.keys, given.id, given.key)) return gone(c, 'forged', '/newsroom');
    const row = await findSignIn(press, given.id);
    const state = row ? signInStateAt(row, app.clock()) : 'expired';
    return row && state === 'open' && row.kind !== 'confirmation'
      ? row
      : gone(c, state === 'open' ? 'expired' : state, row?.returnTo ?? '/newsroom');
  }

  return {
    /** GET /newsroom/sign-in?to=: asks for the address. */
    async signIn(c: Ctx) {
      const frame = await doorFrameOf(app, c);
      const to = newsroomPath(c.req.query('to'), frame.href('/newsroom'));
      if (await staffOf(app, c)) return c.redirect(to, 303);
      const waiting = await waitingOf(app, press, c);
      if (waiting) return c.redirect(onward(frame, waiting, to), 303);
      return privatePage(c, pageText(<SignInPage frame={frame} to={to} ways={waysOf(app)} />));
    },

    /** POST /newsroom/sign-in: answers the same whoever is asked for; a letter goes to staff alone. */
    async askSignIn(c: Ctx) {
      const form = await readForm(c);
      const frame = await doorFrameOf(app, c);
      const to = newsroomPath(form.get('to'), frame.href('/newsroom'));
      const typed = field(form, 'email');
      const email = mailAddress(typed);
      if (!email) {
        const problem = frame.words('readers.signIn.badEmail');
        return privatePage(c, pageText(<SignInPage frame={frame} to={to} ways={waysOf(app)} email={typed} problem={problem} />), 400);
      }
      const wait = await overLimit(app.db, [...addressLimits(app, email), networkLimit(app, c, 'ask')], app.clock());
      if (wait) {
        const page = <SignInPage frame={frame} to={to} ways={waysOf(app)} email={typed} waitSeconds={wait} />;
        return privatePage(c, pageText(page), 429, { 'Retry-After': String(wait) });
      }
      const signInId = await askToSignIn(press, { email, language: c.get('language'), returnTo: to }, app.clock());
      markBrowser(app, c, signInId);
      return c.redirect(frame.href('/newsroom/sign-in/code'), 303);
    },

    /** GET /newsroom/sign-in/code: where the browser that asked types the code of the letter. */
    async code(c: Ctx) {
      const frame = await doorFrameOf(app, c);
      const signInId = readBrowserMark(app, c);
      const row = signInId && (await findSignIn(press, signInId));
      if (!row) return c.redirect(frame.href('/newsroom/sign-in'), 303);
      const state = signInStateAt(row, app.clock());
      if (state !== 'open') return gone(c, state, row.returnTo);
      return privatePage(c, pageText(<CodePage frame={frame} email={row.email} to={row.returnTo} isKept={keepsMail(app)} />));
    },

    /** POST /newsroom/sign-in/code. */
    async useCode(c: Ctx) {
      const typed = field(await readForm(c), 'code');
      const frame = await doorFrameOf(app, c);
      const signInId = readBrowserMark(app, c);
      const row = signInId && (await findSignIn(press, signInId));
      if (!row) return c.redirect(frame.href('/newsroom/sign-in'), 303);
      const codePage = (problem: string) => (
        <CodePage frame={frame} email={row.email} to={row.returnTo} isKept={keepsMail(app)} typed={typed} problem={problem} />
      );
      const wait = await overLimit(app.db, [networkLimit(app, c, 'code')], app.clock());
      if (wait) {
        const page = codePage(frame.words('readers.code.wait', { minutes: Math.ceil(wait / 60) }));
        return privatePage(c, pageText(page), 429, { 'Retry-After': String(wait) });
      }
      const outcome = await admit(c, row.id, { by: 'code', typed: digitsOf(typed), code: codeOf(app.keys, row.id) });
      if (outcome.ok) return c.redirect(onward(frame, outcome, outcome.returnTo), 303);
      if (outcome.reason !== 'wrong') return gone(c, outcome.reason, outcome.returnTo);
      return privatePage(c, pageText(codePage(frame.words('readers.code.wrong', { left: mostWrongCodes - outcome.wrongCodes }))), 400);
    },

    /** GET /newsroom/sign-in/link?id=&key=: changes nothing, so a mail scanner that opens it uses up nothing. */
    async link(c: Ctx) {
      const given = { id: c.req.query('id') ?? '', key: c.req.query('key') ?? '' };
      const row = await openSignIn(c, given);
      if (row instanceof Response) return row;
      const asked = { frame: await doorFrameOf(app, c), id: given.id, linkKey: given.key };
      return privatePage(
        c,
        pageText(row.kind === 'first' ? <FirstPage {...asked} /> : <LinkPage {...asked} address={maskedAddress(row.email)} />),
      );
    },

    /** POST /newsroom/sign-in/link: the button of that page; a first publisher says who they are. */
    async useLink(c: Ctx) {
      const form = await readForm(c);
      const given = { id: field(form, 'id'), key: field(form, 'key') };
      const row = await openSignIn(c, given);
      if (row instanceof Response) return row;
      const [name, typed] = [field(form, 'name'), field(form, 'email')];
      const email = mailAddress(typed);
      const isNamed = name !== '' && name.length <= 100;
      if (row.kind === 'first' && (!email || !isNamed)) {
        const frame = await doorFrameOf(app, c);
        const problems = {
          name: isNamed ? undefined : frame.words('staff.people.noName'),
          email: email ? undefined : frame.words('readers.signIn.badEmail'),
        };
        const page = <FirstPage frame={frame} id={given.id} linkKey={given.key} name={name} email={typed} problems={problems} />;
        return privatePage(c, pageText(page), 400);
      }
      const outcome = await admit(c, row.id, { by: 'link', first: email && isNamed ? { name, email } : undefined });
      return outcome.ok
        ? c.redirect(onward(await doorFrameOf(app, c), outcome, outcome.returnTo), 303)
        : gone(c, outcome.reason === 'wrong' ? 'dead' : outcome.reason, outcome.returnTo);
    },

    /** POST /newsroom/sign-out: ends the session everywhere and has the browser forget the pages it kept (Clear-Site-Data, W3C). */
    async signOut(c: Ctx) {
      await readForm(c);
      const token = readToken(app, c);
      if (token) {
        await endSession(press, { tokenHash: hashToken(token) }, app.clock());
        app.kept.drop([sessionTag(hashToken(token))]);
      }
      dropToken(app, c);
      c.header('Clear-Site-Data', '"cache"');
      return c.redirect((await doorFrameOf(app, c)).href('/newsroom/sign-in'), 303);
    },
  };
}

/** True where letters are kept and shown at /dev/mail instead of sent. */
function keepsMail(app: App): boolean {
  return !app.config.mail.smtpUrl && isLoopback(app.config.host);
}
