import { pageText } from '#design';
import { type ListLine, listLines } from '#newsletters';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { numberOf, shelvesIn } from '../around.ts';
import { framed, noticeOf, saved } from './handlers.ts';
import { keepNewsletter, turnNewsletter } from './keep-newsletter.ts';
import { NewsletterForm } from './newsletter-form.tsx';
import { NewsletterLines } from './newsletter-lines.tsx';
import { newNewsletter, readNewsletter, type TypedNewsletter, typedOf } from './newsletter-values.ts';
import { SettingsPage } from './settings-page.tsx';

/** Newsletters: made, changed, ordered, retired. */
export function newsletterSettings(app: App, press: Press) {
  async function list(c: Ctx) {
    const { frame } = await framed(app, c);
    const lines = await listLines(app.db);
    const page = (
      <SettingsPage frame={frame} place="newsletters" notice={noticeOf(frame, c)}>
        <NewsletterLines frame={frame} lines={lines} />
      </SettingsPage>
    );
    return privatePage(c, pageText(page));
  }

  async function form(c: Ctx, typed: TypedNewsletter, status: 200 | 400 | 409) {
    const { frame } = await framed(app, c);
    const [{ paper }, { topics }] = [await readSettings(app), await shelvesIn(app, press, frame.language)];
    const page = (
      <SettingsPage frame={frame} place="newsletters" notice={noticeOf(frame, c, typed.problems)}>
        <NewsletterForm frame={frame} typed={typed} languages={paper.languages} topics={topics} />
      </SettingsPage>
    );
    return privatePage(c, pageText(page), status);
  }

  async function found(c: Ctx): Promise<ListLine> {
    const id = numberOf(c);
    const line = (await listLines(app.db)).find((one) => one.id === id);
    if (!line) throw new Refusal(404, 'page');
    return line;
  }

  async function keep(c: Ctx, posted: URLSearchParams, before: TypedNewsletter) {
    const { staff, frame } = await framed(app, c);
    const { languages, homeLanguage } = (await readSettings(app)).paper;
    const { topics } = await shelvesIn(app, press, frame.language);
    const known = { languages, homeLanguage, topicIds: topics.map(({ value }) => Number(value)) };
    const { typed, slug, facts } = readNewsletter(posted, before, known, frame.words);
    if (!facts) return form(c, typed, 400);
    const outcome = await keepNewsletter(press, { id: before.id, slug }, facts, { by: staff.id, now: app.clock() });
    if (outcome.ok) return saved(app, c, 'newsletters');
    if (outcome.reason === 'gone') throw new Refusal(404, 'page');
    return form(c, { ...typed, problems: { slug: frame.words('newsroom.settings.sections.taken', { slug }) } }, 409);
  }

  return {
    /** GET /newsroom/settings/newsletters. */
    newsletterSettings: list,

    /** GET /newsroom/settings/newsletters/new. */
    newNewsletter: (c: Ctx) => form(c, newNewsletter, 200),

    /** POST /newsroom/settings/newsletters/new. */
    addNewsletter: async (c: Ctx) => keep(c, await readForm(c), newNewsletter),

    /** GET /newsroom/settings/newsletters/:id. */
    newsletterSetting: async (c: Ctx) => form(c, typedOf(await found(c)), 200),

    /** POST /newsroom/settings/newsletters/:id: saves it, moves it, retires it or takes it back. */
    async changeNewsletter(c: Ctx) {
      const posted = await readForm(c);
      const line = await found(c);
      const what = field(posted, 'what');
      if (what !== 'up' && what !== 'down' && what !== 'retire' && what !== 'reopen') return keep(c, posted, typedOf(line));
      const { staff } = await framed(app, c);
      await turnNewsletter(press, line, what, { by: staff.id, now: app.clock() });
      return saved(app, c, 'newsletters');
    },
  };
}
