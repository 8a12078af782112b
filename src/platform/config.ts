import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type DkimKey, readDkimKeys } from './dkim.ts';

const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
};
const address = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
    error: `must be an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  });

/** Every variable of the environment that Broadsheet reads, with the sentence `.env.example` shows for it. */
export const environment = {
  PORT: whole(0, 65_535).default(3000).describe('The port the paper listens on. 0 takes any free one.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('The address it listens on. 0.0.0.0 lets other machines in.'),
  BASE_URL: address('http', 'https')
    .refine((text) => !URL.canParse(text) || new URL(text).pathname === '/', {
      error: 'must have no path: the paper stands at the root of its host',
    })
    .optional()
    .describe('Where readers reach the paper, when a proxy stands in front: https://paper.example'),
  DATA_DIR: z.string().min(1).default('./data').describe('Where the database, pictures and the secret are kept.'),
  DATABASE_URL: address('postgres', 'postgresql').optional().describe('A PostgreSQL 15 or newer. Unset: a private one under DATA_DIR.'),
  SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .optional()
    .describe('Signs cookies and links. Unset: made once and kept in DATA_DIR.'),
  SMTP_URL: address('smtp', 'smtps').optional().describe('The mail server. Unset: mail is kept and shown at /dev/mail, on loopback only.'),
  MAIL_FROM: z.string().min(3).optional().describe('The sender of the paper’s letters. Unset: the paper’s name at the host of BASE_URL.'),
  MAIL_CONNECTIONS: whole(1, 100).default(5).describe('Connections to the mail server that mailings use in each process.'),
  DKIM_KEYS: z
    .string()
    .min(1)
    .optional()
    .describe('Keys that sign mail, as domain:selector:file, with commas between. Unset: the mail server signs, or nobody does.'),
  BOUNCE_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+$/i, 'must be a host such as bounces.paper.example')
    .optional()
    .describe('The host whose mail is what comes back from mailings. Unset: it goes to their sender.'),
  BOUNCE_MAILBOX: address('imap', 'imaps')
    .optional()
    .describe('The mailbox that BOUNCE_DOMAIN leads to, read every five minutes: imaps://name:password@mail.example/INBOX.'),
  PARTNER_MAILBOX: address('imap', 'imaps')
    .optional()
    .describe('The mailbox that partner papers send stories to, read every five minutes: imaps://name:password@mail.example/INBOX.'),
  PARTNER_MAIL_SERVER: z
    .string()
    .regex(/^[a-z0-9.-]+$/i, 'must be a name such as mx.paper.example')
    .optional()
    .describe('The name with which the server of that mailbox begins its Authentication-Results. Unset: no sender counts as proved.'),
  SES_TOPIC: z
    .string()
    .regex(/^arn:aws[\w-]*:sns:[\w-]+:\d+:[\w.-]+$/, 'must be the ARN of a topic of Amazon SNS')
    .optional()
    .describe('The topic by which Amazon SES tells what came back, at BASE_URL/webhooks/mail/ses.'),
  POSTMARK_WEBHOOK: z
    .string()
    .regex(/^[^:]+:.{12,}$/, 'must be name:password, the password of at least 12 characters')
    .optional()
    .describe('The name:password with which Postmark calls BASE_URL/webhooks/mail/postmark.'),
  MAILGUN_SIGNING_KEY: z.string().min(8).optional().describe('Signs Mailgun’s webhooks at BASE_URL/webhooks/mail/mailgun.'),
  SENDGRID_VERIFICATION_KEY: z
    .string()
    .min(40)
    .optional()
    .describe('The public key of SendGrid’s signed event webhook at BASE_URL/webhooks/mail/sendgrid.'),
  STRIPE_SECRET_KEY: z.string().min(1).optional().describe('Real money through Stripe. Unset: the sandbox, in which no money moves.'),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe('Signs Stripe’s webhooks. While one replaces another: both, with a comma between.'),
  STRIPE_API_URL: address('http', 'https').optional().describe('Another host that speaks Stripe’s protocol, for tests.'),
  OIDC_ISSUER: address('http', 'https')
    .refine((text) => !URL.canParse(text) || new URL(text).protocol === 'https:' || isLoopback(new URL(text).hostname), {
      error: 'must begin with https://, unless it is on this machine',
    })
    .optional()
    .describe('The OpenID provider through which staff may sign in: https://accounts.example. Unset: by letters and passkeys only.'),
  OIDC_CLIENT_ID: z
    .string()
    .min(1)
    .optional()
    .describe('The paper’s name at that provider. It goes back to BASE_URL/newsroom/sign-in/sso/back.'),
  OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('The paper’s secret at that provider.'),
  TRANSLATE_WITH: z
    .enum(['deepl', 'libretranslate', 'openai'], { error: 'must be deepl, libretranslate or openai' })
    .optional()
    .describe('The machine that suggests translations: deepl, libretranslate or openai (any endpoint that speaks its API). Unset: none.'),
  TRANSLATE_URL: address('http', 'https')
    .optional()
    .describe('Where that machine is reached: http://127.0.0.1:5000, https://api.example/v1. Unset: DeepL’s or OpenAI’s own address.'),
  TRANSLATE_KEY: z.string().min(1).optional().describe('The paper’s key there. Unset: none is sent.'),
  TRANSLATE_MODEL: z.string().min(1).max(200).optional().describe('With openai: the model that is asked.'),
  TRANSLATE_CHARACTERS: whole(1000, 1_000_000_000)
    .default(500_000)
    .describe('How many characters the machine may be given in an hour, by all processes together.'),
  FILES_URL: address('file').optional().describe('Where pictures are kept: file:///path. Unset: DATA_DIR/files.'),
  TRUSTED_PROXIES: whole(0, 9).default(0).describe('How many proxies of ours stand in front and add X-Forwarded-For.'),
  WORKERS: whole(1, 64)
    .default(Math.max(2, Math.min(4, availableParallelism())))
    .describe('Jobs done at once. Unset: one per processor, at least 2 and at most 4.'),
  ROLE: z
    .enum(['all', 'web', 'work'], { error: 'must be all, web or work' })
    .default('all')
    .describe('What this process does: serve pages, do jobs, or both.'),
  DEMO: z
    .enum(['0', '1'], { error: 'must be 0 or 1' })
    .default('1')
    .describe('0 starts with an empty paper instead of Longitude, the demo.'),
  LOG: z.enum(['error', 'info', 'debug'], { error: 'must be error, info or debug' }).default('info').describe('How much is logged.'),
} satisfies Record<string, z.ZodType>;

/** Variables whose value may stand in a file named by NAME_FILE. */
export const secretNames = [
  'SECRET',
  'DATABASE_URL',
  'SMTP_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'OIDC_CLIENT_SECRET',
  'TRANSLATE_KEY',
  'BOUNCE_MAILBOX',
  'PARTNER_MAILBOX',
  'POSTMARK_WEBHOOK',
  'MAILGUN_SIGNING_KEY',
] as const;

const schema = z.object(environment);

/** The machine that suggests translations, and how many characters it may be given in an hour. */
export type MachineConfig = {
  kind: 'deepl' | 'libretranslate' | 'openai';
  url: string;
  key: string | undefined;
  model: string | undefined;
  charactersAnHour: number;
};

export type Config = {
  port: number;
  host: string;
  baseUrl: string | undefined;
  dataDir: string;
  databaseUrl: string | undefined;
  secret: string | undefined;
  mail: {
    smtpUrl: string | undefined;
    from: string | undefined;
    connections: number;
    bounceDomain: string | undefined;
    bounceMailbox: string | undefined;
    partnerMailbox: string | undefined;
    partnerServer: string | undefined;
    dkim: DkimKey[];
    /** What shows that a mail provider's webhook is its own. */
    hooks: { ses: string | undefined; postmark: string | undefined; mailgun: string | undefined; sendgrid: string | undefined };
  };
  stripe: { secretKey: string; webhookSecret: string | undefined; apiUrl: string | undefined } | undefined;
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined;
  translate: MachineConfig | undefined;
  filesUrl: string | undefined;
  trustedProxies: number;
  workers: number;
  role: 'all' | 'web' | 'work';
  demo: boolean;
  log: 'error' | 'info' | 'debug';
};

/** The environment can't be used; `problems` holds one sentence for every mistake. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: string[];
  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** Reads the configuration from environment variables. Throws one ConfigError that names every mistake at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const name of Object.keys(environment)) {
    const value = env[name]?.trim();
    if (value) values[name] = value;
  }
  for (const name of secretNames) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (values[name]) problems.push(`${name} and ${name}_FILE are both set: keep one of them.`);
    try {
      values[name] = readFileSync(file, 'utf8').trim();
    } catch {
      problems.push(`${name}_FILE names ${file}, which can't be read.`);
    }
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${issue.path.join('.')} ${issue.message}.`);
  }
  if (values.STRIPE_WEBHOOK_SECRET && !values.STRIPE_SECRET_KEY) problems.push('STRIPE_WEBHOOK_SECRET is set without STRIPE_SECRET_KEY.');
  const oidc = [values.OIDC_ISSUER, values.OIDC_CLIENT_ID, values.OIDC_CLIENT_SECRET].filter(Boolean).length;
  if (oidc > 0 && oidc < 3) problems.push('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are set together or not at all.');
  const translate = parsed.success ? machineIn(parsed.data, problems) : undefined;
  const dkim = dkimIn(values.DKIM_KEYS, problems);
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems);
  const found = parsed.data;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = found;
  return {
    port: found.PORT,
    host: found.HOST,
    baseUrl: found.BASE_URL?.replace(/\/+$/, ''),
    dataDir: path.resolve(found.DATA_DIR),
    databaseUrl: found.DATABASE_URL,
    secret: found.SECRET,
    mail: {
      smtpUrl: found.SMTP_URL,
      from: found.MAIL_FROM,
      connections: found.MAIL_CONNECTIONS,
      bounceDomain: found.BOUNCE_DOMAIN?.toLowerCase(),
      bounceMailbox: found.BOUNCE_MAILBOX,
      partnerMailbox: found.PARTNER_MAILBOX,
      partnerServer: found.PARTNER_MAIL_SERVER?.toLowerCase(),
      dkim,
      hooks: {
        ses: found.SES_TOPIC,
        postmark: found.POSTMARK_WEBHOOK,
        mailgun: found.MAILGUN_SIGNING_KEY,
        sendgrid: found.SENDGRID_VERIFICATION_KEY,
      },
    },
    stripe: found.STRIPE_SECRET_KEY
      ? { secretKey: found.STRIPE_SECRET_KEY, webhookSecret: found.STRIPE_WEBHOOK_SECRET, apiUrl: found.STRIPE_API_URL }
      : undefined,
    oidc: issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined,
    translate,
    filesUrl: found.FILES_URL,
    trustedProxies: found.TRUSTED_PROXIES,
    workers: found.WORKERS,
    role: found.ROLE,
    demo: found.DEMO === '1',
    log: found.LOG,
  };
}

type Found = z.infer<typeof schema>;

function machineIn(found: Found, problems: string[]): MachineConfig | undefined {
  const { TRANSLATE_WITH: kind, TRANSLATE_URL: url, TRANSLATE_KEY: key, TRANSLATE_MODEL: model } = found;
  if (!kind) {
    if (url || key || model) problems.push('TRANSLATE_URL, TRANSLATE_KEY and TRANSLATE_MODEL say nothing without TRANSLATE_WITH.');
    return undefined;
  }
  if (kind === 'deepl' && !key) problems.push('TRANSLATE_WITH is deepl, which needs TRANSLATE_KEY.');
  if (kind === 'libretranslate' && !url) problems.push('TRANSLATE_WITH is libretranslate, which needs TRANSLATE_URL.');
  if (kind === 'openai' && !model) problems.push('TRANSLATE_WITH is openai, which needs TRANSLATE_MODEL.');
  const own = {
    deepl: key?.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com',
    libretranslate: '',
    openai: 'https://api.openai.com/v1',
  };
  return { kind, url: (url ?? own[kind]).replace(/\/+$/, ''), key, model, charactersAnHour: found.TRANSLATE_CHARACTERS };
}

function dkimIn(text: string | undefined, problems: string[]): DkimKey[] {
  try {
    return readDkimKeys(text ?? '', (file) => readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(`DKIM_KEYS can’t be used: ${error instanceof Error ? error.message : error}.`);
    return [];
  }
}

/** True when only this machine can reach the paper. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
