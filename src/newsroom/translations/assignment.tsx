import { pageText, type StaffFrame, StaffPage, SubmitButton } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { isDay } from '#platform/dates.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { languageName } from '#platform/languages.ts';
import { readStaff, staffFrameOf } from '#staff';
import { findWork, type Work } from '#stories';
import { reassign, translationFactsOf, workingLanguages } from '#translation';
import { type Names, namesOf, numberOf, rowNumber } from '../around.ts';
import { AssignmentFields, assignProblem, type TypedAssignment } from './assignment-fields.tsx';

/** Who translates and who reviews a version that was begun, and until when. */
export function assignmentPages(app: App, press: Press) {
  async function show(c: Ctx, status: 200 | 400 | 409, typed?: TypedAssignment): Promise<Response> {
    const frame = await staffFrameOf(app, c, await readStaff(app, c), 'translations');
    const work = await findWork(press, numberOf(c));
    if (work?.madeFrom === undefined) throw new Refusal(404, 'page');
    const [names, working, facts] = await Promise.all([
      namesOf(app, press),
      workingLanguages(press),
      translationFactsOf(press, [work.versionId]),
    ]);
    const now = {
      translator: String(work.assignedTo ?? ''),
      reviewer: String(facts.get(work.versionId)?.reviewerId ?? ''),
      deadline: work.deadlineOn ?? '',
    };
    return privatePage(
      c,
      pageText(<AssignmentPage frame={frame} work={work} names={names} working={working} typed={typed ?? now} />),
      status,
    );
  }

  return {
    /** GET /newsroom/versions/:id/assignment. */
    assignment: (c: Ctx) => show(c, 200),

    /** POST /newsroom/versions/:id/assignment. */
    async reassign(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { words, href } = await staffFrameOf(app, c, staff, 'translations');
      const typed: TypedAssignment = {
        translator: field(form, 'translator'),
        reviewer: field(form, 'reviewer'),
        deadline: field(form, 'deadline'),
      };
      if (typed.deadline !== '' && !isDay(typed.deadline))
        return show(c, 400, { ...typed, problems: { deadline: words('newsroom.plan.noDay') } });
      const versionId = numberOf(c);
      const given = {
        translatorId: rowNumber(typed.translator),
        reviewerId: rowNumber(typed.reviewer),
        deadlineOn: typed.deadline || undefined,
      };
      const outcome = await reassign(press, versionId, given, staff, app.clock());
      if (outcome.ok) return c.redirect(`${href(`/newsroom/versions/${versionId}`)}?said=assigned`, 303);
      if (outcome.reason === 'no-version' || outcome.reason === 'not-made') throw new Refusal(404, 'page');
      if (outcome.reason === 'not-allowed') throw new Refusal(403, 'permission');
      return show(c, 409, { ...typed, problems: assignProblem(words, outcome.reason) });
    },
  };
}

type AssignmentPageProps = { frame: StaffFrame; work: Work; names: Names; working: Map<number, string[]>; typed: TypedAssignment };

function AssignmentPage({ frame, work, names, working, typed }: AssignmentPageProps) {
  const { words, href, language } = frame;
  return (
    <StaffPage
      frame={frame}
      kind="form"
      title={words('newsroom.assignment.title')}
      beside={<a href={href(`/newsroom/versions/${work.versionId}`)}>{words('newsroom.assignment.story')}</a>}
    >
      <p>
        <bdi lang={work.language}>{work.newest.headline || words('newsroom.story.untitled')}</bdi>{' '}
        <span class="tag-more">{languageName(work.language, language)}</span>
      </p>
      <form method="post" action={href(`/newsroom/versions/${work.versionId}/assignment`)} class="stacked">
        <AssignmentFields frame={frame} names={names} working={working} language={work.language} typed={typed} />
        <SubmitButton>{words('newsroom.plan.save')}</SubmitButton>
      </form>
    </StaffPage>
  );
}
