import type { Child } from 'hono/jsx';
import { Notice, PasskeyScript, pageText, type StaffFrame, StaffPage, staffMoment } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { passkeyHost } from '#platform/passkeys.ts';
import { deviceOf } from '#platform/sign-in-rules.ts';
import { hashToken } from '#platform/tokens.ts';
import { readSettings } from '#settings';
import { readToken } from './credentials.ts';
import { endSession } from './end-session.ts';
import { FactorsBox } from './factors/factors-box.tsx';
import { factorsOf } from './factors/store.ts';
import { staffFrameOf } from './frame.ts';
import { isSessionAlive } from './rules.ts';
import { readStaff, staffTag } from './session.ts';
import { type SessionRow, sessionsOf } from './session-store.ts';

/** What the page has just done, as its address says it after a form. */
const sayings = ['ended', 'added', 'removed', 'last-one', 'refused', 'none'] as const;
const badNews: readonly string[] = ['last-one', 'refused', 'none'];

type OwnSession = SessionRow & { isThis: boolean };

/** The page about oneself: who one is here, and where one is signed in. */
export function ownPages(app: App, press: Press) {
  return {
    /** GET /newsroom/own. */
    async own(c: Ctx) {
      const staff = await readStaff(app, c);
      const token = readToken(app, c);
      const thisHash = token ? hashToken(token) : undefined;
      const sessions = (await sessionsOf(press, staff.id))
        .filter((session) => isSessionAlive(session, app.clock()))
        .map((session) => ({ ...session, isThis: thisHash?.equals(session.tokenHash) ?? false }));
      const frame = await staffFrameOf(app, c, staff, 'own');
      const isRequired = (await readSettings(app)).newsroom.secondFactor === 'required';
      const box = (
        <FactorsBox
          frame={frame}
          factors={await factorsOf(press, staff.id)}
          hasPasskeys={passkeyHost(app.baseUrl()) !== undefined}
          isRequired={isRequired}
          device={deviceOf(c.req.header('user-agent'))}
        />
      );
      const said = sayings.find((one) => one === c.req.query('said'));
      return privatePage(c, pageText(<OwnPage frame={frame} sessions={sessions} said={said} box={box} />));
    },

    /** POST /newsroom/own/sessions: ends one of one's own sessions. */
    async endSession(c: Ctx) {
      const staff = await readStaff(app, c);
      const text = field(await readForm(c), 'session');
      if (!/^[1-9]\d{0,14}$/.test(text)) throw new Refusal(404, 'session');
      // Ending a session needs no proof: who sits at a stolen one gains nothing by it, and its owner must be quick.
      await endSession(press, { personId: staff.id, sessionId: Number(text) }, app.clock());
      app.kept.drop([staffTag(staff.id)]);
      const frame = await staffFrameOf(app, c, staff, 'own');
      return c.redirect(`${frame.href('/newsroom/own')}?said=ended`, 303);
    },
  };
}

type OwnPageProps = { frame: StaffFrame; sessions: OwnSession[]; said: (typeof sayings)[number] | undefined; box: Child };

function OwnPage({ frame, sessions, said, box }: OwnPageProps) {
  const { words, staff } = frame;
  return (
    <StaffPage frame={frame} kind="plain" title={staff.name} head={<PasskeyScript frame={frame} />}>
      {said ? <Notice tone={badNews.includes(said) ? 'bad' : 'good'}>{words(`staff.own.said.${said}`)}</Notice> : null}
      <dl class="facts">
        <dt>{words('staff.people.email')}</dt>
        <dd>
          <bdi dir="ltr">{staff.email}</bdi>
        </dd>
        <dt>{words('staff.people.role')}</dt>
        <dd>
          {words(`staff.roles.${staff.role}`)}
          <span class="hint"> {words(`staff.rolesAbout.${staff.role}`)}</span>
        </dd>
      </dl>
      {box}
      <section class="below" aria-labelledby="sessions">
        <h2 id="sessions">{words('staff.own.sessions')}</h2>
        <p class="hint">{words('staff.own.sessionsAbout')}</p>
        <div class="table-frame">
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">{words('staff.own.device')}</th>
                <th scope="col">{words('staff.own.way')}</th>
                <th scope="col">{words('staff.own.started')}</th>
                <th scope="col">{words('staff.own.seen')}</th>
                <th scope="col">{words('staff.people.access')}</th>
              </tr>
            </thead>
            <tbody>
              {sessions.map((session) => (
                <SessionLine frame={frame} session={session} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </StaffPage>
  );
}

function SessionLine({ frame, session }: { frame: StaffFrame; session: OwnSession }) {
  const { words, href } = frame;
  const name = session.device || words('staff.own.unknown');
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>{words('staff.own.wayOf', { way: session.way })}</td>
      <td>{staffMoment(frame, session.startedAt)}</td>
      <td>{staffMoment(frame, session.lastSeenAt)}</td>
      <td>
        {session.isThis ? (
          words('staff.own.this')
        ) : (
          <form method="post" action={href('/newsroom/own/sessions')}>
            <input type="hidden" name="session" value={String(session.id)} />
            <button type="submit" class="small-button" aria-label={words('staff.own.endOf', { device: name })}>
              {words('staff.own.end')}
            </button>
          </form>
        )}
      </td>
    </tr>
  );
}
