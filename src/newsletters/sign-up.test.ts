import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { enter, lettersTo, linkIn } from '../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../tests/paper.ts';
import { leavePage } from './links.ts';
import { signUpsOf } from './store.ts';

const paper = testPaper();
const browser = browserOf(paper);
const onLists = async (email: string) => (await signUpsOf(paper.app.db, email)).length;
const days = (count: number) => paper.passDays(count);

async function ask(email: string, slugs = ['daily'], from = browser): Promise<Response> {
  const answer = await from.post('/newsletters', [['email', email], ...slugs.map((slug): [string, string] => ['newsletter', slug])]);
  await paper.runJobs();
  return answer;
}

async function confirmed(email: string, slugs = ['daily']): Promise<void> {
  await ask(email, slugs);
  await browser.post('/newsletters/confirm', linkIn(lettersTo(paper, email).at(-1)).fields);
}

describe('the list', () => {
  it('shows every newsletter in one form, with the asked-for one ticked', async () => {
    const page = await browser.get('/newsletters?newsletter=friday');
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    const text = await page.text();
    expect(text.match(/<input[^>]*type="checkbox"[^>]*>/g)).toHaveLength(2);
    expect(text).toMatch(/value="friday" checked/);
    expect(text).not.toMatch(/value="daily" checked/);
    expect(text).toContain('For subscribers');
  });

  it('refuses a form without an address or a newsletter, and keeps what was typed', async () => {
    const noEmail = await ask('not an address', ['friday']);
    expect(noEmail.status).toBe(400);
    const text = await noEmail.text();
    expect(text).toContain('value="not an address"');
    expect(text).toMatch(/value="friday" checked/);
    const noneChosen = await ask('ana@example.org', ['made-up']);
    expect(noneChosen.status).toBe(400);
    expect(await noneChosen.text()).toContain('Choose at least one newsletter');
    expect(paper.letters).toEqual([]);
  });
});

describe('a sample', () => {
  it('is the newest mailing that anyone may read, of the edition’s language', async () => {
    await sql`insert into newsletters.mailing (newsletter_id, language, state, subjects, began_at, recipients, frozen_at)
      select id, 'en', 'sent', '["One"]', now(), 0, now() from newsletters.newsletter where slug = 'daily'`.execute(paper.app.db);
    await sql`insert into newsletters.mailing (newsletter_id, language, state) select id, 'en', 'draft' from newsletters.newsletter`.execute(
      paper.app.db,
    );
    const samples = async (page: string) =>
      (await (await browser.get(page)).text()).match(/href="[^"]*\/newsletters\/\w+\/[0-9a-f-]{36}"/g) ?? [];
    const [sample = '', ...more] = await samples('/newsletters');
    expect(more).toEqual([]);
    expect((await browser.get(sample.slice(6, -1))).status).toBe(200);
    expect(await samples('/fr/newsletters')).toEqual([]);
  });
});

