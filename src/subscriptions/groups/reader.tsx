import type { FrameOf } from '#design';
import type { App } from '#platform/app.ts';
import type { Billing } from '../billing.ts';
import { joiningPages } from './joining.tsx';
import { managingPages } from './managing.tsx';
import { sellingPages } from './selling.tsx';

/** The pages of groups: beginning one, managing it, sitting in it. */
export function groupPages(app: App, frameOf: FrameOf, billing: Billing) {
  return { ...sellingPages(app, frameOf), ...managingPages(app, frameOf, billing), ...joiningPages(app, frameOf, billing) };
}
