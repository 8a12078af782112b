import { Checkbox, Field, Problem, pageText, type StaffFrame, SubmitButton } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import type { Words } from '#platform/words.ts';
import { readSettings, type Settings, settingsSchema } from '#settings';
import { changeRecorded } from './change.ts';
import { framed, noticeOf, saved } from './handlers.ts';
import { type Problems, sentencesFor } from './sentences.ts';
import { Group, SettingsPage } from './settings-page.tsx';

type Line = { fromSeat: string; percent: string };
type Typed = { isSold: boolean; lines: Line[]; name: string; address: string; vatId: string; vat: string; problems: Problems };

const mostLines = 6;
const schema = settingsSchema.pick({ groups: true, seller: true });

/** What seats for several readers cost less, and who sells, as invoices name them. */
export function groupSettings(app: App, press: Press) {
  async function page(c: Ctx, typed: Typed, status: 200 | 400): Promise<Response> {
    const { frame } = await framed(app, c);
    const form = <GroupsForm frame={frame} typed={typed} />;
    const text = pageText(
      <SettingsPage frame={frame} place="groups" notice={noticeOf(frame, c, typed.problems)}>
        {form}
      </SettingsPage>,
    );
    return privatePage(c, text, status);
  }

  return {
    /** GET /newsroom/settings/groups. */
    async groupSettings(c: Ctx) {
      const { groups, seller } = await readSettings(app);
      const lines = groups.discounts.map(({ fromSeat, percent }) => ({ fromSeat: String(fromSeat), percent: String(percent) }));
      return page(c, { isSold: groups.isSold, lines, ...seller, vat: String(seller.vatPermille / 10), problems: {} }, 200);
    },

    /** POST /newsroom/settings/groups. */
    async changeGroupSettings(c: Ctx) {
      const { staff, frame } = await framed(app, c);
      const { typed, value } = read(await readForm(c), frame.words);
      if (!value) return page(c, typed, 400);
      await changeRecorded(press, value, staff.id, app.clock());
      return saved(app, c, 'groups');
    },
  };
}

function read(form: URLSearchParams, words: Words): { typed: Typed; value: Pick<Settings, 'groups' | 'seller'> | undefined } {
  const lines = Array.from({ length: mostLines }, (_, at) => ({
    fromSeat: field(form, `seat-${at}`),
    percent: field(form, `percent-${at}`),
  }));
  const said = { name: field(form, 'name'), address: field(form, 'address').replace(/\r\n?/g, '\n'), vatId: field(form, 'vatId') };
  const typed: Typed = { isSold: field(form, 'isSold') === 'yes', lines, ...said, vat: field(form, 'vat'), problems: {} };
  const kept = lines.filter((line) => line.fromSeat !== '' || line.percent !== '');
  const discounts = kept.map(({ fromSeat, percent }) => ({ fromSeat: Number(fromSeat || 'none'), percent: Number(percent || 'none') }));
  const isRate = /^\d{1,2}(?:[.,]\d)?$/.test(typed.vat);
  const vatPermille = isRate ? Math.round(Number(typed.vat.replace(',', '.')) * 10) : -1;
  const checked = schema.safeParse({ groups: { isSold: typed.isSold, discounts }, seller: { ...said, vatPermille } });
  for (const [path, sentence] of Object.entries(sentencesFor(words, checked.error))) {
    if (path.startsWith('groups')) typed.problems.discounts = words('newsroom.settings.groups.badDiscounts');
    else if (path === 'seller.vatPermille') typed.problems.vat = words('newsroom.settings.groups.badVat');
    else typed.problems[path.replace('seller.', '')] = sentence;
  }
  return { typed, value: checked.success ? checked.data : undefined };
}

function GroupsForm({ frame, typed }: { frame: StaffFrame; typed: Typed }) {
  const { words, href } = frame;
  const { problems } = typed;
  const lines = [...typed.lines, ...Array.from({ length: mostLines }, () => ({ fromSeat: '', percent: '' }))].slice(0, mostLines);
  return (
    <form method="post" action={href('/newsroom/settings/groups')} class="setting-form">
      <Group title={words('newsroom.settings.groups.sold')} about={words('newsroom.settings.groups.soldAbout')}>
        <Checkbox name="isSold" label={words('newsroom.settings.groups.isSold')} isChecked={typed.isSold} />
      </Group>
      <Group title={words('newsroom.settings.groups.discounts')} about={words('newsroom.settings.groups.discountsAbout')}>
        {lines.map((line, at) => (
          <p class="in-row">
            <label for={`seat-${at}`}>{words('newsroom.settings.groups.fromSeat')}</label>{' '}
            <input type="text" id={`seat-${at}`} name={`seat-${at}`} inputmode="numeric" maxlength={3} size={4} value={line.fromSeat} />{' '}
            <input
              type="text"
              id={`percent-${at}`}
              name={`percent-${at}`}
              inputmode="numeric"
              maxlength={2}
              size={3}
              value={line.percent}
              aria-labelledby={`percent-${at}-label`}
            />{' '}
            <span id={`percent-${at}-label`}>{words('newsroom.settings.groups.percent')}</span>
          </p>
        ))}
        <Problem id="discounts-problem" text={problems.discounts} />
      </Group>
      <Group title={words('newsroom.settings.groups.seller')} about={words('newsroom.settings.groups.sellerAbout')}>
        <Field name="name" label={words('newsroom.settings.groups.name')} value={typed.name} problem={problems.name} maxlength={200} />
        <div class="field field-wide">
          <label for="field-address">{words('newsroom.settings.groups.address')}</label>
          <textarea id="field-address" name="address" rows={4} maxlength={500} dir="auto">
            {typed.address}
          </textarea>
          <Problem id="field-address-problem" text={problems.address} />
        </div>
        <Field
          name="vatId"
          label={words('subscriptions.group.vatId')}
          value={typed.vatId}
          problem={problems.vatId}
          dir="ltr"
          size="short"
          maxlength={40}
        />
        <Field
          name="vat"
          label={words('newsroom.settings.groups.vat')}
          hint={words('newsroom.settings.groups.vatHint')}
          value={typed.vat}
          problem={problems.vat}
          inputmode="numeric"
          dir="ltr"
          size="short"
          maxlength={4}
        />
      </Group>
      <div class="setting-buttons">
        <SubmitButton name="what" value="save">
          {words('newsroom.settings.save')}
        </SubmitButton>
      </div>
    </form>
  );
}
