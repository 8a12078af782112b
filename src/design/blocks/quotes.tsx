import { type Block, linesOf, type PullQuote, type Quote, textOf } from '#document';
import type { BlockContext } from './context.ts';
import { InlineText } from './inline-text.tsx';

/** A quotation. Who said it stands outside `blockquote`, and not in `cite`, which names works (HTML, 4.4.4 and 4.5.6). */
export function StoryQuote({ block, context }: { block: Quote; context: BlockContext }) {
  return (
    <figure class="quote">
      <blockquote>
        {block.text.map((paragraph) => (
          <p>
            <InlineText text={paragraph} language={context.language} />
          </p>
        ))}
      </blockquote>
      {block.by ? <figcaption class="quote-by">{block.by}</figcaption> : null}
    </figure>
  );
}

/**
 * A line set large. One that repeats the text around it is decoration: it is hidden from screen readers, which would say it twice.
 * One that stands nowhere else, or holds a link (which must stay reachable), is read out where it stands.
 */
export function StoryPullQuote({ block, among, context }: { block: PullQuote; among: Block[]; context: BlockContext }) {
  const isDecoration = !holdsLink(block) && repeats(block, among);
  return (
    <figure class="pull-quote" aria-hidden={isDecoration ? 'true' : undefined}>
      <blockquote class="pull-quote-text">
        <InlineText text={block.text} language={context.language} />
      </blockquote>
      {block.by ? <figcaption class="pull-quote-by">{block.by}</figcaption> : null}
    </figure>
  );
}

function holdsLink(block: PullQuote): boolean {
  return block.text.some((inline) => inline.marks?.some((mark) => mark.type === 'link'));
}

function repeats(block: PullQuote, among: Block[]): boolean {
  const words = lettersOf(textOf(block.text));
  return among.some((other) => other.type !== 'pullquote' && lettersOf(linesOf(other).join(' ')).includes(words));
}

/** Letters and digits alone: a pull quote may drop the quotation marks or end with another sign. */
function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
