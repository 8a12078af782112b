export * from './alignment/index.ts';
export { isClean } from './characters.ts';
export { countWords, readingMinutes } from './count-words.ts';
export {
  type Block,
  type Correction,
  type Document,
  type Embed,
  emptyDocument,
  type Gallery,
  type Heading,
  type Inline,
  type List,
  type Mark,
  type NewsletterBox,
  type Picture,
  type PullQuote,
  type Quote,
  type Related,
  type Table,
  type Text,
} from './document.ts';
export { documentFromHtml, type FromHtml, lineFromHtml } from './html/from-html.ts';
export { type FoundPicture, splitCredit } from './html/pictures.ts';
export { safeHttps, safeLink } from './links.ts';
export { documentFromMarkdown, type MarkdownOptions } from './markdown.ts';
export { type ParsedDocument, parseDocument } from './parse.ts';
export { linesOf, plainText, textOf } from './plain-text.ts';
export { type PreviewRule, previewOf, restOf } from './preview.ts';
export { linksIn, newslettersIn, picturesIn, storiesIn } from './references.ts';
export { documentSchema } from './schema.ts';
