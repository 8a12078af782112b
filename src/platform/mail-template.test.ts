import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { authenticate } from 'mailauth';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { type DkimKey, keyFor, publicHalf, readDkimKeys } from './dkim.ts';
import { headerLine, mailbox, mailTemplate } from './mail-template.ts';

const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { privateKey: ed } = generateKeyPairSync('ed25519');
const filling = {
  headers: [
    headerLine('To', 'ana@example.org'),
    headerLine('From', mailbox('L’Été, demain', 'daily@news.paper.example')),
    headerLine('Date', 'Tue, 24 Nov 2026 15:00:00 +0000'),
    headerLine('Message-ID', '<1@paper.example>'),
    headerLine('List-Unsubscribe', `<https://paper.example/newsletters/one-click/${'x'.repeat(90)}>`),
    headerLine('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'),
  ],
  places: { LEAVE: 'https://paper.example/leave?id=1&key=a=b' },
};
const made = (text: { subject?: string; html?: string; text?: string }, dkim?: DkimKey) =>
  mailTemplate({ subject: 'Hi', html: '<p>x</p>', text: 'x', language: 'en', headers: [], ...text }, dkim);

test('what was written is what a mail program reads, whatever letters it holds', { timeout: 30_000 }, async () => {
  const letters = fc.string({ unit: fc.constantFrom(...'aé=. \n\tع界🙂%-"<&', 'word ', '\r\n'), maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(letters, letters, letters, async (subject, before, after) => {
      const body = `${before}%%LEAVE%%${after}`;
      const mail = await simpleParser(
        await made({ subject: `A ${subject} z`, html: `<p>${body}</p>`, text: `a ${body} z` }).bytes(filling),
      );
      const tidy = (text: string) => text.replace(/\s+/g, ' ');
      expect(tidy(mail.subject ?? '')).toBe(tidy(`A ${subject} z`));
      const plain = (text: string) => text.replace(/\r\n/g, '\n');
      expect(plain(mail.text ?? '').trimEnd()).toBe(plain(`a ${before}${filling.places.LEAVE}${after} z`));
      expect(plain(String(mail.html)).trimEnd()).toBe(plain(`<p>${before}${filling.places.LEAVE.replace('&', '&amp;')}${after}</p>`));
    }),
    { numRuns: 300 },
  );
});

test('no line is longer than mail allows, none is bare, and no header is smuggled in', async () => {
  const template = made({
    subject: `${'Sehr lang überall '.repeat(20)}\r\nBcc: eve@example.org`,
    html: `<p>${'ع'.repeat(4000)}%%LEAVE%%</p>`,
  });
  const raw = (await template.bytes(filling)).toString('latin1');
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(160);
  const body = raw.slice(raw.indexOf('\r\n\r\n'));
  expect(Math.max(...body.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76);
  expect(/[\r\n]|[^\x20-\x7e\t]/.test(raw.replaceAll('\r\n', ''))).toBe(false);
  const mail = await simpleParser(raw);
  expect(mail.bcc).toBeUndefined();
  expect(mail.from?.value).toEqual([{ address: 'daily@news.paper.example', name: 'L’Été, demain' }]);
});

describe('the signature', () => {
  const keyOf = (key: DkimKey['key']): DkimKey => ({ domain: 'paper.example', selector: 'mail', key });
  const verified = async (raw: Buffer, key: DkimKey) => {
    const kind = key.key.asymmetricKeyType === 'ed25519' ? 'ed25519' : 'rsa';
    const resolver = async (name: string) => {
      if (name === 'mail._domainkey.paper.example') return [[`v=DKIM1; k=${kind}; p=${publicHalf(key)}`]];
      throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
    };
    const { dkim } = await authenticate(raw, { resolver, trustReceived: false } as never);
    return dkim.results[0] as unknown as { status: { result: string; aligned?: string }; signingHeaders?: { keys: string } };
  };

  test.each([
    ['RSA', rsa],
    ['Ed25519', ed],
  ])('of an %s key holds, and covers both headers of one-click', async (_, key) => {
    const raw = await made({ html: `<p>trailing   \n  space \t\n\n%%LEAVE%%</p>\n\n`, text: 'a  b \n%%LEAVE%%\n\n\n' }, keyOf(key)).bytes(
      filling,
    );
    const found = await verified(raw, keyOf(key));
    expect(found.status).toMatchObject({ result: 'pass', aligned: 'paper.example' });
    const names = raw
      .toString('latin1')
      .match(/h=([\s\S]+?);/)?.[1]
      ?.replace(/\s/g, '')
      .split(':');
    expect(names).toEqual(
      expect.arrayContaining(['List-Unsubscribe', 'List-Unsubscribe-Post', 'From', 'Subject', 'Date', 'To', 'Message-ID']),
    );
    for (const [what, with_] of [
      ['One-Click', 'One-Clack'],
      ['trailing', 'changed!'],
    ] as const) {
      const changed = Buffer.from(raw.toString('latin1').replace(what, with_), 'latin1');
      expect((await verified(changed, keyOf(key))).status.result).not.toBe('pass');
    }
  });

  test('is made with the key of the nearest domain', () => {
    const files: Record<string, string> = { a: rsa.export({ format: 'pem', type: 'pkcs8' }).toString() };
    const keys = readDkimKeys('paper.example:one:a, news.paper.example:two:a', (file) => files[file] ?? '');
    expect(keyFor(keys, 'x@paper.example')?.selector).toBe('one');
    expect(keyFor(keys, 'x@daily.news.paper.example')?.selector).toBe('two');
    expect(keyFor(keys, 'x@otherpaper.example')).toBeUndefined();
    expect(() => readDkimKeys('paper.example:one', () => '')).toThrow('domain:selector:file');
  });
});