describe('confirming', () => {
  it('takes a press, survives a scanner, and is done once', async () => {
    const answer = await browser.post(
      '/newsletters',
      [
        ['email', 'bea@example.org'],
        ['newsletter', 'daily'],
        ['newsletter', 'friday'],
      ],
      {
        referer: 'http://localhost/world/first',
        host: 'localhost',
      },
    );
    expect(answer.headers.get('location')).toBe('/newsletters/said?what=asked&to=%2Fworld%2Ffirst');
    expect(await (await browser.get(answer.headers.get('location') ?? '')).text()).toContain('href="/world/first"');
    await paper.runJobs();
    const [letter, ...more] = lettersTo(paper, 'bea@example.org');
    expect(more).toEqual([]);
    expect(letter?.text).toContain('• The Daily');
    expect(letter?.text).toContain('• The Friday');
    const { link, fields } = linkIn(letter);
    for (let count = 0; count < 20; count++) expect((await browser.get(link)).status).toBe(200);
    expect(await (await browser.get(link)).text()).toContain('b•••@example.org');
    expect(await onLists('bea@example.org')).toBe(0);
    const answers = await Promise.all(Array.from({ length: 10 }, () => browserOf(paper).post('/newsletters/confirm', fields)));
    expect(new Set(answers.map((one) => one.headers.get('location')))).toEqual(new Set(['/newsletters/said?what=joined']));
    expect(answers.every((one) => one.headers.getSetCookie().length === 0)).toBe(true);
    expect(await onLists('bea@example.org')).toBe(2);
    await paper.runJobs();
    expect(lettersTo(paper, 'bea@example.org')).toHaveLength(1);
  });

  it('is over after three days', async () => {
    await ask('cid@example.org');
    const { link, fields } = linkIn(lettersTo(paper, 'cid@example.org')[0]);
    days(3);
    expect((await browser.get(link)).status).toBe(410);
    expect((await browser.post('/newsletters/confirm', fields)).status).toBe(410);
    expect(await onLists('cid@example.org')).toBe(0);
    days(8);
    await paper.runJobs('newsletters.forget');
    const kept = await paper.app.db.selectFrom('newsletters.confirmation').select('email').execute();
    expect(kept.map((row) => row.email)).toEqual(['bea@example.org']);
  });

  it('is worth nothing with a key of another use or another row', async () => {
    await ask('dot@example.org');
    const { fields } = linkIn(lettersTo(paper, 'dot@example.org')[0]);
    const { keys } = paper.app;
    for (const key of [
      '',
      'x',
      keys.mac('newsletter-leave', fields.id),
      keys.mac('sign-in', `link ${fields.id}`),
      keys.mac('newsletter-confirm', fields.key),
    ]) {
      expect((await browser.post('/newsletters/confirm', { id: fields.id, key })).status).toBe(410);
    }
    expect((await browser.post('/newsletters/confirm', { id: "'; drop", key: keys.mac('newsletter-confirm', "'; drop") })).status).toBe(
      410,
    );
    expect(await onLists('dot@example.org')).toBe(0);
  });
});

