import { type Gate, institutionsTag, type Reading } from '#access';
import { type BlockContext, type Frame, type PageMeta, pageText, StoryPage, StoryRest, StorySlot, Wall, type WallKind } from '#design';
import type { Document } from '#document';
import type { App } from '#platform/app.ts';
import { addMonths, monthOf, monthStart } from '#platform/dates.ts';
import { Refusal } from '#platform/errors.ts';
import { readForm } from '#platform/http/forms.ts';
import { answerPrivate, answerPublic, keepPage, type Rendered } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { hrefIn, readSettings } from '#settings';
import { findStoryByAddress, findStoryByKey, type PublishedStory } from '#stories';
import { offerFor } from '#subscriptions';
import { frameFor } from './frame.ts';
import { type Draft, type StoryView, viewStory } from './story-view.ts';
import { JsonLd, structuredData } from './structured-data.tsx';

/** What differs where a text is shown that isn't published. */
export type RehearsalMeta = { draft: Draft; meta: PageMeta };

/** What is shown of a story, and whether to say that its viewer reads with no institution, though they said so. */
type Shown = Reading & { isNoInstitution?: boolean };

/** Draws a story's page for a reading of it: as it is for readers, or of a draft by the very same means. */
export function createStoryRenderer(app: App, gate: Gate) {
  async function render(frame: Frame, story: PublishedStory, reading: Shown, rehearsal?: RehearsalMeta): Promise<Rendered> {
    const view = await viewStory(app, story, reading.document, rehearsal?.draft);
    const context = contextOf(frame, view);
    const address = app.baseUrl() + view.card.href;
    const social = story.socialPicture ? view.pictures.get(story.socialPicture) : view.card.lead?.picture;
    const meta = {
      title: story.searchTitle || story.headline,
      description: story.searchText || story.deck,
      canonical: address,
      alternates: view.versions.map((version) => ({ language: version.language, href: app.baseUrl() + version.href })),
      head: (
        <>
          <meta property="og:type" content="article" />
          <meta property="og:title" content={story.socialTitle || story.headline} />
          <meta property="og:description" content={story.socialText || story.deck} />
          <meta property="og:url" content={address} />
          {social ? <meta property="og:image" content={app.baseUrl() + social.href} /> : null}
          <meta name="twitter:card" content={social ? 'summary_large_image' : 'summary'} />
          <JsonLd data={structuredData(app, story, view.card, frame.paper.name)} />
        </>
      ),
    };
    const own = {
      ...frame,
      editions: frame.editions.map((edition) => view.versions.find((one) => one.language === edition.language) ?? edition),
    };
    const { shown, after } = await parts(frame, story, reading, context);
    const page = (
      <StoryPage
        frame={own}
        story={view.card}
        passport={view.passport}
        document={shown}
        context={context}
        after={after}
        notes={view.notes}
        mayGive={reading.decision.reason !== 'institution'}
        updatedAt={view.updatedAt}
        versions={view.versions.filter((version) => !version.isCurrent)}
        topics={view.topics}
        newsletter={view.newsletter}
        next={view.next && { story: view.next.card, preview: view.next.preview, context }}
        latest={view.latest}
        address={address}
        meta={rehearsal ? { title: meta.title, description: meta.description, ...rehearsal.meta } : meta}
      />
    );
    return { text: pageText(page), tags: ['plans', institutionsTag, ...view.tags] };
  }

  /** The preview that everybody sees, and what stands after it for this reading. */
  async function parts(frame: Frame, story: PublishedStory, reading: Shown, context: BlockContext) {
    const { decision, document, institution } = reading;
    if (decision.show === 'whole') {
      const rest = restAfter(story, document);
      const note = institution && frame.words('design.story.readsWith', { name: institution.name });
      return { shown: story.preview, after: rest.blocks.length > 0 ? <StoryRest {...{ document: rest, context, note }} /> : undefined };
    }
    if (decision.reason === 'may-open') return { shown: document, after: <StorySlot frame={frame} storyKey={story.key} /> };
    return { shown: document, after: await wall(frame, story, decision.reason, reading) };
  }

  async function wall(frame: Frame, story: PublishedStory, kind: WallKind, { institution, isNoInstitution }: Shown) {
    const settings = await readSettings(app);
    const { timeZone } = settings.paper;
    const allowance = frame.viewer === 'reader' ? settings.meter.readers : settings.meter.visitors;
    return (
      <Wall
        frame={frame}
        kind={kind}
        storyKey={story.key}
        offer={await offerFor(app, frame)}
        to={`/${story.sectionSlug}/${story.slug}`}
        allowance={allowance}
        registeredAllowance={
          frame.viewer === 'visitor' && settings.meter.readers > settings.meter.visitors ? settings.meter.readers : undefined
        }
        freshOn={kind === 'spent' ? monthStart(addMonths(monthOf(frame.now, timeZone), 1), timeZone) : undefined}
        fullInstitution={institution?.isFull ? institution.name : undefined}
        offersInstitutions={await gate.hasInstitutions()}
        isNoInstitution={isNoInstitution}
        archiveDays={settings.archive.closesAfterDays}
      />
    );
  }

  async function renderFragment(frame: Frame, story: PublishedStory, reading: Shown): Promise<Rendered> {
    const view = await viewStory(app, story, reading.document);
    const { after } = await parts(frame, story, reading, contextOf(frame, view));
    return {
      text: String(after ?? <StoryRest document={{ version: 1, blocks: [] }} context={contextOf(frame, view)} />),
      tags: ['plans', institutionsTag, ...view.tags],
    };
  }

  return { render, renderFragment };
}

