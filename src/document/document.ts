/** The text of a story in one language: a flat row of blocks. `cut` is how many of them belong to the preview; without it the paper's rule decides. */
export type Document = { version: 1; blocks: Block[]; cut?: number };

/** Running text, cut wherever its marks change. */
export type Text = Inline[];

export type Inline = { text: string; marks?: Mark[] };

/** What a stretch of text is. In a parsed document they stand in this order, outermost first, each kind at most once. */
export type Mark =
  | { type: 'link'; href: string }
  /** A phrase in another language, named by its BCP 47 tag. */
  | { type: 'foreign'; language: string }
  | { type: 'strong' }
  | { type: 'emphasis' };

export type MarkType = Mark['type'];

type Paragraph = { type: 'paragraph'; text: Text };
export type Heading = { type: 'heading'; level: 2 | 3; text: Text };
export type List = { type: 'list'; ordered: boolean; items: Text[] };
/** A quotation of one or more paragraphs. */
export type Quote = { type: 'quote'; text: Text[]; by?: string };
/** A line set large beside the text. */
export type PullQuote = { type: 'pullquote'; text: Text; by?: string };
/** `picture` is a slug of the paper's own pictures, never an address. */
export type Picture = { type: 'picture'; picture: string; caption: Text; alt: string };
type GalleryPicture = { picture: string; caption: Text; alt: string };
export type Gallery = { type: 'gallery'; pictures: GalleryPicture[]; caption?: Text };
/** Every row has as many cells as the header. */
export type Table = { type: 'table'; caption?: Text; header: Text[]; rows: Text[][] };
type Divider = { type: 'divider' };
/** Something shown elsewhere. Readers get a card with a link: the paper's pages ask no third party for anything. */
export type Embed = { type: 'embed'; url: string; title: string };
export type NewsletterBox = { type: 'newsletter'; newsletter: string };
/** `story` is a story's public key, which outlives its slugs. */
export type Related = { type: 'related'; story: string };
/** `on` is a calendar day, yyyy-mm-dd. */
export type Correction = { type: 'correction'; on: string; text: Text };

/** Every kind of block there is. Renderers switch over `type`; a missing case is a compile error. */
export type Block =
  | Paragraph
  | Heading
  | List
  | Quote
  | PullQuote
  | Picture
  | Gallery
  | Table
  | Divider
  | Embed
  | NewsletterBox
  | Related
  | Correction;

/** A document without a word in it: what a new version starts from. */
export function emptyDocument(): Document {
  return { version: 1, blocks: [] };
}
