import { type NewsletterCard, type StaffFrame, StaffPage, SubmitButton, staffMoment } from '#design';
import { type Mailing, newsletterName, type Recipe } from '#newsletters';
import { directionOf, languageName } from '#platform/languages.ts';
import { Choice } from '../forms.tsx';

type Listed = NewsletterCard & { id: number };

type MailingsPageProps = {
  frame: StaffFrame;
  newsletters: Listed[];
  shown: Listed | undefined;
  languages: string[];
  mailings: Mailing[];
  recipes: Recipe[];
  older: number | undefined;
};

/** The mailings of every newsletter, newest first, and what comes round by itself. */
export function MailingsPage(props: MailingsPageProps) {
  const { frame, newsletters, shown, mailings, older } = props;
  const { words, href } = frame;
  const at = (query: Record<string, string>) => `${href('/newsroom/mailings')}?${new URLSearchParams(query)}`;
  return (
    <StaffPage frame={frame} kind="list" title={words('staff.places.mailings')}>
      <MakeForm {...props} />
      <nav class="states" aria-label={words('newsroom.mailings.newsletter')}>
        <ul>
          <li>
            <a href={href('/newsroom/mailings')} aria-current={shown ? undefined : 'true'}>
              {words('newsroom.mailings.all')}
            </a>
          </li>
          {newsletters.map((one) => (
            <li>
              <a href={at({ newsletter: one.slug })} aria-current={one.slug === shown?.slug ? 'true' : undefined}>
                {one.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {mailings.length === 0 ? <p class="empty">{words('newsroom.mailings.none')}</p> : <MailingTable frame={frame} mailings={mailings} />}
      {older ? (
        <p class="more">
          <a href={at({ ...(shown ? { newsletter: shown.slug } : {}), before: String(older) })}>{words('newsroom.mailings.older')}</a>
        </p>
      ) : null}
      <Recipes {...props} />
    </StaffPage>
  );
}

function MakeForm({ frame, newsletters, shown, languages }: MailingsPageProps) {
  const { words, href } = frame;
  return (
    <form method="post" action={href('/newsroom/mailings')} class="filters">
      <Choice
        name="newsletter"
        label={words('newsroom.mailings.newsletter')}
        options={newsletters.map(({ slug, name }) => ({ value: slug, name }))}
        chosen={shown?.slug}
      />
      <Choice
        name="language"
        label={words('newsroom.mailings.language')}
        options={languages.map((one) => ({ value: one, name: languageName(one, frame.language) }))}
        chosen={frame.language}
      />
      <SubmitButton name="by" value="recipe">
        {words('newsroom.mailings.byRecipe')}
      </SubmitButton>
      <SubmitButton look="quiet" name="by" value="hand">
        {words('newsroom.mailings.byHand')}
      </SubmitButton>
    </form>
  );
}

function MailingTable({ frame, mailings }: { frame: StaffFrame; mailings: Mailing[] }) {
  const { words, href } = frame;
  return (
    <section class="table-frame" tabindex={0} aria-label={words('staff.places.mailings')}>
      <table class="mailing-table">
        <thead>
          <tr>
            <th scope="col">{words('newsroom.mailings.subject')}</th>
            <th scope="col">{words('newsroom.mailings.newsletter')}</th>
            <th scope="col">{words('newsroom.mailings.language')}</th>
            <th scope="col">{words('newsroom.mailings.state')}</th>
            <th scope="col">{words('newsroom.mailings.when')}</th>
          </tr>
        </thead>
        <tbody>
          {mailings.map((one) => (
            <tr>
              <th scope="row">
                <a href={href(`/newsroom/mailings/${one.id}`)} lang={one.language} dir={directionOf(one.language)}>
                  {one.subjects[0] ?? words('newsroom.mailings.untitled')}
                </a>
              </th>
              <td>{newsletterName(one, frame.language)}</td>
              <td>{languageName(one.language, frame.language)}</td>
              <td>
                <StateTag frame={frame} mailing={one} />
              </td>
              <td>{staffMoment(frame, one.finishedAt ?? one.beganAt ?? one.scheduledFor ?? one.madeAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where a mailing stands, and why it waits where it does. */
export function StateTag({ frame, mailing }: { frame: StaffFrame; mailing: Pick<Mailing, 'state' | 'waitsBecause'> }) {
  const { words } = frame;
  return (
    <>
      <span class={mailing.state === 'sent' ? 'tag tag-ready' : 'tag'}>{words(`newsroom.mailings.states.${mailing.state}`)}</span>
      {mailing.waitsBecause ? <span class="tag-more">{words(`newsroom.mailings.waits.${mailing.waitsBecause}`)}</span> : null}
    </>
  );
}

/** What each newsletter is made of by itself, in each language, and when it comes round next. */
function Recipes({ frame, newsletters, languages, recipes }: MailingsPageProps) {
  const { words, href } = frame;
  return (
    <section aria-labelledby="recipes">
      <h2 id="recipes">{words('newsroom.mailings.recipes')}</h2>
      <p class="hint">{words('newsroom.mailings.recipesAbout')}</p>
      <ul class="recipe-list">
        {newsletters.map(({ id, name }) => (
          <li>
            <strong>{name}</strong>
            <ul>
              {languages.map((language) => {
                const recipe = recipes.find((one) => one.newsletterId === id && one.language === language);
                const next = recipe?.nextAt;
                return (
                  <li>
                    <a href={`${href(`/newsroom/mailings/recipes/${id}`)}?${new URLSearchParams({ language })}`}>
                      {languageName(language, frame.language)}
                    </a>
                    {next ? <span class="tag-more">{words('newsroom.mailings.next', { when: staffMoment(frame, next) })}</span> : null}
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
