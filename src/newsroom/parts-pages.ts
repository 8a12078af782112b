import { safeLink } from '#document';
import { newslettersOf } from '#newsletters';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import type { Words } from '#platform/words.ts';
import { askForLinks, changeByline, changeLead, changeSource, changeWords, findWork, mayWrite, present, turnHeadline } from '#stories';
import { rowNumber } from './around.ts';
import { partPage } from './part-forms.tsx';

/** A line for each name. */
export function namesIn(text: string): string[] {
  const names = text.split(/\r?\n/).map((line) => line.replace(/\s+/g, ' ').trim());
  return [...new Set(names.filter(Boolean))].slice(0, 50);
}

/** Forms about a version that stand beside its text, each saved by itself. */
export function partPages(app: App, press: Press) {
  const noPicture = (words: Words, name: string) => ({ [name]: words('newsroom.lead.noPicture') });
  return {
    /** POST /newsroom/versions/:id/words: headline, deck and dateline where the editor isn't. */
    words: partPage(app, press, {
      part: 'words',
      fields: { headline: 300, deck: 1000, dateline: 100, mark: 30 },
      problemsOf: ({ headline }, words): Record<string, string> => (headline ? {} : { headline: words('newsroom.begin.noHeadline') }),
      run: (id, { headline = '', deck = '', dateline = '', mark = '' }, acted) =>
        changeWords(press, id, { headline, deck, dateline }, mark, acted),
    }),

    /** POST /newsroom/versions/:id/headlines: `turn` adds a candidate, chooses one, or drops it. */
    headlines: partPage(app, press, {
      part: 'headlines',
      fields: { headline: 300, turn: 10, choose: 300, drop: 300 },
      problemsOf: ({ headline, choose, drop }, words): Record<string, string> =>
        headline || choose || drop ? {} : { headline: words('newsroom.begin.noHeadline') },
      async run(id, { headline = '', choose = '', drop = '' }, acted, words) {
        const turn = choose ? 'choose' : drop ? 'drop' : 'add';
        const outcome = await turnHeadline(press, id, turn, choose || drop || headline, acted);
        if (outcome.ok || outcome.reason !== 'too-many') return outcome;
        return { ...outcome, problems: { headline: words('newsroom.headlines.tooMany') } };
      },
    }),

    /** POST /newsroom/versions/:id/byline: who wrote the story and who translated the version, a name a line. */
    byline: partPage(app, press, {
      part: 'byline',
      fields: { authors: 3000, translators: 3000, hasAuthors: 3, addsNew: 3, mark: 30 },
      async run(id, { authors = '', translators = '', hasAuthors, addsNew, mark = '' }, acted, words) {
        const typed = { translators: namesIn(translators), addsNew: addsNew === 'yes' };
        const given = hasAuthors === 'yes' ? { ...typed, authors: namesIn(authors) } : typed;
        const outcome = await changeByline(press, id, given, mark, acted);
        if (outcome.ok) return outcome;
        if (outcome.reason !== 'unknown' && outcome.reason !== 'ambiguous') return outcome;
        const names = outcome.names.join(', ');
        const isOfAuthors = outcome.names.some((name) => namesIn(authors).includes(name));
        const sentence =
          outcome.reason === 'unknown'
            ? words('newsroom.byline.unknown', { names })
            : words('newsroom.byline.ambiguous', { names, slugs: outcome.slugs.join(', ') });
        return { ok: false, reason: outcome.reason, problems: { [isOfAuthors ? 'authors' : 'translators']: sentence } };
      },
    }),

    /** POST /newsroom/versions/:id/source: the partner paper it comes from, the original there, and whose permission. */
    source: partPage(app, press, {
      part: 'source',
      fields: { source: 20, language: 35, headline: 500, url: 2000, permission: 500, firstInEnglish: 3, mark: 30 },
      problemsOf({ language = '', url = '' }, words): Record<string, string> {
        return {
          ...(language === '' || languageTag(language) ? {} : { language: words('newsroom.source.noLanguage') }),
          ...(url === '' || safeLink(url)?.startsWith('http') ? {} : { url: words('newsroom.source.noUrl') }),
        };
      },
      async run(id, { source = '', language = '', headline, url, permission, firstInEnglish, mark = '' }, acted) {
        const origin = {
          sourceId: rowNumber(source) ?? null,
          language: languageTag(language) ?? null,
          headline: headline || null,
          url: url || null,
          permission: permission || null,
          firstInEnglish: firstInEnglish === 'yes',
        };
        return changeSource(press, id, origin, mark, acted);
      },
    }),

    /** POST /newsroom/versions/:id/lead: the picture above the text, by its slug; none where that is empty. */
    lead: partPage(app, press, {
      part: 'lead',
      fields: { picture: 100, caption: 2000, alt: 1000, mark: 30 },
      async run(id, { picture = '', caption = '', alt = '', mark = '' }, acted, words) {
        const outcome = await changeLead(press, id, picture ? { slug: picture, caption, alt } : undefined, mark, acted);
        if (outcome.ok || outcome.reason !== 'no-picture') return outcome;
        return { ...outcome, problems: noPicture(words, 'picture') };
      },
    }),

    /** POST /newsroom/versions/:id/check-links: has the text's links followed, soon. */
    checkLinks: partPage(app, press, {
      part: 'links',
      fields: {},
      async run(id, _, { by }) {
        const work = await findWork(press, id);
        if (!work) return { ok: false, reason: 'gone' };
        if (!mayWrite(by, work)) return { ok: false, reason: 'not-allowed' };
        await askForLinks(press, id);
        return { ok: true };
      },
    }),

    /** POST /newsroom/versions/:id/presentation: words for search engines, the card in social networks, the sign-up box. */
    presentation: partPage(app, press, {
      part: 'presentation',
      fields: { searchTitle: 200, searchText: 500, socialTitle: 200, socialText: 500, socialPicture: 100, newsletter: 100, mark: 30 },
      async problemsOf({ newsletter = '' }, words): Promise<Record<string, string>> {
        const isKnown =
          ['by-topic', 'none'].includes(newsletter) || (await newslettersOf(app.db, 'en')).some(({ slug }) => slug === newsletter);
        return isKnown ? {} : { newsletter: words('newsroom.presentation.noNewsletter') };
      },
      async run(id, { mark = '', newsletter = '', ...typed }, acted, words) {
        const box = newsletter === 'by-topic' ? null : newsletter === 'none' ? '' : newsletter;
        const { searchTitle = '', searchText = '', socialTitle = '', socialText = '', socialPicture = '' } = typed;
        const shown = { searchTitle, searchText, socialTitle, socialText, socialPicture, newsletter: box };
        const outcome = await present(press, id, shown, mark, acted);
        if (outcome.ok || outcome.reason !== 'no-picture') return outcome;
        return { ...outcome, problems: noPicture(words, 'socialPicture') };
      },
    }),
  };
}

function languageTag(tag: string): string | undefined {
  try {
    return tag ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    return undefined;
  }
}
