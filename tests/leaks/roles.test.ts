import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteRole } from '#platform/database.ts';
import { testPaper } from '../paper.ts';
import { marksIn } from './sweep.ts';

const paper = testPaper();
let site: pg.Client;

beforeAll(async () => {
  site = new pg.Client({ connectionString: paper.databaseUrl, options: `-c role=${siteRole}` });
  await site.connect();
});
afterAll(() => site.end());

const refusal = (statement: string) =>
  site.query(statement).then(
    () => 'it was answered',
    (error: Error) => error.message,
  );

describe('the role behind reader pages', () => {
  const closed = [
    ['stories.body', 'document'],
    ['stories.revision', 'document'],
    ['stories.work', 'headline'],
    ['stories.comment', 'text'],
    ['stories.preview_link', 'token_hash'],
  ];

  test.each(closed)('may do nothing to %s', async (table, column) => {
    const statements = [
      `select ${column} from ${table}`,
      `select count(*) from ${table}`,
      `select 1 from ${table} limit 0`,
      `table ${table}`,
      `select v.id from stories.version v where exists (select from ${table} b where b.version_id = v.id)`,
      `select v.id from stories.version v left join ${table} b on b.version_id = v.id`,
      `with b as (select * from ${table}) select count(*) from b`,
      `select * from ${table} for update`,
      `explain analyze select ${column} from ${table}`,
      `copy ${table} to stdout`,
      `copy (select ${column} from ${table}) to stdout`,
      `insert into ${table} (version_id, ${column}) values (1, '{}')`,
      `update ${table} set ${column} = '{}'`,
      `update stories.version v set deck = b.${column}::text from ${table} b where b.version_id = v.id`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
      `create view pg_temp.window as select * from ${table}; select * from pg_temp.window`,
      `create trigger spy before update on ${table} execute function suppress_redundant_updates_trigger()`,
      `alter table ${table} disable row level security`,
      `grant select on ${table} to ${siteRole}`,
    ];
    for (const statement of statements) expect(await refusal(statement), statement).toMatch(/permission denied|must be owner/);
    const rights = async (has: string, names: string[]) => {
      const held = await site.query<{ name: string }>(`select name from unnest($3::text[]) name where ${has}($1, $2, name)`, [
        siteRole,
        table,
        names,
      ]);
      return held.rows.map(({ name }) => name);
    };
    expect(await rights('has_table_privilege', ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger'])).toEqual([]);
    expect(await rights('has_any_column_privilege', ['select', 'insert', 'update', 'references'])).toEqual([]);
  });

  test('reads what is public, and is no other role in disguise', async () => {
    expect((await site.query('select preview from stories.version where published_at is not null')).rows.length).toBeGreaterThan(5);
    const { rows } = await site.query('select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole from pg_roles where rolname = $1', [
      siteRole,
    ]);
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false }]);
    const member = await site.query('select rolname from pg_roles where rolname <> $1 and pg_has_role($1, oid, $2)', [siteRole, 'member']);
    expect(member.rows).toEqual([]);
  });

  test('finds no function or view that would read for it with the rights of another', async () => {
    const { rows } = await site.query(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and has_function_privilege(p.oid, 'execute')
       union all
       select distinct c.oid::regclass::text from pg_class c join pg_rewrite r on r.ev_class = c.oid join pg_depend d on d.objid = r.oid
       where c.relkind in ('v', 'm') and d.refobjid in ('stories.body'::regclass, 'stories.revision'::regclass)`,
    );
    // They ask for work and answer nothing; say whose session a staff cookie's hash is; note that it was used. None comes near a story.
    expect(rows.map(({ name }) => name).sort()).toEqual([
      'platform.enqueue(text,json,timestamp with time zone,text,integer,text)',
      'platform.enqueue_all(text,jsonb,integer)',
      'staff.session_of(bytea)',
      'staff.touch_session(bytea,timestamp with time zone)',
    ]);
  });

  test('is the one that app.db works under, on every connection', async () => {
    const whoAmI = sql<{ role: string }>`select current_user as role, pg_sleep(0.01)`;
    const found = await Promise.all(Array.from({ length: 20 }, async () => (await whoAmI.execute(paper.app.db)).rows[0]?.role));
    expect(new Set(found)).toEqual(new Set([siteRole]));
    for (const table of ['stories.body', 'newsletters.rendering'] as const)
      await expect(paper.app.db.selectFrom(table).selectAll().execute()).rejects.toThrow('permission denied');
  });

  test('finds no paid or unpublished word in any table it can read, save in free stories', async () => {
    const { rows: tables } = await site.query<{ name: string; readable: boolean }>(
      `select format('%I.%I', n.nspname, c.relname) as name, has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as readable
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
    );
    const readable = tables.filter((table) => table.readable).map(({ name }) => name);
    expect(readable).toEqual(expect.arrayContaining(['stories.version', 'stories.note', 'stories.listing', 'platform.kept_mail']));
    const found: string[] = [];
    for (const name of readable) {
      const { rows } = await site.query<{ row: string }>(`select t::text as row from ${name} t`);
      const marks = rows.flatMap(({ row }) => marksIn(row)).filter(({ slug }) => slug !== 'open-to-all');
      found.push(...new Set(marks.map(({ mark }) => `${name}: ${mark}`)));
    }
    expect(found).toEqual([]);
    const { rows } = await sql<{ row: string }>`select t::text as row from stories.body t`.execute(paper.press);
    expect(rows.flatMap(({ row }) => marksIn(row)).length).toBeGreaterThan(100);
  });
});

test('no file of the paper holds a paid word', async () => {
  const { dataDir } = paper.app.config;
  const files = (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(marksIn(await readFile(path.join(file.parentPath, file.name), 'latin1')), file.name).toEqual([]);
});
