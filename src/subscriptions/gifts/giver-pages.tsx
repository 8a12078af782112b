import { Field, FormPage, type Frame, Notice, Problem, RadioCards, SubmitButton } from '#design';
import { dayOf, dayText } from '#platform/dates.ts';
import { type Money, moneyText } from '#platform/money.ts';
import type { Phrase } from '#platform/words.ts';
import { CopyLink } from './copy-link.tsx';
import type { Months } from './rules.ts';
import type { Gift } from './store.ts';
import { giftTermsText } from './terms.tsx';
import { type GiftProblem, mostWords, type TypedGift } from './typed-gift.ts';

const phrases: Record<GiftProblem, Phrase> = {
  months: 'subscriptions.gift.badMonths',
  way: 'subscriptions.gift.badWay',
  email: 'subscriptions.gift.badEmail',
  day: 'subscriptions.gift.badDay',
  'giver-name': 'subscriptions.gift.badName',
  'link-in-words': 'subscriptions.gift.linkInWords',
  'not-sold': 'subscriptions.gift.notSold',
  'too-many': 'subscriptions.gift.tooMany',
};

type GiftFormProps = {
  frame: Frame;
  prices: { months: Months; price: Money }[];
  typed: TypedGift;
  problems: GiftProblem[];
  /** A visitor is shown what is given, and signs in to give it. */
  isSignedIn: boolean;
};

/** What is given, for how long, to whom and when. */
export function GiftFormPage({ frame, prices, typed, problems, isSignedIn }: GiftFormProps) {
  const { words, href, language, paper } = frame;
  const say = (...among: GiftProblem[]) => {
    const found = problems.find((problem) => among.includes(problem));
    return found && words(phrases[found]);
  };
  const general = say('not-sold', 'too-many') ?? (prices.length === 0 ? words('subscriptions.gift.notSold') : undefined);
  const lengths = prices.map(({ months, price }) => ({
    value: String(months),
    title: words('subscriptions.gift.months', { months }),
    about: <bdi>{moneyText(price, language)}</bdi>,
  }));
  const signIn = `${href('/sign-in')}?${new URLSearchParams({ to: href('/subscribe/gift') })}`;
  return (
    <FormPage
      frame={frame}
      title={words('subscriptions.gift.title')}
      intro={<p>{words('subscriptions.gift.intro', { paper: paper.name })}</p>}
    >
      {general ? <Notice tone="bad">{general}</Notice> : null}
      {prices.length > 0 && !isSignedIn ? (
        <>
          <dl class="facts">
            {lengths.map(({ title, about }) => (
              <div>
                <dt>{title}</dt>
                <dd>{about}</dd>
              </div>
            ))}
          </dl>
          <p>{words('subscriptions.gift.signIn')}</p>
          <p>
            <a class="button button-strong" href={signIn}>
              {words('subscriptions.gift.signInButton')}
            </a>
          </p>
        </>
      ) : null}
      {prices.length > 0 && isSignedIn ? (
        <form class="gift-form" method="post" action={href('/subscribe/gift')}>
          <RadioCards
            name="months"
            legend={words('subscriptions.gift.howLong')}
            cards={lengths}
            chosen={typed.months}
            problem={say('months')}
          />
          <RadioCards
            name="way"
            legend={words('subscriptions.gift.how')}
            cards={[
              { value: 'link', title: words('subscriptions.gift.wayLink'), about: words('subscriptions.gift.wayLinkAbout') },
              { value: 'letter', title: words('subscriptions.gift.wayLetter'), about: words('subscriptions.gift.wayLetterAbout') },
            ]}
            chosen={typed.way}
            problem={say('way')}
          />
          <div class="gift-letter">
            <Field
              name="email"
              type="email"
              label={words('subscriptions.gift.email')}
              hint={words('subscriptions.gift.emailHint')}
              value={typed.email}
              problem={say('email')}
              autocomplete="off"
              maxlength={254}
            />
            <Field
              name="day"
              type="date"
              label={words('subscriptions.gift.day')}
              hint={words('subscriptions.gift.dayHint')}
              value={typed.day || dayOf(frame.now, frame.timeZone)}
              problem={say('day')}
              size="short"
            />
          </div>
          <Field
            name="giverName"
            label={words('subscriptions.gift.giverName')}
            value={typed.giverName}
            problem={say('giver-name')}
            autocomplete="name"
            required
            maxlength={60}
          />
          <div class="field">
            <label for="field-message">{words('subscriptions.gift.message')}</label>
            <textarea id="field-message" name="message" rows={4} maxlength={mostWords} aria-describedby="field-message-problem">
              {typed.message}
            </textarea>
            <Problem id="field-message-problem" text={say('link-in-words')} />
          </div>
          <SubmitButton>{words('subscriptions.gift.next')}</SubmitButton>
          <p class="form-note">{words('subscriptions.gift.notYet')}</p>
        </form>
      ) : null}
    </FormPage>
  );
}

