import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Block, Text } from '#document';
import { contextIn, picture } from '../../../tests/block-context.ts';
import { elementsIn, wordsOf } from '../../../tests/parsed-html.ts';
import { Blocks } from './blocks.tsx';
import { PictureImage } from './picture-image.tsx';

const english = contextIn('en');
const htmlOf = (blocks: Block[], context = english, dateline?: string) =>
  String(<Blocks blocks={blocks} context={context} dateline={dateline} />);

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
