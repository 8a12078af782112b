import { Checkbox, pageText, RadioCards, type StaffFrame, SubmitButton } from '#design';
import { newslettersOf } from '#newsletters';
import { type App, keep } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings, type Settings, settingsSchema } from '#settings';
import { Choice, type Option } from '../forms.tsx';
import { changeRecorded } from './change.ts';
import { framed, noticeOf, saved } from './handlers.ts';
import { type Problems, sentencesFor } from './sentences.ts';
import { Group, SettingsPage } from './settings-page.tsx';

const schema = settingsSchema.pick({ newsroom: true, front: true, translation: true });

type Typed = Pick<Settings, 'newsroom' | 'front' | 'translation'>;

/** How the newsroom works, and which newsletter stands in the header of every page. */
export function newsroomSettings(app: App, press: Press) {
  const newslettersIn = async (language: string) => {
    const { homeLanguage } = (await readSettings(app)).paper;
    const cards = await keep(app, `newsletters:${language}`, ['newsletters'], () => newslettersOf(app.db, language || homeLanguage));
    return cards.map(({ slug, name }) => ({ value: slug, name }));
  };

  async function page(c: Ctx, typed: Typed, problems: Problems, status: 200 | 400) {
    const { frame } = await framed(app, c);
    const newsletters = await newslettersIn(frame.language);
    return privatePage(
      c,
      pageText(
        <SettingsPage frame={frame} place="newsroom" notice={noticeOf(frame, c, problems)}>
          <NewsroomForm frame={frame} typed={typed} problems={problems} newsletters={newsletters} />
        </SettingsPage>,
      ),
      status,
    );
  }

  return {
    /** GET /newsroom/settings/newsroom. */
    newsroomSettings: async (c: Ctx) => page(c, await readSettings(app), {}, 200),

    /** POST /newsroom/settings/newsroom. */
    async changeNewsroom(c: Ctx) {
      const { staff, frame } = await framed(app, c);
      const form = await readForm(c);
      const settings = await readSettings(app);
      const newsletter = field(form, 'headerNewsletter') || null;
      const given = {
        newsroom: { review: field(form, 'review'), secondFactor: field(form, 'secondFactor') },
        translation: { tellsOfMachines: form.get('tellsOfMachines') === 'yes' },
        front: { headerNewsletter: newsletter },
      };
      const read = schema.safeParse(given);
      const problems = sentencesFor(frame.words, read.error);
      const isKnown = newsletter === null || (await newslettersIn(frame.language)).some(({ value }) => value === newsletter);
      if (!isKnown) problems['front.headerNewsletter'] = frame.words('newsroom.settings.problems.unknown');
      if (!read.success || Object.keys(problems).length > 0) return page(c, settings, problems, 400);
      await changeRecorded(press, read.data, staff.id, app.clock());
      return saved(app, c, 'newsroom');
    },
  };
}

type NewsroomFormProps = { frame: StaffFrame; typed: Typed; problems: Problems; newsletters: Option[] };

function NewsroomForm({ frame, typed, problems, newsletters }: NewsroomFormProps) {
  const { words, href } = frame;
  const reviews = (['optional', 'required'] as const).map((value) => ({
    value,
    title: words(`newsroom.settings.newsroom.${value}`),
    about: words(`newsroom.settings.newsroom.${value}About`),
  }));
  const factors = (['optional', 'required'] as const).map((value) => ({
    value,
    title: words(`newsroom.settings.newsroom.factor.${value}`),
    about: words(`newsroom.settings.newsroom.factor.${value}About`),
  }));
  return (
    <form method="post" action={href('/newsroom/settings/newsroom')} class="setting-form">
      <RadioCards
        name="review"
        legend={words('newsroom.settings.newsroom.review')}
        cards={reviews}
        chosen={typed.newsroom.review}
        problem={problems['newsroom.review']}
      />
      <RadioCards
        name="secondFactor"
        legend={words('newsroom.settings.newsroom.factor.title')}
        cards={factors}
        chosen={typed.newsroom.secondFactor}
        problem={problems['newsroom.secondFactor']}
      />
      <Group title={words('newsroom.settings.newsroom.header')} about={words('newsroom.settings.newsroom.headerAbout')}>
        <Choice
          name="headerNewsletter"
          label={words('newsroom.settings.newsroom.newsletter')}
          options={[{ value: '', name: words('newsroom.settings.newsroom.noNewsletter') }, ...newsletters]}
          chosen={typed.front.headerNewsletter ?? ''}
          problem={problems['front.headerNewsletter']}
        />
      </Group>
      <Group title={words('newsroom.settings.newsroom.machines')}>
        <Checkbox
          name="tellsOfMachines"
          label={words('newsroom.settings.newsroom.tellsOfMachines')}
          isChecked={typed.translation.tellsOfMachines}
        />
      </Group>
      <SubmitButton>{words('newsroom.settings.save')}</SubmitButton>
    </form>
  );
}
