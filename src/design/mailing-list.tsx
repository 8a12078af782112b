import type { Frame } from './models.ts';

/** A mailing as a list shows it. */
export type MailingLine = { title: string; href: string; about: string; day: string };

/** What a newsletter has sent, newest first. */
export function MailingList({ frame, mailings }: { frame: Frame; mailings: MailingLine[] }) {
  if (mailings.length === 0) return null;
  return (
    <div class="list-stories">
      {mailings.map(({ title, href, about, day }) => (
        <article class="teaser teaser-text">
          <div class="teaser-text">
            <p class="kicker">
              <span>{day}</span>
            </p>
            <h2 class="teaser-headline">
              <a href={href} lang={frame.language}>
                {title}
              </a>
            </h2>
            <p class="teaser-deck">{about}</p>
          </div>
        </article>
      ))}
    </div>
  );
}
