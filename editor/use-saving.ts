import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import type { FieldValues } from './fields.tsx';
import { fromDoc } from './format/from-doc.ts';
import type { Draft, IslandData } from './island.ts';
import { followText } from './keeping.ts';
import { replaceText } from './replace-text.ts';
import type { Saver } from './saving/around.ts';
import { openSaver } from './saving/open-saver.ts';
import { openPresence, type Presence } from './saving/presence.ts';

type Written = { fields: () => FieldValues; write: (fields: FieldValues) => void };

/** Saves what stands in the editor and its fields for as long as they are there, and says that somebody writes. */
export function useSaving(editor: Editor, data: IslandData, { fields, write }: Written): { saver: Saver; presence: Presence } | undefined {
  const [saving, setSaving] = useState<{ saver: Saver; presence: Presence }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one saver for as long as the editor stands; the fields are read when they are needed.
  useEffect(() => {
    const { versionId, personId, urls, headline, deck, dateline, document } = data;
    // No field of the editor's: it stays as it is, or becomes what colleagues make it.
    let { slug } = data;
    const read = (): Draft => ({ ...fields(), slug, document: fromDoc(editor.state.doc) });
    const saver = openSaver({
      versionId,
      personId,
      url: urls.draft,
      base: { number: data.base, draft: { headline, deck, dateline, slug, document }, madeBy: data.madeBy },
      sheet: {
        read,
        write: (draft: Draft) => {
          slug = draft.slug;
          write({ headline: draft.headline, deck: draft.deck, dateline: draft.dateline });
          replaceText(editor, draft.document);
        },
      },
    });
    const presence = openPresence(urls.presence, saver.heard);
    const stopFollowing = followText(editor, saver, read);
    setSaving({ saver, presence });
    return () => {
      stopFollowing();
      presence.stop();
      saver.stop();
    };
  }, [editor, data]);
  return saving;
}
