import { Field, type StaffFrame, SubmitButton } from '#design';
import type { Settings } from '#settings';
import { type Sample, SampleChoice } from './samples.tsx';
import type { Problems } from './sentences.ts';
import { FirstButton, Group } from './settings-page.tsx';

/** The numbers of the reading settings as they are typed, by group and name. */
export const readingNumbers = {
  meter: ['visitors', 'readers', 'newPerNetwork'],
  readers: ['devices'],
  archive: ['closesAfterDays'],
  preview: ['paragraphs', 'mostWords'],
} as const;

export type TypedReading = { numbers: Record<string, string>; problems: Problems };

type ReadingFormProps = { frame: StaffFrame; typed: TypedReading; sample: Sample; settings: Settings };

/** How much may be read for free, what closes when, and how much of a story anyone sees. */
export function ReadingForm({ frame, typed, sample, settings }: ReadingFormProps) {
  const { words } = frame;
  const number = (name: string, label: string, hint?: string) => (
    <Field
      name={name}
      label={label}
      hint={hint}
      value={typed.numbers[name]}
      problem={typed.problems[name]}
      inputmode="numeric"
      size="short"
      dir="ltr"
      maxlength={9}
      required
    />
  );
  return (
    <form method="post" action={`${frame.href('/newsroom/settings/reading')}#sample`} class="setting-form">
      <FirstButton frame={frame} />
      <Group title={words('newsroom.settings.reading.meter')} about={words('newsroom.settings.reading.meterAbout')}>
        {number('visitors', words('newsroom.settings.reading.visitors'))}
        {number('readers', words('newsroom.settings.reading.readers'))}
        {number('newPerNetwork', words('newsroom.settings.reading.newPerNetwork'), words('newsroom.settings.reading.newPerNetworkAbout'))}
      </Group>
      <Group title={words('newsroom.settings.reading.archive')}>
        {number(
          'closesAfterDays',
          words('newsroom.settings.reading.closesAfterDays'),
          words('newsroom.settings.reading.closesAfterDaysAbout'),
        )}
      </Group>
      <Group title={words('newsroom.settings.reading.preview')} about={words('newsroom.settings.reading.previewAbout')}>
        {number('paragraphs', words('newsroom.settings.reading.paragraphs'))}
        {number('mostWords', words('newsroom.settings.reading.mostWords'))}
      </Group>
      <Group title={words('newsroom.settings.reading.accounts')}>
        {number('devices', words('newsroom.settings.reading.devices'), words('newsroom.settings.reading.devicesAbout'))}
      </Group>
      <div class="setting-buttons">
        <SubmitButton name="what" value="save">
          {words('newsroom.settings.save')}
        </SubmitButton>
        <SampleChoice frame={frame} sample={sample} settings={settings} />
      </div>
    </form>
  );
}
