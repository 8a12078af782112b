import { addCalendar } from '#platform/dates.ts';
import type { Agreement, Card, Payment } from '../agreement.ts';
import type { Act } from '../billing.ts';
import { afterPayment, nextAmount } from '../offers/rules.ts';
import { beginsAtOnce, graceDays, periodOf, type Terms, trialOf } from '../rules.ts';
import { conductOf } from './cards.ts';

const day = 86_400_000;
/** Days after a failed charge on which it is tried again. */
const retries = [3, 7, 13];
const disputeDays = 7;

/** What the sandbox keeps of an agreement. Pure from here on: time passes by `moved`. */
export type Books = { agreement: Agreement; anchorAt: Date; attempts: number; keys: string[] };

export type Beginning = { ref: string; customerRef: string; checkoutId: string; terms: Terms; card: Card };

/** A new agreement: a free trial, or paid from today. */
export function begun({ ref, customerRef, checkoutId, terms, card }: Beginning, now: Date): Books {
  const period = terms.trialDays > 0 ? trialOf(terms.trialDays, now) : periodOf(now, terms.every, now);
  const isTrial = period.kind === 'trial';
  const discount = terms.discount && { ...terms.discount, left: terms.discount.periods };
  const amount = nextAmount(terms.price, discount);
  const first: Payment = { ref: `${ref}:1`, amount, paidAt: now, ...spanOf(period), returned: 0, isDisputed: false };
  return {
    anchorAt: isTrial ? period.endsAt : now,
    attempts: 0,
    keys: [],
    agreement: {
      ref,
      customerRef,
      checkoutId,
      planId: terms.planId,
      price: terms.price,
      every: terms.every,
      seats: terms.seats,
      startedAt: now,
      trialEndsAt: isTrial ? period.endsAt : undefined,
      turnsAt: period.endsAt,
      card,
      cancelledAt: undefined,
      pausedAt: undefined,
      pausedUntil: undefined,
      lateSince: undefined,
      endedAt: undefined,
      next: undefined,
      discount: isTrial ? discount : afterPayment(discount),
      payments: isTrial ? [] : [first],
    },
  };
}

const spanOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({ startsAt, endsAt });
const later = (at: Date, days: number) => new Date(at.getTime() + days * day);

/** When an agreement moves by itself next. */
export function dueOf({ agreement, attempts }: Books): Date | undefined {
  const { endedAt, lateSince, turnsAt, pausedUntil, card, payments } = agreement;
  if (endedAt) return undefined;
  const last = payments.at(-1);
  const disputeAt = card && conductOf(card) === 'disputes' && last && !last.isDisputed ? later(last.paidAt, disputeDays) : undefined;
  const turn = lateSince ? later(lateSince, retries[attempts - 1] ?? graceDays) : turnsAt;
  return new Date(Math.min(turn.getTime(), ...[pausedUntil, disputeAt].flatMap((at) => at?.getTime() ?? [])));
}

/** The agreement as it stands at `now`: trials turned, periods charged, charges tried again, what was cancelled or never paid ended. */
export function moved(books: Books, now: Date): Books {
  let next = books;
  for (let due = dueOf(next); due && due <= now; due = dueOf(next)) next = step(next, due, now);
  return next;
}

function step(books: Books, due: Date, now: Date): Books {
  const { agreement } = books;
  const { lateSince, pausedUntil, turnsAt, card, payments } = agreement;
  const change = (to: Partial<Agreement>): Books => ({ ...books, agreement: { ...agreement, ...to } });
  if (pausedUntil && pausedUntil <= due) return change({ pausedAt: undefined, pausedUntil: undefined });
  if (lateSince) {
    if (due >= later(lateSince, graceDays)) return change({ endedAt: later(lateSince, graceDays) });
    return charged(books, now);
  }
  if (due < turnsAt && card && conductOf(card) === 'disputes')
    return change({ payments: payments.map((one, at) => (at === payments.length - 1 ? { ...one, isDisputed: true } : one)) });
  if (agreement.cancelledAt) return change({ endedAt: turnsAt });
  if (agreement.pausedAt) return change({ turnsAt: periodOf(books.anchorAt, agreement.every, turnsAt).endsAt });
  if (!agreement.next) return charged(books, now);
  const { planId, price, every, seats } = agreement.next;
  const anchorAt = every === agreement.every ? books.anchorAt : turnsAt;
  return charged({ ...change({ planId, price, every, seats, next: undefined }), anchorAt }, now);
}

/** The period that is due, charged for. Where all of it has gone by untried, nobody pays for it: the next begins now. */
function charged(books: Books, now: Date): Books {
  const { agreement, attempts } = books;
  const { card, every, price, payments, turnsAt, ref } = agreement;
  if (!card || conductOf(card) === 'fails-later')
    return { ...books, attempts: attempts + 1, agreement: { ...agreement, lateSince: agreement.lateSince ?? turnsAt } };
  const usual = periodOf(books.anchorAt, every, turnsAt);
  const isMissed = usual.endsAt <= now;
  const period = isMissed ? periodOf(now, every, now) : usual;
  const amount = nextAmount(price, agreement.discount);
  const payment = { ref: `${ref}:${payments.length + 1}`, amount, paidAt: now, ...spanOf(period), returned: 0, isDisputed: false };
  const discount = afterPayment(agreement.discount);
  const paid = { ...agreement, lateSince: undefined, turnsAt: period.endsAt, discount, payments: [...payments, payment] };
  return { ...books, attempts: 0, anchorAt: isMissed ? now : books.anchorAt, agreement: paid };
}

