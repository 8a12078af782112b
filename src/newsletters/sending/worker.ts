import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '#platform/app.ts';
import type { Handed } from '#platform/bulk-mail.ts';
import type { Press } from '#platform/database.ts';
import { errorFields } from '#platform/log.ts';
import { complains } from '../bounces/simulator.ts';
import { takeReport } from '../bounces/take-report.ts';
import { hearRefusal } from './bounces.ts';
import { createHands, type Hands } from './hands.ts';
import { grantPace, returnPace } from './post.ts';
import { rememberDatabase } from './restored.ts';
import { createRounds, type Rounds, type Source } from './rounds.ts';
import { tryAgainAt } from './rules.ts';
import { addWorker, amend, type Ended, giveSign, hasUnsent, releaseUnhanded, removeWorker, type Taken, takeTurn } from './store.ts';

/** A worker that sends mailings until stopped; stopping lets what is in hand arrive. */
export type Sending = { stop: () => Promise<void> };

const millisecondsBetweenBeats = 2000;
const millisecondsBetweenNotes = 20_000;
const millisecondsIdle = 250;
const millisecondsAfterFault = 1000;
// While one waits for the database another is on its way.
const turnsAtOnce = 2;
const secondsToArrive = 20;
const mostTimes = 4;

type Worker = {
  id: number;
  app: App;
  hands: Hands;
  rounds: Rounds;
  ended: Ended[];
  inHand: Set<number>;
  /** What answers say of mailboxes, being taken in. */
  hearing: Set<Promise<void>>;
  /** An answer of the database was lost, and with it perhaps what had been taken. */
  isUnsure: boolean;
  /** Turns at the database that are under way, and how many hands they have asked for. */
  turns: number;
  asked: number;
  wake: () => void;
};

/** Sends mailings in the background, with as many connections as the configuration says. */
export async function startSending(app: App, press: Press): Promise<Sending> {
  const { run, stop } = await openWorker(app, press);
  const running = run(false);
  return {
    async stop() {
      stop();
      await running;
    },
  };
}

/** Sends what can be sent now of every mailing under way, and answers when nothing is left to do at this time. */
export async function sendMailings(app: App, press: Press): Promise<void> {
  for (let time = 1; time <= mostTimes; time++) {
    const { run } = await openWorker(app, press);
    await run(true);
    // A mail that met a broken connection before a byte of it had left is due again.
    if (!(await hasUnsent(app.db, app.clock()))) return;
  }
}

async function openWorker(app: App, press: Press) {
  const bell = createBell();
  const hands = createHands(app, app.config.mail.connections, bell.ring);
  const id = await addWorker(app.db);
  const worker: Worker = {
    id,
    app,
    hands,
    rounds: createRounds(app, press),
    ended: [],
    inHand: new Set(),
    hearing: new Set(),
    isUnsure: false,
    turns: 0,
    asked: 0,
    wake: bell.ring,
  };
  let isStopping = false;
  const run = async (isOnce: boolean) => {
    const beats = createBeats(worker);
    await beats.beat();
    while (!isStopping) {
      const isBusy = await round(worker).catch(async (error) => {
        app.log.error('mailings.round', errorFields(error));
        worker.isUnsure = true;
        await sleep(millisecondsAfterFault);
        return true;
      });
      if (isBusy) continue;
      if (isOnce && isQuiet(worker)) break;
      await bell.heard(millisecondsIdle);
    }
    await end(worker);
    if (isOnce) await worker.rounds.finish();
    await beats.stop();
  };
  return {
    run,
    stop() {
      isStopping = true;
      bell.ring();
    },
  };
}

/** Wakes whoever waits for it; rung while nobody waits, it is heard by the next who does. */
function createBell() {
  let isRung = false;
  let wake = () => {};
  return {
    ring() {
      isRung = true;
      wake();
    },
    async heard(milliseconds: number) {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, milliseconds).unref();
        });
      }
      isRung = false;
    },
  };
}

/** Signs of life every two seconds, which go on whatever the worker is waiting for. */
function createBeats({ app, id }: Worker) {
  let notedAt = Number.NEGATIVE_INFINITY;
  let last = Promise.resolve();
  const beat = async () => {
    try {
      await giveSign(app.db, id, app.clock());
      if (performance.now() - notedAt < millisecondsBetweenNotes) return;
      notedAt = performance.now();
      await rememberDatabase(app);
    } catch (error) {
      app.log.error('mailings.beat', errorFields(error));
    }
  };
  const beats = setInterval(() => {
    last = beat();
  }, millisecondsBetweenBeats);
  return {
    beat,
    async stop() {
      clearInterval(beats);
      await last;
    },
  };
}

