import { type ErrorPageProps, errorKind } from '../error-page.tsx';
import type { StaffFrame } from './models.ts';
import { StaffPage } from './staff-page.tsx';

type StaffErrorPageProps = { frame: StaffFrame; status: ErrorPageProps['status']; reference?: string | undefined };

/** Says to somebody of the staff why there is no page, in the newsroom that they are in. */
export function StaffErrorPage({ frame, status, reference }: StaffErrorPageProps) {
  const { words, href, staff } = frame;
  const kind = status === 409 ? 'conflict' : errorKind(status);
  const title =
    kind === 'conflict' ? words('staff.error.conflictTitle') : words(`design.error.${kind === 'gone' ? 'notFound' : kind}Title`);
  return (
    <StaffPage frame={frame} kind="plain" title={title}>
      <p class="hint">{words('design.error.code', { status: String(status) })}</p>
      <p>{words('staff.error.text', { kind, role: words(`staff.roles.${staff.role}`) })}</p>
      {reference ? (
        <p>
          {words('staff.error.reference')} <code dir="ltr">{reference}</code>
        </p>
      ) : null}
      <p class="error-way">
        <a class="button button-quiet" href={href('/newsroom')}>
          {words('staff.error.desk')}
        </a>
      </p>
    </StaffPage>
  );
}
