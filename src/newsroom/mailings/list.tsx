import { pageText } from '#design';
import { findMailing, listMailings, listNewsletters, listRecipes, makeMailing } from '#newsletters';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { numberOf, rowNumber } from '../around.ts';
import { MailingsPage } from './list-page.tsx';

const aPage = 30;

/** Every mailing there is, what comes round when, and beginning another. */
export function mailingListPages(app: App, press: Press) {
  return {
    /** GET /newsroom/mailings?newsletter=&before=: newest first. Three statements. */
    async mailings(c: Ctx) {
      const frame = await staffFrameOf(app, c, await readStaff(app, c), 'mailings');
      const { paper } = await readSettings(app);
      const newsletters = await listNewsletters(app.db, frame.language);
      const shown = newsletters.find(({ slug }) => slug === c.req.query('newsletter'));
      const before = rowNumber(c.req.query('before'));
      const [mailings, recipes] = await Promise.all([
        listMailings(press, { newsletterId: shown?.id, before }, aPage + 1),
        listRecipes(press),
      ]);
      const props = {
        frame,
        newsletters,
        shown,
        languages: paper.languages,
        mailings: mailings.slice(0, aPage),
        recipes,
        older: mailings.length > aPage ? mailings[aPage - 1]?.id : undefined,
      };
      return privatePage(c, pageText(<MailingsPage {...props} />));
    },

    /** POST /newsroom/mailings: begins a draft, by the newsletter's recipe or by hand. */
    async makeMailing(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { href, language } = await staffFrameOf(app, c, staff, 'mailings');
      const { languages } = (await readSettings(app)).paper;
      const newsletter = (await listNewsletters(app.db, language)).find(({ slug }) => slug === field(form, 'newsletter'));
      const edition = field(form, 'language');
      if (!newsletter || !languages.includes(edition)) throw new Refusal(404, 'page');
      const of = { newsletterId: newsletter.id, language: edition, by: field(form, 'by') === 'recipe' ? 'recipe' : 'hand' } as const;
      const id = await makeMailing(app, press, of, { by: staff.id, now: app.clock() });
      return c.redirect(`${href(`/newsroom/mailings/${id}`)}?said=made`, 303);
    },
  };
}

/** The mailing that the address names; 404 where there is none. */
export async function mailingOf(c: Ctx, press: Press) {
  const mailing = await findMailing(press, numberOf(c));
  if (!mailing) throw new Refusal(404, 'page');
  return mailing;
}
