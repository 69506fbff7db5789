// What the first programme of a process would wait for is gone through once, while Temporal's server comes up: reading a body, the
// rules, the agenda, drawing a letter.
import { specimen } from '../desk/specimens.ts';
import { readProgramme } from '../domain/body.ts';
import { momentId } from '../domain/ids.ts';
import { judge } from '../domain/rules.ts';
import example from '../examples/programme.json' with { type: 'json' };

const EARLIER_MS = 40 * 86_400_000;

export function warmUp(): void {
  const reading = readProgramme(example);
  const [group] = reading.ok ? reading.programme.groups : [];
  if (!reading.ok || !group) return;
  // Some weeks before the example's first meeting, whatever day it is today.
  const start = new Date(Date.parse(group.meetings[0]?.startsAt ?? '') - EARLIER_MS).toISOString();
  judge(reading.programme, start, reading.dateField);
  const moment = momentId({ kind: 'welcome', round: 0 });
  for (const { id: person } of [group.mentor, ...group.mentees.slice(0, 1)])
    specimen(reading.programme, { moment, group: group.id, person }, { start });
}
