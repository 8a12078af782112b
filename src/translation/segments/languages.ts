import { ar } from './languages/ar.ts';
import { de } from './languages/de.ts';
import { en } from './languages/en.ts';
import { es } from './languages/es.ts';
import { fr } from './languages/fr.ts';
import { hi } from './languages/hi.ts';
import { it } from './languages/it.ts';
import { ja } from './languages/ja.ts';
import { pt } from './languages/pt.ts';
import { ru } from './languages/ru.ts';
import { tr } from './languages/tr.ts';
import { zh } from './languages/zh.ts';
import type { SentenceRules } from './rules.ts';

const byLanguage: Record<string, SentenceRules> = { ar, de, en, es, fr, hi, it, ja, pt, ru, tr, zh };
const none: SentenceRules = { never: '', numbered: '', maybe: '', starters: '' };

/** What a language adds to Unicode's rules: by its first subtag, nothing for a language without a list. */
export function rulesOf(language: string): SentenceRules {
  return byLanguage[language.split('-')[0]?.toLowerCase() ?? ''] ?? none;
}
