import type { LetterFrame, PictureView, StoryCard } from '#design';
import type { Block } from '#document';

/** Who a mail is made for: those who pay get no advertising and may get whole texts. */
export const audiences = ['everyone', 'subscriber'] as const;

export type Audience = (typeof audiences)[number];

/** A story in a mail. `blocks` are cut already: its preview, or the whole where `decide` lets this audience read it. */
export type MailStory = { card: StoryCard; blocks: Block[]; isWhole: boolean };

export type MailPart = { kind: 'text'; blocks: Block[] } | { kind: 'story'; story: MailStory } | { kind: 'advertisement' };

/** All that a mailing's mail says to one audience, ready to be set. */
export type Mail = {
  frame: LetterFrame;
  newsletter: { slug: string; name: string };
  subject: string;
  preheader: string;
  /** The day in words. */
  day: string;
  parts: MailPart[];
  /** By slug. */
  pictures: ReadonlyMap<string, PictureView>;
  /** The whole address of one of the paper's own files or pages, whatever the edition. */
  whole: (href: string) => string;
};

/** Stand where the sender puts each recipient's own links. */
export const personalLinks = { leave: '%%LEAVE%%', preferences: '%%PREFERENCES%%', web: '%%WEB%%' } as const;
