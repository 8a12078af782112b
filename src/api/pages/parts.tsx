import { type StaffFrame, SubmitButton, staffMoment } from '#design';
import type { Webhook } from '../webhooks/store.ts';
import type { Made } from './programs-page.tsx';

/** What is told once: a token, or a webhook's secret. */
export function Secret({ frame, made }: { frame: StaffFrame; made: Made }) {
  const { words } = frame;
  const { kind, name, secret, href } = made;
  return (
    <section class="secret" role="status" aria-labelledby="secret">
      <h2 id="secret">{words(kind === 'token' ? 'api.tokens.made' : 'api.webhooks.made', { name })}</h2>
      <p>{words(kind === 'token' ? 'api.tokens.madeAbout' : 'api.webhooks.madeAbout')}</p>
      <p>
        <code class="secret-text" dir="ltr">
          {secret}
        </code>
      </p>
      {href ? (
        <p>
          <a href={href}>{words('api.webhooks.log')}</a>
        </p>
      ) : null}
    </section>
  );
}

type AskProps = { action: string; label: string; labelInFull?: string; about: string; button: string };

/** Something that can't be taken back: asked twice. */
export function Ask({ action, label, labelInFull, about, button }: AskProps) {
  return (
    <details class="ask-twice">
      <summary aria-label={labelInFull}>{label}</summary>
      <form method="post" action={action}>
        <p>{about}</p>
        <SubmitButton look="danger">{button}</SubmitButton>
      </form>
    </details>
  );
}

/** How a webhook fares. */
export function WebhookState({ frame, webhook }: { frame: StaffFrame; webhook: Webhook }) {
  const { words } = frame;
  if (webhook.disabledAt) return <strong>{words('api.webhooks.disabled', { when: staffMoment(frame, webhook.disabledAt) })}</strong>;
  if (webhook.failingSince) return <strong>{words('api.webhooks.failing', { when: staffMoment(frame, webhook.failingSince) })}</strong>;
  return <>{words('api.webhooks.working')}</>;
}
