import { boats } from './scenes/boats.ts';
import { coasts } from './scenes/coasts.ts';
import { fields } from './scenes/fields.ts';
import { halls } from './scenes/halls.ts';
import { interiors } from './scenes/interiors.ts';
import { offices } from './scenes/offices.ts';
import { railwayAndPort } from './scenes/railway-and-port.ts';
import { ships } from './scenes/ships.ts';
import { tables } from './scenes/tables.ts';
import { tropics } from './scenes/tropics.ts';
import { villages } from './scenes/villages.ts';
import type { Scene } from './wanted.ts';

export const scenes: Readonly<Record<string, Scene>> = { ...boats, ...coasts, ...fields, ...halls, ...interiors, ...offices, ...railwayAndPort, ...ships, ...tables, ...tropics, ...villages };
