import { beforeAll, describe, expect, test } from 'vitest';
import { plainText } from '#document';
import { addLicence, openTerms } from '#sources';
import { answering, feedServer } from '../../../tests/feed-server.ts';
import { testPaper } from '../../../tests/paper.ts';
import { addSource } from '../../../tests/sources.ts';
import { addStaff, type StaffFixture } from '../../../tests/staff.ts';

const paper = testPaper();
const { asked, base, serveAt } = feedServer();
let editor: StaffFixture;
let sourceId = 0;
let licenceId = 0;
beforeAll(async () => {
  editor = await addStaff(paper, 'editor');
  sourceId = await addSource(paper.press, 'the-dock', ['fr']);
  licenceId = await addLicence(paper.press, sourceId, openTerms('Cadre 2026', '2026-01-01'), undefined, paper.app.clock());
});

const html = { 'content-type': 'text/html; charset=utf-8' };
const sentence = 'Le port s’éveille avant la ville, et les grues commencent à bouger quand personne ne regarde encore. ';
const article = (more = '') => `<!doctype html><html lang="fr"><head><title>Titre | Journal</title>
<link rel="canonical" href="/port?utm=none"><meta property="og:title" content="Titre pour les réseaux">
<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Journal"},{"@type":["NewsArticle"],"headline":"Le port &amp; la ville","description":"En bref.","datePublished":"2026-11-20T22:30:00-03:00","inLanguage":"fr-CL","author":[{"@id":"#a"},{"name":"Luc Vert"}]},{"@id":"#a","@type":"Person","name":"Zoé Bleu"}]}</script>
</head><body><nav><a href="/">Accueil</a></nav><main><article><h1>Le port &amp; la ville</h1>${`<p>${sentence.repeat(3)}</p>`.repeat(5)}
<figure><img src="/p.jpg" alt="Le port"><figcaption>Photo : A. B.</figcaption></figure><script>alert(1)</script>${more}</article></main><footer>Mentions</footer></body></html>`;
const look = (fields: Record<string, string>, by = editor) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ source: String(sourceId), ...fields })) form.set(name, value);
  return by.browser.form('/newsroom/inbox/new', form);
};
const items = () => paper.press.selectFrom('sources.item').selectAll().orderBy('id').execute();
const facts = {
  headline: 'Le port',
  deck: '',
  authors: 'Zoé Bleu, Luc Vert',
  language: 'fr',
  publishedOn: '2026-11-21',
  licence: '',
  permission: '',
};

