import type { Child } from 'hono/jsx';
import { SubmitButton, staffMoment } from '#design';
import { audiences } from '#newsletters';
import { clockOf } from '#platform/dates.ts';
import { Box, Choice, Fold, TimeField } from '../forms.tsx';
import type { MailingPageProps } from './mailing-page.tsx';

type SendBoxProps = MailingPageProps & { isOpen: boolean };

/** What becomes of a mailing: a test, a moment, now, or nothing. */
export function SendBox(props: SendBoxProps) {
  const { frame, mailing, isOpen, typed } = props;
  const { words, href, staff } = frame;
  if (!isOpen) return null;
  const planned = mailing.scheduledFor;
  return (
    <>
      <Box id="sending" title={words('newsroom.mailings.sending')}>
        {planned && mailing.state === 'scheduled' ? (
          <p>{words('newsroom.mailings.goesOut', { when: staffMoment(frame, planned) })}</p>
        ) : null}
        {frame.may('mailings:send') ? (
          <>
            <ActForm {...props} act="schedule">
              <TimeField
                name="moment"
                type="datetime-local"
                label={words('newsroom.mailings.scheduleFor')}
                hint={words('newsroom.acts.zone', { zone: frame.timeZone })}
                value={typed?.moment ?? (planned ? clockOf(planned, frame.timeZone) : '')}
              />
              <SubmitButton>{words('newsroom.mailings.schedule')}</SubmitButton>
            </ActForm>
            <p>
              <a class="button button-quiet" href={href(`/newsroom/mailings/${mailing.id}/send`)}>
                {words('newsroom.mailings.sendNow')}
              </a>
            </p>
          </>
        ) : null}
        {mailing.state === 'draft' ? null : (
          <ActForm {...props} act="unschedule">
            <SubmitButton look="quiet">{words('newsroom.mailings.unschedule')}</SubmitButton>
          </ActForm>
        )}
      </Box>
      <Box id="test" title={words('newsroom.mailings.test')}>
        <ActForm {...props} act="test">
          <p class="hint">{words('newsroom.mailings.testAbout', { address: `\u2066${staff.email}\u2069` })}</p>
          <Choice
            name="audience"
            label={words('newsroom.mailings.as')}
            options={audiences.map((one) => ({ value: one, name: words(`newsroom.mailings.audiences.${one}`) }))}
            chosen="everyone"
          />
          <SubmitButton look="quiet">{words('newsroom.mailings.sendTest')}</SubmitButton>
        </ActForm>
      </Box>
      <Fold title={words('newsroom.mailings.discard')}>
        <ActForm {...props} act="discard">
          <p class="hint">{words('newsroom.mailings.discardAbout')}</p>
          <SubmitButton look="danger">{words('newsroom.mailings.discardNow')}</SubmitButton>
        </ActForm>
      </Fold>
    </>
  );
}

function ActForm({ frame, mailing, act, children }: SendBoxProps & { act: string; children?: Child }) {
  return (
    <form method="post" action={frame.href(`/newsroom/mailings/${mailing.id}/${act}`)} class="stacked">
      <input type="hidden" name="mark" value={String(mailing.mark)} />
      {children}
    </form>
  );
}
