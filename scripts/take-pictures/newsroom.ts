import type { APIRequestContext, Browser, Page } from 'playwright-core';
import { countWords, type Document } from '#document';
import { type Cookies, lights, openWindow, take } from './stage.ts';

const widths = [1280, 768];
const section = { world: 1, planet: 6, culture: 5 };

const text: Document = {
  version: 1,
  blocks: [
    'The ferry has crossed the strait four times a day since 1931, and for most of that time the same family has sold tea on it.',
    'On the last Sunday of the month the fare went up by a third. Nobody complained to the captain. They complained to the tea seller, who has been on the boat longer than any of its engines.',
    'He keeps a notebook of who has stopped coming. There are forty-one names in it now, and beside each he writes where they say they go instead.',
  ]
    .map((text): Document['blocks'][number] => ({ type: 'paragraph', text: [{ text }] }))
    .toSpliced(2, 0, { type: 'heading', level: 2, text: [{ text: 'A notebook of absences' }] }),
};

/** Lets the first publisher in by the printed link, and answers their cookies. */
async function enter(browser: Browser, base: string, staffLink: string): Promise<Cookies> {
  const page = await openWindow(browser, base, { language: 'en', light: 'light', width: 1280, height: 1000, scale: 1 });
  await page.goto(staffLink);
  await page.locator('main input[name=name]').fill('Paula Marchetti');
  await page.locator('main input[name=email]').fill('paula@longitude.example');
  await page.locator('main button[type=submit]').first().click();
  await page.waitForURL(/\/newsroom$/);
  const cookies = await page.context().cookies();
  await page.context().close();
  return cookies;
}

type Begun = { headline: string; language?: string; kind?: 'idea' | 'draft'; section: number; deadline?: string };

/** Begins a story and answers its version's number. */
async function begin(request: APIRequestContext, { headline, language = 'en', kind = 'draft', section, deadline = '' }: Begun) {
  const form = { headline, language, kind, section: String(section), deadline };
  const answer = await request.post('/newsroom/new', { form, maxRedirects: 0 });
  const [, id] = (answer.headers().location ?? '').match(/versions\/(\d+)/) ?? [];
  if (!id) throw new Error(`“${headline}” was not begun: ${answer.status()}.`);
  return Number(id);
}

type Draft = { number: number; headline: string; deck: string; dateline: string | null; slug: string; document: Document };

async function save(request: APIRequestContext, id: number, change: (draft: Draft) => Partial<Draft>): Promise<void> {
  const draft = (await (await request.get(`/newsroom/versions/${id}/draft`)).json()) as Draft;
  const { number: base, ...rest } = draft;
  const answer = await request.post(`/newsroom/versions/${id}/draft`, { data: { base, ...rest, ...change(draft) } });
  if (!answer.ok()) throw new Error(`Version ${id} was not saved: ${answer.status()} ${await answer.text()}`);
}

/** A morning's work: ideas, drafts, one in review with what was said about it, one changed after publication. */
async function fillDesk(request: APIRequestContext): Promise<{ draft: number; changed: number }> {
  const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);
  await begin(request, { headline: 'Who repairs the lighthouse clocks', kind: 'idea', section: section.culture });
  await begin(request, { headline: 'The last fax in the ministry', kind: 'idea', section: section.world, deadline: day(3) });
  await begin(request, { headline: 'حرّاس الينابيع', language: 'ar', section: section.planet, deadline: day(2) });
  await begin(request, { headline: 'Le marché qui ferme à midi', language: 'fr', section: section.culture });
  const waiting = await begin(request, { headline: 'A harvest counted by satellite', section: section.planet, deadline: day(1) });
  await save(request, waiting, () => ({ deck: 'Three villages disagree with a picture taken from orbit.', document: text }));
  await request.post(`/newsroom/versions/${waiting}/hand-in`, { form: { revision: '2' }, maxRedirects: 0 });
  const draft = await begin(request, { headline: 'The ferry that carries forty-one absences', section: section.world, deadline: day(0) });
  await save(request, draft, () => ({
    deck: 'The fare went up by a third. The tea seller writes down who has stopped coming.',
    dateline: 'ISTANBUL',
    document: text,
  }));
  await request.post(`/newsroom/versions/${draft}/comments`, {
    data: {
      text: 'Since when does he keep it? A year would help here.',
      block: 3,
      quote: 'He keeps a notebook of who has stopped coming.',
    },
  });
  const changed = 1;
  await save(request, changed, ({ document }) => ({ document: mended(document) }));
  return { draft, changed };
}