/** The agreement with another card. What is late is charged to it at once. */
export function withCard(books: Books, card: Card, now: Date): Books {
  const changed = { ...books, agreement: { ...books.agreement, card } };
  return changed.agreement.lateSince && !changed.agreement.endedAt ? charged(changed, now) : changed;
}

/**
 * What a change of plan costs today: the new price less what is left of the old period, or, where the period goes on, the difference for
 * what is left of it. Nothing in a trial, nor for what begins with the next period.
 */
export function prorated({ every, price, trialEndsAt, payments, turnsAt }: Agreement, terms: Terms, now: Date): number {
  const last = payments.at(-1);
  if (!beginsAtOnce({ every, price }, terms) || (trialEndsAt && trialEndsAt > now)) return 0;
  if (!last || turnsAt <= now) return terms.price.minor;
  if (every === terms.every) {
    const left = leftOf({ startsAt: addCalendar(turnsAt, every, -1), endsAt: turnsAt }, now);
    return Math.round(terms.price.minor * left) - Math.round(price.minor * left);
  }
  const running = payments.filter((one) => one.endsAt > now);
  return Math.max(
    0,
    running.reduce((due, one) => due - Math.round(one.amount.minor * leftOf(one, now)), terms.price.minor),
  );
}

function leftOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, now: Date): number {
  return Math.min(1, Math.max(0, (endsAt.getTime() - now.getTime()) / (endsAt.getTime() - startsAt.getTime())));
}

/** The agreement after an act; undefined when it can't be done to it. Done twice is as good as once. */
export function acted(books: Books, act: Act, now: Date): Books | undefined {
  const { agreement } = books;
  const change = (to: Partial<Agreement>): Books => ({ ...books, agreement: { ...agreement, ...to } });
  if (act.do === 'refund') return refunded(books, act.payment, act.minor);
  if (agreement.endedAt) return act.do === 'end' ? books : undefined;
  switch (act.do) {
    case 'cancel':
      return change({ cancelledAt: agreement.cancelledAt ?? now });
    case 'resume':
      return change({ cancelledAt: undefined });
    case 'pause':
      return agreement.lateSince ? undefined : change({ pausedAt: agreement.pausedAt ?? now, pausedUntil: new Date(act.until) });
    case 'unpause':
      return change({ pausedAt: undefined, pausedUntil: undefined });
    case 'postpone': {
      const until = new Date(act.until);
      if (agreement.lateSince || agreement.pausedAt || until <= agreement.turnsAt) return undefined;
      return { ...change({ turnsAt: until, postponedUntil: until }), anchorAt: until };
    }
    case 'reprice': {
      const { planId, price, every } = act.terms;
      return agreement.planId === planId ? books : change({ next: { planId, price, every } });
    }
    case 'discount':
      return change({ discount: { ...act.discount, left: act.discount.periods } });
    case 'undiscount':
      return change({ discount: undefined });
    case 'end':
      return change({ endedAt: now });
    case 'change':
      return changed(books, act.terms, act.when, now);
  }
}

function refunded(books: Books, ref: string, minor: number): Books | undefined {
  const { agreement } = books;
  const paid = agreement.payments.find((one) => one.ref === ref);
  if (!paid || paid.returned + minor > paid.amount.minor) return undefined;
  const payments = agreement.payments.map((one) => (one === paid ? { ...one, returned: one.returned + minor } : one));
  return { ...books, agreement: { ...agreement, payments } };
}

function changed(books: Books, terms: Terms, when: 'now' | 'next', now: Date): Books | undefined {
  const { agreement } = books;
  const { planId, price, every, seats } = terms;
  if (agreement.lateSince || agreement.card === undefined) return undefined;
  if (agreement.trialEndsAt && agreement.trialEndsAt > now)
    return { ...books, agreement: { ...agreement, planId, price, every, seats, next: undefined, discount: undefined } };
  if (when === 'next') return { ...books, agreement: { ...agreement, next: { planId, price, every, seats }, discount: undefined } };
  // The same stretch of time goes on, at another price.
  const isSame = every === agreement.every;
  const period = isSame ? { startsAt: now, endsAt: agreement.turnsAt } : periodOf(now, every, now);
  const amount = { minor: prorated(agreement, terms, now), currency: price.currency };
  const payment = { ref: `${agreement.ref}:${agreement.payments.length + 1}`, amount, paidAt: now, returned: 0, isDisputed: false };
  const payments = [...agreement.payments, { ...payment, ...spanOf(period) }];
  const after = { planId, price, every, seats, next: undefined, discount: undefined, turnsAt: period.endsAt, payments };
  return { ...books, anchorAt: isSame ? books.anchorAt : now, agreement: { ...agreement, ...after } };
}
