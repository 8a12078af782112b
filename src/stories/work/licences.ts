import type { Document } from '#document';
import type { Press } from '#platform/database.ts';
import type { Words } from '#platform/words.ts';
import type { StoryOrigin } from '../origins.ts';

/** Where a version can be published under a licence. */
export type Channel = 'web' | 'mail' | 'magazine';

/** What of a licence can stand in the way of a publication. */
export type ClauseKind =
  | 'no-licence'
  | 'not-started'
  | 'ended'
  | 'translate'
  | 'abridge'
  | 'channel'
  | 'language'
  | 'territory'
  | 'embargo';

/** The clause that stands in the way, of the licence that comes nearest (`licence`, empty where there is none). `on`: from or until which day or moment, in the paper's time zone. */
export type LicenceClause = { kind: ClauseKind; licence: string; on: string; channel: Channel };

/** Whether a version may be published in a channel, and under which licence. The paper's own stories need none. */
export type Clearance = { ok: true; licenceId: number | undefined } | { ok: false; clause: LicenceClause };

/** The moment of a publication, and whose days count. */
export type When = { at: Date; timeZone: string };

/** A version as licences ask about it. */
export type ClearedVersion = {
  storyId: number;
  versionId: number;
  language: string /** Asked for where it isn’t at hand. */;
  origin?: StoryOrigin;
};

/**
 * What the licences of partner papers and the translations say, handed to every verb that publishes: `sources` and `translation` know them, and stand to the right of here.
 * Asked in a transaction, a clearance holds the licence until its end, so that none ends unseen meanwhile.
 */
export type Licences = {
  clearanceOf: (press: Press, version: ClearedVersion, channel: Channel, when: When) => Promise<Clearance>;
  /** Counts a version that was published under a licence, once for each occasion; the web has one, without a name. */
  noteUse: (
    press: Press,
    use: ClearedVersion & { licenceId: number; words: number },
    channel: Channel,
    occasion: string,
    at: Date,
  ) => Promise<void>;
  /** How many pieces of a text a machine wrote and no person has changed or passed. None of them is published. */
  untouchedOf: (press: Press, version: MadeText) => Promise<number>;
  /** Writes what readers are told of a version that was made from another, as it goes out. */
  settle: (press: Press, version: MadeText, at: Date) => Promise<void>;
};

/** A version that may have been made from another, with its newest text. */
export type MadeText = { versionId: number; madeFrom: number | undefined; newest: { document: Document } };

const phraseOf = {
  'no-licence': 'stories.clause.noLicence',
  'not-started': 'stories.clause.notStarted',
  ended: 'stories.clause.ended',
  translate: 'stories.clause.translate',
  abridge: 'stories.clause.abridge',
  channel: 'stories.clause.channel',
  language: 'stories.clause.language',
  territory: 'stories.clause.territory',
  embargo: 'stories.clause.embargo',
} as const;

/** A clause that stands in the way, in a sentence. */
export function clauseText(words: Words, { kind, licence, on, channel }: LicenceClause): string {
  return words(phraseOf[kind], { licence, on, channel });
}
