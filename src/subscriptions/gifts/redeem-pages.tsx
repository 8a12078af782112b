import { Field, FormPage, type Frame, Notice, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import type { RedeemOutcome } from './redeem-gift.ts';
import type { Gift } from './store.ts';

export type Refused = Extract<RedeemOutcome, { ok: false }>['reason'];

type RedeemPageProps = {
  frame: Frame;
  gift: Gift;
  token: string;
  email: string | undefined;
  /** Why it can't be redeemed by this reader now; the link stays good. */
  refused: 'subscribed' | 'reads-already' | undefined;
};

/** What a gift's link holds, and the button that redeems it. Who isn't signed in begins with their address: an account is made on the way. */
export function RedeemPage({ frame, gift, token, email, refused }: RedeemPageProps) {
  const { words, href, paper, language, timeZone, now } = frame;
  const { giverName, message, months, redeemUntil } = gift;
  const giver = giverName ? `\u2068${giverName}\u2069` : words('subscriptions.redeem.somebody');
  const to = href(`/redeem/${token}`);
  const day = dayText(redeemUntil ?? now, language, timeZone, now);
  return (
    <FormPage
      frame={frame}
      title={words('subscriptions.redeem.title', { giver, paper: paper.name })}
      intro={<p>{words('subscriptions.redeem.intro', { months, paper: paper.name })}</p>}
    >
      {message ? (
        <blockquote class="gift-message" dir="auto">
          {message}
        </blockquote>
      ) : null}
      {refused ? (
        <Notice tone="bad">
          {words(refused === 'subscribed' ? 'subscriptions.redeem.subscribed' : 'subscriptions.redeem.readsAlready', { day })}
        </Notice>
      ) : null}
      {email ? (
        <form method="post" action={to}>
          <p>{words('subscriptions.redeem.signedIn', { email: `\u2066${email}\u2069` })}</p>
          <SubmitButton>{words('subscriptions.redeem.redeem')}</SubmitButton>
        </form>
      ) : (
        <form method="post" action={href('/sign-in')}>
          <input type="hidden" name="to" value={to} />
          <Field
            name="email"
            type="email"
            label={words('subscriptions.redeem.email')}
            hint={words('subscriptions.redeem.emailHint')}
            autocomplete="email"
            required
            maxlength={254}
          />
          <SubmitButton>{words('subscriptions.redeem.goOn')}</SubmitButton>
        </form>
      )}
      <p class="form-note">{words('subscriptions.redeem.terms', { day })}</p>
      {gift.delivery ? (
        <form method="post" action={to}>
          <button type="submit" class="text-button" name="act" value="no-letters">
            {words('subscriptions.redeem.noLetters')}
          </button>
        </form>
      ) : null}
    </FormPage>
  );
}

const gonePhrases = {
  unknown: 'subscriptions.redeem.unknown',
  redeemed: 'subscriptions.redeem.redeemed',
  returned: 'subscriptions.redeem.returned',
  expired: 'subscriptions.redeem.expired',
} as const;

/** A gift that nobody can redeem any more. */
export function GoneGiftPage({ frame, reason }: { frame: Frame; reason: keyof typeof gonePhrases }) {
  const { words, href } = frame;
  return (
    <FormPage frame={frame} title={words('subscriptions.redeem.goneTitle')} intro={<p>{words(gonePhrases[reason])}</p>}>
      <p>
        <a class="button button-strong" href={href('/subscribe')}>
          {words('subscriptions.closed.offer')}
        </a>
      </p>
    </FormPage>
  );
}

/** Redeemed: from when to when everything is open. */
export function RedeemedPage({ frame, startsAt, endsAt }: { frame: Frame; startsAt: Date; endsAt: Date }) {
  const { words, href, language, timeZone, now } = frame;
  const dayOf = (at: Date) => dayText(at, language, timeZone, now);
  const text = words(startsAt > now ? 'subscriptions.redeem.later' : 'subscriptions.redeem.now', {
    from: dayOf(startsAt),
    day: dayOf(endsAt),
  });
  return (
    <FormPage frame={frame} title={words('subscriptions.redeem.doneTitle')} intro={<p>{text}</p>}>
      <p>{words('subscriptions.redeem.endsByItself')}</p>
      <p>
        <a class="button button-strong" href={href('/')}>
          {words('subscriptions.done.read')}
        </a>{' '}
        <a class="button button-quiet" href={href('/account')}>
          {words('subscriptions.offer.account')}
        </a>
      </p>
    </FormPage>
  );
}

/** Nobody is written about this gift any more; its link still works. */
export function NoLettersPage({ frame }: { frame: Frame }) {
  const { words } = frame;
  return (
    <FormPage
      frame={frame}
      title={words('subscriptions.redeem.noLettersTitle')}
      intro={<p>{words('subscriptions.redeem.noLettersDone')}</p>}
    />
  );
}
