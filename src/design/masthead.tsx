import { dateFormat } from '#platform/formats.ts';
import type { Frame } from './models.ts';
import type { PageProps } from './page.tsx';
import { SignUp } from './sign-up.tsx';

/** The head of every page: date, editions, account, the paper's name between its two ears, the sections. */
export function Masthead({ frame, kind }: { frame: Frame; kind: PageProps['kind'] }) {
  return (
    <header class="masthead">
      <div class="masthead-bar">
        <DateLine frame={frame} />
        <EditionNav frame={frame} />
        <AccountLinks frame={frame} />
      </div>
      <div class="nameplate-row">
        <Menu frame={frame} />
        <div class="ear ear-start">
          {frame.headerNewsletter ? <SignUp frame={frame} newsletter={frame.headerNewsletter} place="header" /> : null}
        </div>
        <Nameplate frame={frame} isFront={kind === 'front'} />
        <div class="ear ear-end">
          <OfferEar frame={frame} />
        </div>
      </div>
      <nav class="section-nav" aria-label={frame.words('design.header.sections')}>
        <SectionLinks frame={frame} />
      </nav>
    </header>
  );
}

function DateLine({ frame }: { frame: Frame }) {
  const day = dateFormat(frame.language, { timeZone: frame.timeZone, dateStyle: 'full' }).format(frame.now);
  return <p class="masthead-date">{day}</p>;
}

/** The way to the paper's other editions, as a landmark: once a page, since a second of its kind would only be in the way. */
function EditionNav({ frame }: { frame: Frame }) {
  if (frame.editions.length < 2) return null;
  return (
    <nav class="editions" aria-label={frame.words('design.header.editions')}>
      <EditionList frame={frame} />
    </nav>
  );
}

/** The paper's editions, each named in its own language: in the menu and at the foot without a landmark of their own. */
export function EditionList({ frame }: { frame: Frame }) {
  if (frame.editions.length < 2) return null;
  return (
    <ul class="edition-list">
      {frame.editions.map((edition) => (
        <li>
          <a href={edition.href} lang={edition.language} hreflang={edition.language} aria-current={edition.isCurrent ? 'true' : undefined}>
            {edition.name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Where to sign in from this page, and come back to it. */
export function signInAddress(frame: Frame, to = frame.page): string {
  return `${frame.href('/sign-in')}?to=${encodeURIComponent(frame.href(to))}`;
}

/** Where to subscribe from this page, and come back to it. */
export function subscribeAddress(frame: Frame, to = frame.page): string {
  return `${frame.href('/subscribe')}?to=${encodeURIComponent(frame.href(to))}`;
}

function AccountLinks({ frame }: { frame: Frame }) {
  const { words, href } = frame;
  if (frame.viewer === 'visitor') {
    return (
      <p class="account-links">
        <span class="account-question">{words('design.header.alreadySubscriber')}</span>{' '}
        <a href={signInAddress(frame)}>{words('design.header.signIn')}</a>
      </p>
    );
  }
  return (
    <p class="account-links">
      <a href={href('/account')}>{words('design.header.account')}</a>
    </p>
  );
}

function Nameplate({ frame, isFront }: { frame: Frame; isFront: boolean }) {
  const name = (
    <a href={frame.href('/')} aria-current={isFront ? 'page' : undefined}>
      {frame.paper.name}
    </a>
  );
  return (
    <div class="nameplate">
      {isFront ? <h1 class="nameplate-name">{name}</h1> : <p class="nameplate-name">{name}</p>}
      {frame.paper.tagline ? <p class="nameplate-tagline">{frame.paper.tagline}</p> : null}
    </div>
  );
}

function OfferEar({ frame }: { frame: Frame }) {
  if (frame.viewer === 'subscriber') return null;
  return (
    <>
      <p class="ear-text">
        <strong>{frame.words('design.header.earTitle')}</strong> {frame.words('design.header.earText')}
      </p>
      <a class="button button-strong" href={subscribeAddress(frame)}>
        {frame.words('design.header.subscribe')}
      </a>
    </>
  );
}

function SectionLinks({ frame }: { frame: Frame }) {
  return (
    <ul>
      {frame.sections.map((section) => (
        <li>
          <a href={section.href} aria-current={placeIn(frame.page, section.slug)}>
            {section.name}
          </a>
        </li>
      ))}
      <li class="section-nav-apart">
        <a href={frame.href('/archive')} aria-current={placeIn(frame.page, 'archive')}>
          {frame.words('design.footer.archive')}
        </a>
      </li>
    </ul>
  );
}

/** Whether the page is the section's own (`page`) or one of its stories (`true`), as `aria-current` says it. */
function placeIn(page: string, slug: string): 'page' | 'true' | undefined {
  if (page === `/${slug}`) return 'page';
  return page.startsWith(`/${slug}/`) ? 'true' : undefined;
}

/** The phone's menu: a disclosure that needs no script. */
function Menu({ frame }: { frame: Frame }) {
  const { words, href } = frame;
  return (
    <details class="menu">
      <summary>
        <span class="menu-mark" aria-hidden="true"></span>
        <span class="menu-word">{words('design.header.menu')}</span>
      </summary>
      <div class="menu-sheet">
        <nav aria-label={words('design.header.menu')}>
          <SectionLinks frame={frame} />
          <ul class="menu-more">
            <li>
              <a href={href('/latest')}>{words('design.footer.latest')}</a>
            </li>
            <li>
              <a href={href('/newsletters')}>{words('design.footer.newsletters')}</a>
            </li>
          </ul>
        </nav>
        <EditionList frame={frame} />
      </div>
    </details>
  );
}
