import { field } from '#platform/http/forms.ts';
import type { Words } from '#platform/words.ts';
import type { GroupDraft } from '../store/checkouts.ts';
import type { BillingProblems } from './pages/billing-fields.tsx';

/** The name and the invoices' address as they were typed, and what is wrong with them. */
export function readBilling(form: URLSearchParams, words: Words): { typed: GroupDraft; problems: BillingProblems } {
  const typed = {
    name: field(form, 'name'),
    billingName: field(form, 'billingName'),
    billingAddress: field(form, 'billingAddress').replace(/\r\n?/g, '\n'),
    vatId: field(form, 'vatId'),
  };
  const problems: BillingProblems = {};
  if (typed.name === '') problems.name = words('subscriptions.group.noName');
  for (const [name, most] of [
    ['name', 100],
    ['billingName', 200],
    ['billingAddress', 500],
    ['vatId', 40],
  ] as const)
    if (typed[name].length > most) problems[name] = words('subscriptions.group.tooLong', { most });
  if (typed.vatId && !/^[\p{L}\p{N} .\-/]+$/u.test(typed.vatId)) problems.vatId = words('subscriptions.group.badVatId');
  return { typed, problems };
}
