import path from 'node:path';
import { tokenCommand } from '#api';
import { seed } from '#demo';
import { checkRestored, readPost, resumeMail, sendMailings, setPace, startSending, stopMail } from '#newsletters';
import { type Config, ConfigError, isLoopback, readConfig } from '#platform/config.ts';
import { mailAddress } from '#platform/http/forms.ts';
import { startWorkers, workOnce } from '#platform/jobs.ts';
import { createLog, errorFields } from '#platform/log.ts';
import { addressKey } from '#platform/mail-addresses.ts';
import { migrate } from '#platform/migrations.ts';
import { freePort, startEmbeddedPostgres } from '#platform/postgres.ts';
import { linkPage, printFirstLink, printLink, resetFactorsOf } from '#staff';
import { hasNoSections } from '#stories';
import { reconcileNow } from '#subscriptions';
import { createWeb } from './application.tsx';
import { doctor } from './doctor.ts';
import { openPaper, type Paper, root } from './paper.ts';
import { serve } from './serve.ts';
import { jobsOf } from './work.ts';

const help = `Usage: bin/broadsheet <command>

  start      build what is stale, start the database, migrate, serve pages and do jobs (see ROLE)
  migrate    bring the database up to date and stop
  seed       load Longitude, the demo paper, into an empty paper
  work       do the jobs that are due now and send the mailings under way, once
  mail       say whether mailings go; bin/broadsheet mail stop holds all of them, mail resume lets them go, after a
             backup was restored too; mail pace 20 30000 sets how many a second and an hour
  staff      print a sign-in link for somebody of the staff: bin/broadsheet staff ana@example.org; a new address becomes a publisher;
             with --reset after the address, what they prove themselves with beside their mailbox is taken away first
  reconcile  compare every subscription with what Stripe holds, and heal what differs
  token      make, list or revoke tokens for programs: bin/broadsheet token says how
  doctor     say what is set up and what is missing
  help       this text

Settings come from the environment; .env.example lists them all.
`;

type Command = (config: Config) => Promise<void>;

const say = (line: string) => process.stdout.write(`${line}\n`);
const log = (config: Config) => createLog(config.log, (line) => process.stderr.write(line));

/** What has been opened, to be closed in reverse: by the command's end, by a signal, or by a fault on the way. */
const opened: (() => Promise<void>)[] = [];

async function closeAll(): Promise<void> {
  for (let close = opened.pop(); close; close = opened.pop()) await close();
}

/** The database of the configuration, or the private one, migrated. Answers its address. */
async function openDatabaseFor(config: Config): Promise<string> {
  if (config.databaseUrl) {
    await migrate(config.databaseUrl, path.join(root, 'db/migrations'));
    return config.databaseUrl;
  }
  const starting = startEmbeddedPostgres(path.join(config.dataDir, 'postgres'));
  // A signal may come before it is up; nobody else would stop it then.
  opened.push(() => starting.then((postgres) => postgres.stop()));
  const { url } = await starting;
  await migrate(url, path.join(root, 'db/migrations'));
  return url;
}

async function openPaperFor(config: Config, databaseUrl: string): Promise<Paper> {
  const paper = await openPaper(config, databaseUrl, log(config));
  opened.push(paper.stop);
  return paper;
}

const start: Command = async (given) => {
  // Links need the port before anybody listens on it.
  const config = given.port === 0 ? { ...given, port: await freePort() } : given;
  const url = await openDatabaseFor(config);
  const paper = await openPaperFor(config, url);
  const { app, press } = paper;
  if (config.demo && (await hasNoSections(app.db))) {
    const count = await seed(app, press, path.join(root, 'db/demo'), app.clock());
    say(`Longitude is loaded: ${count} stories.`);
  }
  if (config.role !== 'web') {
    const workers = await startWorkers(url, app.db, jobsOf(paper), config.workers, app.log);
    opened.push(workers.stop);
    await checkRestored(app);
    opened.push((await startSending(app, press)).stop);
  }
  if (config.role === 'work') return;
  const serving = await serve(paper, await createWeb(paper), config.port, config.host);
  opened.push(serving.stop);
  say(`The paper is at ${app.baseUrl()}`);
  const first = await printFirstLink(press, app.clock());
  if (first) say(`A staff sign-in link: ${app.baseUrl()}${linkPage(app.keys, first)}`);
  if (config.mail.smtpUrl) return;
  say(isLoopback(config.host) ? `Mail is kept and shown at ${app.baseUrl()}/dev/mail` : 'No SMTP_URL is set: mail is kept and not sent.');
};

