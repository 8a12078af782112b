import { Field, Notice, type StaffFrame, StaffPage, SubmitButton, staffMoment } from '#design';
import { type Role, roles } from './permissions.ts';
import type { Person } from './store.ts';

type RoleChoiceProps = { frame: StaffFrame; id: string; chosen: Role; label: string; isLabelHidden?: boolean };

function RoleChoice({ frame, id, chosen, label, isLabelHidden }: RoleChoiceProps) {
  return (
    <>
      <label for={id} class={isLabelHidden ? 'unseen' : undefined}>
        {label}
      </label>
      <select id={id} name="role">
        {roles.map((role) => (
          <option value={role} selected={role === chosen}>
            {frame.words(`staff.roles.${role}`)}
          </option>
        ))}
      </select>
    </>
  );
}

export type Invitation = { name: string; email: string; role: Role; problems: { name?: string | undefined; email?: string | undefined } };
export type PeopleNotice = { tone: 'good' | 'bad'; text: string };

type PeoplePageProps = {
  frame: StaffFrame;
  people: Person[];
  ownId: number;
  invitation?: Invitation | undefined;
  notice?: PeopleNotice | undefined;
};

/** Everybody of the staff: who they are, what they may do, whether they are here. */
export function PeoplePage({ frame, people, ownId, invitation, notice }: PeoplePageProps) {
  const { words } = frame;
  const mayManage = frame.may('staff:manage');
  return (
    <StaffPage frame={frame} kind="list" title={words('staff.places.people')}>
      {notice ? <Notice tone={notice.tone}>{notice.text}</Notice> : null}
      <div class="table-frame">
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{words('staff.people.name')}</th>
              <th scope="col">{words('staff.people.email')}</th>
              <th scope="col">{words('staff.people.role')}</th>
              <th scope="col">{words('staff.people.since')}</th>
              {mayManage ? <th scope="col">{words('staff.people.access')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr class={person.leftAt ? 'is-gone' : undefined}>
                <th scope="row">
                  <bdi>{person.name}</bdi>
                </th>
                <td dir="ltr">{person.email}</td>
                <td>{mayManage && !person.leftAt ? <RoleForm frame={frame} person={person} /> : words(`staff.roles.${person.role}`)}</td>
                <td>{sinceText(frame, person)}</td>
                {mayManage ? (
                  <td>
                    {person.leftAt || person.id === ownId ? null : (
                      <>
                        <LeaveForm frame={frame} person={person} />
                        {person.joinedAt ? <ResetForm frame={frame} person={person} /> : null}
                      </>
                    )}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mayManage ? <InvitationForm frame={frame} invitation={invitation} /> : null}
    </StaffPage>
  );
}

function sinceText(frame: StaffFrame, { joinedAt, leftAt, invitedAt }: Person): string {
  if (leftAt) return frame.words('staff.people.left', { when: staffMoment(frame, leftAt) });
  if (joinedAt) return staffMoment(frame, joinedAt);
  return frame.words('staff.people.invited', { when: staffMoment(frame, invitedAt) });
}

function RoleForm({ frame, person }: { frame: StaffFrame; person: Person }) {
  const { words, href } = frame;
  const label = words('staff.people.roleOf', { name: person.name });
  return (
    <form method="post" action={href(`/newsroom/people/${person.id}/role`)} class="in-row">
      <RoleChoice frame={frame} id={`role-${person.id}`} chosen={person.role} label={label} isLabelHidden />
      <button type="submit" class="small-button" aria-label={words('staff.people.changeOf', { name: person.name })}>
        {words('staff.people.change')}
      </button>
    </form>
  );
}

function LeaveForm({ frame, person }: { frame: StaffFrame; person: Person }) {
  const { words, href } = frame;
  return (
    <details class="ask-twice">
      <summary aria-label={words('staff.people.endOf', { name: person.name })}>{words('staff.people.end')}</summary>
      <form method="post" action={href(`/newsroom/people/${person.id}/leave`)}>
        <p>{words('staff.people.endAbout', { name: person.name })}</p>
        <SubmitButton look="danger">{words('staff.people.endNow')}</SubmitButton>
      </form>
    </details>
  );
}

function ResetForm({ frame, person }: { frame: StaffFrame; person: Person }) {
  const { words, href } = frame;
  return (
    <details class="ask-twice">
      <summary aria-label={words('staff.people.resetOf', { name: person.name })}>{words('staff.people.reset')}</summary>
      <form method="post" action={href(`/newsroom/people/${person.id}/reset`)}>
        <p>{words('staff.people.resetAbout', { name: person.name })}</p>
        <SubmitButton look="danger">{words('staff.people.resetNow')}</SubmitButton>
      </form>
    </details>
  );
}

function InvitationForm({ frame, invitation }: { frame: StaffFrame; invitation: Invitation | undefined }) {
  const { words, href } = frame;
  return (
    <section class="below" aria-labelledby="invite">
      <h2 id="invite">{words('staff.people.invite')}</h2>
      <p class="hint">{words('staff.people.inviteAbout')}</p>
      <form method="post" action={href('/newsroom/people')} class="row-form">
        <Field
          name="name"
          label={words('staff.people.name')}
          value={invitation?.name}
          problem={invitation?.problems.name}
          required
          maxlength={100}
        />
        <Field
          name="email"
          type="email"
          label={words('staff.people.email')}
          value={invitation?.email}
          problem={invitation?.problems.email}
          required
          maxlength={254}
        />
        <div class="field">
          <RoleChoice frame={frame} id="field-role" chosen={invitation?.role ?? 'contributor'} label={words('staff.people.role')} />
        </div>
        <SubmitButton>{words('staff.people.send')}</SubmitButton>
      </form>
    </section>
  );
}
