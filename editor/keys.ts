import { Extension } from '@tiptap/core';

/** Shortcuts of the text. */
export const storyKeys = Extension.create({
  name: 'storyKeys',
  addKeyboardShortcuts() {
    return {
      'Mod-b': () => this.editor.commands.toggleMark('strong'),
      'Mod-i': () => this.editor.commands.toggleMark('emphasis'),
    };
  },
});
