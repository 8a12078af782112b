import { access, constants, mkdir } from 'node:fs/promises';
import { sql } from 'kysely';
import { type Config, isLoopback } from '#platform/config.ts';
import { openDatabase, pressRole, siteRole } from '#platform/database.ts';
import { findsProvider } from '#staff';

export type Finding = { ok: boolean; text: string };

/** Looks at a paper's set-up from outside: the database and its roles, durability, mail, secrets, billing, the provider of sign-ins. Changes nothing. */
export async function doctor(config: Config, databaseUrl: string): Promise<Finding[]> {
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
      {
        ok: config.stripe !== undefined || isLoopback(config.host),
        text: config.stripe
          ? 'Stripe keys are set'
          : `Billing is the sandbox: no money moves${isLoopback(config.host) ? '' : ', AND OTHERS CAN REACH IT'}`,
      },
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

async function providerFinding(oidc: NonNullable<Config['oidc']>): Promise<Finding> {
  const ok = await findsProvider(oidc);
  return { ok, text: ok ? `Staff may sign in through ${oidc.issuer}` : `${oidc.issuer} does not answer as an OpenID provider` };
}
