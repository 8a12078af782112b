import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { record } from '#staff';
import { frontTag } from './compose.ts';
import { sectionPlaces, topPlaces } from './rules.ts';
import { addFront, findFront, frontInForce, lockFront, pinsOf, removePin, savePin } from './store.ts';

/** Which arrangement is meant: one by its number, or the one that holds now, which is begun where there is none. */
export type WhichFront = { language: string; frontId: number | undefined };

/** Where a story is to stand: the section's number, null for the top; the place from 1; from and until when, null for no end. */
export type Place = { sectionId: number | null; place: number; fromAt: Date | null; untilAt: Date | null };

export type PinOutcome = { ok: true } | { ok: false; reason: 'no-front' | 'no-story' | 'no-place' | 'times' };

/**
 * Holds a story in a place of a front, for that time. It stands there alone: another pin it had on this front ends. Who had the place gets
 * the one it came from, where both are of one part and neither has times of its own.
 */
export async function pinStory(press: Press, which: WhichFront, storyId: number, place: Place, by: number, now: Date): Promise<PinOutcome> {
  const most = place.sectionId === null ? topPlaces : sectionPlaces;
  if (!Number.isInteger(place.place) || place.place < 1 || place.place > most) return { ok: false, reason: 'no-place' };
  if (place.fromAt && place.untilAt && place.untilAt <= place.fromAt) return { ok: false, reason: 'times' };
  return inTransaction(press, async (press) => {
    await lockFront(press, which.language);
    if (!(await isStoryIn(press, storyId, which.language))) return { ok: false, reason: 'no-story' };
    if (place.sectionId !== null && !(await isSection(press, place.sectionId))) return { ok: false, reason: 'no-place' };
    const frontId = await frontFor(press, which, by, now);
    if (frontId === undefined) return { ok: false, reason: 'no-front' };
    const pins = await pinsOf(press, frontId);
    const own = pins.find((pin) => pin.storyId === storyId);
    const there = pins.find((pin) => pin.sectionId === place.sectionId && pin.place === place.place && pin.storyId !== storyId);
    if (there && own && own.sectionId === place.sectionId && !there.fromAt && !there.untilAt)
      await savePin(press, frontId, { ...pinOf(there), place: own.place });
    await savePin(press, frontId, { storyId, ...place, pinnedAt: now });
    await announce(press, [frontTag(which.language)]);
    const detail = { front: frontId, language: which.language, section: place.sectionId, place: place.place, was: own?.place ?? null };
    await record(press, { personId: by, act: 'stories.pinned', subject: { kind: 'story', id: storyId }, detail }, now);
    return { ok: true };
  });
}

/** Lets a story's place on a front go; the place fills itself again. False when it had none. */
export async function unpinStory(press: Press, which: WhichFront, storyId: number, by: number, now: Date): Promise<boolean> {
  return inTransaction(press, async (press) => {
    await lockFront(press, which.language);
    const frontId = await knownFront(press, which, now);
    if (frontId === undefined || !(await removePin(press, frontId, storyId))) return false;
    await announce(press, [frontTag(which.language)]);
    const detail = { front: frontId, language: which.language };
    await record(press, { personId: by, act: 'stories.unpinned', subject: { kind: 'story', id: storyId }, detail }, now);
    return true;
  });
}

const pinOf = ({ storyId, sectionId, place, fromAt, untilAt, pinnedAt }: Awaited<ReturnType<typeof pinsOf>>[number]) => ({
  storyId,
  sectionId,
  place,
  fromAt,
  untilAt,
  pinnedAt,
});

async function knownFront(press: Press, { language, frontId }: WhichFront, now: Date): Promise<number | undefined> {
  if (frontId === undefined) return frontInForce(press, language, now);
  const front = await findFront(press, frontId);
  return front?.language === language ? front.id : undefined;
}

async function frontFor(press: Press, which: WhichFront, by: number, now: Date): Promise<number | undefined> {
  const known = await knownFront(press, which, now);
  if (known !== undefined || which.frontId !== undefined) return known;
  return addFront(press, { language: which.language, beginsAt: now, madeBy: by, madeAt: now }, undefined);
}

async function isStoryIn(press: Press, storyId: number, language: string): Promise<boolean> {
  const version = press.selectFrom('stories.version').select('id').where('storyId', '=', storyId).where('language', '=', language);
  return (await version.executeTakeFirst()) !== undefined;
}

async function isSection(press: Press, id: number): Promise<boolean> {
  return (await press.selectFrom('stories.section').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
