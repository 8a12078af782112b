import { momentIn } from '#platform/dates.ts';
import { addressKey, isAddress } from '#platform/mail-addresses.ts';

/** What a row of a file says, once read. */
export type BroughtRow = { email: string; newsletters: string[]; language: string; confirmedAt: Date | undefined; consent: string };

/** What can be wrong with a row. */
export type Fault = 'missing' | 'address' | 'newsletter' | 'language' | 'date' | 'long' | 'twice';
export type RowProblem = [column: string, fault: Fault];

/** The columns that are read, and that an export has; any others are passed over. */
export const columns = ['address', 'newsletters', 'language', 'confirmed_at', 'consent'] as const;

const mostConsentLetters = 2000;

/** The name of a column as its file may spell it: "E-mail", "Email address", "Confirmed at". */
export function columnOf(head: string): string {
  const plain = head
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (['email', 'e_mail', 'email_address', 'mail'].includes(plain)) return 'address';
  if (['newsletter', 'list', 'lists'].includes(plain)) return 'newsletters';
  return ['confirmed', 'opted_in_at', 'confirm_time'].includes(plain) ? 'confirmed_at' : plain;
}

/** A row of a file in our words, and what is wrong with it: an address that asked for lists that there are, when, and in which words or by what proof. */
export function readRow(
  cells: Record<string, string>,
  { slugs, homeLanguage, now }: { slugs: string[]; homeLanguage: string; now: Date },
): { row: BroughtRow; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  // What an export makes plain for spreadsheets, with a quote in front, is read back as it was.
  const cell = (name: string) => (cells[name] ?? '').trim().replace(/^'(?=[=+\-@\t\r])/, '');
  const email = cell('address');
  if (email === '') problems.push(['address', 'missing']);
  else if (!isAddress(email)) problems.push(['address', 'address']);
  const newsletters = [
    ...new Set(
      cell('newsletters')
        .toLowerCase()
        .split(/[\s,;|]+/),
    ),
  ].filter((slug) => slug !== '');
  if (newsletters.length === 0) problems.push(['newsletters', 'missing']);
  else if (newsletters.some((slug) => !slugs.includes(slug))) problems.push(['newsletters', 'newsletter']);
  const language = cell('language') || homeLanguage;
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/.test(language)) problems.push(['language', 'language']);
  const confirmedAt = momentIn(cell('confirmed_at'), 'from');
  if (cell('confirmed_at') === '') problems.push(['confirmed_at', 'missing']);
  else if (!confirmedAt || confirmedAt > now) problems.push(['confirmed_at', 'date']);
  const consent = cell('consent');
  if (consent === '') problems.push(['consent', 'missing']);
  else if (consent.length > mostConsentLetters) problems.push(['consent', 'long']);
  return { row: { email, newsletters, language, confirmedAt, consent: consent.slice(0, mostConsentLetters) }, problems };
}

/** The address as rows are compared by; empty for none. */
export function keyOf(email: string): string {
  return isAddress(email) ? addressKey(email) : '';
}
