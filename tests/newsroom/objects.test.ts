import { beforeAll, describe, expect, test } from 'vitest';
import { type Route, route } from '#platform/http/route.ts';
import { roles } from '#staff';
import { testPaper } from '../paper.ts';
import { addStaff, type StaffFixture } from '../staff.ts';
import { everyField, type Kind, kindOf, type Relation, type Thing } from './objects.ts';

const paper = testPaper();
let colleague: StaffFixture;
let editor: StaffFixture;

beforeAll(async () => {
  colleague = await addStaff(paper, 'contributor', { name: 'Cleo Colleague' });
  editor = await addStaff(paper, 'editor', { name: 'Ed Editor' });
});

const objectRoutes = () => paper.routes.filter((one) => one.who.startsWith('staff:') && kindOf(one));
const emptyText = { version: 1, blocks: [{ type: 'paragraph', text: [{ text: 'A stolen text.' }] }] };

/** Posts everything a form could hold; as JSON, where the address takes nothing else. */
async function change({ browser }: StaffFixture, { path }: Route, { id, fields, hidden }: Thing): Promise<number> {
  const address = path.replace(/:\w+/, id);
  const form = await browser.post(address, { ...everyField, ...fields, ...hidden?.[address.split('/').at(-1) ?? ''] });
  if (form.status !== 415) return form.status;
  const body = JSON.stringify({ ...everyField, ...fields, base: Number(fields.base), document: emptyText });
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  return (await browser.send(address, body, headers)).status;
}

/** Whether somebody's request changes a thing that stands to them like this, and how it is answered. */
async function tries(self: StaffFixture, one: Route, kind: Kind, relation: Relation): Promise<{ status: number; isChanged: boolean }> {
  const thing = await kind.make(paper, { self, colleague, editor }, relation);
  const before = await kind.stateOf(paper, thing);
  const status = await change(self, one, thing);
  return { status, isChanged: (await kind.stateOf(paper, thing)) !== before };
}

describe('role × route × object', () => {
  test.each([
    ['contributor', ['other', 'other-language']],
    ['translator', ['other-language']],
  ] as const)('a %s changes nothing that is a colleague’s, by no route', async (role, foreign: readonly Relation[]) => {
    const self = await addStaff(paper, role);
    const changed: string[] = [];
    for (const one of objectRoutes()) {
      const kind = kindOf(one);
      for (const relation of (kind?.relations ?? []).filter((which) => foreign.includes(which))) {
        const outcome = kind && (await tries(self, one, kind, relation));
        const name = `${one.method} ${one.path} of ${relation}`;
        if (outcome?.isChanged) changed.push(name);
        expect(outcome?.status, name).toBeLessThan(500);
      }
    }
    expect(changed).toEqual([]);
  });

  test('the same requests change what is one’s own or was given to one, and for an editor what is anybody’s', async () => {
    const self = await addStaff(paper, 'contributor');
    const changedBy = async (who: StaffFixture, relation: Relation) => {
      const names: string[] = [];
      for (const one of objectRoutes()) {
        const kind = kindOf(one);
        if (!kind?.relations.includes(relation)) continue;
        if ((await tries(who, one, kind, relation)).isChanged) names.push(one.path.replace('/newsroom/', ''));
      }
      return names;
    };
    const writing = ['draft', 'facts', 'hand-in', 'words', 'byline', 'headlines', 'source', 'lead', 'presentation'].map(
      (one) => `versions/:id/${one}`,
    );
    expect(await changedBy(self, 'own')).toEqual(expect.arrayContaining([...writing, 'own/passkeys/:id/remove', 'pictures/:slug']));
    expect(await changedBy(self, 'assigned')).toEqual(expect.arrayContaining(writing));
    const byEditor = await changedBy(editor, 'other');
    expect(byEditor).toEqual(expect.arrayContaining([...writing, 'pictures/:slug']));
    expect(byEditor).not.toContain('own/passkeys/:id/remove');
  });

  test('a route for contributors whose things nobody taught the matrix fails it', () => {
    const planted = route('POST', '/newsroom/drawers/:id', 'staff:stories:write', 'private', () => new Response(''));
    expect(() => kindOf(planted)).toThrow('POST /newsroom/drawers/:id');
    expect(kindOf({ ...planted, who: 'staff:settings:change' })).toBeUndefined();
    expect(roles.length).toBe(4);
  });

  test('a route that forgets whose a thing is is found out', async () => {
    const self = await addStaff(paper, 'contributor');
    const one = objectRoutes().find(({ path }) => path === '/newsroom/versions/:id/facts');
    const kind = one && kindOf(one);
    const thing = await kind?.make(paper, { self, colleague, editor }, 'other');
    if (!kind || !thing) throw new Error('There is no such route.');
    const before = await kind.stateOf(paper, thing);
    await paper.press.updateTable('stories.work').set({ headline: 'Stolen' }).where('versionId', '=', Number(thing.id)).execute();
    expect(await kind.stateOf(paper, thing)).not.toBe(before);
  });
});
