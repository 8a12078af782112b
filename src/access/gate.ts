import type { Document } from '#document';
import type { App } from '#platform/app.ts';
import { type Database, inTransaction, type Press } from '#platform/database.ts';
import { dayOf, monthOf } from '#platform/dates.ts';
import { clientAddress, networkHash } from '#platform/http/network.ts';
import type { Ctx } from '#platform/http/route.ts';
import { TaggedCache } from '#platform/tagged-cache.ts';
import { newToken } from '#platform/tokens.ts';
import { readerOf } from '#readers';
import { readSettings, type Settings } from '#settings';
import { isPreviewOpen, openPreview, type PublishedStory, type Rehearsal, readBody, rehearsalOf } from '#stories';
import { entitlementOf } from '#subscriptions';
import { type Decision, decide, type Viewer } from './decide.ts';
import { hasInstitutions, institutionOf, type ReadsWith } from './institutions/institution-of.ts';
import { readWith } from './institutions/store.ts';
import { giveMeterKey, meterHash, readMeterKey } from './meter-cookie.ts';
import { chargeOpening, type MeterRef, mergeMeters, meterId, noStanding, standingOf } from './store.ts';

/** Who makes a request. `readerId` is there once they have signed in. */
export type Asker = {
  who: 'visitor' | 'reader' | 'subscriber';
  readerId: number | undefined;
  /** With which a reader who doesn't subscribe may read. A visitor's is found when they open. */
  institution?: ReadsWith | undefined;
};

/** What may be shown of a story: the document is cut already. The institution is there where the viewer reads with it, or would but for its being full today. */
export type Reading = { decision: Decision; document: Document; institution?: (ReadsWith & { isFull: boolean }) | undefined };

/** As whom the newsroom looks at a text: a visitor who has opened nothing this month or used up what is free, a reader with stories left, a subscriber. */
export const rehearsedViewers = ['visitor', 'spent', 'reader', 'subscriber'] as const;

export type RehearsedViewer = (typeof rehearsedViewers)[number];

/** A text nobody has published, cut for one kind of viewer: the whole isn't here where they may not read it. */
export type Rehearsed = Omit<Rehearsal, 'whole'> & { reading: Reading; who: Asker['who'] };

export type Gate = {
  askerOf: (c: Ctx) => Promise<Asker>;
  /** What a GET shows. Never charges; a visitor gets the preview, the same for everybody. */
  read: (asker: Asker, story: PublishedStory) => Promise<Reading>;
  /** Whether the paper has institutions whose readers might ask. The same for everybody. */
  hasInstitutions: () => Promise<boolean>;
  /** What opening shows: the whole story, charged when it must be, or the preview with the reason. */
  open: (c: Ctx, asker: Asker, story: PublishedStory) => Promise<Reading>;
  /** What opening a version's newest revision would show such a viewer, were it published. Charges and counts nothing; whoever asks must be of the staff. */
  rehearse: (versionId: number, as: RehearsedViewer) => Promise<Rehearsed | undefined>;
  /** Whether a preview link works. Counts nothing. */
  isPreviewOpen: (token: string) => Promise<boolean>;
  /** Opens a preview link once: the whole text, and for whom the link was made. */
  openPreview: (token: string) => Promise<(Rehearsed & { madeFor: string }) | undefined>;
  /** At sign-in: the reader's meter counts what this browser opened this month. Part of the transaction `db` is. */
  afterSignIn: (db: Database, c: Ctx, readerId: number) => Promise<void>;
  /** At sign-out: this browser's meter counts what the reader opened this month, so that leaving earns no story. */
  beforeSignOut: (c: Ctx) => Promise<void>;
};

const bodiesKept = 400;

