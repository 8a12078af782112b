import type { Child } from 'hono/jsx';
import { BarPlaces } from './bar-places.tsx';
import type { DoorFrame, StaffFrame } from './models.ts';

export type StaffPageProps = {
  frame: StaffFrame;
  title: string;
  /** Body class and scope of styles. */
  kind: 'list' | 'form' | 'plain' | 'editor';
  /** What stands beside the title: buttons, filters. */
  beside?: Child;
  /** More for the head: the script of an island. */
  head?: Child;
  children?: Child;
};

/** A whole page of the newsroom: bar, title, main. */
export function StaffPage({ frame, title, kind, beside, head, children }: StaffPageProps) {
  const { words, href, staff, current } = frame;
  return (
    <html lang={frame.language} dir={frame.dir}>
      <StaffHead
        frame={frame}
        title={title}
        head={
          <>
            <script type="module" src={frame.asset('newsroom.js')} />
            {head}
          </>
        }
      />
      <body class={`newsroom newsroom-${kind}`}>
        <a class="skip" href="#main">
          {words('design.page.skip')}
        </a>
        <header class="bar">
          <a class="bar-name" href={href('/newsroom')}>
            {frame.paper.name}
          </a>
          <BarPlaces frame={frame} />
          {frame.may('desk:see') ? (
            <search>
              <form method="get" action={href('/newsroom')} class="bar-search">
                <input type="hidden" name="state" value="all" />
                <input
                  id="bar-search"
                  type="search"
                  name="search"
                  maxlength={200}
                  dir="auto"
                  aria-label={words('staff.page.search')}
                  placeholder={words('staff.page.searchKey')}
                  aria-keyshortcuts="/"
                />
                <button type="submit" class="unseen">
                  {words('staff.page.search')}
                </button>
              </form>
            </search>
          ) : null}
          <div class="bar-own">
            <a href={href('/newsroom/own')} aria-current={current === 'own' ? 'page' : undefined}>
              <bdi>{staff.name}</bdi>
            </a>
            <span class="bar-role">{words(`staff.roles.${staff.role}`)}</span>
            <form method="post" action={href('/newsroom/sign-out')}>
              <button type="submit" class="text-button">
                {words('staff.page.signOut')}
              </button>
            </form>
          </div>
        </header>
        <main id="main" tabindex={-1}>
          <div class="title-row">
            <h1>{title}</h1>
            {beside}
          </div>
          {children}
        </main>
      </body>
    </html>
  );
}

export type DoorPageProps = { frame: DoorFrame; title: string; intro?: Child; head?: Child; children?: Child };

/** A page by which staff come in: one thing to do, and no bar. */
export function DoorPage({ frame, title, intro, head, children }: DoorPageProps) {
  return (
    <html lang={frame.language} dir={frame.dir}>
      <StaffHead frame={frame} title={title} head={head} />
      <body class="newsroom newsroom-door">
        <header class="door-head">
          <a href={frame.href('/')}>{frame.paper.name}</a>
          <span>{frame.words('staff.page.newsroom')}</span>
        </header>
        <main id="main" class="form-page">
          <h1>{title}</h1>
          {intro ? <div class="form-intro">{intro}</div> : null}
          {children}
        </main>
      </body>
    </html>
  );
}

function StaffHead({ frame, title, head }: { frame: DoorFrame; title: string; head?: Child }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} | ${frame.paper.name} ${frame.words('staff.page.newsroom')}`}</title>
      <link rel="stylesheet" href={frame.asset('newsroom.css')} />
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={frame.asset('favicon.svg')} type="image/svg+xml" />
      {head}
    </head>
  );
}
