import './jitless.ts';
import { createRoot } from 'react-dom/client';
import type { IslandData } from './island.ts';
import { StoryEditor } from './story-editor.tsx';
import { wordsFrom } from './words.ts';

const place = document.getElementById('editor');
const source = document.getElementById('editor-data')?.textContent;
if (place && source) {
  const data = JSON.parse(source) as IslandData;
  createRoot(place).render(<StoryEditor data={data} words={wordsFrom(data.words, data.interfaceLanguage)} />);
}
