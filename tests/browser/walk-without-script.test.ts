import { expect, it } from 'vitest';
import { cancelAndComeBack, readToTheWall, takeTheTrial } from './journey.ts';
import { seenPaper } from './visitor.ts';
import { button } from './walk.ts';

const seen = seenPaper();

it('leads the same way without JavaScript, by the button under the preview', async () => {
  const visitor = await seen.visitor({ javaScriptEnabled: false });
  await readToTheWall(visitor, () => button(visitor.page, 'design.story.open').click());
  await takeTheTrial(seen, visitor);
  await cancelAndComeBack(seen, visitor);
  expect(visitor.offences).toEqual([]);
});
