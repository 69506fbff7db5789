// How a group takes a message: by a link that still holds, at once, or planned and in turn with its moments.
import type { Refusal } from '../../domain/kinds.ts';
import { isOlder, isWithdrawn } from '../../links/holding.ts';
import { groupMessages, type GroupMessage, type GroupMessages, type Prospect } from '../messages.ts';
import { readMessage } from '../reading.ts';
import { wire, type Outcome } from '../wiring.ts';
import { groupChanges, type Planned } from './changes.ts';
import { plannedMessages } from './planned.ts';
import { groupRefusals } from './refusals.ts';
import type { GroupWalker } from './walker.ts';
import { isAsWanted } from './wanted.ts';

const WITHDRAWN: Refusal = { rule: 'withdrawn', message: 'the link no longer holds' };

/** @param carryOut is called where the message is not refused */
export function take<Name extends GroupMessage>(
  walker: GroupWalker,
  name: Name,
  carryOut: (message: GroupMessages[Name]) => Promise<Outcome> | Outcome,
): void {
  const { state, walk } = walker;
  wire<GroupMessages[Name]>(groupMessages[name], {
    read: (given) => readMessage(name, given),
    refusal: (message) => groupRefusals[name](state, message, walk.now),
    carryOut,
    byLink: {
      refusal: (message) => linkRefusal(walker, message),
      answer: ({ link }) => (link ? { status: state.status(walk.now) } : {}),
    },
    attend: ({ rule }) =>
      state.journal.attend({ kind: 'message-refused', group: state.group, about: `${name}: ${rule}` }, walk.now),
  });
}

/** The state changes at once; what follows from it is done before the answer is given. */
export function takeAtOnce<Name extends keyof typeof groupChanges>(
  walker: GroupWalker,
  name: Name,
  then: (message: GroupMessages[Name]) => Promise<void> | void = () => undefined,
): void {
  take(walker, name, async (message) => {
    if (isAsWanted[name](walker.state, message)) return { changed: false };
    groupChanges[name](walker.state, message, walker.walk.now);
    await then(message);
    return { changed: true };
  });
}

/** The agenda is made anew: one change at a time, in turn with the moments. */
export function takeInTurn<Name extends Planned>(walker: GroupWalker, name: Name): void {
  const { state, walk } = walker;
  const { change, taking, isDone } = plannedMessages[name];
  take(walker, name, (message) =>
    walk.inTurn(async () => {
      if (isAsWanted[name](state, message) || isDone?.(state, message)) return { changed: false };
      const refusal = (now: number) => groupRefusals[name](state, message, now);
      return walker.change(change(state, message), refusal, taking(state, message));
    }),
  );
}

/** What would come of a message, for those who ask before they send it: a question leaves nothing in the history. */
export function prospect<Name extends GroupMessage>(
  walker: GroupWalker,
  name: Name,
  given: unknown,
  askedMs = 0,
): Prospect {
  const { state, walk } = walker;
  const now = Math.max(walk.now, walk.clock.plannedMs(askedMs));
  const read = readMessage(name, given);
  if ('refused' in read) return { refused: read.refused, changes: false };
  const refused = linkRefusal(walker, read.message) ?? groupRefusals[name](state, read.message, now);
  if (refused) return { refused, changes: false };
  return { changes: !isAsWanted[name](state, read.message), status: state.status(walk.now) };
}

function linkRefusal(
  { state, walk, begunMs }: GroupWalker,
  { link }: GroupMessages[GroupMessage],
): Refusal | undefined {
  return link && (isOlder(link, begunMs) || isWithdrawn(link, state.status(walk.now))) ? WITHDRAWN : undefined;
}
