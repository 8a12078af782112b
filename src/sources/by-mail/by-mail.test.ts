import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainText } from '#document';
import { addColleague } from '../../../tests/colleagues.ts';
import { type ImapServer, startImapServer } from '../../../tests/fakes/imap-server.ts';
import { testPaper } from '../../../tests/paper.ts';
import { addSource } from '../../../tests/sources.ts';
import { addFeed } from '../feeds/manage.ts';
import { findMailPicture } from './pictures.ts';
import { isProved } from './proved.ts';
import { readPartnerMail } from './take-mail.ts';

const paper = testPaper({ env: { PARTNER_MAIL_SERVER: 'mx.paper.example' } });
let server: ImapServer;
let sourceId = 0;
let feedId = 0;
const picture = Buffer.alloc(9000, 7);

beforeAll(async () => {
  server = await startImapServer('stories', 'se cret');
  paper.app.config.mail.partnerMailbox = server.url;
  sourceId = await addSource(paper.press, 'the-harbour', ['fr']);
  const feed = { sourceId, kind: 'mail', url: 'mailto:desk@harbour.example', nextAt: paper.app.clock(), madeAt: paper.app.clock() };
  feedId = (await paper.press.insertInto('sources.feed').values(feed).returning('id').executeTakeFirstOrThrow()).id;
});
afterAll(() => server.stop());

const pass = 'Authentication-Results: mx.paper.example;\n dkim=pass header.d=harbour.example;\n spf=pass smtp.mailfrom=bounce@mail.example';
const mail = ({
  id = 'one@harbour.example',
  from = 'The Desk <Desk@Harbour.example>',
  subject = 'Fwd: Le port',
  results = pass,
  text = '<p>Un <b>texte</b>.</p><script>alert(1)</script>',
} = {}) =>
  `${results ? `${results}\n` : ''}Received: from mail.harbour.example by mx.paper.example; Tue, 24 Nov 2026 14:00:00 +0000
From: ${from}
To: stories@paper.example
Subject: ${subject}
Date: Tue, 24 Nov 2026 14:00:00 +0100
Message-ID: <${id}>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/html; charset=utf-8

${text}
--b
Content-Type: image/jpeg; name="port.jpg"
Content-Disposition: attachment; filename="../../port.jpg"
Content-Transfer-Encoding: base64

${picture.toString('base64').replace(/(.{76})/g, '$1\n')}
--b
Content-Type: application/pdf; name="terms.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--b--
`;
const items = () =>
  paper.press
    .selectFrom('sources.item as i')
    .innerJoin('sources.itemVersion as v', (join) => join.onRef('v.itemId', '=', 'i.id').onRef('v.number', '=', 'i.number'))
    .select(['i.guid', 'i.headline', 'i.number', 'i.state', 'i.isSenderUnproved', 'i.feedId', 'i.publishedAt', 'v.document', 'v.pictures'])
    .orderBy('i.id')
    .execute();

test('a mail from a source’s own address is an item once, with its pictures and without anything that acts', async () => {
  server.deliver(mail());
  server.deliver(mail());
  await paper.runJobs('sources.read-mail');
  const [item, ...others] = await items();
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    guid: 'mid:one@harbour.example',
    headline: 'Le port',
    number: 1,
    isSenderUnproved: false,
    feedId,
    publishedAt: new Date('2026-11-24T13:00:00Z'),
  });
  expect(plainText(item?.document as never)).toBe('Un texte.');
  const [kept, ...more] = (item?.pictures ?? []) as { url: string }[];
  expect(more).toEqual([]);
  expect(await findMailPicture(paper.app, kept?.url ?? '')).toEqual(picture);
  expect(await findMailPicture(paper.app, '/newsroom/inbox/pictures/../../secret')).toBeUndefined();
  expect(server.moved()).toHaveLength(2);
});

test('a mail of which nobody vouches that its sender wrote it says so, and changes nothing that is known', async () => {
  server.deliver(mail({ results: '', text: '<p>Forged words.</p>' }));
  server.deliver(mail({ results: pass.replaceAll('mx.paper.example', 'mx.evil.example'), text: '<p>More forged words.</p>' }));
  await readPartnerMail(paper);
  const [known, ...forged] = await items();
  expect(known).toMatchObject({ number: 1, headline: 'Le port', isSenderUnproved: false });
  expect(forged.map(({ isSenderUnproved, guid, state }) => [isSenderUnproved, /^unproved:[0-9a-f]{64}$/.test(guid), state])).toEqual([
    [true, true, 'new'],
    [true, true, 'new'],
  ]);
});

