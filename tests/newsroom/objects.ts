import { sql } from 'kysely';
import type { Route } from '#platform/http/route.ts';
import { may, type Permission, type Staff } from '#staff';
import { beginVersion, findWork, proposeStory } from '#stories';
import type { TestPaper } from '../paper.ts';
import type { StaffFixture } from '../staff.ts';

/** Whose an object is, as one person sees it: they made it; it was given to them; a colleague's; a colleague's language of a story of theirs. */
export const relations = ['own', 'assigned', 'other', 'other-language'] as const;
export type Relation = (typeof relations)[number];

/** A thing of the newsroom: what stands in its address, the fields under which it is changed, and those that stand hidden in single forms, by the last word of their address. */
export type Thing = { id: string; fields: Record<string, string>; hidden?: Record<string, Record<string, string>> };

/** A kind of thing that belongs to somebody, by the start of its addresses. */
export type Kind = {
  prefix: string;
  relations: readonly Relation[];
  make: (
    paper: TestPaper,
    people: { self: StaffFixture; colleague: StaffFixture; editor: StaffFixture },
    relation: Relation,
  ) => Promise<Thing>;
  /** Everything that is kept of it and that only its people may change, in one text. */
  stateOf: (paper: TestPaper, thing: Thing) => Promise<string>;
};

const asStaff = ({ id, email }: StaffFixture, role: Staff['role']): Staff => ({ id, name: email, email, role, authorId: undefined });

let made = 0;

const seen = new Map<Relation, Thing['hidden']>();

