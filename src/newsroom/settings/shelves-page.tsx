import { Field, Problem, type StaffFrame, SubmitButton } from '#design';
import { directionOf, languageName } from '#platform/languages.ts';
import type { ShelfKind, ShelfLine } from '#stories';
import type { TypedShelf } from './shelf-values.ts';

export type ShelvesProps = {
  frame: StaffFrame;
  kind: ShelfKind;
  lines: ShelfLine[];
  languages: string[];
  typed: TypedShelf | undefined;
};

/** Sections in their order, or topics, each with its names and what can be done with it; then a form for one more. */
export function ShelfList(props: ShelvesProps) {
  const { frame, kind, lines, typed } = props;
  const { words } = frame;
  return (
    <section class="shelves" aria-labelledby={`shelves-${kind}`}>
      <h2 id={`shelves-${kind}`}>{words(`newsroom.settings.sections.${kind}s`)}</h2>
      <p class="hint">{words(`newsroom.settings.sections.${kind}sAbout`)}</p>
      {lines.length === 0 ? <p class="empty">{words('newsroom.settings.sections.none')}</p> : null}
      <ul>
        {lines.map((line, at) => (
          <ShelfForm {...props} line={line} isFirst={at === 0} isLast={at === lines.length - 1} />
        ))}
      </ul>
      <NewShelf {...props} typed={typed?.id === undefined ? typed : undefined} />
    </section>
  );
}

function NameFields({
  frame,
  kind,
  languages,
  id,
  names,
  problems,
}: Omit<ShelvesProps, 'lines' | 'typed'> & { id: string; names: Record<string, string>; problems: Record<string, string> }) {
  return (
    <>
      {languages.map((language) => {
        const field = `${kind}-${id}-${language}`;
        const problem = problems[language];
        return (
          <div class="shelf-name">
            <label for={field}>{languageName(language, frame.language)}</label>
            <input
              id={field}
              name={`name-${language}`}
              type="text"
              value={names[language] ?? ''}
              maxlength={40}
              lang={language}
              dir={directionOf(language)}
              aria-invalid={problem ? 'true' : undefined}
              aria-describedby={problem ? `${field}-problem` : undefined}
            />
            <Problem id={`${field}-problem`} text={problem} />
          </div>
        );
      })}
    </>
  );
}

function ShelfForm(props: ShelvesProps & { line: ShelfLine; isFirst: boolean; isLast: boolean }) {
  const { frame, kind, line, typed, isFirst, isLast } = props;
  const { words, href } = frame;
  const own = typed?.id === line.id ? typed : undefined;
  const button = (what: string, label: string) => (
    <button type="submit" class="small-button" name="what" value={what} aria-label={`${label}: ${line.slug}`}>
      {label}
    </button>
  );
  return (
    <li class={line.isClosed ? 'is-closed' : undefined}>
      <form method="post" action={href(`/newsroom/settings/${kind}s/${line.id}`)}>
        <p class="shelf-slug">
          <code dir="ltr">{kind === 'topic' ? `/topics/${line.slug}` : `/${line.slug}`}</code>
          {line.isClosed ? <span class="tag">{words('newsroom.settings.sections.closed')}</span> : null}
        </p>
        <div class="shelf-names">
          <NameFields {...props} id={String(line.id)} names={own?.names ?? line.names} problems={own?.problems ?? {}} />
        </div>
        <div class="shelf-buttons">
          {button('rename', words('newsroom.settings.sections.rename'))}
          {kind === 'section' && !isFirst ? button('up', words('newsroom.front.up')) : null}
          {kind === 'section' && !isLast ? button('down', words('newsroom.front.down')) : null}
          {kind === 'section' && line.isUsed && !line.isClosed ? button('close', words('newsroom.settings.sections.close')) : null}
          {line.isClosed ? button('reopen', words('newsroom.settings.sections.reopen')) : null}
          {line.isUsed ? null : button('remove', words('newsroom.settings.remove'))}
        </div>
      </form>
    </li>
  );
}

function NewShelf(props: ShelvesProps) {
  const { frame, kind, typed } = props;
  const { words, href } = frame;
  return (
    <form method="post" action={href(`/newsroom/settings/${kind}s`)} class="new-shelf">
      <h3>{words(`newsroom.settings.sections.${kind}New`)}</h3>
      <div class="shelf-names">
        <NameFields {...props} id="new" names={typed?.names ?? {}} problems={typed?.problems ?? {}} />
      </div>
      <Field
        name="slug"
        id={`new-${kind}-slug`}
        label={words('newsroom.settings.sections.slug')}
        hint={words('newsroom.settings.sections.slugAbout')}
        value={typed?.slug}
        problem={typed?.problems.slug}
        maxlength={40}
        dir="ltr"
      />
      <SubmitButton look="quiet">{words('newsroom.settings.sections.add')}</SubmitButton>
    </form>
  );
}
