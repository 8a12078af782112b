import { isIP } from 'node:net';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';

/** Where passkeys of the paper belong: made there, they work nowhere else (WebAuthn Level 3, 5.1.2). */
export type PasskeyHost = { origin: string; rpId: string };

/** The host of an address that passkeys can belong to, or undefined: browsers want a name, and HTTPS unless it is `localhost`. */
export function passkeyHost(baseUrl: string): PasskeyHost | undefined {
  const { hostname, origin, protocol } = new URL(baseUrl);
  if (isIP(hostname.replace(/[[\]]/g, '')) !== 0) return undefined;
  return protocol === 'https:' || hostname === 'localhost' ? { origin, rpId: hostname } : undefined;
}

export type Passkey = { credentialId: string; publicKey: Uint8Array; counter: number; transports: string[] };

/** How long a challenge waits for its answer, in minutes. */
export const challengeMinutes = 5;

const timeout = challengeMinutes * 60_000;
// EdDSA, ES256, RS256, by their COSE numbers: what passkeys sign with.
const supportedAlgorithmIDs = [-8, -7, -257];
const text = z.string().max(20_000);
const client = { id: text.min(1), rawId: text, type: z.literal('public-key') };
const rest = { authenticatorAttachment: text.optional(), clientExtensionResults: z.object({}).catch({}) };

const registration = z.object({
  ...client,
  ...rest,
  response: z.object({ clientDataJSON: text, attestationObject: text, transports: z.array(z.string().max(30)).max(10).catch([]) }),
});
const assertion = z.object({
  ...client,
  ...rest,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text }),
});
const clientData = z.object({ challenge: z.string().min(1).max(200) });

function readAnswer<T extends z.ZodType<{ response: { clientDataJSON: string } }>>(schema: T, json: string) {
  try {
    const answer = schema.parse(JSON.parse(json)) as z.infer<T>;
    const { challenge } = clientData.parse(JSON.parse(Buffer.from(answer.response.clientDataJSON, 'base64url').toString('utf8')));
    return { answer, challenge };
  } catch {
    // A stranger's text: whatever is wrong with it, it is no answer.
    return undefined;
  }
}

export type NewPasskeyAnswer = NonNullable<ReturnType<typeof readNewPasskey>>;
export type PasskeyAnswer = NonNullable<ReturnType<typeof readPasskeyAnswer>>;

/** What a browser answered that made a passkey, and the challenge it says it answers; undefined when it can't be read. */
export function readNewPasskey(json: string) {
  return readAnswer(registration, json);
}

/** What a browser answered that used a passkey, and the challenge it says it answers; undefined when it can't be read. */
export function readPasskeyAnswer(json: string) {
  return readAnswer(assertion, json);
}

/** What a browser needs to make a passkey. `handle` names its owner to the passkey and says nothing to others. */
export async function newPasskeyOptions(
  host: PasskeyHost,
  owner: { handle: string; name: string; paper: string },
  known: Pick<Passkey, 'credentialId' | 'transports'>[],
) {
  return generateRegistrationOptions({
    rpName: owner.paper,
    rpID: host.rpId,
    userName: owner.name,
    userDisplayName: owner.name,
    userID: new Uint8Array(Buffer.from(owner.handle, 'base64url')),
    timeout,
    supportedAlgorithmIDs,
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** What a browser needs to use a passkey; which of its passkeys, its owner chooses. */
export async function passkeyOptions(host: PasskeyHost) {
  return generateAuthenticationOptions({ rpID: host.rpId, userVerification: 'required', timeout });
}

/** The passkey of an answer, when it was made here, for this challenge, by an owner who proved themselves to it; else undefined. */
export async function checkNewPasskey(host: PasskeyHost, { answer, challenge }: NewPasskeyAnswer): Promise<Passkey | undefined> {
  const checked = await unlessRefused(() =>
    verifyRegistrationResponse({
      response: answer as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: host.origin,
      expectedRPID: host.rpId,
      supportedAlgorithmIDs,
    }),
  );
  if (!checked?.verified || !checked.registrationInfo) return undefined;
  const { id, publicKey, counter } = checked.registrationInfo.credential;
  return { credentialId: id, publicKey, counter, transports: answer.response.transports };
}

/** The passkey's new count, when the answer is its own, made here, for this challenge, and no copy has counted past it; else undefined. */
export async function checkPasskey(
  host: PasskeyHost,
  passkey: Passkey,
  handle: string,
  { answer, challenge }: PasskeyAnswer,
): Promise<number | undefined> {
  if (answer.response.userHandle !== handle) return undefined;
  const { credentialId, publicKey, counter } = passkey;
  const checked = await unlessRefused(() =>
    verifyAuthenticationResponse({
      response: answer as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: host.origin,
      expectedRPID: host.rpId,
      credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter },
    }),
  );
  return checked?.verified ? checked.authenticationInfo.newCounter : undefined;
}

/** The library says by throwing that an answer is none. */
async function unlessRefused<T>(check: () => Promise<T>): Promise<T | undefined> {
  try {
    return await check();
  } catch {
    return undefined;
  }
}
