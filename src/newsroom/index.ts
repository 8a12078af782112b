export { newsroomPages } from './pages.ts';
