import type { Letter } from '#platform/mail.ts';
import type { browserOf, TestPaper } from './paper.ts';

/** What a sign-in letter holds: its six digits, and the path of its link with its fields. */
export type SignInLetter = { letter: Letter; code: string; link: string; fields: { id: string; key: string } };

/** Signs a browser in as a person, by the code of the letter. Answers the last page's response. */
export async function enter(paper: TestPaper, browser: ReturnType<typeof browserOf>, email: string, to = '/'): Promise<Response> {
  const { code } = await askForLetter(paper, browser, email, to);
  return browser.post('/sign-in/code', { code });
}

/** The letters one address got, oldest first. */
export function lettersTo(paper: TestPaper, email: string): Letter[] {
  return paper.letters.filter((letter) => letter.to === email);
}

/** Asks for a sign-in from a browser, has the letter sent, and reads it. */
export async function askForLetter(
  paper: TestPaper,
  browser: ReturnType<typeof browserOf>,
  email: string,
  to = '/',
): Promise<SignInLetter> {
  const before = paper.letters.length;
  await browser.post('/sign-in', { email, to });
  await paper.runJobs();
  const letter = paper.letters.slice(before).find((one) => one.text.includes('/sign-in/link?'));
  if (!letter) throw new Error(`No letter was sent for ${email}.`);
  const code = letter.text.match(/^\s*(\d{6})\s*$/m)?.[1] ?? '';
  return { letter, code, ...linkIn(letter) };
}

/** The first link of a letter that carries an id and a key: its path, and the fields its page posts. */
export function linkIn(letter: Letter | undefined): { link: string; fields: { id: string; key: string } } {
  const found = letter?.text.match(/https?:\/\/\S+\?id=\S+&key=\S+/)?.[0];
  if (!found) throw new Error(`There is no link in: ${letter?.text}`);
  const url = new URL(found);
  return { link: url.pathname + url.search, fields: { id: url.searchParams.get('id') ?? '', key: url.searchParams.get('key') ?? '' } };
}
