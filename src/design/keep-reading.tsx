import type { Document } from '#document';
import { DocumentText } from './blocks/blocks.tsx';
import type { BlockContext } from './blocks/context.ts';
import type { Frame, StoryCard } from './models.ts';
import { StoryTeaser } from './teaser.tsx';

/** The story that begins under this one: its preview, cut by the caller. */
export type NextStory = { story: StoryCard; preview: Document; context: BlockContext };

/** Under a story the next one begins. A disclosure that needs no script; its label says which way it will go. */
export function KeepReading({ frame, next }: { frame: Frame; next: NextStory }) {
  const { words } = frame;
  return (
    <section class="next-story" aria-labelledby="next-title">
      <h2 class="rail-title" id="next-title">
        {words('design.story.next')}
      </h2>
      <StoryTeaser frame={frame} story={next.story} size="feature" />
      <details class="keep-reading">
        <summary>
          <span class="when-closed">{words('design.story.keepReading')}</span>
          <span class="when-open">{words('design.story.showLess')}</span>
        </summary>
        <DocumentText document={next.preview} context={next.context} dateline={next.story.dateline} />
        <p class="keep-reading-more">
          <a class="button button-quiet" href={next.story.href}>
            {words('design.story.wholeStory')}
          </a>
        </p>
      </details>
    </section>
  );
}
