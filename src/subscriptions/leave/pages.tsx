import { Field, FormPage, type Frame, Notice, SubmitButton } from '#design';
import type { DeclarationKind } from './declare.ts';

export type Typed = { name: string; email: string; contract: string; reason: string };
export type DeclareProblem = 'name' | 'email' | 'too-many';
type DeclarePageProps = { frame: Frame; kind: DeclarationKind; typed: Typed; problems: DeclareProblem[] };

export const pathOf: Record<DeclarationKind, string> = { withdraw: '/withdraw', cancel: '/kuendigen' };

/** The law names the words of these in German (§ 312k BGB), whatever language the page is in. */
const german = { title: 'Verträge hier kündigen', button: 'jetzt kündigen' };

/** Who declares, and about which contract: no more is asked than the law allows, and no account is needed. */
export function DeclarePage({ frame, kind, typed, problems }: DeclarePageProps) {
  const { words, href } = frame;
  const isCancel = kind === 'cancel';
  return (
    <FormPage
      frame={frame}
      title={isCancel ? german.title : words('subscriptions.withdraw.title')}
      intro={
        <>
          {isCancel ? (
            <p>
              <strong>{words('subscriptions.leave.cancelTitle')}</strong>
            </p>
          ) : null}
          <p>{words(isCancel ? 'subscriptions.leave.cancelIntro' : 'subscriptions.withdraw.intro')}</p>
        </>
      }
    >
      {problems.includes('too-many') ? <Notice tone="bad">{words('subscriptions.leave.tooMany')}</Notice> : null}
      <form method="post" action={href(pathOf[kind])}>
        <Field
          name="name"
          label={words('subscriptions.leave.name')}
          value={typed.name}
          problem={problems.includes('name') ? words('subscriptions.leave.badName') : undefined}
          autocomplete="name"
          required
          maxlength={200}
        />
        <Field
          name="email"
          type="email"
          label={words('subscriptions.leave.email')}
          hint={words('subscriptions.leave.emailHint')}
          value={typed.email}
          problem={problems.includes('email') ? words('subscriptions.leave.badEmail') : undefined}
          autocomplete="email"
          required
          maxlength={254}
        />
        <Field
          name="contract"
          label={words('subscriptions.leave.contract')}
          hint={words('subscriptions.leave.contractHint')}
          value={typed.contract}
          autocomplete="off"
          maxlength={200}
        />
        {isCancel ? (
          <Field
            name="reason"
            label={words('subscriptions.leave.reason')}
            hint={words('subscriptions.leave.reasonHint')}
            value={typed.reason}
            autocomplete="off"
            maxlength={1000}
          />
        ) : null}
        {isCancel ? (
          <>
            <p class="form-note">{words('subscriptions.leave.cancelWhen')}</p>
            <SubmitButton name="step" value="confirm">
              {german.button}
            </SubmitButton>
          </>
        ) : (
          <SubmitButton name="step" value="check">
            {words('subscriptions.withdraw.title')}
          </SubmitButton>
        )}
      </form>
    </FormPage>
  );
}

/** The second step of a withdrawal: what is declared, and the button that declares it. */
export function ConfirmDeclarationPage({ frame, typed }: { frame: Frame; typed: Typed }) {
  const { words, href } = frame;
  const facts = [
    [words('subscriptions.leave.name'), typed.name],
    [words('subscriptions.leave.email'), typed.email],
    ...(typed.contract ? [[words('subscriptions.leave.contract'), typed.contract]] : []),
  ];
  return (
    <FormPage frame={frame} title={words('subscriptions.withdraw.confirmTitle')} intro={<p>{words('subscriptions.withdraw.declares')}</p>}>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <form method="post" action={href('/withdraw')}>
        {Object.entries(typed).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <SubmitButton name="step" value="confirm">
          {words('subscriptions.withdraw.confirm')}
        </SubmitButton>
      </form>
      <p class="form-note">
        <a href={href('/withdraw')}>{words('subscriptions.withdraw.back')}</a>
      </p>
    </FormPage>
  );
}

/** Says that a declaration has come, whatever came of it: whether somebody subscribes is told to their own mailbox only. */
export function ReceivedPage({ frame, kind }: { frame: Frame; kind: DeclarationKind }) {
  const { words, href } = frame;
  const text = words(kind === 'withdraw' ? 'subscriptions.withdraw.received' : 'subscriptions.leave.received');
  return (
    <FormPage frame={frame} title={words('subscriptions.leave.receivedTitle')} intro={<p>{text}</p>}>
      <p>
        <a class="button button-quiet" href={href('/')}>
          {words('subscriptions.leave.home')}
        </a>
      </p>
    </FormPage>
  );
}
