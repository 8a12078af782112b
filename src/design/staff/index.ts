export type { DoorFrame, PlaceName, StaffFrame } from './models.ts';
export { staffMoment } from './moment.ts';
export { DoorPage, type DoorPageProps, StaffPage, type StaffPageProps } from './staff-page.tsx';
