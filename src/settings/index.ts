export { type Settings, type SettingsGroup, settingsSchema } from './settings.ts';
export { changeSettings, loadSettings, readSettings } from './store.ts';
