import '../jitless.ts';
import { createRoot } from 'react-dom/client';
import { wordsFrom } from '../words.ts';
import { TranslationDesk } from './desk.tsx';
import type { DeskData } from './island.ts';

const place = document.getElementById('desk');
const source = document.getElementById('desk-data')?.textContent;
if (place && source) {
  const data = JSON.parse(source) as DeskData;
  createRoot(place).render(<TranslationDesk data={data} words={wordsFrom(data.words, data.interfaceLanguage)} />);
}
