export { composeFront, type Front, frontTag } from './compose.ts';
export { type PinOutcome, type Place, pinStory, unpinStory, type WhichFront } from './pin-story.ts';
export { cancelFront, type PlanFrontOutcome, planFront } from './plan-front.ts';
export { isHolding, type Placed, sectionPlaces, topPlaces } from './rules.ts';
export { type FrontLine, findFront, frontsOf, type PinLine, pinsOf } from './store.ts';
