import { pageText } from '#design';
import { isClean } from '#document';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { actsOpen, addComment, commentsOf, handOf, lockWork } from '#stories';
import { approveTranslation, licences, reviewOf } from '#translation';
import { namesOf, numberOf, rowNumber } from '../around.ts';
import { contextOf } from '../block-context.ts';
import { mentionsIn } from '../mentions.ts';
import { ReviewPage, type ReviewReturned } from './review-page.tsx';

const mostLetters = 5000;

/** A version beside its source for whoever reviews it. */
export function reviewPages(app: App, press: Press) {
  async function show(c: Ctx, status: 200 | 400 | 409, returned: ReviewReturned): Promise<Response> {
    const staff = await readStaff(app, c);
    const frame = await staffFrameOf(app, c, staff, 'translations');
    const settings = await readSettings(app);
    const outcome = await reviewOf(press, numberOf(c));
    if (!outcome.ok && outcome.reason === 'no-version') throw new Refusal(404, 'page');
    if (!outcome.ok) return c.redirect(frame.href(`/newsroom/versions/${outcome.work.versionId}/translate`), 303);
    const { review } = outcome;
    const { work, known, target } = review.desk;
    // Stories that a text links to in a box are named by their box alone: whoever reviews reads the words.
    const shown = [known, target].map(({ document }) => ({
      ...document,
      blocks: document.blocks.filter(({ type }) => type !== 'related'),
    }));
    const [names, comments, context] = await Promise.all([
      namesOf(app, press),
      commentsOf(press, work.versionId),
      contextOf(app, settings, work.language, shown),
    ]);
    const acts = actsOpen(work, handOf(staff, work), settings.newsroom.review, frame.now);
    return privatePage(c, pageText(<ReviewPage {...{ frame, review, names, comments, context, acts, ...returned }} />), status);
  }

  return {
    /** GET /newsroom/versions/:id/review. At most eight statements, nine where it was given back before. */
    review: (c: Ctx) => show(c, 200, {}),

    /** POST /newsroom/versions/:id/review/approve: passes the revision that was looked at. */
    async approveReview(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const settings = await readSettings(app);
      const versionId = numberOf(c);
      const acted = { by: staff, settings, licences, now: app.clock() };
      const outcome = await inTransaction(press, async (press) => {
        const work = await lockWork(press, versionId);
        if (!work) throw new Refusal(404, 'page');
        if (rowNumber(form.get('revision')) !== work.newest.number) return { ok: false as const, reason: 'stale' as const };
        return approveTranslation(press, versionId, form.get('machineRead') === 'yes', acted);
      });
      if (!outcome.ok) return show(c, 409, { refusal: outcome.reason });
      const { href } = await staffFrameOf(app, c, staff, 'translations');
      return c.redirect(`${href(`/newsroom/versions/${versionId}`)}?said=approve`, 303);
    },

    /** POST /newsroom/versions/:id/review/comments: says something about one block of the text. */
    async commentReview(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { words, href } = await staffFrameOf(app, c, staff, 'translations');
      const block = field(form, 'block');
      const text = field(form, 'text');
      const place = /^\d{1,5}$/.test(block) ? Number(block) : undefined;
      if (place === undefined) throw new Refusal(400, 'comment-place');
      const refuse = (problem: string) => show(c, 400, { comment: { block: place, text, problem } });
      if (text === '') return refuse(words('newsroom.comments.empty'));
      if (text.length > mostLetters || !isClean(text.replace(/[\r\n]/g, ' ')))
        return refuse(words('newsroom.comments.long', { most: mostLetters }));
      const { people } = await namesOf(app, press);
      const mentioned = mentionsIn(
        text,
        people.filter(({ leftAt }) => !leftAt),
      );
      const versionId = numberOf(c);
      const outcome = await addComment(press, versionId, { text, block: place, mentioned }, staff, app.clock());
      if (!outcome.ok && outcome.reason === 'no-version') throw new Refusal(404, 'page');
      if (!outcome.ok) throw new Refusal(403, 'permission');
      return c.redirect(`${href(`/newsroom/versions/${versionId}/review`)}#comment-${outcome.id}`, 303);
    },
  };
}
