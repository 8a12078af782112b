import { afterAll, beforeAll, expect, test } from 'vitest';
import { reconcileNow } from '#subscriptions';
import { addCard } from '../fakes/stripe/cards.ts';
import { startFakeStripe } from '../fakes/stripe/server.ts';
import { add } from '../fakes/stripe/state.ts';
import { startSubscription } from '../fakes/stripe/subscriptions.ts';
import { enter } from '../mailbox.ts';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff, type StaffFixture } from '../staff.ts';
import { envOf } from '../stripe.ts';

const fake = await startFakeStripe(new Date('2026-11-24T15:00:00Z'));
afterAll(() => fake.stop());
const paper = testPaper({ env: envOf(fake) });
let publisher: StaffFixture;
beforeAll(async () => {
  publisher = await addStaff(paper, 'publisher');
});

/** Lets time pass here and at Stripe; a session of staff doesn't last that long. */
async function moveTo(at: string): Promise<void> {
  fake.advance(new Date(at));
  paper.moveTo(at);
  publisher = await addStaff(paper, 'publisher');
}

/** A subscription that another system has begun at the same Stripe account. */
function foreign(trialDays = 0): string {
  const { state } = fake;
  const customer = add(state, 'cus', 'customer', { email: null, invoice_settings: { default_payment_method: null } });
  const recurring = { interval: 'month', interval_count: 1 };
  const price = add(state, 'price', 'price', { unit_amount: 500, currency: 'usd', recurring, product: 'prod_old' });
  const method = addCard(state, customer.id, '4242424242424242', `Old reader ${customer.id}`);
  return (
    startSubscription(state, { customer: customer.id, price, method: method.id, trialDays, metadata: {}, coupon: undefined })?.id ?? ''
  );
}

