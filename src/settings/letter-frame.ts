import type { LetterFrame } from '#design';
import type { App } from '#platform/app.ts';
import { textIn } from '#platform/languages.ts';
import { wordsIn } from '#platform/words.ts';
import { readSettings } from './store.ts';

/** What stands around a letter in a language; in the home language where the paper has no edition in it. */
export async function letterFrame(app: App, language: string): Promise<LetterFrame> {
  const { paper } = await readSettings(app);
  const spoken = paper.languages.includes(language) ? language : paper.homeLanguage;
  const edition = spoken === paper.homeLanguage ? '' : `/${spoken}`;
  return {
    paper: { name: paper.name, tagline: textIn(paper.tagline, spoken, paper.homeLanguage) },
    language: spoken,
    words: wordsIn(spoken),
    timeZone: paper.timeZone,
    address: (page) => app.baseUrl() + (edition && page === '/' ? edition : edition + page),
  };
}
