import type { Words } from '#platform/words.ts';

/** Says that a page is a preview, and to whom it was given: once to be read, and across the page where a picture of it goes round. */
export function RehearsalBanner({ text, mark }: { text: string; mark?: string | undefined }) {
  return (
    <>
      <p class="rehearsal" role="note">
        {text}
      </p>
      {mark ? (
        <div class="watermark" aria-hidden="true">
          {Array.from({ length: 12 }, () => (
            <span>{mark}</span>
          ))}
        </div>
      ) : null}
    </>
  );
}

/** The button behind a preview link: a link that is only looked at, as mail scanners do, opens nothing. */
export function PreviewDoor({ action, words }: { action: string; words: Words }) {
  return (
    <form method="post" action={action}>
      <button type="submit" class="button button-strong">
        {words('site.preview.open')}
      </button>
    </form>
  );
}
