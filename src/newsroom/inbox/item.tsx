import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { wordsIn } from '#platform/words.ts';
import { hrefIn, readSettings } from '#settings';
import { findItem, itemVersions, mayWe } from '#sources';
import { may, readStaff, staffFrameOf } from '#staff';
import { comparisonOf } from '#stories';
import { namesOf, numberOf, rowNumber, shelvesIn, sourcesIn } from '../around.ts';
import { ItemPage } from './item-page.tsx';

/** What was typed to take an item, and what is wrong with it. */
export type TypedTake = { section: string; access: string; topics: string[]; problem?: string | undefined };

export type ReturnedItem = {
  typed?: TypedTake;
  refusal?: 'taken' | 'killed' | 'not-here' | 'conflict' | 'closed' | 'not-allowed' | undefined;
};

const dones = ['passed', 'back', 'assigned', 'over', 'left'] as const;

/** Draws one item: its text, its versions and how they differ, its pictures as links, its facts, what may be done. At most eight statements. */
export async function showItem(app: App, press: Press, c: Ctx, status: 200 | 400 | 409, returned: ReturnedItem): Promise<Response> {
  const staff = await readStaff(app, c);
  const frame = await staffFrameOf(app, c, staff, 'inbox');
  const settings = await readSettings(app);
  const item = await findItem(press, numberOf(c), frame.language);
  if (!item) throw new Refusal(404, 'page');
  const [versions, names, sources, shelves, licences] = await Promise.all([
    itemVersions(press, item.id),
    namesOf(app, press),
    sourcesIn(app, press),
    shelvesIn(app, press, frame.language),
    mayWe(press, [item], settings.paper, frame.now),
  ]);
  const asked = rowNumber(c.req.query('version'));
  const shown = versions.find(({ number }) => number === asked) ?? versions[0];
  if (!shown) throw new Error(`Item ${item.id} has no text.`);
  const before = versions.find(({ number }) => number < shown.number);
  const bare = { dateline: undefined, slug: '' };
  const comparison = before && comparisonOf({ ...before, ...bare }, { ...shown, ...bare }, languageOr(item.language));
  const context = {
    words: wordsIn(settings.paper.homeLanguage),
    language: item.language,
    pictures: new Map(),
    stories: new Map(),
    newsletters: new Map(),
    href: hrefIn(settings, settings.paper.homeLanguage),
    asset: app.assets.href,
    signUpAction: frame.href('/newsletters'),
  };
  const said = dones.find((one) => one === c.req.query('said'));
  const people = names.people.filter((one) => !one.leftAt && may(one.role, 'inbox:decide'));
  const props = {
    frame,
    item,
    versions,
    shown,
    comparison,
    people,
    nameOf: names.nameOf,
    sources,
    shelves,
    licence: licences.get(item.id),
    context,
    said,
  };
  return privatePage(c, pageText(<ItemPage {...props} {...returned} />), status);
}

/** A language that word boundaries can be asked of. */
function languageOr(language: string): string {
  return Intl.Segmenter.supportedLocalesOf(language === 'und' ? [] : [language])[0] ?? 'en';
}
