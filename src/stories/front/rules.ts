/** How many places of a front can be held: of its top, the lead first, and of each section. */
export const topPlaces = 8;
export const sectionPlaces = 4;

// A small edition keeps its stories for the sections and leaves out the top's last row.
const topPlacesSmall = 5;
const smallEdition = 20;

/** What the rules look at in a story: which one it is, its section's address, and whether it has a picture. */
export type Fronted = { storyId: number; card: { section: { href: string }; lead: unknown } };

/** A story that somebody has put into a place; of two that want one the newer pin has it. */
export type Held<S> = { place: number; pinnedAt: Date; story: S };
export type Placed<S> = { story: S; isPinned: boolean };

/** True while a pin holds its place. */
export function isHolding(pin: { fromAt: Date | null; untilAt: Date | null }, now: Date): boolean {
  return (!pin.fromAt || pin.fromAt <= now) && (!pin.untilAt || pin.untilAt > now);
}

/** Who sits where: each in its own place or the next free one, up to the last; who finds none stands. */
export function seatsOf<S>(held: Held<S>[], count: number): Map<number, S> {
  const seats = new Map<number, S>();
  const inOrder = held.toSorted((a, b) => a.place - b.place || b.pinnedAt.getTime() - a.pinnedAt.getTime());
  for (const { place, story } of inOrder) {
    let free = place;
    while (seats.has(free)) free++;
    if (free <= count) seats.set(free, story);
  }
  return seats;
}

/** Pinned stories in their places, the others filled in order; where the others run out, those behind move up. */
function seated<S>(seats: Map<number, S>, others: S[], count: number): Placed<S>[] {
  const waiting = [...others];
  const placed: Placed<S>[] = [];
  for (let place = 1; place <= count; place++) {
    const held = seats.get(place);
    const story = held ?? waiting.shift();
    if (story) placed.push({ story, isPinned: held !== undefined });
  }
  return placed;
}

/**
 * The top of a front: what is pinned, and in the places between the newest, one a section as long as there are enough,
 * the lead one with a picture. `elsewhere` are stories that a section holds.
 */
export function topOf<S extends Fronted>(newest: S[], held: Held<S>[], elsewhere: Set<number>): Placed<S>[] {
  const wanted = newest.length < smallEdition ? topPlacesSmall : topPlaces;
  const count = Math.min(topPlaces, Math.max(wanted, ...held.map(({ place }) => place)));
  const seats = seatsOf(held, count);
  const pinned = new Set(held.map(({ story }) => story.storyId));
  const free = newest.filter(({ storyId }) => !pinned.has(storyId) && !elsewhere.has(storyId));
  const chosen: S[] = [];
  const lead = seats.has(1) ? undefined : (free.find(({ card }) => card.lead) ?? free[0]);
  if (lead) chosen.push(lead);
  for (const isStrict of [true, false]) {
    for (const one of free) {
      if (chosen.length >= count - seats.size) break;
      if (chosen.includes(one)) continue;
      const beside = [...seats.values(), ...chosen];
      if (isStrict && beside.some((other) => other.card.section.href === one.card.section.href)) continue;
      chosen.push(one);
    }
  }
  return seated(seats, chosen, count);
}

/** A section of a front: what is pinned there, and the newest of it that stand nowhere else. */
export function sectionOf<S extends Fronted>(newest: S[], held: Held<S>[], elsewhere: Set<number>, most: number): Placed<S>[] {
  const seats = seatsOf(held, sectionPlaces);
  const pinned = new Set(held.map(({ story }) => story.storyId));
  const free = newest.filter(({ storyId }) => !pinned.has(storyId) && !elsewhere.has(storyId));
  return seated(seats, free, most);
}
