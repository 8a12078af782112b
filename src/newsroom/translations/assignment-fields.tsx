import type { StaffFrame } from '#design';
import type { Words } from '#platform/words.ts';
import { may } from '#staff';
import type { AssignOutcome } from '#translation';
import type { Names } from '../around.ts';
import { Choice, TimeField } from '../forms.tsx';

type AssignField = 'translator' | 'reviewer' | 'deadline';

/** What was typed about who does a version, and what is wrong with it. */
export type TypedAssignment = Record<AssignField, string> & { problems?: Partial<Record<AssignField, string>> };

type AssignmentFieldsProps = {
  frame: StaffFrame;
  names: Names;
  /** Which languages people work in; those who work in this one stand first. */
  working: Map<number, string[]>;
  language: string | undefined;
  typed: TypedAssignment | undefined;
};

/** Who translates, who reviews, until which day. */
export function AssignmentFields({ frame, names, working, language, typed }: AssignmentFieldsProps) {
  const { words } = frame;
  const nobody = { value: '', name: words('newsroom.plan.nobody') };
  const works = (id: number) => language !== undefined && (working.get(id) ?? []).includes(language);
  const here = names.people
    .filter(({ leftAt }) => !leftAt)
    .toSorted((one, other) => Number(works(other.id)) - Number(works(one.id)))
    .map(({ id, name, role }) => ({
      value: String(id),
      name: works(id) ? words('newsroom.assignment.worksInIt', { name }) : name,
      mayReview: may(role, 'stories:review'),
    }));
  return (
    <>
      <Choice
        name="translator"
        label={words('newsroom.assignment.translator')}
        options={[nobody, ...here]}
        chosen={typed?.translator}
        problem={typed?.problems?.translator}
      />
      <Choice
        name="reviewer"
        label={words('newsroom.assignment.reviewer')}
        options={[nobody, ...here.filter(({ mayReview }) => mayReview)]}
        chosen={typed?.reviewer}
        problem={typed?.problems?.reviewer}
      />
      <TimeField
        name="deadline"
        id="assignment-deadline"
        type="date"
        label={words('newsroom.desk.deadline')}
        value={typed?.deadline}
        problem={typed?.problems?.deadline}
      />
    </>
  );
}

/** Why an assignment was refused, beside the field it is about. */
export function assignProblem(words: Words, reason: Extract<AssignOutcome, { ok: false }>['reason']): Partial<Record<AssignField, string>> {
  if (reason === 'same-person') return { reviewer: words('newsroom.assignment.samePerson') };
  if (reason === 'not-reviewer') return { reviewer: words('newsroom.assignment.notReviewer') };
  return { translator: words('newsroom.refused.notHere') };
}
