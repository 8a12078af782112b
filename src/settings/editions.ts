import type { Settings } from './settings.ts';

/** An address within an edition: the home language has none in front, others have theirs. */
export function hrefIn(settings: Settings, language: string): (page: string) => string {
  const prefix = language === settings.paper.homeLanguage ? '' : `/${language}`;
  return (page) => (prefix && page === '/' ? prefix : prefix + page);
}
