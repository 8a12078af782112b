import { FormPage, type Frame, Notice, SubmitButton } from '#design';
import { moneyText } from '#platform/money.ts';
import { CardFields, type CheckoutProblem, problemAmong, TestMode } from './pages.tsx';
import type { SandboxPayment } from './payments.ts';

type PaymentPageProps = {
  frame: Frame;
  payment: SandboxPayment;
  typed?: { name: string; expiry: string };
  problems: CheckoutProblem[];
};

/** Where one thing is paid with a test card. */
export function PaymentPage({ frame, payment, typed, problems }: PaymentPageProps) {
  const { words, href, language } = frame;
  const { ref, name, minor, currency, away } = payment;
  const price = moneyText({ minor, currency }, language);
  const general = problemAmong(frame, problems, 'not-confirmed', 'too-many');
  return (
    <FormPage frame={frame} title={words('subscriptions.payment.title')}>
      <TestMode frame={frame} />
      <dl class="facts">
        <div>
          <dt>{words('subscriptions.payment.what')}</dt>
          <dd>
            <bdi>{name}</bdi>
          </dd>
        </div>
        <div>
          <dt>{words('subscriptions.checkout.today')}</dt>
          <dd>
            <bdi>{price}</bdi>
          </dd>
        </div>
      </dl>
      {general ? <Notice tone="bad">{general}</Notice> : null}
      <form method="post" action={href(`/sandbox/payment/${ref}`)}>
        <CardFields frame={frame} typed={typed} problems={problems} />
        <SubmitButton>{words('subscriptions.payment.pay', { price })}</SubmitButton>
      </form>
      <p class="form-note">
        <a href={away}>{words('subscriptions.payment.away')}</a>
      </p>
    </FormPage>
  );
}
