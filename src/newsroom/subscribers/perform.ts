import type { StaffFrame } from '#design';
import type { App } from '#platform/app.ts';
import { type Database, inTransaction, type Press } from '#platform/database.ts';
import { isDay, momentAt } from '#platform/dates.ts';
import { field } from '#platform/http/forms.ts';
import { minorOf, moneyText } from '#platform/money.ts';
import type { FoundReader } from '#readers';
import { type Act as LoggedAct, record, type Staff } from '#staff';
import {
  askProvider,
  type findExtendable,
  giveComplimentary,
  type HeldGrant,
  type HeldReceipt,
  type HeldSubscription,
  mostExtraDays,
  noteEnding,
  noteExtension,
  noteRefund,
  providerOf,
  sendAgain,
  takeBackGrant,
} from '#subscriptions';
import type { SubscriberSaid } from './said.ts';

const actNames = ['complimentary', 'take-back', 'extend', 'cancel', 'end', 'refund', 'send-again'] as const;
export type ActName = (typeof actNames)[number];

export function isActName(text: string): text is ActName {
  return (actNames as readonly string[]).includes(text);
}

/** An act on a reader, with all that its page says of it. */
export type Asked = {
  act: ActName;
  staff: Staff;
  frame: StaffFrame;
  reader: FoundReader;
  running: HeldSubscription | undefined;
  extendable: Awaited<ReturnType<typeof findExtendable>>;
  grant: HeldGrant | undefined;
  receipt: HeldReceipt | undefined;
  letterId: number | undefined;
};

/** `act` among the problems: it can't be done at all. */
export type Done = { said: SubscriberSaid } | { problems: Record<string, string> };

type Written = { ok: true; operationIds?: string[]; detail?: LoggedAct['detail'] } | { ok: false; reason: string };

const mostNote = 500;

/** Does an act: writes it down together with who did it, and then asks the provider where it has a say. */
export async function perform(app: App, press: Press, asked: Asked, form: URLSearchParams): Promise<Done> {
  const { frame, act, reader, staff } = asked;
  const { words, now } = frame;
  const note = field(form, 'note').slice(0, mostNote);

  /** Writes an act and its line of the log, both or none. */
  async function write(logged: `subscribers.${string}`, verb: (db: Database) => Promise<Written>): Promise<Done> {
    const written = await inTransaction(press, async (press) => {
      const outcome = await verb(press);
      const subject = { kind: 'reader', id: reader.id };
      if (outcome.ok) await record(press, { personId: staff.id, act: logged, subject, detail: outcome.detail }, now);
      return outcome;
    });
    if (!written.ok) return { problems: { act: words('newsroom.subscribers.refused', { reason: written.reason.replaceAll('-', '') }) } };
    const answer = await askProvider(app, written.operationIds ?? []);
    if (answer === 'done') return { said: act };
    return { said: answer === 'later' ? 'later' : 'refused' };
  }

  switch (act) {
    case 'complimentary': {
      const until = untilIn(asked, field(form, 'until'));
      if (until === 'wrong') return { problems: { until: words('newsroom.subscribers.problems.day') } };
      const given = { readerId: reader.id, until, note, by: staff.id };
      return write('subscribers.complimentary-given', (db) => giveComplimentary(db, given, now));
    }
    case 'extend': {
      const days = Number(field(form, 'days'));
      if (!Number.isInteger(days) || days < 1 || days > mostExtraDays)
        return { problems: { days: words('newsroom.subscribers.problems.days', { most: mostExtraDays }) } };
      const key = field(form, 'key').slice(0, 60);
      const extension = { readerId: reader.id, days, note, by: staff.id, key, seen: Number(field(form, 'seen')) };
      return write('subscribers.extended', async (db) => {
        const outcome = await noteExtension(db, providerOf(app), extension, now);
        return outcome.ok ? { ...outcome, detail: { days } } : outcome;
      });
    }
    case 'take-back':
      return write('subscribers.grant-taken-back', (db) => takeBackGrant(db, asked.grant?.id ?? 0, now));
    case 'cancel':
    case 'end': {
      const ending = { readerId: reader.id, how: act, isRefunded: act === 'end' && field(form, 'refund') === 'yes' } as const;
      return write(act === 'end' ? 'subscribers.ended' : 'subscribers.cancelled', async (db) => {
        const outcome = await noteEnding(db, providerOf(app), ending, now);
        if (!outcome.ok || !outcome.refund) return outcome;
        return { ...outcome, detail: { amount: moneyText(outcome.refund, 'en') } };
      });
    }
    case 'refund': {
      const { receipt } = asked;
      const minor = receipt && minorOf(field(form, 'amount'), receipt.currency);
      if (!receipt || !minor) return { problems: { amount: words('newsroom.subscribers.problems.amount') } };
      const refund = { readerId: reader.id, receiptId: receipt.id, minor, seen: Number(field(form, 'seen')) };
      const done = await write('subscribers.refunded', async (db) => {
        const outcome = await noteRefund(db, providerOf(app), refund, now);
        if (!outcome.ok) return outcome;
        return { ...outcome, detail: { receipt: receipt.number, amount: moneyText({ minor, currency: receipt.currency }, 'en') } };
      });
      return done;
    }
    case 'send-again':
      return write('subscribers.letter-sent-again', async (db) =>
        (await sendAgain(db, reader.id, asked.letterId ?? 0)) ? { ok: true } : { ok: false, reason: 'no-such-letter' },
      );
  }
}

/** The end of the day that was chosen, in the paper's time zone; undefined without one. */
function untilIn({ frame }: Asked, day: string): Date | undefined | 'wrong' {
  if (day === '') return undefined;
  const until = isDay(day) ? momentAt(`${day}T23:59`, frame.timeZone) : undefined;
  return until && until > frame.now ? until : 'wrong';
}
