import type { Child } from 'hono/jsx';
import { Field, FormPage, type Frame, Notice, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import type { Phrase } from '#platform/words.ts';
import type { Card } from './billing.ts';
import { type CardProblem, sandboxBilling, testCards } from './billing-sandbox.ts';
import { periodOf, trialOf } from './rules.ts';
import type { Checkout } from './store/checkouts.ts';

export type CheckoutProblem = CardProblem | 'unreachable' | 'not-confirmed' | 'too-many';

const phrases: Record<CheckoutProblem, Phrase> = {
  'not-a-test-card': 'subscriptions.checkout.notATestCard',
  declined: 'subscriptions.checkout.declined',
  expiry: 'subscriptions.checkout.badExpiry',
  cvc: 'subscriptions.checkout.badCvc',
  name: 'subscriptions.checkout.badName',
  unreachable: 'subscriptions.checkout.unreachable',
  'not-confirmed': 'subscriptions.checkout.notConfirmed',
  'too-many': 'subscriptions.checkout.tooMany',
};

type CheckoutPageProps = {
  frame: Frame;
  checkout: Checkout;
  typed?: { name: string; expiry: string };
  problems: CheckoutProblem[];
};

export function CheckoutPage({ frame, checkout, typed, problems }: CheckoutPageProps) {
  const { words, href } = frame;
  const isTrial = checkout.terms.trialDays > 0;
  const price = moneyText(checkout.terms.price, frame.language);
  const say = (...among: CheckoutProblem[]) => {
    const found = problems.find((problem) => among.includes(problem));
    return found && words(phrases[found]);
  };
  const general = say('unreachable', 'not-confirmed', 'too-many');
  return (
    <FormPage frame={frame} title={words(isTrial ? 'subscriptions.checkout.trialTitle' : 'subscriptions.checkout.paidTitle')}>
      <TestMode frame={frame} />
      <Terms frame={frame} checkout={checkout} />
      {general ? <Notice tone="bad">{general}</Notice> : null}
      <form method="post" action={href(sandboxBilling.checkoutPage(checkout.id))}>
        <Field
          name="number"
          label={words('subscriptions.checkout.number')}
          problem={say('not-a-test-card', 'declined')}
          autocomplete="off"
          inputmode="numeric"
          required
          maxlength={30}
          dir="ltr"
        />
        <Field
          name="expiry"
          label={words('subscriptions.checkout.expiry')}
          value={typed?.expiry}
          hint={words('subscriptions.checkout.expiryHint')}
          problem={say('expiry')}
          autocomplete="off"
          required
          maxlength={9}
          size="short"
          dir="ltr"
        />
        <Field
          name="cvc"
          label={words('subscriptions.checkout.cvc')}
          hint={words('subscriptions.checkout.cvcHint')}
          problem={say('cvc')}
          autocomplete="off"
          inputmode="numeric"
          required
          maxlength={4}
          size="short"
          dir="ltr"
        />
        <Field
          name="name"
          label={words('subscriptions.checkout.name')}
          value={typed?.name}
          problem={say('name')}
          autocomplete="off"
          required
          maxlength={100}
        />
        <SubmitButton>{words(isTrial ? 'subscriptions.checkout.startTrial' : 'subscriptions.checkout.pay', { price })}</SubmitButton>
      </form>
      <p class="form-note">{words('subscriptions.checkout.cancel')}</p>
    </FormPage>
  );
}

function TestMode({ frame: { words } }: { frame: Frame }) {
  return (
    <Notice>
      <p>
        <strong>{words('subscriptions.checkout.testMode')}</strong> {words('subscriptions.checkout.testCards')}
      </p>
      <ul>
        {testCards.map(({ number, conduct }) => (
          <li>
            <code dir="ltr">{number}</code> {words(`subscriptions.checkout.card.${conduct === 'fails-later' ? 'failsLater' : conduct}`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What pressing the button agrees to: price, interval, renewal and the trial's end, before the card is given. */
function Terms({ frame, checkout }: { frame: Frame; checkout: Checkout }) {
  const { words, language, timeZone, now } = frame;
  const { terms } = checkout;
  const price = moneyText(terms.price, language);
  const nothing = moneyText({ minor: 0, currency: terms.price.currency }, language);
  const period = terms.trialDays > 0 ? trialOf(terms.trialDays, now) : periodOf(now, terms.every, now);
  const next = dayText(period.endsAt, language, timeZone, new Date(0));
  const isTrial = period.kind === 'trial';
  return (
    <>
      <dl class="facts">
        <Fact name={words('subscriptions.checkout.plan')}>{words(`subscriptions.plan.${terms.every}`)}</Fact>
        <Fact name={words('subscriptions.checkout.today')}>
          <bdi>{isTrial ? nothing : price}</bdi>
        </Fact>
        {isTrial ? <Fact name={words('subscriptions.checkout.freeUntil')}>{next}</Fact> : null}
        <Fact name={words(isTrial ? 'subscriptions.checkout.firstCharge' : 'subscriptions.checkout.nextCharge')}>
          {words('subscriptions.checkout.amountOn', { price, day: next })}
        </Fact>
      </dl>
      <p>{words(`subscriptions.checkout.renews.${terms.every}`, { price })}</p>
    </>
  );
}

function Fact({ name, children }: { name: string; children?: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function ConfirmPage({ frame, checkout, card }: { frame: Frame; checkout: Checkout; card: Card }) {
  const { words, href, language } = frame;
  const price = moneyText(checkout.terms.price, language);
  const asked = words(checkout.terms.trialDays > 0 ? 'subscriptions.confirm.trial' : 'subscriptions.confirm.paid', {
    paper: frame.paper.name,
    price,
    card: `\u2066${card.brand} •••• ${card.last4}\u2069`,
  });
  return (
    <FormPage frame={frame} title={words('subscriptions.confirm.title')} intro={<p>{asked}</p>}>
      <Notice>{words('subscriptions.checkout.testMode')}</Notice>
      <form method="post" action={href(`${sandboxBilling.checkoutPage(checkout.id)}/confirm`)}>
        <SubmitButton name="answer" value="confirm">
          {words('subscriptions.confirm.confirm')}
        </SubmitButton>{' '}
        <SubmitButton name="answer" value="refuse" look="quiet">
          {words('subscriptions.confirm.refuse')}
        </SubmitButton>
      </form>
    </FormPage>
  );
}
