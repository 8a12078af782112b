import { Notice, type StaffFrame, StaffPage, SubmitButton } from '#design';
import { directionOf, languageName } from '#platform/languages.ts';
import type { Phrase } from '#platform/words.ts';
import type { Work } from '#stories';
import { type Brought, type Compared, type Parcel, takenForms, type Unit, type UnitProblem } from '#translation';

type VersionExchangeProps = {
  frame: StaffFrame;
  work: Work;
  /** None: the version is made from no other. */
  parcel: Parcel | undefined;
  mayWrite: boolean;
  brought: Brought | undefined;
  compared: Compared | undefined;
  problem: string | undefined;
  isSaved: boolean;
};

const shownLines = 200;

const reasons = {
  lost: 'newsroom.exchange.reasons.lost',
  duplicated: 'newsroom.exchange.reasons.duplicated',
  crossed: 'newsroom.exchange.reasons.crossed',
  unknown: 'newsroom.exchange.reasons.unknown',
  missing: 'newsroom.exchange.reasons.missing',
  twice: 'newsroom.exchange.reasons.twice',
  'foreign-unit': 'newsroom.exchange.reasons.foreignUnit',
  structure: 'newsroom.exchange.reasons.structure',
  text: 'newsroom.exchange.reasons.text',
} as const satisfies Record<UnitProblem['reason'], Phrase>;

const fieldWords: Partial<Record<Unit['kind'], Phrase>> = {
  headline: 'newsroom.exchange.fields.headline',
  deck: 'newsroom.exchange.fields.deck',
  dateline: 'newsroom.exchange.fields.dateline',
  leadCaption: 'newsroom.exchange.fields.leadCaption',
  leadAlt: 'newsroom.exchange.fields.leadAlt',
};

/** Taking a translation along as a file, bringing it back, and what a file that was brought would change. */
export function VersionExchangePage(props: VersionExchangeProps) {
  const { frame, work, parcel, mayWrite, brought, compared, problem } = props;
  const { words, href } = frame;
  const screen = href(`/newsroom/versions/${work.versionId}`);
  return (
    <StaffPage
      frame={frame}
      kind="form"
      title={words('newsroom.exchange.title')}
      beside={
        <a href={screen}>
          <bdi>{work.newest.headline || words('newsroom.story.untitled')}</bdi>
        </a>
      }
    >
      {props.isSaved ? <Notice tone="good">{words('newsroom.exchange.saved')}</Notice> : null}
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      {parcel ? null : <p class="empty">{words('newsroom.exchange.noOriginal')}</p>}
      {brought && compared ? <BroughtSection frame={frame} work={work} brought={brought} compared={compared} mayWrite={mayWrite} /> : null}
      {parcel && mayWrite ? <Forms frame={frame} screen={screen} parcel={parcel} /> : null}
      {parcel && !mayWrite ? <p class="empty">{words('newsroom.exchange.notYours')}</p> : null}
    </StaffPage>
  );
}

function Forms({ frame, screen, parcel }: { frame: StaffFrame; screen: string; parcel: Parcel }) {
  const { words, language } = frame;
  const languages = { source: languageName(parcel.sourceLanguage, language), target: languageName(parcel.targetLanguage, language) };
  return (
    <>
      <section aria-labelledby="take-along">
        <h2 id="take-along">{words('newsroom.exchange.takeAlong')}</h2>
        <p>{words('newsroom.exchange.takeAlongAbout', languages)}</p>
        <form method="post" action={`${screen}/take-along`} class="setting-buttons">
          {takenForms.map((form) => (
            <button type="submit" name="form" value={form} class="small-button">
              {words(`newsroom.exchange.forms.${form}`)}
            </button>
          ))}
        </form>
      </section>
      <section class="below" aria-labelledby="bring-back">
        <h2 id="bring-back">{words('newsroom.exchange.bringBack')}</h2>
        <p>{words('newsroom.exchange.bringBackAbout')}</p>
        <form method="post" action={`${screen}/exchange`} enctype="multipart/form-data">
          <div class="field">
            <label for="brought-file">{words('newsroom.exchange.file')}</label>
            <input id="brought-file" type="file" name="file" accept=".xlf,.xliff,.docx" required />
          </div>
          <SubmitButton look="quiet">{words('newsroom.exchange.look')}</SubmitButton>
        </form>
      </section>
    </>
  );
}

type BroughtProps = { frame: StaffFrame; work: Work; brought: Brought; compared: Compared; mayWrite: boolean };

function BroughtSection({ frame, work, brought, compared, mayWrite }: BroughtProps) {
  const { words, href } = frame;
  return (
    <section aria-labelledby="brought">
      <h2 id="brought">
        <bdi>{brought.fileName}</bdi>
      </h2>
      {compared.ok ? <Changes frame={frame} work={work} compared={compared} /> : <Refused frame={frame} compared={compared} />}
      {mayWrite ? (
        <form method="post" action={href(`/newsroom/versions/${work.versionId}/bring-back`)} class="setting-buttons">
          <input type="hidden" name="brought" value={brought.id} />
          {compared.ok ? <SubmitButton>{words('newsroom.exchange.save', { count: compared.changes.length })}</SubmitButton> : null}
          <button type="submit" name="remove" value="yes" class="small-button">
            {words('newsroom.exchange.remove')}
          </button>
        </form>
      ) : null}
    </section>
  );
}

function Changes({ frame, work, compared }: { frame: StaffFrame; work: Work; compared: Extract<Compared, { ok: true }> }) {
  const { words } = frame;
  const text = { lang: work.language, dir: directionOf(work.language) };
  return (
    <>
      <p>{words('newsroom.exchange.nothingYet', { count: compared.changes.length })}</p>
      {compared.left.length > 0 ? <p>{words('newsroom.exchange.left', { count: compared.left.length })}</p> : null}
      {compared.changes.length > 0 ? (
        <div class="table-frame">
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">{words('newsroom.exchange.heads.place')}</th>
                <th scope="col">{words('newsroom.exchange.heads.before')}</th>
                <th scope="col">{words('newsroom.exchange.heads.after')}</th>
              </tr>
            </thead>
            <tbody>
              {compared.changes.slice(0, shownLines).map(({ unit, before, after }) => (
                <tr>
                  <th scope="row">{placeOf(frame, unit)}</th>
                  <td {...text}>{before}</td>
                  <td {...text}>{after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {compared.changes.length > shownLines ? (
        <p>{words('newsroom.exchange.more', { count: compared.changes.length - shownLines })}</p>
      ) : null}
    </>
  );
}

function Refused({ frame, compared }: { frame: StaffFrame; compared: Extract<Compared, { ok: false }> }) {
  const { words } = frame;
  if (compared.reason === 'saved-meanwhile') return <Notice tone="bad">{words('newsroom.exchange.savedMeanwhile')}</Notice>;
  return (
    <>
      <Notice tone="bad">{words('newsroom.exchange.refused')}</Notice>
      <ul>
        {compared.problems.slice(0, shownLines).map(({ unit, reason, code }) => (
          <li>
            <code dir="ltr">{unit}</code> {words(reasons[reason], { code: code ?? '' })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a unit is called on the page: a field by its name, a paragraph by its number. */
function placeOf({ words }: StaffFrame, { kind, row, id }: Unit): string {
  const phrase = fieldWords[kind];
  if (phrase) return words(phrase);
  return words('newsroom.exchange.row', { number: (row ?? 0) + 1, id });
}
