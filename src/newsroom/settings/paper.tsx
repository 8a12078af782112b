import { pageText, SubmitButton } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { loadSettings, readSettings } from '#settings';
import { changeRecorded } from './change.ts';
import { framed, noticeOf, saved } from './handlers.ts';
import { PaperFields } from './paper-fields.tsx';
import { paperTyped, readPaper, type TypedPaper } from './paper-values.ts';
import { SettingsPage } from './settings-page.tsx';

/** The paper's name, tagline, time zone and languages. */
export function paperSettings(app: App, press: Press) {
  async function page(c: Ctx, typed: TypedPaper, status: 200 | 400): Promise<Response> {
    const { frame } = await framed(app, c);
    const { paper } = await readSettings(app);
    const shown = (
      <SettingsPage frame={frame} place="paper" notice={noticeOf(frame, c, typed.problems)}>
        <form method="post" action={frame.href('/newsroom/settings')} class="setting-form">
          <PaperFields frame={frame} typed={typed} known={paper.languages} />
          <SubmitButton>{frame.words('newsroom.settings.save')}</SubmitButton>
        </form>
      </SettingsPage>
    );
    return privatePage(c, pageText(shown), status);
  }

  return {
    /** GET /newsroom/settings. */
    settings: async (c: Ctx) => page(c, paperTyped((await readSettings(app)).paper, false), 200),

    /** POST /newsroom/settings. */
    async changePaper(c: Ctx) {
      const { staff, frame } = await framed(app, c);
      const form = await readForm(c);
      const { paper } = await loadSettings(press);
      const { typed, value } = await readPaper({ app, press, words: frame.words, language: frame.language }, form, paper);
      if (!value) return page(c, typed, 400);
      await changeRecorded(press, { paper: value }, staff.id, app.clock());
      return saved(app, c, 'paper');
    },
  };
}
