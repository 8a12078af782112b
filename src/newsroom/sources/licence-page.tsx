import { Notice, Problem, type StaffFrame, StaffPage, SubmitButton } from '#design';
import { countryName, languageName } from '#platform/languages.ts';
import { moneyText } from '#platform/money.ts';
import { isOver, type Licence, type Source, standingOf } from '#sources';
import { LicenceForm } from './licence-form.tsx';
import { rights, type TypedLicence } from './licence-values.ts';
import { nameOf } from './source-values.ts';
import { dayIn, standingText } from './standing.ts';

export const saidOfLicences = ['made', 'changed', 'ended', 'attached'] as const;

type PageProps = {
  frame: StaffFrame;
  source: Source;
  /** None yet where a new one is written. */
  licence: Licence | undefined;
  typed: TypedLicence;
  said: (typeof saidOfLicences)[number] | undefined;
  problem?: string | undefined;
  letterProblem?: string | undefined;
};

/** One licence: what it says, its letter, changing and ending it. */
export function LicencePage({ frame, source, licence, typed, said, problem, letterProblem }: PageProps) {
  const { words, href, timeZone, now } = frame;
  const home = href(`/newsroom/sources/${source.slug}`);
  const page = licence ? `${home}/licences/${licence.id}` : `${home}/licences`;
  const mayChange = frame.may('licences:manage') && (!licence || !isOver(licence, now, timeZone));
  const beside = (
    <p class="screen-links">
      <a href={home}>{nameOf(source)}</a>
    </p>
  );
  return (
    <StaffPage frame={frame} kind="list" title={licence?.name ?? words('newsroom.licences.make')} beside={beside}>
      {said && !problem && !letterProblem ? <Notice tone="good">{words(`newsroom.licences.said.${said}`)}</Notice> : null}
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      {licence ? <p class="licence-standing">{standingText(frame, standingOf(licence, now, timeZone))}</p> : null}
      {mayChange ? (
        <LicenceForm
          frame={frame}
          action={page}
          typed={typed}
          {...(licence ? { mark: licence.mark } : {})}
          button={words(licence ? 'newsroom.licences.change' : 'newsroom.licences.make')}
        />
      ) : licence ? (
        <LicenceFacts frame={frame} licence={licence} />
      ) : null}
      {licence ? <LetterBox frame={frame} licence={licence} page={page} problem={letterProblem} /> : null}
      {licence && mayChange ? (
        <details class="ask-twice">
          <summary>{words('newsroom.licences.end')}</summary>
          <form method="post" action={`${page}/end`}>
            <input type="hidden" name="mark" value={String(licence.mark)} />
            <p>{words('newsroom.licences.endAbout')}</p>
            <SubmitButton look="danger">{words('newsroom.licences.endNow')}</SubmitButton>
          </form>
        </details>
      ) : null}
    </StaffPage>
  );
}

function LetterBox({ frame, licence, page, problem }: { frame: StaffFrame; licence: Licence; page: string; problem: string | undefined }) {
  const { words } = frame;
  return (
    <section class="below" aria-labelledby="letter">
      <h2 id="letter">{words('newsroom.licences.letter')}</h2>
      {licence.letterName ? (
        <p>
          <a href={`${page}/letter`} download>
            <bdi>{licence.letterName}</bdi>
          </a>
        </p>
      ) : (
        <p class="hint">{words('newsroom.licences.noLetter')}</p>
      )}
      {frame.may('licences:manage') ? (
        <form method="post" action={`${page}/letter`} enctype="multipart/form-data" class="stacked source-form">
          <div class="field">
            <label for="field-letter">{words('newsroom.licences.letterFile')}</label>
            <p class="hint" id="field-letter-hint">
              {words('newsroom.licences.letterHint', { megabytes: 10 })}
            </p>
            <input
              id="field-letter"
              type="file"
              name="file"
              accept=".pdf,.png,.jpg,.jpeg,.txt"
              required
              aria-invalid={problem ? 'true' : undefined}
              aria-describedby={problem ? 'field-letter-hint field-letter-problem' : 'field-letter-hint'}
            />
            <Problem id="field-letter-problem" text={problem} />
          </div>
          <SubmitButton look="quiet">{words('newsroom.licences.attach')}</SubmitButton>
        </form>
      ) : null}
    </section>
  );
}

/** What a licence says, for those who may not change it. */
export function LicenceFacts({ frame, licence }: { frame: StaffFrame; licence: Licence }) {
  const { words, language } = frame;
  const { feeMinor, feeCurrency, feeFor } = licence;
  const fee =
    feeMinor !== null && feeCurrency && feeFor
      ? `${moneyText({ minor: feeMinor, currency: feeCurrency }, language)} · ${words(`newsroom.licences.feeFor.${feeFor}`)}`
      : '';
  const facts: [string, string][] = [
    [
      words('newsroom.licences.rights'),
      rights
        .filter((one) => licence[one])
        .map((one) => words(`newsroom.licences.fields.${one}`))
        .join(' · '),
    ],
    [words('newsroom.licences.channels'), licence.channels.map((one) => words(`newsroom.licences.channel.${one}`)).join(' · ')],
    [words('newsroom.licences.fields.languages'), licence.languages?.map((one) => languageName(one, language)).join(', ') ?? ''],
    [words('newsroom.licences.fields.territories'), licence.territories?.map((one) => countryName(one, language)).join(', ') ?? ''],
    [words('newsroom.licences.fields.startsOn'), dayIn(frame, licence.startsOn)],
    [words('newsroom.licences.fields.embargoHours'), licence.embargoHours > 0 ? String(licence.embargoHours) : ''],
    [words('newsroom.licences.fields.exclusiveUntil'), licence.exclusiveUntil ? dayIn(frame, licence.exclusiveUntil) : ''],
    [words('newsroom.licences.fields.takedownHours'), licence.takedownHours === null ? '' : String(licence.takedownHours)],
    [words('newsroom.licences.fields.fee'), fee],
    [words('newsroom.licences.fields.sharePercent'), licence.sharePercent ?? ''],
    [words('newsroom.licences.fields.attribution'), licence.attribution],
  ];
  return (
    <dl class="licence-facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
