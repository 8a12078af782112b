import { Checkbox, Field, Notice, type StaffFrame, StaffPage, SubmitButton, staffMoment } from '#design';
import { type Figures, type Mailing, type MailingProgress, mailingPage, mostSubjects, newsletterName, openStates } from '#newsletters';
import { directionOf, languageName } from '#platform/languages.ts';
import { clauseText, type LinkableStory } from '#stories';
import { StateTag } from './list-page.tsx';
import type { Said } from './mailing.tsx';
import { PartList } from './part-list.tsx';
import { FiguresSection, ProgressBox } from './progress-box.tsx';
import { SendBox } from './send-box.tsx';

/** What a form that was refused brings back to the page. */
export type Returned = { problem?: string; typed?: Record<string, string>; subjects?: string[] };

export type MailingPageProps = {
  frame: StaffFrame;
  mailing: Mailing;
  /** Of its stories that readers can see, by key. */
  headlines: Map<string, string>;
  search: string;
  found: LinkableStory[];
  /** Once it has begun. */
  progress: MailingProgress | undefined;
  figures: Figures | undefined;
  editor: string | undefined;
  said: Said | undefined;
} & Returned;

/** One mailing: its words, its parts, and what becomes of it. */
export function MailingPage(props: MailingPageProps) {
  const { frame, mailing, said, problem } = props;
  const { words, href } = frame;
  const isOpen = openStates.includes(mailing.state);
  const title = mailing.subjects[0] ?? words('newsroom.mailings.untitled');
  return (
    <StaffPage
      frame={frame}
      kind="editor"
      title={title}
      beside={
        <a class="button button-quiet" href={href(`/newsroom/mailings/${mailing.id}/preview`)}>
          {words('newsroom.mailings.seeAsMail')}
        </a>
      }
    >
      {said && !problem ? <Notice tone="good">{words(`newsroom.mailings.said.${said}`)}</Notice> : null}
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      {mailing.leftOut.length > 0 ? (
        <Notice>
          {mailing.leftOut
            .map(({ headline, clause }) => words('newsroom.mailings.leftOut', { headline, clause: clauseText(words, clause) }))
            .join(' ')}
        </Notice>
      ) : null}
      <p class="mailing-facts">
        <StateTag frame={frame} mailing={mailing} />{' '}
        <a href={`${href('/newsroom/mailings')}?${new URLSearchParams({ newsletter: mailing.newsletter.slug })}`}>
          {newsletterName(mailing, frame.language)}
        </a>{' '}
        · {languageName(mailing.language, frame.language)}
        {mailing.byRecipe ? ` · ${words('newsroom.mailings.madeByRecipe')}` : null}
        {props.editor
          ? ` · ${words('newsroom.mailings.edited', { name: props.editor, when: staffMoment(frame, mailing.editedAt) })}`
          : null}
      </p>
      <div class="mailing-desk">
        <div class="mailing-text">
          {isOpen ? <WordsForm {...props} /> : <SentWords {...props} />}
          <FiguresSection {...props} />
          <PartList {...props} isOpen={isOpen} />
        </div>
        <div class="mailing-side">
          <ProgressBox {...props} />
          <SendBox {...props} isOpen={isOpen} />
        </div>
      </div>
    </StaffPage>
  );
}

function WordsForm({ frame, mailing, typed, subjects }: MailingPageProps) {
  const { words, href } = frame;
  const lines = subjects && subjects.length > 0 ? subjects : mailing.subjects;
  const own = typed?.preheader === undefined ? undefined : typed;
  return (
    <form method="post" action={href(`/newsroom/mailings/${mailing.id}/words`)} class="stacked mailing-words" aria-labelledby="words">
      <h2 id="words">{words('newsroom.mailings.words')}</h2>
      <input type="hidden" name="mark" value={String(mailing.mark)} />
      {Array.from({ length: mostSubjects }, (_, at) => (
        <Field
          name="subject"
          id={`subject-${at}`}
          label={at === 0 ? words('newsroom.mailings.subject') : words('newsroom.mailings.otherSubject', { number: at + 1 })}
          hint={at === 1 ? words('newsroom.mailings.subjectsAbout') : undefined}
          value={lines[at] ?? ''}
          maxlength={200}
        />
      ))}
      <Field
        name="preheader"
        label={words('newsroom.mailings.preheader')}
        hint={words('newsroom.mailings.preheaderAbout')}
        value={own?.preheader ?? mailing.preheader}
        maxlength={300}
      />
      <Checkbox
        name="whole"
        label={words('newsroom.mailings.whole')}
        about={words('newsroom.mailings.wholeAbout')}
        isChecked={own ? own.whole === 'yes' : mailing.content.whole}
      />
      <SubmitButton>{words('newsroom.mailings.save')}</SubmitButton>
    </form>
  );
}

/** What a mailing that went out was called, and which of several subjects won. */
function SentWords({ frame, mailing }: MailingPageProps) {
  const { words, href } = frame;
  return (
    <section aria-labelledby="words">
      <h2 id="words">{words('newsroom.mailings.words')}</h2>
      <ol class="sent-subjects" lang={mailing.language} dir={directionOf(mailing.language)}>
        {mailing.subjects.map((subject, at) => (
          <li>
            {subject} {mailing.winner === at + 1 ? <span class="tag tag-ready">{words('newsroom.mailings.winner')}</span> : null}
          </li>
        ))}
      </ol>
      {mailing.preheader ? <p class="hint">{mailing.preheader}</p> : null}
      {mailing.beganAt ? (
        <p>
          <a href={href(mailingPage(mailing))}>{words('newsroom.mailings.onTheWeb')}</a>
        </p>
      ) : null}
    </section>
  );
}
