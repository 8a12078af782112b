export { hrefIn } from './editions.ts';
export { letterFrame } from './letter-frame.ts';
export { type Settings, type SettingsGroup, settingsSchema } from './settings.ts';
export { changeSettings, loadSettings, readSettings } from './store.ts';
