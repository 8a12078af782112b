import { type Front, isHolding, type PinLine, type Placed, sectionPlaces, topPlaces } from '#stories';

/** One place of the front as it stands: its story, and the pin that holds it where one does. */
export type PlaceLine = { place: number; storyId: number; headline: string; pin: PinLine | undefined };

/** Why a pinned story isn't to be seen. */
export type Absence = 'not-public' | 'not-yet' | 'over' | 'no-room';

export type Part = {
  /** Undefined for the top. */
  sectionId: number | undefined;
  name: string | undefined;
  places: number;
  lines: PlaceLine[];
  absent: { pin: PinLine; why: Absence }[];
};

/** The front as the newsroom lists it: the top, then each section, with what is pinned there and isn't seen. */
export function partsOf(front: Front, sections: { id: number; name: string }[], pins: PinLine[], at: Date): Part[] {
  const part = (sectionId: number | undefined, name: string | undefined, placed: Placed<Front['latest'][number]>[]): Part => {
    const places = sectionId === undefined ? topPlaces : sectionPlaces;
    const lines = placed.slice(0, places).map(({ story, isPinned }, index) => ({
      place: index + 1,
      storyId: story.storyId,
      headline: story.card.headline,
      pin: isPinned ? pins.find((pin) => pin.storyId === story.storyId) : undefined,
    }));
    const seen = new Set(lines.filter(({ pin }) => pin).map(({ storyId }) => storyId));
    const absent = pins
      .filter((pin) => pin.sectionId === (sectionId ?? null) && !seen.has(pin.storyId))
      .map((pin) => ({ pin, why: absenceOf(pin, at) }));
    return { sectionId, name, places, lines, absent };
  };
  return [part(undefined, undefined, front.top), ...sections.map(({ id, name }) => part(id, name, front.sections.get(id) ?? []))];
}

function absenceOf(pin: PinLine, at: Date): Absence {
  if (pin.untilAt && pin.untilAt <= at) return 'over';
  if (!isHolding(pin, at)) return 'not-yet';
  return pin.isPublic ? 'no-room' : 'not-public';
}
