import { Field, PictureImage, type PictureView, Problem, type StaffFrame, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import { directionOf, languageName } from '#platform/languages.ts';
import type { LibraryPicture, PictureFacts } from '#stories';
import { TextBox, TimeField } from '../forms.tsx';

/** What was typed into the form of a picture's facts, and what is wrong with it. */
export type TypedPicture = {
  facts: PictureFacts;
  focal: { x: number; y: number };
  problems?: Partial<Record<'licenceUrl' | 'licenceEndsOn' | 'takenOn', string>>;
};

/** A calendar day in words. */
export function isoDayText({ language, now }: StaffFrame, day: string): string {
  // Noon in UTC is that day in UTC, where it is said.
  return dayText(new Date(`${day}T12:00:00Z`), language, 'UTC', now);
}

export type FactsFormProps = { frame: StaffFrame; picture: LibraryPicture; typed: TypedPicture | undefined; languages: string[] };

/** All that is known of a picture, with the point that must stay in view where it is cropped. */
export function PictureFactsForm({ frame, picture, typed, languages }: FactsFormProps) {
  const { words } = frame;
  const { facts, focal, problems = {} } = typed ?? { facts: picture.facts, focal: picture.view.focal };
  const field = (
    name: Exclude<keyof PictureFacts, 'words'>,
    more: { hint?: string; problem?: string | undefined; maxlength?: number } = {},
  ) => <Field name={name} label={words(`newsroom.picture.${name}`)} value={facts[name]} maxlength={200} {...more} />;
  return (
    <form method="post" action={frame.href(`/newsroom/pictures/${picture.slug}`)} class="picture-form">
      <input type="hidden" name="base" value={picture.changedAt?.toISOString() ?? ''} />
      <FocalPoint frame={frame} view={{ ...picture.view, focal }} />
      <div class="stacked">
        <fieldset class="picture-words">
          <legend>{words('newsroom.picture.words')}</legend>
          <p class="hint">{words('newsroom.picture.wordsHint')}</p>
          {languages.map((language, at) => (
            <LanguageWords frame={frame} language={language} said={facts.words[language]} isOpen={at === 0} />
          ))}
        </fieldset>
        {field('credit', { hint: words('newsroom.picture.creditHint') })}
        {field('agency')}
        {field('copyright', { maxlength: 300 })}
        {field('licence', { hint: words('newsroom.picture.licenceHint'), maxlength: 300 })}
        {field('licenceUrl', { problem: problems.licenceUrl, maxlength: 500 })}
        <TimeField
          name="licenceEndsOn"
          type="date"
          label={words('newsroom.picture.licenceEndsOn')}
          hint={words('newsroom.picture.licenceEndsHint')}
          value={facts.licenceEndsOn}
          problem={problems.licenceEndsOn}
        />
        {field('source')}
        <TimeField name="takenOn" type="date" label={words('newsroom.picture.takenOn')} value={facts.takenOn} problem={problems.takenOn} />
        <SubmitButton>{words('newsroom.picture.save')}</SubmitButton>
      </div>
    </form>
  );
}

type LanguageWordsProps = {
  frame: StaffFrame;
  language: string;
  said: PictureFacts['words'][string] | undefined;
  isOpen: boolean;
};

function LanguageWords({ frame, language, said, isOpen }: LanguageWordsProps) {
  const { words } = frame;
  const inLanguage = { lang: language, dir: directionOf(language) };
  return (
    <details open={isOpen || Boolean(said)}>
      <summary>{languageName(language, frame.language)}</summary>
      <TextBox
        name={`alt-${language}`}
        label={words('newsroom.picture.alt')}
        hint={words('newsroom.picture.altHint')}
        value={said?.alt}
        {...inLanguage}
      />
      <TextBox name={`caption-${language}`} label={words('newsroom.picture.caption')} value={said?.caption} {...inLanguage} />
    </details>
  );
}

/** The picture with its focal point: two sliders, which a click on the picture moves where scripts run. */
function FocalPoint({ frame, view }: { frame: StaffFrame; view: PictureView }) {
  const { words } = frame;
  const percent = (share: number) => String(Math.round(share * 10) * 10);
  const at = `focal-x-${Math.round(view.focal.x * 10)} focal-y-${Math.round(view.focal.y * 10)}`;
  return (
    <fieldset class="focal">
      <legend>{words('newsroom.picture.focal')}</legend>
      <p class="hint">{words('newsroom.picture.focalHint')}</p>
      <div class="focal-stage">
        <PictureImage picture={view} alt={words('newsroom.picture.whole')} sizes="(min-width: 64rem) 38rem, 100vw" eager />
        <span class={`focal-point ${at}`} />
      </div>
      <div class="focal-fields">
        {(['x', 'y'] as const).map((axis) => (
          <div class="field">
            <label for={`focal-${axis}`}>{words(`newsroom.picture.focalFrom.${axis}`)}</label>
            {/* The point is counted from the left of the picture whichever way the page is read. */}
            <input
              id={`focal-${axis}`}
              type="range"
              name={`focal-${axis}`}
              min="0"
              max="100"
              step="10"
              value={percent(view.focal[axis])}
              dir="ltr"
            />
          </div>
        ))}
      </div>
      <p class="hint">{words('newsroom.picture.crops')}</p>
      <div class="focal-crops">
        {(['wide', 'square'] as const).map((crop) => (
          <div class={`focal-crop focal-crop-${crop}`}>
            <PictureImage picture={view} alt="" sizes="12rem" />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** The same in words, for those who may look only. */
export function PictureFactList({ frame, picture, homeLanguage }: { frame: StaffFrame; picture: LibraryPicture; homeLanguage: string }) {
  const { words } = frame;
  const { facts, view } = picture;
  const names = ['credit', 'agency', 'copyright', 'licence', 'licenceUrl', 'source'] as const;
  const days = ['licenceEndsOn', 'takenOn'] as const;
  const said = Object.entries(facts.words).toSorted(([a], [b]) => Number(b === homeLanguage) - Number(a === homeLanguage));
  return (
    <div class="picture-form">
      <div class="focal-stage">
        <PictureImage picture={view} alt={words('newsroom.picture.whole')} sizes="(min-width: 64rem) 38rem, 100vw" eager />
      </div>
      <dl class="facts">
        {said.flatMap(([language, { caption, alt }]) =>
          (
            [
              ['alt', alt],
              ['caption', caption],
            ] as const
          ).map(([name, text]) => (
            <>
              <dt>{`${words(`newsroom.picture.${name}`)} · ${languageName(language, frame.language)}`}</dt>
              <dd lang={language} dir={directionOf(language)}>
                {text || '–'}
              </dd>
            </>
          )),
        )}
        {names.map((name) => (
          <>
            <dt>{words(`newsroom.picture.${name}`)}</dt>
            <dd dir="auto">{facts[name] || '–'}</dd>
          </>
        ))}
        {days.map((name) => (
          <>
            <dt>{words(`newsroom.picture.${name}`)}</dt>
            <dd>{facts[name] ? isoDayText(frame, facts[name]) : '–'}</dd>
          </>
        ))}
      </dl>
    </div>
  );
}

/** A file that takes the picture's place. */
export function ReplaceForm({ frame, slug, problem }: { frame: StaffFrame; slug: string; problem?: string | undefined }) {
  const { words } = frame;
  return (
    <form method="post" action={frame.href(`/newsroom/pictures/${slug}/replace`)} enctype="multipart/form-data" class="stacked">
      <div class="field">
        <label for="replacement">{words('newsroom.picture.replacement')}</label>
        <input
          id="replacement"
          type="file"
          name="file"
          required
          accept="image/jpeg,image/png,image/webp,image/avif"
          aria-invalid={problem ? 'true' : undefined}
          aria-describedby={problem ? 'replacement-problem' : undefined}
        />
        <Problem id="replacement-problem" text={problem} />
      </div>
      <SubmitButton look="quiet">{words('newsroom.picture.replace')}</SubmitButton>
    </form>
  );
}
