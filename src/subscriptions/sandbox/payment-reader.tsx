import { type Frame, type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { moneyText } from '#platform/money.ts';
import { readerOf } from '#readers';
import type { Billing } from '../billing.ts';
import { closed } from '../checkout/reader.tsx';
import { readPayments } from '../gifts/keep-payments.ts';
import { BankPage, type CheckoutProblem } from './pages.tsx';
import { PaymentPage } from './payment-page.tsx';
import { findSandboxPayment, keepPayingCard, payInSandbox, type SandboxPayment } from './payments.ts';
import { typedCard } from './typed-card.ts';

const isRef = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** The sandbox's stand-in for a provider's page on which one thing is paid. It exists only where no real money is configured. */
export function sandboxPaymentPages(app: App, frameOf: FrameOf, billing: Billing) {
  async function opened(c: Ctx): Promise<{ frame: Frame; payment: SandboxPayment } | Response> {
    if (billing.provider !== 'sandbox') throw new Refusal(404, 'page');
    const [frame, reader] = [await frameOf(c), await readerOf(app, c)];
    if (!reader) return c.redirect(`${frame.href('/sign-in')}?${new URLSearchParams({ to: frame.href(frame.page) })}`, 303);
    const ref = c.req.param('ref') ?? '';
    const payment = isRef(ref) ? await findSandboxPayment(app.db, ref) : undefined;
    if (payment?.readerId !== reader.id) return closed(c, frame, 'unknown');
    if (payment.paidAt) return c.redirect(payment.back, 303);
    return payment.expiresAt <= app.clock() ? closed(c, frame, 'expired') : { frame, payment };
  }

  async function pay(c: Ctx, { frame, payment }: { frame: Frame; payment: SandboxPayment }, cardRef: string): Promise<Response> {
    if (!(await payInSandbox(app.db, payment.ref, { ref: cardRef }, app.clock()))) return closed(c, frame, 'expired');
    await readPayments(app, billing, { page: payment.ref });
    return c.redirect(payment.back, 303);
  }

  return {
    /** GET /sandbox/payment/:ref: what is paid for, and the form for a test card. */
    async payment(c: Ctx) {
      const open = await opened(c);
      if (open instanceof Response) return open;
      const problems: CheckoutProblem[] = c.req.query('refused') ? ['not-confirmed'] : [];
      return privatePage(c, pageText(<PaymentPage {...open} problems={problems} />));
    },

    /** POST /sandbox/payment/:ref. */
    async payOnce(c: Ctx) {
      const form = await readForm(c);
      const open = await opened(c);
      if (open instanceof Response) return open;
      const { ref } = open.payment;
      const { card, asksToConfirm, typed, problems, status } = await typedCard(app, c, form, `payment ${ref}`);
      if (!card) return privatePage(c, pageText(<PaymentPage {...open} typed={typed} problems={problems} />), status);
      if (!asksToConfirm) return pay(c, open, card.ref);
      await keepPayingCard(app.db, ref, card.ref);
      return c.redirect(open.frame.href(`/sandbox/payment/${ref}/confirm`), 303);
    },

    /** GET /sandbox/payment/:ref/confirm: where a bank would ask its customer. */
    async paymentConfirmation(c: Ctx) {
      const open = await opened(c);
      if (open instanceof Response) return open;
      const { frame, payment } = open;
      const { ref, cardRef, minor, currency } = payment;
      if (!cardRef) return c.redirect(frame.href(`/sandbox/payment/${ref}`), 303);
      const price = moneyText({ minor, currency }, frame.language);
      const asked = frame.words('subscriptions.payment.bank', { paper: frame.paper.name, price });
      return privatePage(c, pageText(<BankPage frame={frame} asked={asked} page={`/sandbox/payment/${ref}/confirm`} />));
    },

    /** POST /sandbox/payment/:ref/confirm. */
    async confirmPayment(c: Ctx) {
      const form = await readForm(c);
      const open = await opened(c);
      if (open instanceof Response) return open;
      const { frame, payment } = open;
      if (payment.cardRef && field(form, 'answer') === 'confirm') return pay(c, open, payment.cardRef);
      await keepPayingCard(app.db, payment.ref, null);
      return c.redirect(`${frame.href(`/sandbox/payment/${payment.ref}`)}?refused=1`, 303);
    },
  };
}
