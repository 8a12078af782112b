import { expect, test } from 'vitest';
import { enter, lettersTo, linkIn } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { leavePage, preferencesPage } from '../links.ts';
import { signUpsOf } from '../store.ts';

const paper = testPaper();
const browser = browserOf(paper);

const rows = (email: string) =>
  paper.app.db.selectFrom('newsletters.signUp').selectAll().where('emailKey', '=', email).orderBy('newsletterId').execute();
const listsOf = async (email: string) => (await signUpsOf(paper.app.db, email)).length;
const consents = async () =>
  (await paper.app.db.selectFrom('readers.consent').select(['purpose', 'given']).orderBy('id').execute()).slice();

/** Signs an address up for the daily newsletter by letter, and answers the link of its preferences. */
async function linkOf(email: string): Promise<{ link: string; fields: Record<string, string> }> {
  await browser.post('/newsletters', { email, newsletter: 'daily' });
  await paper.runJobs();
  await browser.post('/newsletters/confirm', linkIn(lettersTo(paper, email).at(-1)).fields);
  const link = preferencesPage(paper.app.keys, (await rows(email))[0]?.publicId ?? '');
  return { link, fields: Object.fromEntries(new URLSearchParams(link.split('?')[1])) };
}

const prefer = (fields: Record<string, string>, more: [string, string][], from = browserOf(paper)) =>
  from.post('/newsletters/preferences', [...Object.entries(fields), ...more]);

test('the link of a letter shows what its address gets, and changes nothing however often it is opened', async () => {
  const { link } = await linkOf('ana@example.org');
  const before = await rows('ana@example.org');
  const kept = await consents();
  const scanner = browserOf(paper);
  for (let count = 0; count < 20; count++) expect((await scanner.get(link)).status).toBe(200);
  const answer = await scanner.get(link);
  const page = await answer.text();
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(scanner.jar.size).toBe(0);
  expect(page).toContain('a•••@example.org');
  expect(page).not.toContain('ana@');
  expect(page).toMatch(/value="daily" checked/);
  expect(page).not.toMatch(/value="friday" checked/);
  expect(await rows('ana@example.org')).toEqual(before);
  expect(await consents()).toEqual(kept);
  expect(await (await scanner.get(`/ar${link}`)).text()).toContain('dir="rtl"');
});

test('its form sets lists, language and pause of that address and of no other, with a consent for each change', async () => {
  const { link, fields } = await linkOf('bea@example.org');
  await linkOf('cid@example.org');
  const kept = (await consents()).length;
  const answer = await prefer(fields, [
    ['newsletter', 'friday'],
    ['newsletter', 'made-up'],
    ['language', 'fr'],
    ['pause', 'quarter'],
    ['email', 'cid@example.org'],
  ]);
  expect(answer.status).toBe(303);
  expect(answer.headers.getSetCookie()).toEqual([]);
  const [daily, friday] = await rows('bea@example.org');
  expect(daily?.leftAt).not.toBeNull();
  expect(friday).toMatchObject({ leftAt: null, language: 'fr', pausedUntil: new Date('2027-02-24T15:00:00Z') });
  expect((await consents()).slice(kept)).toEqual([
    { purpose: 'newsletter:friday', given: true },
    { purpose: 'newsletter:daily', given: false },
  ]);
  expect(await listsOf('cid@example.org')).toBe(1);
  const page = await (await browser.get(answer.headers.get('location') ?? '')).text();
  expect(page).toContain('Saved.');
  expect(page).toContain('Paused until Feb. 24, 2027');
  expect(page).toMatch(/value="fr"[^>]* selected/);

  // A pause holds for what is joined in it, too, until it is ended or over.
  await prefer(fields, [
    ['newsletter', 'daily'],
    ['newsletter', 'friday'],
    ['language', 'xx'],
    ['pause', 'keep'],
  ]);
  expect((await rows('bea@example.org')).map((row) => row.pausedUntil)).toEqual(Array(2).fill(new Date('2027-02-24T15:00:00Z')));
  await prefer(fields, [
    ['newsletter', 'daily'],
    ['newsletter', 'friday'],
    ['pause', 'none'],
  ]);
  expect((await rows('bea@example.org')).map((row) => row.pausedUntil)).toEqual([null, null]);

  await Promise.all(
    Array.from({ length: 10 }, () =>
      prefer(fields, [
        ['what', 'leave-all'],
        ['newsletter', 'daily'],
      ]),
    ),
  );
  expect(await listsOf('bea@example.org')).toBe(0);
  expect(await (await browser.get(`${link}&said=saved`)).text()).toContain('No newsletter is sent to this address any more');
  expect((await consents()).filter(({ given }) => !given)).toHaveLength(3);
  await prefer(fields, [['newsletter', 'daily']]);
  expect(await listsOf('bea@example.org')).toBe(1);
});

test('is worth nothing with a key of another use or another row', async () => {
  const { fields } = await linkOf('dot@example.org');
  const other = await linkOf('eve@example.org');
  const { keys } = paper.app;
  const leaveKey = new URLSearchParams(leavePage(keys, fields.id ?? '').split('?')[1]).get('key') ?? '';
  for (const key of ['', 'x', leaveKey, other.fields.key ?? '', keys.mac('newsletter-confirm', fields.id ?? '')]) {
    expect((await prefer({ id: fields.id ?? '', key }, [['what', 'leave-all']])).status).toBe(410);
    expect((await browser.get(`/newsletters/preferences?${new URLSearchParams({ id: fields.id ?? '', key })}`)).status).toBe(410);
  }
  expect(await listsOf('dot@example.org')).toBe(1);
});

test('a reader has the same in the account, for their own address', async () => {
  const reader = browserOf(paper);
  await enter(paper, reader, 'flo@example.org');
  await reader.post('/account/newsletters', [
    ['newsletter', 'daily'],
    ['language', 'ar'],
    ['pause', 'month'],
  ]);
  expect(await rows('flo@example.org')).toMatchObject([{ language: 'ar', pausedUntil: new Date('2026-12-24T15:00:00Z'), leftAt: null }]);
  const account = await (await reader.get('/account')).text();
  expect(account).toContain('Paused until Dec. 24');
  expect(account).toMatch(/value="ar"[^>]* selected/);
});
