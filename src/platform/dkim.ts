import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';

/** A key that signs mail from one domain; `selector` names the DNS record that holds its public half. */
export type DkimKey = { domain: string; selector: string; key: KeyObject };

export type HeaderLine = readonly [name: string, value: string];

// RFC 6376, 5.4.1, and what RFC 8058 wants signed too.
export const signedNames = [
  'From',
  'Reply-To',
  'Subject',
  'Date',
  'Message-ID',
  'To',
  'MIME-Version',
  'Content-Type',
  'Content-Language',
  'List-Id',
  'List-Help',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Precedence',
  'Auto-Submitted',
];

const signAsync = promisify(sign) as (algorithm: string | null, data: Buffer, key: KeyObject) => Promise<Buffer>;

/** Reads `domain:selector:file` entries; `read` answers a file's text. Throws a sentence about the first that can't be used. */
export function readDkimKeys(text: string, read: (file: string) => string): DkimKey[] {
  return text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((entry) => {
      const [domain = '', selector = '', ...file] = entry.split(':');
      if (!domain || !selector || file.length === 0) throw new Error(`${entry} is not of the form domain:selector:file`);
      const key = createPrivateKey(read(file.join(':')));
      if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ed25519') throw new Error(`${entry} is neither RSA nor Ed25519`);
      return { domain: domain.toLowerCase(), selector, key };
    });
}

/** The key for mail from an address: its domain's, or that of the nearest domain above it, as DMARC's relaxed alignment allows. */
export function keyFor(keys: DkimKey[], address: string): DkimKey | undefined {
  const host = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const fitting = keys.filter(({ domain }) => host === domain || host.endsWith(`.${domain}`));
  return fitting.toSorted((a, b) => b.domain.length - a.domain.length)[0];
}

/** The public half as DNS has it, in base64. */
export function publicHalf({ key }: DkimKey): string {
  const jwk = createPublicKey(key).export({ format: 'jwk' });
  if (jwk.kty === 'OKP') return Buffer.from(jwk.x ?? '', 'base64url').toString('base64');
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

/** A header as `relaxed` has it (RFC 6376, 3.4.2). */
function relaxedHeader([name, value]: HeaderLine): string {
  return `${name.toLowerCase()}:${value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()}`;
}

/** A stretch of whole lines as `relaxed` has it (RFC 6376, 3.4.4). */
export function relaxedLines(lines: string): string {
  return lines.replace(/[ \t]+/g, ' ').replace(/ (?=\r\n)/g, '');
}

/** The value of the DKIM-Signature of a mail (RFC 6376; RFC 8463 for Ed25519). `relaxedBody` ends with one line break. */
export async function dkimSignature({ domain, selector, key }: DkimKey, headers: HeaderLine[], relaxedBody: string): Promise<string> {
  const isEd = key.asymmetricKeyType === 'ed25519';
  const present = signedNames.flatMap((name) => headers.filter(([one]) => one.toLowerCase() === name.toLowerCase()));
  // From once more: a second one, added on the way, breaks the signature.
  const names = [...present.map(([name]) => name), 'From'].join(':');
  const bodyHash = createHash('sha256').update(relaxedBody, 'latin1').digest('base64');
  const value = `v=1; a=${isEd ? 'ed25519' : 'rsa'}-sha256; c=relaxed/relaxed; d=${domain}; s=${selector};\r\n h=${names.replace(/(.{40,60}?):/g, '$1:\r\n ')};\r\n bh=${bodyHash};\r\n b=`;
  const signed = `${present.map((line) => `${relaxedHeader(line)}\r\n`).join('')}${relaxedHeader(['DKIM-Signature', value])}`;
  const data = Buffer.from(signed, 'latin1');
  const signature = isEd ? sign(null, createHash('sha256').update(data).digest(), key) : await signAsync('sha256', data, key);
  return value + signature.toString('base64').replace(/(.{72})(?=.)/g, '$1\r\n ');
}
