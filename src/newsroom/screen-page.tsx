import { type BlockContext, DocumentText, Notice, PictureFigure, type StaffFrame, StaffPage } from '#design';
import { countWords } from '#document';
import { directionOf, languageName } from '#platform/languages.ts';
import type { Phrase } from '#platform/words.ts';
import { type Act, type Comment, type Problem, problemText, type StoryFacts, type Work } from '#stories';
import type { TranslationFacts } from '#translation';
import type { IslandData } from '../../editor/island.ts';
import type { ShownAct, Typed } from './acts.tsx';
import { ActsBox } from './acts-box.tsx';
import type { Names } from './around.ts';
import { AboutBox, NotesBox, PlanBox } from './beside.tsx';
import { BylineBox } from './byline-box.tsx';
import { CommentsBox } from './comments-box.tsx';
import { StateText } from './desk-page.tsx';
import type { TypedFacts, TypedPlan } from './facts.tsx';
import { FactsBox } from './facts-box.tsx';
import type { Option } from './forms.tsx';
import { IslandPlace } from './island.tsx';
import { LanguagesBox } from './languages-box.tsx';
import { LeadBox } from './lead-box.tsx';
import type { PartName, ReturnedPart } from './parts.ts';
import { PresentationBox } from './presentation-box.tsx';
import { PreviewLinksBox } from './preview-box.tsx';
import { SourceBox } from './source-box.tsx';
import { StaleBox } from './translations/stale-box.tsx';
import { HeadlinesBox, WordsForm } from './words-box.tsx';

/** What a form has just done, and how the page says it. */
export type Done = ShownAct | PartName | 'facts' | 'plan' | 'resolve' | 'restore';

export const doneWords = {
  'hand-in': 'newsroom.done.handIn',
  approve: 'newsroom.done.approve',
  publish: 'newsroom.done.publish',
  schedule: 'newsroom.done.schedule',
  unschedule: 'newsroom.done.unschedule',
  'hand-back': 'newsroom.done.handBack',
  correct: 'newsroom.done.correct',
  update: 'newsroom.done.update',
  withdraw: 'newsroom.done.withdraw',
  facts: 'newsroom.done.facts',
  plan: 'newsroom.done.plan',
  resolve: 'newsroom.done.resolve',
  restore: 'newsroom.done.restore',
  languages: 'newsroom.done.languages',
  comment: 'newsroom.done.comment',
  reopen: 'newsroom.done.reopen',
  words: 'newsroom.done.saved',
  headlines: 'newsroom.done.saved',
  byline: 'newsroom.done.saved',
  source: 'newsroom.done.saved',
  lead: 'newsroom.done.saved',
  presentation: 'newsroom.done.saved',
  embargo: 'newsroom.done.embargo',
  'preview-link': 'newsroom.done.saved',
  links: 'newsroom.done.links',
  assigned: 'newsroom.done.saved',
  followed: 'newsroom.done.followed',
  'left-stale': 'newsroom.done.leftStale',
} as const satisfies Record<Done, Phrase>;

/** What was refused and why. */
export type Refused = { act: Done; reason: string; problems?: Problem[] | undefined };

const refusedWords: Record<string, Phrase> = {
  'not-allowed': 'newsroom.refused.notAllowed',
  'wrong-state': 'newsroom.refused.wrongState',
  'not-reviewed': 'newsroom.refused.notReviewed',
  'own-work': 'newsroom.refused.ownWork',
  embargoed: 'newsroom.refused.embargoed',
  past: 'newsroom.refused.past',
  problems: 'newsroom.refused.problems',
  'address-taken': 'newsroom.refused.addressTaken',
  stale: 'newsroom.refused.stale',
  conflict: 'newsroom.refused.stale',
  'not-here': 'newsroom.refused.notHere',
  gone: 'newsroom.refused.gone',
  'nothing-new': 'newsroom.refused.nothingNew',
};

export type ScreenProps = {
  frame: StaffFrame;
  work: Work;
  facts: StoryFacts;
  names: Names;
  shelves: { sections: Option[]; topics: Option[] };
  comments: Comment[];
  problems: Problem[];
  /** Who reviews the story's versions and which of them are stale, by the version. */
  translations: Map<number, TranslationFacts>;
  context: BlockContext;
  acts: Act[];
  rights: { file: boolean; write: boolean; assign: boolean; present: boolean; personId: number };
  /** Partner papers to choose from. */
  sources: Option[];
  homeLanguage: string;
  languages: string[];
  said: Done | undefined;
  /** What the editor starts from, for who may write. */
  island: IslandData | undefined;
  typed?: Typed | undefined;
  plan?: TypedPlan | undefined;
  part?: ReturnedPart | undefined;
  refusal?: Refused | undefined;
  typedFacts?: TypedFacts | undefined;
};

