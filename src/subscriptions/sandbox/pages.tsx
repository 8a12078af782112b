import { Field, FormPage, type Frame, Notice, SubmitButton } from '#design';
import { moneyText } from '#platform/money.ts';
import type { Phrase } from '#platform/words.ts';
import type { Card } from '../agreement.ts';
import { dueToday, Terms } from '../checkout/terms.tsx';
import { nextAmount } from '../offers/rules.ts';
import type { Checkout } from '../store/checkouts.ts';
import { type CardProblem, type Conduct, testCards } from './cards.ts';

export type CheckoutProblem = CardProblem | 'not-confirmed' | 'too-many';

const phrases: Record<CheckoutProblem, Phrase> = {
  'not-a-test-card': 'subscriptions.checkout.notATestCard',
  declined: 'subscriptions.checkout.declined',
  expiry: 'subscriptions.checkout.badExpiry',
  cvc: 'subscriptions.checkout.badCvc',
  name: 'subscriptions.checkout.badName',
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
  const price = moneyText(dueToday(checkout.terms), frame.language);
  const general = problemAmong(frame, problems, 'not-confirmed', 'too-many');
  return (
    <FormPage frame={frame} title={words(isTrial ? 'subscriptions.checkout.trialTitle' : 'subscriptions.checkout.paidTitle')}>
      <TestMode frame={frame} />
      <Terms frame={frame} checkout={checkout} isWhole={false} />
      {general ? <Notice tone="bad">{general}</Notice> : null}
      <form method="post" action={href(`/sandbox/checkout/${checkout.id}`)}>
        <CardFields frame={frame} typed={typed} problems={problems} />
        <SubmitButton>{words(isTrial ? 'subscriptions.checkout.startTrial' : 'subscriptions.checkout.pay', { price })}</SubmitButton>
      </form>
    </FormPage>
  );
}

/** The sentence of the first problem that is among some. */
export function problemAmong({ words }: Frame, problems: CheckoutProblem[], ...among: CheckoutProblem[]): string | undefined {
  const found = problems.find((problem) => among.includes(problem));
  return found && words(phrases[found]);
}

type CardFieldsProps = { frame: Frame; typed: { name: string; expiry: string } | undefined; problems: CheckoutProblem[] };

/** Number, expiry, code and name of a test card. */
export function CardFields({ frame, typed, problems }: CardFieldsProps) {
  const { words } = frame;
  const say = (...among: CheckoutProblem[]) => problemAmong(frame, problems, ...among);
  return (
    <>
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
    </>
  );
}

type CardPageProps = { frame: Frame; agreementRef: string; typed?: { name: string; expiry: string }; problems: CheckoutProblem[] };

/** Where another card is given for a subscription that runs. */
export function CardPage({ frame, agreementRef, typed, problems }: CardPageProps) {
  const { words, href } = frame;
  const general = problemAmong(frame, problems, 'too-many');
  return (
    <FormPage frame={frame} title={words('subscriptions.card.title')} intro={<p>{words('subscriptions.card.intro')}</p>}>
      <TestMode frame={frame} />
      {general ? <Notice tone="bad">{general}</Notice> : null}
      <form method="post" action={href(`/sandbox/card/${agreementRef}`)}>
        <CardFields frame={frame} typed={typed} problems={problems} />
        <SubmitButton>{words('subscriptions.card.use')}</SubmitButton>
      </form>
    </FormPage>
  );
}

const conductPhrases = {
  succeeds: 'succeeds',
  declined: 'declined',
  asks: 'asks',
  'fails-later': 'failsLater',
  disputes: 'disputes',
  shared: 'shared',
} as const satisfies Record<Conduct, string>;

/** Says that no money moves, and which cards there are. */
export function TestMode({ frame: { words } }: { frame: Frame }) {
  return (
    <Notice>
      <p>
        <strong>{words('subscriptions.checkout.testMode')}</strong> {words('subscriptions.checkout.testCards')}
      </p>
      <ul>
        {testCards.map(({ number, conduct }) => (
          <li>
            <code dir="ltr">{number}</code> {words(`subscriptions.checkout.card.${conductPhrases[conduct]}`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

type ConfirmProps = { frame: Frame; checkout: Checkout; card: Card };

/** Where the bank asks its customer about a checkout's card. */
export function ConfirmPage({ frame, checkout, card }: ConfirmProps) {
  const { words, language } = frame;
  const { terms } = checkout;
  const price = moneyText(nextAmount(terms.price, terms.discount), language);
  const asked = words(checkout.terms.trialDays > 0 ? 'subscriptions.confirm.trial' : 'subscriptions.confirm.paid', {
    paper: frame.paper.name,
    price,
    card: `\u2066${card.brand} •••• ${card.last4}\u2069`,
  });
  return <BankPage frame={frame} asked={asked} page={`/sandbox/checkout/${checkout.id}/confirm`} />;
}

/** The bank's question, and its customer's two answers. */
export function BankPage({ frame, asked, page }: { frame: Frame; asked: string; page: string }) {
  const { words, href } = frame;
  return (
    <FormPage frame={frame} title={words('subscriptions.confirm.title')} intro={<p>{asked}</p>}>
      <Notice>{words('subscriptions.checkout.testMode')}</Notice>
      <form method="post" action={href(page)}>
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