/** The story pages: the public one, a reader's own, and what opening answers. */
export function storyPages(app: App, gate: Gate) {
  const { render, renderFragment } = createStoryRenderer(app, gate);
  return {
    /** GET: never charges. A visitor's page is public; a signed-in reader's is theirs alone, whole when they hold a grant. */
    async story(c: Ctx): Promise<Response> {
      const asOf = app.pages.changes;
      const [language, slug] = [c.get('language'), c.req.param('slug') ?? ''];
      const story = await findKept(app, `address:${language}:${slug}`, () => findStoryByAddress(app.db, language, slug));
      if (!story) throw new Refusal(404, 'page');
      const canonical = `/${story.sectionSlug}/${story.slug}`;
      if (c.get('page') !== canonical) return c.redirect(hrefIn(await readSettings(app), story.language)(canonical), 308);
      if (story.withdrawnAt) throw new Refusal(410, 'withdrawn');
      const asker = await gate.askerOf(c);
      const frame = () => frameFor(app, story.language, canonical, asker.who);
      if (asker.who === 'visitor')
        return answerPublic(app, c, async () => render(await frame(), story, await gate.read(asker, story)), asOf);
      const reading = await gate.read(asker, story);
      const key = `${asker.who}:${standingIn(reading)}:${new URL(c.req.url).pathname}`;
      // Who reads with an institution reads like a subscriber: without advertising.
      const like = reading.decision.reason === 'institution' ? 'subscriber' : asker.who;
      const own = () => frameFor(app, story.language, canonical, like);
      return answerPrivate(c, await keepPage(app, key, async () => render(await own(), story, reading), asOf));
    },

    /** POST: opens the rest of a story, charging the meter when the gate says so. `part=rest` asks for the fragment alone. */
    async open(c: Ctx): Promise<Response> {
      const asOf = app.pages.changes;
      const form = await readForm(c);
      const { languages } = (await readSettings(app)).paper;
      const asked = form.get('language') ?? c.get('language');
      const [storyKey, language] = [c.req.param('story') ?? '', languages.includes(asked) ? asked : c.get('language')];
      const story = await findKept(app, `story:${language}:${storyKey}`, () => findStoryByKey(app.db, storyKey, language));
      if (!story) throw new Refusal(404, 'page');
      if (story.withdrawnAt) throw new Refusal(410, 'withdrawn');
      const asker = await gate.askerOf(c);
      const opened = await gate.open(c, asker, story);
      const isNoInstitution = form.get('with') === 'institution' && opened.decision.show === 'preview' && !opened.institution;
      const reading = { ...opened, isNoInstitution };
      const frame = () => frameFor(app, story.language, `/${story.sectionSlug}/${story.slug}`, asker.who);
      const isFragment = form.get('part') === 'rest';
      const key = `${isFragment ? 'rest' : 'opened'}:${asker.who}:${standingIn(reading)}:${story.versionId}`;
      const rendered = async () => (isFragment ? renderFragment : render)(await frame(), story, reading);
      const page = await keepPage(app, key, rendered, asOf);
      return answerPrivate(c, page);
    },
  };
}

/** All of a reading that its page depends on beside the story and who looks. */
function standingIn({ decision, institution, isNoInstitution }: Shown): string {
  const readsWith = institution ? `${institution.isFull ? 'full' : 'with'}-${institution.id}` : isNoInstitution ? 'none' : '';
  return `${decision.show}:${decision.reason}:${readsWith}`;
}

/** The blocks of a whole text that the published preview doesn't have. */
function restAfter(story: PublishedStory, whole: Document): Document {
  return { version: 1, blocks: whole.blocks.slice(story.preview.blocks.length) };
}

function contextOf(frame: Frame, view: StoryView): BlockContext {
  const { words, href, asset } = frame;
  const { pictures, related: stories, newsletters } = view;
  return { words, language: view.card.language, pictures, stories, newsletters, href, asset, signUpAction: href('/newsletters') };
}

// A story's preview weighs as much as twenty names or settings.
const weight = 20;

/** A story kept in memory, under what it was asked for by, until it changes. */
async function findKept(app: App, key: string, find: () => Promise<PublishedStory | undefined>): Promise<PublishedStory | undefined> {
  const known = app.kept.get(key) as PublishedStory | undefined;
  if (known) return known;
  const asOf = app.kept.changes;
  const story = await find();
  if (story) app.kept.set(key, story, { tags: [`story:${story.storyId}`], asOf, size: weight });
  return story;
}
