import { Checkbox, Field, Notice, Problem, type StaffFrame, StaffPage, SubmitButton, staffMoment } from '#design';
import { type Person, type Role, roles } from '#staff';
import { isTokenAlive, type Scope, scopes, tokenDays } from '../rules.ts';
import type { Token } from '../store.ts';
import { newsKinds } from '../webhooks/rules.ts';
import type { Webhook } from '../webhooks/store.ts';
import { Ask, Secret, WebhookState } from './parts.tsx';
import type { Shown } from './programs.tsx';

export type Made = { kind: 'token' | 'webhook'; name: string; secret: string; href?: string };
export type TypedToken = {
  name: string;
  role: Role;
  days: number;
  scopes: Scope[];
  problems: { name?: string | undefined; scopes?: string | undefined };
};
export type TypedWebhook = { url: string; kinds: string[]; problems: { url?: string | undefined; kinds?: string | undefined } };

type ProgramsProps = Shown & {
  frame: StaffFrame;
  tokens: Token[];
  webhooks: Webhook[];
  people: Person[];
  /** The address of the description. */
  described: string;
  formKey: string;
};

/** Programs that work in the newsroom, and those that are told what becomes of stories. */
export function ProgramsPage(props: ProgramsProps) {
  const { frame, made, said, problem, described } = props;
  const { words } = frame;
  return (
    <StaffPage frame={frame} kind="list" title={words('staff.places.programs')}>
      {said ? <Notice tone="good">{words(`api.said.${said}`)}</Notice> : null}
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      {made ? <Secret frame={frame} made={made} /> : null}
      <p class="hint">
        {words('api.tokens.about')}{' '}
        <a href={described} dir="ltr">
          {new URL(described).pathname}
        </a>
      </p>
      <Tokens {...props} />
      <Webhooks {...props} />
    </StaffPage>
  );
}

