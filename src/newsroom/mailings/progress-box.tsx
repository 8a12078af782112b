import { staffMoment } from '#design';
import { Box } from '../forms.tsx';
import type { MailingPageProps } from './mailing-page.tsx';
import { progressWords, stepsOpen } from './progress.tsx';

const figures = ['recipients', 'sent', 'waiting', 'failed', 'suppressed', 'unknown', 'left'] as const;

/** How far a mailing is, kept fresh by a script, and buttons that hold or end it; without the script the page is loaded anew. */
export function ProgressBox({ frame, mailing, progress }: MailingPageProps) {
  const { words, href } = frame;
  if (!progress) return null;
  const said = progressWords(frame, progress);
  const isUnderWay = progress.state === 'sending';
  return (
    <Box id="progress" title={words('newsroom.mailings.progress')}>
      <dl
        class="mailing-figures"
        data-progress={isUnderWay ? href(`/newsroom/mailings/${mailing.id}/progress.json`) : undefined}
        data-state={progress.state}
      >
        {figures.map((name) => (
          <div>
            <dt>{words(`newsroom.mailings.figures.${name}`)}</dt>
            <dd data-figure={name}>{said[name]}</dd>
          </div>
        ))}
      </dl>
      {progress.triesUntil ? <p>{words('newsroom.mailings.triesUntil', { when: staffMoment(frame, progress.triesUntil) })}</p> : null}
      {progress.isMailStopped && isUnderWay ? <p class="problem">{words('newsroom.mailings.mailStopped')}</p> : null}
      {frame.may('mailings:send') ? (
        <form method="post" action={href(`/newsroom/mailings/${mailing.id}/steer`)} class="front-buttons">
          {stepsOpen(progress).map((step) => (
            <button type="submit" class="small-button" name="step" value={step}>
              {words(`newsroom.mailings.steps.${step}`)}
            </button>
          ))}
        </form>
      ) : null}
    </Box>
  );
}

/** Which links were followed how often, and how many left the list. */
export function FiguresSection({ frame, figures }: MailingPageProps) {
  const { words } = frame;
  if (!figures) return null;
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{words('newsroom.mailings.links')}</h2>
      <p class="hint">{words('newsroom.mailings.linksAbout')}</p>
      <p>{words('newsroom.mailings.leftCount', { count: figures.left })}</p>
      <p>{words('newsroom.mailings.returned', { bounced: figures.returned.bounced, complained: figures.returned.complained })}</p>
      {figures.links.length > 0 ? (
        <div class="table-frame">
          <table class="mailing-table">
            <thead>
              <tr>
                <th scope="col">{words('newsroom.mailings.link')}</th>
                <th scope="col">{words('newsroom.mailings.clicks')}</th>
                <th scope="col">{words('newsroom.mailings.scans')}</th>
              </tr>
            </thead>
            <tbody>
              {figures.links.map(({ url, clicks, scans }) => (
                <tr>
                  <td dir="ltr">{url}</td>
                  <td>{words('newsroom.mailings.count', { count: clicks })}</td>
                  <td>{words('newsroom.mailings.count', { count: scans })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}
