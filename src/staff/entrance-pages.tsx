import { type DoorFrame, DoorPage, Field, Notice, SubmitButton } from '#design';
import { letterMinutes } from './rules.ts';

type CodePageProps = { frame: DoorFrame; email: string; to: string; isKept: boolean; typed?: string; problem?: string };

export function CodePage({ frame, email, to, isKept, typed, problem }: CodePageProps) {
  const { words, href } = frame;
  const again = `${href('/newsroom/sign-in')}?to=${encodeURIComponent(to)}`;
  const intro = words('staff.code.intro', { email: isolated(email), minutes: letterMinutes });
  return (
    <DoorPage frame={frame} title={words('readers.code.title')} intro={<p>{intro}</p>}>
      {isKept ? (
        <Notice>
          {words('readers.code.kept')} <a href="/dev/mail">/dev/mail</a>
        </Notice>
      ) : null}
      <form method="post" action={href('/newsroom/sign-in/code')}>
        <Field
          name="code"
          label={words('readers.code.label')}
          value={typed}
          problem={problem}
          hint={words('readers.code.hint')}
          autocomplete="one-time-code"
          inputmode="numeric"
          required
          maxlength={20}
          size="short"
          dir="ltr"
        />
        <SubmitButton>{words('readers.code.submit')}</SubmitButton>
      </form>
      <p class="form-note">
        {words('readers.code.nothing')} <a href={again}>{words('readers.code.again')}</a>
      </p>
    </DoorPage>
  );
}

type LinkPageProps = { frame: DoorFrame; address: string; id: string; linkKey: string };

export function LinkPage({ frame, address, id, linkKey }: LinkPageProps) {
  const { words } = frame;
  return (
    <DoorPage frame={frame} title={words('readers.link.title')} intro={<p>{words('staff.link.intro', { address: isolated(address) })}</p>}>
      <form method="post" action={frame.href('/newsroom/sign-in/link')}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="key" value={linkKey} />
        <SubmitButton>{words('readers.link.submit')}</SubmitButton>
      </form>
    </DoorPage>
  );
}

type FirstPageProps = {
  frame: DoorFrame;
  id: string;
  linkKey: string;
  name?: string;
  email?: string;
  problems?: { name?: string | undefined; email?: string | undefined };
};

/** Where the first publisher says who they are. */
export function FirstPage({ frame, id, linkKey, name, email, problems = {} }: FirstPageProps) {
  const { words } = frame;
  return (
    <DoorPage frame={frame} title={words('staff.first.title', { paper: frame.paper.name })} intro={<p>{words('staff.first.intro')}</p>}>
      <form method="post" action={frame.href('/newsroom/sign-in/link')}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="key" value={linkKey} />
        <Field
          name="name"
          label={words('staff.people.name')}
          value={name}
          problem={problems.name}
          autocomplete="name"
          required
          maxlength={100}
        />
        <Field
          name="email"
          type="email"
          label={words('readers.signIn.email')}
          value={email}
          problem={problems.email}
          autocomplete="email"
          required
          maxlength={254}
        />
        <SubmitButton>{words('readers.link.submit')}</SubmitButton>
      </form>
    </DoorPage>
  );
}

type GonePageProps = { frame: DoorFrame; reason: 'used' | 'expired' | 'dead' | 'forged'; to: string };

export function GonePage({ frame, reason, to }: GonePageProps) {
  const { words, href } = frame;
  return (
    <DoorPage frame={frame} title={words('staff.gone.title')} intro={<p>{words(`staff.gone.${reason}`)}</p>}>
      <p>
        <a class="button button-strong" href={`${href('/newsroom/sign-in')}?to=${encodeURIComponent(to)}`}>
          {words('readers.gone.again')}
        </a>
      </p>
    </DoorPage>
  );
}

/** An address within a sentence keeps its own direction (Unicode isolates, UAX #9). */
function isolated(address: string): string {
  return `\u2066${address}\u2069`;
}
