import { type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { isLoopback } from '#platform/config.ts';
import { type Database, inTransaction } from '#platform/database.ts';
import { field, mailAddress, readForm, returnPath } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { passkeyHost } from '#platform/passkeys.ts';
import { hashToken } from '#platform/tokens.ts';
import { readSettings } from '#settings';
import { askToSignIn } from './ask-to-sign-in.ts';
import { codeOf, isLinkKey, markBrowser, readBrowserMark, unmarkBrowser } from './credentials.ts';
import { addressLimits, networkLimit } from './limits.ts';
import { isOneTooMany, passkeyPages } from './passkeys/reader.tsx';
import { deviceOf, digitsOf, isSessionAlive, maskedAddress, mostWrongCodes, signInStateAt } from './rules.ts';
import { dropToken, giveToken, readerOf, readToken, sessionTag } from './session.ts';
import { beginSession, type Proof, type SignInOutcome, signIn } from './sign-in.ts';
import { CodePage, GonePage, LinkPage, SignInPage } from './sign-in-pages.tsx';
import { signOut } from './sign-out.ts';
import { findSignIn, type SignIn, sessionsOf } from './store.ts';

/** What others have to do when somebody signs in or out; the first as part of the same transaction. */
export type SignInHooks = {
  afterSignIn: (db: Database, c: Ctx, readerId: number) => Promise<void>;
  beforeSignOut: (c: Ctx) => Promise<void>;
};

/** The pages by which a reader comes in and goes out. */
export function readerPages(app: App, frameOf: FrameOf, hooks: SignInHooks) {
  const hasPasskeys = passkeyHost(app.baseUrl()) !== undefined;

  async function admit(c: Ctx, signInId: string, proof: Proof): Promise<SignInOutcome> {
    const browser = { device: deviceOf(c.req.header('user-agent')), oldToken: readToken(app, c) };
    const { readers } = await readSettings(app);
    const after = (db: Database, readerId: number) => hooks.afterSignIn(db, c, readerId);
    const outcome = await signIn(app.db, signInId, proof, browser, after, readers.devices, app.clock());
    if (!outcome.ok) return outcome;
    if (browser.oldToken) app.kept.drop([sessionTag(hashToken(browser.oldToken))]);
    giveToken(app, c, outcome.token);
    unmarkBrowser(app, c);
    return outcome;
  }

  /** Lets in who has proved to be a reader, unless their devices are used up. */
  async function enter(c: Ctx, readerId: number): Promise<boolean> {
    const { readers } = await readSettings(app);
    const alive = (await sessionsOf(app.db, readerId)).filter((session) => isSessionAlive(session, app.clock()));
    if (isOneTooMany(app, c, alive.length, readers.devices)) return false;
    const browser = { device: deviceOf(c.req.header('user-agent')), oldToken: readToken(app, c) };
    const token = await inTransaction(app.db, async (db) => {
      const begun = await beginSession(db, readerId, browser, readers.devices, app.clock());
      await hooks.afterSignIn(db, c, readerId);
      return begun;
    });
    if (browser.oldToken) app.kept.drop([sessionTag(hashToken(browser.oldToken))]);
    giveToken(app, c, token);
    return true;
  }

  async function gone(c: Ctx, reason: 'used' | 'expired' | 'dead' | 'forged', to: string): Promise<Response> {
    // A link pressed twice finds its reader inside already.
    if (reason === 'used' && (await readerOf(app, c))) return c.redirect(to, 303);
    return privatePage(c, pageText(<GonePage frame={await frameOf(c)} reason={reason} to={to} />), 410);
  }

  async function openSignIn(c: Ctx, given: { id: string; key: string }): Promise<SignIn | Response> {
    if (!isLinkKey(app.keys, given.id, given.key)) return gone(c, 'forged', '/');
    const row = await findSignIn(app.db, given.id);
    const state = row ? signInStateAt(row, app.clock()) : 'expired';
    return row && state === 'open' ? row : gone(c, state === 'open' ? 'expired' : state, row?.returnTo ?? '/');
  }

  return {
    ...passkeyPages(app, frameOf, enter),

    /** GET /sign-in?to=: asks for the address. */
    async signIn(c: Ctx) {
      const to = returnPath(c.req.query('to'));
      if (await readerOf(app, c)) return c.redirect(to, 303);
      return privatePage(c, pageText(<SignInPage frame={await frameOf(c)} to={to} hasPasskeys={hasPasskeys} />));
    },

    /** POST /sign-in: sends the letter, and answers the same whoever is asked for. */
    async askSignIn(c: Ctx) {
      const form = await readForm(c);
      const frame = await frameOf(c);
      const to = returnPath(form.get('to'));
      const typed = field(form, 'email');
      const email = mailAddress(typed);
      if (!email) {
        return privatePage(
          c,
          pageText(
            <SignInPage frame={frame} to={to} email={typed} problem={frame.words('readers.signIn.badEmail')} hasPasskeys={hasPasskeys} />,
          ),
          400,
        );
      }
      const wait = await overLimit(app.db, [...addressLimits(app, email), networkLimit(app, c, 'ask')], app.clock());
      if (wait) {
        const page = <SignInPage frame={frame} to={to} email={typed} waitSeconds={wait} hasPasskeys={hasPasskeys} />;
        return privatePage(c, pageText(page), 429, { 'Retry-After': String(wait) });
      }
      const signInId = await askToSignIn(app.db, { email, language: c.get('language'), returnTo: to }, app.clock());
      markBrowser(app, c, signInId);
      return c.redirect(frame.href('/sign-in/code'), 303);
    },

    /** GET /sign-in/code: where the browser that asked types the code of the letter. */
    async code(c: Ctx) {
      const frame = await frameOf(c);
      const signInId = readBrowserMark(app, c);
      const row = signInId && (await findSignIn(app.db, signInId));
      if (!row) return c.redirect(frame.href('/sign-in'), 303);
      const state = signInStateAt(row, app.clock());
      if (state !== 'open') return gone(c, state, row.returnTo);
      return privatePage(c, pageText(<CodePage frame={frame} email={row.email} to={row.returnTo} isKept={keepsMail(app)} />));
    },

    /** POST /sign-in/code. */
    async useCode(c: Ctx) {
      const typed = field(await readForm(c), 'code');
      const frame = await frameOf(c);
      const signInId = readBrowserMark(app, c);
      const row = signInId && (await findSignIn(app.db, signInId));
      if (!row) return c.redirect(frame.href('/sign-in'), 303);
      const codePage = (problem: string) => (
        <CodePage frame={frame} email={row.email} to={row.returnTo} isKept={keepsMail(app)} typed={typed} problem={problem} />
      );
      const wait = await overLimit(app.db, [networkLimit(app, c, 'code')], app.clock());
      if (wait)
        return privatePage(c, pageText(codePage(frame.words('readers.code.wait', { minutes: Math.ceil(wait / 60) }))), 429, {
          'Retry-After': String(wait),
        });
      const outcome = await admit(c, row.id, { by: 'code', typed: digitsOf(typed), code: codeOf(app.keys, row.id) });
      if (outcome.ok) return c.redirect(outcome.returnTo, 303);
      if (outcome.reason !== 'wrong') return gone(c, outcome.reason, outcome.returnTo);
      return privatePage(c, pageText(codePage(frame.words('readers.code.wrong', { left: mostWrongCodes - outcome.wrongCodes }))), 400);
    },

    /** GET /sign-in/link?id=&key=: changes nothing, so a mail scanner that opens it uses up nothing. */
    async link(c: Ctx) {
      const given = { id: c.req.query('id') ?? '', key: c.req.query('key') ?? '' };
      const row = await openSignIn(c, given);
      if (row instanceof Response) return row;
      const page = <LinkPage frame={await frameOf(c)} address={maskedAddress(row.sentTo ?? row.email)} id={given.id} linkKey={given.key} />;
      return privatePage(c, pageText(page));
    },

    /** POST /sign-in/link: the button of that page. */
    async useLink(c: Ctx) {
      const form = await readForm(c);
      const row = await openSignIn(c, { id: field(form, 'id'), key: field(form, 'key') });
      if (row instanceof Response) return row;
      const outcome = await admit(c, row.id, { by: 'link' });
      return outcome.ok
        ? c.redirect(outcome.returnTo, 303)
        : gone(c, outcome.reason === 'wrong' ? 'dead' : outcome.reason, outcome.returnTo);
    },

    /** POST /sign-out: ends the session everywhere and has the browser forget the pages it kept (Clear-Site-Data, W3C). */
    async signOut(c: Ctx) {
      const to = returnPath(field(await readForm(c), 'to'));
      const token = readToken(app, c);
      if (token) {
        await hooks.beforeSignOut(c);
        await signOut(app.db, token);
        app.kept.drop([sessionTag(hashToken(token))]);
      }
      dropToken(app, c);
      c.header('Clear-Site-Data', '"cache"');
      return c.redirect(to, 303);
    },
  };
}

/** True where letters are kept and shown at /dev/mail instead of sent. */
function keepsMail(app: App): boolean {
  return !app.config.mail.smtpUrl && isLoopback(app.config.host);
}