function Tokens({ frame, tokens, people, token, formKey }: ProgramsProps) {
  const { words, href } = frame;
  const nameOf = (personId: number) => people.find(({ id }) => id === personId)?.name ?? '';
  return (
    <section class="below" aria-labelledby="tokens">
      <h2 id="tokens">{words('api.tokens.title')}</h2>
      {tokens.length === 0 ? (
        <p class="empty">{words('api.tokens.none')}</p>
      ) : (
        <div class="table-frame">
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">{words('api.tokens.program')}</th>
                <th scope="col">{words('api.tokens.may')}</th>
                <th scope="col">{words('api.tokens.actsFor')}</th>
                <th scope="col">{words('api.tokens.used')}</th>
                <th scope="col">{words('api.tokens.ends')}</th>
              </tr>
            </thead>
            <tbody>
              {tokens.map((one) => (
                <TokenLine frame={frame} token={one} person={nameOf(one.personId)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <details class="more" open={token !== undefined || tokens.length === 0}>
        <summary>{words('api.tokens.make')}</summary>
        <form method="post" action={href('/newsroom/programs/tokens')} class="stacked">
          <input type="hidden" name="form" value={formKey} />
          <Field
            name="name"
            label={words('api.tokens.name')}
            hint={words('api.tokens.nameAbout')}
            value={token?.name}
            problem={token?.problems.name}
            required
            maxlength={100}
          />
          <fieldset aria-describedby={token?.problems.scopes ? 'scopes-problem' : undefined}>
            <legend>{words('api.tokens.scopes')}</legend>
            {scopes.map((scope) => (
              <Checkbox
                name="scope"
                value={scope}
                label={words(`api.scopes.${scope}`)}
                mark={scope}
                isChecked={token?.scopes.includes(scope)}
              />
            ))}
            <Problem id="scopes-problem" text={token?.problems.scopes} />
          </fieldset>
          <div class="field">
            <label for="token-role">{words('api.tokens.role')}</label>
            <p class="hint" id="token-role-about">
              {words('api.tokens.roleAbout')}
            </p>
            <select id="token-role" name="role" aria-describedby="token-role-about">
              {roles.map((role) => (
                <option value={role} selected={role === (token?.role ?? 'editor')}>
                  {words(`staff.roles.${role}`)}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="token-days">{words('api.tokens.days')}</label>
            <select id="token-days" name="days">
              {tokenDays.map((days) => (
                <option value={String(days)} selected={days === (token?.days ?? 90)}>
                  {days === 0 ? words('api.tokens.forever') : words('api.tokens.forDays', { days })}
                </option>
              ))}
            </select>
          </div>
          <SubmitButton>{words('api.tokens.submit')}</SubmitButton>
        </form>
      </details>
    </section>
  );
}

function TokenLine({ frame, token, person }: { frame: StaffFrame; token: Token; person: string }) {
  const { words, href } = frame;
  const { id, name, ending, role, expiresAt, revokedAt, lastUsedAt } = token;
  const isAlive = isTokenAlive(token, frame.now);
  const ends = revokedAt
    ? words('api.tokens.revoked', { when: staffMoment(frame, revokedAt) })
    : expiresAt
      ? words(isAlive ? 'api.tokens.endsAt' : 'api.tokens.ended', { when: staffMoment(frame, expiresAt) })
      : words('api.tokens.forever');
  return (
    <tr class={isAlive ? undefined : 'is-gone'}>
      <th scope="row">
        <bdi>{name}</bdi> <code dir="ltr">…{ending}</code>
      </th>
      <td>
        {token.scopes.map((scope) => (
          <code class="scope" dir="ltr">
            {scope}
          </code>
        ))}
      </td>
      <td>
        <bdi>{person}</bdi> <span class="hint">{words(`staff.roles.${role}`)}</span>
      </td>
      <td>{lastUsedAt ? words('api.tokens.usedAt', { when: staffMoment(frame, lastUsedAt) }) : words('api.tokens.never')}</td>
      <td>
        {ends}
        {isAlive ? (
          <Ask
            action={href(`/newsroom/programs/tokens/${id}/revoke`)}
            label={words('api.tokens.revoke')}
            labelInFull={words('api.tokens.revokeOf', { name })}
            about={words('api.tokens.revokeAbout')}
            button={words('api.tokens.revokeOf', { name })}
          />
        ) : null}
      </td>
    </tr>
  );
}

function Webhooks({ frame, webhooks, webhook, formKey }: ProgramsProps) {
  const { words, href } = frame;
  return (
    <section class="below" aria-labelledby="webhooks">
      <h2 id="webhooks">{words('api.webhooks.title')}</h2>
      <p class="hint">{words('api.webhooks.about')}</p>
      {webhooks.length === 0 ? null : (
        <div class="table-frame">
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">{words('api.webhooks.address')}</th>
                <th scope="col">{words('api.webhooks.kinds')}</th>
                <th scope="col">{words('api.webhooks.state')}</th>
              </tr>
            </thead>
            <tbody>
              {webhooks.map((one) => (
                <tr>
                  <th scope="row" class="address">
                    <a href={href(`/newsroom/programs/webhooks/${one.id}`)} dir="ltr">
                      {one.url}
                    </a>
                  </th>
                  <td>{one.kinds.map((kind) => words(`api.kinds.${kind}`)).join(' · ')}</td>
                  <td>
                    <WebhookState frame={frame} webhook={one} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <details class="more" open={webhook !== undefined}>
        <summary>{words('api.webhooks.add')}</summary>
        <form method="post" action={href('/newsroom/programs/webhooks')} class="stacked">
          <input type="hidden" name="form" value={formKey} />
          <Field
            name="url"
            label={words('api.webhooks.address')}
            hint={words('api.webhooks.addressAbout')}
            value={webhook?.url}
            problem={webhook?.problems.url}
            required
            maxlength={2000}
            dir="ltr"
          />
          <fieldset aria-describedby={webhook?.problems.kinds ? 'kinds-problem' : undefined}>
            <legend>{words('api.webhooks.kinds')}</legend>
            {newsKinds.map((kind) => (
              <Checkbox
                name="kind"
                value={kind}
                label={words(`api.kinds.${kind}`)}
                isChecked={webhook ? webhook.kinds.includes(kind) : true}
              />
            ))}
            <Problem id="kinds-problem" text={webhook?.problems.kinds} />
          </fieldset>
          <SubmitButton>{words('api.webhooks.submit')}</SubmitButton>
        </form>
      </details>
    </section>
  );
}
