import type { TestPaper } from '../paper.ts';
import { type Answer, type Asked, eachOf, headerOf } from './ask.ts';
import { isGranted, newViewer, type ViewerKind } from './viewers.ts';

/** One question of the sweep: who asks for what. `opens` is the slug of a story that the request opens; `isFresh` asks for a viewer nobody has seen before. */
export type Question = Asked & { viewer: ViewerKind; opens?: string; isFresh?: boolean };

/** What the sweep found, a line each, and the marks that each viewer was rightly shown. */
export type Sweep = { findings: string[]; seen: Map<ViewerKind, Set<string>>; statuses: Map<number, number> };

// No word boundaries: after `%22` or `\\n` a mark begins in the middle of a word.
const secret = /(PAID|DRAFT)-([a-z-]+?)-(?:(en|fr|ar)-\d+|headline|deck|dateline|lead|alt)/gi;

// The same for everybody, whoever they are.
const staticFiles = /^(\/\w\w)?\/(assets\/|pictures\/|robots\.txt|api\/v1\/openapi\.json$)/;

/** The marks in a text, also where it is percent-encoded or escaped. */
export function marksIn(text: string): { mark: string; kind: 'PAID' | 'DRAFT'; slug: string }[] {
  return [...text.matchAll(secret)].map(([mark, kind = '', slug = '']) => {
    return { mark, kind: kind.toUpperCase() as 'PAID' | 'DRAFT', slug: slug.toLowerCase() };
  });
}

/**
 * Asks every question and reads the whole answer: no mark without a grant, nothing kept that is somebody's own, no fault.
 * Whoever may change something by asking is made anew for it; the others ask one after the other.
 */
export async function sweep(paper: TestPaper, ask: (asked: Asked) => Promise<Answer>, questions: Question[], atOnce = 8): Promise<Sweep> {
  const cookies = new Map<ViewerKind, Promise<string>>();
  const cookieOf = ({ viewer, isFresh }: Question) => {
    if (isFresh) return newViewer(paper, viewer);
    const known = cookies.get(viewer) ?? newViewer(paper, viewer);
    cookies.set(viewer, known);
    return known;
  };
  const result: Sweep = { findings: [], seen: new Map(), statuses: new Map() };
  const from = { logged: paper.logged.length, letters: paper.letters.length };
  await eachOf(questions, atOnce, async (question) => {
    const cookie = await cookieOf(question);
    const headers = { ...(cookie ? { cookie } : {}), ...question.headers };
    const { method, path, body } = question;
    const answer = await ask({ method, path, headers, ...(body === undefined ? {} : { body }) });
    const name = `${question.viewer}: ${method} ${path}`;
    result.statuses.set(answer.status, (result.statuses.get(answer.status) ?? 0) + 1);
    result.findings.push(...faultsOf(question, cookie, answer).map((fault) => `${name} ${fault}`));
    const seen = result.seen.get(question.viewer) ?? new Set();
    if (!isNewsroomOf(question)) for (const { mark } of marksIn(answer.text)) seen.add(mark);
    result.seen.set(question.viewer, seen);
  });
  await paper.runJobs();
  const traces = { log: paper.logged.slice(from.logged), letters: paper.letters.slice(from.letters) };
  for (const [where, lines] of Object.entries(traces)) {
    for (const { mark } of marksIn(JSON.stringify(lines))) result.findings.push(`in the ${where}: ${mark}`);
  }
  return result;
}

/** True where staff look at the newsroom: what they see there of drafts is its matrix's to judge. */
function isNewsroomOf({ viewer, path }: Question): boolean {
  return viewer === 'contributor' && /^(\/\w\w)?\/newsroom(\/|\?|$)/.test(path);
}

function faultsOf(question: Question, cookie: string, answer: Answer): string[] {
  // Node's own parser refuses what isn't HTTP before the paper hears of it, and says nothing.
  if (answer.status === 400 && answer.text === '') return [];
  const faults: string[] = [];
  const marks = marksIn(answer.text);
  const inHeaders = marksIn(JSON.stringify(answer.headers));
  const isFair = (one: { kind: string; slug: string }) =>
    isNewsroomOf(question) || (one.kind === 'PAID' && isGranted(question.viewer, one.slug, one.slug === question.opens));
  for (const one of new Set(marks.filter((mark) => !isFair(mark)).map(({ mark }) => mark))) faults.push(`shows ${one}`);
  for (const { mark } of inHeaders) faults.push(`carries ${mark} in a header`);
  if (answer.status >= 500 || answer.status === 0) faults.push(`is answered ${answer.status}`);
  if (/\bat .+\.tsx?:\d+|node_modules|permission denied/.test(answer.text)) faults.push('shows the inside of the house');

  const caching = headerOf(answer, 'cache-control');
  const isPaid = marks.some(({ kind, slug }) => kind === 'PAID' && slug !== 'open-to-all');
  const isSignedIn = cookie.includes('session=') && !question.viewer.startsWith('session ');
  const isOwn = isPaid || (isSignedIn && !staticFiles.test(question.path));
  if (isOwn && (caching !== 'private, no-store' || headerOf(answer, 'etag')))
    faults.push(`may be kept: ${caching} ${headerOf(answer, 'etag')}`);
  if (/public|s-maxage/.test(caching) && headerOf(answer, 'set-cookie')) faults.push('is public and sets a cookie');
  if (!caching) faults.push('says nothing about being kept');
  return faults;
}
