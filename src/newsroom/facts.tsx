import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { isDay } from '#platform/dates.ts';
import { field, readForm } from '#platform/http/forms.ts';
import type { Ctx } from '#platform/http/route.ts';
import type { Words } from '#platform/words.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { arrange, changeFacts, slugOf } from '#stories';
import { licences } from '#translation';
import { namesOf, numberOf, rowNumber, shelvesIn } from './around.ts';
import { countriesIn } from './countries.ts';
import { sentBack, showScreen } from './screen.tsx';

/** What was typed into the form of a story's facts, and what is wrong with it. */
export type TypedFacts = {
  sectionId: string;
  topicIds: string[];
  countries: string;
  access: string;
  exclusive: boolean;
  slug: string;
  problems?: Partial<Record<'sectionId' | 'topicIds' | 'countries' | 'access' | 'slug', string>>;
};

/** What was typed into the form of who does a version until when. */
export type TypedPlan = { assignedTo: string; deadlineOn: string; note: string; problem?: string | undefined };

const accesses = ['free', 'metered', 'subscribers'] as const;

/** Forms about what stands beside a text: where the story is filed, who does it until when. */
export function factPages(app: App, press: Press) {
  return {
    /** POST /newsroom/versions/:id/facts. */
    async facts(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const settings = await readSettings(app);
      const { words, language } = await staffFrameOf(app, c, staff, 'desk');
      const typed: TypedFacts = {
        sectionId: field(form, 'section'),
        topicIds: form.getAll('topic'),
        countries: field(form, 'countries'),
        access: field(form, 'access'),
        exclusive: form.get('exclusive') === 'yes',
        slug: field(form, 'slug'),
      };
      const shelves = await shelvesIn(app, press, language);
      const { codes, unknown } = countriesIn(typed.countries, language);
      const access = accesses.find((one) => one === typed.access);
      const slug = slugOf(typed.slug).slice(0, 100).replace(/-$/, '');
      const problems = problemsOf(words, {
        sectionId: !shelves.sections.some(({ value }) => value === typed.sectionId),
        topicIds: !typed.topicIds.every((id) => shelves.topics.some(({ value }) => value === id)),
        access: !access,
        slug: slug === '',
      });
      if (unknown.length > 0) problems.countries = words('newsroom.facts.unknownCountries', { names: unknown.join(', ') });
      if (!access || Object.keys(problems).length > 0) return showScreen(app, press, c, 400, { typedFacts: { ...typed, problems } });
      const [sectionId, topicIds] = [Number(typed.sectionId), typed.topicIds.map(Number)];
      const facts = {
        sectionId,
        topicIds,
        countryCodes: codes,
        access,
        exclusive: typed.exclusive,
        slug,
        seenSlug: field(form, 'seenSlug'),
      };
      const revision = rowNumber(form.get('revision')) ?? 0;
      const outcome = await changeFacts(press, numberOf(c), facts, revision, { by: staff, settings, licences, now: app.clock() });
      if (outcome.ok) return sentBack(app, c, 'facts');
      return showScreen(app, press, c, 409, { typedFacts: typed, refusal: { act: 'facts', reason: outcome.reason } });
    },

    /** POST /newsroom/versions/:id/arrange: who does it until when. */
    async arrange(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const typed: TypedPlan = { assignedTo: field(form, 'person'), deadlineOn: field(form, 'deadline'), note: field(form, 'note') };
      const { words } = await staffFrameOf(app, c, staff, 'desk');
      if (typed.deadlineOn !== '' && !isDay(typed.deadlineOn))
        return showScreen(app, press, c, 400, { plan: { ...typed, problem: words('newsroom.plan.noDay') } });
      const assignedTo = rowNumber(typed.assignedTo) ?? null;
      const change = {
        deadlineOn: typed.deadlineOn || null,
        note: typed.note.slice(0, 2000),
        // Who may not give it to others isn't asked.
        ...(form.has('person') ? { assignedTo } : {}),
      };
      const isPerson = assignedTo === null || (await isHere(assignedTo));
      const outcome = isPerson
        ? await arrange(press, numberOf(c), change, staff, app.clock())
        : { ok: false as const, reason: 'not-here' as const };
      if (outcome.ok) return sentBack(app, c, 'plan');
      return showScreen(app, press, c, 409, { plan: typed, refusal: { act: 'plan', reason: outcome.reason } });
    },
  };

  async function isHere(personId: number): Promise<boolean> {
    const { people } = await namesOf(app, press);
    return people.some(({ id, leftAt }) => id === personId && !leftAt);
  }
}

function problemsOf(
  words: Words,
  isWrong: Record<'sectionId' | 'topicIds' | 'access' | 'slug', boolean>,
): NonNullable<TypedFacts['problems']> {
  const texts = {
    sectionId: words('newsroom.facts.noSection'),
    topicIds: words('newsroom.facts.noTopic'),
    access: words('newsroom.facts.noAccess'),
    slug: words('newsroom.facts.noSlug'),
  };
  const wrong = (Object.keys(texts) as (keyof typeof texts)[]).filter((name) => isWrong[name]);
  return Object.fromEntries(wrong.map((name) => [name, texts[name]]));
}
