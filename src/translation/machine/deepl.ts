import { z } from 'zod';
import type { MachineConfig } from '#platform/config.ts';
import { inBatches } from './batches.ts';
import { post } from './call.ts';
import type { Machine } from './machine.ts';
import { MachineProblem } from './problem.ts';

const answer = z.object({ translations: z.array(z.object({ text: z.string() })) });

/** DeepL, API v2: at most 50 texts and 128 KiB a question. */
export function deepl({ url, key = '' }: MachineConfig): Machine {
  return {
    name: 'DeepL',
    translate: (texts, from, to, signal) =>
      inBatches(texts, { texts: 50, characters: 30_000 }, async (text) => {
        const found = await post(
          {
            url: `${url}/v2/translate`,
            headers: { authorization: `DeepL-Auth-Key ${key}` },
            body: { text, source_lang: sourceCode(from), target_lang: targetCode(to) },
            seconds: 20,
            problemOf: (status, said) => (status === 456 ? 'spent' : status === 400 && /lang/i.test(said) ? 'languages' : undefined),
          },
          signal,
        );
        const read = answer.safeParse(found);
        if (!read.success) throw new MachineProblem('answer', 'no translations');
        return read.data.translations.map((one) => one.text);
      }),
  };
}

/** Of a source DeepL knows the language alone. */
function sourceCode(language: string): string {
  return new Intl.Locale(language).language.toUpperCase();
}

/** A target says which English, Portuguese and Chinese it is. */
function targetCode(language: string): string {
  const { language: base, region } = new Intl.Locale(language);
  if (base === 'en') return region === 'US' ? 'EN-US' : 'EN-GB';
  if (base === 'pt') return region === 'PT' ? 'PT-PT' : 'PT-BR';
  if (base === 'zh') return new Intl.Locale(language).maximize().script === 'Hant' ? 'ZH-HANT' : 'ZH-HANS';
  return base.toUpperCase();
}
