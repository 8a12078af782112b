import type { StaffFrame } from '#design';
import type { ListLine } from '#newsletters';
import { numberFormat } from '#platform/formats.ts';
import { textIn } from '#platform/languages.ts';

/** Every newsletter in the order readers see them, with what can be done with it. */
export function NewsletterLines({ frame, lines }: { frame: StaffFrame; lines: ListLine[] }) {
  const { words, href, language } = frame;
  const open = lines.filter(({ retiredAt }) => !retiredAt);
  return (
    <section class="shelves" aria-labelledby="newsletters">
      <div class="title-row">
        <h2 id="newsletters">{words('newsroom.settings.place.newsletters')}</h2>
        <a class="button button-quiet" href={href('/newsroom/settings/newsletters/new')}>
          {words('newsroom.settings.newsletters.new')}
        </a>
      </div>
      <p class="hint">{words('newsroom.settings.newsletters.about')}</p>
      <p>
        <a href={href('/newsroom/sign-ups')}>{words('newsroom.signUps.title')}</a>
      </p>
      {lines.length === 0 ? <p class="empty">{words('newsroom.settings.newsletters.none')}</p> : null}
      <ul>
        {lines.map((line) => {
          const name = textIn(line.names, language, 'en') || line.slug;
          const button = (what: string, label: string) => (
            <button type="submit" class="small-button" name="what" value={what} aria-label={`${label}: ${name}`}>
              {label}
            </button>
          );
          return (
            <li class={line.retiredAt ? 'is-closed' : undefined}>
              <form method="post" action={href(`/newsroom/settings/newsletters/${line.id}`)}>
                <p>
                  <a href={href(`/newsroom/settings/newsletters/${line.id}`)}>{name}</a>
                  {line.retiredAt ? <span class="tag">{words('newsroom.settings.newsletters.retired')}</span> : null}
                </p>
                <p class="hint">
                  {words(`newsroom.settings.newsletters.${line.frequency}`)} · {words(`newsroom.settings.newsletters.${line.access}`)} ·{' '}
                  {words('newsroom.settings.newsletters.signUps', {
                    count: line.signUps,
                    number: numberFormat(language, {}).format(line.signUps),
                  })}
                </p>
                <div class="shelf-buttons">
                  {line.retiredAt || line === open[0] ? null : button('up', words('newsroom.front.up'))}
                  {line.retiredAt || line === open.at(-1) ? null : button('down', words('newsroom.front.down'))}
                  {line.retiredAt
                    ? button('reopen', words('newsroom.settings.newsletters.reopen'))
                    : button('retire', words('newsroom.settings.newsletters.retire'))}
                </div>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
