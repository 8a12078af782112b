import type { Child } from 'hono/jsx';
import type { Inline, Mark, Text } from '#document';
import { impossible } from '#platform/errors.ts';
import { directionOf } from '#platform/languages.ts';

/** Running text with its marks. `language` is that of the text around foreign phrases. */
export function InlineText({ text, language }: { text: Text; language: string }) {
  return <>{nest(text, 0, language)}</>;
}

/** Neighbours that share their mark at `depth` share one element, so that a link with a strong word in it stays one link. */
function nest(text: Text, depth: number, language: string): Child[] {
  return runsOf(text, depth).map(({ mark, inlines }) =>
    mark ? <Marked mark={mark} language={language} inner={nest(inlines, depth + 1, language)} /> : inlines.map((inline) => inline.text),
  );
}

function runsOf(text: Text, depth: number): { mark: Mark | undefined; inlines: Inline[] }[] {
  const runs: { mark: Mark | undefined; inlines: Inline[] }[] = [];
  for (const inline of text) {
    const mark = inline.marks?.[depth];
    const last = runs.at(-1);
    if (last && JSON.stringify(last.mark) === JSON.stringify(mark)) last.inlines.push(inline);
    else runs.push({ mark, inlines: [inline] });
  }
  return runs;
}

function Marked({ mark, language, inner }: { mark: Mark; language: string; inner: Child[] }) {
  switch (mark.type) {
    case 'strong':
      return <strong>{inner}</strong>;
    case 'emphasis':
      return <em>{inner}</em>;
    case 'link':
      return (
        <a href={mark.href} rel={mark.href.startsWith('mailto:') ? undefined : 'external noopener'}>
          {inner}
        </a>
      );
    case 'foreign': {
      const dir = directionOf(mark.language);
      return (
        <i lang={mark.language} dir={dir === directionOf(language) ? undefined : dir}>
          {inner}
        </i>
      );
    }
    default:
      return impossible(mark);
  }
}
