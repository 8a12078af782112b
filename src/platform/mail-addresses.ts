import { domainToASCII } from 'node:url';

/** An address as mail servers compare it: one Unicode form, lower case, the host in ASCII. Two spellings of one mailbox are the same key. */
export function addressKey(email: string): string {
  const at = email.lastIndexOf('@');
  const host = email.slice(at + 1).toLowerCase();
  return `${email.slice(0, at).normalize('NFKC').toLowerCase()}@${domainToASCII(host) || host}`;
}

/** True for a text that can be an address: what is before the @, and a host with a dot. Whether anybody reads there only a letter tells. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>()",;:\\[\]]{1,64}@[^\s@<>()",;:\\[\]]+\.[^\s@.<>()",;:\\[\]]{2,}$/.test(text);
}

/** An address as one person's: `addressKey` without +tag, and at Gmail, which ignores them, without dots. Who has one key has one account, one meter and one trial. */
export function personKey(email: string): string {
  const [local = '', host = ''] = splitAddress(addressKey(email));
  const untagged = local.replace(/(?!^)\+.*$/, '');
  if (host !== 'gmail.com' && host !== 'googlemail.com') return `${untagged}@${host}`;
  return `${untagged.replaceAll('.', '')}@gmail.com`;
}

/** An address that its owner recognises and others can't use: `a•••@example.org`. */
export function maskedAddress(email: string): string {
  const [local = '', host = ''] = splitAddress(email);
  return `${[...local][0] ?? ''}•••@${host}`;
}

function splitAddress(email: string): [string, string] {
  const at = email.lastIndexOf('@');
  return [email.slice(0, at), email.slice(at + 1)];
}