test('a mail of a stranger is left to people, and one of a paused source for later', async () => {
  const before = (await items()).length;
  server.deliver(mail({ from: 'Somebody <else@harbour.example>', id: 'two@x' }));
  server.deliver(mail({ from: 'no address', id: 'three@x' }));
  await readPartnerMail(paper);
  await paper.press.updateTable('sources.feed').set({ pausedAt: paper.app.clock() }).where('id', '=', feedId).execute();
  server.deliver(mail({ id: 'four@x', subject: 'Later', text: '<p>Something else that is told here, later.</p>' }));
  await readPartnerMail(paper);
  expect(await items()).toHaveLength(before);
  expect(server.inbox().map(({ isSeen }) => isSeen)).toEqual([true, true, false]);
  await paper.press.updateTable('sources.feed').set({ pausedAt: null }).where('id', '=', feedId).execute();
  await readPartnerMail(paper);
  expect((await items()).at(-1)).toMatchObject({ headline: 'Later' });
});

test('a mailbox that can’t be read is a problem of every source that writes', async () => {
  const problem = async () =>
    await paper.press.selectFrom('sources.feed').select(['problem', 'failures']).where('id', '=', feedId).executeTakeFirstOrThrow();
  paper.app.config.mail.partnerMailbox = server.url.replace('se%20cret', 'wrong');
  await expect(readPartnerMail(paper)).rejects.toThrow();
  expect(await problem()).toEqual({ problem: 'unreachable', failures: 1 });
  paper.app.config.mail.partnerMailbox = server.url;
  await readPartnerMail(paper);
  expect(await problem()).toEqual({ problem: null, failures: 0 });
});

test('an address of a sender is one source’s', async () => {
  const editor = await addColleague(paper.press, 'Edda', 'editor');
  const other = await addSource(paper.press, 'the-dock', ['en']);
  const add = (url: string, to = other) =>
    addFeed(
      paper.press,
      { sourceId: to, kind: 'mail', url, language: '', minutesBetween: 30, takesPages: false },
      editor,
      paper.app.clock(),
    );
  expect(await add('Desk@Harbour.example')).toEqual({ ok: false, reason: 'taken' });
  expect(await add('https://x.example')).toEqual({ ok: false, reason: 'address' });
  const added = await add(' mailto:News@Dock.example ');
  expect(added).toMatchObject({ ok: true });
  const row = { sourceId: other, kind: 'mail', url: 'mailto:Big@dock.example', nextAt: paper.app.clock(), madeAt: paper.app.clock() };
  await expect(paper.press.insertInto('sources.feed').values(row).execute()).rejects.toThrow(/mail_address/);
  await paper.runJobs('sources.fetch-due');
  const feed = paper.press.selectFrom('sources.feed').select(['url', 'problem']).where('sourceId', '=', other);
  expect(await feed.execute()).toEqual([{ url: 'mailto:news@dock.example', problem: null }]);
});

test('a sender is proved by our own server’s word alone', () => {
  const by = (...results: string[]) =>
    isProved(
      [{ key: 'from', value: 'x' }, ...results.map((value) => ({ key: 'authentication-results', value }))],
      'a@news.harbour.example',
      'mx.paper.example',
    );
  const yes = [
    'mx.paper.example; dmarc=pass header.from=news.harbour.example',
    'MX.paper.example 1; spf=fail smtp.mailfrom=x@y.example; dkim=pass (good (2048-bit) key) header.d=harbour.example header.s=k',
    'mx.paper.example; dkim=pass header.i=@news.harbour.example',
    'mx.paper.example; spf=pass smtp.mailfrom=b@harbour.example',
  ];
  const no = [
    '',
    'mx.paper.example; none',
    'mx.other.example; dmarc=pass header.from=news.harbour.example',
    'mx.paper.example; dmarc=fail header.from=news.harbour.example',
    'mx.paper.example; dkim=pass header.d=evil.example',
    'mx.paper.example; dkim=pass header.d=example',
    'mx.paper.example; spf=pass smtp.mailfrom=news.harbour.example.evil.example',
    'mx.paper.example; dkim=fail (dmarc=pass header.from=news.harbour.example; dmarc=pass header.from=news.harbour.example) header.d=x.example',
    'mx.paper.example; dkim=fail header.d="x;dmarc=pass header.from=news.harbour.example"',
    'mx.paper.example; auth=pass smtp.auth=news.harbour.example',
  ];
  for (const one of yes) expect(by(one), one).toBe(true);
  for (const one of no) expect(by(one), one).toBe(false);
  expect(by('mx.paper.example; dkim=fail header.d=harbour.example', yes[0] ?? '')).toBe(false);
  expect(isProved([{ key: 'authentication-results', value: yes[0] ?? '' }], 'a@news.harbour.example', 'mx.paper.example')).toBe(false);
  expect(
    isProved(
      [
        { key: 'from', value: 'x' },
        { key: 'authentication-results', value: yes[0] ?? '' },
      ],
      'a@news.harbour.example',
      undefined,
    ),
  ).toBe(false);
});
