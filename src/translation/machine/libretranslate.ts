import { z } from 'zod';
import type { MachineConfig } from '#platform/config.ts';
import { inBatches } from './batches.ts';
import { post } from './call.ts';
import type { Machine } from './machine.ts';
import { MachineProblem } from './problem.ts';

const answer = z.object({ translatedText: z.array(z.string()) });

/** LibreTranslate, a server of one's own or somebody's with a key. */
export function libreTranslate({ url, key }: MachineConfig): Machine {
  return {
    name: 'LibreTranslate',
    translate: (texts, from, to, signal) =>
      inBatches(texts, { texts: 25, characters: 10_000 }, async (q) => {
        const found = await post(
          {
            url: `${url}/translate`,
            headers: {},
            body: { q, source: codeOf(from), target: codeOf(to), format: 'text', ...(key ? { api_key: key } : {}) },
            seconds: 60,
            problemOf: (status, said) =>
              status === 400 && /not supported|invalid.*(lang|source|target)/i.test(said) ? 'languages' : undefined,
          },
          signal,
        );
        const read = answer.safeParse(found);
        if (!read.success) throw new MachineProblem('answer', 'no translatedText');
        return read.data.translatedText;
      }),
  };
}

/** Languages by their two or three letters; Chinese says its script, Brazil's Portuguese its country. */
function codeOf(language: string): string {
  const { language: base, script, region } = new Intl.Locale(language);
  if (base === 'zh') return script === 'Hant' || region === 'TW' || region === 'HK' ? 'zh-Hant' : 'zh-Hans';
  return base === 'pt' && region === 'BR' ? 'pt-BR' : base;
}
