export * from './forms.tsx';
export * from './models.ts';
export { Page, type PageProps, pageText } from './page.tsx';
