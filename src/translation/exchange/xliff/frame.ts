import type { XmlElement } from '#platform/xml.ts';
import type { Part } from '../parcel/codes.ts';
import type { Parcel } from '../parcel/parcel.ts';

/** Which state of which version a file shows: kept by other programs where they keep a file's name. */
export type Frame = { versionId: number; base: number; mark: number };

export function originalOf({ versionId, base, mark }: Frame | Parcel): string {
  return `broadsheet-${versionId}-${base}-${mark}`;
}

/** Reads what `originalOf` wrote. */
export function frameIn(original: string | undefined): Frame | undefined {
  const [, versionId, base, mark] = /^broadsheet-(\d{1,15})-(\d{1,9})-(\d{1,9})(?:\.[a-z]{1,5})?$/.exec(original ?? '') ?? [];
  return versionId === undefined ? undefined : { versionId: Number(versionId), base: Number(base), mark: Number(mark) };
}

/** Parts as nested elements. */
export function nestedIn(
  parts: Part[],
  pair: (id: string, children: (XmlElement | string)[]) => XmlElement,
  single: (id: string) => XmlElement,
): (XmlElement | string)[] {
  const stack: (XmlElement | string)[][] = [[]];
  for (const part of parts) {
    if (typeof part === 'string') stack.at(-1)?.push(part);
    else if ('open' in part) stack.push([]);
    else if ('close' in part) {
      const children = stack.pop() ?? [];
      stack.at(-1)?.push(pair(part.close, children));
    } else stack.at(-1)?.push(single(part.break));
  }
  return stack[0] ?? [];
}
