import { Secret, TOTP } from 'otpauth';
import { describe, expect, it, test } from 'vitest';
import { changeSettings } from '#settings';
import { lettersTo } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { addStaff, type StaffFixture } from '../../../tests/staff.ts';
import { isFresh, whatIsMissing } from '../rules.ts';
import { checkFactor } from './check-factor.ts';
import { newRecoveryCodes, recoveryMac } from './recovery-codes.ts';
import { stepOf } from './totp.ts';

const paper = testPaper({ env: { BASE_URL: 'http://localhost:3000' } });
type Client = ReturnType<typeof browserOf>;

const seconds = (count: number) => paper.moveTo(new Date(paper.app.clock().getTime() + count * 1000));
const codeFor = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: paper.app.clock().getTime() });
const hidden = (page: string, name: string) => page.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
const secretOn = (page: string) => page.match(/<code class="typed-secret" dir="ltr">([A-Z2-7 ]+)</)?.[1]?.replaceAll(' ', '') ?? '';
const codesOn = (page: string) => [...page.matchAll(/<code>([0-9a-z-]{19})<\/code>/g)].map(([, code = '']) => code);
const actsOf = async (personId: number) =>
  (await paper.press.selectFrom('staff.act').select('act').where('personId', '=', personId).orderBy('id').execute()).map(({ act }) => act);

/** Sets up an authenticator app through the pages: its secret and the recovery codes. */
async function setUpApp({ browser }: StaffFixture) {
  const offer = await (await browser.post('/newsroom/own/authenticator')).text();
  const secret = secretOn(offer);
  const done = await browser.post('/newsroom/own/authenticator', { offer: hidden(offer, 'offer'), code: codeFor(secret) });
  return { secret, status: done.status, codes: codesOn(await done.text()) };
}

/** Signs in by letter: where the browser is led. */
async function signInByLetter(browser: Client, email: string): Promise<string> {
  await browser.post('/newsroom/sign-in', { email, to: '/newsroom/people' });
  await paper.runJobs();
  const codes = lettersTo(paper, email).flatMap(({ text }) => text.match(/^\s*(\d{6})\s*$/m)?.[1] ?? []);
  return (await browser.post('/newsroom/sign-in/code', { code: codes.at(-1) ?? '' })).headers.get('location') ?? '';
}

describe('the rules', () => {
  test('a code is RFC 6238’s, one step to either side, and nothing else', () => {
    const secret = Secret.fromUTF8('12345678901234567890').base32;
    const at = (time: number) => new Date(time * 1000);
    expect(stepOf(secret, '287082', at(59))).toBe(1);
    expect(stepOf(secret, '081804', at(1_111_111_109))).toBe(37_037_036);
    expect(stepOf(secret, '081804', at(1_111_111_109 + 30))).toBe(37_037_036);
    expect(stepOf(secret, '081804', at(1_111_111_109 + 65))).toBeUndefined();
    for (const wrong of ['', '28708', '2870822', 'abcdef', '287083']) expect(stepOf(secret, wrong, at(59)), wrong).toBeUndefined();
  });

  test('what a session waits for', () => {
    expect(whatIsMissing('letter', false, false, false)).toBeNull();
    expect(whatIsMissing('letter', false, true, false)).toBe('second-factor');
    expect(whatIsMissing('printed', false, true, true)).toBe('second-factor');
    expect(whatIsMissing('invitation', false, false, true)).toBe('enrolment');
    expect(whatIsMissing('passkey', false, true, true)).toBeNull();
    expect([whatIsMissing('sso', true, true, true), whatIsMissing('sso', false, true, false)]).toEqual([null, 'second-factor']);
    const now = new Date('2026-11-24T12:00:00Z');
    expect([isFresh(new Date('2026-11-24T11:50:01Z'), now), isFresh(new Date('2026-11-24T11:50:00Z'), now)]).toEqual([true, false]);
  });

  test('a recovery code is one person’s, however it is typed', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    const [code = ''] = codes;
    const mac = recoveryMac(paper.app.keys, 1, code);
    expect(mac).toBe(recoveryMac(paper.app.keys, 1, ` ${code.toUpperCase().replaceAll('-', ' ')}`));
    expect(mac).not.toBe(recoveryMac(paper.app.keys, 2, code));
    expect(recoveryMac(paper.app.keys, 1, '123456')).toBeUndefined();
  });

  test('what is sealed opens only where it belongs', () => {
    const { keys } = paper.app;
    const sealed = keys.seal('staff-sealed', 'of 1', 'secret');
    expect(keys.unseal('staff-sealed', 'of 1', sealed)).toBe('secret');
    expect(keys.seal('staff-sealed', 'of 1', 'secret')).not.toBe(sealed);
    const spoiled = sealed.slice(0, -2) + (sealed.endsWith('A') ? 'B' : 'A') + sealed.at(-1);
    for (const other of [keys.unseal('staff-sealed', 'of 2', sealed), keys.unseal('staff', 'of 1', sealed)]) expect(other).toBeUndefined();
    for (const text of ['', 'x', spoiled]) expect(keys.unseal('staff-sealed', 'of 1', text)).toBeUndefined();
  });
});

