import { Field, Notice, type StaffFrame, SubmitButton, staffMoment } from '#design';
import type { MailHealth, Post, Why } from '#newsletters';
import { textIn } from '#platform/languages.ts';
import { FigureTable } from '../numbers/parts.tsx';
import { Group } from './settings-page.tsx';

export type TypedPace = { perSecond: string; perHour: string };

/** An address that was asked about, and what was found of it; null: nothing stands in the way. */
export type AddressAnswer = { email: string; found?: { why: Why; answer: string; since: Date } | null; what?: string };

type MailFormsProps = {
  frame: StaffFrame;
  post: Post;
  pace: TypedPace;
  problems: Record<string, string>;
  health: MailHealth[];
  suppressed: Record<Why, number>;
  senders: { address: string; isSigned: boolean }[];
  address: AddressAnswer | undefined;
};

/** Whether mailings go and how fast, what became of them, and the way to one address. */
export function MailForms(props: MailFormsProps) {
  return (
    <>
      <Standing {...props} />
      <Pace {...props} />
      <Health {...props} />
      <Address {...props} />
      <Senders {...props} />
    </>
  );
}

function Standing({ frame, post }: MailFormsProps) {
  const { words, href } = frame;
  const { stoppedAt, stoppedBecause } = post;
  return (
    <form method="post" action={href('/newsroom/settings/mail')} class="setting-form">
      <Group title={words('newsroom.settings.mail.standing')} about={words('newsroom.settings.mail.standingAbout')}>
        {stoppedAt ? (
          <Notice tone="bad">
            {words(`newsroom.settings.mail.held.${stoppedBecause ?? 'staff'}`, { moment: staffMoment(frame, stoppedAt) })}
          </Notice>
        ) : (
          <p>{words('newsroom.settings.mail.goes')}</p>
        )}
      </Group>
      <SubmitButton name="what" value={stoppedAt ? 'resume' : 'stop'} look={stoppedAt ? 'strong' : 'quiet'}>
        {words(stoppedAt ? 'newsroom.settings.mail.letGo' : 'newsroom.settings.mail.hold')}
      </SubmitButton>
    </form>
  );
}

function Pace({ frame, pace, problems }: MailFormsProps) {
  const { words, href } = frame;
  return (
    <form method="post" action={href('/newsroom/settings/mail')} class="setting-form">
      <Group title={words('newsroom.settings.mail.pace')} about={words('newsroom.settings.mail.paceAbout')}>
        {(['perSecond', 'perHour'] as const).map((name) => (
          <Field
            name={name}
            label={words(`newsroom.settings.mail.${name}`)}
            value={pace[name]}
            problem={problems[name]}
            size="short"
            inputmode="numeric"
            maxlength={7}
          />
        ))}
      </Group>
      <SubmitButton name="what" value="pace" look="quiet">
        {words('newsroom.settings.save')}
      </SubmitButton>
    </form>
  );
}

function Health({ frame, health, suppressed }: MailFormsProps) {
  const { words, language } = frame;
  const count = (value: number) => value.toLocaleString(language);
  const share = (part: number, whole: number) =>
    whole === 0 ? '' : ` (${(part / whole).toLocaleString(language, { style: 'percent', maximumFractionDigits: 2 })})`;
  const heads = ['newsletter', 'mailings', 'sent', 'failed', 'bounced', 'complained'] as const;
  return (
    <section class="setting-form">
      <h2>{words('newsroom.settings.mail.health')}</h2>
      {health.length === 0 ? (
        <p class="empty">{words('newsroom.settings.mail.noMail')}</p>
      ) : (
        <FigureTable
          label={words('newsroom.settings.mail.health')}
          head={heads.map((head) => words(`newsroom.settings.mail.${head}`))}
          rows={health.map(({ slug, names, mailings, sent, failed, bounced, complained }) => ({
            name: textIn(names, language, 'en') || slug,
            cells: [
              count(mailings),
              count(sent),
              count(failed) + share(failed, sent + failed),
              count(bounced) + share(bounced, sent),
              count(complained) + share(complained, sent),
            ],
          }))}
        />
      )}
      <p>{words('newsroom.settings.mail.suppressed', suppressed)}</p>
    </section>
  );
}

function Address({ frame, problems, address }: MailFormsProps) {
  const { words, href } = frame;
  const { email = '', found, what = '' } = address ?? {};
  return (
    <form method="post" action={href('/newsroom/settings/mail/address#address')} class="setting-form" id="address">
      <Group title={words('newsroom.settings.mail.address')} about={words('newsroom.settings.mail.addressAbout')}>
        <Field
          name="email"
          label={words('newsroom.settings.mail.email')}
          value={email}
          problem={problems.email}
          dir="ltr"
          maxlength={254}
        />
        {found === undefined ? null : (
          <Notice tone={found ? 'note' : 'good'}>
            {found
              ? words(`newsroom.settings.mail.why.${found.why}`, { moment: staffMoment(frame, found.since) })
              : words(what === 'lift' ? 'newsroom.settings.mail.lifted' : 'newsroom.settings.mail.free')}
            {found?.answer ? (
              <>
                {' '}
                <q dir="auto">{found.answer}</q>
              </>
            ) : null}
          </Notice>
        )}
      </Group>
      <div class="buttons">
        <SubmitButton name="what" value="look" look="quiet">
          {words('newsroom.settings.mail.look')}
        </SubmitButton>
        {found === undefined ? null : (
          <SubmitButton name="what" value={found ? 'lift' : 'suppress'} look="quiet">
            {words(found ? 'newsroom.settings.mail.lift' : 'newsroom.settings.mail.suppress')}
          </SubmitButton>
        )}
      </div>
    </form>
  );
}

function Senders({ frame, senders }: MailFormsProps) {
  const { words } = frame;
  if (senders.length === 0) return null;
  return (
    <section class="setting-form">
      <h2>{words('newsroom.settings.mail.senders')}</h2>
      <ul>
        {senders.map(({ address, isSigned }) => (
          <li>
            <bdi>{address}</bdi>: {words(isSigned ? 'newsroom.settings.mail.signed' : 'newsroom.settings.mail.unsigned')}
          </li>
        ))}
      </ul>
      <p class="hint">{words('newsroom.settings.mail.sendersAbout')}</p>
    </section>
  );
}
