import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { entrancePages } from './entrance.tsx';
import { factorPages } from './factors/pages.tsx';
import { logPages } from './log-page.tsx';
import { ownPages } from './own.tsx';
import { peoplePages } from './people.tsx';
import { secondPages } from './second.tsx';
import { ssoPages } from './sso/pages.tsx';

export { confirmFirst } from './confirm-page.tsx';
export { linkPage } from './credentials.ts';
export { endAccess } from './end-access.ts';
export { resetFactorsOf } from './factors/reset-factors.ts';
export { findStaff } from './find-staff.ts';
export { staffFrameOf } from './frame.ts';
export { staffJobs } from './jobs.ts';
export { nameAuthor } from './name-author.ts';
export { isPermission, isRole, may, type Permission, permissions, type Role, roles } from './permissions.ts';
export { printFirstLink, printLink } from './print-link.ts';
export { type Act, record } from './record.ts';
export { readStaff, type Staff, staffOf, staffTag } from './session.ts';
export { findsProvider } from './sso/provider.ts';
export { type Person, peopleOf, peopleTag } from './store.ts';

/** The pages by which staff come in and go out, and those about the staff themselves. */
export function staffPages({ app, press }: { app: App; press: Press }) {
  return {
    ...entrancePages(app, press),
    ...secondPages(app, press),
    ...ssoPages(app, press),
    ...factorPages(app, press),
    ...peoplePages(app, press),
    ...ownPages(app, press),
    ...logPages(app, press),
  };
}
