import { pageText, StaffPage } from '#design';
import type { App } from '#platform/app.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { staffFrameOf } from './frame.ts';
import { readStaff } from './session.ts';

/** GET /newsroom, until there is a desk: greets, and says what one's role is there for. */
export function hallPages(app: App) {
  return {
    async hall(c: Ctx) {
      const staff = await readStaff(app, c);
      const frame = await staffFrameOf(app, c, staff, 'desk');
      const { words } = frame;
      return privatePage(
        c,
        pageText(
          <StaffPage frame={frame} kind="plain" title={words('staff.hall.title', { name: staff.name })}>
            <p>
              {words('staff.hall.role', { role: words(`staff.roles.${staff.role}`) })} {words(`staff.rolesAbout.${staff.role}`)}
            </p>
          </StaffPage>,
        ),
      );
    },
  };
}
