import { parseHTML } from 'linkedom';
import { lineFromHtml } from '#document';
import { canonicalLanguage } from '../feeds/language-of.ts';
import { momentIn } from '../wires/news.ts';

/** What a page says of the text on it, for machines: by JSON-LD (schema.org), by OpenGraph, in its head. */
export type PageFacts = {
  headline: string;
  deck: string;
  authors: string[];
  language: string | undefined;
  publishedAt: Date | undefined;
  /** The address the page calls its own, where that is on the same host. */
  url: string;
};

type Node = Record<string, unknown>;
const most = { line: 500, deck: 2000, script: 200_000, nodes: 200, authors: 10 };
const article = /(Article|Report|Posting|NewsStory|OpinionPiece|Review)$/;

/** Reads those facts. A page may lie about anything: somebody looks at them before they are kept. */
export function factsInPage(html: string, url: string): PageFacts {
  const { document } = parseHTML(html);
  const meta = (...names: string[]) => {
    for (const name of names) {
      const found = document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content')?.trim();
      if (found) return found;
    }
    return '';
  };
  const told = nodesIn([...document.querySelectorAll('script[type="application/ld+json"]')].map((one) => one.textContent ?? ''));
  const story = told.find((node) => typesOf(node).some((type) => article.test(type))) ?? {};
  const authors = namesIn(story.author, told);
  const language = document.documentElement?.getAttribute('lang');
  return {
    headline: lineFromHtml(
      words(story.headline) || meta('og:title', 'twitter:title') || document.querySelector('title')?.textContent || '',
      most.line,
    ),
    deck: lineFromHtml(words(story.description) || meta('og:description', 'description', 'twitter:description'), most.deck),
    authors: authors.length > 0 ? authors : [meta('author', 'byl', 'parsely-author')].flatMap((one) => lineFromHtml(one, 300) || []),
    language: canonicalLanguage(words(story.inLanguage)) ?? canonicalLanguage(language) ?? canonicalLanguage(meta('og:locale')),
    publishedAt:
      momentIn(words(story.datePublished)) ?? momentIn(meta('article:published_time', 'date', 'dc.date.issued', 'parsely-pub-date')),
    url: ownAddress(document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '', url),
  };
}

function ownAddress(canonical: string, url: string): string {
  if (canonical === '' || !URL.canParse(canonical, url)) return url;
  const own = new URL(canonical, url);
  // A page may not pass for one of another host, and a front page is no story.
  return own.host === new URL(url).host && own.protocol === new URL(url).protocol && own.pathname !== '/' ? own.href : url;
}

/** Every object of some JSON-LD, its graphs included. What isn't JSON is passed over. */
function nodesIn(scripts: string[]): Node[] {
  const nodes: Node[] = [];
  for (const script of scripts.slice(0, 20)) {
    const waiting: unknown[] = [script.length <= most.script ? jsonIn(script) : undefined];
    for (let one = waiting.shift(); waiting.length > 0 || one !== undefined; one = waiting.shift()) {
      if (nodes.length >= most.nodes) return nodes;
      if (Array.isArray(one)) waiting.push(...one.slice(0, most.nodes));
      else if (typeof one === 'object' && one !== null) {
        nodes.push(one as Node);
        waiting.push((one as Node)['@graph'], (one as Node).mainEntity);
      }
    }
  }
  return nodes;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function typesOf(node: Node): string[] {
  const type = node['@type'];
  return (Array.isArray(type) ? type : [type]).filter((one) => typeof one === 'string');
}

/** Names of people, who may be named, described, or described elsewhere in the page. */
function namesIn(value: unknown, told: Node[]): string[] {
  const people = Array.isArray(value) ? value : [value];
  const names = people.slice(0, most.authors).map((one) => {
    if (typeof one !== 'object' || one === null) return words(one);
    const node = one as Node;
    const name = words(node.name);
    return name || words(told.find((other) => node['@id'] !== undefined && other['@id'] === node['@id'])?.name);
  });
  return names.map((name) => lineFromHtml(name, 300)).filter((name) => name !== '' && !/^https?:/i.test(name));
}

const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