/** Builds the gate, the only reader-side code that can read a body. */
export function createGate(app: App, press: Press): Gate & { drop: (tags: string[]) => void; clear: () => void } {
  const bodies = new TaggedCache<Document>(bodiesKept);
  const bodyOf = (story: PublishedStory) =>
    bodies.keep(String(story.versionId), [`story:${story.storyId}`], () => readBody(press, story.versionId));

  async function cut(decision: Decision, story: PublishedStory, readsWith?: ReadsWith, isFull = false): Promise<Reading> {
    const isWhole = decision.show === 'whole' && story.access !== 'free';
    const document = isWhole ? await bodyOf(story) : story.preview;
    const isShown = isFull ? decision.show === 'preview' : decision.reason === 'institution';
    return { decision, document, institution: readsWith && isShown ? { ...readsWith, isFull } : undefined };
  }

  function gated(story: PublishedStory, settings: Settings) {
    return { access: story.access, closesAt: new Date(story.firstPublishedAt.getTime() + settings.archive.closesAfterDays * 86_400_000) };
  }

  const today = async () => dayOf(app.clock(), (await readSettings(app)).paper.timeZone);

  async function viewerFor(
    asker: Asker,
    meter: MeterRef | undefined,
    story: PublishedStory,
    settings: Settings,
    now: Date,
    readsWith = asker.institution,
  ): Promise<Viewer> {
    if (asker.who === 'subscriber') return { who: 'subscriber' };
    const allowance = asker.who === 'reader' ? settings.meter.readers : settings.meter.visitors;
    const asked = { storyId: story.storyId, institutionId: readsWith?.id };
    const { opened, hasOpened, giverId, isCounted } = meter
      ? await standingOf(app.db, meter, asked, dayOf(now, settings.paper.timeZone), now)
      : noStanding;
    const institution = !readsWith ? 'none' : isCounted ? 'counted' : 'may';
    // A gift lives as long as its giver's subscription.
    const isGiven = giverId !== null && isEntitledAt(await entitlementOf(app, giverId), now);
    return { who: asker.who, opened, hasOpened, isGiven, institution, allowance, mayBegin: true };
  }

  async function rehearse(versionId: number, as: RehearsedViewer): Promise<Rehearsed | undefined> {
    const settings = await readSettings(app);
    const now = app.clock();
    const rehearsal = await rehearsalOf(press, versionId, settings, now);
    if (!rehearsal) return undefined;
    const { whole, ...rest } = rehearsal;
    const who = as === 'spent' ? 'visitor' : as;
    const allowance = who === 'reader' ? settings.meter.readers : settings.meter.visitors;
    const standing = {
      opened: as === 'spent' ? allowance : 0,
      hasOpened: false,
      isGiven: false,
      institution: 'none',
      allowance,
      mayBegin: true,
    } as const;
    const viewer: Viewer = who === 'subscriber' ? { who } : { who, ...standing };
    const decision = decide(viewer, gated(rest.story, settings), 'open', now);
    return { ...rest, who, reading: { decision, document: decision.show === 'whole' ? whole : rest.story.preview } };
  }

  return {
    rehearse,
    isPreviewOpen: (token) => isPreviewOpen(press, token, app.clock()),

    async openPreview(token) {
      const opened = await openPreview(press, token, app.clock());
      const rehearsed = opened && (await rehearse(opened.versionId, 'subscriber'));
      return rehearsed && { ...rehearsed, madeFor: opened.madeFor };
    },

    drop: (tags) => bodies.drop(tags),
    clear: () => bodies.clear(),

    async askerOf(c) {
      const reader = await readerOf(app, c);
      if (!reader) return { who: 'visitor', readerId: undefined };
      if (isEntitledAt(await entitlementOf(app, reader.id), app.clock())) return { who: 'subscriber', readerId: reader.id };
      const institution = await institutionOf(app, await today(), clientAddress(app, c), reader.email);
      return { who: 'reader', readerId: reader.id, institution };
    },

    async read(asker, story) {
      const settings = await readSettings(app);
      const now = app.clock();
      const meter = asker.who === 'reader' && asker.readerId ? { readerId: asker.readerId } : undefined;
      const decision = decide(await viewerFor(asker, meter, story, settings, now), gated(story, settings), 'page', now);
      return cut(decision, story, asker.institution);
    },

    hasInstitutions: async () => hasInstitutions(app, await today()),

    async open(c, asker, story) {
      const settings = await readSettings(app);
      const now = app.clock();
      const known = asker.readerId ? undefined : readMeterKey(app, c);
      const held: MeterRef | undefined = asker.readerId ? { readerId: asker.readerId } : known ? { keyHash: meterHash(known) } : undefined;
      const day = dayOf(now, settings.paper.timeZone);
      const isVisitor = asker.who === 'visitor';
      const readsWith = isVisitor ? await institutionOf(app, day, clientAddress(app, c)) : asker.institution;
      let viewer = await viewerFor(asker, held, story, settings, now, readsWith);
      let first = decide(viewer, gated(story, settings), 'open', now);
      const key = newToken();
      const meter = held ?? { keyHash: meterHash(key) };
      let isFull = false;
      if (readsWith && first.reason === 'institution' && viewer.who !== 'subscriber' && viewer.institution === 'may') {
        const outcome = await readWith(app.db, readsWith.id, day, meter, now);
        if (!held && outcome === 'counted') giveMeterKey(app, c, key);
        isFull = outcome === 'full';
        // What the lock found out decides again: counted from now on, or like anybody.
        viewer = { ...viewer, institution: outcome === 'counted' ? 'counted' : 'none' };
        first = decide(viewer, gated(story, settings), 'open', now);
      }
      if (!first.charge || viewer.who === 'subscriber') return cut(first, story, readsWith, isFull);

      const network = { day, hash: networkHash(app, clientAddress(app, c), day), newMeters: settings.meter.newPerNetwork };
      const charge = { meter, storyId: story.storyId, month: day.slice(0, 7), allowance: viewer.allowance, network };
      const outcome = await chargeOpening(app.db, charge, now);
      // Only now is there a meter: a fault or a refusal leaves no cookie behind.
      if (!held && outcome === 'charged') giveMeterKey(app, c, key);
      // What the lock found out since the first decision decides again.
      const after: Record<typeof outcome, Partial<Viewer>> = {
        charged: {},
        again: { hasOpened: true },
        spent: { opened: viewer.allowance },
        register: { mayBegin: false },
      };
      return cut(decide({ ...viewer, ...after[outcome] } as Viewer, gated(story, settings), 'open', now), story, readsWith, isFull);
    },

    async afterSignIn(db, c, readerId) {
      const key = readMeterKey(app, c);
      if (!key) return;
      const settings = await readSettings(app);
      const now = app.clock();
      const from = await meterId(db, { keyHash: meterHash(key) }, now);
      await mergeMeters(db, from, await meterId(db, { readerId }, now), monthOf(now, settings.paper.timeZone));
    },

    async beforeSignOut(c) {
      const reader = await readerOf(app, c);
      if (!reader) return;
      const settings = await readSettings(app);
      const now = app.clock();
      await inTransaction(app.db, async (db) => {
        const into = await meterId(db, { keyHash: meterHash(readMeterKey(app, c) ?? giveMeterKey(app, c)) }, now);
        await mergeMeters(db, await meterId(db, { readerId: reader.id }, now), into, monthOf(now, settings.paper.timeZone));
      });
    },
  };
}

function isEntitledAt(entitled: { until: Date } | undefined, now: Date): boolean {
  return entitled !== undefined && entitled.until > now;
}
