import { type StaffFrame, StaffPage } from '#design';
import { directionOf } from '#platform/languages.ts';
import type { BlockComparison, Comparison, Part, RevisionLine, Work } from '#stories';
import { Choice } from './forms.tsx';

type ComparisonPageProps = {
  frame: StaffFrame;
  work: Work;
  lines: RevisionLine[];
  numbers: { before: number; after: number };
  comparison: Comparison;
};

/** Two revisions word by word: what was taken out struck, what was put in underlined. */
export function ComparisonPage({ frame, work, lines, numbers, comparison }: ComparisonPageProps) {
  const { words, href } = frame;
  const screen = href(`/newsroom/versions/${work.versionId}`);
  const options = lines.map(({ number }) => ({ value: String(number), name: String(number) }));
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={words('newsroom.comparison.title', { before: numbers.before, after: numbers.after })}
      beside={<a href={`${screen}/revisions`}>{words('newsroom.story.revisions')}</a>}
    >
      <form method="get" action={`${screen}/comparison`} class="filters">
        <Choice name="before" label={words('newsroom.revisions.before')} options={options} chosen={String(numbers.before)} />
        <Choice name="after" label={words('newsroom.revisions.after')} options={options} chosen={String(numbers.after)} />
        <button type="submit" class="small-button">
          {words('newsroom.revisions.compare')}
        </button>
      </form>
      <ComparedText frame={frame} language={work.language} comparison={comparison} />
    </StaffPage>
  );
}

/** Two texts of one language in one, field by field and block by block. */
export function ComparedText({ frame, language, comparison }: { frame: StaffFrame; language: string; comparison: Comparison }) {
  const { words } = frame;
  const text = { lang: language, dir: directionOf(language) };
  const fields = (['headline', 'deck', 'dateline', 'slug'] as const).filter((field) => comparison[field].length > 0);
  const isSame = [...fields.flatMap((field) => comparison[field]), ...comparison.blocks].every(({ kind }) => kind === 'same');
  return (
    <>
      {isSame ? <p class="empty">{words('newsroom.comparison.same')}</p> : null}
      <dl class="facts compared-fields">
        {fields.map((field) => (
          <>
            <dt>{words(`newsroom.comparison.${field}`)}</dt>
            <dd {...(field === 'slug' ? { dir: 'ltr' } : text)}>
              <Parts parts={comparison[field]} />
            </dd>
          </>
        ))}
      </dl>
      <div class="compared reading" {...text}>
        {comparison.blocks.map((block) => (
          <ComparedBlock frame={frame} block={block} />
        ))}
      </div>
    </>
  );
}

function ComparedBlock({ frame, block }: { frame: StaffFrame; block: BlockComparison }) {
  const { words } = frame;
  const { type } = block;
  return (
    <div class={`compared-block compared-${block.kind}`}>
      {type === 'paragraph' && !block.isFormOnly ? null : (
        <p class="block-kind" lang={frame.language} dir={frame.dir}>
          {type === 'paragraph' ? null : words(`newsroom.blocks.${type}`)} {block.isFormOnly ? words('newsroom.comparison.formOnly') : null}
        </p>
      )}
      <p>
        <Parts parts={block.parts} />
      </p>
    </div>
  );
}

/** Words that went struck, words that came underlined. */
export function Parts({ parts }: { parts: Part[] }) {
  return <>{parts.map(({ kind, text }) => (kind === 'added' ? <ins>{text}</ins> : kind === 'removed' ? <del>{text}</del> : text))}</>;
}
