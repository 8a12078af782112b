import type { App } from '#platform/app.ts';
import { type Database, inTransaction } from '#platform/database.ts';
import { invariant } from '#platform/errors.ts';
import type { Agreement, Card } from '../agreement.ts';
import type { About, Act, ActOutcome, Billing } from '../billing.ts';
import { beginsAtOnce } from '../rules.ts';
import type { Checkout } from '../store/checkouts.ts';
import { booksAfter, booksOfCustomer, claimDue, keepBooks, lockBooks, readBooks } from './books.ts';
import { acted, begun, moved, prorated, withCard } from './course.ts';
import { openSandboxPayment, readSandboxPayments, returnInSandbox } from './payments.ts';

const batch = 500;
const keysKept = 50;

/** The built-in provider for demo, development and tests, in which no money moves. It keeps books of its own, and tells nothing but what it is asked. */
export function sandboxBilling(app: App): Billing {
  const { db } = app;
  return {
    provider: 'sandbox',
    async openCheckout(_key, { checkoutId, readerId, customerRef }) {
      return {
        ok: true,
        ref: `sandbox-page-${checkoutId}`,
        page: `/sandbox/checkout/${checkoutId}`,
        customerRef: customerRef ?? `sandbox-reader-${readerId}`,
      };
    },
    async openCardPage(_key, { agreementRef, customerRef }) {
      return { ok: true, ref: `sandbox-card-${agreementRef}`, page: `/sandbox/card/${agreementRef}`, customerRef };
    },
    openPayment: (key, order) => openSandboxPayment(db, key, order),
    returnPayment: (key, ref, minor) => returnInSandbox(db, key, ref, minor),
    readPayments: (about) => readSandboxPayments(db, about),
    async closePage() {},
    act: (key, ref, act) => change(key, ref, act),
    async preview(ref, terms, now) {
      const books = await readBooks(db, ref);
      if (!books || books.agreement.endedAt) return { ok: false, reason: 'refused' };
      const when = beginsAtOnce(books.agreement, terms) && !books.agreement.next ? 'now' : 'next';
      const after = acted(books, { do: 'change', terms, when, asOf: now.toISOString() }, now);
      if (!after) return { ok: false, reason: 'refused' };
      const dueNow = { minor: when === 'now' ? prorated(books.agreement, terms, now) : 0, currency: terms.price.currency };
      return { ok: true, dueNow, nextAt: after.agreement.turnsAt, asOf: now };
    },
    async read(about: About) {
      if (about.customer) return (await booksOfCustomer(db, about.customer)).map((one) => one.agreement);
      const books = about.agreement ? await readBooks(db, about.agreement) : undefined;
      return books ? [books.agreement] : [];
    },
    async readAll(after) {
      const books = await booksAfter(db, after ?? '', batch);
      return { agreements: books.map((one) => one.agreement), next: books.length < batch ? undefined : books.at(-1)?.agreement.ref };
    },
    // Its books name nobody: a number, and a card that goes with the account.
    async forget() {},
    async hear() {
      return { ok: false, reason: 'unreadable' };
    },
  };

  async function change(key: string, ref: string, act: Act): Promise<ActOutcome> {
    return inTransaction(db, async (db) => {
      const books = await lockBooks(db, ref);
      if (!books) return { ok: false, reason: 'refused' };
      if (books.keys.includes(key)) return { ok: true };
      const next = acted(books, act, app.clock());
      if (!next) return { ok: false, reason: 'refused' };
      await keepBooks(db, [{ ...next, keys: [...books.keys, key].slice(-keysKept) }]);
      return { ok: true };
    });
  }
}

/** Begins in the books what a checkout agreed; a checkout begins one agreement however often its page is sent. */
export async function beginInSandbox(db: Database, checkout: Checkout, card: Card, now: Date): Promise<Agreement> {
  const ref = `sandbox-${checkout.id}`;
  const known = await lockBooks(db, ref);
  if (known) return known.agreement;
  const customerRef = `sandbox-reader-${checkout.readerId}`;
  const books = begun({ ref, customerRef, checkoutId: checkout.id, terms: checkout.terms, card }, now);
  await keepBooks(db, [books]);
  return books.agreement;
}

/** Gives an agreement another card; what is late is charged to it at once. */
export async function replaceCard(app: App, ref: string, card: Card): Promise<void> {
  await inTransaction(app.db, async (db) => {
    const books = await lockBooks(db, ref);
    invariant(books, 'a card page belongs to an agreement');
    await keepBooks(db, [withCard(books, card, app.clock())]);
  });
}

/** Lets time pass in the books. `heard` is given the agreements that moved, in the same transaction. Answers how many. */
export async function moveSandbox(app: App, heard: (db: Database, agreements: Agreement[]) => Promise<void>): Promise<number> {
  const now = app.clock();
  let count = 0;
  for (let last = batch; last === batch; ) {
    last = await inTransaction(app.db, async (db) => {
      const due = (await claimDue(db, now, batch)).map((books) => moved(books, now));
      await keepBooks(db, due);
      const agreements = due.map((one) => one.agreement);
      if (agreements.length > 0) await heard(db, agreements);
      return due.length;
    });
    count += last;
  }
  return count;
}
