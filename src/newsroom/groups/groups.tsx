import { randomUUID } from 'node:crypto';
import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { dayOf } from '#platform/dates.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { findReader } from '#readers';
import { confirmFirst, readStaff, record, staffFrameOf } from '#staff';
import {
  allGroups,
  changeHandGroup,
  confirmDomain,
  domainsOf,
  endGroup,
  findGroup,
  type Group,
  isGroupId,
  openGroup,
} from '#subscriptions';
import { readGroup, type TypedGroup } from './group-form.tsx';
import { GroupPage, GroupsPage, saidOfGroups } from './pages.tsx';

const perPage = 50;

/** The pages on which a publisher opens groups that are paid for outside, and sees all there are. */
export function groupPages(app: App, press: Press) {
  const frameOf = async (c: Ctx) => staffFrameOf(app, c, await readStaff(app, c), 'groups');
  const saidIn = (c: Ctx) => saidOfGroups.find((one) => c.req.method === 'GET' && one === c.req.query('said'));

  async function list(c: Ctx, refused?: TypedGroup): Promise<Response> {
    const frame = await frameOf(c);
    const [, at = '', id = ''] = c.req.query('before')?.match(/^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f-]{36})$/) ?? [];
    const before = isGroupId(id) && !Number.isNaN(Date.parse(at)) ? { openedAt: new Date(at), id } : undefined;
    const found = await allGroups(press, before, perPage + 1);
    const groups = found.slice(0, perPage);
    const last = found.length > perPage ? groups.at(-1) : undefined;
    const fresh = { name: '', seats: '', from: dayOf(app.clock(), frame.timeZone), until: '', note: '', manager: '', problems: {} };
    const shown = { frame, groups, next: last && `${last.openedAt.toISOString()} ${last.id}`, typed: refused ?? fresh };
    const page = <GroupsPage {...shown} formKey={randomUUID()} isRefused={refused !== undefined} said={saidIn(c)} />;
    return privatePage(c, pageText(page), refused ? 400 : 200);
  }

  async function named(c: Ctx): Promise<Group> {
    const id = c.req.param('id') ?? '';
    const group = isGroupId(id) ? await findGroup(press, id) : undefined;
    if (!group) throw new Refusal(404, 'page');
    return group;
  }

  async function one(c: Ctx, group: Group, refused?: TypedGroup): Promise<Response> {
    const frame = await frameOf(c);
    const manager = group.managerId === null ? undefined : (await findReader(press, group.managerId))?.email;
    const page = (
      <GroupPage
        frame={frame}
        group={group}
        manager={manager}
        domains={await domainsOf(press, group.id)}
        typed={refused ?? typedOf(group)}
        said={saidIn(c)}
      />
    );
    return privatePage(c, pageText(page), refused ? 400 : 200);

    function typedOf({ name, seats, startsAt, endsAt, note }: Group): TypedGroup {
      const day = (at: Date | null) => (at ? dayOf(at, frame.timeZone) : '');
      const last = endsAt && new Date(endsAt.getTime() - 1);
      return { name, seats: String(seats), from: day(startsAt), until: day(last), note, manager: '', problems: {} };
    }
  }

  const back = async (c: Ctx, page: string, said: (typeof saidOfGroups)[number]) =>
    c.redirect(`${(await frameOf(c)).href(page)}?said=${said}`, 303);

  return {
    /** GET /newsroom/groups?before=. */
    groups: (c: Ctx) => list(c),

    /** POST /newsroom/groups: opens one by hand; sent twice, once. */
    async openGroup(c: Ctx) {
      const [staff, form, frame] = [await readStaff(app, c), await readForm(c), await frameOf(c)];
      const { typed, agreed } = readGroup(form, frame.words, frame.timeZone);
      if (!agreed) return list(c, typed);
      const unconfirmed = await confirmFirst(app, press, c, staff, form);
      if (unconfirmed) return unconfirmed;
      const key = field(form, 'form');
      const id = await inTransaction(press, async (press) => {
        const given = { ...agreed, language: frame.language, id: isGroupId(key) ? key : randomUUID() };
        const { id, isNew } = await openGroup(press, given, app.clock());
        const act = { personId: staff.id, act: 'groups.opened', detail: { name: agreed.name, seats: agreed.seats } } as const;
        if (isNew) await record(press, act, app.clock());
        return id;
      });
      return back(c, `/newsroom/groups/${id}`, 'opened');
    },

    /** GET /newsroom/groups/:id. */
    oneGroup: async (c: Ctx) => one(c, await named(c)),

    /** POST /newsroom/groups/:id: what was agreed, anew; whoever is to manage it is invited. */
    async changeGroup(c: Ctx) {
      const [staff, form, frame, group] = [await readStaff(app, c), await readForm(c), await frameOf(c), await named(c)];
      const { typed, agreed } = readGroup(form, frame.words, frame.timeZone);
      if (!agreed) return one(c, group, typed);
      const unconfirmed = await confirmFirst(app, press, c, staff, form);
      if (unconfirmed) return unconfirmed;
      const outcome = await inTransaction(press, async (press) => {
        const outcome = await changeHandGroup(press, group.id, { ...agreed, language: frame.language }, app.clock());
        const act = { personId: staff.id, act: 'groups.changed', detail: { name: agreed.name, seats: agreed.seats } } as const;
        if (outcome.ok) await record(press, act, app.clock());
        return outcome;
      });
      if (outcome.ok) return back(c, `/newsroom/groups/${group.id}`, 'changed');
      if (outcome.reason === 'gone') throw new Refusal(404, 'page');
      const problems = { seats: frame.words('newsroom.groups.tooFew', { used: outcome.used }) };
      return one(c, group, { ...typed, problems });
    },

    /** POST /newsroom/groups/:id/end. */
    async endGroup(c: Ctx) {
      const [staff, , group] = [await readStaff(app, c), await readForm(c), await named(c)];
      const isEnded = await inTransaction(press, async (press) => {
        if (!(await endGroup(press, group.id, app.clock()))) return false;
        if (!group.endedAt) await record(press, { personId: staff.id, act: 'groups.ended', detail: { name: group.name } }, app.clock());
        return true;
      });
      if (!isEnded) throw new Refusal(404, 'page');
      return back(c, '/newsroom/groups', 'ended');
    },

    /** POST /newsroom/groups/:id/domains: staff know that the domain is the group's. */
    async confirmGroupDomain(c: Ctx) {
      const [staff, form, group] = [await readStaff(app, c), await readForm(c), await named(c)];
      const domain = field(form, 'domain');
      const isThere = await inTransaction(press, async (press) => {
        if (!(await confirmDomain(press, group.id, domain, app.clock()))) return false;
        const detail = { name: group.name, host: domain };
        await record(press, { personId: staff.id, act: 'groups.domain-confirmed', detail }, app.clock());
        return true;
      });
      if (!isThere) throw new Refusal(404, 'page');
      return back(c, `/newsroom/groups/${group.id}`, 'confirmed');
    },
  };
}
