import { type Frame, type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { maskedAddress, readerOf } from '#readers';
import { readSettings } from '#settings';
import { isLink } from '../links.ts';
import { ClosedPage } from '../pages.tsx';
import { isPause } from '../rules.ts';
import { listNewsletters } from '../store.ts';
import { PreferencesPage } from './pages.tsx';
import { type Preferences, prefer } from './prefer.ts';
import { preferencesOf } from './preferences-of.ts';
import { addressOf } from './store.ts';

/** What an address wants of newsletters: by the link of any letter to it, without signing in, and in the account. */
export function preferencePages(app: App, frameOf: FrameOf) {
  async function wantedIn(form: URLSearchParams, language: string): Promise<Preferences> {
    const { languages } = (await readSettings(app)).paper;
    const slugs = form.getAll('newsletter');
    const all = await listNewsletters(app.db, language);
    const pause = field(form, 'pause');
    const chosen = field(form, 'language');
    return {
      newsletterIds: all.filter((one) => slugs.includes(one.slug)).map((one) => one.id),
      language: languages.includes(chosen) ? chosen : language,
      pause: isPause(pause) || pause === 'none' ? pause : 'keep',
    };
  }

  const said = (frame: Frame, form: string, isLeaving: boolean) => ({
    text: frame.words(isLeaving ? 'newsletters.preferences.leaveAll' : 'newsletters.preferences.consent'),
    language: frame.language,
    form,
  });

  return {
    /** GET /newsletters/preferences?id=&key=: changes nothing; its buttons do. */
    async preferences(c: Ctx) {
      const given = { id: c.req.query('id') ?? '', key: c.req.query('key') ?? '' };
      const frame = await frameOf(c);
      const address = isLink(app.keys, 'preferences', given) ? await addressOf(app.db, given.id) : undefined;
      if (!address) return privatePage(c, pageText(<ClosedPage frame={frame} reason="forged" />), 410);
      const [preferences, settings] = await Promise.all([
        preferencesOf(app.db, address.email, frame.language, app.clock()),
        readSettings(app),
      ]);
      const page = (
        <PreferencesPage
          frame={frame}
          preferences={preferences}
          languages={settings.paper.languages}
          address={maskedAddress(address.email)}
          id={given.id}
          linkKey={given.key}
          isSaved={c.req.query('said') === 'saved'}
        />
      );
      return privatePage(c, pageText(page));
    },

    /** POST /newsletters/preferences: the address of the link is on exactly the lists ticked, or on none. */
    async prefer(c: Ctx) {
      const form = await readForm(c);
      const given = { id: field(form, 'id'), key: field(form, 'key') };
      const frame = await frameOf(c);
      const address = isLink(app.keys, 'preferences', given) ? await addressOf(app.db, given.id) : undefined;
      if (!address) return privatePage(c, pageText(<ClosedPage frame={frame} reason="forged" />), 410);
      const isLeaving = field(form, 'what') === 'leave-all';
      const typed = await wantedIn(form, address.language);
      const wanted = isLeaving ? { ...typed, newsletterIds: [] } : typed;
      await prefer(app.db, app.keys, address.email, wanted, said(frame, '/newsletters/preferences', isLeaving), app.clock());
      return c.redirect(`${frame.href('/newsletters/preferences')}?${new URLSearchParams({ ...given, said: 'saved' })}`, 303);
    },

    /** POST /account/newsletters: the reader's own address is on exactly the lists ticked. */
    async choose(c: Ctx) {
      const form = await readForm(c);
      const [frame, reader] = await Promise.all([frameOf(c), readerOf(app, c)]);
      if (!reader) return c.redirect(`${frame.href('/sign-in')}?${new URLSearchParams({ to: frame.href('/account') })}`, 303);
      const wanted = await wantedIn(form, frame.language);
      await prefer(app.db, app.keys, reader.email, wanted, said(frame, '/account', false), app.clock());
      return c.redirect(frame.href('/account'), 303);
    },
  };
}
