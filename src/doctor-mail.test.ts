import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { publicHalf } from '#platform/dkim.ts';
import { mailFindings } from './doctor-mail.ts';

const [ours, another] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
const keyOf = (key = ours) => ({ domain: 'paper.example', selector: 'mail', key: key as NonNullable<typeof key> });
const good = {
  'bounces.paper.example': ['v=spf1 include:relay.example -all', 'something else'],
  'relay.example': ['v=spf1 ip4:192.0.2.0/24 -all'],
  'mail._domainkey.paper.example': [`v=DKIM1; k=rsa; p=${publicHalf(keyOf())}`],
  '_dmarc.paper.example': ['v=DMARC1; p=quarantine'],
};
const paper = { senders: ['letters@paper.example', 'daily@news.paper.example'], bounceDomain: 'bounces.paper.example', dkim: [keyOf()] };

async function look(records: Record<string, string[]>, given = {}) {
  const findings = await mailFindings({ ...paper, ...given }, async (name) => records[name] ?? []);
  return findings.filter(({ ok }) => !ok).map(({ text }) => text.replace(/p=MII\S+/, 'p=…'));
}

test('of a paper whose records are right there is nothing to say', async () => {
  expect(await look(good)).toEqual([]);
});

test.each([
  ['no SPF', { 'bounces.paper.example': [] }, {}, 'SPF: bounces.paper.example has no record'],
  ['two SPF', { 'bounces.paper.example': ['v=spf1 -all', 'v=spf1 ~all'] }, {}, 'SPF: bounces.paper.example has several records'],
  ['an open SPF', { 'bounces.paper.example': ['v=spf1 +all'] }, {}, 'SPF: bounces.paper.example lets anybody send for it'],
  [
    'a long SPF',
    { 'bounces.paper.example': ['v=spf1 mx a include:deep.example -all'], 'deep.example': [`v=spf1 ${'a:x.example '.repeat(8)}-all`] },
    {},
    'SPF: bounces.paper.example asks for 11 look-ups, more than the ten allowed',
  ],
  [
    'an SPF that asks for itself',
    { 'bounces.paper.example': ['v=spf1 include:bounces.paper.example -all'] },
    {},
    'SPF: bounces.paper.example asks for 11 look-ups, more than the ten allowed',
  ],
  ['no DKIM', { 'mail._domainkey.paper.example': [] }, {}, 'DKIM: mail._domainkey.paper.example has no record; it has to hold p=…'],
  ['another DKIM', {}, { dkim: [keyOf(another)] }, 'DKIM: mail._domainkey.paper.example holds another key than ours; ours is p=…'],
  [
    'no DMARC',
    { '_dmarc.paper.example': [] },
    { senders: ['a@paper.example'] },
    'DMARC: paper.example has no record; Gmail and Yahoo refuse bulk mail without one',
  ],
  [
    'bounces elsewhere',
    { 'else.test': ['v=spf1 -all'] },
    { bounceDomain: 'else.test', senders: ['a@paper.example'] },
    'BOUNCE_DOMAIN is of another domain than paper.example: only DKIM can count for it',
  ],
])('%s is found', async (_, records, given, text) => {
  expect(await look({ ...good, ...records }, given)).toEqual([text]);
});

test('a sender for whom nobody signs is named', async () => {
  expect(await look(good, { dkim: [], senders: ['a@paper.example'] })).toEqual([
    expect.stringContaining('no key of ours signs mail from paper.example'),
  ]);
});
