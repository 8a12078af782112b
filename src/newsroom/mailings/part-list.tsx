import type { Child } from 'hono/jsx';
import { type StaffFrame, SubmitButton, staffMoment } from '#design';
import type { Mailing } from '#newsletters';
import { directionOf } from '#platform/languages.ts';
import { TextBox } from '../forms.tsx';
import type { MailingPageProps } from './mailing-page.tsx';

type PartListProps = MailingPageProps & { isOpen: boolean };

type Part = Mailing['content']['parts'][number];

/** What stands in a mailing from top to bottom, with buttons that move, change and remove it, and below it what can be added. */
export function PartList(props: PartListProps) {
  const { frame, mailing, isOpen } = props;
  const { words } = frame;
  const { parts } = mailing.content;
  return (
    <section class="mailing-parts" aria-labelledby="parts">
      <h2 id="parts">{words('newsroom.mailings.parts')}</h2>
      {parts.length === 0 ? <p class="empty">{words('newsroom.mailings.noParts')}</p> : null}
      <ol>
        {parts.map((part, at) => (
          <li>
            <PartSaid {...props} part={part} at={at} />
            {isOpen ? <Buttons {...props} part={part} at={at} last={parts.length - 1} /> : null}
          </li>
        ))}
      </ol>
      {isOpen ? <Adding {...props} /> : null}
    </section>
  );
}

function PartSaid({ frame, mailing, headlines, isOpen, part, at, typed }: PartListProps & { part: Part; at: number }) {
  const { words } = frame;
  const language = { lang: mailing.language, dir: directionOf(mailing.language) };
  if (part.kind === 'advertisement') return <p class="part-kind">{words('newsroom.mailings.advertisement')}</p>;
  if (part.kind === 'story') {
    const headline = headlines.get(part.story);
    return headline ? (
      <p class="part-story" {...language}>
        {headline}
      </p>
    ) : (
      <p class="part-story problem">{words('newsroom.mailings.goneStory')}</p>
    );
  }
  if (!isOpen) return <p {...language}>{part.text}</p>;
  const isOwn = typed?.what === 'write' && typed.at === String(at);
  return (
    <TurnForm frame={frame} mailing={mailing} fields={{ what: 'write', at: String(at) }}>
      <TextBox
        name="text"
        id={`text-${at}`}
        label={words('newsroom.mailings.text')}
        value={isOwn ? typed.text : part.text}
        most={6000}
        {...language}
      />
      <SubmitButton look="quiet">{words('newsroom.mailings.saveText')}</SubmitButton>
    </TurnForm>
  );
}

function Buttons({ frame, mailing, headlines, part, at, last }: PartListProps & { part: Part; at: number; last: number }) {
  const { words } = frame;
  const name = part.kind === 'story' ? (headlines.get(part.story) ?? '') : words(`newsroom.mailings.${part.kind}`);
  const moves = [...(at > 0 ? (['up'] as const) : []), ...(at < last ? (['down'] as const) : []), 'remove' as const];
  return (
    <TurnForm frame={frame} mailing={mailing} fields={{ at: String(at) }} look="front-buttons">
      {moves.map((what) => (
        <button
          type="submit"
          class="small-button"
          name="what"
          value={what}
          aria-label={words(`newsroom.mailings.turnsOf.${what}`, { name })}
        >
          {words(`newsroom.mailings.turns.${what}`)}
        </button>
      ))}
    </TurnForm>
  );
}

/** A story that is looked for, a text, the place for advertising. */
function Adding({ frame, mailing, search, found, typed }: PartListProps) {
  const { words, href } = frame;
  const language = { lang: mailing.language, dir: directionOf(mailing.language) };
  const hasAdvertisement = mailing.content.parts.some(({ kind }) => kind === 'advertisement');
  return (
    <div class="mailing-adding">
      <h3 id="adding">{words('newsroom.mailings.addStory')}</h3>
      <form method="get" action={`${href(`/newsroom/mailings/${mailing.id}`)}#adding`} class="filters">
        <div class="field">
          <label for="mailing-search">{words('newsroom.front.headline')}</label>
          <input id="mailing-search" type="search" name="search" value={search} maxlength={200} {...language} />
        </div>
        <button type="submit" class="small-button">
          {words('newsroom.front.search')}
        </button>
      </form>
      {found.length === 0 ? <p class="empty">{words('newsroom.mailings.noStories')}</p> : null}
      <ul class="front-found">
        {found.map((story) => (
          <li>
            <span {...language}>{story.headline}</span> <span class="tag-more">{staffMoment(frame, story.publishedAt)}</span>
            <TurnForm frame={frame} mailing={mailing} fields={{ what: 'add', kind: 'story', story: story.key }}>
              <button type="submit" class="small-button" aria-label={words('newsroom.mailings.addOf', { headline: story.headline })}>
                {words('newsroom.mailings.add')}
              </button>
            </TurnForm>
          </li>
        ))}
      </ul>
      <h3>{words('newsroom.mailings.addText')}</h3>
      <TurnForm frame={frame} mailing={mailing} fields={{ what: 'add', kind: 'text' }}>
        <TextBox
          name="text"
          id="text-new"
          label={words('newsroom.mailings.text')}
          hint={words('newsroom.mailings.textAbout')}
          value={typed?.what === 'add' && typed.kind === 'text' ? typed.text : ''}
          most={6000}
          required
          {...language}
        />
        <SubmitButton look="quiet">{words('newsroom.mailings.addText')}</SubmitButton>
      </TurnForm>
      {hasAdvertisement ? null : (
        <TurnForm frame={frame} mailing={mailing} fields={{ what: 'add', kind: 'advertisement' }}>
          <SubmitButton look="quiet">{words('newsroom.mailings.addAdvertisement')}</SubmitButton>
        </TurnForm>
      )}
    </div>
  );
}

type TurnFormProps = { frame: StaffFrame; mailing: Mailing; fields: Record<string, string>; look?: string; children?: Child };

function TurnForm({ frame, mailing, fields, look = 'stacked', children }: TurnFormProps) {
  return (
    <form method="post" action={frame.href(`/newsroom/mailings/${mailing.id}/parts`)} class={look}>
      {Object.entries({ mark: String(mailing.mark), ...fields }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
