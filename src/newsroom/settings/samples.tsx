import { type Frame, OfferCards, type PlanView, type StaffFrame, Wall, type WallKind } from '#design';
import { addMonths, monthOf, monthStart } from '#platform/dates.ts';
import { directionOf, languageName, textIn } from '#platform/languages.ts';
import { wordsIn } from '#platform/words.ts';
import { hrefIn, type Settings } from '#settings';
import { Choice } from '../forms.tsx';

/** Which sample of the readers' side is asked for: a wall or the offer, in a language. */
export type Sample = { kind: WallKind | 'offer'; language: string };

export const sampleKinds = ['spent', 'register', 'archive', 'subscribers', 'offer'] as const;

/** Reads which sample a form asks for; what means nothing is the first wall in the home language. */
export function readSample(form: URLSearchParams, { languages, homeLanguage }: Settings['paper']): Sample {
  const language = form.get('sampleLanguage') ?? '';
  return {
    kind: sampleKinds.find((kind) => kind === form.get('sample')) ?? 'spent',
    language: languages.includes(language) ? language : homeLanguage,
  };
}

/** The button that shows a sample of what is typed, and what it is to show. */
export function SampleChoice({ frame, sample, settings }: { frame: StaffFrame; sample: Sample; settings: Settings }) {
  const { words } = frame;
  const { languages } = settings.paper;
  return (
    <div class="sample-choice">
      <Choice
        name="sample"
        label={words('newsroom.settings.sample.kind')}
        options={sampleKinds.map((value) => ({ value, name: words(`newsroom.settings.sample.${value}`) }))}
        chosen={sample.kind}
      />
      {languages.length > 1 ? (
        <Choice
          name="sampleLanguage"
          label={words('newsroom.settings.sample.language')}
          options={languages.map((value) => ({ value, name: languageName(value, frame.language) }))}
          chosen={sample.language}
        />
      ) : null}
      <button type="submit" class="button button-quiet" name="what" value="preview">
        {words('newsroom.settings.sample.show')}
      </button>
    </div>
  );
}

type SampleProps = { frame: StaffFrame; sample: Sample; settings: Settings; plans: (language: string) => PlanView[] };

/** A wall or the offer as a visitor sees it under these settings. Its buttons do nothing. */
export function SampleBox({ frame, sample, settings, plans }: SampleProps) {
  const { words } = frame;
  const { kind, language } = sample;
  const reader = visitorFrame(frame, settings, language);
  const { homeLanguage, timeZone } = settings.paper;
  const benefits = settings.offer.benefits.map(({ text, isNew }) => ({ text: textIn(text, language, homeLanguage), isNew }));
  const offer = { benefits, plans: plans(language) };
  const { visitors, readers } = settings.meter;
  return (
    <section class="sample" id="sample" aria-labelledby="sample-title">
      <h2 id="sample-title">{words('newsroom.settings.sample.title')}</h2>
      <p class="hint">{words('newsroom.settings.sample.about')}</p>
      <fieldset class="sample-page" disabled lang={language} dir={directionOf(language)}>
        <legend class="unseen">{words(`newsroom.settings.sample.${kind}`)}</legend>
        {kind === 'offer' ? (
          <OfferCards frame={reader} offer={offer} to="/" level={3} />
        ) : (
          <Wall
            frame={reader}
            kind={kind}
            storyKey=""
            offer={offer}
            to="/"
            allowance={visitors}
            registeredAllowance={readers > visitors ? readers : undefined}
            freshOn={kind === 'spent' ? monthStart(addMonths(monthOf(frame.now, timeZone), 1), timeZone) : undefined}
            archiveDays={settings.archive.closesAfterDays}
          />
        )}
      </fieldset>
    </section>
  );
}

function visitorFrame(frame: StaffFrame, settings: Settings, language: string): Frame {
  const { paper } = settings;
  return {
    paper: { name: paper.name, tagline: textIn(paper.tagline, language, paper.homeLanguage) },
    language,
    dir: directionOf(language),
    words: wordsIn(language),
    timeZone: paper.timeZone,
    now: frame.now,
    page: '/',
    editions: [],
    sections: [],
    viewer: 'visitor',
    href: hrefIn(settings, language),
    asset: frame.asset,
    headerNewsletter: undefined,
  };
}
