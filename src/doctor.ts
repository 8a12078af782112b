import { access, constants, mkdir } from 'node:fs/promises';
import { sql } from 'kysely';
import { listSenders, readPost } from '#newsletters';
import { type Config, isLoopback } from '#platform/config.ts';
import { type Database, openDatabase, pressRole, siteRole } from '#platform/database.ts';
import { findsProvider } from '#staff';
import { type AskTxt, askTxt, type Finding, mailFindings } from './doctor-mail.ts';

/** Looks at a paper's set-up from outside: the database and its roles, durability, mail, secrets, billing, the provider of sign-ins. Changes nothing. */
export async function doctor(config: Config, databaseUrl: string, ask: AskTxt = askTxt): Promise<Finding[]> {
  const db = openDatabase(databaseUrl, siteRole, 1, () => {});
  const press = openDatabase(databaseUrl, pressRole, 1, () => {});
  const show = async (name: string) =>
    (await sql<{ value: string }>`select current_setting(${name}) as value`.execute(db)).rows[0]?.value ?? '';
  const canRead = (handle: typeof db) =>
    sql`select from stories.body limit 1`.execute(handle).then(
      () => true,
      () => false,
    );
  try {
    await mkdir(config.dataDir, { recursive: true });
    const isWritable = await access(config.dataDir, constants.W_OK).then(
      () => true,
      () => false,
    );
    const version = Number(await show('server_version_num'));
    const isDurable = (await show('fsync')) === 'on' && (await show('synchronous_commit')) !== 'off';
    return [
      {
        ok: version >= 150_000,
        text: `PostgreSQL ${Math.floor(version / 10_000)}${version >= 150_000 ? '' : ' is too old: 15 or newer is needed'}`,
      },
      {
        ok: isDurable,
        text: isDurable ? 'What is committed survives a crash' : 'fsync or synchronous_commit is off: a crash can lose what was committed',
      },
      {
        ok: !(await canRead(db)),
        text: `The role of reader pages (${siteRole}) ${(await canRead(db)) ? 'can read bodies, and must not' : 'can’t read bodies'}`,
      },
      { ok: await canRead(press), text: `The press’s role (${pressRole}) can read bodies` },
      { ok: isWritable, text: `${config.dataDir} ${isWritable ? 'can be written' : 'can’t be written'}` },
      {
        ok: config.mail.smtpUrl !== undefined || isLoopback(config.host),
        text: config.mail.smtpUrl ? 'Mail goes over SMTP' : 'No SMTP_URL: mail is kept at /dev/mail',
      },
      ...(await mailingFindings(config, db, ask)),
      ...billingFindings(config),
      {
        ok: isLoopback(config.host) || config.baseUrl !== undefined,
        text: config.baseUrl ? `Readers reach the paper at ${config.baseUrl}` : 'BASE_URL is not set: links use HOST and PORT',
      },
      ...(config.oidc ? [await providerFinding(config.oidc)] : []),
    ];
  } finally {
    await Promise.all([db.destroy(), press.destroy()]);
  }
}

/** Whether mailings go at all, and, where mail leaves this machine, whether others will believe it is ours. */
async function mailingFindings(config: Config, db: Database, ask: AskTxt): Promise<Finding[]> {
  const { stoppedAt, stoppedBecause } = await readPost(db);
  const why = stoppedBecause === 'restored' ? 'this database is a restored backup' : 'somebody stopped them';
  const standing = {
    ok: !stoppedAt,
    text: stoppedAt ? `Mailings don’t leave: ${why}. bin/broadsheet mail resume lets them` : 'Mailings go',
  };
  const { smtpUrl, from, bounceDomain, dkim } = config.mail;
  const host = config.baseUrl && new URL(config.baseUrl).hostname;
  if (!smtpUrl || !host || isLoopback(host)) return [standing];
  const letters = from?.match(/([^<\s]+@[^>\s]+)>?\s*$/)?.[1] ?? `letters@${host}`;
  const senders = [letters, ...(await listSenders(db))];
  return [standing, ...(await mailFindings({ senders, bounceDomain, dkim }, ask))];
}

/** The sandbox lets anybody read for nothing: it must not be reachable from outside. */
function billingFindings(config: Config): Finding[] {
  const { stripe } = config;
  const isOutside = !isLoopback(config.host) || (config.baseUrl !== undefined && !isLoopback(new URL(config.baseUrl).hostname));
  if (!stripe)
    return [
      {
        ok: !isOutside,
        text: `Billing is the sandbox: no money moves${isOutside ? ', AND OTHERS CAN REACH IT: anybody can subscribe for nothing' : ''}`,
      },
    ];
  const isTest = !/^[rs]k_live_/.test(stripe.secretKey);
  return [
    { ok: !isTest || !isOutside, text: isTest ? 'Stripe is in test mode: no money moves' : 'Stripe is live: money moves' },
    {
      ok: stripe.webhookSecret !== undefined,
      text: stripe.webhookSecret
        ? 'Stripe’s webhooks are signed'
        : 'STRIPE_WEBHOOK_SECRET is not set: what Stripe tells is refused, and found out once a night only',
    },
    {
      ok: stripe.apiUrl === undefined,
      text: stripe.apiUrl ? `Stripe is asked at ${stripe.apiUrl}, which isn’t Stripe` : 'Stripe is asked at its own address',
    },
  ];
}

async function providerFinding(oidc: NonNullable<Config['oidc']>): Promise<Finding> {
  const ok = await findsProvider(oidc);
  return { ok, text: ok ? `Staff may sign in through ${oidc.issuer}` : `${oidc.issuer} does not answer as an OpenID provider` };
}
