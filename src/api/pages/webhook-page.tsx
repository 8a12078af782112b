import { Notice, type StaffFrame, StaffPage, SubmitButton, staffMoment } from '#design';
import type { Delivery, Webhook } from '../webhooks/store.ts';
import { Ask, Secret, WebhookState } from './parts.tsx';
import type { Made } from './programs-page.tsx';

/** What was just done to a webhook, as its page's address says it after a form. */
export const saidOfWebhook = ['tested', 'paused', 'resumed', 'resent'] as const;

type WebhookProps = {
  frame: StaffFrame;
  webhook: Webhook;
  deliveries: Delivery[];
  next: string | undefined;
  said: (typeof saidOfWebhook)[number] | undefined;
  made: Made | undefined;
  problem: string | undefined;
};

/** A webhook: how it fares, what it was told and how that ended. */
export function WebhookPage({ frame, webhook, deliveries, next, said, made, problem }: WebhookProps) {
  const { words, href } = frame;
  const page = href(`/newsroom/programs/webhooks/${webhook.id}`);
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={new URL(webhook.url).host}
      beside={
        <p class="screen-links">
          <a href={href('/newsroom/programs')}>{words('staff.places.programs')}</a>
        </p>
      }
    >
      {said && !made ? <Notice tone="good">{words(`api.said.${said}`)}</Notice> : null}
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      {made ? <Secret frame={frame} made={made} /> : null}
      <dl class="facts">
        <dt>{words('api.webhooks.address')}</dt>
        <dd class="address">
          <bdi dir="ltr">{webhook.url}</bdi>
        </dd>
        <dt>{words('api.webhooks.kinds')}</dt>
        <dd>{webhook.kinds.map((kind) => words(`api.kinds.${kind}`)).join(' · ')}</dd>
        <dt>{words('api.webhooks.state')}</dt>
        <dd>
          <WebhookState frame={frame} webhook={webhook} />
        </dd>
      </dl>
      <div class="webhook-acts">
        {webhook.disabledAt ? null : <Press action={`${page}/test`} label={words('api.webhooks.test')} />}
        <Press
          action={`${page}/${webhook.disabledAt ? 'resume' : 'pause'}`}
          label={words(webhook.disabledAt ? 'api.webhooks.resume' : 'api.webhooks.pause')}
        />
        <details class="more">
          <summary>{words('api.webhooks.newSecret')}</summary>
          <form method="post" action={`${page}/secret`}>
            <input type="hidden" name="number" value={String(webhook.secretNumber)} />
            <p class="hint">{words('api.webhooks.newSecretAbout')}</p>
            <SubmitButton look="quiet">{words('api.webhooks.newSecretMake')}</SubmitButton>
          </form>
        </details>
        <Ask
          action={`${page}/remove`}
          label={words('api.webhooks.remove')}
          about={words('api.webhooks.removeAbout')}
          button={words('api.webhooks.removeNow')}
        />
      </div>
      <section class="below" aria-labelledby="deliveries">
        <h2 id="deliveries">{words('api.webhooks.log')}</h2>
        {deliveries.length === 0 ? <p class="empty">{words('api.deliveries.none')}</p> : <Deliveries {...{ frame, webhook, deliveries }} />}
        {next === undefined ? null : (
          <p class="pager">
            <a href={`${page}?after=${next}`} rel="next">
              {words('staff.log.older')}
            </a>
          </p>
        )}
      </section>
    </StaffPage>
  );
}

function Press({ action, label }: { action: string; label: string }) {
  return (
    <form method="post" action={action}>
      <button type="submit" class="small-button">
        {label}
      </button>
    </form>
  );
}

function Deliveries({ frame, webhook, deliveries }: Pick<WebhookProps, 'frame' | 'webhook' | 'deliveries'>) {
  const { words } = frame;
  return (
    <div class="table-frame">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{words('staff.log.when')}</th>
            <th scope="col">{words('api.deliveries.what')}</th>
            <th scope="col">{words('api.deliveries.result')}</th>
            <th scope="col">{words('api.deliveries.tries')}</th>
            <th scope="col">
              <span class="unseen">{words('api.deliveries.resend')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((one) => (
            <DeliveryLine frame={frame} delivery={one} mayResend={webhook.disabledAt === null} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DeliveryLine({ frame, delivery, mayResend }: { frame: StaffFrame; delivery: Delivery; mayResend: boolean }) {
  const { words, href } = frame;
  const { id, kind, versionId, happenedAt, tries } = delivery;
  return (
    <tr data-delivery={id}>
      <td>
        <time datetime={happenedAt.toISOString()}>{staffMoment(frame, happenedAt)}</time>
      </td>
      <td>
        {versionId === null ? (
          words(`api.kinds.${kind}`)
        ) : (
          <a href={href(`/newsroom/versions/${versionId}`)}>
            {words(`api.kinds.${kind}`)} {versionId}
          </a>
        )}
      </td>
      <td>{resultText(frame, delivery)}</td>
      <td>
        <ol class="tries">
          {tries.slice(-10).map(({ at, status, problem, milliseconds }) => (
            <li>
              <time datetime={at}>{staffMoment(frame, new Date(at))}</time>
              {': '}
              <span dir="ltr">{status ?? problem}</span> <span class="hint">{words('api.deliveries.took', { milliseconds })}</span>
            </li>
          ))}
        </ol>
      </td>
      <td>
        {mayResend ? (
          <form method="post" action={href(`/newsroom/programs/deliveries/${id}/resend`)}>
            <button type="submit" class="small-button">
              {words('api.deliveries.resend')}
            </button>
          </form>
        ) : null}
      </td>
    </tr>
  );
}

function resultText(frame: StaffFrame, { deliveredAt, nextAttemptAt, attempts }: Delivery): string {
  const { words } = frame;
  if (nextAttemptAt)
    return attempts === 0 ? words('api.deliveries.soon') : words('api.deliveries.again', { when: staffMoment(frame, nextAttemptAt) });
  return deliveredAt ? words('api.deliveries.heard') : words('api.deliveries.ended');
}