function isQuiet({ rounds, hands, ended, inHand, turns }: Worker): boolean {
  return turns === 0 && (rounds.isQuiet() || hands.areAway()) && ended.length === 0 && inHand.size === 0;
}

/** Begins a turn that notes what has ended and takes what there are free hands for. Answers false where there is nothing to do but wait. */
async function round(worker: Worker): Promise<boolean> {
  const { app, hands, rounds, inHand, ended } = worker;
  await rounds.look();
  if (worker.isUnsure) {
    if (worker.turns > 0) return false;
    await releaseUnhanded(app.db, worker.id, [...inHand, ...ended.map(({ id }) => id)], app.clock());
    worker.isUnsure = false;
  }
  if (worker.turns >= turnsAtOnce) return false;
  const from = rounds.next();
  if (from) hands.reach();
  const free = hands.free() - worker.asked;
  const wanted = from && free > 0 ? await mostNow(worker, free) : 0;
  if (ended.length === 0 && wanted === 0) return false;
  void turn(worker, ended.splice(0), wanted > 0 ? from : undefined, wanted);
  return true;
}

/** One turn at the database. While it is under way the hands go on, and one more may begin. */
async function turn(worker: Worker, batch: Ended[], from: Source | undefined, wanted: number): Promise<void> {
  const { app, rounds, inHand, ended } = worker;
  worker.turns++;
  worker.asked += wanted;
  try {
    const done = await takeTurn(app.db, worker.id, batch, from, wanted, app.clock()).finally(() => {
      worker.asked -= wanted;
    });
    const { noted, handed } = done;
    for (const one of handed) inHand.add(one.id);
    for (const one of handed) void handOver(worker, from?.mailingId ?? 0, one);
    if (from) rounds.took(from, done, wanted);
    if (noted < batch.length) await amend(app.db, worker.id, batch);
    if (rounds.isPaced()) await returnPace(app.db, wanted - handed.length);
  } catch (error) {
    ended.unshift(...batch);
    worker.isUnsure = true;
    app.log.error('mailings.turn', errorFields(error));
    await sleep(millisecondsAfterFault);
  } finally {
    worker.turns--;
    worker.wake();
  }
}

/** How many may be sent now: all there are hands for, or what the pace leaves. */
async function mostNow({ app, rounds }: Worker, free: number): Promise<number> {
  if (free === 0 || !rounds.isPaced()) return free;
  return grantPace(app.db, free, app.clock());
}

async function handOver(worker: Worker, mailingId: number, taken: Taken): Promise<void> {
  const { app, rounds, inHand, ended } = worker;
  const hand = worker.hands.take();
  const parcel = await rounds.mailOf(mailingId, taken).catch((error) => {
    app.log.error('mailings.mail', errorFields(error));
    return undefined;
  });
  const handed = await hand(parcel);
  inHand.delete(taken.id);
  ended.push(endOf(taken, handed, app.clock()));
  worker.wake();
  const heard = hearAbout(app, taken, handed)
    .catch((error) => app.log.error('mailings.bounce', errorFields(error)))
    .finally(() => worker.hearing.delete(heard));
  worker.hearing.add(heard);
}

/** Takes in what an answer says of the mailbox. */
async function hearAbout(app: App, { id, email }: Taken, { end, answer }: Handed): Promise<void> {
  if (end === 'failed') await hearRefusal(app.db, app.keys, email, answer, app.clock());
  if (end !== 'sent' || !complains(email)) return;
  const about = { deliveryId: id };
  await takeReport(app, { source: 'simulator', sourceId: String(id), kind: 'complained', verdict: 'none', about, answer });
}

/** What is noted of a mail that was handed over. */
function endOf({ id, tries }: Taken, { end, answer }: Handed, now: Date): Ended {
  const noted = { id, answer: answer.slice(0, 500), tryAt: now, isTry: true };
  if (end === 'unsent') return { ...noted, state: 'waiting', isTry: false };
  if (end !== 'later') return { ...noted, state: end };
  const again = tryAgainAt(tries + 1, now);
  return again ? { ...noted, state: 'waiting', tryAt: again } : { ...noted, state: 'failed' };
}

/** Lets what is in hand arrive, notes it, and leaves. */
async function end(worker: Worker): Promise<void> {
  const { app, hands, inHand, ended } = worker;
  for (const late = performance.now() + secondsToArrive * 1000; (inHand.size > 0 || worker.turns > 0) && performance.now() < late; )
    await sleep(20);
  const batch = ended.splice(0);
  const { noted } = await takeTurn(app.db, worker.id, batch, undefined, 0, app.clock());
  if (noted < batch.length) await amend(app.db, worker.id, batch);
  await Promise.all(worker.hearing);
  await worker.rounds.stop();
  hands.close();
  await removeWorker(app.db, worker.id);
}
