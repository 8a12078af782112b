import { domainToASCII } from 'node:url';

export type DomainOutcome = { ok: true; domain: string } | { ok: false; reason: 'unreadable' | 'public' };

// Where anybody gets an address: a domain of these is no institution's.
const forAnybody = [
  '163.com',
  'aol.com',
  'free.fr',
  'gmail.com',
  'gmx.de',
  'gmx.net',
  'googlemail.com',
  'hotmail.com',
  'icloud.com',
  'laposte.net',
  'live.com',
  'mail.ru',
  'me.com',
  'msn.com',
  'orange.fr',
  'outlook.com',
  'proton.me',
  'protonmail.com',
  'qq.com',
  't-online.de',
  'web.de',
  'yahoo.com',
  'yandex.ru',
];

// Second levels under which countries hand out names: whoever has one of these would have half a country.
const ofCountries = /^(ac|co|com|edu|gob|gov|gouv|govt|net|org|or|ne|go|ltd|plc|sch|nhs|asso)\.[a-z]{2}$/;

/** Reads a domain of mail addresses as staff paste it, with or without the @; in the form of DNS, lower case. */
export function readDomain(line: string): DomainOutcome {
  const domain = domainToASCII(line.trim().replace(/^@/, '').replace(/\.$/, '')).toLowerCase();
  const isDomain = domain.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain);
  if (!isDomain) return { ok: false, reason: 'unreadable' };
  return forAnybody.includes(domain) || ofCountries.test(domain) ? { ok: false, reason: 'public' } : { ok: true, domain };
}

/** True when a mail address is of the domain, or of one below it. */
export function isOfDomain(email: string, domain: string): boolean {
  const own = domainToASCII(email.slice(email.lastIndexOf('@') + 1)).toLowerCase();
  return own === domain || own.endsWith(`.${domain}`);
}
