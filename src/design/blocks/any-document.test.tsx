import fc from 'fast-check';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';
import { type Block, type Document, previewOf, restOf, type Text, textOf } from '#document';
import { contextIn } from '../../../tests/block-context.ts';
import { someDocument } from '../../../tests/documents.ts';
import { elementsIn, wordsOf } from '../../../tests/parsed-html.ts';
import { Blocks, DocumentText } from './blocks.tsx';

const english = contextIn('en');
const htmlOf = (blocks: Block[]) => String(<Blocks blocks={blocks} context={english} />);
const wholeOf = (document: Document, context = english) => String(<DocumentText document={document} context={context} />);

describe('any valid document', () => {
  // The rules left out concern style (order of attributes, long lines) or whole pages; none concerns validity or access.
  const validator = new HtmlValidate(
    new StaticConfigLoader({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      rules: {
        'no-inline-style': 'error',
        'no-implicit-button-type': 'error',
        'no-unknown-elements': 'error',
        'wcag/h37': 'error',
        'script-type': 'error',
      },
    }),
  );

  it('is valid HTML', () => {
    fc.assert(
      fc.property(someDocument, fc.constantFrom('en', 'ar'), (document, language) => {
        const report = validator.validateStringSync(wholeOf(document, contextIn(language)));
        expect(
          report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`)),
        ).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('has no element, attribute or address but those on the list, whatever its words are', () => {
    fc.assert(
      fc.property(someDocument, (document) => {
        expect(elementsIn(parseFragment(wholeOf(document))).flatMap(offencesOf)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every word of every text, captions and alternative texts among them', () => {
    fc.assert(
      fc.property(someDocument, (document) => {
        const root = parseFragment(wholeOf(document));
        const words = wordsOf(root);
        const alts = elementsIn(root).flatMap((element) => element.attrs.filter(({ name }) => name === 'alt').map(({ value }) => value));
        for (const block of document.blocks) {
          for (const text of textsIn(block)) expect(words).toContain(textOf(text));
          if (block.type === 'picture' && english.pictures.has(block.picture)) expect(alts).toContain(block.alt);
          if ('by' in block) expect(words).toContain(block.by);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same cut in two or whole', () => {
    fc.assert(
      fc.property(someDocument, (document) => {
        const plain = { ...document, blocks: document.blocks.filter((block) => block.type !== 'pullquote') };
        expect(htmlOf(previewOf(plain).blocks) + htmlOf(restOf(plain).blocks)).toBe(htmlOf(plain.blocks));
      }),
      { numRuns: 100 },
    );
  });
});

const allowed: Record<string, string[]> = {
  a: ['href', 'rel', 'lang', 'hreflang', 'dir'],
  blockquote: ['class'],
  button: ['type'],
  caption: [],
  div: ['class', 'role', 'tabindex', 'aria-label'],
  em: [],
  fieldset: [],
  figcaption: ['class'],
  figure: ['class', 'aria-hidden'],
  form: ['class', 'method', 'action'],
  h2: ['class'],
  h3: ['class'],
  hr: ['class'],
  i: ['lang', 'dir'],
  img: ['class', 'src', 'srcset', 'sizes', 'width', 'height', 'alt', 'loading', 'decoding'],
  input: ['type', 'name', 'value', 'dir', 'autocomplete', 'maxlength', 'required'],
  label: [],
  legend: [],
  li: [],
  ol: ['class'],
  p: ['class'],
  picture: [],
  small: ['class'],
  source: ['type', 'srcset', 'sizes'],
  span: ['class'],
  strong: ['class'],
  table: ['class'],
  tbody: [],
  td: ['class'],
  th: ['scope', 'class'],
  thead: [],
  tr: [],
  ul: ['class'],
};

function offencesOf(element: Tree.Element): string[] {
  const known = allowed[element.tagName];
  if (!known) return [element.tagName];
  return element.attrs
    .filter(
      ({ name, value }) =>
        !known.includes(name) || (['href', 'src', 'action'].includes(name) && !/^(https?:\/\/|mailto:|\/(?!\/))/.test(value)),
    )
    .map(({ name, value }) => `${element.tagName} ${name}=${value}`);
}

/** The texts a block holds, found without knowing its kind; those of pictures the paper lacks are left out with them. */
function textsIn(value: unknown): Text[] {
  if (typeof value !== 'object' || value === null || ('picture' in value && !english.pictures.has(String(value.picture)))) return [];
  if ('pictures' in value && Array.isArray(value.pictures) && value.pictures.every((one) => textsIn(one).length === 0)) return [];
  if (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => typeof one === 'object' && one !== null && 'text' in one && typeof one.text === 'string')
  )
    return [value];
  return Object.values(value).flatMap(textsIn);
}
