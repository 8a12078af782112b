import { rehearsedViewers } from '#access';
import { pageText, StaffPage } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { framingPolicy } from '#platform/http/headers.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { languageName } from '#platform/languages.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { endPreviewLink, findWork, makePreviewLink, storyFactsOf } from '#stories';
import { numberOf, rowNumber } from './around.ts';
import { sentBack, showScreen } from './screen.tsx';

const widths = ['phone', 'desktop'] as const;

/** How a text will look to readers, and addresses under which outsiders may look at it. */
export function previewPages(app: App, press: Press) {
  return {
    /** GET /newsroom/versions/:id/preview: as each kind of viewer, in each language, on a phone and on a desk. */
    async preview(c: Ctx) {
      const staff = await readStaff(app, c);
      const frame = await staffFrameOf(app, c, staff, 'desk');
      const work = await findWork(press, numberOf(c));
      if (!work) throw new Refusal(404, 'page');
      const { versions } = await storyFactsOf(press, work);
      const { words, href, language } = frame;
      const as = rehearsedViewers.find((one) => one === c.req.query('as')) ?? 'visitor';
      const width = widths.find((one) => one === c.req.query('width')) ?? 'phone';
      const at = (versionId: number, query: Record<string, string>, page = 'preview') =>
        `${href(`/newsroom/versions/${versionId}/${page}`)}?${new URLSearchParams({ as, width, ...query })}`;
      const own = { versionId: work.versionId, language: work.language };
      const languages = [own, ...versions].toSorted((a, b) => a.versionId - b.versionId);
      const title = words('newsroom.preview.title');
      const headline = work.newest.headline || words('newsroom.story.untitled');
      const page = (
        <StaffPage
          frame={frame}
          kind="list"
          title={title}
          beside={
            <a href={href(`/newsroom/versions/${work.versionId}`)}>
              <bdi lang={work.language}>{headline}</bdi>
            </a>
          }
        >
          <div class="preview-choices">
            <nav class="states" aria-label={words('newsroom.preview.viewers')}>
              <ul>
                {rehearsedViewers.map((one) => (
                  <li>
                    <a href={at(work.versionId, { as: one })} aria-current={one === as ? 'true' : undefined}>
                      {words(`newsroom.preview.as.${one}`)}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <nav class="states" aria-label={words('newsroom.preview.widths')}>
              <ul>
                {widths.map((one) => (
                  <li>
                    <a href={at(work.versionId, { width: one })} aria-current={one === width ? 'true' : undefined}>
                      {words(`newsroom.preview.${one}`)}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            {languages.length > 1 ? (
              <nav class="states" aria-label={words('newsroom.preview.languages')}>
                <ul>
                  {languages.map((one) => (
                    <li>
                      <a href={at(one.versionId, {})} aria-current={one.versionId === work.versionId ? 'true' : undefined}>
                        {languageName(one.language, language)}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            ) : null}
          </div>
          <div class="preview-frame">
            <iframe class={`preview-${width}`} src={at(work.versionId, {}, 'preview/page')} title={`${title}: ${headline}`}></iframe>
          </div>
        </StaffPage>
      );
      return privatePage(c, pageText(page), 200, { 'Content-Security-Policy': framingPolicy });
    },

    /** POST /newsroom/versions/:id/preview-links: makes an address for somebody outside and tells it, this once. */
    async makePreviewLink(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { paper } = await readSettings(app);
      const { words } = await staffFrameOf(app, c, staff, 'desk');
      const values = { madeFor: field(form, 'madeFor'), days: field(form, 'days'), openings: field(form, 'openings') };
      const isWithin = (text: string, most: number) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
      const problems: Record<string, string> = {};
      if (values.madeFor === '' || values.madeFor.length > 100) problems.madeFor = words('newsroom.previewLinks.noName');
      if (!isWithin(values.days, 30)) problems.days = words('newsroom.previewLinks.between', { most: 30 });
      if (!isWithin(values.openings, 100)) problems.openings = words('newsroom.previewLinks.between', { most: 100 });
      const part = { part: 'preview-link' as const, values, problems };
      if (Object.keys(problems).length > 0) return showScreen(app, press, c, 400, { part });
      const asked = { days: Number(values.days), openings: Number(values.openings), madeFor: values.madeFor };
      const outcome = await makePreviewLink(press, numberOf(c), asked, staff, app.clock());
      if (!outcome.ok) return showScreen(app, press, c, 409, { part, refusal: { act: 'preview-link', reason: outcome.reason } });
      const prefix = c.get('language') === paper.homeLanguage ? '' : `/${c.get('language')}`;
      const address = `${app.baseUrl()}${prefix}/preview/${outcome.token}`;
      return showScreen(app, press, c, 200, { part: { part: 'preview-link', values: { ...values, address }, problems: {} } });
    },

    /** POST /newsroom/versions/:id/end-preview-link. */
    async endPreviewLink(c: Ctx) {
      const staff = await readStaff(app, c);
      const link = rowNumber((await readForm(c)).get('link'));
      const versionId = numberOf(c);
      if (link !== undefined && (await endPreviewLink(press, versionId, link, staff, app.clock()))) return sentBack(app, c, 'preview-link');
      return showScreen(app, press, c, 409, { refusal: { act: 'preview-link', reason: 'gone' } });
    },
  };
}
