import { isClean } from '#document';
import { isDay } from '#platform/dates.ts';
import { field } from '#platform/http/forms.ts';
import { currenciesIn, minorOf, typedAmount } from '#platform/money.ts';
import type { Phrase, Words } from '#platform/words.ts';
import type { Licence, LicenceTerms } from '#sources';
import { countriesIn, countriesText } from '../countries.ts';
import { wholeNumber } from '../settings/sentences.ts';
import { tagsIn } from './source-values.ts';

export const channels = ['web', 'mail', 'magazine'] as const;
export const rights = ['mayTranslate', 'mayAbridge', 'mayUsePictures'] as const;
export const feeKinds = ['', 'story', 'words', 'month', 'year'] as const;

const lines = [
  'name',
  'languages',
  'territories',
  'startsOn',
  'endsOn',
  'embargoHours',
  'exclusiveUntil',
  'takedownHours',
  'fee',
  'feeCurrency',
  'feeFor',
  'sharePercent',
  'attribution',
] as const;

type Line = (typeof lines)[number];

/** A licence as it is typed: lines of text, and what is ticked. */
export type TypedLicence = { values: Record<Line, string>; ticked: string[]; problems: Record<string, string> };

/** The form of a licence nobody has written anything of: the whole of it, from today on. */
export function emptyLicence(today: string): TypedLicence {
  const values = Object.fromEntries(lines.map((name) => [name, ''])) as Record<Line, string>;
  return { values: { ...values, startsOn: today, embargoHours: '0' }, ticked: [...rights, ...channels], problems: {} };
}

/** A licence as its form shows it. */
export function typedLicence(licence: Licence, language: string): TypedLicence {
  const { feeMinor, feeCurrency } = licence;
  const values: TypedLicence['values'] = {
    name: licence.name,
    languages: licence.languages?.join(', ') ?? '',
    territories: licence.territories ? countriesText(licence.territories, language) : '',
    startsOn: licence.startsOn,
    endsOn: licence.endsOn ?? '',
    embargoHours: String(licence.embargoHours),
    exclusiveUntil: licence.exclusiveUntil ?? '',
    takedownHours: licence.takedownHours === null ? '' : String(licence.takedownHours),
    fee: feeMinor !== null && feeCurrency ? typedAmount({ minor: feeMinor, currency: feeCurrency }) : '',
    feeCurrency: feeCurrency ?? '',
    feeFor: licence.feeFor ?? '',
    sharePercent: licence.sharePercent ?? '',
    attribution: licence.attribution,
  };
  return { values, ticked: [...rights.filter((one) => licence[one]), ...licence.channels], problems: {} };
}

/** What was typed of a licence, and what it comes to when nothing is wrong with it. */
export function readLicence(
  form: URLSearchParams,
  words: Words,
  language: string,
): { typed: TypedLicence; terms: LicenceTerms | undefined } {
  const values = Object.fromEntries(lines.map((name) => [name, field(form, name).normalize('NFC')])) as Record<Line, string>;
  const ticked = [...rights, ...channels].filter((name) => form.get(name) === 'yes');
  const problems: Record<string, string> = {};
  const wrong = (name: string, phrase: Phrase, given?: Record<string, number>) => {
    problems[name] ??= words(phrase, given);
  };
  for (const [name, value] of Object.entries(values)) {
    const most = name === 'attribution' ? 500 : 200;
    if (value.length > most) wrong(name, 'newsroom.parts.long', { most });
    else if (!isClean(value)) wrong(name, 'newsroom.parts.unclean');
  }
  const day = (name: Line) => {
    if (values[name] !== '' && !isDay(values[name])) wrong(name, 'newsroom.licences.problems.day');
    return values[name] || null;
  };
  const hours = (name: Line, most: number) => {
    const count = values[name] === '' ? 0 : wholeNumber(values[name]);
    if (Number.isNaN(count) || count > most) wrong(name, 'newsroom.licences.problems.hours', { most });
    return count;
  };
  if (values.name === '') wrong('name', 'newsroom.licences.problems.name');
  const languages = tagsIn(values.languages);
  if (!languages) wrong('languages', 'newsroom.sources.problems.languages');
  const territories = countriesIn(values.territories, language);
  if (territories.unknown.length > 0) wrong('territories', 'newsroom.licences.problems.territories');
  const chosen = channels.filter((one) => ticked.includes(one));
  if (chosen.length === 0) wrong('channels', 'newsroom.licences.problems.channels');
  const [startsOn, endsOn, exclusiveUntil] = [day('startsOn'), day('endsOn'), day('exclusiveUntil')];
  if (!startsOn) wrong('startsOn', 'newsroom.licences.problems.day');
  if (startsOn && endsOn && endsOn < startsOn) wrong('endsOn', 'newsroom.licences.problems.order');
  const embargoHours = hours('embargoHours', 8760);
  const takedownHours = hours('takedownHours', 8760);
  const fee = feeIn(values, wrong);
  const share = values.sharePercent.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)).replace(/[,٫]/, '.');
  if (share !== '' && !(/^\d{1,3}(\.\d{1,2})?$/.test(share) && Number(share) <= 100))
    wrong('sharePercent', 'newsroom.licences.problems.share');
  const typed = { values, ticked, problems };
  if (Object.keys(problems).length > 0 || !startsOn || !languages) return { typed, terms: undefined };
  const terms: LicenceTerms = {
    name: values.name,
    mayTranslate: ticked.includes('mayTranslate'),
    mayAbridge: ticked.includes('mayAbridge'),
    mayUsePictures: ticked.includes('mayUsePictures'),
    channels: chosen,
    languages: languages.length > 0 ? languages : null,
    territories: territories.codes.length > 0 ? territories.codes : null,
    startsOn,
    endsOn,
    embargoHours,
    exclusiveUntil,
    takedownHours: values.takedownHours === '' ? null : takedownHours,
    ...fee,
    sharePercent: share || null,
    attribution: values.attribution,
  };
  return { typed, terms };
}

type Fee = Pick<LicenceTerms, 'feeMinor' | 'feeCurrency' | 'feeFor'>;

function feeIn(values: TypedLicence['values'], wrong: (name: string, phrase: Phrase) => void): Fee {
  const none: Fee = { feeMinor: null, feeCurrency: null, feeFor: null };
  if (values.fee === '' && values.feeFor === '') return none;
  const feeFor = feeKinds.find((one) => one !== '' && one === values.feeFor);
  const currency = currenciesIn('en').find(({ code }) => code === values.feeCurrency.toUpperCase())?.code;
  if (!feeFor) wrong('feeFor', 'newsroom.licences.problems.feeFor');
  if (!currency) wrong('feeCurrency', 'newsroom.licences.problems.currency');
  const minor = currency ? minorOf(values.fee, currency) : undefined;
  if (currency && minor === undefined) wrong('fee', 'newsroom.licences.problems.fee');
  if (!feeFor || !currency || minor === undefined) return none;
  return { feeMinor: minor, feeCurrency: currency, feeFor: feeFor as Exclude<typeof feeFor, ''> };
}
