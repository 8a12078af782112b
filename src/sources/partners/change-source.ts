import { inTransaction, type Press } from '#platform/database.ts';
import { record } from '#staff';
import { addPaper, changePaper, findPaper, markOf, type PaperFacts, paperMark, type SourcePaper } from '#stories';
import { type Partner, partnerOf, writePartner } from './partners.ts';

/** A partner paper with all that is known of it. */
export type Source = SourcePaper & { partner: Partner; mark: string };

type Acted = { by: number; now: Date };

/** A partner paper by its address. Two statements. */
export async function findSourceOf(press: Press, slug: string): Promise<Source | undefined> {
  const paper = await findPaper(press, slug);
  if (!paper) return undefined;
  const partner = await partnerOf(press, paper.id);
  return { ...paper, partner, mark: markFor(paper, partner) };
}

/** Makes a partner paper under an address; undefined where that is taken. */
export async function makeSource(
  press: Press,
  slug: string,
  facts: PaperFacts,
  partner: Partner,
  { by, now }: Acted,
): Promise<number | undefined> {
  return inTransaction(press, async (press) => {
    const id = await addPaper(press, slug, facts);
    if (id === undefined) return undefined;
    await writePartner(press, id, partner, now);
    await record(press, { personId: by, act: 'sources.added', subject: { kind: 'source', id }, detail: { name: facts.name } }, now);
    return id;
  });
}

/** Changes a partner paper, unless a colleague has changed it since it was looked at. */
export async function rewriteSource(
  press: Press,
  slug: string,
  facts: PaperFacts,
  partner: Partner,
  mark: string,
  { by, now }: Acted,
): Promise<boolean> {
  return inTransaction(press, async (press) => {
    const found = await findSourceOf(press, slug);
    if (!found || found.mark !== mark || !(await changePaper(press, slug, facts, paperMark(found)))) return false;
    await writePartner(press, found.id, partner, now);
    await record(
      press,
      { personId: by, act: 'sources.changed', subject: { kind: 'source', id: found.id }, detail: { name: facts.name } },
      now,
    );
    return true;
  });
}

function markFor(paper: SourcePaper, partner: Partner): string {
  return markOf({ paper: paperMark(paper), ...partner });
}
