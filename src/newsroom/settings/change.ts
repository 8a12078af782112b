import { inTransaction, type Press } from '#platform/database.ts';
import { changeSettings, loadSettings, type Settings, type SettingsGroup } from '#settings';
import { record } from '#staff';

const mostLetters = 300;

/** Groups of settings with the values they are to have. */
export type Changes = { [G in SettingsGroup]?: Settings[G] };

/** Changes groups of settings together, and records who did it: what each value was and is. Values must be valid. */
export async function changeRecorded(press: Press, changes: Changes, by: number, now: Date): Promise<void> {
  await inTransaction(press, async (press) => {
    const before = await loadSettings(press);
    for (const group of Object.keys(changes) as SettingsGroup[]) {
      const value = changes[group];
      if (value === undefined) continue;
      await changeSettings(press, group, value, now);
      const detail = differences(before[group], value);
      if (Object.keys(detail).length > 0) await record(press, { personId: by, act: 'settings.changed', detail: { group, ...detail } }, now);
    }
  });
}

/** What differs between two values, by where: `visitors: 1 → 2`. */
export function differences(before: unknown, after: unknown): Record<string, string> {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => was[name] !== is[name]);
  return Object.fromEntries(names.map((name) => [name, `${was[name] ?? '–'} → ${is[name] ?? '–'}`.slice(0, mostLetters)]));
}

function leavesOf(value: unknown, path = ''): Record<string, string> {
  if (typeof value !== 'object' || value === null) return { [path]: String(value) };
  const parts = Object.entries(value).map(([name, part]) => leavesOf(part, path ? `${path}.${name}` : name));
  return Object.assign({}, ...parts);
}