describe('a link', () => {
  test('is read, shown with what its page says of itself, and kept only then', async () => {
    const link = serveAt(
      '/port',
      answering(() => article(), html),
    );
    const answer = await look({ link });
    expect(answer.status).toBe(303);
    const at = answer.headers.get('location') ?? '';
    expect(await items()).toEqual([]);
    const shown = await (await editor.browser.get(at)).text();
    for (const words of [
      'value="Le port &amp; la ville"',
      'En bref.',
      'value="Zoé Bleu, Luc Vert"',
      'value="fr-CL"',
      'value="2026-11-21"',
      'Cadre 2026',
      'grues',
      'One picture',
    ])
      expect(shown, words).toContain(words);
    expect(shown).not.toContain('alert(1)');
    expect(shown).not.toContain('Accueil');
    expect(asked.map(({ url }) => url)).toEqual(['/port']);

    const wrong = await editor.browser.post(at, { ...facts, headline: 'Corrected', language: 'not a language' });
    expect(wrong.status).toBe(400);
    const again = await wrong.text();
    expect(again).toContain('This is no code of a language.');
    expect(again).toContain('value="Corrected"');
    for (const [name, value] of [
      ['headline', ''],
      ['publishedOn', '2026-13-01'],
      ['licence', '999'],
      ['licence', 'asked'],
    ] as const)
      expect((await editor.browser.post(at, { ...facts, [name]: value })).status, name).toBe(400);

    const other = await addStaff(paper, 'editor');
    expect((await other.browser.get(at)).status).toBe(404);
    expect((await other.browser.post(at, facts)).status).toBe(404);

    const pressed = await Promise.all([0, 1].map(() => editor.browser.post(at, { ...facts, licence: String(licenceId) })));
    const [item, ...others] = await items();
    expect(others).toEqual([]);
    expect(pressed.map(({ headers }) => headers.get('location'))).toEqual([0, 1].map(() => `/newsroom/inbox/${item?.id}`));
    expect((await editor.browser.get(at)).headers.get('location')).toBe(`/newsroom/inbox/${item?.id}`);
    expect(item).toMatchObject({
      guid: `${base()}/port?utm=none`,
      feedId: null,
      headline: 'Le port',
      language: 'fr',
      usageTerms: 'Cadre 2026',
      authors: ['Zoé Bleu', 'Luc Vert'],
    });
    expect(item?.publishedAt).toEqual(new Date('2026-11-21T01:30:00Z'));
    const acts = await paper.press.selectFrom('staff.act').select('detail').where('act', '=', 'sources.item-by-hand').execute();
    expect(acts).toEqual([{ detail: { permission: 'Cadre 2026' } }]);
  });

  test('that can’t be read says why, beside what was typed', async () => {
    const refused = [
      [serveAt('/closed', (_, response) => response.writeHead(403).end()), 'The page isn’t shown to us'],
      [
        serveAt(
          '/pdf',
          answering(() => '%PDF', { 'content-type': 'application/pdf' }),
        ),
        'no page with a text',
      ],
      [
        serveAt(
          '/nothing',
          answering(() => '<p>x</p>', html),
        ),
        'No text could be found.',
      ],
      [
        serveAt(
          '/deep',
          answering(() => '<div>'.repeat(200_000), html),
        ),
        'No text could be found.',
      ],
      [serveAt('/inside', (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end()), 'isn’t on the public web'],
      ['http://169.254.169.254/latest/meta-data/', 'isn’t on the public web'],
      ['file:///etc/passwd', 'no address of a page'],
      ['javascript:alert(1)', 'no address of a page'],
      ['', 'Give a link or paste a text.'],
    ];
    for (const [link = '', why = ''] of refused) {
      const answer = await look({ link });
      expect(answer.status, link).toBe(400);
      const text = await answer.text();
      expect(text, link).toContain(why);
      if (link) expect(text).toContain(`value="${link}"`);
    }
    expect(await (await look({ link: 'https://x.example', source: '99999' })).text()).toContain('Choose the partner paper');
    expect((await look({ text: 'x'.repeat(1_100_000) })).status).toBe(413);
  });
});

describe('a text', () => {
  test('plain or HTML is kept under a name of its own, with who gave permission', async () => {
    const before = asked.length;
    const answer = await look({
      text: 'Une ville calme\n\nPremier paragraphe qui est plus long que le titre.\n\nSecond.',
      link: 'https://dock.example/calme',
    });
    const at = answer.headers.get('location') ?? '';
    expect(await (await editor.browser.get(at)).text()).toMatch(/value="Une ville calme".*name="language" type="text" value="fr"/);
    expect(
      (await editor.browser.post(at, { ...facts, headline: 'Une ville calme', licence: 'asked', permission: 'Mme Roy, hier' })).status,
    ).toBe(303);
    const item = (await items()).at(-1);
    expect(item).toMatchObject({ url: 'https://dock.example/calme', usageTerms: 'Mme Roy, hier' });
    const version = await paper.press
      .selectFrom('sources.itemVersion')
      .select('document')
      .where('itemId', '=', item?.id ?? 0)
      .executeTakeFirstOrThrow();
    expect(plainText(version.document as never)).toBe('Premier paragraphe qui est plus long que le titre.\n\nSecond.');
    expect(asked.length).toBe(before);

    const page = await look({
      text: '<p onclick="x()">Un <b>texte</b><script>alert(1)</script>.</p><video src="https://v.example/v.mp4"></video><p>Encore.</p>',
    });
    const shown = await (await editor.browser.get(page.headers.get('location') ?? '')).text();
    expect(shown).toContain('<strong>texte</strong>');
    expect(shown).not.toMatch(/alert\(1\)|onclick/);
    expect(shown).toContain('Left out');
  });

  test('is forgotten when nobody keeps it, and no contributor may look', async () => {
    const left = await paper.press.selectFrom('sources.found').select('id').execute();
    expect(left.length).toBeGreaterThan(0);
    paper.passDays(3);
    await paper.runJobs('sources.forget-found');
    expect(await paper.press.selectFrom('sources.found').select('id').execute()).toEqual([]);
    const contributor = await addStaff(paper, 'contributor');
    expect((await look({ text: 'Un texte.' }, contributor)).status).toBe(403);
  });
});
