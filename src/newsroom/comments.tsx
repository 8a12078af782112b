import * as z from 'zod';
import { isClean } from '#document';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { asksForJson, readJson } from '#platform/http/json.ts';
import { privateJson } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { wordsIn } from '#platform/words.ts';
import { readStaff } from '#staff';
import { addComment, type Comment, commentsOf, findWork, reopenComment, resolveComment } from '#stories';
import { type Names, namesOf, numberOf, rowNumber } from './around.ts';
import { mentionsIn } from './mentions.ts';
import { sentBack, showScreen } from './screen.tsx';

const mostLetters = 5000;

const sentSchema = z.object({
  text: z.string().max(mostLetters).refine(isClean),
  block: z.int().min(0).max(100_000).optional(),
  quote: z.string().max(5000).refine(isClean).optional(),
  mentioned: z.array(z.int().positive()).max(100).optional(),
  answers: z.int().positive().optional(),
});

/** What colleagues say about a text: by forms on its screen, and as JSON for the editor in the browser. */
export function commentPages(app: App, press: Press) {
  const hereOf = (names: Names) => names.people.filter(({ leftAt }) => !leftAt);

  /** POST of a comment that is dealt with, or isn't after all. */
  const turn = (done: 'resolve' | 'reopen') => async (c: Ctx) => {
    const staff = await readStaff(app, c);
    const comment = rowNumber((await readForm(c)).get('comment'));
    const versionId = numberOf(c);
    const verb = done === 'resolve' ? resolveComment : reopenComment;
    const isTurned = comment !== undefined && (await verb(press, versionId, comment, staff, app.clock()));
    if (asksForJson(c)) return privateJson(c, { ok: isTurned }, isTurned ? 200 : 409);
    return isTurned ? sentBack(app, c, done) : showScreen(app, press, c, 409, { refusal: { act: done, reason: 'gone' } });
  };

  async function takeSent(c: Ctx): Promise<Response> {
    const staff = await readStaff(app, c);
    const words = wordsIn(c.get('language'));
    const sent = sentSchema.safeParse(await readJson(c, 50_000));
    if (!sent.success) return privateJson(c, { message: words('newsroom.comments.long', { most: mostLetters }) }, 422);
    const { text, block, quote, answers } = sent.data;
    const names = await namesOf(app, press);
    const here = new Set(hereOf(names).map(({ id }) => id));
    const mentioned = [...new Set([...(sent.data.mentioned ?? []), ...mentionsIn(text, hereOf(names))])].filter((id) => here.has(id));
    const comment = {
      text,
      mentioned,
      ...(block === undefined ? {} : { block }),
      ...(quote === undefined ? {} : { quote }),
      ...(answers === undefined ? {} : { answers }),
    };
    const versionId = numberOf(c);
    const outcome = await addComment(press, versionId, comment, staff, app.clock());
    if (!outcome.ok && outcome.reason === 'no-version') throw new Refusal(404, 'page');
    if (!outcome.ok && outcome.reason === 'not-allowed') throw new Refusal(403, 'permission');
    if (!outcome.ok)
      return privateJson(c, { message: words(outcome.reason === 'empty' ? 'newsroom.comments.empty' : 'newsroom.refused.gone') }, 422);
    const said = (await commentsOf(press, versionId)).find(({ id }) => id === outcome.id);
    return said ? privateJson(c, asSent(said, names), 201) : privateJson(c, { id: outcome.id }, 201);
  }

  return {
    resolve: turn('resolve'),
    reopen: turn('reopen'),

    /** GET /newsroom/versions/:id/comments.json: what was said, and who can be named in it. */
    async comments(c: Ctx) {
      const work = await findWork(press, numberOf(c));
      if (!work) throw new Refusal(404, 'page');
      const [names, comments] = await Promise.all([namesOf(app, press), commentsOf(press, work.versionId)]);
      return privateJson(c, {
        comments: comments.map((one) => asSent(one, names)),
        people: hereOf(names).map(({ id, name }) => ({ id, name })),
      });
    },

    /** POST /newsroom/versions/:id/comments: says something, to those it names with `@` by mail as well. */
    async comment(c: Ctx) {
      if ((c.req.header('content-type') ?? '').startsWith('application/json')) return takeSent(c);
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const words = wordsIn(c.get('language'));
      const values = { text: field(form, 'text'), answers: field(form, 'answers') };
      const refuse = (text: string) => showScreen(app, press, c, 400, { part: { part: 'comment', values, problems: { text } } });
      if (values.text === '') return refuse(words('newsroom.comments.empty'));
      if (values.text.length > mostLetters) return refuse(words('newsroom.comments.long', { most: mostLetters }));
      const mentioned = mentionsIn(values.text, hereOf(await namesOf(app, press)));
      const answers = rowNumber(values.answers);
      const comment = { text: values.text, mentioned, ...(answers === undefined ? {} : { answers }) };
      const outcome = await addComment(press, numberOf(c), comment, staff, app.clock());
      if (outcome.ok) return sentBack(app, c, 'comment');
      return showScreen(app, press, c, 409, {
        part: { part: 'comment', values, problems: {} },
        refusal: { act: 'comment', reason: outcome.reason },
      });
    },
  };
}

function asSent(comment: Comment, { nameOf }: Names) {
  const { madeBy, resolvedBy, mentioned, ...rest } = comment;
  const named = mentioned.flatMap((id) => nameOf(id) ?? []);
  return { ...rest, mentioned: named, madeBy: nameOf(madeBy) ?? '', resolvedBy: resolvedBy && nameOf(resolvedBy) };
}
