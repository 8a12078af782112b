import { sql } from 'kysely';
import type { Person, PersonalTable } from '#platform/personal-tables.ts';

const ofMeter = ({ readerId }: Person) => sql`meter_id in (select id from access.meter where reader_id = ${readerId})`;

/** What the gate holds of a reader: their meter and, for at most 60 days, the stories it opened. */
export const accessTables: PersonalTable[] = [
  {
    table: 'access.opening',
    where: ofMeter,
    columns: { meter_id: 'ours', story_id: 'own', month: 'own', opened_at: 'own' },
    erase: 'remove',
  },
  {
    table: 'access.gift_opening',
    where: ofMeter,
    columns: { gift_id: 'ours', meter_id: 'ours', opened_at: 'own' },
    erase: 'remove',
  },
  {
    table: 'access.institution_reader',
    where: ofMeter,
    columns: { institution_id: 'ours', day: 'own', meter_id: 'ours' },
    erase: 'remove',
  },
  {
    table: 'access.gift',
    where: ({ readerId }) => sql`reader_id = ${readerId}`,
    columns: { id: 'ours', reader_id: 'ours', story_id: 'own', month: 'own', made_at: 'own', expires_at: 'own', devices: 'own' },
    erase: 'remove',
  },
  { table: 'access.month', where: ofMeter, columns: { meter_id: 'ours', month: 'own', opened: 'own' }, erase: 'remove' },
  {
    table: 'access.meter',
    where: ({ readerId }) => sql`reader_id = ${readerId}`,
    columns: { id: 'ours', key_hash: 'ours', reader_id: 'ours', made_at: 'own' },
    erase: 'remove',
  },
];
