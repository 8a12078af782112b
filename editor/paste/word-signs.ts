import { type Mark, safeLink } from '#document';

/** The HTML with its styles under other names, so that no browser looks at them: the page's policy forbids them even in a document nobody sees. */
export function withoutStyles(html: string): string {
  const unstyled = html.replace(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, '');
  return unstyled.replace(/<[a-z/][^>]*>?/gi, (tag) =>
    tag.replace(/^(<\/?)(style|base|link|meta)\b/i, '$1x-$2').replace(/([\s"'/])style\s*=/gi, '$1data-style='),
  );
}

/** The declarations of an element, as they are written: the browser's own parser drops those of Word. */
function styleOf(element: Element): string {
  return (element.getAttribute('data-style') ?? '').toLowerCase().replace(/\s+/g, ' ');
}

/** What isn't to be seen. */
export function isHidden(element: Element): boolean {
  return element.hasAttribute('hidden') || /display: ?none|visibility: ?hidden|mso-hide: ?all/.test(styleOf(element));
}

/** What was struck out in a tracked change. */
export function isDeleted(element: Element): boolean {
  return element.localName === 'del' || /\bmsodel\b/i.test(element.className);
}

/** Numbers of footnotes and colleagues' comments, which Word sets among the words, and the bullets it sets before them. */
export function isAside(element: Element): boolean {
  const href = element.getAttribute('href') ?? '';
  return (
    /mso-list: ?ignore|mso-element: ?(comment|footnote)-?/.test(styleOf(element)) ||
    /\bMso(Footnote|Endnote|Comment)(Reference)\b/.test(element.className) ||
    /^#_(ftn|edn|msocom)/.test(href) ||
    /\bsdfootnote(anc|sym)/.test(element.className)
  );
}

/** Whether a paragraph of Word is an item of a list, and of which kind: its number or bullet is part of its words there. */
export function listItemOf(element: Element): { ordered: boolean } | undefined {
  if (!/mso-list: ?l\d/.test(styleOf(element))) return undefined;
  const sign = [...element.querySelectorAll('span')].find((span) => /mso-list: ?ignore/.test(styleOf(span)));
  return { ordered: /^\s*\(?(\d+|[a-z]|[ivxlc]+)[.)]/i.test(sign?.textContent ?? '') };
}

/** The marks inside an element: by what it is, and by how it was set. */
export function markOf(element: Element, marks: Mark[], language: string): Mark[] {
  const style = styleOf(element);
  const tag = element.localName;
  const weight = style.match(/font-weight: ?(\w+)/)?.[1];
  const slant = style.match(/font-style: ?(\w+)/)?.[1];
  let inner = marks;
  const set = (mark: Mark, isOn: boolean) => {
    const others = inner.filter(({ type }) => type !== mark.type);
    inner = isOn ? [...others, mark] : others;
  };
  // A weight that is named counts more than the element: Google Docs wraps everything in <b style="font-weight:normal">.
  if (weight) set({ type: 'strong' }, /^bold/.test(weight) || Number(weight) >= 600);
  else if (tag === 'b' || tag === 'strong') set({ type: 'strong' }, true);
  if (slant) set({ type: 'emphasis' }, slant === 'italic' || slant === 'oblique');
  else if (['em', 'i', 'cite', 'dfn', 'var'].includes(tag)) set({ type: 'emphasis' }, true);
  const href = tag === 'a' ? safeLink((element.getAttribute('href') ?? '').trim()) : undefined;
  if (href) set({ type: 'link', href }, true);
  const foreign = foreignIn(element, language);
  if (foreign) {
    set({ type: 'foreign', language: foreign }, true);
    // A browser slants <i lang>; the mark says why it is slanted.
    if (tag === 'i') set({ type: 'emphasis' }, false);
  }
  return inner;
}

/** Word names a language on everything; where others do, it is another one. */
function foreignIn(element: Element, language: string): string | undefined {
  const tag = element.getAttribute('lang') ?? '';
  if (!tag || tag.length > 35 || /mso/i.test(element.outerHTML.slice(0, 200)) || !/^(i|em|span|cite|q)$/.test(element.localName))
    return undefined;
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    return canonical && canonical.split('-')[0] !== language.split('-')[0] ? canonical : undefined;
  } catch {
    return undefined;
  }
}
