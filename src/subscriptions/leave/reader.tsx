import { type FrameOf, pageText } from '#design';
import type { App } from '#platform/app.ts';
import { field, mailAddress, readForm } from '#platform/http/forms.ts';
import { clientAddress, networkPrefix } from '#platform/http/network.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { overLimit } from '#platform/limits.ts';
import { personKey, readerOf } from '#readers';
import { type DeclarationKind, declare } from './declare.ts';
import { ConfirmDeclarationPage, DeclarePage, type DeclareProblem, pathOf, ReceivedPage, type Typed } from './pages.tsx';

/** The pages on which anybody ends a contract without signing in: withdrawal from it (two steps), and cancellation. */
export function leavePages(app: App, frameOf: FrameOf) {
  const page = (kind: DeclarationKind) => async (c: Ctx) => {
    const frame = await frameOf(c);
    if (c.req.query('received')) return privatePage(c, pageText(<ReceivedPage frame={frame} kind={kind} />));
    const email = (await readerOf(app, c))?.email ?? '';
    const typed = { name: '', email, contract: '', reason: '' };
    return privatePage(c, pageText(<DeclarePage frame={frame} kind={kind} typed={typed} problems={[]} />));
  };

  const declaring = (kind: DeclarationKind) => async (c: Ctx) => {
    const form = await readForm(c);
    const frame = await frameOf(c);
    const typed: Typed = {
      name: field(form, 'name').slice(0, 200),
      email: field(form, 'email').slice(0, 254),
      contract: field(form, 'contract').slice(0, 200),
      reason: field(form, 'reason').slice(0, 1000),
    };
    const email = mailAddress(typed.email);
    const problems: DeclareProblem[] = [...(typed.name ? [] : ['name' as const]), ...(email ? [] : ['email' as const])];
    const refuse = (status: 400 | 429, found: DeclareProblem[]) =>
      privatePage(c, pageText(<DeclarePage frame={frame} kind={kind} typed={typed} problems={found} />), status);
    if (!email || problems.length > 0) return refuse(400, problems);
    if (field(form, 'step') !== 'confirm') return privatePage(c, pageText(<ConfirmDeclarationPage frame={frame} typed={typed} />));
    const limits = [
      { key: `declare ${networkPrefix(clientAddress(app, c))}`, most: 20, perSeconds: 3600 },
      { key: `declare ${personKey(email)}`, most: 5, perSeconds: 86_400 },
    ];
    if (await overLimit(app.db, limits, app.clock())) return refuse(429, ['too-many']);
    await declare(app.db, { ...typed, email, kind, language: frame.language }, app.clock());
    return c.redirect(`${frame.href(pathOf[kind])}?received=1`, 303);
  };

  return {
    withdrawal: page('withdraw'),
    declareWithdrawal: declaring('withdraw'),
    cancellation: page('cancel'),
    declareCancellation: declaring('cancel'),
  };
}
