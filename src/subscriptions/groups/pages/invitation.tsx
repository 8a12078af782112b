import { FormPage, type Frame, Notice, SubmitButton } from '#design';

type InvitationProps = {
  frame: Frame;
  token: string;
  group: string;
  /** The invited address, so far as its owner recognises it. */
  address: string;
  /** The address of whoever is signed in, where it isn't the invited one. */
  otherAddress: string | undefined;
  isSignedIn: boolean;
  isManager: boolean;
};

/** Where an invitation's link leads: its button takes the seat, so that nobody who merely looks at the link does. */
export function InvitationPage({ frame, token, group, address, otherAddress, isSignedIn, isManager }: InvitationProps) {
  const { words, href } = frame;
  const path = href(`/group/${token}`);
  return (
    <FormPage
      frame={frame}
      title={words('subscriptions.group.join.title', { group })}
      intro={<p>{words('subscriptions.group.join.intro', { group, paper: frame.paper.name })}</p>}
    >
      {isManager ? <p>{words('subscriptions.group.join.manager')}</p> : null}
      {otherAddress ? (
        <>
          <Notice tone="bad">{words('subscriptions.group.join.otherAddress', { address, other: otherAddress })}</Notice>
          <form method="post" action={href('/sign-out')}>
            <SubmitButton look="quiet">{words('site.account.signOut')}</SubmitButton>
          </form>
        </>
      ) : isSignedIn ? (
        <form method="post" action={path}>
          <SubmitButton>{words('subscriptions.group.join.take')}</SubmitButton>
        </form>
      ) : (
        <>
          <p>{words('subscriptions.group.join.signIn', { address })}</p>
          <p>
            <a class="button button-strong" href={`${href('/sign-in')}?${new URLSearchParams({ to: path })}`}>
              {words('subscriptions.group.join.signInButton')}
            </a>
          </p>
        </>
      )}
    </FormPage>
  );
}

/** An invitation that can't be accepted, or not any more. */
export function NoSeatPage({ frame, reason }: { frame: Frame; reason: 'gone' | 'full' }) {
  const { words, href } = frame;
  return (
    <FormPage
      frame={frame}
      title={words('subscriptions.group.join.noneTitle')}
      intro={<p>{words(reason === 'full' ? 'subscriptions.group.join.full' : 'subscriptions.group.join.gone')}</p>}
    >
      <p>
        <a class="button button-strong" href={href('/')}>
          {words('access.gift.front')}
        </a>
      </p>
    </FormPage>
  );
}
