import type { Child } from 'hono/jsx';
import { Footer } from './footer.tsx';
import { Masthead } from './masthead.tsx';
import type { Frame } from './models.ts';

export type PageProps = {
  frame: Frame;
  /** Without the paper's name, which is added everywhere but on the front. */
  title: string;
  description?: string | undefined;
  /** Body class and stylesheet scope: front, story, list, form, account, plain. */
  kind: 'front' | 'story' | 'list' | 'form' | 'account' | 'plain';
  /** Absolute addresses, like those of `alternates`. */
  canonical?: string | undefined;
  /** The same page in each language that has it, the home language first: it serves readers of any other language (`x-default`). */
  alternates?: { language: string; href: string }[] | undefined;
  noindex?: boolean | undefined;
  head?: Child;
  /** True of a page that only shows: the reader's script stays away. */
  isStill?: boolean | undefined;
  /** What stands before all else: that this is a preview. */
  banner?: Child;
  children?: Child;
};

/** What a page says to machines beside its text. */
export type PageMeta = Pick<PageProps, 'description' | 'canonical' | 'alternates' | 'noindex' | 'head' | 'banner' | 'isStill'> & {
  title?: string;
};

/** A whole reader page: head, header, main and footer. */
export function Page(props: PageProps) {
  const { frame, kind, children } = props;
  return (
    <html lang={frame.language} dir={frame.dir}>
      <Head {...props} />
      <body class={`page page-${kind}`}>
        <a class="skip" href="#main">
          {frame.words('design.page.skip')}
        </a>
        {props.banner}
        <Masthead frame={frame} kind={kind} />
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <Footer frame={frame} />
      </body>
    </html>
  );
}

function Head({ frame, kind, title, description, canonical, alternates = [], noindex, isStill, head }: PageProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{kind === 'front' ? title : `${title} | ${frame.paper.name}`}</title>
      {fontsOf(frame).map((font) => (
        <link rel="preload" href={frame.asset(font)} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={frame.asset('reader.css')} />
      {isStill ? null : <script type="module" src={frame.asset('reader.js')} defer></script>}
      {description ? <meta name="description" content={description} /> : null}
      {noindex ? <meta name="robots" content="noindex" /> : null}
      {canonical ? <link rel="canonical" href={canonical} /> : null}
      {alternates.map((alternate) => (
        <link rel="alternate" hreflang={alternate.language} href={alternate.href} />
      ))}
      {alternates[0] ? <link rel="alternate" hreflang="x-default" href={alternates[0].href} /> : null}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#fdfcf9" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#14171a" media="(prefers-color-scheme: dark)" />
      <link rel="icon" href={frame.asset('favicon.svg')} type="image/svg+xml" />
      <link rel="apple-touch-icon" href={frame.asset('apple-touch-icon.png')} />
      {head}
    </head>
  );
}

/** The fonts that the top of every page is set in: worth asking for before the stylesheet names them. */
function fontsOf(frame: Frame): string[] {
  return frame.dir === 'rtl' ? ['headline.woff2', 'naskh.woff2'] : ['headline.woff2', 'text.woff2'];
}

/** The page's text as sent: HTML with its doctype. */
export function pageText(page: unknown): string {
  return `<!doctype html>${String(page)}`;
}
