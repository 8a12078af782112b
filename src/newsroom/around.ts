import { type App, keep } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import type { Ctx } from '#platform/http/route.ts';
import { textIn } from '#platform/languages.ts';
import { readSettings } from '#settings';
import { type Person, peopleOf, peopleTag } from '#staff';
import { shelvesOf, sourcesOf } from '#stories';
import type { Option } from './forms.tsx';

/** Who can be named on a page: everybody, gone ones too, by their id. */
export type Names = { people: Person[]; nameOf: (personId: number | null | undefined) => string | undefined };

/** The staff by their ids. Kept in memory until somebody comes or changes. */
export async function namesOf(app: App, press: Press): Promise<Names> {
  const people = await keep(app, 'newsroom-people', [peopleTag], () => peopleOf(press));
  const byId = new Map(people.map(({ id, name }) => [id, name]));
  return { people, nameOf: (personId) => (personId == null ? undefined : byId.get(personId)) };
}

/** Sections and topics to choose from, in a language. Kept in memory until they change. */
export async function shelvesIn(app: App, press: Press, language: string): Promise<{ sections: Option[]; topics: Option[] }> {
  const { homeLanguage } = (await readSettings(app)).paper;
  const shelves = await keep(app, 'newsroom-shelves', ['sections'], () => shelvesOf(press));
  const options = (kind: 'section' | 'topic') =>
    shelves
      .filter((one) => one.kind === kind)
      .map(({ id, names, slug, isClosed }) => ({ value: String(id), name: textIn(names, language, homeLanguage) || slug, isClosed }));
  return { sections: options('section'), topics: options('topic') };
}

/** Those that take stories; of the closed ones the one that is chosen already. */
export function openOf(options: Option[], chosen = ''): Option[] {
  return options.filter(({ value, isClosed }) => !isClosed || value === chosen);
}

/** Partner papers to choose from. Kept in memory until they change. */
export async function sourcesIn(app: App, press: Press): Promise<Option[]> {
  const sources = await keep(app, 'newsroom-sources', ['sections', 'sources'], () => sourcesOf(press));
  return sources.map(({ id, name }) => ({ value: String(id), name }));
}

/** A number that names a row; undefined for text that can't be one. */
export function rowNumber(text: string | null | undefined): number | undefined {
  return text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** The number in the address; 404 where it can't be one. */
export function numberOf(c: Ctx): number {
  const id = rowNumber(c.req.param('id'));
  if (id === undefined) throw new Refusal(404, 'page');
  return id;
}
