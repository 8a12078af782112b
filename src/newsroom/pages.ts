import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { actPages } from './acts.tsx';
import { beginPages } from './begin.tsx';
import { byHandPages } from './by-hand/pages.tsx';
import { calendarPages } from './calendar.tsx';
import { commentPages } from './comments.tsx';
import { deskPages } from './desk.tsx';
import { draftPages } from './drafts.ts';
import { exchangeFilePages } from './exchange/files.tsx';
import { versionExchangePages } from './exchange/version.tsx';
import { factPages } from './facts.tsx';
import { feedPages } from './feeds/feeds.tsx';
import { frontPages } from './front/front.tsx';
import { glossaryPages } from './glossary/glossary.tsx';
import { groupPages } from './groups/groups.tsx';
import { inboxPages } from './inbox/pages.ts';
import { linkablePages } from './linkable.ts';
import { mailingsPages } from './mailings/index.ts';
import { memoryPages } from './memory/memory.tsx';
import { numberPages } from './numbers/numbers.tsx';
import { partPages } from './parts-pages.ts';
import { pictureLibraryPages } from './pictures/pages.ts';
import { previewPages } from './preview.tsx';
import { revisionPages } from './revisions.tsx';
import { screenPages } from './screen.tsx';
import { settingsPages } from './settings/index.ts';
import { signUpPages } from './sign-ups/sign-ups.tsx';
import { sourcePages } from './sources/pages.ts';
import { subscriberPages } from './subscribers/pages.ts';
import { atHandPages } from './translate/at-hand.ts';
import { translationDraftPages } from './translate/draft.ts';
import { translatePages } from './translate/translate.tsx';
import { translationPages } from './translations/pages.ts';

/** The pages on which staff do their work. */
export function newsroomPages({ app, press }: { app: App; press: Press }) {
  return {
    ...deskPages(app, press),
    ...beginPages(app, press),
    ...byHandPages(app, press),
    ...calendarPages(app, press),
    ...screenPages(app, press),
    ...translatePages(app, press),
    ...translationDraftPages(app, press),
    ...atHandPages(app, press),
    ...translationPages(app, press),
    ...actPages(app, press),
    ...draftPages(app, press),
    ...commentPages(app, press),
    ...factPages(app, press),
    ...versionExchangePages(app, press),
    ...exchangeFilePages(app, press),
    ...feedPages(app, press),
    ...groupPages(app, press),
    ...glossaryPages(app, press),
    ...memoryPages(app, press),
    ...inboxPages(app, press),
    ...linkablePages(app, press),
    ...mailingsPages(app, press),
    ...numberPages(app),
    ...partPages(app, press),
    ...frontPages(app, press),
    ...previewPages(app, press),
    ...revisionPages(app, press),
    ...settingsPages(app, press),
    ...signUpPages(app, press),
    ...pictureLibraryPages(app, press),
    ...sourcePages(app, press),
    ...subscriberPages(app, press),
  };
}
