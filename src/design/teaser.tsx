import { directionOf } from '#platform/languages.ts';
import { PictureImage } from './blocks/picture-image.tsx';
import type { Frame, StoryCard } from './models.ts';
import { NameList } from './names.tsx';
import { ListTime } from './times.tsx';

/** lead: the front's first story · feature: large, with picture · standard: picture and deck · text: no picture · small: headline beside a small picture. */
export type TeaserSize = 'lead' | 'feature' | 'standard' | 'text' | 'small';

export type StoryTeaserProps = {
  frame: Frame;
  story: StoryCard;
  size?: TeaserSize;
  level?: 2 | 3 | 4;
  /** Under a section's own heading its name need not be said again. */
  hidesSection?: boolean;
  /** Where order is by time: latest, archive, topic. */
  showsTime?: boolean;
  /** The first picture of a page. */
  eager?: boolean;
};

const pictureSizes: Record<TeaserSize, string> = {
  lead: '(min-width: 64rem) 40rem, 100vw',
  feature: '(min-width: 64rem) 38rem, (min-width: 40rem) 50vw, 100vw',
  standard: '(min-width: 64rem) 18rem, (min-width: 40rem) 33vw, 100vw',
  text: '1px',
  small: '7rem',
};

/** A story as lists and fronts show it. Its one link, the headline, reaches over the picture by style; the picture says nothing more, so it has no words. */
export function StoryTeaser({ frame, story, size = 'standard', level = 3, hidesSection, showsTime, eager }: StoryTeaserProps) {
  const Heading = `h${level}` as const;
  const isForeign = story.language !== frame.language;
  return (
    <article
      class={`teaser teaser-${size}`}
      lang={isForeign ? story.language : undefined}
      dir={isForeign && directionOf(story.language) !== frame.dir ? directionOf(story.language) : undefined}
    >
      {story.lead && size !== 'text' ? (
        <div class="teaser-picture">
          <PictureImage picture={story.lead.picture} alt="" sizes={pictureSizes[size]} eager={eager} />
        </div>
      ) : null}
      <div class="teaser-text">
        <Kicker frame={frame} story={story} hidesSection={hidesSection} />
        <Heading class="teaser-headline">
          <a href={story.href}>{story.headline}</a>
        </Heading>
        {size === 'small' ? null : <p class="teaser-deck">{story.deck}</p>}
        <TeaserFoot frame={frame} story={story} showsTime={showsTime} isShort={size === 'small'} />
      </div>
    </article>
  );
}

/** The line above a headline: section and country, and whether it is exclusive or for subscribers. */
export function Kicker({ frame, story, hidesSection }: { frame: Frame; story: StoryCard; hidesSection?: boolean | undefined }) {
  const country = story.countries[0];
  return (
    <p class="kicker">
      {hidesSection ? null : <a href={story.section.href}>{story.section.name}</a>}
      {country ? (
        <a class="kicker-country" href={country.href}>
          {country.name}
        </a>
      ) : null}
      <StoryMarks frame={frame} story={story} />
    </p>
  );
}

/** "Exclusive" and, for those who aren't subscribers, "For subscribers". */
export function StoryMarks({ frame, story }: { frame: Frame; story: StoryCard }) {
  return (
    <>
      {story.isExclusive ? <span class="mark">{frame.words('design.story.exclusive')}</span> : null}
      {story.access === 'subscribers' && frame.viewer !== 'subscriber' ? (
        <span class="mark">{frame.words('design.story.subscribers')}</span>
      ) : null}
    </>
  );
}

type TeaserFootProps = { frame: Frame; story: StoryCard; showsTime?: boolean | undefined; isShort: boolean };

function TeaserFoot({ frame, story, showsTime, isShort }: TeaserFootProps) {
  const { words, language } = frame;
  const names = story.authors.length > 0 && !isShort;
  return (
    <p class="teaser-foot">
      {showsTime ? <ListTime frame={frame} at={story.publishedAt} /> : null}
      {names ? (
        <span>
          {words('design.story.by')} <NameList links={story.authors} language={language} />
        </span>
      ) : null}
      {story.source ? <a href={story.source.href}>{story.source.name}</a> : null}
      {isShort ? null : <span class="teaser-minutes">{words('design.time.minutes', { count: story.minutes })}</span>}
    </p>
  );
}
