import { displayNames, numberFormat } from './formats.ts';
import { directionOf } from './languages.ts';

/** An amount in the minor unit of its ISO 4217 currency: 290 USD is $2.90. */
export type Money = { minor: number; currency: string };

/** How many decimals a currency has, by CLDR: 2 for USD, 0 for JPY. */
function decimalsOf(currency: string): number {
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The names of the world's currencies in a language, by their ISO 4217 code. */
export function currenciesIn(language: string): { code: string; name: string }[] {
  const names = displayNames(language, 'currency');
  return Intl.supportedValuesOf('currency').map((code) => ({ code, name: names.of(code) ?? code }));
}

/**
 * An amount as people type it ("2.90", "2,90", "٢٫٩٠") in the minor unit of a currency. Undefined for what is none, has more decimals
 * than the currency, or is more than a million.
 */
export function minorOf(typed: string, currency: string): number | undefined {
  const text = typed
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[٫,]/, '.');
  const [, whole = '', decimals = ''] = text.match(/^(\d{1,7})(?:\.(\d*))?$/) ?? [];
  const most = decimalsOf(currency);
  if (whole === '' || decimals.length > most) return undefined;
  const minor = Number(whole) * 10 ** most + Number(decimals.padEnd(most, '0') || 0);
  return minor <= 1_000_000 * 10 ** most ? minor : undefined;
}

/** The amount as it is typed into a field: "2.90", without its currency. */
export function typedAmount(money: Money): string {
  const decimals = decimalsOf(money.currency);
  return (money.minor / 10 ** decimals).toFixed(decimals);
}

/** The amount as people of a language write it: "$2.90", "2,90 $US". */
export function moneyText(money: Money, language: string): string {
  const amount = money.minor / 10 ** decimalsOf(money.currency);
  const text = numberFormat(language, { style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol' }).format(amount);
  // CLDR's marks would have "US$" read as "$US" in right-to-left text: the amount keeps its own direction in it (UAX #9).
  return directionOf(language) === 'rtl' ? `\u2066${text.replace(/[\u200e\u200f]/g, '')}\u2069` : text;
}

/** What a year costs less when paid at once: 12 months minus the annual price. Undefined when that saves nothing. */
export function annualSaving(monthly: Money, annual: Money): Money | undefined {
  if (monthly.currency !== annual.currency) return undefined;
  const minor = 12 * monthly.minor - annual.minor;
  return minor > 0 ? { minor, currency: annual.currency } : undefined;
}
