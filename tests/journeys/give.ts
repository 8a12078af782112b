import type { browserOf, TestPaper } from '../paper.ts';

type Browser = ReturnType<typeof browserOf>;
type Choice = { months?: string; email?: string; day?: string; giverName?: string; message?: string };

/** Chooses a gift and agrees to its terms. Answers its id, and the address of the payment page. */
export async function chooseGift(browser: Browser, { months = '3', email, day = '', giverName = 'Ana', message = '' }: Choice = {}) {
  const way = email ? 'letter' : 'link';
  const chosen = await browser.post('/subscribe/gift', { months, way, email: email ?? '', day, giverName, message });
  const terms = chosen.headers.get('location') ?? '';
  const agreed = await browser.post(terms);
  return { id: terms.split('/').at(-1) ?? '', page: agreed.headers.get('location') ?? '' };
}

/** Gives a subscription with a test card of the sandbox. Answers the gift's id, and the path of its link. */
export async function give(paper: TestPaper, browser: Browser, choice: Choice = {}, number = '4242 4242 4242 4242') {
  const { id, page } = await chooseGift(browser, choice);
  await browser.post(page, { number, expiry: '12/30', cvc: '123', name: 'Test Person' });
  await paper.runJobs();
  return { id, link: await linkOf(browser, id) };
}

/** The path of a gift's link, as its giver's list has it. */
export async function linkOf(browser: Browser, id: string): Promise<string> {
  const list = await (await browser.get('/account/given')).text();
  return list.match(new RegExp(`/redeem/${id}\\.[\\w-]{43}`))?.[0] ?? '';
}
