import { invalid } from './errors.ts';
import { listIn, type Params, textIn } from './form.ts';
import { add, monthsAfter, type State, type Thing } from './state.ts';

/** POST /v1/coupons: under an id of the caller's own, which is there once. */
export function addCoupon(state: State, params: Params): Thing {
  const known = ['id', 'percent_off', 'amount_off', 'currency', 'duration', 'duration_in_months', 'name', 'metadata', 'expand'];
  const unknown = Object.keys(params).find((name) => !known.includes(name));
  if (unknown) throw invalid(`Received unknown parameter: ${unknown}`, unknown);
  const id = textIn(params, 'id');
  const duration = textIn(params, 'duration') ?? 'once';
  const months = textIn(params, 'duration_in_months');
  if (id && state.things.has(id)) throw invalid('Coupon already exists.', 'id');
  if ((duration === 'repeating') !== (months !== undefined)) throw invalid('duration_in_months goes with repeating.', 'duration_in_months');
  const [percent, amount, currency] = [textIn(params, 'percent_off'), textIn(params, 'amount_off'), textIn(params, 'currency')];
  if ((percent === undefined) === (amount === undefined)) throw invalid('Either percent_off or amount_off is needed.');
  if (amount !== undefined && currency === undefined) throw invalid('amount_off needs a currency.', 'currency');
  const off = { percent_off: percent ? Number(percent) : null, amount_off: amount ? Number(amount) : null, currency: currency ?? null };
  const coupon = add(state, 'coupon', 'coupon', { ...off, duration, duration_in_months: months ? Number(months) : null, valid: true });
  if (!id) return coupon;
  state.things.delete(coupon.id);
  coupon.id = id;
  state.things.set(id, coupon);
  return coupon;
}

/** The coupons that `discounts` names: none for an empty text, undefined where nothing is said of them. */
export function givenDiscounts(params: Params): string[] | undefined {
  if (params.discounts === '') return [];
  return 'discounts' in params ? listIn(params, 'discounts').map((one) => String(one.coupon)) : undefined;
}

/** Puts a coupon's discount on a subscription, in the place of any other; its months begin now. */
export function discountWith(state: State, subscription: Thing, couponId: string | undefined): void {
  const coupon = couponId === undefined ? undefined : state.things.get(couponId);
  if (!coupon) {
    subscription.discounts = [];
    return;
  }
  if (coupon.currency !== null && coupon.currency !== subscription.currency)
    throw invalid('The coupon is in another currency.', 'discounts');
  const months = coupon.duration_in_months as number | null;
  const discount = add(state, 'di', 'discount', {
    source: { type: 'coupon', coupon: coupon.id },
    subscription: subscription.id,
    start: state.now,
    end: months === null ? null : monthsAfter(state.now, months),
  });
  subscription.discounts = [discount.id];
}

/** What the subscription's discount takes off an amount at this moment. One whose time is over is taken away; one for one invoice is used up by any. */
export function takenOff(state: State, subscription: Thing, amount: number): { amount: number; discount: string }[] {
  const [id] = (subscription.discounts as string[] | undefined) ?? [];
  const discount = id ? state.things.get(id) : undefined;
  const coupon = discount && state.things.get((discount.source as { coupon: string }).coupon);
  if (!id || !discount || !coupon) return [];
  const isOver = typeof discount.end === 'number' && discount.end <= state.now;
  if (isOver || coupon.duration === 'once') subscription.discounts = [];
  if (isOver || amount <= 0) return [];
  const off = coupon.percent_off === null ? (coupon.amount_off as number) : Math.round((amount * (coupon.percent_off as number)) / 100);
  return [{ amount: Math.min(off, amount), discount: id }];
}
