import { Field, Notice, PasskeyButton, PasskeyScript, pageText, type StaffFrame, StaffPage, SubmitButton } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { field } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { passkeyHost } from '#platform/passkeys.ts';
import { hashToken } from '#platform/tokens.ts';
import { askToConfirm, confirm, type Proof } from './confirm.ts';
import { readToken } from './credentials.ts';
import { type Factors, factorsOf } from './factors/store.ts';
import { staffFrameOf } from './frame.ts';
import { codeLimits } from './limits.ts';
import { isFresh } from './rules.ts';
import { type Staff, sessionOf, sessionTag } from './session.ts';

const own = ['proof-code', 'proof-letter', 'proof-passkey'];

/**
 * Lets a posted form go on when its sender proved within ten minutes who they are. Else answers the page that asks for a proof, to be
 * answered with; everything that was typed waits in it and goes on with the proof.
 */
export async function confirmFirst(app: App, press: Press, c: Ctx, staff: Staff, form: URLSearchParams): Promise<Response | undefined> {
  const now = app.clock();
  const session = await sessionOf(app, c);
  const token = readToken(app, c);
  if (!session || !token || isFresh(session.provedAt, now)) return undefined;
  const factors = await factorsOf(press, staff.id);
  const proof = proofIn(app, form);
  const wait = proof && (await overLimit(app.db, codeLimits(app, staff.id, field(form, 'proof-code')), now));
  const tokenHash = hashToken(token);
  if (proof && !wait && (await confirm(press, app.keys, { personId: staff.id, tokenHash }, proof, now))) {
    app.kept.drop([sessionTag(tokenHash)]);
    return undefined;
  }
  const frame = await staffFrameOf(app, c, staff, 'own');
  const letter = field(form, 'proof-letter') || (hasFactor(factors) ? '' : await mailed(app, press, c, staff));
  const { words } = frame;
  const waiting = wait ? words('readers.code.wait', { minutes: Math.ceil(wait / 60) }) : undefined;
  const problem = waiting ?? (proof ? words('staff.confirm.wrong') : undefined);
  const page = (
    <ConfirmPage
      frame={frame}
      action={new URL(c.req.url).pathname}
      typed={[...form].filter(([name]) => !own.includes(name))}
      factors={factors}
      letter={letter}
      problem={problem}
      hasPasskeys={factors.passkeys.length > 0 && passkeyHost(app.baseUrl()) !== undefined}
    />
  );
  return privatePage(c, pageText(page), wait ? 429 : proof ? 400 : 403);
}

const hasFactor = ({ authenticatorAt, passkeys }: Factors) => authenticatorAt !== undefined || passkeys.length > 0;

function proofIn(app: App, form: URLSearchParams): Proof | undefined {
  const [typed, letter, passkey] = own.map((name) => field(form, name));
  const host = passkeyHost(app.baseUrl());
  if (passkey && host) return { passkey, host };
  if (!typed) return undefined;
  return letter ? { letter, typed } : { typed };
}

/** The id of a letter that is on its way now; empty where as many as may be were sent already. */
async function mailed(app: App, press: Press, c: Ctx, staff: Staff): Promise<string> {
  const limit = { key: `staff confirmation ${staff.id}`, most: 5, perSeconds: 900 };
  return (await overLimit(app.db, [limit], app.clock())) ? '' : askToConfirm(press, staff, c.get('language'), app.clock());
}

type ConfirmPageProps = {
  frame: StaffFrame;
  action: string;
  typed: [string, string][];
  factors: Factors;
  letter: string;
  problem: string | undefined;
  hasPasskeys: boolean;
};

function ConfirmPage({ frame, action, typed, factors, letter, problem, hasPasskeys }: ConfirmPageProps) {
  const { words, href, staff } = frame;
  const kept = typed.map(([name, value]) => <input type="hidden" name={name} value={value} />);
  const isByLetter = !hasFactor(factors);
  const takesCode = isByLetter || factors.authenticatorAt !== undefined || factors.codesLeft > 0;
  return (
    <StaffPage frame={frame} kind="form" title={words('staff.confirm.title')} head={<PasskeyScript frame={frame} />}>
      <p class="hint">{words('staff.confirm.intro')}</p>
      {isByLetter && !letter ? <Notice tone="bad">{words('staff.confirm.tooMany')}</Notice> : null}
      {takesCode ? (
        <form method="post" action={action}>
          {kept}
          <input type="hidden" name="proof-letter" value={letter} />
          <Field
            name="proof-code"
            label={words(isByLetter ? 'readers.code.label' : 'staff.second.code')}
            hint={isByLetter ? words('staff.confirm.mailed', { email: staff.email }) : words('staff.second.hint')}
            problem={problem}
            autocomplete="one-time-code"
            required
            maxlength={40}
            size="short"
            dir="ltr"
          />
          <SubmitButton>{words('staff.confirm.submit')}</SubmitButton>
        </form>
      ) : null}
      {hasPasskeys ? (
        <PasskeyButton frame={frame} action={action} options={href('/newsroom/own/passkeys/proof')} name="proof-passkey" kept={kept}>
          {words('staff.confirm.passkey')}
        </PasskeyButton>
      ) : null}
    </StaffPage>
  );
}
