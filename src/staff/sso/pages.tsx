import { z } from 'zod';
import { DoorPage, pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { dropCookie, readCookie, writeCookie } from '#platform/http/cookies.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { deviceOf } from '#platform/sign-in-rules.ts';
import { giveToken, newsroomPath, readToken, unmarkBrowser } from '../credentials.ts';
import { doorFrameOf } from '../frame.ts';
import { networkLimit } from '../limits.ts';
import { onward } from '../second.tsx';
import { SignInPage, waysOf } from '../sign-in-page.tsx';
import { createProvider } from './provider.ts';
import { signInByProvider } from './sign-in-by-provider.ts';

const errandMinutes = 10;
const kept = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string(), until: z.number() });
const backPage = '/newsroom/sign-in/sso/back';

/** The way in through an OpenID provider, where the paper has one. */
export function ssoPages(app: App, press: Press) {
  const { oidc } = app.config;
  const provider = oidc && createProvider(oidc);

  /** What this browser was sent away with, once. */
  function takeErrand(c: Ctx) {
    const sealed = readCookie(c, 'provider', app.baseUrl());
    dropCookie(c, 'provider', app.baseUrl());
    const text = sealed && app.keys.unseal('staff-sealed', 'provider', sealed);
    const errand = text ? kept.parse(JSON.parse(text)) : undefined;
    return errand && errand.until > app.clock().getTime() ? errand : undefined;
  }

  async function trouble(c: Ctx, what: 'away' | 'refused' | 'noAddress' | 'notInvited' | 'wait', to: string) {
    const frame = await doorFrameOf(app, c);
    const text = frame.words('staff.sso.trouble', { what, provider: waysOf(app).provider ?? '' });
    const status = what === 'away' ? 503 : what === 'wait' ? 429 : 403;
    return privatePage(c, pageText(<SignInPage frame={frame} to={to} ways={waysOf(app)} trouble={text} />), status);
  }

  return {
    /** GET /newsroom/sign-in/sso?to=: off to the provider. A link and no form: its address needs no place among those that forms may lead to. */
    async sso(c: Ctx) {
      if (!provider) throw new Refusal(404, 'page');
      const to = newsroomPath(c.req.query('to'), (await doorFrameOf(app, c)).href('/newsroom'));
      if (await overLimit(app.db, [networkLimit(app, c, 'sso')], app.clock())) return trouble(c, 'wait', to);
      const begun = await provider.begin(app.baseUrl() + backPage);
      if (!begun) return trouble(c, 'away', to);
      const until = app.clock().getTime() + errandMinutes * 60_000;
      const sealed = app.keys.seal('staff-sealed', 'provider', JSON.stringify({ ...begun.errand, to, until }));
      writeCookie(c, 'provider', sealed, errandMinutes * 60, app.baseUrl());
      return c.redirect(begun.address, 303);
    },

    /** GET /newsroom/sign-in/sso/back: where the provider sends the browser; only the one that was sent away is let in. */
    async ssoBack(c: Ctx) {
      if (!provider) throw new Refusal(404, 'page');
      const errand = takeErrand(c);
      if (!errand) return trouble(c, 'refused', (await doorFrameOf(app, c)).href('/newsroom'));
      const cameBackTo = new URL(backPage + new URL(c.req.url).search, app.baseUrl());
      const answer = await provider.finish(cameBackTo, errand);
      if (!answer.ok) return trouble(c, answer.reason, errand.to);
      const browser = { device: deviceOf(c.req.header('user-agent')), oldToken: readToken(app, c) };
      const outcome = await signInByProvider(press, answer.claims, browser, app.clock());
      if (!outcome.ok) return trouble(c, outcome.reason, errand.to);
      giveToken(app, c, outcome.token);
      unmarkBrowser(app, c);
      const frame = await doorFrameOf(app, c);
      const next = onward(frame, outcome, errand.to);
      // The session's cookie is sent only where the paper's own page leads, and a redirect would still be the provider's doing.
      const head = <meta http-equiv="refresh" content={`0;url=${next}`} />;
      const page = (
        <DoorPage frame={frame} title={frame.words('staff.sso.title')} head={head}>
          <p>
            <a class="button button-strong" href={next}>
              {frame.words('staff.codes.goOn')}
            </a>
          </p>
        </DoorPage>
      );
      return privatePage(c, pageText(page));
    },
  };
}
