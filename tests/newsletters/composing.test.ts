import { describe, expect, test } from 'vitest';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';

const paper = testPaper();

const mailings = async () =>
  (await paper.press.selectFrom('newsletters.mailing').selectAll().orderBy('id').execute()).map((row) => ({
    ...row,
    subjects: row.subjects as string[],
    stories: (row.parts as { parts: { kind: string; story?: string }[] }).parts.map((part) => part.story ?? part.kind),
  }));
const renderings = (mailingId: number) =>
  paper.press.selectFrom('newsletters.rendering').selectAll().where('mailingId', '=', mailingId).orderBy('audience').execute();
const newsletterId = async (slug: string) =>
  (await paper.press.selectFrom('newsletters.newsletter').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id;

const recipe = {
  language: 'en',
  mark: '0',
  list: 'all',
  countries: '',
  most: '3',
  within: '3',
  order: 'newest',
  subject: 'name',
  introduction: 'Good morning. **Three** stories, and [the rest](https://rest.example/).',
  closing: '',
  advertisement: 'yes',
  whole: 'yes',
  habit: 'send',
  time: '12:00',
  ahead: '60',
  ifEmpty: 'skip',
};
const weekdays: [string, string][] = ['1', '2', '3', '4', '5'].map((day) => ['day', day]);

describe('a daily newsletter', () => {
  test('is made by its recipe ahead of its time, once, whichever process looks', async () => {
    const { browser } = await addStaff(paper, 'editor');
    const path = `/newsroom/mailings/recipes/${await newsletterId('daily')}`;
    const refused = await browser.post(path, [
      ...Object.entries({ ...recipe, most: '0', introduction: '::picture{slug="x"}' }),
      ...weekdays,
    ]);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('::picture{slug=&quot;x&quot;}');
    const saved = await browser.post(path, [...Object.entries(recipe), ...weekdays]);
    expect(saved.status).toBe(303);
    expect((await browser.post(path, [...Object.entries(recipe), ...weekdays])).status).toBe(409);

    // It is 10:00 in New York; the mailing of 12:00 is made at 11:00.
    await paper.runJobs('newsletters.make-mailings');
    expect(await mailings()).toEqual([]);
    paper.moveTo('2026-11-24T16:00:00Z');
    await Promise.all([paper.runJobs('newsletters.make-mailings'), paper.runJobs('newsletters.make-mailings')]);
    const [made, ...more] = await mailings();
    expect(more).toEqual([]);
    expect(made).toMatchObject({
      state: 'scheduled',
      subjects: ['The Daily: Headline of first in en'],
      scheduledFor: new Date('2026-11-24T17:00:00Z'),
    });
    expect(made?.stories).toEqual(['text', 'key-first', 'key-second', 'advertisement', 'key-third']);
  });

  test('is mended by an editor, whose changes a colleague can’t overwrite unseen', async () => {
    const [ana, ben] = [await addStaff(paper, 'editor'), await addStaff(paper, 'publisher')];
    const [made] = await mailings();
    const path = `/newsroom/mailings/${made?.id}`;
    const page = await (await ana.browser.get(`${path}?search=subscribers`)).text();
    expect(page).toContain('Headline of for-subscribers in en');
    const mark = page.match(/name="mark" value="(\d+)"/)?.[1] ?? '';
    const add = { mark, what: 'add', kind: 'story', story: 'key-for-subscribers' };
    expect((await ana.browser.post(`${path}/parts`, add)).status).toBe(303);
    const stale = await ben.browser.post(`${path}/parts`, { mark, what: 'remove', at: '1' });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('A colleague has changed it meanwhile');
    const next = String(Number(mark) + 1);
    await ana.browser.post(`${path}/parts`, { mark: next, what: 'remove', at: '4' });
    const words: [string, string][] = [
      ['mark', String(Number(mark) + 2)],
      ['subject', 'Mended'],
      ['subject', 'Or so'],
      ['preheader', 'Look'],
      ['whole', 'yes'],
    ];
    expect((await ben.browser.post(`${path}/words`, words)).status).toBe(303);
    const [mended] = await mailings();
    expect(mended).toMatchObject({ state: 'scheduled', subjects: ['Mended', 'Or so'], preheader: 'Look' });
    expect(mended?.stories).toEqual(['text', 'key-first', 'key-second', 'advertisement', 'key-for-subscribers']);
  });

  test('is seen as mail by each audience, with whole stories for those who pay and nobody else', async () => {
    const { browser } = await addStaff(paper, 'editor');
    const [made] = await mailings();
    const seen = async (query: string) => (await browser.get(`/newsroom/mailings/${made?.id}/mail?${query}`)).text();
    const [free, paid] = [await seen('as=everyone'), await seen('as=subscriber')];
    expect(free).not.toMatch(/PAID-/);
    expect(free).toContain('PUB-first-en');
    expect(free).toContain('Advertisement');
    expect(paid).toContain('PAID-for-subscribers-en-2');
    expect(paid).not.toContain('Advertisement');
    expect(await seen('as=everyone&form=text')).not.toMatch(/PAID-|<p>/);
    expect(await seen('light=night')).toContain('@media all');
    expect((await browser.get(`/newsroom/mailings/${made?.id}/preview`)).headers.get('content-security-policy')).toContain(
      "frame-src 'self'",
    );
  });

  test('goes out at its time as it was mended, and once', async () => {
    paper.moveTo('2026-11-24T17:00:00Z');
    await Promise.all([paper.runJobs('newsletters.make-mailings'), paper.runJobs('newsletters.make-mailings')]);
    const [sent, ...more] = await mailings();
    expect(more).toEqual([]);
    expect(['sending', 'sent']).toContain(sent?.state);
    const [everyone, subscriber] = await renderings(sent?.id ?? 0);
    expect(everyone?.html).not.toMatch(/PAID-/);
    expect(everyone?.text).not.toMatch(/PAID-/);
    expect(subscriber?.html).toContain('PAID-for-subscribers-en-2');
    for (const one of [everyone, subscriber]) {
      expect(one?.html).toMatch(/<html lang="en" dir="ltr"/);
      for (const place of ['%%LEAVE%%', '%%PREFERENCES%%', '%%WEB%%'])
        expect(one?.html.includes(place) && one.text.includes(place)).toBe(true);
      expect(one?.html).not.toContain('rest.example');
    }
    const links = await paper.press.selectFrom('newsletters.link').selectAll().execute();
    expect(links.map(({ url }) => url)).toContain('https://rest.example/');
  });

  test('that nobody touched is made anew as it leaves; without a new story it is left out', async () => {
    paper.moveTo('2026-11-25T16:00:00Z');
    await paper.runJobs('newsletters.make-mailings');
    const [, next] = await mailings();
    expect(next?.stories.filter((one) => one.startsWith('key-'))).toEqual(['key-third', 'key-open-to-all', 'key-mended']);
    await paper.press.deleteFrom('stories.listing').execute();
    paper.moveTo('2026-11-25T17:00:30Z');
    await paper.runJobs('newsletters.make-mailings');
    expect((await mailings())[1]).toMatchObject({ state: 'skipped', waitsBecause: 'empty' });
  });

  test('missed by more than an hour waits for a person', async () => {
    const { browser } = await addStaff(paper, 'publisher');
    const begun = await browser.post('/newsroom/mailings', { newsletter: 'friday', language: 'en', by: 'hand' });
    const path = begun.headers.get('location')?.replace(/\?.*/, '') ?? '';
    expect((await browser.post(`${path}/schedule`, { mark: '1', moment: '2026-11-26T09:00' })).status).toBe(409);
    await browser.post(`${path}/words`, { mark: '1', subject: 'Friday' });
    await browser.post(`${path}/parts`, { mark: '2', what: 'add', kind: 'text', text: 'Hello.' });
    expect((await browser.post(`${path}/schedule`, { mark: '3', moment: '2026-11-26T09:00' })).status).toBe(303);
    paper.moveTo('2026-11-26T15:00:01Z');
    await paper.runJobs('newsletters.make-mailings');
    expect((await mailings()).at(-1)).toMatchObject({ subjects: ['Friday'], state: 'overdue', waitsBecause: 'late' });
    const { browser: later } = await addStaff(paper, 'publisher');
    expect(await (await later.get('/newsroom/mailings')).text()).toContain('More than an hour late');
  });
});

test('what readers see of the newsroom’s mailings is nothing', async () => {
  const stranger = browserOf(paper);
  for (const page of ['', '/1', '/1/mail', '/1/preview', '/1/send']) {
    expect((await stranger.get(`/newsroom/mailings${page}`)).status).not.toBe(200);
  }
});
