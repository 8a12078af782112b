import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { enter, lettersTo } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { addStaff } from '../../../tests/staff.ts';

const paper = testPaper();
const card = { number: '4242 4242 4242 4242', expiry: '12/30', cvc: '123', name: 'Test Person' };
const form = {
  code: 'spring',
  kind: 'percent',
  percent: '50',
  lasts: 'some',
  periods: '3',
  currency: 'USD',
  newOnly: 'yes',
  onceEach: 'yes',
};

type Browser = ReturnType<typeof browserOf>;
let count = 0;

async function reader(): Promise<{ browser: Browser; email: string }> {
  const email = `code-${++count}@example.org`;
  const browser = browserOf(paper);
  await enter(paper, browser, email);
  return { browser, email };
}

const publisher = async () => (await addStaff(paper, 'publisher')).browser;
const make = async (change: Record<string, string>) => (await publisher()).post('/newsroom/settings/codes', { ...form, ...change });
const chosen = async (browser: Browser, fields: Record<string, string>) =>
  (await browser.post('/subscribe', { plan: 'monthly', to: '/', ...fields })).headers.get('location') ?? '';
const textOf = async (answer: Response | Promise<Response>) => (await (await answer).text()).replace(/[\u2066-\u2069]/g, '');
const usesOf = async (code: string) =>
  (
    await sql<{ claimed: number; kept: number }>`select count(*) filter (where claimed_at is not null)::integer as claimed,
      count(*) filter (where claimed_at is null)::integer as kept from subscriptions.offer_claim c join subscriptions.offer o on o.id = c.offer_id
      where o.code = ${code}`.execute(paper.app.db)
  ).rows[0];

it('an offer is made with every field looked at, and ended once', async () => {
  for (const [name, value] of [
    ['code', 'x'],
    ['code', 'été'],
    ['percent', '0'],
    ['percent', '101'],
    ['periods', '99'],
    ['starts', '2027-02-30'],
    ['ends', '2020-01-01'],
    ['mostUses', 'many'],
    ['plans', 'weekly'],
  ] as const) {
    const answer = await make({ [name]: value });
    expect(answer.status, `${name} ${value}`).toBe(400);
    const text = await answer.text();
    expect(text, name).toContain('class="problem"');
    if (name !== 'plans' && name !== 'code') expect(text, name).toContain(`value="${value}"`);
  }
  expect((await make({ percent: '100', lasts: 'ever' })).status).toBe(400);
  expect((await make({})).status).toBe(303);
  expect((await make({ code: 'SPRING' })).status).toBe(409);
  expect((await make({ code: 'gone' })).status).toBe(303);
  const { rows } = await sql<{ id: number }>`select id from subscriptions.offer where code = 'GONE'`.execute(paper.app.db);
  const browser = await publisher();
  expect((await browser.post(`/newsroom/settings/codes/${rows[0]?.id}`)).status).toBe(303);
  expect((await browser.post(`/newsroom/settings/codes/${rows[0]?.id}`)).status).toBe(404);
  const list = await textOf(browser.get('/newsroom/settings/codes'));
  expect(list).toContain('/subscribe?offer=SPRING');
  expect(list).not.toContain('/subscribe?offer=GONE');
  // What an offer gives is never edited.
  await expect(sql`update subscriptions.offer set percent = 90`.execute(paper.press)).rejects.toThrow('permission denied');
});

it('a link carries its offer through choosing, signing in and the terms, and the consent says what it lowers', async () => {
  const visitor = browserOf(paper);
  const shown = await textOf(visitor.get('/subscribe?offer=spring'));
  expect(shown).toContain('The offer SPRING holds for you');
  expect(shown).toContain('then $1.45 a month');
  expect(shown).toContain('for each of the first 3 payments, then $2.90');
  const toSignIn = await chosen(visitor, { offer: 'SPRING' });
  const back = new URL(toSignIn, 'http://x').searchParams.get('to') ?? '';
  expect(back).toContain('offer=SPRING');
  const email = `code-${++count}@example.org`;
  await enter(paper, visitor, email, back);
  expect(await textOf(visitor.get(back))).toContain('name="offer" value="SPRING"');
  const terms = await chosen(visitor, { offer: 'SPRING' });
  const page = await textOf(visitor.get(terms));
  expect(page).toContain('$1.45 on Dec. 24, 2026');
  expect(page).toContain('$2.90 on March 24, 2027');
  expect(page).toContain('The first 3 payments are $1.45 each. After that $2.90 is charged every month until you cancel.');
  const payment = (await visitor.post(terms)).headers.get('location') ?? '';
  expect((await visitor.post(payment, card)).status).toBe(303);
  const { rows } = await sql<{ text: string }>`select terms_text as text from subscriptions.consent order by id desc limit 1`.execute(
    paper.app.db,
  );
  expect(rows[0]?.text).toContain('Offer: SPRING');
  expect(rows[0]?.text).toContain('The first 3 payments are $1.45 each.');
  expect(await usesOf('SPRING')).toEqual({ claimed: 1, kept: 0 });
  expect(await textOf(visitor.get('/account'))).toContain('SPRING · $1.45 for 3 payments, then $2.90');
  await paper.runJobs();
  const welcome = lettersTo(paper, email).at(-1)?.text ?? '';
  expect(welcome).toContain('First charge: $1.45 on Dec. 24, 2026');
  expect(welcome).toContain('After that: $2.90 every month');
});

