import type { Frame } from '#design';

/** The link of a gift, to mark and copy; with JavaScript by a button. */
export function CopyLink({ frame: { words }, link, id }: { frame: Frame; link: string; id: string }) {
  return (
    <div class="gift-link">
      <label for={`link-${id}`}>{words('subscriptions.gift.link')}</label>
      <input id={`link-${id}`} type="text" value={link} readonly dir="ltr" />
      <p class="share" hidden>
        <button type="button" data-copy={link} data-copied={words('design.story.copied')}>
          {words('design.story.copyLink')}
        </button>
      </p>
    </div>
  );
}
