import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { fromDoc } from '../format/from-doc.ts';
import { followText } from '../keeping.ts';
import type { Saver } from '../saving/around.ts';
import type { Draft } from '../saving/draft.ts';
import { openSaver } from '../saving/open-saver.ts';
import { openPresence, type Presence } from '../saving/presence.ts';
import type { DeskState } from './desk-state.ts';
import type { AlignedFields, SideField } from './island.ts';
import { rowsFrom } from './rows/format.ts';
import { replaceRows } from './rows/replace-rows.ts';
import { deskWire, draftOf, sayFollowed } from './server.ts';

/** What is written beside the rows. */
export type DeskFields = { values: Record<SideField | 'slug', string>; origins: AlignedFields };

type Written = { fields: () => DeskFields; write: (fields: DeskFields) => void };

export type DeskSaving = {
  saver: Saver;
  presence: Presence;
  /** Tells the paper that a change of the source was followed: the message where it couldn't be. */
  follow: (followed: Parameters<typeof sayFollowed>[2]) => Promise<string | undefined>;
};

/** Saves what stands on the desk for as long as it is open, the rows with the words. */
export function useDeskSaving(editor: Editor, desk: DeskState, { fields, write }: Written): DeskSaving | undefined {
  const [saving, setSaving] = useState<DeskSaving>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one saver for as long as the editor stands; the fields are read when they are needed.
  useEffect(() => {
    const { versionId, personId, urls, text } = desk.data;
    const wire = deskWire();
    let { mark } = text.alignment;
    const read = (): Draft => {
      const { values, origins } = fields();
      const { doc } = editor.state;
      return { ...values, document: fromDoc(doc), alignment: { mark, rows: rowsFrom(doc), fields: origins, source: desk.source() } };
    };
    const put = (draft: Draft) => {
      const { headline, deck, dateline, slug, leadCaption = '', leadAlt = '', document, alignment } = draft;
      write({ values: { headline, deck, dateline, slug, leadCaption, leadAlt }, origins: alignment?.fields ?? fields().origins });
      const source = alignment?.source ?? desk.source();
      if (alignment) {
        mark = alignment.mark;
        replaceRows(editor, document, alignment.rows, source.known.document.blocks);
      }
      desk.set(source);
    };
    const base = { number: text.number, draft: draftOf(text), madeBy: text.madeBy };
    const sheet = { read, write: put };
    const saver = openSaver({ versionId, personId, url: urls.draft, base, sheet, wire, shelf: 'newsroom-translations' });
    const presence = openPresence(urls.presence, saver.heard);
    const stopFollowing = followText(editor, saver, read);
    const follow: DeskSaving['follow'] = async (followed) => {
      await saver.flush();
      if (saver.state().kind !== 'saved') return '';
      const said = await sayFollowed(urls.follow, wire.newestMark(mark), followed);
      if (!said.ok) return said.message;
      put(draftOf(said.value.text));
      saver.changed(read());
      return undefined;
    };
    setSaving({ saver, presence, follow });
    return () => {
      stopFollowing();
      presence.stop();
      saver.stop();
    };
  }, [editor, desk]);
  return saving;
}
