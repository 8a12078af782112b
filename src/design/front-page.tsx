import { AdSpace } from './ad-space.tsx';
import { LatestRail } from './latest-rail.tsx';
import type { Frame, Link, StoryCard } from './models.ts';
import { Page, type PageMeta } from './page.tsx';
import { StoryTeaser } from './teaser.tsx';

export type FrontSection = { section: Link; stories: StoryCard[] };

export type FrontPageProps = {
  frame: Frame;
  /** The top stories, the most important first: one lead, two beside it, two under it, three below. */
  top: StoryCard[];
  latest: StoryCard[];
  sections: FrontSection[];
  meta?: PageMeta | undefined;
};

/** The front: the lead and its companions beside the latest, then the sections. */
export function FrontPage({ frame, top, latest, sections, meta }: FrontPageProps) {
  const [lead, ...others] = top;
  const beside = others.slice(0, 2);
  const under = others.slice(2, 4);
  const below = others.slice(4, 7);
  const filled = sections.filter((one) => one.stories.length > 0);
  if (!lead && filled.length === 0) return <EmptyFront frame={frame} meta={meta} />;
  return (
    <Page
      frame={frame}
      kind="front"
      title={[frame.paper.name, frame.paper.tagline].filter(Boolean).join(': ')}
      description={frame.paper.tagline}
      {...meta}
    >
      <div class="front">
        <div class="front-top">
          {lead ? (
            <div class="front-lead">
              <StoryTeaser frame={frame} story={lead} size="lead" level={2} eager />
              {under.length > 0 ? (
                <div class="front-under">
                  {under.map((story) => (
                    <StoryTeaser frame={frame} story={story} size="text" level={2} />
                  ))}
                </div>
              ) : null}
            </div>
          ) : (
            <p class="empty">{frame.words('design.front.empty')}</p>
          )}
          {beside.length > 0 ? (
            <div class="front-beside">
              {beside.map((story) => (
                <StoryTeaser frame={frame} story={story} level={2} />
              ))}
            </div>
          ) : null}
          <LatestRail frame={frame} stories={latest.slice(0, mostLatest)} />
        </div>
        {below.length > 0 ? (
          <div class="front-below">
            {below.map((story) => (
              <StoryTeaser frame={frame} story={story} level={2} />
            ))}
          </div>
        ) : null}
        <AdSpace frame={frame} shape="strip" />
        {filled.map((one, index) => (
          <SectionBlock frame={frame} {...one} look={looks[index % looks.length]} />
        ))}
      </div>
    </Page>
  );
}

/** The front before the first story is out. */
function EmptyFront({ frame, meta }: Pick<FrontPageProps, 'frame' | 'meta'>) {
  const title = [frame.paper.name, frame.paper.tagline].filter(Boolean).join(': ');
  return (
    <Page frame={frame} kind="front" title={title} description={frame.paper.tagline} {...meta}>
      <p class="front-empty">{frame.words('design.front.empty')}</p>
    </Page>
  );
}

/** As tall as the lead and what stands under it. */
const mostLatest = 10;

/** Sections take turns between three arrangements, so that the front has a rhythm. */
type SectionLook = 'wide' | 'even' | 'list';
const looks: SectionLook[] = ['wide', 'even', 'list'];

/** The arrangement a section can fill: one story stands alone, two as a pair, three side by side. */
function lookFor(look: SectionLook, count: number): SectionLook | 'solo' | 'pair' | 'three' {
  if (count === 1) return 'solo';
  if (count === 2) return 'pair';
  return look === 'even' && count === 3 ? 'three' : look;
}

export type SectionBlockProps = FrontSection & { frame: Frame; look?: SectionLook | undefined };

/** A section on the front. wide: one large story and its companions · even: four alike · list: a feature beside a column of headlines. */
export function SectionBlock({ frame, section, stories, look: wanted = 'even' }: SectionBlockProps) {
  const id = `section-${section.href.replace(/^.*\//, '')}`;
  const [first, ...rest] = stories;
  if (!first) return null;
  const look = lookFor(wanted, stories.length);
  const isRow = look !== 'wide' && look !== 'list';
  return (
    <section class={`section-block section-${look}${isRow ? ' section-row' : ''}`} aria-labelledby={id}>
      <h2 class="section-title" id={id}>
        <a href={section.href}>{section.name}</a>
      </h2>
      {isRow ? null : <StoryTeaser frame={frame} story={first} size="feature" hidesSection />}
      {isRow ? (
        stories
          .slice(0, 4)
          .map((story) => <StoryTeaser frame={frame} story={story} size={look === 'solo' ? 'feature' : 'standard'} hidesSection />)
      ) : (
        <div class="section-others">
          {rest.slice(0, look === 'wide' ? 3 : 4).map((story, index) => (
            <StoryTeaser frame={frame} story={story} size={look === 'list' ? 'small' : index === 0 ? 'standard' : 'text'} hidesSection />
          ))}
        </div>
      )}
    </section>
  );
}
