import { createRoot } from 'react-dom/client';
import * as z from 'zod';
import type { IslandData } from './island.ts';
import { StoryEditor } from './story-editor.tsx';
import { wordsFrom } from './words.ts';

// The page's policy forbids code made of strings, which Zod would try to make.
z.config({ jitless: true });

const place = document.getElementById('editor');
const source = document.getElementById('editor-data')?.textContent;
if (place && source) {
  const data = JSON.parse(source) as IslandData;
  createRoot(place).render(<StoryEditor data={data} words={wordsFrom(data.words, data.interfaceLanguage)} />);
}
