import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('brings no reader of Markdown or HTML and no Node module into a browser that only checks and counts', async () => {
  const { metafile } = await build({
    stdin: {
      contents: `import { countWords, parseDocument } from './index.ts'; console.log(countWords, parseDocument({}));`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    write: false,
    metafile: true,
  });
  const [bundle] = Object.values(metafile.outputs);
  const used = Object.entries(bundle?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));
  expect(used.filter((file) => /micromark|mdast|markdown|htmlparser2|document\/html/.test(file))).toEqual([]);
  expect(used.some((file) => file.endsWith('schema.ts'))).toBe(true);
  expect(bundle?.bytes).toBeLessThan(150_000);
});
