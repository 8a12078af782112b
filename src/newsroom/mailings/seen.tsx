import { pageText, StaffPage } from '#design';
import { type Audience, audiences, compile, gatherMail } from '#newsletters';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { framingPolicy } from '#platform/http/headers.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readStaff, staffFrameOf } from '#staff';
import { mailingOf } from './list.tsx';
import { refusalText } from './mailing.tsx';

const views = { as: audiences, width: ['phone', 'desktop'], light: ['day', 'night'], form: ['html', 'text'] } as const;

type View = { as: Audience; width: 'phone' | 'desktop'; light: 'day' | 'night'; form: 'html' | 'text' };

// Mail carries its styles in its elements. Nothing in it may run, load from elsewhere or be sent; its links open beside the newsroom.
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/** A mailing as it will be read: as mail on a phone and on a desk, by day and by night, as plain text, by those who pay and those who don't. */
export function seenPages(app: App, press: Press) {
  return {
    /** GET /newsroom/mailings/:id/preview?as=&width=&light=&form=. */
    async previewMailing(c: Ctx) {
      const frame = await staffFrameOf(app, c, await readStaff(app, c), 'mailings');
      const { words, href } = frame;
      const mailing = await mailingOf(c, press);
      const view = viewIn(c);
      const at = (change: Partial<View>, page = 'preview') =>
        `${href(`/newsroom/mailings/${mailing.id}/${page}`)}?${new URLSearchParams({ ...view, ...change })}`;
      const title = words('newsroom.mailings.seeAsMail');
      const page = (
        <StaffPage
          frame={frame}
          kind="list"
          title={title}
          beside={<a href={href(`/newsroom/mailings/${mailing.id}`)}>{mailing.subjects[0] ?? words('newsroom.mailings.untitled')}</a>}
        >
          <div class="preview-choices">
            {(Object.keys(views) as (keyof View)[]).map((name) => (
              <nav class="states" aria-label={words(`newsroom.mailings.views.${name}`)}>
                <ul>
                  {views[name].map((one) => (
                    <li>
                      <a href={at({ [name]: one })} aria-current={one === view[name] ? 'true' : undefined}>
                        {words(`newsroom.mailings.view.${one}`)}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            ))}
          </div>
          <div class="preview-frame">
            <iframe class={`preview-${view.width}`} src={at({}, 'mail')} title={title}></iframe>
          </div>
        </StaffPage>
      );
      return privatePage(c, pageText(page), 200, { 'Content-Security-Policy': framingPolicy });
    },

    /** GET /newsroom/mailings/:id/mail?as=&light=&form=: the mail itself, for the frame of the preview. */
    async mail(c: Ctx) {
      const { words } = await staffFrameOf(app, c, await readStaff(app, c), 'mailings');
      const view = viewIn(c);
      const compiled = await compile(await gatherMail(app, press, await mailingOf(c, press), view.as));
      c.header('Content-Security-Policy', mailPolicy);
      if (!compiled.ok) return privatePage(c, pageText(<PlainPage text={refusalText(words, compiled)} />), 409);
      if (view.form === 'text') return privatePage(c, pageText(<PlainPage text={compiled.text} />));
      // The paper's own files are asked for from where the newsroom is read, and the night is what is looked at, whatever the device has.
      const lit = compiled.html
        .replaceAll(`src="${app.baseUrl()}/`, 'src="/')
        .replaceAll('(prefers-color-scheme: dark)', view.light === 'night' ? 'all' : 'not all')
        .replace('<head>', '<head><base target="_blank">');
      return privatePage(c, lit);
    },
  };
}

function viewIn(c: Ctx): View {
  const chosen = <T extends string>(name: string, from: readonly [T, ...T[]]): T =>
    from.find((one) => one === c.req.query(name)) ?? from[0];
  return {
    as: chosen('as', views.as),
    width: chosen('width', views.width),
    light: chosen('light', views.light),
    form: chosen('form', views.form),
  };
}

function PlainPage({ text }: { text: string }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{text.slice(0, 40)}</title>
        <style>{'body { margin: 16px; } pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 15px/1.5 monospace; }'}</style>
      </head>
      <body>
        <pre dir="auto">{text}</pre>
      </body>
    </html>
  );
}
