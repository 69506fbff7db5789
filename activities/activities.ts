// What the engine asks for, put together from its parts. Each part is one file, named for what it does.
import type { Asks } from '../workflows/asks.ts';
import { changing } from './changing.ts';
import { closings } from './closing.ts';
import { deliveries } from './delivery.ts';
import type { Tools } from './tools.ts';
import { planning } from './planning.ts';
import { casting } from './casting.ts';

export function createActivities(tools: Tools): Asks {
  return { ...planning(tools), ...changing(tools), ...deliveries(tools), ...closings(tools), ...casting(tools) };
}
