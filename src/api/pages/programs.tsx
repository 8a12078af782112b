import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { newKey } from '#platform/tokens.ts';
import { confirmFirst, isRole, peopleOf, readStaff, staffFrameOf } from '#staff';
import { makeToken } from '../make-token.ts';
import { revokeToken } from '../revoke-token.ts';
import { isScope, tokenDays } from '../rules.ts';
import { tokensOf } from '../store.ts';
import { webhooksOf } from '../webhooks/store.ts';
import { type Made, ProgramsPage, type TypedToken, type TypedWebhook } from './programs-page.tsx';

/** What a page of programs brings back or shows beside its lists. */
export type Shown = {
  made?: Made;
  token?: TypedToken;
  webhook?: TypedWebhook;
  problem?: string;
  said?: 'revoked' | 'removed' | undefined;
};

/** Draws the page of programs. Two statements. */
export async function showPrograms(app: App, press: Press, c: Ctx, status: 200 | 400 | 409, shown: Shown): Promise<Response> {
  const staff = await readStaff(app, c);
  const frame = await staffFrameOf(app, c, staff, 'programs');
  const [tokens, webhooks, people] = await Promise.all([tokensOf(press), webhooksOf(press), peopleOf(press)]);
  const described = `${app.baseUrl()}/api/v1/openapi.json`;
  const props = { frame, tokens, webhooks, people, described, formKey: newKey(), ...shown };
  return privatePage(c, pageText(<ProgramsPage {...props} />), status);
}

/** The page about programs: who may call, and who is told. */
export function tokenPages(app: App, press: Press) {
  return {
    /** GET /newsroom/programs. */
    async programs(c: Ctx) {
      const said = (['revoked', 'removed'] as const).find((one) => one === c.req.query('said'));
      return showPrograms(app, press, c, 200, { said });
    },

    /** POST /newsroom/programs/tokens: makes a token, and shows it this once. */
    async makeToken(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { words } = await staffFrameOf(app, c, staff, 'programs');
      const [name, role, days] = [field(form, 'name'), field(form, 'role'), Number(field(form, 'days'))];
      const scopes = [...new Set(form.getAll('scope'))].filter(isScope);
      if (!isRole(role) || !tokenDays.includes(days)) throw new Refusal(400, 'token-form');
      const typed = { name, role, days, scopes };
      const isNamed = name !== '' && name.length <= 100;
      if (!isNamed || scopes.length === 0) {
        const problems = {
          name: isNamed ? undefined : words('api.tokens.noName'),
          scopes: scopes.length > 0 ? undefined : words('api.tokens.noScope'),
        };
        return showPrograms(app, press, c, 400, { token: { ...typed, problems } });
      }
      const unconfirmed = await confirmFirst(app, press, c, staff, form);
      if (unconfirmed) return unconfirmed;
      const formKey = field(form, 'form').slice(0, 40) || newKey();
      const asked = { name, role, scopes, personId: staff.id, formKey, ...(days > 0 ? { days } : {}) };
      const outcome = await makeToken(press, asked, staff.id, app.clock());
      if (!outcome.ok) return showPrograms(app, press, c, 409, { problem: words('api.tokens.madeAlready') });
      return showPrograms(app, press, c, 200, { made: { kind: 'token', name, secret: outcome.token } });
    },

    /** POST /newsroom/programs/tokens/:id/revoke. */
    async revokeToken(c: Ctx) {
      const staff = await readStaff(app, c);
      await readForm(c);
      const id = c.req.param('id') ?? '';
      const isEnded = /^[1-9]\d{0,14}$/.test(id) && (await revokeToken(press, Number(id), staff.id, app.clock()));
      if (!isEnded) throw new Refusal(404, 'token');
      const { href } = await staffFrameOf(app, c, staff, 'programs');
      return c.redirect(`${href('/newsroom/programs')}?said=revoked`, 303);
    },
  };
}
