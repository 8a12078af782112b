import { isDay, momentAt } from '#platform/dates.ts';
import { field } from '#platform/http/forms.ts';
import { currenciesIn, minorOf } from '#platform/money.ts';
import type { Words } from '#platform/words.ts';
import { codeOf, type NewOffer } from '#subscriptions';
import { mostTrialDays } from './plan-values.ts';
import { type Problems, wholeNumber } from './sentences.ts';

/** An offer as it is typed. */
export type TypedCode = {
  code: string;
  kind: string;
  percent: string;
  amount: string;
  currency: string;
  trialDays: string;
  lasts: string;
  periods: string;
  plans: string[];
  starts: string;
  ends: string;
  mostUses: string;
  onceEach: boolean;
  newOnly: boolean;
  note: string;
};

export const codeKinds = ['percent', 'amount', 'trial'] as const;
export const codeLasts = ['once', 'some', 'ever'] as const;
export const mostPeriods = 36;
export const mostNote = 300;

/** The form before anything is typed. */
export function emptyCode(currency: string): TypedCode {
  const texts = { code: '', percent: '', amount: '', trialDays: '', periods: '', starts: '', ends: '', mostUses: '', note: '' };
  return { ...texts, kind: 'percent', lasts: 'once', currency, plans: [], onceEach: true, newOnly: true };
}

/** What the form holds, as it was sent. */
export function typedCode(form: URLSearchParams): TypedCode {
  const text = (name: string) => field(form, name).slice(0, 400);
  return {
    code: codeOf(text('code')),
    kind: text('kind'),
    percent: text('percent'),
    amount: text('amount'),
    currency: text('currency'),
    trialDays: text('trialDays'),
    lasts: text('lasts'),
    periods: text('periods'),
    plans: form.getAll('plans').slice(0, 20),
    starts: text('starts'),
    ends: text('ends'),
    mostUses: text('mostUses'),
    onceEach: form.get('onceEach') === 'yes',
    newOnly: form.get('newOnly') === 'yes',
    note: text('note'),
  };
}

type Read = { value: NewOffer | undefined; problems: Problems };

/** Reads the fields of an offer; `value` is there when nothing is wrong. Days are the paper's: from the first moment of one to the last of the other. */
export function readCode(typed: TypedCode, words: Words, slugs: string[], timeZone: string, now: Date): Read {
  const problems: Problems = {};
  const say = (name: string, phrase: Parameters<Words>[0], values?: Record<string, string | number>) => {
    problems[name] ??= words(phrase, values);
  };
  const kind = codeKinds.find((one) => one === typed.kind);
  const lasts = codeLasts.find((one) => one === typed.lasts);
  if (!kind) say('kind', 'newsroom.settings.problems.unknown');
  if (!lasts) say('lasts', 'newsroom.settings.problems.unknown');
  if (!/^[A-Z0-9][A-Z0-9-]{1,39}$/.test(typed.code)) say('code', 'newsroom.offers.problems.code');
  const percent = kind === 'percent' ? wholeNumber(typed.percent) : null;
  if (percent !== null && !(percent >= 1 && percent <= 100)) say('percent', 'newsroom.offers.problems.percent');
  if (percent === 100 && lasts === 'ever') say('lasts', 'newsroom.offers.problems.free');
  const isCurrency = currenciesIn('en').some(({ code }) => code === typed.currency);
  if (kind === 'amount' && !isCurrency) say('currency', 'newsroom.settings.problems.unknown');
  const minor = kind === 'amount' && isCurrency ? minorOf(typed.amount, typed.currency) : null;
  if (kind === 'amount' && !minor) say('amount', 'newsroom.settings.plans.noPrice');
  const trialDays = kind === 'trial' ? wholeNumber(typed.trialDays) : null;
  if (trialDays !== null && !(trialDays >= 1 && trialDays <= mostTrialDays))
    say('trialDays', 'newsroom.offers.problems.days', { most: mostTrialDays });
  const some = kind === 'trial' || lasts === 'ever' ? null : lasts === 'once' ? 1 : wholeNumber(typed.periods);
  if (some !== null && !(some >= 1 && some <= mostPeriods)) say('periods', 'newsroom.offers.problems.periods', { most: mostPeriods });
  if (typed.plans.some((slug) => !slugs.includes(slug))) say('plans', 'newsroom.settings.problems.unknown');
  const startsAt = typed.starts === '' ? now : dayStart(typed.starts, timeZone);
  const endsAt = typed.ends === '' ? null : dayStart(typed.ends, timeZone, 1);
  if (!startsAt) say('starts', 'newsroom.offers.problems.day');
  if (endsAt === undefined) say('ends', 'newsroom.offers.problems.day');
  if (endsAt && startsAt && (endsAt <= startsAt || endsAt <= now)) say('ends', 'newsroom.offers.problems.order');
  const mostUses = typed.mostUses === '' ? null : wholeNumber(typed.mostUses);
  if (mostUses !== null && !(mostUses >= 1 && mostUses <= 1_000_000)) say('mostUses', 'newsroom.offers.problems.uses');
  if (typed.note.length > mostNote) say('note', 'newsroom.settings.problems.long', { most: mostNote });
  if (!kind || !startsAt || endsAt === undefined || Object.keys(problems).length > 0) return { value: undefined, problems };
  const { code, plans, onceEach, newOnly, note } = typed;
  const given = { percent, minor: minor ?? null, currency: kind === 'amount' ? typed.currency : null, trialDays, periods: some };
  return { value: { code, kind, ...given, plans, startsAt, endsAt, mostUses, onceEach, newOnly, note }, problems };
}

/** The first moment of a day on the paper's clock, or of one some days later; undefined for text that is no day. */
function dayStart(day: string, timeZone: string, later = 0): Date | undefined {
  if (!isDay(day)) return undefined;
  const moved = new Date(Date.parse(day) + later * 86_400_000).toISOString().slice(0, 10);
  return momentAt(`${moved}T00:00`, timeZone);
}
