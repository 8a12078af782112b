import type { Child } from 'hono/jsx';
import { dayText } from '#platform/dates.ts';
import { directionOf } from '#platform/languages.ts';
import type { Frame, Passport } from './models.ts';
import { NameList } from './names.tsx';

/** Where a story comes from, in whose words, and by whose leave. */
export function PassportBox({ frame, passport }: { frame: Frame; passport: Passport }) {
  const { words, language, timeZone, now } = frame;
  const { behind } = passport;
  const { source, authors, translators } = passport;
  return (
    <section class="passport" aria-labelledby="passport-title">
      <h2 class="passport-title" id="passport-title">
        {words('design.passport.title')}
      </h2>
      {behind ? (
        <p class="passport-behind">
          {words(`design.passport.behind.${behind.kind}`, { day: dayText(behind.since, language, timeZone, now) })}
        </p>
      ) : null}
      {passport.isFirstInEnglish && language.split('-')[0] === 'en' ? (
        <p class="passport-first">{words('design.passport.firstInEnglish')}</p>
      ) : null}
      <dl>
        {source ? (
          <>
            <Row name={words('design.passport.source')}>
              <a href={source.href}>{source.name}</a>
            </Row>
            <Row name={words('design.passport.country')}>{source.country}</Row>
          </>
        ) : null}
        {passport.originalLanguage ? (
          <Row name={words('design.passport.language')}>
            <a href={passport.originalLanguage.href}>{passport.originalLanguage.name}</a>
          </Row>
        ) : null}
        {authors.length > 0 ? (
          <Row name={words('design.passport.authors', { count: authors.length })}>
            <NameList links={authors} language={language} />
          </Row>
        ) : null}
        {translators.length > 0 ? (
          <Row name={words('design.passport.translators', { count: translators.length })}>
            <NameList links={translators} language={language} />
          </Row>
        ) : null}
        {passport.translatedFrom ? <Row name={words('design.passport.madeFrom')}>{passport.translatedFrom}</Row> : null}
        <Original frame={frame} passport={passport} />
        {passport.permission ? (
          <Row name={words('design.passport.permission')}>
            <bdi>{passport.permission}</bdi>
          </Row>
        ) : null}
      </dl>
      {passport.isMachineAssisted ? <p class="passport-own">{words('design.passport.machine')}</p> : null}
      {source ? null : <p class="passport-own">{words('design.passport.own', { paper: frame.paper.name })}</p>}
    </section>
  );
}

function Original({ frame, passport }: { frame: Frame; passport: Passport }) {
  const { originalHeadline, originalUrl } = passport;
  const originalLanguage = passport.originalLanguage?.code;
  if (!originalHeadline && !originalUrl) return null;
  return (
    <Row name={frame.words('design.passport.original')}>
      {originalHeadline ? (
        <cite lang={originalLanguage} dir={originalLanguage ? directionOf(originalLanguage) : undefined}>
          {originalHeadline}
        </cite>
      ) : null}
      {originalUrl ? (
        <a class="passport-link" href={originalUrl} hreflang={originalLanguage} rel="external noopener">
          {frame.words('design.passport.readOriginal')}
        </a>
      ) : null}
    </Row>
  );
}

function Row({ name, children }: { name: string; children?: Child }) {
  return (
    <div class="passport-row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
