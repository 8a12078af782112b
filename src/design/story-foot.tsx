import { dayText } from '#platform/dates.ts';
import { directionOf } from '#platform/languages.ts';
import type { Frame, Link, Passport, StoryNote } from './models.ts';

/** Updates and corrections, oldest first, as the paper owns up to them. */
export function StoryNotes({ frame, notes }: { frame: Frame; notes: StoryNote[] }) {
  const { words, language, timeZone, now } = frame;
  if (notes.length === 0) return null;
  return (
    <section class="story-notes" aria-labelledby="notes-title">
      <h2 id="notes-title">{words('design.story.notes')}</h2>
      <ul>
        {notes.map((note) => (
          <li class={`story-note story-note-${note.kind}`}>
            <strong>{words(note.kind === 'update' ? 'design.story.update' : 'design.story.correction')}</strong>{' '}
            <time datetime={note.at.toISOString()}>{dayText(note.at, language, timeZone, now)}</time> <span>{note.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A sentence or two about whoever wrote the story, with their name in their own script. */
export function AboutAuthors({ frame, authors }: { frame: Frame; authors: Passport['authors'] }) {
  const told = authors.filter((author) => author.about);
  if (told.length === 0) return null;
  return (
    <section class="about-authors" aria-labelledby="authors-title">
      <h2 id="authors-title">{frame.words('design.story.aboutAuthors', { count: told.length })}</h2>
      {told.map((author) => (
        <p>
          <a href={author.href}>{author.name}</a>
          {author.ownName && author.ownName !== author.name ? (
            <span class="own-name" dir={directionOfName(author.ownName)}>
              {author.ownName}
            </span>
          ) : null}{' '}
          {author.about}
        </p>
      ))}
    </section>
  );
}

/** A name's direction by its first strong letter, as `dir=auto` would find it. */
function directionOfName(name: string): 'rtl' | 'ltr' {
  return /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(name) ? directionOf('ar') : 'ltr';
}

/** What else the paper has on what this story is about. */
export function StoryTopics({ frame, topics }: { frame: Frame; topics: Link[] }) {
  if (topics.length === 0) return null;
  return (
    <nav class="story-topics" aria-labelledby="topics-title">
      <h2 id="topics-title">{frame.words('design.story.topics')}</h2>
      <ul>
        {topics.map((topic) => (
          <li>
            <a href={topic.href}>{topic.name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
