import type { Child } from 'hono/jsx';
import { type Gate, type Rehearsed, type RehearsedViewer, rehearsedViewers } from '#access';
import { FormPage, PreviewDoor, pageText, RehearsalBanner } from '#design';
import type { App } from '#platform/app.ts';
import { Refusal } from '#platform/errors.ts';
import { readForm } from '#platform/http/forms.ts';
import { framedPolicy, sandboxed } from '#platform/http/headers.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { wordsIn } from '#platform/words.ts';
import { frameFor } from './frame.ts';
import { createStoryRenderer } from './story.tsx';

// Whoever has the address has the text: it mustn't reach anybody by a referrer or an index.
const secret = { 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' };

/** Texts that aren't published, drawn as readers would get them: for the newsroom in a frame, and for outsiders behind a preview link. */
export function rehearsalPages(app: App, gate: Gate) {
  const { render } = createStoryRenderer(app, gate);

  async function draw({ story, card, byline, reading, who }: Rehearsed, banner: Child): Promise<string> {
    const frame = await frameFor(app, story.language, `/${story.sectionSlug}/${story.slug}`, who);
    // What is pressed here opens beside it: other pages of the paper let nobody frame them.
    const meta = { noindex: true, isStill: true, head: <base target="_blank" />, banner };
    return (await render(frame, story, reading, { draft: { card, byline }, meta })).text;
  }

  return {
    /** GET /newsroom/versions/:id/preview/page?as=: the newest text as such a viewer would get it. Runs nothing, sends nothing, counts nothing. */
    async rehearsal(c: Ctx) {
      const [id] = c.req.param('id')?.match(/^[1-9]\d{0,14}$/) ?? [];
      const as = rehearsedViewers.find((one) => one === (c.req.query('as') ?? 'visitor'));
      const rehearsed = id && as ? await gate.rehearse(Number(id), as) : undefined;
      if (!rehearsed) throw new Refusal(404, 'page');
      const words = wordsIn(c.get('language'));
      const banner = <RehearsalBanner text={words(`site.preview.as.${as as RehearsedViewer}`)} />;
      return privatePage(c, await draw(rehearsed, banner), 200, { ...secret, 'Content-Security-Policy': sandboxed(framedPolicy) });
    },

    /** GET /preview/:token: a button. Links are looked at by scanners before people press them; only pressing counts. */
    async previewDoor(c: Ctx) {
      const token = c.req.param('token') ?? '';
      if (!(await gate.isPreviewOpen(token))) throw new Refusal(404, 'page');
      const frame = await frameFor(app, c.get('language'), '/', 'visitor');
      const { words } = frame;
      const page = (
        <FormPage
          frame={frame}
          title={words('site.preview.title')}
          intro={<p>{words('site.preview.about', { paper: frame.paper.name })}</p>}
        >
          <PreviewDoor action={frame.href(`/preview/${token}`)} words={words} />
        </FormPage>
      );
      return privatePage(c, pageText(page), 200, secret);
    },

    /** POST /preview/:token: the newest text, whole, with the name of whom it was given to across it. */
    async openPreview(c: Ctx) {
      await readForm(c);
      const opened = await gate.openPreview(c.req.param('token') ?? '');
      if (!opened) throw new Refusal(404, 'page');
      const words = wordsIn(opened.story.language);
      const text = words('site.preview.unpublished', { name: opened.madeFor || words('site.preview.somebody') });
      const banner = <RehearsalBanner text={text} mark={text} />;
      return privatePage(c, await draw(opened, banner), 200, { ...secret, 'Content-Security-Policy': sandboxed() });
    },
  };
}
