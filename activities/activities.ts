// What the engine asks for, put together from its parts. Each part is one file, named for what it does.
import type { Asks } from '../workflows/activities.ts';
import { changing } from './change.ts';
import { closings } from './close.ts';
import { deliveries } from './deliver.ts';
import type { Tools } from './tools.ts';
import { planning } from './open.ts';
import { casting } from './rehearse.ts';

export function createActivities(tools: Tools): Asks {
  return { ...planning(tools), ...changing(tools), ...deliveries(tools), ...closings(tools), ...casting(tools) };
}
