import { Field, FormPage, type Frame, Notice, Problem, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import type { LineProblem } from '../invite.ts';
import type { InvoiceLine } from '../invoices.ts';
import type { GroupDomain } from '../store/domains.ts';
import type { Group } from '../store/groups.ts';
import { isOver } from '../store/groups.ts';
import type { Invitation } from '../store/invitations.ts';
import { BillingFields, type BillingProblems, type TypedBilling } from './billing-fields.tsx';
import { Invitations } from './invitations.tsx';
import { Invoices } from './invoices.tsx';
import { type Member, Members } from './members.tsx';
import { type GroupSaid, saidPhrases } from './said.ts';

/** A part of a list, and the address of the next. */
export type Part<T> = { rows: T[]; next: string | undefined };

export type GroupPageProps = {
  frame: Frame;
  group: Group;
  others: Group[];
  members: Part<Member>;
  invitations: Part<Invitation>;
  invoices: Part<InvoiceLine>;
  domains: GroupDomain[];
  said: GroupSaid | undefined;
  /** What was typed and refused. */
  list?: { text: string; problems: LineProblem[]; problem?: string | undefined } | undefined;
  domain?: { text: string; problem: string } | undefined;
  billing?: { typed: TypedBilling; problems: BillingProblems } | undefined;
};

/** Everything the manager of a group does with it. */
export function GroupPage(props: GroupPageProps) {
  const { frame, group, others, said, billing } = props;
  const { words, href } = frame;
  const over = isOver(group, frame.now);
  return (
    <FormPage frame={frame} title={group.name} width="wide" intro={<p>{words('subscriptions.group.page.intro')}</p>}>
      {said ? <Notice tone={saidPhrases[said].tone}>{words(saidPhrases[said].phrase)}</Notice> : null}
      {over ? <Notice tone="bad">{words('subscriptions.group.page.over')}</Notice> : null}
      <Standing frame={frame} group={group} />
      {over ? null : <InviteForm {...props} />}
      <Invitations {...props} />
      <Members {...props} />
      {over ? null : <Domains {...props} />}
      <Invoices {...props} />
      {group.subscriptionId === null ? null : (
        <details class="group-more" open={billing !== undefined}>
          <summary>{words('subscriptions.group.page.billing')}</summary>
          <p class="hint">{words('subscriptions.group.page.billingHint')}</p>
          <form method="post" action={href('/account/group/billing')}>
            <input type="hidden" name="group" value={group.id} />
            <BillingFields frame={frame} typed={billing?.typed ?? group} problems={billing?.problems ?? {}} />
            <SubmitButton>{words('subscriptions.group.page.save')}</SubmitButton>
          </form>
        </details>
      )}
      {others.map((one) => (
        <p class="form-note">
          <a href={`${href('/account/group')}?group=${one.id}`}>{one.name}</a>
        </p>
      ))}
      <p class="form-note">
        <a href={href('/account')}>{words('subscriptions.offer.account')}</a>
      </p>
    </FormPage>
  );
}

function Standing({ frame, group }: { frame: Frame; group: Group }) {
  const { words, href, language, timeZone, now } = frame;
  const day = (at: Date) => dayText(at, language, timeZone, now);
  const { course, used, seats, nextSeats, endsAt } = group;
  return (
    <>
      {course?.lateSince ? <Notice tone="bad">{words('subscriptions.group.page.late')}</Notice> : null}
      <dl class="facts">
        <div>
          <dt>{words('subscriptions.group.offer.seats')}</dt>
          <dd>{words('subscriptions.group.page.used', { used, seats })}</dd>
        </div>
        {course && nextSeats !== null && nextSeats !== seats ? (
          <div>
            <dt>{words('subscriptions.account.then')}</dt>
            <dd>{words('subscriptions.group.page.fewer', { seats: nextSeats, day: day(course.runsUntil) })}</dd>
          </div>
        ) : null}
        {course || endsAt ? (
          <div>
            <dt>{words('subscriptions.group.page.until')}</dt>
            <dd>{day(course?.runsUntil ?? endsAt ?? now)}</dd>
          </div>
        ) : null}
      </dl>
      {course && !isOver(group, now) ? (
        <p>
          <a class="button button-quiet" href={`${href('/account/group/seats')}?group=${group.id}`}>
            {words('subscriptions.group.seats.title')}
          </a>
        </p>
      ) : null}
      {course ? <p class="hint">{words('subscriptions.group.page.ownSeat')}</p> : null}
    </>
  );
}

function InviteForm({ frame: { words, href }, group, list }: GroupPageProps) {
  const id = 'field-list';
  const hasProblem = list !== undefined && (list.problems.length > 0 || list.problem !== undefined);
  return (
    <section aria-labelledby="group-invite">
      <h2 id="group-invite">{words('subscriptions.group.invite.title')}</h2>
      <form method="post" action={href('/account/group/invite')}>
        <input type="hidden" name="group" value={group.id} />
        <div class="field field-wide">
          <label for={id}>{words('subscriptions.group.invite.list')}</label>
          <p class="hint" id={`${id}-hint`}>
            {words('subscriptions.group.invite.hint')}
          </p>
          <textarea
            id={id}
            name="list"
            rows={6}
            maxlength={50_000}
            dir="ltr"
            required
            aria-invalid={hasProblem ? 'true' : undefined}
            aria-describedby={hasProblem ? `${id}-hint ${id}-problem` : `${id}-hint`}
          >
            {list?.text}
          </textarea>
          {list?.problem ? <Problem id={`${id}-problem`} text={list.problem} /> : null}
          {list && list.problems.length > 0 ? (
            <ul class="problem line-problems" id={`${id}-problem`}>
              {list.problems.slice(0, 50).map(({ line, text, problem }) => (
                <li>
                  {words(problem === 'bad' ? 'subscriptions.group.invite.badLine' : 'subscriptions.group.invite.noSeat', {
                    line,
                    text: `\u2068${text.slice(0, 100)}\u2069`,
                  })}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
        <SubmitButton>{words('subscriptions.group.invite.send')}</SubmitButton>
      </form>
    </section>
  );
}

function Domains({ frame: { words, href }, group, domains, domain }: GroupPageProps) {
  return (
    <section aria-labelledby="group-domains">
      <h2 id="group-domains">{words('subscriptions.group.domains.title')}</h2>
      <p class="hint">{words('subscriptions.group.domains.about')}</p>
      {domains.length > 0 ? (
        <ul class="devices">
          {domains.map(({ domain, confirmedAt }) => (
            <li>
              <bdi dir="ltr" id={`domain-${domain}`}>
                @{domain}
              </bdi>
              <span class="hint">{words(confirmedAt ? 'subscriptions.group.domains.open' : 'subscriptions.group.domains.waits')}</span>
              <form method="post" action={href('/account/group/domains')}>
                <input type="hidden" name="group" value={group.id} />
                <button type="submit" class="text-button" name="remove" value={domain} aria-describedby={`domain-${domain}`}>
                  {words('subscriptions.group.domains.remove')}
                </button>
              </form>
            </li>
          ))}
        </ul>
      ) : null}
      <form method="post" action={href('/account/group/domains')}>
        <input type="hidden" name="group" value={group.id} />
        <Field
          name="domain"
          label={words('subscriptions.group.domains.label')}
          hint={words('subscriptions.group.domains.hint')}
          value={domain?.text}
          problem={domain?.problem}
          dir="ltr"
          required
          maxlength={254}
        />
        <SubmitButton look="quiet">{words('subscriptions.group.domains.add')}</SubmitButton>
      </form>
    </section>
  );
}
