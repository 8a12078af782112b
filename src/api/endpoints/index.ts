import type { Endpoint } from '../endpoint.ts';
import { actEndpoints } from './acts.ts';
import { deskEndpoints } from './desk.ts';
import { nameEndpoints } from './names.ts';
import { numberEndpoints } from './numbers.ts';
import { pictureEndpoints } from './pictures.ts';
import { readingEndpoints } from './reading.ts';
import { subscriberEndpoints } from './subscribers.ts';
import { writingEndpoints } from './writing.ts';

/** Every address for programs. */
export const endpoints = {
  ...readingEndpoints,
  ...deskEndpoints,
  ...writingEndpoints,
  ...actEndpoints,
  ...pictureEndpoints,
  ...nameEndpoints,
  ...subscriberEndpoints,
  ...numberEndpoints,
} satisfies Record<string, Endpoint>;
