import { listFormat } from '#platform/formats.ts';
import { languageName } from '#platform/languages.ts';
import type { Frame, Link } from './models.ts';

/** Who an author or translator is, above their stories. */
export function PersonHead({ about, ownName }: { about: string; ownName?: string | undefined }) {
  return (
    <>
      {ownName ? (
        <p class="own-name">
          <bdi>{ownName}</bdi>
        </p>
      ) : null}
      {about ? <p>{about}</p> : null}
    </>
  );
}

export type SourceHeadProps = { frame: Frame; about: string; country: Link | undefined; languages: string[]; site: string | undefined };

/** What a partner paper is, above the stories that come from it. */
export function SourceHead({ frame, about, country, languages, site }: SourceHeadProps) {
  const { words, language } = frame;
  const names = listFormat(language).format(languages.map((one) => languageName(one, language)));
  return (
    <>
      <p>{about}</p>
      <ul class="head-facts">
        {country ? (
          <li>
            <a href={country.href}>{country.name}</a>
          </li>
        ) : null}
        {names ? <li>{words('design.source.writtenIn', { language: names })}</li> : null}
        {site ? (
          <li>
            <a href={site} rel="external noopener">
              {words('design.source.site')}
            </a>
          </li>
        ) : null}
      </ul>
    </>
  );
}
