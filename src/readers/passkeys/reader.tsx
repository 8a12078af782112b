import { type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm, returnPath } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { type PasskeyHost, passkeyHost } from '#platform/passkeys.ts';
import { readSettings } from '#settings';
import { askToSignIn } from '../ask-to-sign-in.ts';
import { markBrowser } from '../credentials.ts';
import { networkLimit } from '../limits.ts';
import { deviceOf } from '../rules.ts';
import { readerOf, readToken } from '../session.ts';
import { SignInPage } from '../sign-in-pages.tsx';
import { findReader, type Reader } from '../store.ts';
import { PasskeysPage } from './pages.tsx';
import { addPasskey, askForNewPasskey, askForPasskey, recognizePasskey } from './passkeys.ts';
import { passkeysOf, removePasskey } from './store.ts';

/** Begins a session for a reader who has proved who they are; false where that would be one device too many. */
export type Enter = (c: Ctx, readerId: number) => Promise<boolean>;

/** Pages by which readers sign in with a passkey, and keep theirs. */
export function passkeyPages(app: App, frameOf: FrameOf, enter: Enter) {
  function readHost(): PasskeyHost {
    const host = passkeyHost(app.baseUrl());
    if (!host) throw new Refusal(404, 'page');
    return host;
  }

  async function readReader(c: Ctx): Promise<Reader> {
    const reader = await readerOf(app, c);
    if (!reader) throw new Refusal(404, 'page');
    return reader;
  }

  async function listPage(c: Ctx, isRefused: boolean): Promise<Response> {
    const [frame, reader] = await Promise.all([frameOf(c), readReader(c)]);
    const page = (
      <PasskeysPage
        frame={frame}
        passkeys={await passkeysOf(app.db, reader.id)}
        isAble={passkeyHost(app.baseUrl()) !== undefined}
        device={deviceOf(c.req.header('user-agent'))}
        isRefused={isRefused}
      />
    );
    return privatePage(c, pageText(page), isRefused ? 400 : 200);
  }

  return {
    /** GET /account/passkeys. */
    passkeys: (c: Ctx) => listPage(c, false),

    /** POST /account/passkeys/options: what the browser needs to make one. */
    async newPasskeyOptions(c: Ctx) {
      await readForm(c);
      const [host, reader, { paper }] = [readHost(), await readReader(c), await readSettings(app)];
      return c.json(await askForNewPasskey(app.db, app.keys, host, reader, paper.name, app.clock()));
    },

    /** POST /account/passkeys: keeps the one the browser made. */
    async addPasskey(c: Ctx) {
      const form = await readForm(c);
      const [host, reader, frame] = [readHost(), await readReader(c), await frameOf(c)];
      const name = field(form, 'name').slice(0, 60) || deviceOf(c.req.header('user-agent')) || frame.words('site.account.someDevice');
      const isKept = await addPasskey(app.db, host, { readerId: reader.id, name, answer: field(form, 'passkey') }, app.clock());
      return isKept ? c.redirect(frame.href('/account/passkeys'), 303) : listPage(c, true);
    },

    /** POST /account/passkeys/remove. */
    async removePasskey(c: Ctx) {
      const id = field(await readForm(c), 'id');
      const [frame, reader] = await Promise.all([frameOf(c), readReader(c)]);
      if (/^[0-9a-f-]{36}$/.test(id)) await removePasskey(app.db, reader.id, id);
      return c.redirect(frame.href('/account/passkeys'), 303);
    },

    /** POST /sign-in/passkey/options. */
    async passkeyOptions(c: Ctx) {
      await readForm(c);
      const host = readHost();
      if (await overLimit(app.db, [networkLimit(app, c, 'passkey')], app.clock())) throw new Refusal(429, 'too-many');
      return c.json(await askForPasskey(app.db, host, app.clock()));
    },

    /** POST /sign-in/passkey: signs its owner in; on one device too many they are asked by letter first. */
    async usePasskey(c: Ctx) {
      const form = await readForm(c);
      const [host, frame] = [readHost(), await frameOf(c)];
      const to = returnPath(form.get('to'));
      const readerId = await recognizePasskey(app.db, app.keys, host, field(form, 'passkey'), app.clock());
      const reader = readerId === undefined ? undefined : await findReader(app.db, readerId);
      if (!reader) return privatePage(c, pageText(<SignInPage frame={frame} to={to} hasPasskeys isRefused />), 400);
      if (await enter(c, reader.id)) return c.redirect(to, 303);
      markBrowser(app, c, await askToSignIn(app.db, { email: reader.email, language: c.get('language'), returnTo: to }, app.clock()));
      return c.redirect(frame.href('/sign-in/code'), 303);
    },
  };
}

/** True when a browser that isn't signed in yet would be one device more than the reader may have. */
export function isOneTooMany(app: App, c: Ctx, devices: number, most: number): boolean {
  return !readToken(app, c) && devices >= most;
}
