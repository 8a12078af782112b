import fc from 'fast-check';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';
import { type Block, type Document, previewOf, restOf, type Text, textOf } from '#document';
import { wordsIn } from '#platform/words.ts';
import { someDocument } from '../../../tests/documents.ts';
import type { PictureView, StoryCard } from '../models.ts';
import { Blocks, DocumentText } from './blocks.tsx';
import type { BlockContext } from './context.ts';
import { PictureImage } from './picture-image.tsx';

const picture: PictureView = {
  href: '/files/harbour-1600.jpg',
  width: 1600,
  height: 1067,
  renditions: (['avif', 'webp', 'jpeg'] as const).flatMap((format) =>
    [400, 1600].map((width) => ({ format, width, height: (width * 2) / 3, href: `/files/harbour-${width}.${format}` })),
  ),
  focal: { x: 0.34, y: 1 },
  color: '#334455',
  credit: 'Odile "O" Marchetti <o@example.org>',
  agency: 'Longitude Graphics',
};

const card: StoryCard = {
  key: 'k3y',
  href: '/world/the-last-shipwright',
  language: 'en',
  headline: 'The last <shipwright> & son',
  deck: 'A deck.',
  dateline: undefined,
  section: { name: 'World', href: '/world' },
  authors: [],
  source: undefined,
  countries: [],
  publishedAt: new Date('2026-11-24T08:00:00Z'),
  minutes: 5,
  access: 'metered',
  isExclusive: false,
  lead: { picture, caption: 'A caption', alt: 'An alt' },
};

const contextIn = (language: string): BlockContext => ({
  words: wordsIn(language),
  language,
  pictures: new Map([
    ['harbour', picture],
    ['delta-map', { ...picture, renditions: [], agency: undefined }],
  ]),
  stories: new Map([['k3y', card]]),
  newsletters: new Map([
    ['harbour', { slug: 'harbour', name: 'High "Water"', about: 'The sea & <us>.', frequency: 'weekly', access: 'free' }],
  ]),
  href: (page) => page,
  asset: (name) => `/assets/${name}`,
  signUpAction: '/newsletters',
});
const english = contextIn('en');
const htmlOf = (blocks: Block[], context = english, dateline?: string) =>
  String(<Blocks blocks={blocks} context={context} dateline={dateline} />);
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

describe('a picture', () => {
  const figure = (slug: string) => htmlOf([{ type: 'picture', picture: slug, caption: [{ text: 'Caption' }], alt: 'Alt' }]);

  it('comes in the formats there are, with its size, caption and credit', () => {
    const html = figure('harbour');
    expect(html).toContain('<source type="image/avif" srcset="/files/harbour-400.avif 400w, /files/harbour-1600.avif 1600w" sizes=');
    expect(html).toMatch(
      /<img class="focal-x-3 focal-y-10" src="\/files\/harbour-1600\.jpg" srcset="[^"]+jpeg 400w,[^"]+" sizes="[^"]+" width="1600" height="1067" alt="Alt" loading="lazy" decoding="async"\/>/,
    );
    expect(wordsOf(parseFragment(html)).replace(/\s+/g, ' ')).toBe('Caption Odile "O" Marchetti <o@example.org> / Longitude Graphics');
  });

  it('does without renditions', () => {
    const html = figure('delta-map');
    expect(html).not.toContain('srcset');
    expect(html).not.toContain('sizes');
  });

  it('is fetched first where a page opens with it', () => {
    const html = String(<PictureImage picture={picture} alt="" sizes="100vw" eager />);
    expect(html).toContain('loading="eager"');
    expect(html).toContain('fetchpriority="high"');
  });

  it('that is missing leaves nothing behind, nor does a story or a newsletter', () => {
    const gone = { picture: 'nobody-has-this', caption: [{ text: 'c' }], alt: 'a' };
    expect(
      htmlOf([
        { type: 'picture', ...gone },
        { type: 'gallery', pictures: [gone] },
        { type: 'related', story: 'x' },
        { type: 'newsletter', newsletter: 'x' },
      ]),
    ).toBe('');
    expect(
      elementsIn(parseFragment(htmlOf([{ type: 'gallery', pictures: [gone, { ...gone, picture: 'harbour' }] }]))).filter(
        (one) => one.tagName === 'img',
      ),
    ).toHaveLength(1);
  });
});

