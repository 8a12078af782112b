import { type BlockContext, DocumentText, Field, Notice, RadioCards, type StaffFrame, StaffPage, SubmitButton } from '#design';
import { dateFormat } from '#platform/formats.ts';
import { directionOf } from '#platform/languages.ts';
import type { FoundPiece, KeptFacts, LicenceToAsk } from '#sources';
import { TextBox, TimeField } from '../forms.tsx';

export type FoundProblems = Partial<Record<keyof KeptFacts, string>>;

type FoundPageProps = {
  frame: StaffFrame;
  action: string;
  piece: FoundPiece;
  source: string;
  licences: LicenceToAsk[];
  context: BlockContext;
  typed: KeptFacts;
  problems: FoundProblems;
};

/** What was found, beside the facts to be kept with it. */
export function FoundPage(props: FoundPageProps) {
  const { frame, action, piece, source, typed, problems } = props;
  const { words, href } = frame;
  const language = typed.language || undefined;
  return (
    <StaffPage
      frame={frame}
      kind="form"
      title={words('newsroom.byHand.foundTitle')}
      beside={<a href={href('/newsroom/inbox/new')}>{words('newsroom.byHand.another')}</a>}
    >
      <p>{words('newsroom.byHand.foundLead')}</p>
      <p>
        <bdi>{source}</bdi>
        {piece.url ? (
          <>
            {' · '}
            <a href={piece.url} rel="noreferrer noopener">
              {words('newsroom.byHand.from', { host: new URL(piece.url).hostname })}
            </a>
          </>
        ) : null}
      </p>
      <form method="post" action={href(action)} class="stacked">
        <Field
          name="headline"
          label={words('newsroom.byHand.headline')}
          value={typed.headline}
          problem={problems.headline}
          maxlength={500}
          required
        />
        <TextBox name="deck" label={words('newsroom.byHand.deck')} value={typed.deck} lang={language} dir="auto" />
        <Field
          name="authors"
          label={words('newsroom.byHand.authors')}
          hint={words('newsroom.byHand.authorsHint')}
          value={typed.authors}
          maxlength={2000}
        />
        <div class="field-row">
          <Field
            name="language"
            size="short"
            dir="ltr"
            label={words('newsroom.byHand.language')}
            hint={words('newsroom.byHand.languageHint')}
            value={typed.language}
            problem={problems.language}
            maxlength={35}
            required
          />
          <TimeField
            name="publishedOn"
            type="date"
            label={words('newsroom.byHand.publishedOn')}
            value={typed.publishedOn}
            problem={problems.publishedOn}
          />
        </div>
        <Permission {...props} />
        <SubmitButton>{words('newsroom.byHand.keep')}</SubmitButton>
      </form>
      <section class="below" aria-labelledby="found-text">
        <h2 id="found-text">{words('newsroom.byHand.body')}</h2>
        {piece.pictures.length > 0 ? <p class="hint">{words('newsroom.byHand.pictures', { count: piece.pictures.length })}</p> : null}
        {piece.lost.length > 0 ? (
          <Notice>
            <p>
              <bdi>{words('newsroom.byHand.lost', { what: piece.lost.join(', ') })}</bdi>
            </p>
          </Notice>
        ) : null}
        <div lang={language} dir={language ? directionOf(language) : 'auto'}>
          <DocumentText document={piece.document} context={props.context} dateline={undefined} />
        </div>
      </section>
    </StaffPage>
  );
}

/** The question under which licence it may be used. Whatever is answered, only a licence lets it out. */
function Permission({ frame, licences, typed, problems }: FoundPageProps) {
  const { words, language } = frame;
  const day = (text: string) => dateFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(text));
  const cards = [
    ...licences.map(({ id, name, endsOn, mayUsePictures }) => ({
      value: String(id),
      title: <bdi>{name}</bdi>,
      about: [
        endsOn ? words('newsroom.byHand.until', { day: day(endsOn) }) : words('newsroom.byHand.openEnd'),
        words(mayUsePictures ? 'newsroom.byHand.withPictures' : 'newsroom.byHand.withoutPictures'),
      ].join(' · '),
    })),
    { value: 'asked', title: words('newsroom.byHand.asked'), about: words('newsroom.byHand.askedAbout') },
    { value: '', title: words('newsroom.byHand.none'), about: words('newsroom.byHand.noneAbout') },
  ];
  return (
    <>
      <RadioCards
        name="licence"
        legend={words('newsroom.byHand.licence')}
        chosen={typed.licence}
        cards={cards}
        problem={problems.licence}
      />
      <TextBox
        name="permission"
        label={words('newsroom.byHand.permission')}
        value={typed.permission}
        problem={problems.permission}
        dir="auto"
        most={1000}
      />
    </>
  );
}
