import { listFormat } from '#platform/formats.ts';
import type { Link } from './models.ts';

/** Links joined as a language joins them: "Ana Díaz, Kenji Mori and Rim Said". */
export function NameList({ links, language }: { links: Link[]; language: string }) {
  // The language joins the places of the links, so that a comma inside a name can't be taken for a joint.
  const parts = listFormat(language).formatToParts(links.map((_, index) => String(index)));
  return (
    <>
      {parts.map((part) => {
        const link = part.type === 'element' ? links[Number(part.value)] : undefined;
        return link ? <a href={link.href}>{link.name}</a> : part.value;
      })}
    </>
  );
}
