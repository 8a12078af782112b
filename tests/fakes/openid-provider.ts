import { createServer } from 'node:http';
import Provider from 'oidc-provider';

/** Whom the provider knows: what it says of them, and by how many factors it let them in. */
export type Account = { email?: string; email_verified?: boolean; amr?: string[] };

export type OpenidProvider = {
  issuer: string;
  /** Goes through the provider as somebody, from where the paper sent the browser: where it sends the browser back to. */
  pass: (address: string, accountId: string) => Promise<URL>;
  stop: () => Promise<void>;
};

/** A real OpenID provider on a free port of loopback, whose every account says yes at once. */
export async function startOpenidProvider(
  client: { id: string; secret: string; backTo: string },
  accounts: Record<string, Account>,
): Promise<OpenidProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  let next = '';
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [client.backTo] }],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/yes' },
    cookies: { keys: ['a key for tests'] },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...accounts[accountId] }) }),
  });
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/yes')) return answer(request, response);
    const details = await provider.interactionDetails(request, response);
    const grant = new provider.Grant({ accountId: next, clientId: client.id });
    grant.addOIDCScope('openid email');
    const amr = accounts[next]?.amr;
    const login = { accountId: next, ...(amr ? { amr } : {}) };
    const result = details.prompt.name === 'login' ? { login } : { consent: { grantId: await grant.save() } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  });
  return {
    issuer,
    async pass(start, accountId) {
      next = accountId;
      const jar = new Map<string, string>();
      for (let at = new URL(start), hops = 0; hops < 10; hops++) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const hop = await fetch(at, { redirect: 'manual', headers: cookie ? { cookie } : {} });
        for (const line of hop.headers.getSetCookie()) {
          const [, name = '', value = ''] = line.match(/^([^=]+)=([^;]*)/) ?? [];
          jar.set(name, value);
        }
        const location = hop.headers.get('location');
        if (!location) throw new Error(`The provider answered ${hop.status}: ${await hop.text()}`);
        at = new URL(location, at);
        if (at.origin !== issuer) return at;
      }
      throw new Error('The provider sends browsers in circles.');
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
