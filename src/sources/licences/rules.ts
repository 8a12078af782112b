import { clockOf, dayOf } from '#platform/dates.ts';
import type { Channel, Clearance, LicenceClause } from '#stories';

/** What a licence allows. Days are the paper's (yyyy-mm-dd), the last one included; null languages and territories stand for all. */
export type Terms = {
  id: number;
  name: string;
  mayTranslate: boolean;
  mayAbridge: boolean;
  mayUsePictures: boolean;
  channels: Channel[];
  languages: string[] | null;
  territories: string[] | null;
  startsOn: string;
  endsOn: string | null;
  /** By hand, before its day. */
  endedAt: Date | null;
  /** All that it covered has been taken down: from then on it covers nothing, whatever the clock of whoever asks. */
  settledAt: Date | null;
  embargoHours: number;
};

/** A version that is to be published at a moment. */
export type Asked = {
  channel: Channel;
  language: string;
  /** The original's; null where nobody has said. */
  originalLanguage: string | null;
  sourceLanguages: string[];
  isAbridged: boolean;
  at: Date;
  /** When the source published it, as far as is known. */
  publishedAt: Date;
  /** Not before that moment, as the source asks. */
  embargoUntil: Date | null;
  timeZone: string;
};

const hour = 3_600_000;

/** What a source's licences say of a version: under which of them it may be published, or the clause that stands in the way in the one that comes nearest. */
export function clearanceBy(licences: Terms[], asked: Asked): Clearance {
  const read = licences.map((licence) => ({ licence, clauses: clausesAgainst(licence, asked) }));
  const [allowing] = read.filter(({ clauses }) => clauses.length === 0).toSorted((one, other) => byDuration(one.licence, other.licence));
  if (allowing) return { ok: true, licenceId: allowing.licence.id };
  const [nearest] = read.toSorted((one, other) => byNearness(one, other));
  const clause = nearest?.clauses[0];
  return { ok: false, clause: clause ?? { kind: 'no-licence', licence: '', on: '', channel: asked.channel } };
}

/** Every clause of one licence that stands in the way, the weightiest first. */
export function clausesAgainst(licence: Terms, asked: Asked): LicenceClause[] {
  const { channel, at, timeZone } = asked;
  const clauses: LicenceClause[] = [];
  const against = (isAgainst: boolean, kind: LicenceClause['kind'], on = '') => {
    if (isAgainst) clauses.push({ kind, licence: licence.name, on, channel });
  };
  const today = dayOf(at, timeZone);
  const end = endOf(licence, timeZone);
  against(isOver(licence, at, timeZone), 'ended', end);
  against(licence.startsOn > today, 'not-started', licence.startsOn);
  // The paper goes out to the world, and can't keep a page or a mail from any part of it.
  against(licence.territories !== null, 'territory', licence.territories?.join(', '));
  against(!licence.channels.includes(channel), 'channel');
  against(licence.languages !== null && !licence.languages.some((one) => isWithin(asked.language, one)), 'language');
  against(!licence.mayTranslate && isTranslation(asked), 'translate');
  against(!licence.mayAbridge && asked.isAbridged, 'abridge');
  const opensAt = Math.max(asked.publishedAt.getTime() + licence.embargoHours * hour, asked.embargoUntil?.getTime() ?? 0);
  const isHeldBack = licence.embargoHours > 0 || asked.embargoUntil !== null;
  against(isHeldBack && opensAt > at.getTime(), 'embargo', isHeldBack ? clockOf(new Date(opensAt), timeZone).replace('T', ' ') : '');
  return clauses;
}

/** True once a licence covers nothing any more: after its last day in the paper's time zone, or from when it was ended. */
export function isOver(licence: Pick<Terms, 'endsOn' | 'endedAt' | 'settledAt'>, at: Date, timeZone: string): boolean {
  const isEnded = licence.endedAt !== null && licence.endedAt <= at;
  return licence.settledAt !== null || isEnded || (licence.endsOn !== null && licence.endsOn < dayOf(at, timeZone));
}

/** True while a licence runs. */
export function isRunning(licence: Pick<Terms, 'startsOn' | 'endsOn' | 'endedAt' | 'settledAt'>, at: Date, timeZone: string): boolean {
  return !isOver(licence, at, timeZone) && licence.startsOn <= dayOf(at, timeZone);
}

/** The day a licence ends or ended; empty where none is agreed. */
export function endOf({ endsOn, endedAt }: Pick<Terms, 'endsOn' | 'endedAt'>, timeZone: string): string {
  const byHand = endedAt && dayOf(endedAt, timeZone);
  return byHand && !(endsOn && endsOn < byHand) ? byHand : (endsOn ?? '');
}

/** Whether a version that stands published did so by this licence, whether or not it runs still. */
export function wasCoveredBy(licence: Terms, asked: Asked): boolean {
  const kinds = clausesAgainst(licence, asked).map(({ kind }) => kind);
  return kinds.every((kind) => kind === 'ended' || kind === 'embargo');
}

/** Days before a licence's end at which the editors are told. */
export const warningDays = [30, 7] as const;

/** How many days a licence runs on, its last one included; negative once that is past. */
export function daysLeft(endsOn: string, today: string): number {
  return Math.round((Date.parse(endsOn) - Date.parse(today)) / 86_400_000);
}

type Narrowed = Pick<
  Terms,
  'mayTranslate' | 'mayAbridge' | 'mayUsePictures' | 'channels' | 'languages' | 'territories' | 'startsOn' | 'embargoHours'
>;

/** Which of a licence's terms would allow less than before. What stands published under it would be uncovered unseen, so it is ended and another one written. */
export function narrowedTerms(was: Narrowed, is: Narrowed): (keyof Narrowed)[] {
  const isLess = {
    mayTranslate: was.mayTranslate && !is.mayTranslate,
    mayAbridge: was.mayAbridge && !is.mayAbridge,
    mayUsePictures: was.mayUsePictures && !is.mayUsePictures,
    channels: was.channels.some((one) => !is.channels.includes(one)),
    languages: is.languages !== null && (was.languages === null || was.languages.some((one) => !is.languages?.includes(one))),
    territories: is.territories !== null && (was.territories === null || was.territories.some((one) => !is.territories?.includes(one))),
    startsOn: is.startsOn > was.startsOn,
    embargoHours: is.embargoHours > was.embargoHours,
  };
  return (Object.keys(isLess) as (keyof Narrowed)[]).filter((name) => isLess[name]);
}

/** A version is a translation unless it is in the original's language; where that is unknown, in none of the source's. */
function isTranslation({ language, originalLanguage, sourceLanguages }: Asked): boolean {
  const originals = originalLanguage ? [originalLanguage] : sourceLanguages;
  return !originals.some((one) => one.split('-')[0] === language.split('-')[0]);
}

const isWithin = (language: string, listed: string) => language === listed || language.startsWith(`${listed}-`);

// The one that runs longest is used first; among equals the one that was written first.
function byDuration(one: Terms, other: Terms): number {
  return (other.endsOn ?? '9999').localeCompare(one.endsOn ?? '9999') || one.id - other.id;
}

type Read = { licence: Terms; clauses: LicenceClause[] };

function byNearness(one: Read, other: Read): number {
  const isPast = ({ clauses }: Read) => Number(clauses.some(({ kind }) => kind === 'ended'));
  return (
    one.clauses.length - other.clauses.length ||
    isPast(one) - isPast(other) ||
    other.licence.startsOn.localeCompare(one.licence.startsOn) ||
    other.licence.id - one.licence.id
  );
}
