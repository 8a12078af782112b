import { type FrameOf, Page, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { isReachable } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { assetResponse } from '#platform/http/assets.ts';
import { answerPublic, privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { findKeptLetter, keptLetters } from '#platform/mail.ts';
import { findPictureFile } from '#stories';

/** What the machine, crawlers and developers ask for. */
export function systemPages(app: App, frameOf: FrameOf) {
  return {
    /** The process lives. */
    health: (c: Ctx) => c.text('ok\n'),

    /** The process can serve: the database answers. */
    async ready(c: Ctx) {
      return (await isReachable(app.db)) ? c.text('ready\n') : c.text('the database does not answer\n', 503);
    },

    robots: (c: Ctx) =>
      answerPublic(app, c, async () => ({
        text: 'User-agent: *\nDisallow: /account\nDisallow: /newsroom\nDisallow: /sign-in\nDisallow: /open/\nDisallow: /sandbox/\nAllow: /\n',
        type: 'text/plain; charset=utf-8',
        tags: [],
      })),

    asset(c: Ctx) {
      const page = app.assets.find(`/assets/${c.req.param('file')}`);
      if (!page) throw new Refusal(404, 'page');
      return assetResponse(page, c.req.header('accept-encoding'));
    },

    /** A picture's file. Its address is the same as long as the picture is, so browsers ask again after a day. */
    async picture(c: Ctx) {
      const found = await findPictureFile(app.db, c.req.param('slug') ?? '', c.req.param('file') ?? '');
      const size = found && (await app.files.size(found.file));
      if (!found || size === undefined) throw new Refusal(404, 'page');
      const headers = {
        'Content-Type': found.type,
        'Content-Length': String(size),
        'Cache-Control': 'public, max-age=86400, stale-while-revalidate=604800',
        // Mail that is read in a browser shows it from another host's page.
        'Cross-Origin-Resource-Policy': 'cross-origin',
      };
      return new Response(new Uint8Array(await app.files.read(found.file)), { headers });
    },

    async mail(c: Ctx) {
      const letters = await keptLetters(app.db);
      const frame = await frameOf(c);
      return privatePage(
        c,
        pageText(
          <Page frame={frame} title="Kept mail" kind="plain" noindex>
            <h1>Kept mail</h1>
            <p>No mail server is configured, so letters stay here. Set SMTP_URL to send them.</p>
            <ul class="kept-mail">
              {letters.map((letter) => (
                <li>
                  <a href={`/dev/mail/${letter.id}`}>{letter.subject}</a> — {letter.recipient} — {letter.madeAt.toISOString()}
                </li>
              ))}
            </ul>
          </Page>,
        ),
      );
    },

    async letter(c: Ctx) {
      const id = Number(c.req.param('id'));
      const letter = Number.isSafeInteger(id) && (await findKeptLetter(app.db, id));
      if (!letter) throw new Refusal(404, 'page');
      if (c.req.query('as') === 'html') {
        // A letter carries its styles inline, as mail must; nothing in it may run or load.
        c.header(
          'Content-Security-Policy',
          "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; sandbox",
        );
        return privatePage(c, letter.html);
      }
      const frame = await frameOf(c);
      return privatePage(
        c,
        pageText(
          <Page frame={frame} title={letter.subject} kind="plain" noindex>
            <h1>{letter.subject}</h1>
            <p>
              {letter.sender} → {letter.recipient} — <a href={`/dev/mail/${id}?as=html`}>as HTML</a>
            </p>
            <LinkedText text={letter.text} />
          </Page>,
        ),
      );
    },
  };
}

function LinkedText({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s<>]+)/);
  return <pre class="kept-letter">{parts.map((part, at) => (at % 2 === 1 ? <a href={part}>{part}</a> : part))}</pre>;
}
