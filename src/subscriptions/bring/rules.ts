import { momentIn } from '#platform/dates.ts';
import { addressKey, isAddress } from '#platform/mail-addresses.ts';

/** What a row of a file says, once read. `until`: 'always', a moment as ISO text, or null where nothing is given. */
export type BroughtRow = {
  address: string;
  language: string;
  joinedAt: string;
  plan: string | null;
  until: string | null;
  ref: string | null;
};

/** What can be wrong with a row. */
export type Fault =
  | 'missing'
  | 'address'
  | 'language'
  | 'date'
  | 'plan'
  | 'stripe'
  | 'no-stripe'
  | 'columns'
  | 'twice'
  | 'here'
  | 'already-subscribed'
  | 'trial-used'
  | 'no-plan'
  | 'unknown';

/** A column, and what is wrong in it. */
export type RowProblem = [field: string, fault: Fault];

/** The columns that are read; any others are passed over. */
export const columns = [
  'address',
  'language',
  'created_at',
  'plan',
  'stripe_subscription_id',
  'stripe_customer_id',
  'paid_until',
  'trial_until',
  'complimentary_until',
] as const;

/** The name of a column as its file may spell it: "E-mail", "Email address", "Stripe Subscription ID". */
export function columnOf(head: string): string {
  const plain = head
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (['email', 'e_mail', 'email_address', 'mail'].includes(plain)) return 'address';
  if (plain === 'subscription_id') return 'stripe_subscription_id';
  return plain === 'customer_id' ? 'stripe_customer_id' : plain;
}

/** What a row is read by: what the paper sells, speaks and takes money through. */
export type Around = { plans: string[]; homeLanguage: string; isStripe: boolean; now: Date };

/** A row of a file in our words, and what is wrong with it. */
export function readRow(
  cells: Record<string, string>,
  { plans, homeLanguage, isStripe, now }: Around,
): { row: BroughtRow; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  // What an export makes plain for spreadsheets, with a quote in front, is read back as it was.
  const cell = (name: string) => (cells[name] ?? '').trim().replace(/^'(?=[=+\-@\t\r])/, '');
  const address = cell('address');
  if (address === '') problems.push(['address', 'missing']);
  else if (!isAddress(address)) problems.push(['address', 'address']);
  const language = cell('language') || homeLanguage;
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/.test(language)) problems.push(['language', 'language']);
  const plan = cell('plan') || null;
  if (plan && !plans.includes(plan)) problems.push(['plan', 'plan']);
  const ref = cell('stripe_subscription_id') || null;
  if (ref && !/^sub_\w{1,200}$/.test(ref)) problems.push(['stripe_subscription_id', 'stripe']);
  else if (ref && !isStripe) problems.push(['stripe_subscription_id', 'no-stripe']);
  const customer = cell('stripe_customer_id');
  if (customer && !/^cus_\w{1,200}$/.test(customer)) problems.push(['stripe_customer_id', 'stripe']);
  const dated = (name: string): Date | undefined => {
    const text = cell(name);
    if (text === '') return undefined;
    const at = momentIn(text, 'to');
    if (!at) problems.push([name, 'date']);
    return at;
  };
  const joinedAt = dated('created_at');
  if (joinedAt && joinedAt > now) problems.push(['created_at', 'date']);
  const isAlways = /^(always|forever|never|unlimited)$/i.test(cell('complimentary_until'));
  const ends = ['paid_until', 'trial_until', ...(isAlways ? [] : ['complimentary_until'])].flatMap((name) => dated(name) ?? []);
  const last = ends.filter((at) => at > now).toSorted((a, b) => b.getTime() - a.getTime())[0];
  const until = isAlways ? 'always' : (last?.toISOString() ?? null);
  return { row: { address, language, joinedAt: (joinedAt ?? now).toISOString(), plan, until, ref }, problems };
}

/** The address as rows are compared by; empty for none. */
export function keyOf({ address }: BroughtRow): string {
  return isAddress(address) ? addressKey(address) : '';
}
