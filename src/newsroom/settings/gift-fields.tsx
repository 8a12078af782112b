import { Field, type StaffFrame } from '#design';
import { field } from '#platform/http/forms.ts';
import { minorOf, typedAmount } from '#platform/money.ts';
import type { Words } from '#platform/words.ts';
import type { Settings } from '#settings';
import type { Problems } from './sentences.ts';
import { Group } from './settings-page.tsx';

const lengths = ['1', '3', '6', '12'] as const;
type GiftPrices = Settings['giftSubscriptions']['prices'];

/** What was typed of the prices of gifts, by months: an empty one is what the plans cost for the time. */
export type TypedGifts = { prices: Record<(typeof lengths)[number], string>; problems: Problems };

/** The set prices of gifts as their form shows them. */
export function giftsTyped(set: GiftPrices, currency: string): TypedGifts {
  const shown = (minor: number | undefined) => (minor ? typedAmount({ minor, currency }) : '');
  return { prices: { 1: shown(set[1]), 3: shown(set[3]), 6: shown(set[6]), 12: shown(set[12]) }, problems: {} };
}

/** Reads the fields of gifts; `value` is there when nothing is wrong. */
export function readGifts(form: URLSearchParams, words: Words, currency: string): { typed: TypedGifts; value: GiftPrices | undefined } {
  const problems: Problems = {};
  const value: GiftPrices = {};
  const prices = { 1: '', 3: '', 6: '', 12: '' };
  for (const months of lengths) {
    prices[months] = field(form, `gift-${months}`).slice(0, 12);
    const minor = prices[months] === '' ? undefined : minorOf(prices[months], currency);
    if (minor) value[months] = minor;
    else if (prices[months] !== '') problems[`gift.${months}`] = words('newsroom.settings.plans.noPrice');
  }
  return { typed: { prices, problems }, value: Object.keys(problems).length === 0 ? value : undefined };
}

/** The fields of what giving a subscription costs. */
export function GiftFields({ frame, typed }: { frame: StaffFrame; typed: TypedGifts }) {
  const { words } = frame;
  return (
    <Group title={words('newsroom.settings.giftSubscriptions.title')} about={words('newsroom.settings.giftSubscriptions.about')}>
      <div class="plan-fields">
        {lengths.map((months) => (
          <Field
            name={`gift-${months}`}
            label={words('subscriptions.gift.months', { months: Number(months) })}
            value={typed.prices[months]}
            problem={typed.problems[`gift.${months}`]}
            size="short"
            dir="ltr"
            maxlength={12}
          />
        ))}
      </div>
    </Group>
  );
}
