import { decide } from '#access';
import type { StoryCard } from '#design';
import { type Block, type Document, picturesIn } from '#document';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { dayText } from '#platform/dates.ts';
import { hrefIn, letterFrame, readSettings } from '#settings';
import { cardsByKey, picturesBySlug, previewsOf, readBodies } from '#stories';
import { clearForMail } from './clear.ts';
import type { Audience, Mail, MailPart, MailStory } from './mail.ts';
import { type Mailing, newsletterName } from './mailings.ts';
import { blocksOf } from './rules.ts';

/** Paragraphs of a story's preview that stand in a mail. */
const paragraphs = 2;

// Nobody is known by a mail that anyone may get: they may read what is free for all.
const viewers = {
  subscriber: { who: 'subscriber' },
  everyone: { who: 'visitor', opened: 0, hasOpened: false, isGiven: false, institution: 'none', allowance: 0, mayBegin: true },
} as const;

type Composed = Pick<Mailing, 'newsletter' | 'language' | 'subjects' | 'preheader' | 'content' | 'scheduledFor' | 'beganAt'>;

/** Gathers what a mailing says to an audience. Whole texts only where the mailing has them and `decide` lets this audience read them; withdrawn stories and those no licence lets us mail are left out. */
export async function gatherMail(app: App, press: Press, mailing: Composed, audience: Audience): Promise<Mail> {
  const { language, content } = mailing;
  const now = app.clock();
  const settings = await readSettings(app);
  const edition = { language, homeLanguage: settings.paper.homeLanguage, href: hrefIn(settings, language) };
  const keys = content.parts.flatMap((part) => (part.kind === 'story' ? [part.story] : []));
  const found = await cardsByKey(app.db, edition, keys);
  const planned = mailing.scheduledFor && mailing.scheduledFor > now ? mailing.scheduledFor : now;
  const when = { at: mailing.beganAt ?? planned, timeZone: settings.paper.timeZone };
  const { cleared } = await clearForMail(press, language, [...found.values()], when);
  const cards = new Map(cleared.map(({ story }) => [story.card.key, story]));
  const versionIds = [...cards.values()].map(({ versionId }) => versionId);
  const previews = await previewsOf(app.db, versionIds);
  const mayRead = (card: StoryCard, firstPublishedAt: Date) => {
    const closesAt = new Date(firstPublishedAt.getTime() + settings.archive.closesAfterDays * 86_400_000);
    return content.whole && decide(viewers[audience], { access: card.access, closesAt }, 'page', now).show === 'whole';
  };
  const wholeIds = [...cards.values()].flatMap(({ card, versionId }) => {
    const known = previews.get(versionId);
    return known && mayRead(card, known.firstPublishedAt) ? [versionId] : [];
  });
  const bodies = await readBodies(press, wholeIds);
  const pictures = await picturesBySlug(app.db, [...new Set([...bodies.values()].flatMap((document) => [...picturesIn(document)]))]);

  const storyOf = (key: string): MailStory | undefined => {
    const found = cards.get(key);
    const preview = found && previews.get(found.versionId)?.preview;
    if (!preview) return undefined;
    const body = bodies.get(found.versionId);
    return { card: found.card, blocks: body ? body.blocks : beginningOf(preview), isWhole: body !== undefined };
  };
  const partOf = (part: Mailing['content']['parts'][number]): MailPart | undefined => {
    if (part.kind === 'advertisement') return audience === 'subscriber' ? undefined : part;
    if (part.kind === 'text') {
      const read = blocksOf(part.text);
      return read.ok && read.blocks.length > 0 ? { kind: 'text', blocks: read.blocks } : undefined;
    }
    const story = storyOf(part.story);
    return story && { kind: 'story', story };
  };
  return {
    frame: await letterFrame(app, language),
    newsletter: { slug: mailing.newsletter.slug, name: newsletterName(mailing, language) },
    subject: mailing.subjects[0] ?? newsletterName(mailing, language),
    preheader: mailing.preheader,
    day: dayText(mailing.beganAt ?? mailing.scheduledFor ?? now, language, settings.paper.timeZone, now),
    parts: content.parts.flatMap((part) => partOf(part) ?? []),
    pictures,
    whole: (href) => (href.startsWith('/') ? app.baseUrl() + href : href),
  };
}

/** The first paragraphs of what anyone may read. A free story's preview is all of it. */
function beginningOf(preview: Document): Block[] {
  return preview.blocks.filter(({ type }) => type === 'paragraph').slice(0, paragraphs);
}
