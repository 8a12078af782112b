import { type BlockContext, DocumentText, Notice, type StaffFrame, StaffPage } from '#design';
import { alignedBlocks, isAddition, isOmission, progressOf } from '#document';
import { directionOf, languageName } from '#platform/languages.ts';
import { changesOf, type Desk, sideFields } from '#translation';
import type { DeskData } from '../../../editor/translate/island.ts';
import { StateText } from '../desk-page.tsx';
import { IslandPlace } from '../island.tsx';

export type DeskPageProps = { frame: StaffFrame; desk: Desk; context: BlockContext; data: DeskData | undefined };

/** A translation beside its source, paragraph by paragraph: to be written in where the island comes to stand, and always to be read. */
export function DeskPage({ frame, desk, context, data }: DeskPageProps) {
  const { words, href, language } = frame;
  const { work, source } = desk;
  const version = (id: number) => href(`/newsroom/versions/${id}`);
  const { done, all } = progressOf(desk.rows);
  return (
    <StaffPage
      frame={frame}
      kind="editor"
      head={data ? <script type="module" src={frame.asset('translate.js')} /> : null}
      title={work.newest.headline || desk.current.headline || words('newsroom.story.untitled')}
      beside={
        <p class="screen-links">
          <a href={version(work.versionId)}>{words('newsroom.translate.toStory')}</a>
          <a href={version(source.versionId)}>{words('newsroom.translate.toSource')}</a>
          <a href={`${version(work.versionId)}/revisions`}>{words('newsroom.story.revisions')}</a>
        </p>
      }
    >
      <p class="screen-state">
        <StateText frame={frame} line={work} />{' '}
        <span class="tag-more">
          {words('newsroom.translate.fromTo', { from: languageName(source.language, language), to: languageName(work.language, language) })}
        </span>
      </p>
      {data ? (
        <IslandPlace data={data} id="desk">
          <Notice tone="note">
            {words('newsroom.translate.noScript')} <a href={version(work.versionId)}>{words('newsroom.translate.toStory')}</a>
          </Notice>
          <SideBySide {...{ frame, desk, context }} />
        </IslandPlace>
      ) : (
        <>
          <p class="hint">{words('newsroom.translate.progress', { done, all })}</p>
          <SideBySide {...{ frame, desk, context }} />
        </>
      )}
    </StaffPage>
  );
}

/** Both texts, row by row, and where the source has changed since. */
function SideBySide({ frame, desk, context }: Omit<DeskPageProps, 'data'>) {
  const { words } = frame;
  const { known, current, target, work, source } = desk;
  const changes = changesOf(known, current);
  const [from, to] = [source.language, work.language].map((language) => ({ lang: language, dir: directionOf(language) }));
  const shown = sideFields.filter((name) => known[name] || target[name]);
  return (
    <div class="desk-read">
      {changes.blocks.length + changes.fields.length > 0 ? <Notice tone="bad">{words('newsroom.translate.sourceChanged')}</Notice> : null}
      <table class="desk-fields">
        <tbody>
          {shown.map((name) => (
            <tr>
              <th scope="row">{words(`newsroom.translate.fields.${name}`)}</th>
              <td {...from}>{known[name]}</td>
              <td {...to}>{target[name]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {alignedBlocks(desk.rows, known.document.blocks, target.document.blocks).map((one) => {
        const isStale = changes.blocks.some(
          ({ from, to }) => from < one.sourceAt + one.row.source && Math.max(to, from + 1) > one.sourceAt,
        );
        return (
          <section class="desk-read-row">
            <div {...from}>
              {one.row.source > 0 ? (
                <DocumentText document={{ version: 1, blocks: one.source }} context={context} />
              ) : (
                <p class="hint" lang={frame.language} dir={frame.dir}>
                  {isAddition(one.row) ? words('newsroom.translate.addition') : ''}
                </p>
              )}
              {isStale ? (
                <p class="hint" lang={frame.language} dir={frame.dir}>
                  {words('newsroom.translate.rowChanged')}
                </p>
              ) : null}
            </div>
            <div {...to}>
              <DocumentText document={{ version: 1, blocks: one.target }} context={context} />
              {one.row.target === 0 ? (
                <p class="hint" lang={frame.language} dir={frame.dir}>
                  {words(isOmission(one.row) ? 'newsroom.translate.omission' : 'newsroom.translate.waiting')}
                </p>
              ) : null}
              {one.row.note ? (
                <p class="hint" dir="auto">
                  {one.row.note}
                </p>
              ) : null}
            </div>
          </section>
        );
      })}
    </div>
  );
}