/** The hidden fields of a page's forms, by the last word of where they are posted. */
function hiddenIn(page: string): Record<string, Record<string, string>> {
  const forms = [...page.matchAll(/<form [^>]*action="([^"]+)"[^>]*>(.*?)<\/form>/gs)];
  const fieldsOf = (form: string) => [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(
    forms.map(([, action = '', form = '']) => [
      action.split('/').at(-1),
      Object.fromEntries(fieldsOf(form).map(([, name = '', value = '']) => [name, value])),
    ]),
  );
}

const version: Kind = {
  prefix: '/newsroom/versions/:id',
  relations,
  async make(paper, { self, colleague, editor }, relation) {
    const { press, fixtures } = paper;
    const now = paper.app.clock();
    const maker = asStaff(relation === 'own' || relation === 'other-language' ? self : colleague, 'contributor');
    const story = { sectionId: fixtures.ids.sections.get('world') ?? 0, headline: 'A thing', access: 'metered' as const };
    const begun = await proposeStory(press, { ...story, language: 'en' }, maker, now);
    if (!begun.ok) throw new Error(begun.reason);
    let id = begun.versionId;
    if (relation === 'assigned') await press.updateTable('stories.work').set({ assignedTo: self.id }).where('versionId', '=', id).execute();
    if (relation === 'other-language') {
      const { storyId } = await press.selectFrom('stories.version').select('storyId').where('id', '=', id).executeTakeFirstOrThrow();
      const given = { storyId, language: 'fr', headline: story.headline, assignedTo: colleague.id };
      const other = await beginVersion(press, given, asStaff(editor, 'editor'), now);
      if (!other.ok) throw new Error(other.reason);
      id = other.versionId;
    }
    const work = await findWork(press, id);
    const number = String(work?.newest.number);
    const fields = { revision: number, base: number, number: '1', slug: `thing-${++made}`, seenSlug: work?.newest.slug ?? '' };
    // What the forms say hidden is the same for all that stand like this: it is read once, where an editor sees it.
    const hidden = seen.get(relation) ?? hiddenIn(await (await editor.browser.get(`/newsroom/versions/${id}`)).text());
    seen.set(relation, hidden);
    return { id: String(id), fields, hidden };
  },
  async stateOf({ press }, { id }) {
    // What colleagues may add to any version isn't its own: what they say of it, that they look at it.
    const beside = ['comment', 'mention', 'presence', 'preview_link'];
    const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.columns
      where table_schema = 'stories' and column_name = 'version_id' order by table_name`.execute(press);
    const tables = rows.map(({ name }) => name).filter((name) => !beside.includes(name));
    const parts = await Promise.all(
      tables.map((name) =>
        sql<{ text: string }>`select t::text as text from ${sql.table(`stories.${name}`)} t where version_id = ${id} order by 1`.execute(
          press,
        ),
      ),
    );
    const own = await sql<{
      text: string;
    }>`select v::text || s::text as text from stories.version v join stories.story s on s.id = v.story_id where v.id = ${id}`.execute(
      press,
    );
    return JSON.stringify([own.rows, ...parts.map((part) => part.rows)]);
  },
};

const passkey: Kind = {
  prefix: '/newsroom/own/passkeys/:id',
  relations: ['own', 'other'],
  async make({ press, app }, { self, colleague }, relation) {
    const row = {
      credentialId: `passkey-${++made}`,
      publicKey: Buffer.from('x'),
      counter: 0,
      transports: [],
      name: 'A key',
      addedAt: app.clock(),
    };
    const personId = relation === 'own' ? self.id : colleague.id;
    const { id } = await press
      .insertInto('staff.passkey')
      .values({ ...row, personId })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id: String(id), fields: {} };
  },
  stateOf: async ({ press }, { id }) =>
    JSON.stringify(await press.selectFrom('staff.passkey').selectAll().where('id', '=', Number(id)).execute()),
};

const picture: Kind = {
  prefix: '/newsroom/pictures/:slug',
  relations: ['own', 'other'],
  async make({ press, app }, { self, colleague }, relation) {
    const slug = `thing-${++made}`;
    const row = {
      slug,
      file: `pictures/${slug}/original.png`,
      mediaType: 'image/png',
      width: 1,
      height: 1,
      credit: 'Credit',
      addedAt: app.clock(),
    };
    const addedBy = relation === 'own' ? self.id : colleague.id;
    await press
      .insertInto('stories.picture')
      .values({ ...row, addedBy })
      .execute();
    return { id: slug, fields: {} };
  },
  stateOf: async ({ press }, { id }) =>
    JSON.stringify(await press.selectFrom('stories.picture').selectAll().where('slug', '=', id).execute()),
};

/** A pair of the memory: one's own as long as one's version is under way, else the paper's. */
const pair: Kind = {
  prefix: '/newsroom/memory/:id',
  relations: ['own', 'other'],
  async make({ press, app }, { self }, relation) {
    const key = Buffer.from(`pair ${++made}`);
    const scope = relation === 'own' ? { scope: 'person', personId: self.id } : { scope: 'paper' };
    const texts = { sourceLanguage: 'fr', targetLanguage: 'en', sourceText: `Source ${made}`, targetText: 'Target', kind: 'sentence' };
    const { id } = await press
      .insertInto('translation.pair')
      .values({ ...texts, ...scope, sourceKey: key, sketch: [], length: 8, state: 'approved', madeAt: app.clock() })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id: String(id), fields: {} };
  },
  stateOf: async ({ press }, { id }) =>
    JSON.stringify(await press.selectFrom('translation.pair').selectAll().where('id', '=', Number(id)).execute()),
};

export const kinds: Kind[] = [version, passkey, picture, pair];

/**
 * The kind of thing whose address a route takes; undefined where it takes none, or where only those may use it who may change everything.
 * A route for contributors with a parameter that nobody taught it here fails.
 */
export function kindOf({ method, path, who }: Route): Kind | undefined {
  if (method === 'GET' || !path.includes(':') || !may('contributor', who.replace(/^staff:/, '') as Permission)) return undefined;
  const kind = kinds.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
  if (!kind) throw new Error(`tests/newsroom/objects.ts doesn't know whose the things at ${method} ${path} are.`);
  return kind;
}

/** A field of every form of the newsroom, filled in with what would change something. */
export const everyField: Record<string, string> = {
  text: 'Because.',
  note: 'Because.',
  reason: 'Because.',
  headline: 'A stolen headline',
  deck: 'A stolen deck',
  dateline: 'ELSEWHERE',
  title: 'A stolen title',
  description: 'A stolen description',
  what: 'headline',
  turn: 'main',
  candidate: 'A stolen candidate',
  section: '1',
  access: 'free',
  exclusive: 'yes',
  countries: 'FR',
  language: 'ar',
  person: '',
  deadline: '2027-01-01',
  newsletter: 'none',
  names: 'A Stolen Name',
  authors: 'Ana Author',
  translators: 'Ana Author',
  hasAuthors: 'yes',
  addsNew: 'yes',
  source: '1',
  searchTitle: 'A stolen title',
  socialTitle: 'A stolen title',
  url: 'https://stolen.example/',
  permission: 'Stolen.',
  picture: 'harbour',
  lead: 'harbour',
  alt: 'Stolen.',
  caption: 'Stolen.',
  credit: 'Stolen credit',
  focalX: '10',
  focalY: '10',
  days: '1',
  openings: '1',
};
