import type { Child } from 'hono/jsx';
import type { Document } from '#document';
import { AdSpace } from './ad-space.tsx';
import { Blocks, DocumentText } from './blocks/blocks.tsx';
import type { BlockContext } from './blocks/context.ts';
import { PictureFigure } from './blocks/picture-figure.tsx';
import { KeepReading, type NextStory } from './keep-reading.tsx';
import { LatestRail } from './latest-rail.tsx';
import type { Frame, Link, NewsletterCard, Passport, StoryCard, StoryNote } from './models.ts';
import { Page, type PageMeta } from './page.tsx';
import { PassportBox } from './passport-box.tsx';
import { AboutAuthors, StoryNotes, StoryTopics } from './story-foot.tsx';
import { StoryHead, StoryMeta } from './story-head.tsx';

export type StoryPageProps = {
  frame: Frame;
  story: StoryCard;
  passport: Passport;
  /** Already cut to what this viewer may see. */
  document: Document;
  context: BlockContext;
  /** What stands where the rest goes: `StorySlot`, `Wall`, or nothing under a whole story. */
  after?: Child;
  notes: StoryNote[];
  /** False for a subscriber’s page whose reader isn’t one: reading with an institution, they give nothing away. */
  mayGive?: boolean | undefined;
  /** When the story last changed in a way readers should know. */
  updatedAt?: Date | undefined;
  /** The story in its other languages. */
  versions: (Link & { language: string })[];
  topics: Link[];
  /** The newsletter that follows what the story is about. */
  newsletter?: NewsletterCard | undefined;
  next?: NextStory | undefined;
  latest: StoryCard[];
  /** The absolute address to send to others. */
  address: string;
  meta?: PageMeta;
};

/** One story: as a preview with a slot for the rest, with a wall, or whole. */
export function StoryPage(props: StoryPageProps) {
  const { frame, story, passport, document, context, after, meta } = props;
  return (
    <Page frame={frame} kind="story" title={story.headline} description={story.deck} {...meta}>
      <article class="story">
        <StoryHead frame={frame} story={story} />
        {story.lead ? (
          <PictureFigure
            picture={story.lead.picture}
            alt={story.lead.alt}
            caption={story.lead.caption}
            kind="lead"
            sizes="(min-width: 80rem) 62rem, 100vw"
            eager
          />
        ) : null}
        <StoryMeta {...props} updatedAt={props.updatedAt} isPreview={meta?.banner !== undefined} />
        <div class="story-column">
          <DocumentText document={document} context={context} dateline={story.dateline} />
          {after}
          {props.newsletter ? <Blocks blocks={[{ type: 'newsletter', newsletter: props.newsletter.slug }]} context={context} /> : null}
        </div>
        <div class="story-side">
          <PassportBox frame={frame} passport={passport} />
          <AdSpace frame={frame} />
        </div>
        <footer class="story-foot">
          <StoryNotes frame={frame} notes={props.notes} />
          <AboutAuthors frame={frame} authors={passport.authors} />
          <StoryTopics frame={frame} topics={props.topics} />
        </footer>
      </article>
      <div class="after-story">
        {props.next ? <KeepReading frame={frame} next={props.next} /> : null}
        {props.latest.length > 0 ? <LatestRail frame={frame} stories={props.latest} title={frame.words('design.story.more')} /> : null}
      </div>
    </Page>
  );
}

/** What `POST /open` answers when the gate lets the reader in: the rest, to be put where the slot was. */
export function StoryRest({ document, context, note }: { document: Document; context: BlockContext; note?: string | undefined }) {
  return (
    <div class="story-rest gated" data-outcome="rest">
      {note ? <p class="reads-with">{note}</p> : null}
      <DocumentText document={document} context={context} />
    </div>
  );
}
