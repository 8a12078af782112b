import { directionOf } from '#platform/languages.ts';
import type { Frame, StoryCard } from './models.ts';
import { StoryMarks } from './teaser.tsx';
import { ListTime } from './times.tsx';

export type LatestRailProps = { frame: Frame; stories: StoryCard[]; title?: string; level?: 2 | 3 };

/** The newest stories with their times, newest first. */
export function LatestRail({ frame, stories, title = frame.words('design.latest.title'), level = 2 }: LatestRailProps) {
  const Heading = `h${level}` as const;
  return (
    <section class="latest" aria-labelledby="latest-title">
      <Heading class="rail-title" id="latest-title">
        <a href={frame.href('/latest')}>{title}</a>
      </Heading>
      {stories.length === 0 ? <p class="empty">{frame.words('design.list.empty')}</p> : null}
      <ol class="latest-list">
        {stories.map((story) => (
          <LatestLine frame={frame} story={story} />
        ))}
      </ol>
      <p class="rail-more">
        <a href={frame.href('/latest')}>{frame.words('design.latest.all')}</a>
      </p>
    </section>
  );
}

function LatestLine({ frame, story }: { frame: Frame; story: StoryCard }) {
  const isForeign = story.language !== frame.language;
  return (
    <li>
      <ListTime frame={frame} at={story.publishedAt} />
      <a
        class="latest-headline"
        href={story.href}
        lang={isForeign ? story.language : undefined}
        dir={isForeign && directionOf(story.language) !== frame.dir ? directionOf(story.language) : undefined}
      >
        {story.headline}
      </a>
      <span class="latest-place">
        {story.countries[0]?.name ?? story.section.name}
        <StoryMarks frame={frame} story={story} />
      </span>
    </li>
  );
}
