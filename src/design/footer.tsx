import { dateFormat } from '#platform/formats.ts';
import { EditionList } from './masthead.tsx';
import type { Frame, Link } from './models.ts';

/** The foot of every page: about the paper, every way into it, and how to read it comfortably. */
export function Footer({ frame }: { frame: Frame }) {
  const { words, href, paper } = frame;
  const explore: Link[] = [
    { name: words('design.footer.latest'), href: href('/latest') },
    { name: words('design.footer.topics'), href: href('/topics') },
    { name: words('design.footer.countries'), href: href('/countries') },
    { name: words('design.footer.archive'), href: href('/archive') },
  ];
  const about: Link[] = [
    { name: words('design.footer.authors'), href: href('/authors') },
    { name: words('design.footer.sources'), href: href('/sources') },
    { name: words('design.footer.newsletters'), href: href('/newsletters') },
    { name: words('design.footer.feed'), href: href('/feed.xml') },
    { name: words('design.footer.withdraw'), href: href('/withdraw') },
    // German law names this button's words (§ 312k BGB).
    { name: 'Verträge hier kündigen', href: href('/kuendigen'), lang: 'de' },
    ...(frame.viewer === 'subscriber' ? [] : [{ name: words('design.header.subscribe'), href: href('/subscribe') }]),
  ];
  return (
    <footer class="footer">
      <div class="footer-about">
        <p class="footer-name">
          <a href={href('/')}>{paper.name}</a>
        </p>
        <p>{words('design.footer.about', { paper: paper.name })}</p>
      </div>
      <FooterList title={words('design.header.sections')} links={frame.sections} />
      <FooterList title={words('design.footer.explore')} links={explore} />
      <FooterList title={words('design.footer.paper')} links={about} />
      <ReadingControls frame={frame} />
      <div class="footer-last">
        <p>
          © {dateFormat('en', { timeZone: frame.timeZone, year: 'numeric' }).format(frame.now)} {paper.name}
        </p>
        <EditionList frame={frame} />
      </div>
    </footer>
  );
}

function FooterList({ title, links }: { title: string; links: Link[] }) {
  if (links.length === 0) return null;
  return (
    <div class="footer-list">
      <h2>{title}</h2>
      <ul>
        {links.map((link) => (
          <li>
            <a href={link.href} lang={link.lang}>
              {link.name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Text size and light. They need the reader's script, which uncovers them. */
function ReadingControls({ frame }: { frame: Frame }) {
  const { words } = frame;
  return (
    <div class="reading-controls" hidden>
      <h2>{words('design.footer.reading')}</h2>
      <fieldset data-choice="text">
        <legend>{words('design.footer.textSize')}</legend>
        <Choice value="" text={words('design.footer.textNormal')} />
        <Choice value="large" text={words('design.footer.textLarge')} />
        <Choice value="larger" text={words('design.footer.textLarger')} />
      </fieldset>
      <fieldset data-choice="theme">
        <legend>{words('design.footer.theme')}</legend>
        <Choice value="" text={words('design.footer.themeAuto')} />
        <Choice value="light" text={words('design.footer.themeLight')} />
        <Choice value="dark" text={words('design.footer.themeDark')} />
      </fieldset>
    </div>
  );
}

function Choice({ value, text }: { value: string; text: string }) {
  return (
    <button type="button" value={value} aria-pressed="false">
      {text}
    </button>
  );
}
