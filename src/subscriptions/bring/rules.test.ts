import { expect, test } from 'vitest';
import { type Around, columnOf, readRow } from './rules.ts';

const around: Around = { plans: ['monthly', 'annual'], homeLanguage: 'en', isStripe: true, now: new Date('2026-11-24T15:00:00Z') };
const read = (cells: Record<string, string>) => readRow(cells, around);

test('a row is read as other systems write it', () => {
  expect(['E-mail', 'Email Address', 'Stripe Subscription ID', 'Created At', 'plan'].map(columnOf)).toEqual([
    'address',
    'address',
    'stripe_subscription_id',
    'created_at',
    'plan',
  ]);
  const { row, problems } = read({
    address: ' ana@example.org ',
    created_at: '2024-02-29',
    paid_until: '2027-01-31',
    trial_until: '2026-12-01',
  });
  expect(problems).toEqual([]);
  expect(row).toEqual({
    address: 'ana@example.org',
    language: 'en',
    joinedAt: '2024-02-29T23:59:59.000Z',
    plan: null,
    until: '2027-01-31T23:59:59.000Z',
    ref: null,
  });
  expect(read({ address: 'ana@example.org', complimentary_until: 'always' }).row.until).toBe('always');
  // What was exported with a quote in front for spreadsheets is read back.
  expect(read({ address: "'+ana@example.org" }).row.address).toBe('+ana@example.org');
  expect(read({ address: 'ana@example.org', paid_until: '2020-01-01' }).row.until).toBeNull();
  expect(read({ address: 'ana@example.org', created_at: '2024-05-01 10:00:00+02:00' }).row.joinedAt).toBe('2024-05-01T08:00:00.000Z');
});

test('what is wrong is named by column', () => {
  const wrong: [Record<string, string>, string][] = [
    [{}, 'address missing'],
    [{ address: 'nobody' }, 'address address'],
    [{ address: 'a@b.example', language: 'English' }, 'language language'],
    [{ address: 'a@b.example', plan: 'weekly' }, 'plan plan'],
    [{ address: 'a@b.example', stripe_subscription_id: '=1+1' }, 'stripe_subscription_id stripe'],
    [{ address: 'a@b.example', stripe_customer_id: 'sub_1' }, 'stripe_customer_id stripe'],
    [{ address: 'a@b.example', paid_until: '2026-02-30' }, 'paid_until date'],
    [{ address: 'a@b.example', trial_until: 'soon' }, 'trial_until date'],
    [{ address: 'a@b.example', created_at: '2027-01-01' }, 'created_at date'],
  ];
  for (const [cells, problem] of wrong) expect(read(cells).problems.map((one) => one.join(' '))).toEqual([problem]);
  expect(readRow({ address: 'a@b.example', stripe_subscription_id: 'sub_1' }, { ...around, isStripe: false }).problems).toEqual([
    ['stripe_subscription_id', 'no-stripe'],
  ]);
});