/** What will be agreed, and the button that agrees to it and leads to the payment page. */
export function GiftTermsPage({ frame, gift, isUnreachable }: { frame: Frame; gift: Gift; isUnreachable: boolean }) {
  const { words, href } = frame;
  const { facts, sentences } = giftTermsText(frame, gift, false);
  return (
    <FormPage frame={frame} title={words('subscriptions.gift.termsTitle')}>
      {isUnreachable ? <Notice tone="bad">{words('subscriptions.checkout.unreachable')}</Notice> : null}
      <dl class="facts">
        {facts.map(({ name, value }) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {sentences.map((sentence) => (
        <p>{sentence}</p>
      ))}
      <form method="post" action={href(`/subscribe/gift/${gift.id}`)}>
        <SubmitButton>{words('subscriptions.checkout.agree')}</SubmitButton>
      </form>
      <p class="form-note">{words('subscriptions.checkout.next')}</p>
    </FormPage>
  );
}

/** Back from the payment page before word of it has come. The page asks again by itself; the button asks the provider. */
export function GiftWaitingPage({ frame, giftId, isAsked }: { frame: Frame; giftId: string; isAsked: boolean }) {
  const { words, href } = frame;
  return (
    <FormPage frame={frame} title={words('subscriptions.waiting.title')} intro={<p>{words('subscriptions.waiting.text')}</p>}>
      {isAsked ? <Notice>{words('subscriptions.waiting.notYet')}</Notice> : null}
      <form method="post" action={href('/subscribe/gift/done')}>
        <input type="hidden" name="gift" value={giftId} />
        <SubmitButton>{words('subscriptions.waiting.ask')}</SubmitButton>
      </form>
      <p class="form-note">
        <a href={href(`/subscribe/gift/${giftId}`)}>{words('subscriptions.waiting.back')}</a>
      </p>
    </FormPage>
  );
}

/** Paid: the link to hand on, or when the letter will leave. */
export function GiftDonePage({ frame, gift, link }: { frame: Frame; gift: Gift; link: string }) {
  const { words, href } = frame;
  const { delivery, months } = gift;
  const day = dayText(delivery?.at ?? frame.now, frame.language, frame.timeZone, frame.now);
  const text = delivery
    ? words(delivery.at > frame.now ? 'subscriptions.gift.willLeave' : 'subscriptions.gift.hasLeft', {
        email: `\u2066${delivery.email}\u2069`,
        day,
      })
    : words('subscriptions.gift.handOn', { months });
  return (
    <FormPage frame={frame} title={words('subscriptions.gift.doneTitle')} intro={<p>{text}</p>}>
      {delivery ? null : <CopyLink frame={frame} link={link} id={gift.id} />}
      <p>
        <a class="button button-quiet" href={href('/account/given')}>
          {words('subscriptions.gift.all')}
        </a>
      </p>
    </FormPage>
  );
}
