import type { Database } from '#platform/database.ts';
import { type Edition, type ListedStory, listManyStories, tagsOfCards } from '../cards.ts';
import { listOf, listTag } from '../lists.ts';
import { type Held, isHolding, type Placed, sectionOf, topOf, topPlaces } from './rules.ts';
import { nextChange, pinnedAt } from './store.ts';

const perSection = 12;
const latestShown = 12;

/** The tag of an edition's front: announced when its arrangement changes. */
export const frontTag = (language: string) => `front:${language}`;

export type Front = {
  top: Placed<ListedStory>[];
  /** By a section's id. */
  sections: Map<number, Placed<ListedStory>[]>;
  latest: ListedStory[];
  /** When the arrangement changes next by itself. */
  until: Date | undefined;
  tags: string[];
};

/** The front of an edition as it is arranged for a moment, filled with the newest stories. Three statements, however much is pinned. */
export async function composeFront(db: Database, edition: Edition, sections: { id: number }[], at: Date): Promise<Front> {
  const { language } = edition;
  const lists = [listOf.all, ...sections.map(({ id }) => listOf.section(id))];
  const [found, pins, until] = await Promise.all([
    listManyStories(db, edition, lists, perSection + topPlaces),
    pinnedAt(db, edition, at),
    nextChange(db, language, at),
  ]);
  const holding = pins.filter((pin) => isHolding(pin, at));
  const heldIn = (sectionId: number | null): Held<ListedStory>[] => holding.filter((pin) => pin.sectionId === sectionId);
  const shown = new Set(sections.map(({ id }) => id));
  const inSections = holding.filter(({ sectionId }) => sectionId !== null && shown.has(sectionId));
  const newest = found.get(listOf.all) ?? [];
  const top = topOf(newest, heldIn(null), new Set(inSections.map(({ story }) => story.storyId)));
  const onTop = top.map(({ story }) => story.storyId);
  const bySection = sections.map(({ id }): [number, Placed<ListedStory>[]] => {
    const elsewhere = inSections.filter(({ sectionId }) => sectionId !== id).map(({ story }) => story.storyId);
    return [id, sectionOf(found.get(listOf.section(id)) ?? [], heldIn(id), new Set([...onTop, ...elsewhere]), perSection)];
  });
  return {
    top,
    sections: new Map(bySection),
    latest: newest.slice(0, latestShown),
    until,
    tags: [
      'sections',
      frontTag(language),
      listTag(language, listOf.all),
      ...tagsOfCards([...[...found.values()].flat(), ...pins.map(({ story }) => story)]),
    ],
  };
}
