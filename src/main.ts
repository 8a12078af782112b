import path from 'node:path';
import { seed } from '#demo';
import { type Config, ConfigError, isLoopback, readConfig } from '#platform/config.ts';
import { startWorkers, workOnce } from '#platform/jobs.ts';
import { createLog, errorFields } from '#platform/log.ts';
import { migrate } from '#platform/migrations.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/postgres.ts';
import { hasNoSections } from '#stories';
import { doctor } from './doctor.ts';
import { openPaper, root } from './paper.ts';
import { serve } from './serve.ts';
import { createWeb } from './web.tsx';
import { jobsOf } from './work.ts';

const help = `Usage: bin/broadsheet <command>

  start      build what is stale, start the database, migrate, serve pages and do jobs (see ROLE)
  migrate    bring the database up to date and stop
  seed       load Longitude, the demo paper, into an empty paper
  work       do the jobs that are due now, once
  doctor     say what is set up and what is missing
  help       this text

Settings come from the environment; .env.example lists them all.
`;

type Command = (config: Config) => Promise<void>;

const say = (line: string) => process.stdout.write(`${line}\n`);
const log = (config: Config) => createLog(config.log, (line) => process.stderr.write(line));

/** The database of the configuration, or the private one, migrated. */
async function openDatabaseFor(config: Config): Promise<EmbeddedPostgres> {
  const postgres = config.databaseUrl
    ? { url: config.databaseUrl, stop: async () => {} }
    : await startEmbeddedPostgres(path.join(config.dataDir, 'postgres'));
  await migrate(postgres.url, path.join(root, 'db/migrations'));
  return postgres;
}

const start: Command = async (config) => {
  const postgres = await openDatabaseFor(config);
  const paper = await openPaper(config, postgres.url, log(config));
  const { app, press } = paper;
  if (config.demo && (await hasNoSections(app.db))) {
    const count = await seed(app, press, path.join(root, 'db/demo'), app.clock());
    say(`Longitude is loaded: ${count} stories.`);
  }
  const serving = config.role === 'work' ? undefined : await serve(paper, await createWeb(paper), config.port, config.host);
  const workers = config.role === 'web' ? undefined : await startWorkers(postgres.url, app.db, jobsOf(paper), config.workers, app.log);
  if (serving) say(`The paper is at ${app.baseUrl()}`);
  if (serving && !config.mail.smtpUrl)
    say(isLoopback(config.host) ? `Mail is kept and shown at ${app.baseUrl()}/dev/mail` : 'No SMTP_URL is set: mail is kept and not sent.');

  const stop = async () => {
    await serving?.stop();
    await workers?.stop();
    await paper.stop();
    await postgres.stop();
  };
  untilTold(stop);
};

/** Stops once when told to, at once when told twice. */
function untilTold(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      stop().then(
        () => process.exit(0),
        (error) => {
          process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
          process.exit(1);
        },
      );
    });
  }
}

const commands: Record<string, Command> = {
  start,

  async migrate(config) {
    const postgres = await openDatabaseFor(config);
    await postgres.stop();
    say('The database is up to date.');
  },

  async seed(config) {
    const postgres = await openDatabaseFor(config);
    const paper = await openPaper(config, postgres.url, log(config));
    if (await hasNoSections(paper.app.db))
      say(`Longitude is loaded: ${await seed(paper.app, paper.press, path.join(root, 'db/demo'), paper.app.clock())} stories.`);
    else say('This paper isn’t empty, so nothing was loaded.');
    await paper.stop();
    await postgres.stop();
  },

  async work(config) {
    const postgres = await openDatabaseFor(config);
    const paper = await openPaper(config, postgres.url, log(config));
    await workOnce(postgres.url, paper.app.db, jobsOf(paper), paper.app.log);
    await paper.stop();
    await postgres.stop();
  },

  async doctor(config) {
    const postgres = await openDatabaseFor(config);
    const findings = await doctor(config, postgres.url);
    for (const { ok, text } of findings) say(`${ok ? 'ok  ' : 'look'} ${text}`);
    await postgres.stop();
    if (findings.some((one) => !one.ok)) process.exitCode = 1;
  },

  async help() {
    process.stdout.write(help);
  },
};

const name = process.argv[2] ?? 'help';
const command = commands[name === '--help' || name === '-h' ? 'help' : name];
try {
  if (!command) throw new ConfigError([`There is no command "${name}". bin/broadsheet help lists them.`]);
  await command(readConfig(process.env));
} catch (error) {
  if (error instanceof ConfigError) process.stderr.write(`${error.problems.map((problem) => `- ${problem}`).join('\n')}\n`);
  else process.stderr.write(`${JSON.stringify(errorFields(error))}\n`);
  process.exit(1);
}
