export { type FollowedText, followText } from './follow-text.ts';
export { embargoMadeOf, takeDown } from './made-of.ts';
