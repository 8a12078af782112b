import type { Money } from '#platform/money.ts';
import type { Agreement } from './agreement.ts';
import type { Discount } from './offers/rules.ts';
import type { Terms } from './rules.ts';

/** A page of the provider's on which a reader gives a card. `back` is where it leads afterwards, `away` when they turn round. */
export type PageOrder = { readerId: number; email: string; language: string; customerRef: string | undefined; back: string; away: string };
/** `note` says on the provider's page what its own words don't: what a lowered price becomes. */
export type CheckoutOrder = PageOrder & { checkoutId: string; terms: Terms; name: string; expiresAt: Date; note?: string | undefined };
export type CardOrder = PageOrder & { agreementRef: string; currency: string };
/** One payment for one thing, that nothing follows. `paysFor` names the thing in our words, such as `gift:…`. */
export type PaymentOrder = PageOrder & { paysFor: string; price: Money; name: string; expiresAt: Date };
/** A payment for one thing that has been made. `returned` is what has gone back of it, in minor units. */
export type OneOff = { ref: string; paysFor: string; amount: Money; paidAt: Date; returned: number; isDisputed: boolean };
export type Opened = { ok: true; ref: string; page: string; customerRef: string | undefined } | { ok: false; reason: 'unreachable' };

/**
 * What can be asked about an agreement. Asked twice under one key, each happens once. `change` is the reader's and ends a discount; `reprice` is the
 * publisher's, begins with the next period and leaves it.
 */
export type Act =
  | { do: 'cancel' }
  | { do: 'resume' }
  | { do: 'pause'; until: string; asOf: string }
  | { do: 'unpause' }
  | { do: 'change'; terms: Terms; when: 'now' | 'next'; asOf: string }
  /** Nothing is charged until then, and everything is read: days that the paper gives. */
  | { do: 'postpone'; until: string }
  | { do: 'reprice'; terms: Terms }
  | { do: 'discount'; discount: Discount; asOf: string }
  | { do: 'undiscount' }
  | { do: 'end' }
  | { do: 'refund'; payment: string; minor: number };
export type ActOutcome = { ok: true } | { ok: false; reason: 'declined' | 'refused' | 'unreachable' };

/** What a plan change would cost today, and what follows. */
export type Preview = { ok: true; dueNow: Money; nextAt: Date; asOf: Date } | { ok: false; reason: 'refused' | 'unreachable' };

/** What a message of the provider's is about, by the provider's names. */
export type About = { agreement?: string; customer?: string; charge?: string; page?: string };
export type Heard =
  | { ok: true; id: string; kind: string; about: About | undefined }
  | { ok: false; reason: 'unsigned' | 'old' | 'unreadable' };

/**
 * Who moves the money, in our words. Reading answers the provider's whole state, from which ours is recomputed; whatever can't be
 * reached throws `Unreachable` there, and is an outcome where a person waits for it. `key` names an operation for ever.
 */
export type Billing = {
  provider: 'sandbox' | 'stripe';
  openCheckout: (key: string, order: CheckoutOrder) => Promise<Opened>;
  openCardPage: (key: string, order: CardOrder) => Promise<Opened>;
  openPayment: (key: string, order: PaymentOrder) => Promise<Opened>;
  /** Gives back a part of a payment for one thing, or all of it. */
  returnPayment: (key: string, ref: string, minor: number) => Promise<ActOutcome>;
  /** The payments for one thing that something is about, as they stand. One that is still under way isn't made. */
  readPayments: (about: About) => Promise<OneOff[]>;
  /** Closes a page that nobody has used, so that nothing can begin on it. */
  closePage: (ref: string) => Promise<void>;
  act: (key: string, agreementRef: string, act: Act) => Promise<ActOutcome>;
  preview: (agreementRef: string, terms: Terms, now: Date) => Promise<Preview>;
  /** All agreements that something is about, as they stand; a card given on a page becomes theirs first. */
  read: (about: About) => Promise<Agreement[]>;
  /** All agreements there are, some at a time; `next` undefined is the end. */
  readAll: (after: string | undefined) => Promise<{ agreements: Agreement[]; next: string | undefined }>;
  /** Forgets who pays, as far as its law lets it; asked again it does nothing. Whatever of theirs still runs there ends. */
  forget: (customerRef: string) => Promise<void>;
  hear: (body: string, signature: string, now: Date) => Promise<Heard>;
};

/** The provider can't be reached, or failed: what was asked may or may not have happened. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}
