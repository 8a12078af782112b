import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { beforeAll, describe, expect, it } from 'vitest';
import { addressOf, pageKinds } from './browser/kinds.ts';
import { addPeople, type People } from './browser/people.ts';
import { browserOf, testPaper } from './paper.ts';

const paper = testPaper();
let people: People;
beforeAll(async () => {
  people = await addPeople(paper);
});

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended'],
    rules: {
      'no-inline-style': 'error',
      'no-unknown-elements': 'error',
      // One name for several checkboxes is how a form sends several of a kind.
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
      // How hono/jsx writes what parsers read alike: `<br/>`, `required=""`, a doctype in small letters.
      'void-style': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'doctype-style': 'off',
    },
  }),
);

const languages = ['en', 'fr', 'ar'];
const pages = languages.flatMap((language) =>
  pageKinds.filter((kind) => language === 'en' || !kind.isOnlyEnglish).map((kind) => ({ ...kind, language })),
);

describe('every page', () => {
  it.each(pages)('$name in $language is valid HTML', async (kind) => {
    const somebody = browserOf(paper);
    for (const [name, value] of people.jars[kind.as ?? 'visitor']) somebody.jar.set(name, value);
    const address = addressOf(kind, people, kind.language);
    const response = await (kind.fields ? somebody.post(address, kind.fields) : somebody.get(address));
    expect(response.status).toBe(kind.status ?? 200);
    const text = await response.text();
    expect(text).toContain(`<html lang="${kind.language}"`);
    const report = await validator.validateString(text);
    const found = report.results.flatMap(({ messages }) => messages.map((one) => `${one.ruleId}: ${one.message} (${one.selector})`));
    expect(found).toEqual([]);
  });
});
