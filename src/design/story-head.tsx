import type { Frame, Link, Passport, StoryCard } from './models.ts';
import { NameList } from './names.tsx';
import { Kicker } from './teaser.tsx';
import { momentText } from './times.tsx';

/** Section, headline and deck. */
export function StoryHead({ frame, story }: { frame: Frame; story: StoryCard }) {
  return (
    <header class="story-head">
      <Kicker frame={frame} story={story} />
      <h1 class="story-headline">{story.headline}</h1>
      <p class="story-deck">{story.deck}</p>
    </header>
  );
}

export type StoryMetaProps = {
  frame: Frame;
  story: StoryCard;
  passport: Passport;
  updatedAt: Date | undefined;
  versions: (Link & { language: string })[];
  /** Absolute, for sending to others. */
  address: string;
  /** Staff look at what isn't published: it can't be given away. */
  isPreview: boolean;
  mayGive?: boolean | undefined;
};

/** Who wrote and translated it, for which paper, when; in which other languages; how to send it on. */
export function StoryMeta({ frame, story, passport, updatedAt, versions, address, isPreview, mayGive = true }: StoryMetaProps) {
  const { words, language } = frame;
  return (
    <div class="story-meta">
      {story.authors.length > 0 ? (
        <p class="byline">
          {words('design.story.by')} <NameList links={story.authors} language={language} />
        </p>
      ) : null}
      {story.source ? (
        <p class="byline-source">
          <a href={story.source.href}>{story.source.name}</a>
          <span class="byline-country">{story.source.country}</span>
        </p>
      ) : null}
      {passport.translators.length > 0 ? (
        <p class="byline-translator">
          {words('design.story.translatedBy')} <NameList links={passport.translators} language={language} />
        </p>
      ) : null}
      <p class="story-times">
        <time datetime={story.publishedAt.toISOString()}>
          {words('design.story.published', { when: momentText(frame, story.publishedAt) })}
        </time>
        {updatedAt ? (
          <time class="story-updated" datetime={updatedAt.toISOString()}>
            {words('design.story.updated', { when: momentText(frame, updatedAt) })}
          </time>
        ) : null}
        <span>{words('design.time.minutes', { count: story.minutes })}</span>
      </p>
      <Versions frame={frame} versions={versions} />
      <Share frame={frame} story={story} address={address} />
      {isPreview || !mayGive ? null : <Give frame={frame} story={story} />}
    </div>
  );
}

function Versions({ frame, versions }: { frame: Frame; versions: StoryMetaProps['versions'] }) {
  if (versions.length === 0) return null;
  return (
    <nav class="versions" aria-labelledby="versions-title">
      <p id="versions-title">{frame.words('design.story.languages')}</p>
      <ul>
        {versions.map((version) => (
          <li>
            <a href={version.href} lang={version.language} hreflang={version.language}>
              {version.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** How a subscriber gives the story to somebody who has no subscription. */
function Give({ frame, story }: { frame: Frame; story: StoryCard }) {
  if (frame.viewer !== 'subscriber' || story.access === 'free') return null;
  return (
    <form class="give" method="post" action={frame.href('/account/gifts')}>
      <button type="submit" class="text-button" name="story" value={story.key}>
        {frame.words('design.story.give')}
      </button>
    </form>
  );
}

function Share({ frame, story, address }: { frame: Frame; story: StoryCard; address: string }) {
  const { words } = frame;
  const mail = `mailto:?subject=${encodeURIComponent(story.headline)}&body=${encodeURIComponent(`${story.deck}\n\n${address}`)}`;
  return (
    <ul class="share" aria-label={words('design.story.share')}>
      <li>
        <a href={mail}>{words('design.story.shareByMail')}</a>
      </li>
      <li hidden>
        <button type="button" data-copy={address} data-copied={words('design.story.copied')}>
          {words('design.story.copyLink')}
        </button>
      </li>
    </ul>
  );
}
