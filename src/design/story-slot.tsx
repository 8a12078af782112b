import type { Frame } from './models.ts';

/**
 * What stands where the rest of a story goes on the page that is the same for everyone: a button that posts.
 * The reader's script presses it by itself once the page is looked at, and puts the answer in its place.
 */
export function StorySlot({ frame, storyKey }: { frame: Frame; storyKey: string }) {
  const { words, href, language } = frame;
  return (
    <form
      class="story-slot gated"
      method="post"
      action={href(`/open/${storyKey}`)}
      data-open
      data-opening={words('design.story.opening')}
      data-opened={words('design.story.opened')}
      data-failed={words('design.story.openFailed')}
    >
      <input type="hidden" name="language" value={language} />
      <button type="submit" class="button button-strong">
        {words('design.story.open')}
      </button>
      <p class="story-slot-note" role="status">
        {words('design.story.openNote')}
      </p>
    </form>
  );
}
