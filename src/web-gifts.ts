import { type Route, route } from '#platform/http/route.ts';
import type { subscriptionPages } from '#subscriptions';

/** Every route by which subscriptions are given, paid for once, and redeemed. */
export function giftRoutes({ gifts, ...subscriptions }: ReturnType<typeof subscriptionPages>): Route[] {
  return [
    route('GET', '/account/given', 'reader', 'private', gifts.given),
    route('POST', '/account/given', 'reader', 'private', gifts.changeGiven),
    route('GET', '/subscribe/gift', 'anyone', 'private', gifts.giving),
    route('POST', '/subscribe/gift', 'anyone', 'private', gifts.choose),
    route('GET', '/subscribe/gift/done', 'anyone', 'private', gifts.giftDone),
    route('POST', '/subscribe/gift/done', 'anyone', 'private', gifts.askGiftDone),
    route('GET', '/subscribe/gift/:id', 'anyone', 'private', gifts.giftTerms),
    route('POST', '/subscribe/gift/:id', 'anyone', 'private', gifts.agreeToGift),
    route('GET', '/redeem/:token', 'anyone', 'private', gifts.redemption),
    route('POST', '/redeem/:token', 'anyone', 'private', gifts.redeem),
    route('GET', '/sandbox/payment/:ref', 'anyone', 'private', subscriptions.payment),
    route('POST', '/sandbox/payment/:ref', 'anyone', 'private', subscriptions.payOnce),
    route('GET', '/sandbox/payment/:ref/confirm', 'anyone', 'private', subscriptions.paymentConfirmation),
    route('POST', '/sandbox/payment/:ref/confirm', 'anyone', 'private', subscriptions.confirmPayment),
  ];
}
