import type { Block, Document, Heading, List } from '#document';
import { impossible } from '#platform/errors.ts';
import { CorrectionNote, EmbedCard, NewsletterSignUp, RelatedStory } from './boxes.tsx';
import type { BlockContext } from './context.ts';
import { InlineText } from './inline-text.tsx';
import { StoryGallery, StoryPicture } from './picture-figure.tsx';
import { StoryPullQuote, StoryQuote } from './quotes.tsx';
import { StoryTable } from './story-table.tsx';

export type BlocksProps = {
  blocks: Block[];
  context: BlockContext;
  /** Where the story was written, in capitals: run into the first paragraph. Only with the beginning of a story. */
  dateline?: string | undefined;
};

/** A document as the reading site shows it. It may be a preview, a rest or a whole: the caller has cut it. */
export function DocumentText({
  document,
  context,
  dateline,
}: {
  document: Document;
  context: BlockContext;
  dateline?: string | undefined;
}) {
  return (
    <div class="story-text">
      <Blocks blocks={document.blocks} context={context} dateline={dateline} />
    </div>
  );
}

/** Blocks one under another, without anything around them. */
export function Blocks({ blocks, context, dateline }: BlocksProps) {
  const first = dateline ? blocks.findIndex((block) => block.type === 'paragraph') : -1;
  return (
    <>
      {blocks.map((block, index) => (
        <OneBlock block={block} among={blocks} context={context} dateline={index === first ? dateline : undefined} />
      ))}
    </>
  );
}

type OneBlockProps = { block: Block; among: Block[]; context: BlockContext; dateline: string | undefined };

function OneBlock({ block, among, context, dateline }: OneBlockProps) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          {dateline ? <span class="dateline">{context.words('design.block.dateline', { place: dateline })}</span> : null}
          {dateline ? ' ' : null}
          <InlineText text={block.text} language={context.language} />
        </p>
      );
    case 'heading':
      return <Subhead block={block} context={context} />;
    case 'list':
      return <StoryList block={block} context={context} />;
    case 'quote':
      return <StoryQuote block={block} context={context} />;
    case 'pullquote':
      return <StoryPullQuote block={block} among={among} context={context} />;
    case 'picture':
      return <StoryPicture block={block} context={context} />;
    case 'gallery':
      return <StoryGallery block={block} context={context} />;
    case 'table':
      return <StoryTable block={block} context={context} />;
    case 'divider':
      return <hr class="divider" />;
    case 'embed':
      return <EmbedCard block={block} context={context} />;
    case 'newsletter':
      return <NewsletterSignUp block={block} context={context} />;
    case 'related':
      return <RelatedStory block={block} context={context} />;
    case 'correction':
      return <CorrectionNote block={block} context={context} />;
    default:
      return impossible(block);
  }
}

function Subhead({ block, context }: { block: Heading; context: BlockContext }) {
  const text = <InlineText text={block.text} language={context.language} />;
  return block.level === 2 ? <h2 class="subhead">{text}</h2> : <h3 class="subhead">{text}</h3>;
}

function StoryList({ block, context }: { block: List; context: BlockContext }) {
  const items = block.items.map((text) => (
    <li>
      <InlineText text={text} language={context.language} />
    </li>
  ));
  return block.ordered ? <ol class="story-list">{items}</ol> : <ul class="story-list">{items}</ul>;
}
