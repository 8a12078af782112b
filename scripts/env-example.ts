// Writes .env.example from the variables that src/platform/config.ts describes.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { environment, secretNames } from '../src/platform/config.ts';

const head = `# Every setting of the environment, each with its default. All of them are optional: an empty environment is a working paper.
# A secret may stand in a file instead: NAME_FILE=/run/secrets/name for ${secretNames.join(', ')}.
# Made by scripts/env-example.ts from src/platform/config.ts; a test holds it fresh.
`;

function defaultOf(schema: z.ZodType, description: string): string {
  // A description that says what happens when the variable is unset says it better than the value.
  if (description.includes('Unset:')) return '';
  const found = schema.safeParse(undefined);
  return found.success && found.data !== undefined ? String(found.data) : '';
}

/** The text of .env.example. */
export function envExample(): string {
  const entries = Object.entries(environment).map(([name, schema]: [string, z.ZodType]) => {
    const description = schema.description ?? '';
    return `# ${description}\n#${name}=${defaultOf(schema, description)}\n`;
  });
  return [head, ...entries].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(path.resolve(import.meta.dirname, '../.env.example'), envExample());
}