it('a code typed at the terms lowers them or says why not, and goes off again', async () => {
  await make({ code: 'YEARLY', plans: 'annual', newOnly: '' });
  const { browser } = await reader();
  const terms = await chosen(browser, {});
  const tried = async (code: string) => browser.post(`${terms}/offer`, { code });
  for (const [code, sentence] of [
    ['nonsense', 'There is no offer with the code NONSENSE.'],
    ['gone', 'The offer GONE is over.'],
    ['yearly', 'The offer YEARLY does not hold for this plan.'],
    ['<b>', 'There is no offer with the code &lt;B&gt;.'],
  ] as const) {
    const answer = await tried(code);
    expect(answer.status).toBe(400);
    expect(await textOf(answer)).toContain(sentence);
  }
  expect((await tried(' Spring ')).status).toBe(303);
  expect(await textOf(browser.get(terms))).toContain('$1.45 on Dec. 24, 2026');
  expect((await tried('')).status).toBe(303);
  expect(await textOf(browser.get(terms))).toContain('$2.90 on Dec. 24, 2026');
  const { browser: other } = await reader();
  expect((await other.post(`${terms}/offer`, { code: 'spring' })).status).toBe(404);
  await browser.post(terms);
  // Once agreed to, the terms stand.
  await tried('spring');
  expect(await textOf(browser.get(terms))).toContain('$2.90 on Dec. 24, 2026');
});

it('the last use of an offer goes to one of twenty who agree at once; the others are told before they pay', async () => {
  await make({ code: 'last', mostUses: '1' });
  const twenty = [];
  for (let at = 0; at < 20; at++) {
    const { browser } = await reader();
    twenty.push({ browser, terms: await chosen(browser, { offer: 'last' }) });
  }
  const answers = await Promise.all(twenty.map(({ browser, terms }) => browser.post(terms)));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(await usesOf('LAST')).toEqual({ claimed: 0, kept: 1 });
  const late = twenty[answers.findIndex(({ status }) => status === 409)];
  const told = answers.find(({ status }) => status === 409);
  const text = await textOf(told ?? new Response());
  expect(text).toContain('The offer LAST has been used up.');
  expect(text).toContain('$2.90 on Dec. 24, 2026');
  // They go on without it, or look at the page again: the offer isn't in it.
  expect(await textOf((late ?? twenty[0])?.browser.get(late?.terms ?? '') ?? new Response())).not.toContain('$1.45');
  // Whoever holds it lets its time pass: then it is there for somebody else, and gone for them.
  const holder = twenty[answers.findIndex(({ status }) => status === 303)];
  const page = answers.find(({ status }) => status === 303)?.headers.get('location') ?? '';
  paper.passDays(0.12);
  expect((await holder?.browser.post(page, card))?.status).toBe(410);
  const { browser } = await reader();
  const terms = await chosen(browser, { offer: 'last' });
  const payment = (await browser.post(terms)).headers.get('location') ?? '';
  expect((await browser.post(payment, card)).status).toBe(303);
  expect((await usesOf('LAST'))?.claimed).toBe(1);
});

it('a person has an offer once, whatever they call their mailbox, and keeps it for one page at a time', async () => {
  await make({ code: 'each', newOnly: '', percent: '10' });
  const browser = browserOf(paper);
  await enter(paper, browser, 'one.person@gmail.com');
  const first = await chosen(browser, { offer: 'each' });
  const page = (await browser.post(first)).headers.get('location') ?? '';
  // Back, and chosen anew: what is kept goes along, and the first page is worth nothing.
  const second = await chosen(browser, { offer: 'each', plan: 'annual' });
  const other = (await browser.post(second)).headers.get('location') ?? '';
  expect(await usesOf('EACH')).toEqual({ claimed: 0, kept: 1 });
  const gone = await browser.post(page, card);
  expect([gone.status, (await textOf(gone)).includes('no longer kept for you')]).toEqual([409, true]);
  expect((await browser.post(other, card)).status).toBe(303);
  await sql`update subscriptions.subscription set ended_at = ${paper.app.clock()}, ended_because = 'cancelled'
    where reader_id = (select id from readers.reader where email = 'one.person@gmail.com')`.execute(paper.app.db);
  const again = browserOf(paper);
  await enter(paper, again, 'oneperson+2@gmail.com');
  const refused = await again.post('/subscribe', { plan: 'monthly', to: '/', offer: 'each' });
  expect([refused.status, (await textOf(refused)).includes('You have had the offer EACH before')]).toEqual([400, true]);
});

