import { changeSettings, loadSettings } from '#settings';
import { addFixtureStory } from '../fixtures.ts';
import { browserOf, type TestPaper } from '../paper.ts';
import { addStaff, addStaffSession } from '../staff.ts';

/** Who looks at a page: a stranger; one who has opened `first`; one who waits for a sign-in letter; readers by how they stand with the paper; one who waits for a letter to the newsroom, who is half in, who has to set up a factor, and its publisher. */
export type Somebody =
  | 'visitor'
  | 'opened'
  | 'asked'
  | 'reader'
  | 'chooser'
  | 'trial'
  | 'cancelled'
  | 'paid'
  | 'called'
  | 'half in'
  | 'enrolling'
  | 'publisher';

/** Everybody's cookies, and the addresses that only came to be as they went along. */
export type People = {
  jars: Record<Somebody, Map<string, string>>;
  /** What stands in letters: links to sign in, to confirm newsletters, and into the newsroom. */
  links: { signIn: string; confirm: string; staff: string };
  /** Pages of open checkouts, by who opened them. */
  checkouts: { chooser: string; trial: string };
  /** Screens of versions: one that readers see while a newer text waits, one that was never published, with what colleagues said; one that is made from another. */
  screens: { mended: string; unpublished: string; translated: string };
  /** A partner's piece in the inbox. */
  item: string;
  /** The page of a webhook that was told something. */
  webhook: string;
};

const languages = ['en', 'fr', 'ar'];
const card = { expiry: '12/39', cvc: '123', name: 'Rosa Reader' };

/** Adds stories in three languages that stand behind each wall, and everybody who can come to a page. Ends with no new meters left, so that whoever has none is asked to register. */
export async function addPeople(paper: TestPaper): Promise<People> {
  for (const story of [{ slug: 'more' }, { slug: 'members', access: 'subscribers' }, { slug: 'aged', daysOld: 45 }] as const) {
    paper.fixtures.stories[story.slug] = await addFixtureStory(
      paper.press,
      paper.fixtures.ids,
      { daysOld: 2, languages, ...story },
      paper.app.clock(),
    );
  }
  const opened = browserOf(paper);
  await opened.post('/open/key-first', { language: 'en' });
  const asked = browserOf(paper);
  await asked.post('/sign-in', { email: 'asked@example.org', to: '/' });
  const signIn = await linkTo(paper, 'asked@example.org');
  await asked.post('/newsletters', { email: 'asked@example.org', newsletter: 'daily' });
  const confirm = await linkTo(paper, 'asked@example.org');

  const reader = await signedIn(paper, 'reader');
  const chooser = await signedIn(paper, 'chooser');
  const waiting = await checkoutOf(chooser, 'monthly');
  await chooser.post(waiting, { ...card, number: '4000 0025 0000 3155' });
  const trial = await signedIn(paper, 'trial');
  const done = await checkoutOf(trial, 'monthly');
  await trial.post(done, { ...card, number: '4242 4242 4242 4242' });
  const cancelled = await signedIn(paper, 'cancelled');
  await cancelled.post(await checkoutOf(cancelled, 'monthly'), { ...card, number: '4242 4242 4242 4242' });
  await cancelled.post('/account/cancel');
  const paid = await signedIn(paper, 'paid');
  await paid.post(await checkoutOf(paid, 'annual'), { ...card, number: '4242 4242 4242 4242' });
  await paper.runJobs();

  const publisher = await addStaff(paper, 'publisher', { name: 'Pia Publisher' });
  await addStaff(paper, 'contributor', { name: 'Cid Contributor' });
  await publisher.browser.post('/newsroom/people', { name: 'Ines Invited', email: 'ines@example.org', role: 'editor' });
  const screenOf = ({ versions }: { versions: Record<string, number> } | undefined = { versions: {} }) =>
    `/newsroom/versions/${versions.en}`;
  const { more } = paper.fixtures.stories;
  const screens = {
    mended: screenOf(paper.fixtures.stories.mended),
    unpublished: screenOf(paper.fixtures.hidden.unpublished),
    translated: `/newsroom/versions/${more?.versions.fr}`,
  };
  await publisher.browser.post(`${screens.translated}/made-from`, { from: String(more?.versions.en) });
  const item = await takenIn(paper, publisher.browser);
  await publisher.browser.post(`${screens.unpublished}/hand-in`, { revision: '1' });
  await publisher.browser.post(`${screens.unpublished}/hand-back`, { revision: '1', text: 'Who saw the boats?' });
  await publisher.browser.post(`${screens.unpublished}/arrange`, { person: String(publisher.id), deadline: '2026-11-23', note: 'Soon' });
  const programs = '/newsroom/programs';
  await publisher.browser.post(`${programs}/tokens`, { name: 'The importer', role: 'editor', days: '30', scope: 'stories:read' });
  const added = await publisher.browser.post(`${programs}/webhooks`, { url: 'http://127.0.0.1:9/', kind: 'published' });
  const webhook = (await added.text()).match(/\/newsroom\/programs\/webhooks\/[0-9a-f-]{36}/)?.[0] ?? '';
  await publisher.browser.post(`${webhook}/test`);
  const called = browserOf(paper);
  await called.post('/newsroom/sign-in', { email: publisher.email });
  const staff = await linkTo(paper, publisher.email);

  const { meter } = await loadSettings(paper.press);
  await changeSettings(paper.press, 'meter', { ...meter, newPerNetwork: 0 }, paper.app.clock());
  await paper.settled();
  const everybody = {
    visitor: browserOf(paper),
    opened,
    asked,
    reader,
    chooser,
    trial,
    cancelled,
    paid,
    called,
    'half in': await halfIn(paper, 'second-factor'),
    enrolling: await halfIn(paper, 'enrolment'),
    publisher: publisher.browser,
  };
  const jars = Object.fromEntries(Object.entries(everybody).map(([name, { jar }]) => [name, jar])) as People['jars'];
  return { jars, links: { signIn, confirm, staff }, checkouts: { chooser: waiting, trial: done }, screens, item, webhook };
}

