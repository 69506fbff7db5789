// One group, from the welcome to its last mail.
import { allHandlersFinished, condition, setHandler, TemporalFailure } from '@temporalio/workflow';
import type { Final, GroupStatus } from '../../domain/status.ts';
import { datesIn } from '../../domain/timetable.ts';
import { activities, AT_ONCE, atOnce, type GroupOpening, type KeptOpening } from '../activities.ts';
import { groupStatus, groupProspect } from '../messages.ts';
import { take, takeAtOnce, takeInTurn, prospect } from './taking.ts';
import { GroupWalker, type GroupInput } from './walker.ts';

/** @returns where the group stood at its end */
export async function group(input: GroupInput): Promise<Final<GroupStatus>> {
  const walker = new GroupWalker(input, read(await open(input)));

  setHandler(groupStatus, () => walker.answer());
  setHandler(groupProspect, (name, message, askedMs) => prospect(walker, name, message, askedMs));
  takeAtOnce(walker, 'dropout', ({ person }) => walker.leave(person));
  takeAtOnce(walker, 'proposeFinish');
  takeAtOnce(walker, 'declineFinish');
  takeAtOnce(walker, 'finishEarly', () => walker.wantAgenda());
  takeAtOnce(walker, 'meetingHeld', () => walker.answered());
  takeAtOnce(walker, 'meetingNotHeld', () => walker.answered());
  takeAtOnce(walker, 'talkHeld', () => walker.answered());
  takeAtOnce(walker, 'handIn', () => walker.answered());
  takeInTurn(walker, 'moveMeeting');
  takeInTurn(walker, 'postpone');
  takeInTurn(walker, 'replaceMentor');
  takeInTurn(walker, 'addMentee');
  takeInTurn(walker, 'takeBackDropout');
  takeAtOnce(walker, 'cancel', () => walker.withdraw());
  take(walker, 'mended', (message) => walker.mended(message));
  takeAtOnce(walker, 'acknowledge');
  takeAtOnce(walker, 'raiseConcern');
  takeAtOnce(walker, 'taskChanged');

  await walker.walk.run();
  walker.end();
  await condition(allHandlersFinished);
  return walker.final();
}

/** Asks for the group's own agenda: within the workflow task, in the usual case that the database is there. */
async function open({ programme, group: id, start }: GroupInput): Promise<KeptOpening> {
  const asked = { programme, group: id, start };
  try {
    return await atOnce.openGroup.executeWithOptions({ summary: 'the agenda', ...AT_ONCE }, [asked]);
  } catch (failure) {
    if (!(failure instanceof TemporalFailure)) throw failure;
    return activities.openGroup.executeWithOptions({ summary: 'the agenda', startToCloseTimeout: '2m' }, [asked]);
  }
}

/** What was kept before dates were kept in minutes has them as they are. */
function read(kept: KeptOpening): GroupOpening {
  return 'dates' in kept ? { ...kept, ...datesIn(kept.dates) } : kept;
}