describe('an authenticator app', () => {
  it('is set up with a code, kept sealed, told by mail, and asked for after the letter', async () => {
    const ana = await addStaff(paper, 'editor');
    const offer = await (await ana.browser.post('/newsroom/own/authenticator')).text();
    expect(offer).toContain('<svg class="qr"');
    const wrong = await ana.browser.post('/newsroom/own/authenticator', { offer: hidden(offer, 'offer'), code: '000000' });
    expect(wrong.status).toBe(400);
    expect(secretOn(await wrong.text())).toBe(secretOn(offer));
    const other = await addStaff(paper, 'editor');
    const stolen = { offer: hidden(offer, 'offer'), code: codeFor(secretOn(offer)) };
    expect((await other.browser.post('/newsroom/own/authenticator', stolen)).status).toBe(400);

    const { secret, status, codes } = await setUpApp(ana);
    expect([status, codes.length]).toEqual([200, 10]);
    const row = await paper.press.selectFrom('staff.authenticator').selectAll().where('personId', '=', ana.id).executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(secret);
    await paper.runJobs();
    expect(lettersTo(paper, ana.email).at(-1)?.text).toContain('An authenticator app was added');

    const browser = browserOf(paper);
    expect(await signInByLetter(browser, ana.email)).toBe('/newsroom/sign-in/second?to=%2Fnewsroom%2Fpeople');
    const waiting = browser.jar.get('staff');
    expect((await browser.get('/newsroom')).status).toBe(303);
    expect((await browser.post('/newsroom/people', { name: 'Eve' })).status).toBe(404);
    expect((await browser.get('/newsroom/sign-in')).headers.get('location')).toContain('/newsroom/sign-in/second');
    expect(await (await browser.get('/newsroom/sign-in/second?to=/newsroom/people')).text()).toContain('name="code"');
    // The code that set the app up is used up; so is each after its use.
    expect((await browser.post('/newsroom/sign-in/second', { code: codeFor(secret) })).status).toBe(400);
    seconds(30);
    const code = codeFor(secret);
    const twenty = await Promise.all(
      Array.from({ length: 5 }, () => checkFactor(paper.press, paper.app.keys, ana.id, code, paper.app.clock())),
    );
    expect(twenty.filter(Boolean)).toEqual(['authenticator']);
    seconds(30);
    const done = await browser.post('/newsroom/sign-in/second', { code: codeFor(secret), to: '/newsroom/people' });
    expect(done.headers.get('location')).toBe('/newsroom/people');
    expect(browser.jar.get('staff')).not.toBe(waiting);
    expect((await browser.get('/newsroom')).status).toBe(200);
    expect((await browserOf(paper, { cookie: `staff=${waiting}` }).get('/newsroom')).status).toBe(303);
    expect((await browser.post('/newsroom/sign-in/second', { code: '1' })).headers.get('location')).toBe('/newsroom/sign-in');
    expect(await actsOf(ana.id)).toEqual(['staff.authenticator-added', 'staff.code-refused', 'staff.signed-in']);
    expect(await (await ana.browser.get('/newsroom/own')).text()).toContain('10 codes are left.');
  });

  it('lets no more than ten codes be tried, and its owner in by a recovery code a quarter of an hour later, each once', async () => {
    const bo = await addStaff(paper, 'contributor');
    const { codes } = await setUpApp(bo);
    const browser = browserOf(paper);
    await signInByLetter(browser, bo.email);
    const statuses: number[] = [];
    for (let times = 0; times < 11; times++)
      statuses.push((await browser.post('/newsroom/sign-in/second', { code: `00000${times % 10}` })).status);
    // Setting the app up was the first of the ten.
    expect(statuses).toEqual([...Array.from({ length: 9 }, () => 400), 429, 429]);
    const [code = ''] = codes;
    expect((await browser.post('/newsroom/sign-in/second', { code })).status).toBe(429);
    seconds(900);
    const later = browserOf(paper);
    await signInByLetter(later, bo.email);
    expect((await later.post('/newsroom/sign-in/second', { code: code.toUpperCase() })).status).toBe(303);
    expect((await later.get('/newsroom')).status).toBe(200);
    const again = browserOf(paper);
    seconds(900);
    await signInByLetter(again, bo.email);
    expect((await again.post('/newsroom/sign-in/second', { code })).status).toBe(400);
    await paper.runJobs();
    expect(lettersTo(paper, bo.email).some(({ text }) => text.includes('A recovery code was used'))).toBe(true);
  });

  it('waits a quarter of an hour and lets nobody in who has left', async () => {
    const cy = await addStaff(paper, 'contributor');
    const { secret } = await setUpApp(cy);
    const browser = browserOf(paper);
    await signInByLetter(browser, cy.email);
    seconds(900);
    expect((await browser.get('/newsroom/sign-in/second')).headers.get('location')).toBe('/newsroom/sign-in');
    await signInByLetter(browser, cy.email);
    const publisher = await addStaff(paper, 'publisher');
    await publisher.browser.post(`/newsroom/people/${cy.id}/leave`);
    expect((await browser.post('/newsroom/sign-in/second', { code: codeFor(secret) })).headers.get('location')).toBe('/newsroom/sign-in');
  });
});

