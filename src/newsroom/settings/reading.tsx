import { pageText } from '#design';
import { type App, keep } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings, type Settings, settingsSchema } from '#settings';
import { plansOnSale, planViews } from '#subscriptions';
import { changeRecorded } from './change.ts';
import { framed, noticeOf, saved } from './handlers.ts';
import { ReadingForm, readingNumbers, type TypedReading } from './reading-form.tsx';
import { readSample, type Sample, SampleBox } from './samples.tsx';
import { sentencesFor, wholeNumber } from './sentences.ts';
import { SettingsPage } from './settings-page.tsx';

const schema = settingsSchema.pick({ meter: true, readers: true, archive: true, preview: true });
type Reading = Pick<Settings, keyof typeof readingNumbers>;
const groups = Object.keys(readingNumbers) as (keyof Reading)[];

/** The meter, the archive, the preview, and how many devices a reader has. */
export function readingSettings(app: App, press: Press) {
  async function page(c: Ctx, typed: TypedReading, status: 200 | 400, shown?: { sample: Sample; settings: Settings }): Promise<Response> {
    const { frame } = await framed(app, c);
    const settings = await readSettings(app);
    const plans = await keep(app, 'plans', ['plans'], () => plansOnSale(app.db));
    const sample = shown?.sample ?? readSample(new URLSearchParams(), settings.paper);
    const notice = shown ? { tone: 'note' as const, text: frame.words('newsroom.settings.notSaved') } : noticeOf(frame, c, typed.problems);
    return privatePage(
      c,
      pageText(
        <SettingsPage frame={frame} place="reading" notice={notice}>
          <ReadingForm frame={frame} typed={typed} sample={sample} settings={settings} />
          {shown ? <SampleBox frame={frame} {...shown} plans={(language) => planViews(plans, language, false)} /> : null}
        </SettingsPage>,
      ),
      status,
    );
  }

  return {
    /** GET /newsroom/settings/reading. */
    async readingSettings(c: Ctx) {
      const settings = await readSettings(app);
      const numbers = groups.flatMap((group) => Object.entries(settings[group]).map(([name, value]) => [name, String(value)]));
      return page(c, { numbers: Object.fromEntries(numbers), problems: {} }, 200);
    },

    /** POST /newsroom/settings/reading: saves, or shows what is typed as readers would see it. */
    async changeReading(c: Ctx) {
      const { staff, frame } = await framed(app, c);
      const form = await readForm(c);
      const settings = await readSettings(app);
      const named = groups.map((group) => readingNumbers[group].map((name) => [name, field(form, name)] as const));
      const typed = Object.fromEntries(named.flat());
      const values = groups.map((group, at) => [
        group,
        Object.fromEntries((named[at] ?? []).map(([name, text]) => [name, wholeNumber(text)])),
      ]);
      const read = schema.safeParse(Object.fromEntries(values));
      const sentences = Object.entries(sentencesFor(frame.words, read.error)).map(([path, text]) => [path.replace(/^\w+\./, ''), text]);
      const typedReading = { numbers: typed, problems: Object.fromEntries(sentences) };
      if (!read.success) return page(c, typedReading, 400);
      if (field(form, 'what') === 'preview') {
        return page(c, typedReading, 200, { sample: readSample(form, settings.paper), settings: { ...settings, ...read.data } });
      }
      await changeRecorded(press, read.data, staff.id, app.clock());
      return saved(app, c, 'reading');
    },
  };
}
