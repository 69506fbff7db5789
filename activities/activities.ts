// What the engine asks for, put together from its parts. Each part is one file, named for what it does.
import type { Activities } from '../workflows/activities.ts';
import { changing } from './change.ts';
import { closing } from './close.ts';
import { delivering } from './deliver.ts';
import { erasing } from './erase.ts';
import { introducing } from './introduce.ts';
import { nextSteps } from './next-step.ts';
import { opening } from './open.ts';
import { rehearsing } from './rehearse.ts';
import { sendingAgain } from './send-again.ts';
import { testMails } from './test-mail.ts';
import type { Tools } from './tools.ts';

export function createActivities(tools: Tools): Activities {
  return {
    ...opening(tools),
    ...changing(tools),
    ...delivering(tools),
    ...closing(tools),
    ...erasing(tools),
    ...rehearsing(tools),
    ...nextSteps(tools),
    ...sendingAgain(tools),
    ...testMails(tools),
    ...introducing(tools),
  };
}