it('whoever cancels is shown the offer for it once, with a button as large that cancels anyway', async () => {
  await make({ code: 'stay', newOnly: '', percent: '30', lasts: 'once' });
  await (await publisher()).post('/newsroom/settings/codes', { what: 'leaving', leaving: 'STAY' });
  const { browser, email } = await reader();
  const terms = await chosen(browser, { plan: 'annual' });
  await browser.post((await browser.post(terms)).headers.get('location') ?? '', card);
  expect((await browser.post('/account/cancel')).headers.get('location')).toBe('/account/cancel');
  const page = await textOf(browser.get('/account/cancel'));
  expect(page).toContain('The next payment is $13.93. After that $19.90 is charged every year until you cancel.');
  expect(page.split('<main')[1]?.match(/<button type="submit" class="button button-quiet"( name="anyway" value="yes")?>/g)).toHaveLength(2);
  expect((await browser.post('/account/stay')).headers.get('location')).toBe('/account?said=stayed');
  expect(await textOf(browser.get('/account'))).toContain('STAY · $13.93 once more, then $19.90');
  await paper.runJobs();
  expect(lettersTo(paper, email).at(-1)?.text).toContain('Next charge: $13.93 on Nov. 24, 2027');
  // Not a second time; and cancelling is one press then.
  await Promise.all([browser.post('/account/stay'), browser.post('/account/stay')]);
  expect(await usesOf('STAY')).toEqual({ claimed: 1, kept: 0 });
  expect((await browser.post('/account/cancel')).headers.get('location')).toBe('/account');
  expect(await textOf(browser.get('/account'))).toContain('Cancelled. Nothing more');

  // In a trial nobody is held up, and whoever doesn't want it presses once more.
  const { browser: trying } = await reader();
  await trying.post((await trying.post(await chosen(trying, {}))).headers.get('location') ?? '', card);
  expect((await trying.post('/account/cancel')).headers.get('location')).toBe('/account');
  const { browser: leaving } = await reader();
  await leaving.post((await leaving.post(await chosen(leaving, { plan: 'annual' }))).headers.get('location') ?? '', card);
  expect((await leaving.post('/account/cancel')).headers.get('location')).toBe('/account/cancel');
  await leaving.post('/account/cancel', { anyway: 'yes' });
  expect(await textOf(leaving.get('/account'))).toContain('Cancelled. Nothing more');
  for (const page of ['/withdraw', '/kuendigen']) expect(await textOf(browserOf(paper).get(page))).not.toContain('Before you go');
});

it('plans are sold in other currencies, which the reader chooses by a link and the checkout keeps', async () => {
  const offer = {
    currency: 'USD',
    'monthly-price': '2.90',
    'monthly-trial': '30',
    'annual-price': '19.90',
    'annual-trial': '0',
    best: 'annual',
    what: 'save',
  };
  const browser = await publisher();
  const twice = { 'also-0-currency': 'EUR', 'also-0-monthly': '3', 'also-1-currency': 'EUR', 'also-1-monthly': '4' };
  expect((await browser.post('/newsroom/settings/offer', { ...offer, ...twice })).status).toBe(400);
  const euro = { 'also-0-currency': 'EUR', 'also-0-monthly': '2.70', 'also-0-annual': '18.90' };
  expect((await browser.post('/newsroom/settings/offer', { ...offer, ...euro })).status).toBe(303);
  const { browser: one } = await reader();
  const shown = await textOf(one.get('/subscribe'));
  expect(shown).toContain('$2.90');
  expect(shown).not.toContain('€2.70');
  const inEuro = await textOf(one.get('/subscribe?currency=EUR'));
  expect(inEuro).toContain('€2.70');
  expect(inEuro).toContain('save €13.50');
  expect(inEuro).not.toContain('$2.90');
  const terms = await chosen(one, { plan: 'annual', currency: 'EUR' });
  expect(await textOf(one.get(terms))).toContain('€18.90');
  await one.post((await one.post(terms)).headers.get('location') ?? '', card);
  const account = await textOf(one.get('/account'));
  expect(account).toContain('€18.90');
  // Another plan is looked for in the same currency.
  expect(await textOf(one.get('/account/plan?plan=monthly'))).toContain('€2.70');
  // The wall is one page for all visitors, in the paper's own currency, and leads to the others.
  const wall = await browserOf(paper).get('/world/for-subscribers');
  expect(wall.headers.get('cache-control')).toContain('public');
  expect(await textOf(wall)).toContain('currency=EUR');
});
