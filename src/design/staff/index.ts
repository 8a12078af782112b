export type { DoorFrame, PlaceName, StaffFrame } from './models.ts';
export { staffMoment } from './moment.ts';
export { StaffErrorPage } from './staff-error-page.tsx';
export { DoorPage, type DoorPageProps, StaffPage, type StaffPageProps } from './staff-page.tsx';
