import type { Child } from 'hono/jsx';
import { dayOf, dayText } from '#platform/dates.ts';
import { AdSpace } from './ad-space.tsx';
import type { Frame, StoryCard } from './models.ts';
import { Page, type PageMeta } from './page.tsx';
import { StoryTeaser } from './teaser.tsx';

/** Where a long list goes on. `pages` only where the length is known. */
export type Paging = { page: number; pages?: number | undefined; newer?: string | undefined; older?: string | undefined };

export type ListPageProps = {
  frame: Frame;
  title: string;
  /** A sentence under the heading; or `PersonHead`, `SourceHead`. */
  intro?: Child;
  stories: StoryCard[];
  paging?: Paging | undefined;
  /** front: the first story large (a section) · rows: one under another · days: rows under their days, with times (latest, archive). */
  look?: 'front' | 'rows' | 'days';
  hidesSection?: boolean;
  meta?: PageMeta;
};

/** A list of stories under a heading: section, topic, country, author, source, latest, month. */
export function ListPage({ frame, title, intro, stories, paging, look = 'rows', hidesSection = false, meta }: ListPageProps) {
  const isFirst = !paging || paging.page === 1;
  const [first, ...rest] = stories;
  return (
    <Page frame={frame} kind="list" title={title} {...meta}>
      <div class={`list list-${look}`}>
        <header class="list-head">
          <h1>{title}</h1>
          {intro ? <div class="list-intro">{intro}</div> : null}
        </header>
        {!first ? <p class="empty">{frame.words('design.list.empty')}</p> : null}
        {first && look === 'front' && isFirst ? (
          <div class="list-first">
            <StoryTeaser frame={frame} story={first} size="feature" level={2} hidesSection={hidesSection} eager />
          </div>
        ) : null}
        {look === 'days' ? (
          <Days frame={frame} stories={stories} />
        ) : (
          <div class="list-stories">
            {(look === 'front' && isFirst ? rest : stories).map((story) => (
              <StoryTeaser frame={frame} story={story} level={2} hidesSection={hidesSection} showsTime />
            ))}
          </div>
        )}
        <Pager frame={frame} paging={paging} />
        <div class="list-side">
          <AdSpace frame={frame} />
        </div>
      </div>
    </Page>
  );
}

/** Stories under the days they came out on, in the paper's time zone, in the order given. */
function Days({ frame, stories }: { frame: Frame; stories: StoryCard[] }) {
  const { language, timeZone, now } = frame;
  const days = new Map<string, StoryCard[]>();
  for (const story of stories) {
    const day = dayOf(story.publishedAt, timeZone);
    days.set(day, [...(days.get(day) ?? []), story]);
  }
  return (
    <div class="list-days">
      {[...days].map(([day, ofDay]) => (
        <section class="list-day" aria-labelledby={`day-${day}`}>
          <h2 class="list-day-title" id={`day-${day}`}>
            {ofDay[0] ? dayText(ofDay[0].publishedAt, language, timeZone, now) : day}
          </h2>
          <div class="list-stories">
            {ofDay.map((story) => (
              <StoryTeaser frame={frame} story={story} showsTime />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

/** Ways to the newer and older parts of a list. */
export function Pager({ frame, paging }: { frame: Frame; paging: Paging | undefined }) {
  const { words } = frame;
  if (!paging || (!paging.newer && !paging.older)) return null;
  return (
    <nav class="pager" aria-label={words('design.list.pages')}>
      {paging.newer ? (
        <a class="pager-newer" rel="prev" href={paging.newer}>
          {words('design.list.newer')}
        </a>
      ) : null}
      {paging.pages ? <span class="pager-place">{words('design.list.page', { page: paging.page, pages: paging.pages })}</span> : null}
      {paging.older ? (
        <a class="pager-older" rel="next" href={paging.older}>
          {words('design.list.older')}
        </a>
      ) : null}
    </nav>
  );
}
