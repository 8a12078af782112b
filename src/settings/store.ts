import { type App, keep } from '#platform/app.ts';
import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { type Settings, type SettingsGroup, settingsSchema } from './settings.ts';

/** The paper's settings as they stand, kept in memory until changed. */
export async function readSettings(app: App): Promise<Settings> {
  return keep(app, 'settings', ['settings'], () => loadSettings(app.db));
}

/** The paper's settings, straight from the database. */
export async function loadSettings(db: Database): Promise<Settings> {
  const rows = await db.selectFrom('settings.setting').select(['key', 'value']).execute();
  return settingsSchema.parse(Object.fromEntries(rows.map((row) => [row.key, row.value])));
}

/** Changes one group of settings everywhere at once. Throws a ZodError when the value isn't valid. */
export async function changeSettings<G extends SettingsGroup>(db: Database, group: G, value: Settings[G], now: Date): Promise<void> {
  const checked = JSON.stringify(settingsSchema.shape[group].parse(value));
  await inTransaction(db, async (db) => {
    const row = { key: group, value: checked, changedAt: now };
    await db
      .insertInto('settings.setting')
      .values(row)
      .onConflict((on) => on.column('key').doUpdateSet({ value: checked, changedAt: now }))
      .execute();
    await announce(db, ['settings']);
  });
}
