import { type StaffFrame, StaffPage, SubmitButton } from '#design';
import { languageName } from '#platform/languages.ts';
import type { StoryFacts, Work } from '#stories';
import { Choice } from '../forms.tsx';

type OriginPageProps = {
  frame: StaffFrame;
  work: Work;
  versions: StoryFacts['versions'];
  mayWrite: boolean;
  problem: string | undefined;
};

/** A version that is made from none: which of its story's others is it a translation of? */
export function OriginPage({ frame, work, versions, mayWrite, problem }: OriginPageProps) {
  const { words, href, language } = frame;
  const screen = href(`/newsroom/versions/${work.versionId}`);
  const options = versions.map((one) => ({
    value: String(one.versionId),
    name: `${languageName(one.language, language)}: ${one.headline}`,
  }));
  return (
    <StaffPage
      frame={frame}
      kind="form"
      title={words('newsroom.translate.title')}
      beside={<a href={screen}>{words('newsroom.translate.toStory')}</a>}
    >
      <p dir="auto">
        <a href={screen}>{work.newest.headline || words('newsroom.story.untitled')}</a>
      </p>
      <p>{words(versions.length === 0 ? 'newsroom.translate.alone' : 'newsroom.translate.noOrigin')}</p>
      {mayWrite && versions.length > 0 ? (
        <form method="post" action={href(`/newsroom/versions/${work.versionId}/made-from`)} class="stacked">
          <Choice name="from" label={words('newsroom.translate.origin')} options={options} chosen={undefined} problem={problem} />
          <SubmitButton>{words('newsroom.translate.setOrigin')}</SubmitButton>
        </form>
      ) : null}
    </StaffPage>
  );
}
