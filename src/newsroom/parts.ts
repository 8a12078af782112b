/** The boxes beside a text that are saved by a form of their own. */
export type PartName =
  | 'languages'
  | 'comment'
  | 'reopen'
  | 'words'
  | 'headlines'
  | 'byline'
  | 'source'
  | 'lead'
  | 'presentation'
  | 'preview-link'
  | 'links'
  | 'assigned'
  | 'followed'
  | 'left-stale';

/** What a form that was refused brings back: what was typed, by field, and what is wrong with it. */
export type ReturnedPart = { part: PartName; values: Record<string, string>; problems: Record<string, string> };

/** What was typed into a part's form, where it came back; else nothing. */
export function typedInto(returned: ReturnedPart | undefined, part: PartName): ReturnedPart | undefined {
  return returned?.part === part ? returned : undefined;
}
