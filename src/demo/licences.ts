import type { Press } from '#platform/database.ts';
import { dayOf } from '#platform/dates.ts';
import { minorOf } from '#platform/money.ts';
import { addLicence, openTerms } from '#sources';
import type { DemoLicence } from './format.ts';

/** Writes down what the partner papers of the demo allow. What stands published is counted under it by the job that this asks for. */
export async function addDemoLicences(
  db: Press,
  licences: DemoLicence[],
  sources: Map<string, number>,
  timeZone: string,
  now: Date,
): Promise<void> {
  const day = (ahead: number) => dayOf(new Date(now.getTime() + ahead * 86_400_000), timeZone);
  for (const { source, name, starts, ends, channels, fee, sharePercent, takedownHours, attribution } of licences) {
    const sourceId = sources.get(source);
    if (sourceId === undefined) throw new Error(`licences.yaml: there is no "${source}".`);
    const terms = openTerms(name, day(starts));
    const given = {
      endsOn: ends === undefined ? null : day(ends),
      channels: channels ?? terms.channels,
      sharePercent: sharePercent ?? null,
      takedownHours: takedownHours ?? null,
      attribution: attribution ?? '',
    };
    await addLicence(db, sourceId, { ...terms, ...given, ...feeOf(fee) }, undefined, now);
  }
}

function feeOf(fee: string | undefined) {
  if (!fee) return {};
  const [amount = '', currency = '', what = ''] = fee.split(' ');
  const feeFor = (['story', 'month', 'year', 'words'] as const).find((one) => one === what);
  const feeMinor = minorOf(amount, currency);
  return feeFor && feeMinor !== undefined ? { feeMinor, feeCurrency: currency, feeFor } : {};
}