type Client = ReturnType<typeof browserOf>;

/** Somebody of the staff with an app whose session waits for something. */
async function halfIn(paper: TestPaper, waitsFor: 'second-factor' | 'enrolment'): Promise<Client> {
  const { id, browser } = await addStaff(paper, 'editor');
  const row = { personId: id, sealedSecret: '', lastStep: 0, addedAt: paper.app.clock() };
  await paper.press.insertInto('staff.authenticator').values(row).execute();
  browser.jar.set('staff', await addStaffSession(paper, id, waitsFor));
  return browser;
}

/** A page of the paper named in the newest letter to an address, as a path. */
async function linkTo(paper: TestPaper, email: string): Promise<string> {
  await paper.runJobs();
  const [found] = paper.letters.findLast((one) => one.to === email)?.text.match(/https?:\/\/\S+\?\S+/) ?? [];
  if (!found) throw new Error(`No letter with a link to ${email}.`);
  const { pathname, search } = new URL(found);
  return pathname + search;
}

async function signedIn(paper: TestPaper, name: string): Promise<Client> {
  const client = browserOf(paper, { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0' });
  const email = `${name}@example.org`;
  await client.post('/sign-in', { email, to: '/' });
  await paper.runJobs();
  const code = paper.letters.findLast((one) => one.to === email)?.text.match(/\b\d{6}\b/)?.[0] ?? '';
  const answer = await client.post('/sign-in/code', { code });
  if (answer.status !== 303) throw new Error(`${name} was not let in: ${answer.status}`);
  return client;
}

async function checkoutOf(client: Client, plan: string): Promise<string> {
  const terms = (await client.post('/subscribe', { plan, to: '/world/first' })).headers.get('location') ?? '';
  const page = (await client.post(terms)).headers.get('location') ?? '';
  if (!page.startsWith('/sandbox/checkout/')) throw new Error(`No checkout, but ${page}`);
  return page;
}

/** Takes a piece of a partner's in by hand: its address in the inbox. */
async function takenIn(paper: TestPaper, browser: ReturnType<typeof browserOf>): Promise<string> {
  const source = await paper.press.selectFrom('stories.source').select('id').where('slug', '=', 'le-test').executeTakeFirstOrThrow();
  const piece = new FormData();
  piece.set('source', String(source.id));
  piece.set('text', 'Une ville bruyante\n\nTout le monde l’entend, et personne ne dit rien.');
  const found = (await browser.form('/newsroom/inbox/new', piece)).headers.get('location') ?? '';
  const facts = { headline: 'Une ville bruyante', language: 'fr', licence: '' };
  const kept = await browser.post(found.split('?')[0] ?? '', facts);
  return (kept.headers.get('location') ?? '').split('?')[0] ?? '';
}
