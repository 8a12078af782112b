/** What a language adds to Unicode's sentence boundaries (UAX 29), in the spirit of SRX: where its full stops end nothing. Lists are parted by commas. */
export type SentenceRules = {
  /** Abbreviations, with their full stop, that never end a sentence: titles, "e.g.". */
  never: string;
  /** Those that end none before a number: "No. 5". */
  numbered: string;
  /** Those that may end one: they do where one of `starters` follows. */
  maybe: string;
  /** Words that begin sentences far more often than they are names. */
  starters: string;
  /** Whether "3." is "the third": it ends a sentence only where one of `starters` follows. */
  hasOrdinals?: boolean;
  /** What follows a closed quotation that is one sentence with it, without a capital to tell: "…。」と". */
  afterQuote?: RegExp;
  /** Marks between which nothing ends. */
  whole?: [string, string][];
};
