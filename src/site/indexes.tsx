import type { Gate } from '#access';
import { IndexPage, MonthIndex, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { monthText } from '#platform/dates.ts';
import type { Ctx } from '#platform/http/route.ts';
import { countryName, languageName, ownName, textIn } from '#platform/languages.ts';
import { readSettings } from '#settings';
import { entriesWithStories, listOf, listTag, monthsOf, originalLanguages } from '#stories';
import { alternatesOf } from './alternates.ts';
import { answerPage } from './answer.ts';

type Kind = 'topics' | 'countries' | 'authors' | 'sources';

/** Pages that list what one can look up: topics, countries, authors, sources, and the months of the archive. */
export function indexPages(app: App, gate: Gate) {
  const indexOf = (kind: Kind) => (c: Ctx) =>
    answerPage(app, gate, c, async (frame) => {
      const settings = await readSettings(app);
      const found = await entriesWithStories(app.db, kind, frame.language);
      const entries = found.map(({ slug, name, names, code, count, languages }) => ({
        name:
          kind === 'countries'
            ? countryName(code ?? '', frame.language)
            : textIn({ '': name, ...(names as object) }, frame.language, kind === 'topics' ? settings.paper.homeLanguage : ''),
        href: frame.href(`/${kind}/${slug}`),
        count,
        note:
          kind === 'sources' && code
            ? `${countryName(code, frame.language)} · ${(languages ?? []).map((one) => languageName(one, frame.language)).join(', ')}`
            : undefined,
      }));
      const meta = { canonical: app.baseUrl() + frame.href(`/${kind}`), alternates: alternatesOf(app, settings, `/${kind}`) };
      const intro =
        kind === 'sources' ? (
          <p>
            <a href={frame.href('/languages')}>{frame.words('design.index.byLanguage')}</a>
          </p>
        ) : undefined;
      const page = <IndexPage frame={frame} title={frame.words(`design.index.${kind}`)} intro={intro} entries={entries} meta={meta} />;
      return { text: pageText(page), tags: [listTag(frame.language, listOf.all)] };
    });

  return {
    /** GET /languages: what the stories of this edition were written in first. */
    languages: (c: Ctx) =>
      answerPage(app, gate, c, async (frame) => {
        const settings = await readSettings(app);
        const entries = (await originalLanguages(app.db, frame.language)).map(({ code, count }) => ({
          name: languageName(code, frame.language),
          href: frame.href(`/languages/${code}`),
          count,
          note: ownName(code),
        }));
        const meta = { canonical: app.baseUrl() + frame.href('/languages'), alternates: alternatesOf(app, settings, '/languages') };
        const title = frame.words('design.index.languages');
        const page = (
          <IndexPage
            frame={frame}
            title={title}
            intro={<p>{frame.words('design.index.languagesAbout')}</p>}
            entries={entries}
            meta={meta}
          />
        );
        return { text: pageText(page), tags: [listTag(frame.language, listOf.all)] };
      }),

    topics: indexOf('topics'),
    countries: indexOf('countries'),
    authors: indexOf('authors'),
    sources: indexOf('sources'),

    archive: (c: Ctx) =>
      answerPage(app, gate, c, async (frame) => {
        const settings = await readSettings(app);
        const years = new Map<string, { name: string; href: string; count: number }[]>();
        for (const { month, count } of await monthsOf(app.db, frame.language, frame.timeZone)) {
          const year = month.slice(0, 4);
          const entry = { name: monthText(month, frame.language), href: frame.href(`/archive/${month}`), count };
          years.set(year, [...(years.get(year) ?? []), entry]);
        }
        const meta = { canonical: app.baseUrl() + frame.href('/archive'), alternates: alternatesOf(app, settings, '/archive') };
        const page = <MonthIndex frame={frame} years={[...years].map(([year, months]) => ({ year, months }))} meta={meta} />;
        return { text: pageText(page), tags: [listTag(frame.language, listOf.all)] };
      }),
  };
}
