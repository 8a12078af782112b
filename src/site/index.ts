import type { Gate } from '#access';
import type { FrameOf } from '#design';
import type { App } from '#platform/app.ts';
import { accountPage } from './account.tsx';
import { feedPage } from './feed.ts';
import { frontPage } from './front.tsx';
import { frontPreviewPage } from './front-preview.tsx';
import { indexPages } from './indexes.tsx';
import { listPages } from './lists.tsx';
import { mailingArchivePages } from './mailings.tsx';
import { rehearsalPages } from './rehearsal.tsx';
import { storyPages } from './story.tsx';

export { createFrameOf, frameFor, splitLanguage } from './frame.ts';

/** Every page of the reading site that several modules make together. */
export function sitePages(app: App, gate: Gate, frameOf: FrameOf) {
  return {
    front: frontPage(app, gate),
    frontPreview: frontPreviewPage(app),
    feed: feedPage(app, gate),
    account: accountPage(app, gate, frameOf),
    ...listPages(app, gate),
    ...mailingArchivePages(app, gate),
    ...indexPages(app, gate),
    ...storyPages(app, gate),
    ...rehearsalPages(app, gate),
  };
}
