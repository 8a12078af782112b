import type { Words } from '#platform/words.ts';
import type { Frame } from './models.ts';
import { Page } from './page.tsx';

export type ErrorPageProps = {
  frame: Frame;
  status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 429 | 500 | 503;
  /** In place of the usual sentence for this status. */
  text?: string | undefined;
  /** Names a fault in the log. */
  reference?: string | undefined;
};

/** Says calmly why there is no page, and where to go. */
export function ErrorPage({ frame, status, text, reference }: ErrorPageProps) {
  const { words, href } = frame;
  const kind = errorKind(status);
  return (
    <Page frame={frame} kind="plain" title={words(`design.error.${kind}Title`)} noindex>
      <div class="error-page">
        <p class="error-code">{words('design.error.code', { status: String(status) })}</p>
        <h1>{words(`design.error.${kind}Title`)}</h1>
        <p>{text ?? words(`design.error.${kind}Text`)}</p>
        {reference ? (
          <p class="error-reference">
            {words('design.error.reference')} <code dir="ltr">{reference}</code>
          </p>
        ) : null}
        <ul class="error-ways">
          <li>
            <a href={href('/')}>{words('design.error.home')}</a>
          </li>
          <li>
            <a href={href('/latest')}>{words('design.error.latest')}</a>
          </li>
        </ul>
      </div>
    </Page>
  );
}

/** The same in a sentence, for whoever can show no page. */
export function errorText(words: Words, status: ErrorPageProps['status']): string {
  return words(`design.error.${errorKind(status)}Text`);
}

/** What kind of sentence a status is said in. */
export function errorKind(status: ErrorPageProps['status']) {
  if (status === 404) return 'notFound';
  if (status === 410) return 'gone';
  if (status === 429) return 'tooMany';
  if (status === 401 || status === 403) return 'denied';
  return status >= 500 ? 'fault' : 'unreadable';
}
