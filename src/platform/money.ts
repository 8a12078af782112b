import { numberFormat } from './formats.ts';
import { directionOf } from './languages.ts';

/** An amount in the minor unit of its ISO 4217 currency: 290 USD is $2.90. */
export type Money = { minor: number; currency: string };

/** How many decimals a currency has, by CLDR: 2 for USD, 0 for JPY. */
function decimalsOf(currency: string): number {
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
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