describe('a paper that requires a second factor', () => {
  it('has everybody set one up at the next sign-in, before anything else, and lets the last one go nowhere', async () => {
    const demand = (secondFactor: 'required' | 'optional') =>
      changeSettings(paper.press, 'newsroom', { review: 'optional', secondFactor }, paper.app.clock());
    await demand('required');
    await paper.settled();
    const di = await addStaff(paper, 'translator');
    expect((await di.browser.get('/newsroom')).status).toBe(200);
    const browser = browserOf(paper);
    expect(await signInByLetter(browser, di.email)).toBe('/newsroom/sign-in/enrol?to=%2Fnewsroom%2Fpeople');
    expect((await browser.get('/newsroom')).status).toBe(303);
    expect((await browser.post('/newsroom/sign-in/second', { code: '1' })).headers.get('location')).toBe('/newsroom/sign-in');
    const page = await (await browser.get('/newsroom/sign-in/enrol?to=/newsroom/people')).text();
    const offer = hidden(page, 'offer');
    expect((await browser.post('/newsroom/sign-in/enrol', { offer, code: '123' })).status).toBe(400);
    const done = await browser.post('/newsroom/sign-in/enrol', { offer, code: codeFor(secretOn(page)), to: '/newsroom/people' });
    expect(done.status).toBe(200);
    expect(codesOn(await done.text())).toHaveLength(10);
    expect((await browser.get('/newsroom/people')).status).toBe(200);

    const kept = await browser.post('/newsroom/own/authenticator/remove');
    expect(kept.headers.get('location')).toBe('/newsroom/own?said=last-one');
    await demand('optional');
    const gone = await browser.post('/newsroom/own/authenticator/remove');
    expect(gone.headers.get('location')).toBe('/newsroom/own?said=removed');
    expect(await signInByLetter(browserOf(paper), di.email)).toBe('/newsroom/people');
    expect((await browser.post('/newsroom/own/authenticator/remove')).status).toBe(404);
  });
});

