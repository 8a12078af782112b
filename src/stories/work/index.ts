export type { Acted, ActOutcome } from './act.ts';
export { addAuthor } from './add-author.ts';
export { approve } from './approve.ts';
export { type BeginVersionOutcome, beginVersion, type NewVersion, type ProposedStory, proposeStory } from './begin-version.ts';
export { bylineOfWork, type ChangeBylineOutcome, changeByline } from './change-byline.ts';
export { type ChangedFacts, type ChangeFactsOutcome, changeFacts, mayFile } from './change-facts.ts';
export { type ChangePartOutcome, changeLead } from './change-lead.ts';
export { type ChangeOriginOutcome, changeOrigin } from './change-origin.ts';
export { changeSource, sourcesOf } from './change-source.ts';
export { changeWords, type HeadlineOutcome, headWordsOf, turnHeadline } from './change-words.ts';
export { type Arrangement, arrange } from './change-work.ts';
export { askForLinks } from './check-links.ts';
export { checkVersion, checkWork } from './check-version.ts';
export { type Problem, problemText } from './checklist.ts';
export { addComment, type Comment, commentsOf, type Mention, mayComment, mentionsOf, reopenComment, resolveComment } from './comments.ts';
export { type BlockComparison, type Comparison, compareRevisions, comparisonOf, type Part } from './compare.ts';
export { calendarOf, type DeskFilters, type DeskLine, type DeskPage, deskCounts, deskOf, isAnythingBegun, type Planned } from './desk.ts';
export { handBack } from './hand-back.ts';
export { handIn } from './hand-in.ts';
export {
  type Channel,
  type Clearance,
  type ClearedVersion,
  clauseText,
  type LicenceClause,
  type Licences,
  type MadeText,
  type When,
} from './licences.ts';
export { type LinkableStory, linkableStories } from './linkable.ts';
export * from './made-from.ts';
export * from './made-list.ts';
export { markOf } from './mark.ts';
export * from './origin/index.ts';
export { endPresence, notePresence, type Present, presentNow } from './presence.ts';
export { mayPresent, present } from './present.ts';
export { endPreviewLink, isPreviewOpen, makePreviewLink, openPreview } from './preview-links.ts';
export { publishDue } from './publish-due.ts';
export { correct, type PublishNowOutcome, publishNow, update } from './publish-now.ts';
export { type Rehearsal, rehearsalOf } from './rehearse.ts';
export type { Draft } from './revision-rows.ts';
export { type RestoreOutcome, type RevisionLine, restoreRevision, revisionsOf } from './revisions.ts';
export { type Act, actsOpen, type Bar, type Hand, type Piece, type Review, type WorkState, workStates } from './rules.ts';
export { chosenSlug, type SaveDraftOutcome, saveDraft } from './save-draft.ts';
export { embargo, type ScheduleOutcome, schedule, unschedule } from './schedule.ts';
export { findSourceText, type SourceText } from './source-text.ts';
export { findRevision, findWork, lockWork, type Presentation, type Revision, type Work } from './store.ts';
export { type Origin, type OtherVersion, type StoryFacts, shelvesOf, storyFactsOf } from './story-facts.ts';
export type { NewsKind } from './tell-programs.ts';
export { type Belonging, handOf, mayWrite } from './who.ts';
export { type WithdrawOutcome, withdrawStory } from './withdraw-story.ts';
