import type { Child } from 'hono/jsx';
import type { Frame } from './models.ts';

export type PageProps = {
  frame: Frame;
  title: string;
  description?: string;
  /** Body class and stylesheet scope: front, story, list, form, account, plain. */
  kind: 'front' | 'story' | 'list' | 'form' | 'account' | 'plain';
  canonical?: string;
  alternates?: { language: string; href: string }[];
  noindex?: boolean;
  head?: Child;
  children?: Child;
};

/** A whole reader page: head, header, main and footer. */
export function Page({ frame, title, children }: PageProps) {
  return (
    <html lang={frame.language} dir={frame.dir}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
      </head>
      <body>
        <main id="main">{children}</main>
      </body>
    </html>
  );
}

/** The page's text as sent: HTML with its doctype. */
export function pageText(page: unknown): string {
  return `<!doctype html>${String(page)}`;
}