let isStopping = false;

/** Stops once when told to, at once when told twice. */
function stopWhenTold(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      closeAll().then(
        () => process.exit(0),
        (error) => {
          process.stderr.write(`${JSON.stringify(errorFields(error))}\n`);
          process.exit(1);
        },
      );
    });
  }
}

const commands: Record<string, Command> = {
  start,

  async migrate(config) {
    await openDatabaseFor(config);
    say('The database is up to date.');
  },

  async seed(config) {
    const { app, press } = await openPaperFor(config, await openDatabaseFor(config));
    if (!(await hasNoSections(app.db))) say('This paper isn’t empty, so nothing was loaded.');
    else say(`Longitude is loaded: ${await seed(app, press, path.join(root, 'db/demo'), app.clock())} stories.`);
  },

  async work(config) {
    const url = await openDatabaseFor(config);
    const paper = await openPaperFor(config, url);
    await workOnce(url, paper.app.db, jobsOf(paper), paper.app.log);
    await checkRestored(paper.app);
    await sendMailings(paper.app, paper.press);
  },

  async reconcile(config) {
    const { app } = await openPaperFor(config, await openDatabaseFor(config));
    say(`${await reconcileNow(app)} subscriptions were compared.`);
  },

  async staff(config) {
    const email = mailAddress(process.argv[3] ?? '');
    if (!email) throw new ConfigError(['Say whose link it is to be: bin/broadsheet staff ana@example.org']);
    const { app, press } = await openPaperFor(config, await openDatabaseFor(config));
    if (process.argv[4] === '--reset' && (await resetFactorsOf(press, addressKey(email), app.clock())).ok)
      say('Authenticator app, passkeys and recovery codes are gone; every session has ended.');
    say(`A staff sign-in link: ${app.baseUrl()}${linkPage(app.keys, await printLink(press, email, app.clock()))}`);
  },

  async token(config) {
    await tokenCommand(await openPaperFor(config, await openDatabaseFor(config)), process.argv.slice(3), say);
  },

  async mail(config) {
    const [wish, ...numbers] = process.argv.slice(3);
    const [perSecond, perHour] = numbers.map((text) => (text === 'any' ? null : Number(text)));
    const isPace = [perSecond, perHour].every((one) => one === null || (Number.isSafeInteger(one) && Number(one) > 0));
    if ((wish !== undefined && !['resume', 'stop', 'pace'].includes(wish)) || (wish === 'pace' && !isPace))
      throw new ConfigError([
        'Say what mailings shall do: mail resume, mail stop, or mail pace 20 30000 (a second, an hour; any is no limit).',
      ]);
    const { app } = await openPaperFor(config, await openDatabaseFor(config));
    if (wish === 'resume') await resumeMail(app.db);
    if (wish === 'stop') await stopMail(app.db, 'staff', app.clock());
    if (wish === 'pace') await setPace(app.db, { perSecond: perSecond ?? null, perHour: perHour ?? null });
    const post = await readPost(app.db);
    say(post.stoppedAt ? `Mailings have been stopped since ${post.stoppedAt.toISOString()}; letters go.` : 'Mailings go.');
    say(`At most ${post.perSecond ?? 'any number'} a second and ${post.perHour ?? 'any number'} an hour.`);
  },

  async doctor(config) {
    const findings = await doctor(config, await openDatabaseFor(config));
    for (const { ok, text } of findings) say(`${ok ? 'ok  ' : 'look'} ${text}`);
    if (findings.some((one) => !one.ok)) process.exitCode = 1;
  },

  async help() {
    process.stdout.write(help);
  },
};

const name = process.argv[2] ?? 'help';
const command = commands[name === '--help' || name === '-h' ? 'help' : name];
stopWhenTold();
try {
  if (!command) throw new ConfigError([`There is no command "${name}". bin/broadsheet help lists them.`]);
  await command(readConfig(process.env));
  if (command !== start) await closeAll();
} catch (error) {
  // What was cut short by a signal isn't a fault.
  if (isStopping) await new Promise(() => {});
  if (error instanceof ConfigError) process.stderr.write(`${error.problems.map((problem) => `- ${problem}`).join('\n')}\n`);
  else process.stderr.write(`${JSON.stringify(errorFields(error))}\n`);
  await closeAll().catch(() => {});
  process.exit(1);
}
