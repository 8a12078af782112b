import { type Files, moduleOf, sourcesIn, withoutComments } from './files.ts';

const linesOf = (text: string) => text.trimEnd().split('\n').length;

const sizes: { files: RegExp; most: number }[] = [
  { files: /^src\/[^/]+\/index\.ts$/, most: 40 },
  { files: /^src\/[^/]+\/README\.md$/, most: 40 },
  { files: /^docs\/decisions\/.+\.md$/, most: 40 },
  { files: /^docs\/how-to\/.+\.md$/, most: 60 },
  { files: /^STYLE\.md$/, most: 200 },
  { files: /\.(ts|tsx|css|sql)$/, most: 300 },
];

/** Files longer than files of their kind may be. */
export function tooLong(files: Files): string[] {
  return [...files].flatMap(([file, text]) => {
    const most = sizes.find((size) => size.files.test(file))?.most;
    if (!most || linesOf(text) <= most) return [];
    return [`${file} has ${linesOf(text)} lines, more than ${most}`];
  });
}

/** Modules without a door or without a page about them. `platform` has a door per file. */
export function missingParts(files: Files): string[] {
  const modules = new Set([...files.keys()].flatMap((file) => moduleOf(file) ?? []));
  const needed = [...modules].flatMap((name) => [...(name === 'platform' ? [] : [`src/${name}/index.ts`]), `src/${name}/README.md`]);
  return needed.filter((file) => !files.has(file)).map((file) => `${file} is missing`);
}

const drawers = /(^|\/)(utils?|helpers?|common|lib|libs|core|shared|misc|services?|controllers?|repositor(?:y|ies)|managers?)(\/|\.tsx?$)/;

/** Folders and files named after no thing of the trade: drawers that collect what nobody placed. */
export function drawersIn(files: Files): string[] {
  return [...files.keys()].filter((file) => drawers.test(file));
}

type Ban = { what: string; pattern: RegExp; except?: string[] };

const bans: Ban[] = [
  { what: 'a default export', pattern: /\bexport default\b|\bas default\b/ },
  { what: 'any', pattern: /(?::|\bas|<|,|\|)\s*any\b(?!\s*[:(])|\bany\[\]/ },
  { what: 'an enum', pattern: /\b(?:const )?enum [A-Z]/ },
  { what: 'an interface', pattern: /^(?:export )?interface [A-Z]/m },
  { what: 'a namespace', pattern: /^(?:export )?namespace [A-Z]/m },
  { what: 'console', pattern: /\bconsole\./ },
  { what: 'process.env', pattern: /\bprocess\.env\b/, except: ['src/platform/config.ts', 'src/main.ts', 'src/platform/postgres.ts'] },
  {
    what: 'a class that is no error and no stateful adapter',
    pattern: /\bclass (?!\w+ extends Error\b)[A-Z]\w*/,
    except: ['src/platform/tagged-cache.ts'],
  },
  { what: 'a function named get…, handle…, process… or do…', pattern: /\bfunction (?:get|handle|process|do|manage)[A-Z]\w*/ },
  {
    what: 'a transaction of its own: inTransaction joins the one it is in',
    pattern: /\.transaction\(\)/,
    except: ['src/platform/database.ts'],
  },
  { what: 'an inline style', pattern: /\bstyle=(?:"|\{)/, except: ['src/design/mail.tsx'] },
];

/** What the sources must not hold. */
export function bannedThings(files: Files): string[] {
  return sourcesIn(files).flatMap(([file, text]) => {
    const code = withoutComments(text);
    return bans.filter(({ pattern, except }) => pattern.test(code) && !except?.includes(file)).map(({ what }) => `${file} has ${what}`);
  });
}

// Written in halves, so that this file doesn't hold what it looks for.
const quieted = new RegExp(`@ts-(?:${'ignore'}|${'expect'}-error|${'nocheck'})`);
const postponed = new RegExp(`\\b(?:${['TO', 'FIX', 'XX'].map((half, at) => half + ['DO', 'ME', 'X'][at]).join('|')})\\b.*`, 'g');

/** Silenced compilers, and work put off without a decision record that says why: `… docs/decisions/0007-x.md`. */
export function putOff(files: Files): string[] {
  return [...files]
    .filter(([file]) => /\.(ts|tsx|css|sql)$/.test(file))
    .flatMap(([file, text]) => {
      const silent = quieted.test(text) ? [`${file} silences the compiler`] : [];
      const open = [...text.matchAll(postponed)].filter(([line]) => !files.has(line.match(/docs\/decisions\/[\w-]+\.md/)?.[0] ?? ''));
      return [...silent, ...open.map(([line]) => `${file} puts off without a decision record: ${line}`)];
    });
}
