import { expect, test } from 'vitest';
import { resumeMail, stopMail } from '#newsletters';
import { readConfig } from '#platform/config.ts';
import { testPaper } from '../tests/paper.ts';
import { doctor } from './doctor.ts';

const paper = testPaper();
const live = { STRIPE_SECRET_KEY: 'rk_live_x', STRIPE_WEBHOOK_SECRET: 'whsec_x', BASE_URL: 'https://paper.example' };

test.each([
  ['the sandbox, on this machine', {}, true, 'no money moves'],
  ['the sandbox, reachable', { HOST: '0.0.0.0' }, false, 'AND OTHERS CAN REACH IT'],
  ['the sandbox behind a proxy', { BASE_URL: 'https://paper.example' }, false, 'AND OTHERS CAN REACH IT'],
  ['Stripe, live', live, true, 'Stripe is live: money moves'],
  ['Stripe in test mode, reachable', { ...live, STRIPE_SECRET_KEY: 'sk_test_x' }, false, 'Stripe is in test mode'],
  ['Stripe without signed webhooks', { ...live, STRIPE_WEBHOOK_SECRET: '' }, false, 'STRIPE_WEBHOOK_SECRET is not set'],
  ['Stripe elsewhere', { ...live, STRIPE_API_URL: 'http://127.0.0.1:1' }, false, 'which isn’t Stripe'],
])('of %s it says how it stands', async (_, env, ok, text) => {
  const config = readConfig({ DATA_DIR: paper.app.config.dataDir, DATABASE_URL: paper.databaseUrl, ...env });
  expect(await doctor(config, paper.databaseUrl)).toContainEqual({ ok, text: expect.stringContaining(text) });
});

test('it says when mailings wait, why, and what the world thinks of our mail', async () => {
  const env = { SMTP_URL: 'smtp://127.0.0.1:1', BASE_URL: 'https://paper.example', BOUNCE_DOMAIN: 'bounces.paper.example' };
  const config = readConfig({ DATA_DIR: paper.app.config.dataDir, DATABASE_URL: paper.databaseUrl, ...live, ...env });
  const asked: string[] = [];
  const look = () =>
    doctor(config, paper.databaseUrl, async (name) => {
      asked.push(name);
      return name === '_dmarc.paper.example' ? ['v=DMARC1; p=reject'] : [];
    });
  expect(await look()).toEqual(
    expect.arrayContaining([
      { ok: true, text: 'Mailings go' },
      { ok: true, text: 'DMARC: paper.example says p=reject' },
      { ok: false, text: 'SPF: bounces.paper.example has no record' },
    ]),
  );
  expect(asked.toSorted()).toEqual(['_dmarc.paper.example', 'bounces.paper.example']);
  await stopMail(paper.app.db, 'restored', paper.app.clock());
  expect(await look()).toContainEqual({ ok: false, text: expect.stringContaining('this database is a restored backup') });
  await resumeMail(paper.app.db);
});