async function bring(text: string, name = 'old.csv'): Promise<{ status: number; path: string; html: string }> {
  const form = new FormData();
  form.set('file', new File([text], name, { type: 'text/csv' }));
  const answer = await publisher.browser.form('/newsroom/subscriber-imports', form);
  const path = answer.headers.get('location') ?? '';
  return { status: answer.status, path, html: path ? await (await publisher.browser.get(path)).text() : await answer.text() };
}
const start = async (path: string) => {
  await publisher.browser.post(`${path}/start`);
  await paper.runJobs();
  return (await publisher.browser.get(path)).text();
};
const found = async (search: string) => (await publisher.browser.get(`/newsroom/subscribers?search=${search}`)).text();
const countOf = async (table: 'readers.reader' | 'subscriptions.subscription' | 'subscriptions.grant') =>
  Number(
    (
      await paper.app.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  );
const reads = async (email: string) => {
  const browser = browserOf(paper);
  await enter(paper, browser, email);
  return (await (await browser.get('/world/for-subscribers')).text()).includes('PAID-');
};

test('a file is looked through first, and nothing is done until somebody says so', async () => {
  const before = [await countOf('readers.reader'), await countOf('subscriptions.subscription')];
  const text = [
    'Email;Plan;Stripe Subscription ID;paid_until;complimentary_until',
    `one@old.example;monthly;${foreign()};;`,
    'two@old.example;;;2027-03-01;',
    'nobody;;;;',
    'two@old.example;;;;',
    'three@old.example;weekly;;31.12.2027;',
    'four@old.example',
    'five@old.example;;;;always',
  ].join('\r\n');
  const { status, path, html } = await bring(text);
  expect(status).toBe(303);
  expect(html).toContain('7 rows: 3 fine, 4 with something wrong.');
  for (const said of ['That can’t be a mail address.', 'It is in the file twice.', 'There is no plan of that name.', 'fewer columns'])
    expect(html, said).toContain(said);
  const csv = await (await publisher.browser.get(`${path}/problems.csv`)).text();
  expect(csv).toContain('6,three@old.example,paid_until,That is no day that can be meant');
  expect([await countOf('readers.reader'), await countOf('subscriptions.subscription')]).toEqual(before);
  await publisher.browser.post(`${path}/remove`);
  expect((await publisher.browser.get(path)).status).toBe(404);
});

test('subscriptions at Stripe go on under the paper, others read until their date, and nobody gets a letter', async () => {
  const [paid, trial] = [foreign(), foreign(20)];
  await moveTo('2026-12-30T15:00:00Z');
  await paper.runJobs();
  const letters = paper.letters.length;
  const text = `\ufeffaddress,language,created_at,stripe_subscription_id,stripe_customer_id,paid_until
payer@old.example,fr,2021-05-04,${paid},cus_1,
trier@old.example,,2026-11-24,${trial},,
dated@old.example,,2020-01-01,,,2027-02-01
lost@old.example,,,sub_never,,
member@old.example,,,,,
`;
  const { path } = await bring(text);
  const html = await start(path);
  expect(html).toContain('Done: 4 were brought along.');
  expect(html).toContain('Stripe knows no such subscription');
  await paper.runJobs();
  expect(paper.letters.length).toBe(letters);
  expect(await found(paid)).toContain('payer@old.example');
  const rows = await paper.app.db
    .selectFrom('subscriptions.subscription as s')
    .innerJoin('readers.reader as r', 'r.id', 's.readerId')
    .select(['r.email', 'r.language', 'r.joinedAt', 's.priceMinor', 's.providerRef'])
    .where('s.providerRef', 'in', [paid, trial])
    .orderBy('r.email')
    .execute();
  expect(rows).toMatchObject([
    { email: 'payer@old.example', language: 'fr', priceMinor: 500, providerRef: paid },
    { email: 'trier@old.example', language: 'en', priceMinor: 500, providerRef: trial },
  ]);
  expect(rows[0]?.joinedAt.toISOString()).toBe('2021-05-04T23:59:59.000Z');
  // One began with a free trial at the old system, and has paid since.
  const kinds = await paper.app.db.selectFrom('subscriptions.period').select('kind').where('kind', '=', 'trial').execute();
  expect(kinds).toHaveLength(1);
  for (const [email, expected] of [
    ['payer', true],
    ['trier', true],
    ['dated', true],
    ['member', false],
    ['lost', false],
  ] as const)
    expect(await reads(`${email}@old.example`), email).toBe(expected);

  // The same file again changes nothing: what is here is left out, and a grant is given once.
  const before = [await countOf('readers.reader'), await countOf('subscriptions.subscription'), await countOf('subscriptions.grant')];
  const again = await bring(text);
  expect(again.html).toContain('It is here already.');
  await start(again.path);
  await reconcileNow(paper.app);
  expect([await countOf('readers.reader'), await countOf('subscriptions.subscription'), await countOf('subscriptions.grant')]).toEqual(
    before,
  );

  // From here on it is a subscription like another: the next charge has its receipt.
  const sent = paper.letters.length;
  await moveTo('2027-01-25T15:00:00Z');
  await reconcileNow(paper.app);
  await paper.runJobs();
  expect(paper.letters.slice(sent).some((one) => one.to === 'payer@old.example')).toBe(true);
});

test('who has a subscription that runs isn’t given a second one, and nothing is ended at Stripe', async () => {
  const [first, second] = [foreign(), foreign()];
  await start((await bring(`address,stripe_subscription_id\nboth@old.example,${first}\n`)).path);
  const { html } = await bring(`address,stripe_subscription_id\nboth@old.example,${second}\n`);
  expect(html).toContain('They have another subscription that runs.');
  const tagged = await bring(`address,stripe_subscription_id\nboth+news@old.example,${second}\n`);
  expect(await start(tagged.path)).toContain('They have another subscription that runs.');
  expect(fake.state.things.get(second)?.status).toBe('active');
});

test('while Stripe is away the job waits, and takes up what is left', async () => {
  const ref = foreign();
  const { path } = await bring(`address,stripe_subscription_id\nlater@old.example,${ref}\nnow@old.example,\n`);
  fake.faults.push({ on: /GET \/v1\/subscriptions\/sub/, kind: '500', when: 'before', times: 20 });
  await publisher.browser.post(`${path}/start`);
  await paper.runJobs();
  expect(await (await publisher.browser.get(path)).text()).toContain('Under way: 1 of 2 done.');
  fake.faults.length = 0;
  await paper.app.db.transaction().execute(async (db) => {
    const { enqueue } = await import('#platform/jobs.ts');
    await enqueue(db, 'subscriptions.import', { importId: path.split('/').at(-1) ?? '' });
  });
  await paper.runJobs();
  expect(await (await publisher.browser.get(path)).text()).toContain('Done: 2 were brought along.');
  expect(await reads('later@old.example')).toBe(true);
});

test('what can’t be read is refused with a sentence, and leaves nothing', async () => {
  const refused: [string | Uint8Array<ArrayBuffer>, string][] = [
    ['', 'There is nothing in it.'],
    ['name,plan\nAna,monthly\n', 'No column is called address or email.'],
    ['address\n', 'There is nothing in it.'],
    ['address\n"ana@example.org\n', 'It can’t be read from line'],
    [new Uint8Array([0x61, 0xff, 0xfe]), 'It isn’t in UTF-8.'],
  ];
  for (const [text, sentence] of refused) {
    const form = new FormData();
    form.set('file', new File([text], 'x.csv'));
    const answer = await publisher.browser.form('/newsroom/subscriber-imports', form);
    expect(answer.status).toBe(400);
    expect(await answer.text(), sentence).toContain(sentence);
  }
  const pasted = new FormData();
  pasted.set('text', 'address\npasted@old.example\n');
  expect((await publisher.browser.form('/newsroom/subscriber-imports', pasted)).status).toBe(303);
  for (const id of ['1', '3f1d6f2e-58d2-4a3a-9e3c-3a9d5d1f3f5a'])
    expect((await publisher.browser.get(`/newsroom/subscriber-imports/${id}`)).status).toBe(404);
});

test('the list is taken along as its filters have it, names at Stripe kept and formulas made plain', async () => {
  const odd = { email: '=cmd|x@old.example', emailKey: '=cmd|x@old.example', language: 'en', joinedAt: paper.app.clock() };
  await paper.app.db.insertInto('readers.reader').values(odd).execute();
  const answer = await publisher.browser.post('/newsroom/subscribers.csv', { search: 'old.example' });
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="subscribers-\d{4}-\d\d-\d\d\.csv"$/);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const csv = await answer.text();
  const [head, ...lines] = csv.trim().split('\r\n');
  expect(head).toContain('address,language,created_at,standing,plan,price,currency');
  expect(lines.find((one) => one.startsWith('payer@old.example'))).toMatch(/,5\.00,USD,month,.+,stripe,cus_\d+,sub_\d+/);
  expect(csv).toContain("'=cmd|x@old.example");
  expect(await (await publisher.browser.post('/newsroom/subscribers.csv', { state: 'never', search: 'payer' })).text()).not.toContain(
    'payer',
  );
  // What is taken along can be brought again.
  const again = await bring(csv, 'again.csv');
  expect(again.status).toBe(303);
  expect(again.html).not.toContain('That is no day');
});