describe('asking again', () => {
  it('answers the same for who is on the list and who is not', async () => {
    days(1);
    await confirmed('eve@example.org');
    const seen = async (answer: Response) => ({ status: answer.status, headers: [...answer.headers], body: await answer.text() });
    expect(await seen(await ask('eve@example.org'))).toEqual(await seen(await ask('nobody@example.org')));
    const box = (email: string) => browser.post('/newsletters', { email, newsletter: 'daily', part: 'box' });
    expect(await seen(await box('eve@example.org'))).toEqual(await seen(await box('nobody@example.org')));
    await paper.runJobs();
    const again = lettersTo(paper, 'eve@example.org').at(-1);
    expect(again?.subject).toBe('You are signed up already');
    expect(again?.text).not.toContain('/newsletters/confirm');
    const { link, fields } = linkIn(again);
    expect(link).toMatch(/^\/newsletters\/leave\?/);
    await browser.post('/newsletters/leave', fields);
    expect(await onLists('eve@example.org')).toBe(0);
  });

  it('mails one address three times an hour, and one network thirty', async () => {
    days(1);
    const answers: number[] = [];
    for (let count = 0; count < 4; count++) answers.push((await ask('Flo@example.org')).status);
    expect(answers).toEqual([303, 303, 303, 429]);
    expect(lettersTo(paper, 'Flo@example.org')).toHaveLength(3);
    const refused = await browser.post('/newsletters', { email: 'flo@EXAMPLE.org', newsletter: 'daily', part: 'box' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.text()).toMatch(/^<p class="box-answer problem" data-outcome="problem"/);
    const others: number[] = [];
    for (let count = 0; count < 27; count++)
      others.push((await browser.post('/newsletters', { email: `bomb-${count}@example.org`, newsletter: 'daily' })).status);
    expect(others.indexOf(429)).toBe(25);
    await paper.runJobs();
  });
});

describe('leaving', () => {
  it('takes a press on the link, no signing in, and can be pressed twice', async () => {
    days(1);
    await confirmed('gil@example.org', ['daily', 'friday']);
    const [daily] = await signUpsOf(paper.app.db, 'gil@example.org');
    const link = leavePage(paper.app.keys, daily?.publicId ?? '');
    for (let count = 0; count < 20; count++) expect((await browser.get(link)).status).toBe(200);
    expect(await onLists('gil@example.org')).toBe(2);
    const fields = Object.fromEntries(new URLSearchParams(link.split('?')[1]));
    for (const _ of [1, 2]) expect((await browserOf(paper).post('/newsletters/leave', fields)).headers.get('location')).toBe(link);
    expect(await onLists('gil@example.org')).toBe(1);
    expect(await (await browser.get(link)).text()).toContain('no longer sent to');
    expect(
      (await browser.post('/newsletters/leave', { ...fields, key: paper.app.keys.mac('newsletter-confirm', fields.id ?? '') })).status,
    ).toBe(410);
  });

  it('is not undone by the letter that once confirmed', async () => {
    days(1);
    await ask('hal@example.org');
    const { fields } = linkIn(lettersTo(paper, 'hal@example.org')[0]);
    await browser.post('/newsletters/confirm', fields);
    const [signUp] = await signUpsOf(paper.app.db, 'hal@example.org');
    const left = Object.fromEntries(new URLSearchParams(leavePage(paper.app.keys, signUp?.publicId ?? '').split('?')[1]));
    await browser.post('/newsletters/leave', left);
    await browser.post('/newsletters/confirm', fields);
    expect(await onLists('hal@example.org')).toBe(0);
    await confirmed('hal@example.org');
    expect(await onLists('hal@example.org')).toBe(1);
  });
});

describe('a signed-in reader', () => {
  it('joins with their own address at once, and with another one by letter', async () => {
    days(1);
    const reader = browserOf(paper);
    await enter(paper, reader, 'ida@example.org');
    const before = paper.letters.length;
    const joined = await reader.post('/newsletters', { email: 'Ida@example.org', newsletter: 'daily', part: 'box' });
    expect(await joined.text()).toContain('data-outcome="joined"');
    expect(await onLists('ida@example.org')).toBe(1);
    await paper.runJobs();
    expect(paper.letters).toHaveLength(before);
    for (const other of ['someone@example.org', 'ida+x@example.org']) {
      expect((await ask(other, ['daily'], reader)).headers.get('location')).toContain('what=asked');
      expect(await onLists(other)).toBe(0);
    }
  });

  it('chooses in the account exactly the lists ticked', async () => {
    const reader = browserOf(paper);
    await enter(paper, reader, 'joe@example.org');
    const choose = (...slugs: string[]) =>
      reader.post(
        '/account/newsletters',
        slugs.map((slug): [string, string] => ['newsletter', slug]),
      );
    for (const [slugs, count] of [
      [['daily', 'friday'], 2],
      [['friday'], 1],
      [['friday', 'made-up'], 1],
      [[], 0],
    ] as const) {
      expect((await choose(...slugs)).headers.get('location')).toBe('/account');
      expect(await onLists('joe@example.org')).toBe(count);
    }
    expect((await browserOf(paper).post('/account/newsletters', { newsletter: 'daily' })).headers.get('location')).toMatch(/^\/sign-in/);
  });
});

it('signs nobody in by any link of any letter', async () => {
  const links = paper.letters.flatMap((letter) => letter.text.match(/https?:\/\/\S+/g) ?? []);
  expect(links.length).toBeGreaterThan(10);
  for (const link of new Set(links)) {
    const url = new URL(link);
    const answer = await paper.web.request(url.pathname + url.search);
    expect(answer.headers.getSetCookie(), link).toEqual([]);
    expect(await answer.text(), link).not.toContain('PAID-');
  }
});