/** A version: its newest text, whole, as readers will see it; beside it what may be done and all that is known of it. */
export function ScreenPage(props: ScreenProps) {
  const { frame, work, said, refusal } = props;
  const { words, href } = frame;
  const { newest } = work;
  return (
    <StaffPage
      frame={frame}
      kind="editor"
      head={
        <>
          {props.island ? <script type="module" src={frame.asset('editor.js')} /> : null}
          <script type="module" src={frame.asset('pictures.js')} />
        </>
      }
      title={newest.headline || words('newsroom.story.untitled')}
      beside={
        <p class="screen-links">
          <a href={href(`/newsroom/versions/${work.versionId}/preview`)}>{words('newsroom.story.preview')}</a>
          {work.madeFrom !== undefined ? (
            <a href={href(`/newsroom/versions/${work.versionId}/translate`)}>{words('newsroom.translate.open')}</a>
          ) : null}
          <a href={href(`/newsroom/versions/${work.versionId}/revisions`)}>{words('newsroom.story.revisions')}</a>
          {work.madeFrom !== undefined && props.rights.write ? (
            <a href={href(`/newsroom/versions/${work.versionId}/exchange`)}>{words('newsroom.exchange.link')}</a>
          ) : null}
          {work.madeFrom !== undefined ? (
            <a href={href(`/newsroom/versions/${work.versionId}/review`)}>{words('newsroom.review.link')}</a>
          ) : null}
          {work.madeFrom !== undefined && frame.may('translations:assign') ? (
            <a href={href(`/newsroom/versions/${work.versionId}/assignment`)}>{words('newsroom.assignment.title')}</a>
          ) : null}
          {work.isPublic && props.facts.publishedSlug ? (
            <a href={props.context.href(`/${props.facts.sectionSlug}/${props.facts.publishedSlug}`)}>{words('newsroom.story.asReaders')}</a>
          ) : null}
          {frame.may('log:see') ? (
            <a href={`${href('/newsroom/log')}?about=version-${work.versionId}`}>{words('newsroom.story.log')}</a>
          ) : null}
        </p>
      }
    >
      {said && !refusal ? <Notice tone="good">{words(doneWords[said])}</Notice> : null}
      {props.typedFacts?.problems || props.plan?.problem || Object.keys(props.part?.problems ?? {}).length > 0 ? (
        <Notice tone="bad">{words('newsroom.refused.look')}</Notice>
      ) : null}
      {refusal ? <Refusals {...props} refusal={refusal} /> : null}
      <p class="screen-state">
        <StateText frame={frame} line={work} /> <span class="tag-more">{languageName(work.language, frame.language)}</span>
      </p>
      <div class="screen">
        <div class="beside-first">
          <StaleBox {...props} />
          <ActsBox {...props} />
          <CommentsBox {...props} />
        </div>
        {props.island ? (
          <IslandPlace data={props.island}>
            <WordsForm {...props} />
            <Text {...props} />
          </IslandPlace>
        ) : (
          <Text {...props} />
        )}
        <div class="beside">
          <PlanBox {...props} />
          <FactsBox {...props} />
          <LeadBox {...props} />
          <BylineBox {...props} />
          <HeadlinesBox {...props} />
          <SourceBox {...props} />
          <PresentationBox {...props} />
          <PreviewLinksBox {...props} />
          <LanguagesBox {...props} />
          <AboutBox {...props} />
          <NotesBox {...props} />
        </div>
      </div>
    </StaffPage>
  );
}

function Refusals({ frame, refusal }: { frame: StaffFrame; refusal: Refused }) {
  const { words } = frame;
  return (
    <Notice tone="bad">
      <p>{words(refusedWords[refusal.reason] ?? 'newsroom.refused.wrongState')}</p>
      {refusal.problems ? <ProblemList frame={frame} problems={refusal.problems} /> : null}
    </Notice>
  );
}

/** What stands between a text and its readers, what bars it first. */
export function ProblemList({ frame, problems }: { frame: StaffFrame; problems: Problem[] }) {
  const { words } = frame;
  const sorted = problems.toSorted((a, b) => Number(a.weight === 'should') - Number(b.weight === 'should'));
  return (
    <ul class="problems">
      {sorted.map((problem) => (
        <li class={`problem-${problem.weight}`}>
          {problem.weight === 'must' ? <strong>{words('newsroom.acts.must')}</strong> : null} {problemText(words, problem)}
          {typeof problem.place === 'number' ? ` ${words('newsroom.acts.atBlock', { number: problem.place + 1 })}` : null}
        </li>
      ))}
    </ul>
  );
}

function Text({ frame, work, facts, context }: ScreenProps) {
  const { words } = frame;
  const { newest, language } = work;
  const lead = facts.leadSlug ? context.pictures.get(facts.leadSlug) : undefined;
  const count = countWords(newest.document, language);
  return (
    <div class="screen-text">
      <p class="hint">{words('newsroom.story.length', { count, revision: newest.number })}</p>
      <article class="reading" lang={language} dir={directionOf(language)} aria-label={words('newsroom.story.text')}>
        {newest.deck ? <p class="story-deck">{newest.deck}</p> : null}
        {facts.authors.length > 0 ? <p class="byline">{facts.authors.join(', ')}</p> : null}
        {lead && newest.lead ? (
          <PictureFigure
            picture={lead}
            alt={newest.lead.alt}
            caption={newest.lead.caption}
            kind="lead"
            sizes="(min-width: 64rem) 40rem, 100vw"
          />
        ) : null}
        {count === 0 ? (
          <p class="empty">{context.words('newsroom.story.noText')}</p>
        ) : (
          <DocumentText document={newest.document} context={context} dateline={newest.dateline} />
        )}
      </article>
    </div>
  );
}
