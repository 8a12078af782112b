import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Config } from '#platform/config.ts';

type Oidc = NonNullable<Config['oidc']>;

/** What the browser brings back to show that it is the one that was sent: kept sealed in its cookie meanwhile. */
export type Errand = { state: string; nonce: string; verifier: string };

/** Who somebody is at the provider. `isStrong` when it says that it asked for several factors (RFC 8176). */
export type ProviderClaims = { issuer: string; subject: string; email: string | undefined; isStrong: boolean };

export type ProviderOutcome = { ok: true; claims: ProviderClaims } | { ok: false; reason: 'refused' | 'away' };

export type Provider = {
  /** Where to send a browser, and with what errand; undefined when the provider doesn't answer. */
  begin: (backTo: string) => Promise<{ address: string; errand: Errand } | undefined>;
  /** Who came back. */
  finish: (cameBackTo: URL, errand: Errand) => Promise<ProviderOutcome>;
};

const secondsToAnswer = 5;
const millisecondsKept = 3_600_000;

async function discover({ issuer, clientId, clientSecret }: Oidc): Promise<Configuration> {
  const isPlain = new URL(issuer).protocol === 'http:';
  return discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: secondsToAnswer,
    execute: isPlain ? [allowInsecureRequests] : [],
  });
}

/** True when the provider answers with what it is. */
export async function findsProvider(oidc: Oidc): Promise<boolean> {
  return discover(oidc).then(
    () => true,
    () => false,
  );
}

/** Speaks OpenID Connect with a provider: code flow with PKCE, state and nonce (RFC 9700, 2.1.1). */
export function createProvider(oidc: Oidc): Provider {
  let known: { at: number; found: Promise<Configuration> } | undefined;
  const configuration = (): Promise<Configuration> => {
    if (known && Date.now() - known.at < millisecondsKept) return known.found;
    const found = discover(oidc);
    known = { at: Date.now(), found };
    // A provider that was away is asked again by whoever comes next.
    found.catch(() => {
      if (known?.found === found) known = undefined;
    });
    return found;
  };

  return {
    async begin(backTo) {
      const found = await configuration().catch(() => undefined);
      if (!found) return undefined;
      const errand = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const address = buildAuthorizationUrl(found, {
        redirect_uri: backTo,
        scope: 'openid email',
        state: errand.state,
        nonce: errand.nonce,
        code_challenge: await calculatePKCECodeChallenge(errand.verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, errand };
    },

    async finish(cameBackTo, { state, nonce, verifier }) {
      try {
        const found = await configuration();
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
        const tokens = await authorizationCodeGrant(found, cameBackTo, checks);
        const claims = tokens.claims();
        if (!claims) return { ok: false, reason: 'refused' };
        // Where the token itself doesn't name the address, the provider is asked for it.
        const said = claims.email === undefined ? await fetchUserInfo(found, tokens.access_token, claims.sub) : claims;
        const email = said.email_verified === true && typeof said.email === 'string' ? said.email : undefined;
        const isStrong = Array.isArray(claims.amr) && claims.amr.includes('mfa');
        return { ok: true, claims: { issuer: claims.iss, subject: claims.sub, email, isStrong } };
      } catch (error) {
        // The library throws whatever went wrong: an answer that doesn't hold, or none.
        return { ok: false, reason: isAway(error) ? 'away' : 'refused' };
      }
    },
  };
}

function isAway(error: unknown): boolean {
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) return false;
  const { cause, name } = error as { cause?: { name?: string; code?: string }; name?: string };
  return name === 'TypeError' || name === 'TimeoutError' || cause?.name === 'TimeoutError' || cause?.code === 'ECONNREFUSED';
}