describe('what protects the paper', () => {
  it('asks who has been silent for ten minutes to confirm by letter, and goes on with what was typed', async () => {
    const boss = await addStaff(paper, 'publisher');
    const typed = { name: 'Nils "N" Neu', email: 'nils@example.org', role: 'editor' };
    seconds(600);
    const asked = await boss.browser.post('/fr/newsroom/people', typed);
    expect(asked.status).toBe(403);
    const page = await asked.text();
    expect(page).toContain('action="/fr/newsroom/people"');
    expect(page).toContain('value="Nils &quot;N&quot; Neu"');
    expect(await paper.press.selectFrom('staff.person').select('id').where('email', '=', typed.email).execute()).toEqual([]);
    await paper.runJobs();
    const code =
      lettersTo(paper, boss.email)
        .at(-1)
        ?.text.match(/^\s*(\d{6})\s*$/m)?.[1] ?? '';
    const letter = hidden(page, 'proof-letter');

    const thief = await addStaff(paper, 'publisher');
    seconds(600);
    expect((await thief.browser.post('/newsroom/people', { ...typed, 'proof-letter': letter, 'proof-code': code })).status).toBe(400);
    const wrong = await boss.browser.post('/newsroom/people', { ...typed, 'proof-letter': letter, 'proof-code': '000000' });
    expect(wrong.status).toBe(400);
    expect(hidden(await wrong.text(), 'proof-letter')).toBe(letter);
    const done = await boss.browser.post('/newsroom/people', { ...typed, 'proof-letter': letter, 'proof-code': code });
    expect(done.headers.get('location')).toBe('/newsroom/people?said=invited');
    expect((await boss.browser.post('/newsroom/people', { ...typed, email: 'nora@example.org' })).status).toBe(303);
    // The letter's code is used up, and lets nobody in.
    seconds(600);
    expect((await boss.browser.post('/newsroom/people', { ...typed, 'proof-letter': letter, 'proof-code': code })).status).toBe(400);
    const link = `/newsroom/sign-in/link?id=${letter}&key=${paper.app.keys.mac('staff', `link ${letter}`)}`;
    expect((await browserOf(paper).get(link)).status).toBe(410);
  });

  it('asks who has an app for its code, for every change of roles, people and factors', async () => {
    const boss = await addStaff(paper, 'publisher');
    const { secret } = await setUpApp(boss);
    const { id } = await addStaff(paper, 'contributor');
    const guarded: [string, Record<string, string>][] = [
      ['/newsroom/people', { name: 'A', email: 'a@example.org', role: 'editor' }],
      [`/newsroom/people/${id}/role`, { role: 'editor' }],
      [`/newsroom/people/${id}/leave`, {}],
      [`/newsroom/people/${id}/reset`, {}],
      ['/newsroom/own/authenticator', {}],
      ['/newsroom/own/authenticator/remove', {}],
      ['/newsroom/own/recovery-codes', {}],
      ['/newsroom/own/passkeys', { passkey: '{}' }],
      ['/newsroom/own/passkeys/1/remove', {}],
    ];
    seconds(600);
    for (const [path, fields] of guarded) expect((await boss.browser.post(path, fields)).status, path).toBe(403);
    const [path = '', fields] = guarded[1] ?? [];
    const done = await boss.browser.post(path, { ...fields, 'proof-code': codeFor(secret) });
    expect(done.headers.get('location')).toBe('/newsroom/people?said=changed');
    const codes = codesOn(await (await boss.browser.post('/newsroom/own/recovery-codes')).text());
    expect(codes).toHaveLength(10);
    expect(await actsOf(boss.id)).toEqual([
      'staff.authenticator-added',
      'staff.confirmed',
      'staff.role-changed',
      'staff.recovery-codes-made',
    ]);
  });
});

test('a publisher resets a colleague’s, who is out, told by mail, and comes in by letter again', async () => {
  const boss = await addStaff(paper, 'publisher');
  const ed = await addStaff(paper, 'editor');
  await setUpApp(ed);
  const done = await boss.browser.post(`/newsroom/people/${ed.id}/reset`);
  expect(done.headers.get('location')).toBe('/newsroom/people?said=reset');
  expect((await ed.browser.get('/newsroom')).status).toBe(303);
  await paper.runJobs();
  expect(lettersTo(paper, ed.email).at(-1)?.text).toContain('Your sign-in was reset');
  expect(await signInByLetter(ed.browser, ed.email)).toBe('/newsroom/people');
  expect((await boss.browser.post(`/newsroom/people/${boss.id}/reset`)).status).toBe(409);
});