describe('words', () => {
  const paragraph = (...text: Text): Block => ({ type: 'paragraph', text });

  it('share an element where their marks do', () => {
    const link = { type: 'link', href: 'https://example.org/' } as const;
    expect(htmlOf([paragraph({ text: 'a', marks: [link] }, { text: 'b', marks: [link, { type: 'strong' }] }, { text: 'c' })])).toBe(
      '<p><a href="https://example.org/" rel="external noopener">a<strong>b</strong></a>c</p>',
    );
  });

  it('of another language say which, and which way they run where it differs', () => {
    const foreign = (language: string) => [paragraph({ text: 'x', marks: [{ type: 'foreign', language }] })];
    expect(htmlOf(foreign('ar'))).toBe('<p><i lang="ar" dir="rtl">x</i></p>');
    expect(htmlOf(foreign('ja-Latn'))).toBe('<p><i lang="ja-Latn">x</i></p>');
    expect(htmlOf(foreign('ja-Latn'), contextIn('ar'))).toBe('<p><i lang="ja-Latn" dir="ltr">x</i></p>');
    expect(htmlOf(foreign('fa'), contextIn('ar'))).toBe('<p><i lang="fa">x</i></p>');
  });

  it('begin with the dateline once', () => {
    expect(htmlOf([{ type: 'divider' }, paragraph({ text: 'a' }), paragraph({ text: 'b' })], english, 'CARTAGENA')).toBe(
      '<hr class="divider"/><p><span class="dateline">CARTAGENA —</span> a</p><p>b</p>',
    );
  });
});

describe('a pull quote', () => {
  const said: Block = { type: 'pullquote', text: [{ text: 'It told me the temperature.' }], by: 'Sumie' };
  const body: Block = {
    type: 'paragraph',
    text: [{ text: 'She laughed. “It told me ' }, { text: 'the', marks: [{ type: 'emphasis' }] }, { text: ' temperature,” she said.' }],
  };

  it('that repeats the text is hidden from screen readers', () => {
    expect(htmlOf([body, said])).toContain('<figure class="pull-quote" aria-hidden="true">');
  });

  it('that stands nowhere else is read out', () => {
    expect(htmlOf([said, said])).not.toContain('aria-hidden');
  });

  it('with a link in it stays reachable', () => {
    expect(
      htmlOf([body, { ...said, text: [{ text: 'It told me the temperature.', marks: [{ type: 'link', href: 'https://example.org/' }] }] }]),
    ).not.toContain('aria-hidden');
  });
});

describe('a table', () => {
  const cell = (text: string): Text => (text ? [{ text }] : []);
  const html = htmlOf([
    {
      type: 'table',
      caption: cell('Prices'),
      header: ['', 'Stairs', '2024', '2025'].map(cell),
      rows: [['Beirut', 'third floor', '1,200', '−4 %'].map(cell), ['Tripoli', 'none', '–', '$3.50'].map(cell)],
    },
  ]);

  it('names its columns and rows, and sets figures apart', () => {
    expect(html).toContain('<div class="table-scroll" role="group" tabindex="0" aria-label="Prices">');
    expect(html).toContain('<thead><tr><td></td><th scope="col">Stairs</th><th scope="col" class="number">2024</th>');
    expect(html).toContain(
      '<tr><th scope="row">Beirut</th><td>third floor</td><td class="number">1,200</td><td class="number">−4 %</td></tr>',
    );
    expect(html).toContain('<td class="number">–</td><td class="number">$3.50</td>');
  });
});

describe('boxes', () => {
  it('offer a newsletter by a form that needs no script', () => {
    const form = elementsIn(parseFragment(htmlOf([{ type: 'newsletter', newsletter: 'harbour' }])));
    const attributes = (tag: string) =>
      form.filter((one) => one.tagName === tag).map((one) => Object.fromEntries(one.attrs.map(({ name, value }) => [name, value])));
    expect(attributes('form')).toEqual([{ class: 'newsletter-box', method: 'post', action: '/newsletters' }]);
    expect(attributes('input')).toEqual([
      { type: 'hidden', name: 'newsletter', value: 'harbour' },
      { type: 'email', name: 'email', dir: 'ltr', autocomplete: 'email', maxlength: '254', required: '' },
    ]);
  });

  it('link to what is shown elsewhere', () => {
    const html = htmlOf([{ type: 'embed', url: 'https://tides.example/table', title: 'Tide tables' }]);
    expect(html).toContain('<a href="https://tides.example/table" rel="external noopener">');
    expect(html).toContain('Open on tides.example');
  });

  it('point to a story, in its language', () => {
    expect(htmlOf([{ type: 'related', story: 'k3y' }])).toContain(
      '<a href="/world/the-last-shipwright">The last &lt;shipwright&gt; &amp; son</a>',
    );
    expect(htmlOf([{ type: 'related', story: 'k3y' }], contextIn('ar'))).toContain(
      '<a href="/world/the-last-shipwright" lang="en" hreflang="en" dir="ltr">',
    );
  });

  it.each([
    ['en', 'Correction, March 1, 2026:'],
    ['fr', 'Correction, 1 mars 2026\u00a0:'],
    ['es', 'Corrección, 1 de marzo de 2026:'],
    ['ar', 'تصحيح، 1 مارس 2026:'],
  ])('date a correction in %s', (language, words) => {
    expect(htmlOf([{ type: 'correction', on: '2026-03-01', text: [{ text: 'x' }] }], contextIn(language))).toContain(words);
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

function elementsIn(node: Tree.Node): Tree.Element[] {
  const inner = 'childNodes' in node ? node.childNodes.flatMap(elementsIn) : [];
  return 'tagName' in node ? [node, ...inner] : inner;
}

function wordsOf(node: Tree.Node): string {
  if (node.nodeName === '#text') return (node as Tree.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : '';
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
