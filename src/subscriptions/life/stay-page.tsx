import { FormPage, type Frame, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import { reduced } from '../offers/rules.ts';
import { stayingSentence } from '../offers/say.ts';
import type { Staying } from '../offers/stay.ts';

/** What stands between a reader and leaving, once: an offer, and beside it the same button as large that cancels. */
export function StayPage({ frame, staying: { subscription, discount } }: { frame: Frame; staying: Staying }) {
  const { words, href, language, timeZone } = frame;
  const price = { minor: subscription.priceMinor, currency: subscription.currency };
  const day = dayText(subscription.runsUntil, language, timeZone, new Date(0));
  return (
    <FormPage frame={frame} title={words('subscriptions.stay.title')} intro={<p>{words('subscriptions.stay.intro')}</p>}>
      <p class="stay-terms">
        <strong>{stayingSentence(frame, price, subscription.every, discount)}</strong>
      </p>
      <p>{words('subscriptions.stay.from', { day })}</p>
      <div class="even-buttons">
        <form method="post" action={href('/account/stay')}>
          <SubmitButton look="quiet">
            {words('subscriptions.stay.take', { reduced: moneyText(reduced(price, discount), language) })}
          </SubmitButton>
        </form>
        <form method="post" action={href('/account/cancel')}>
          <SubmitButton look="quiet" name="anyway" value="yes">
            {words('subscriptions.stay.anyway')}
          </SubmitButton>
        </form>
      </div>
      <p class="form-note">
        <a href={href('/account')}>{words('subscriptions.offer.account')}</a>
      </p>
    </FormPage>
  );
}
