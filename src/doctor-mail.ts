import { resolveTxt } from 'node:dns/promises';
import { type DkimKey, keyFor, publicHalf } from '#platform/dkim.ts';

export type Finding = { ok: boolean; text: string };
/** Asks DNS for the TXT records of a name; none is an empty list. */
export type AskTxt = (name: string) => Promise<string[]>;

/** Asks DNS itself. What can't be answered counts as not there. */
export const askTxt: AskTxt = async (name) => (await resolveTxt(name).catch(() => [])).map((parts) => parts.join(''));

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Whether the world will believe mail from these addresses: SPF for its envelope, DKIM for our keys, DMARC, and that they belong together. */
export async function mailFindings(
  { senders, bounceDomain, dkim }: { senders: string[]; bounceDomain: string | undefined; dkim: DkimKey[] },
  ask: AskTxt,
): Promise<Finding[]> {
  const domains = [...new Set(senders.map(domainOf))];
  const envelopes = bounceDomain ? [bounceDomain] : domains;
  const found = await Promise.all([
    ...envelopes.map((domain) => spfFinding(domain, ask)),
    ...dkim.map((key) => dkimFinding(key, ask)),
    ...domains.map((domain) => dmarcFinding(domain, ask)),
  ]);
  const unsigned = domains.filter((domain) => !keyFor(dkim, `x@${domain}`));
  return [
    ...found,
    ...unsigned.map((domain) => ({
      ok: false,
      text: `DKIM: no key of ours signs mail from ${domain}; unless the mail server does, many will refuse it`,
    })),
    ...domains.flatMap((domain) => (bounceDomain ? [alignmentFinding(domain, bounceDomain)] : [])),
  ];
}

const mostLookUps = 10;

/** RFC 7208: one record, at most ten look-ups, and not open to everybody. */
async function spfFinding(domain: string, ask: AskTxt): Promise<Finding> {
  const records = (await ask(domain)).filter((text) => /^v=spf1( |$)/i.test(text));
  if (records.length !== 1) return { ok: false, text: `SPF: ${domain} has ${records.length === 0 ? 'no record' : 'several records'}` };
  const lookUps = await lookUpsOf(records[0] ?? '', ask, 0);
  if (lookUps > mostLookUps) return { ok: false, text: `SPF: ${domain} asks for ${lookUps} look-ups, more than the ten allowed` };
  const all = records[0]?.match(/(^|\s)([-~?+]?)all\b/i);
  if (all && (all[2] === '' || all[2] === '+' || all[2] === '?')) return { ok: false, text: `SPF: ${domain} lets anybody send for it` };
  return { ok: true, text: `SPF: ${domain} says who may send for it` };
}

async function lookUpsOf(record: string, ask: AskTxt, depth: number): Promise<number> {
  const terms = record.split(/\s+/).slice(1);
  let count = terms.filter((term) => /^[-~?+]?(include:|a\b|mx\b|ptr\b|exists:)|^redirect=/i.test(term)).length;
  if (depth >= mostLookUps) return count;
  for (const term of terms) {
    const name = term
      .match(/^[-~?+]?include:(.+)$|^redirect=(.+)$/i)
      ?.slice(1)
      .find(Boolean);
    const inner = name ? (await ask(name)).find((text) => /^v=spf1( |$)/i.test(text)) : undefined;
    if (inner) count += await lookUpsOf(inner, ask, depth + 1);
  }
  return count;
}

async function dkimFinding(key: DkimKey, ask: AskTxt): Promise<Finding> {
  const name = `${key.selector}._domainkey.${key.domain}`;
  const record = (await ask(name)).find((text) => /\bp=/.test(text));
  if (!record) return { ok: false, text: `DKIM: ${name} has no record; it has to hold p=${publicHalf(key)}` };
  const isOurs = record.match(/\bp=([^;]*)/)?.[1]?.replace(/\s/g, '') === publicHalf(key);
  return {
    ok: isOurs,
    text: isOurs ? `DKIM: ${name} holds our key` : `DKIM: ${name} holds another key than ours; ours is p=${publicHalf(key)}`,
  };
}

/** The nearest record at the domain or above it, as the tree walk of DMARC finds it. */
async function dmarcFinding(domain: string, ask: AskTxt): Promise<Finding> {
  const labels = domain.split('.');
  for (let at = 0; at < labels.length - 1; at++) {
    const name = `_dmarc.${labels.slice(at).join('.')}`;
    const record = (await ask(name)).find((text) => /^v=DMARC1\b/i.test(text));
    const policy = record?.match(/;\s*p\s*=\s*(\w+)/i)?.[1]?.toLowerCase();
    if (policy)
      return { ok: true, text: `DMARC: ${domain} says p=${policy}${policy === 'none' ? ', which asks nobody to refuse forgeries' : ''}` };
  }
  return { ok: false, text: `DMARC: ${domain} has no record; Gmail and Yahoo refuse bulk mail without one` };
}

/** The envelope's host has to share the sender's domain for SPF to count for DMARC. */
function alignmentFinding(domain: string, bounceDomain: string): Finding {
  const isIn = (inner: string, outer: string) => inner === outer || inner.endsWith(`.${outer}`);
  const above = domain.split('.').slice(-2).join('.');
  const ok = isIn(bounceDomain, domain) || isIn(domain, bounceDomain) || isIn(bounceDomain, above);
  return {
    ok,
    text: ok ? `BOUNCE_DOMAIN goes with ${domain}` : `BOUNCE_DOMAIN is of another domain than ${domain}: only DKIM can count for it`,
  };
}
