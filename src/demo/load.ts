import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { type Document, documentFromMarkdown } from '#document';
import { addNewsletters } from '#newsletters';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import type { Files } from '#platform/files.ts';
import { newKey } from '#platform/tokens.ts';
import { changeSettings, loadSettings } from '#settings';
import { addNote, addPicture, addReferences, beginStory, type PictureWords, publish, saveVersion } from '#stories';
import { addPlans } from '#subscriptions';
import { ageInMinutes, readStories } from './files.ts';
import type {
  DemoLicence,
  DemoNewsletter,
  DemoPaper,
  DemoPerson,
  DemoPicture,
  DemoReader,
  DemoSource,
  DemoStory,
  DemoVersion,
  Named,
} from './format.ts';
import { addDemoLicences } from './licences.ts';
import { addDemoMailings } from './newsletters.ts';
import { addDemoReaders } from './readers.ts';

/** Loads the demo paper of `dir` into an empty paper, in one transaction; a try that fails leaves picture files behind and nothing else. Ages count back from `now`. Answers how many stories came in. */
export async function seed(app: App, press: Press, dir: string, now: Date): Promise<number> {
  const yaml = async <T>(name: string) => parse(await readFile(path.join(dir, name), 'utf8')) as T;
  const at = (age: string) => new Date(now.getTime() - ageInMinutes(age) * 60_000);
  const stories = await readStories(dir);

  await inTransaction(press, async (db) => {
    const keys = new Map(stories.map((story) => [story.slug, newKey()]));
    const documents = new Map(stories.flatMap((story) => story.versions.map((version) => [version, documentOf(story, version, keys)])));
    const said = pictureWords(documents);
    const pictures = await readPictures(db, app.files, dir, await yaml<DemoPicture[]>('pictures.yaml'), said, now);
    const paper = await yaml<DemoPaper>('paper.yaml');
    await changeSettings(db, 'paper', paper.paper, now);
    await changeSettings(db, 'meter', paper.meter, now);
    await changeSettings(db, 'archive', paper.archive, now);
    await changeSettings(db, 'offer', paper.offer, now);
    await changeSettings(db, 'front', paper.front, now);
    await addPlans(db, paper.plans);
    const sources = await yaml<DemoSource[]>('sources.yaml');
    const ids = await addReferences(db, {
      sections: await yaml<Named[]>('sections.yaml'),
      topics: await yaml<Named[]>('topics.yaml'),
      authors: await yaml<DemoPerson[]>('people.yaml'),
      sources,
      countries: [...new Set([...sources.map((one) => one.country), ...stories.flatMap((one) => one.countries)])],
    });
    await addDemoLicences(db, await yaml<DemoLicence[]>('licences.yaml'), ids.sources, paper.paper.timeZone, now);
    const newsletters = await yaml<DemoNewsletter[]>('newsletters.yaml');
    await addNewsletters(db, newsletters, ids.topics);
    await addDemoReaders(app, db, await yaml<DemoReader[]>('readers.yaml'), at, now);
    const settings = await loadSettings(db);
    for (const story of stories) {
      const { source, original } = story;
      const facts = {
        key: keys.get(story.slug) ?? newKey(),
        sectionId: required(ids.sections, story.section, story.slug),
        access: story.access,
        exclusive: story.exclusive ?? false,
        authorIds: story.authors.map((slug) => required(ids.authors, slug, story.slug)),
        topicIds: story.topics.map((slug) => required(ids.topics, slug, story.slug)),
        countryCodes: story.countries,
        source:
          source && original
            ? { ...original, id: required(ids.sources, source, story.slug), firstInEnglish: original.firstInEnglish ?? false }
            : undefined,
      };
      const publishedAt = at(story.age);
      const storyId = await beginStory(db, facts, publishedAt);
      for (const version of story.versions) {
        const text = {
          language: version.language,
          slug: version.slug,
          headline: version.headline,
          deck: version.deck ?? '',
          dateline: version.dateline,
          lead: version.lead && {
            pictureId: required(pictures, version.lead.picture, story.slug),
            caption: version.lead.caption,
            alt: version.lead.alt,
          },
          translatorIds: (version.translators ?? []).map((slug) => required(ids.authors, slug, story.slug)),
          document: documents.get(version) ?? noDocument,
        };
        const versionId = await saveVersion(db, storyId, text, publishedAt);
        const outcome = await publish(db, versionId, settings, publishedAt);
        if (!outcome.ok) throw new Error(`${story.slug}/${version.language}.md: ${outcome.reason}`);
        for (const note of story.notes ?? []) {
          const words = note.text[version.language];
          if (words) await addNote(db, versionId, note.kind, words, at(note.age));
        }
      }
    }
    await addDemoMailings(db, newsletters, ids.topics, settings, now);
  });
  return stories.length;
}

function required<T>(from: Map<string, T>, slug: string, where: string): T {
  const found = from.get(slug);
  if (found === undefined) throw new Error(`${where}: there is no "${slug}".`);
  return found;
}

const noDocument: Document = { version: 1, blocks: [] };

function documentOf(story: DemoStory, version: DemoVersion, keys: Map<string, string>): Document {
  const read = documentFromMarkdown(version.text, { story: (slug) => keys.get(slug) });
  if (!read.ok) throw new Error(`${story.slug}/${version.language}.md: ${read.problems.join(' ')}`);
  return read.document;
}

/** What pictures show, by slug and language, as the stories say that stand around them. */
function pictureWords(documents: Map<DemoVersion, Document>): Map<string, Record<string, PictureWords>> {
  const words = new Map<string, Record<string, PictureWords>>();
  const add = (slug: string, language: string, caption: string, alt: string) =>
    words.set(slug, { [language]: { caption, alt }, ...words.get(slug) });
  for (const [{ lead, language }, { blocks }] of documents) {
    if (lead) add(lead.picture, language, lead.caption, lead.alt);
    const shown = blocks.flatMap((block) => (block.type === 'picture' ? [block] : block.type === 'gallery' ? block.pictures : []));
    for (const { picture, caption, alt } of shown) add(picture, language, caption.map(({ text }) => text).join(''), alt);
  }
  return words;
}

async function readPictures(
  db: Press,
  files: Files,
  dir: string,
  pictures: DemoPicture[],
  said: Map<string, Record<string, PictureWords>>,
  now: Date,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const { slug, file, credit, agency, licence, focal } of pictures) {
    const bytes = await readFile(path.join(dir, 'pictures', file));
    const [x = 0.5, y = 0.5] = focal ?? [];
    const added = await addPicture(
      db,
      files,
      { slug, focal: { x, y }, facts: { credit, agency: agency ?? '', licence: licence ?? '', words: said.get(slug) ?? {} } },
      bytes,
      now,
    );
    if (!added.ok) throw new Error(`${file}: ${added.reason}`);
    ids.set(slug, added.id);
  }
  return ids;
}
