// The desk: everything HR may do, as functions that answer or refuse by rule. They know nothing of HTTP: HR's API is a door to
// them, and HR's pages are another.
import { attentionDesk, cancellingDesk } from './attention.ts';
import { draftingDesk } from './drafting.ts';
import { erasureDesk } from './erasure.ts';
import type { DeskTools } from './files.ts';
import { followingDesk } from './following.ts';
import { foreseeingDesk } from './foreseeing.ts';
import { groupingDesk } from './grouping.ts';
import { homeDesk } from './home.ts';
import { introducingDesk, namingDesk } from './introducing.ts';
import { meetingsDesk } from './meetings.ts';
import { ownWordsDesk } from './own-words.ts';
import { dropoutsDesk } from './dropouts.ts';
import { peopleDesk } from './people.ts';
import { postponingDesk } from './postponing.ts';
import { programmesDesk } from './programmes.ts';
import { rollDesk } from './roll.ts';
import { sendingAgainDesk } from './sending-again.ts';

export type Desk = ReturnType<typeof openDesk>;

export function openDesk(tools: DeskTools) {
  return {
    ...programmesDesk(tools),
    ...draftingDesk(tools),
    ...homeDesk(tools),
    ...followingDesk(tools),
    ...rollDesk(tools),
    ...sendingAgainDesk(tools),
    ...meetingsDesk(tools),
    ...postponingDesk(tools),
    ...peopleDesk(tools),
    ...dropoutsDesk(tools),
    ...ownWordsDesk(tools),
    ...foreseeingDesk(tools),
    ...erasureDesk(tools),
    ...attentionDesk(tools),
    ...cancellingDesk(tools),
    ...introducingDesk(tools),
    ...namingDesk(tools),
    ...groupingDesk(tools),
  };
}
