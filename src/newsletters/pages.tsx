import { Checkbox, Field, FormPage, type Frame, type NewsletterCard, Notice, Problem, SubmitButton } from '#design';

export type ListProblems = { email?: string; newsletter?: string; general?: string };

type ListPageProps = {
  frame: Frame;
  choices: { card: NewsletterCard; isOn: boolean; sample: string | undefined }[];
  chosen: string[];
  email: string;
  problems: ListProblems;
  isReader: boolean;
};

export function ListPage({ frame, choices, chosen, email, problems, isReader }: ListPageProps) {
  const { words, href } = frame;
  return (
    <FormPage
      frame={frame}
      title={words('newsletters.list.title')}
      width="wide"
      intro={<p>{words('newsletters.list.intro', { count: choices.length })}</p>}
    >
      {problems.general ? <Notice tone="bad">{problems.general}</Notice> : null}
      <form method="post" action={href('/newsletters')}>
        {(['daily', 'weekly'] as const).map((frequency) => (
          <fieldset class="newsletter-choices">
            <legend>{words(`newsletters.list.${frequency}`)}</legend>
            {choices
              .filter(({ card }) => card.frequency === frequency)
              .map(({ card, isOn, sample }) => (
                <Checkbox
                  name="newsletter"
                  value={card.slug}
                  label={card.name}
                  about={
                    sample ? (
                      <>
                        {card.about} <a href={href(sample)}>{words('newsletters.list.sample')}</a>
                      </>
                    ) : (
                      card.about
                    )
                  }
                  mark={
                    isOn
                      ? words('newsletters.list.isOn')
                      : card.access === 'subscribers'
                        ? words('newsletters.list.subscribers')
                        : undefined
                  }
                  isChecked={chosen.includes(card.slug)}
                />
              ))}
          </fieldset>
        ))}
        <Problem id="field-newsletter-problem" text={problems.newsletter} />
        <Field
          name="email"
          type="email"
          label={words('newsletters.list.email')}
          value={email}
          problem={problems.email}
          autocomplete="email"
          required
          maxlength={254}
        />
        <SubmitButton>{words('newsletters.list.submit')}</SubmitButton>
      </form>
      <p class="form-note">{words('newsletters.list.note')}</p>
      {isReader ? (
        <p class="form-note">
          <a href={href('/account')}>{words('newsletters.list.account')}</a>
        </p>
      ) : null}
    </FormPage>
  );
}

/** What a box in a page says in place once its form was sent. */
export function BoxAnswer({ frame, outcome, text }: { frame: Frame; outcome: 'asked' | 'joined' | 'problem'; text: string }) {
  return (
    <p class={outcome === 'problem' ? 'box-answer problem' : 'box-answer'} data-outcome={outcome} lang={frame.language} dir={frame.dir}>
      {text}
    </p>
  );
}

export function SaidPage({ frame, what, to }: { frame: Frame; what: 'asked' | 'joined'; to: string }) {
  const { words } = frame;
  return (
    <FormPage frame={frame} title={words(`newsletters.said.${what}Title`)} intro={<p>{words(`newsletters.said.${what}`)}</p>}>
      <p>
        <a class="button button-strong" href={to === '/' ? frame.href('/') : to}>
          {words('newsletters.said.back')}
        </a>
      </p>
    </FormPage>
  );
}

type LinkProps = { frame: Frame; address: string; id: string; linkKey: string };

export function ConfirmPage({ frame, address, newsletters, id, linkKey }: LinkProps & { newsletters: NewsletterCard[] }) {
  const { words, href } = frame;
  return (
    <FormPage
      frame={frame}
      title={words('newsletters.confirm.title')}
      intro={<p>{words('newsletters.confirm.intro', { address: `\u2066${address}\u2069` })}</p>}
    >
      <ul class="newsletter-names">
        {newsletters.map((one) => (
          <li>
            {one.name}
            {one.access === 'subscribers' ? <span class="mark">{words('newsletters.list.subscribers')}</span> : null}
          </li>
        ))}
      </ul>
      {newsletters.some((one) => one.access === 'subscribers') ? <p class="form-note">{words('newsletters.confirm.subscribers')}</p> : null}
      <LinkForm action={href('/newsletters/confirm')} id={id} linkKey={linkKey} text={words('newsletters.confirm.submit')} />
    </FormPage>
  );
}

export function LeavePage({
  frame,
  newsletter,
  address,
  hasLeft,
  preferences,
  id,
  linkKey,
}: LinkProps & { newsletter: NewsletterCard; hasLeft: boolean; preferences: string }) {
  const { words, href } = frame;
  const values = { name: newsletter.name, address: `\u2066${address}\u2069` };
  return (
    <FormPage
      frame={frame}
      title={words('newsletters.leave.title', values)}
      intro={<p>{words(hasLeft ? 'newsletters.leave.left' : 'newsletters.leave.intro', values)}</p>}
    >
      {hasLeft ? (
        <p>
          <a href={href('/newsletters')}>{words('newsletters.leave.others')}</a>
        </p>
      ) : (
        <LinkForm action={href('/newsletters/leave')} id={id} linkKey={linkKey} text={words('newsletters.leave.submit')} />
      )}
      <p class="form-note">
        <a href={preferences}>{words('newsletters.leave.preferences')}</a>
      </p>
    </FormPage>
  );
}

function LinkForm({ action, id, linkKey, text }: { action: string; id: string; linkKey: string; text: string }) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="key" value={linkKey} />
      <SubmitButton>{text}</SubmitButton>
    </form>
  );
}

export function ClosedPage({ frame, reason }: { frame: Frame; reason: 'expired' | 'forged' }) {
  const { words, href } = frame;
  return (
    <FormPage frame={frame} title={words('newsletters.closed.title')} intro={<p>{words(`newsletters.closed.${reason}`)}</p>}>
      <p>
        <a class="button button-strong" href={href('/newsletters')}>
          {words('newsletters.closed.again')}
        </a>
      </p>
    </FormPage>
  );
}
