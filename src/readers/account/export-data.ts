import { stringify } from 'csv-stringify/sync';
import { strToU8, zipSync } from 'fflate';
import type { Database } from '#platform/database.ts';
import { type Person, type PersonalTable, rowsAbout } from '#platform/personal-tables.ts';

/** Everything the paper holds about a person: rows by table, empty tables left out. */
export type OwnData = { table: string; rows: Record<string, unknown>[] }[];

/** Collects what every table holds about a person. */
export async function dataAbout(db: Database, tables: PersonalTable[], person: Person): Promise<OwnData> {
  const found = await Promise.all(tables.map(async (one) => ({ table: one.table, rows: await rowsAbout(db, one, person) })));
  return found.filter(({ rows }) => rows.length > 0);
}

/** The data as one JSON text, for people and programs (RFC 8259). */
export function asJson(data: OwnData, at: Date): string {
  const tables = Object.fromEntries(data.map(({ table, rows }) => [table, rows]));
  return `${JSON.stringify({ exportedAt: at.toISOString(), tables }, null, 2)}\n`;
}

/** The data as a ZIP with a CSV file for each table (RFC 4180). Cells that a spreadsheet would run as a formula are made plain. */
export function asZip(data: OwnData, at: Date): Uint8Array {
  const files = data.map(({ table, rows }) => {
    const cells = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)])));
    return [`${table}.csv`, strToU8(`\ufeff${stringify(cells, { header: true, escape_formulas: true, record_delimiter: 'windows' })}`)];
  });
  return zipSync(Object.fromEntries(files), { mtime: at });
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
