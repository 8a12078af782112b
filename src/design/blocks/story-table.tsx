import { type Table, type Text, textOf } from '#document';
import type { BlockContext } from './context.ts';
import { InlineText } from './inline-text.tsx';

/** A table that scrolls by itself when the screen is narrower, by keyboard too. The first cell of a row names the row. */
export function StoryTable({ block, context }: { block: Table; context: BlockContext }) {
  const { language, words } = context;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, and a section would make every table a landmark
    <div class="table-scroll" role="group" tabindex={0} aria-label={block.caption ? textOf(block.caption) : words('design.block.table')}>
      <table class="story-table">
        {block.caption ? (
          <caption>
            <InlineText text={block.caption} language={language} />
          </caption>
        ) : null}
        <thead>
          <tr>
            {block.header.map((cell, column) => (
              <HeadCell text={cell} scope="col" language={language} isNumber={block.rows.every((row) => isNumber(row[column] ?? []))} />
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr>
              {row.map((cell, column) =>
                column === 0 && row.length > 1 ? (
                  <HeadCell text={cell} scope="row" language={language} isNumber={false} />
                ) : (
                  <td class={isNumber(cell) ? 'number' : undefined}>
                    <InlineText text={cell} language={language} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** An empty cell heads nothing, so it stays a plain one. */
function HeadCell({ text, scope, language, isNumber }: { text: Text; scope: 'col' | 'row'; language: string; isNumber: boolean }) {
  if (text.length === 0) return <td />;
  return (
    <th scope={scope} class={isNumber && scope === 'col' ? 'number' : undefined}>
      <InlineText text={text} language={language} />
    </th>
  );
}

/** A figure with its sign, currency or unit, or a dash in place of one: set flush so that digits stand under digits. */
function isNumber(cell: Text): boolean {
  return /^(?:[\p{Sc}+\u2212-]?\s?\p{Nd}[\p{Nd}.,\s\u066b\u066c]*\s?[%\u066a\p{Sc}]?|[\u2013\u2014-]|)$/u.test(textOf(cell).trim());
}
