import type { Words } from '#platform/words.ts';
import type { DeskFinding } from '#translation';

/** What a check found, in a sentence. */
export function findingText(words: Words, { kind, detail }: Pick<DeskFinding, 'kind' | 'detail'>): string {
  const { text = '', source = '', target = '', instead = '', percent = 0, mark = '', right = '' } = detail;
  switch (kind) {
    case 'untranslated':
      return words('newsroom.translate.found.untranslated');
    case 'number':
      return words('newsroom.translate.found.number', { text });
    case 'date':
      return words('newsroom.translate.found.date', { text });
    case 'name':
      return words('newsroom.translate.found.name', { source, target });
    case 'forbidden':
      return instead
        ? words('newsroom.translate.found.forbiddenFor', { text, instead })
        : words('newsroom.translate.found.forbidden', { text });
    case 'quotation':
      return words('newsroom.translate.found.quotation', { source, target });
    case 'link':
      return words('newsroom.translate.found.link', { text });
    case 'foreign':
      return words('newsroom.translate.found.foreign', { text });
    case 'length':
      return words('newsroom.translate.found.length', { percent });
    case 'spaces':
      return words('newsroom.translate.found.spaces', { text });
    case 'marks':
      return words('newsroom.translate.found.marks', { mark, right });
    case 'ending':
      return words('newsroom.translate.found.ending');
    default:
      return unknownKind(kind);
  }
}

function unknownKind(kind: never): never {
  throw new Error(`Unknown finding: ${kind}`);
}