/** A text as an editor would leave it: some words changed in its first long paragraph. */
function mended(document: Document): Document {
  const at = document.blocks.findIndex((block) => block.type === 'paragraph' && countWords({ version: 1, blocks: [block] }, 'en') > 40);
  const block = document.blocks[at];
  if (block?.type !== 'paragraph') throw new Error('There is no long paragraph to mend.');
  const [first, ...rest] = block.text;
  const words = (first?.text ?? '').replace(
    'I began to apologize, and she stopped me.',
    'I began an apology. She stopped me at the second word.',
  );
  return { ...document, blocks: document.blocks.with(at, { ...block, text: [{ ...first, text: words }, ...rest] }) };
}

/** Today's mailing of the first newsletter, made by its recipe: its address. */
async function makeMailing(request: APIRequestContext): Promise<string> {
  const answer = await request.post('/newsroom/mailings', {
    form: { newsletter: 'the-meridian', language: 'en', by: 'recipe' },
    maxRedirects: 0,
  });
  const [, id] = (answer.headers().location ?? '').match(/mailings\/(\d+)/) ?? [];
  if (!id) throw new Error(`No mailing was made: ${answer.status()}.`);
  return `/newsroom/mailings/${id}`;
}

/** The first subscriber of the list who has paid. */
async function firstSubscriber(request: APIRequestContext): Promise<string> {
  const list = await (await request.get('/newsroom/subscribers?state=running')).text();
  const [address] = list.match(/\/newsroom\/subscribers\/\d+/) ?? [];
  if (!address) throw new Error('Nobody subscribes.');
  return address;
}

/** A translation whose original was changed after it: its address. */
async function staleVersion(request: APIRequestContext): Promise<string> {
  const list = await (await request.get('/newsroom/translations?view=stale&language=any')).text();
  const [address] = list.match(/\/newsroom\/versions\/\d+(?=\/translate)/) ?? [];
  if (!address) throw new Error('Nothing is stale.');
  return address;
}

/** The newest item of the inbox in a language that is read from right to left: its address. */
async function arabicItem(request: APIRequestContext): Promise<string> {
  const list = await (await request.get('/newsroom/inbox?language=ar')).text();
  const [address] = list.match(/\/newsroom\/inbox\/\d+/) ?? [];
  if (!address) throw new Error('Nothing came in in Arabic.');
  return address;
}

/** The newsroom at work, in English: desk, editor, comparison, preview, pictures, front, settings, subscribers, numbers, a mailing, and the way of a partner's story. */
export async function takeNewsroom(browser: Browser, base: string, staffLink: string): Promise<void> {
  const cookies = await enter(browser, base, staffLink);
  const { request } = await openWindow(
    browser,
    base,
    { language: 'en', light: 'light', width: 1280, height: 1000, scale: 1 },
    cookies,
  ).then((page) => page.context());
  const { draft, changed } = await fillDesk(request);
  const stale = await staleVersion(request);
  const pages: [string, string, (page: Page) => Promise<void>][] = [
    ['desk', '/newsroom', async () => {}],
    ['editor', `/newsroom/versions/${draft}`, (page) => page.locator('.ProseMirror').waitFor()],
    ['comparison', `/newsroom/versions/${changed}/comparison?before=1&after=2`, async () => {}],
    ['preview', `/newsroom/versions/${changed}/preview?as=spent&width=phone`, (page) => page.waitForLoadState('networkidle')],
    ['pictures', '/newsroom/pictures', async () => {}],
    ['arrangement', '/newsroom/front', (page) => page.waitForLoadState('networkidle')],
    ['settings', '/newsroom/settings/offer', async () => {}],
    ['subscribers', '/newsroom/subscribers', async () => {}],
    ['subscriber', await firstSubscriber(request), async () => {}],
    ['numbers', '/newsroom/numbers', async () => {}],
    ['mailing', await makeMailing(request), (page) => page.waitForLoadState('networkidle')],
    ['inbox', '/newsroom/inbox', async () => {}],
    ['item', await arabicItem(request), async () => {}],
    ['translations', '/newsroom/translations?view=all&language=any', async () => {}],
    ['translation', `${stale}/translate`, (page) => page.locator('.ProseMirror').first().waitFor()],
    ['review', `${stale}/review`, (page) => page.waitForLoadState('networkidle')],
    ['source', '/newsroom/sources/sawt-al-mina', async () => {}],
  ];
  for (const width of widths) {
    for (const light of lights) {
      const page = await openWindow(browser, base, { language: 'en', light, width, height: 1000, scale: 1 }, cookies);
      for (const [name, address, ready] of pages) {
        await page.goto(address);
        await ready(page);
        await take(page, `newsroom-${name}-${width}-${light}`);
      }
      await page.context().close();
    }
  }
  await request.dispose();
}
