import { Checkbox, Field, RadioCards, type StaffFrame, SubmitButton } from '#design';
import { languageName } from '#platform/languages.ts';
import { openOf } from '../around.ts';
import { type Option, TextBox } from '../forms.tsx';
import type { TypedNewsletter } from './newsletter-values.ts';
import { Group } from './settings-page.tsx';

type NewsletterFormProps = { frame: StaffFrame; typed: TypedNewsletter; languages: string[]; topics: Option[] };

/** What a newsletter is called and about, how often it comes, to whom, from whom. */
export function NewsletterForm({ frame, typed, languages, topics }: NewsletterFormProps) {
  const { words, href } = frame;
  const { problems } = typed;
  const cards = (values: readonly ('daily' | 'weekly' | 'free' | 'subscribers')[]) =>
    values.map((value) => ({ value, title: words(`newsroom.settings.newsletters.${value}`) }));
  return (
    <form method="post" action={href(`/newsroom/settings/newsletters/${typed.id ?? 'new'}`)} class="setting-form">
      <p>
        <a href={href('/newsroom/settings/newsletters')}>{words('newsroom.settings.newsletters.all')}</a>
      </p>
      <Group title={words('newsroom.settings.newsletters.names')} about={words('newsroom.settings.newsletters.namesAbout')}>
        {languages.map((language) => (
          <>
            <Field
              name={`name-${language}`}
              label={words('newsroom.settings.newsletters.nameIn', { language: languageName(language, frame.language) })}
              value={typed.names[language]}
              problem={problems[`name-${language}`]}
              maxlength={60}
            />
            <TextBox
              name={`about-${language}`}
              label={words('newsroom.settings.newsletters.aboutIn', { language: languageName(language, frame.language) })}
              value={typed.about[language]}
              problem={problems[`about-${language}`]}
              most={240}
              lang={language}
              dir="auto"
            />
          </>
        ))}
        {typed.id === undefined ? (
          <Field
            name="slug"
            label={words('newsroom.settings.sections.slug')}
            hint={words('newsroom.settings.sections.slugAbout')}
            value={typed.slug}
            problem={problems.slug}
            maxlength={40}
            dir="ltr"
          />
        ) : (
          <p class="hint">
            {words('newsroom.settings.sections.slug')}: <code dir="ltr">/newsletters/{typed.slug}</code>
          </p>
        )}
      </Group>
      <RadioCards
        name="frequency"
        legend={words('newsroom.settings.newsletters.frequency')}
        cards={cards(['daily', 'weekly'])}
        chosen={typed.frequency}
        problem={problems.frequency}
      />
      <RadioCards
        name="access"
        legend={words('newsroom.settings.newsletters.access')}
        cards={cards(['free', 'subscribers'])}
        chosen={typed.access}
        problem={problems.access}
      />
      {languages.length > 1 ? (
        <Group title={words('newsroom.settings.newsletters.languages')} about={words('newsroom.settings.newsletters.languagesAbout')}>
          {languages.map((language) => (
            <Checkbox
              name="language"
              value={language}
              label={languageName(language, frame.language)}
              isChecked={typed.languages.includes(language)}
            />
          ))}
        </Group>
      ) : null}
      {topics.length > 0 ? (
        <Group title={words('newsroom.settings.newsletters.topics')} about={words('newsroom.settings.newsletters.topicsAbout')}>
          {openOf(topics).map(({ value, name }) => (
            <Checkbox name="topic" value={value} label={name} isChecked={typed.topics.includes(value)} />
          ))}
        </Group>
      ) : null}
      <Group title={words('newsroom.settings.newsletters.sender')} about={words('newsroom.settings.newsletters.senderAbout')}>
        <Field
          name="senderName"
          label={words('newsroom.settings.newsletters.senderName')}
          value={typed.senderName}
          problem={problems.senderName}
          maxlength={60}
        />
        {(['senderEmail', 'replyTo'] as const).map((name) => (
          <Field
            name={name}
            type="email"
            label={words(`newsroom.settings.newsletters.${name}`)}
            value={typed[name]}
            problem={problems[name]}
            maxlength={254}
          />
        ))}
      </Group>
      <SubmitButton>{words('newsroom.settings.save')}</SubmitButton>
    </form>
  );
}
