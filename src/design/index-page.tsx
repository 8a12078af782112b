import type { Child } from 'hono/jsx';
import { byLetter } from './letters.ts';
import type { Frame, Link } from './models.ts';
import { Page, type PageMeta } from './page.tsx';

/** Something one can look up: a topic, a country, an author, a paper. `note` says a word about it, `count` how many stories it has. */
export type Entry = Link & { count?: number | undefined; note?: string | undefined };

export type IndexPageProps = { frame: Frame; title: string; intro?: Child; entries: Entry[]; meta?: PageMeta };

/** Everything of one kind, from A to Z. */
export function IndexPage({ frame, title, intro, entries, meta }: IndexPageProps) {
  const { words, language } = frame;
  const groups = byLetter(entries, language);
  return (
    <Page frame={frame} kind="list" title={title} {...meta}>
      <div class="index">
        <header class="list-head">
          <h1>{title}</h1>
          {intro ? <div class="list-intro">{intro}</div> : null}
        </header>
        {groups.length === 0 ? <p class="empty">{words('design.list.empty')}</p> : null}
        {groups.length > 6 ? (
          <nav class="letters" aria-label={words('design.index.letters')}>
            <ul>
              {groups.map((group, index) => (
                <li>
                  <a href={`#letter-${index + 1}`}>{group.letter}</a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <div class="index-columns">
          {groups.map((group, index) => (
            <section class="index-letter" aria-labelledby={`letter-${index + 1}`}>
              <h2 id={`letter-${index + 1}`}>{group.letter}</h2>
              <ul>
                {group.under.map((entry) => (
                  <IndexEntry frame={frame} entry={entry} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </Page>
  );
}

function IndexEntry({ frame, entry }: { frame: Frame; entry: Entry }) {
  return (
    <li>
      <a href={entry.href}>
        <bdi>{entry.name}</bdi>
      </a>
      {entry.count === undefined ? null : <span class="index-count">{frame.words('design.list.stories', { count: entry.count })}</span>}
      {entry.note ? <span class="index-note">{entry.note}</span> : null}
    </li>
  );
}

export type MonthIndexProps = {
  frame: Frame;
  title?: string;
  intro?: Child;
  years: { year: string; months: { name: string; href: string; count: number }[] }[];
  meta?: PageMeta;
};

/** The archive by month, the newest year first. */
export function MonthIndex({ frame, title = frame.words('design.index.archive'), intro, years, meta }: MonthIndexProps) {
  const { words } = frame;
  return (
    <Page frame={frame} kind="list" title={title} {...meta}>
      <div class="index">
        <header class="list-head">
          <h1>{title}</h1>
          {intro ? <div class="list-intro">{intro}</div> : null}
        </header>
        {years.length === 0 ? <p class="empty">{words('design.list.empty')}</p> : null}
        {years.map(({ year, months }) => (
          <section class="year" aria-labelledby={`year-${year}`}>
            <h2 id={`year-${year}`}>{year}</h2>
            <ul class="months">
              {months.map((month) => (
                <li>
                  <a href={month.href}>{month.name}</a>
                  <span class="index-count">{words('design.list.stories', { count: month.count })}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
