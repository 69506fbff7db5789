// The current details of a workflow, as the Temporal UI shows them: the agenda in a few lines of Markdown.
import { activeMentees, type GroupStatus, type NextMoment, type ProgrammeStatus } from '../domain/status.ts';

export function details(status: GroupStatus | ProgrammeStatus, next: readonly NextMoment[]): string {
  const lines = [`**${status.phase}**`, '', ...('group' in status ? groupLines(status) : programmeLines(status))];
  if (status.attention.length > 0)
    lines.push(
      '',
      '**Attention**',
      ...status.attention.map(
        ({ kind, group, meeting, since }) => `- ${[kind, group, meeting].filter(Boolean).join(' ')}, since ${since}`,
      ),
    );
  if (next.length > 0)
    lines.push('', '**Next**', ...next.map(({ kind, round, at }) => `- ${at} ${kind}${round ? ` ${round}` : ''}`));
  return lines.join('\n');
}

function groupLines({ mentees, meetings, handedIn }: GroupStatus): string[] {
  const active = activeMentees({ mentees }).length;
  return [
    `Mentees: ${active} of ${mentees.length}`,
    '',
    ...meetings.map(({ meeting, startsAt, status, attended }) => {
      const there = attended ? `, ${attended.length} there` : '';
      const tasks = handedIn[meeting] ? `, ${handedIn[meeting].length} handed in` : '';
      return `- meeting ${meeting}, ${startsAt}: ${status}${there}${tasks}`;
    }),
  ];
}

function programmeLines({ groups, circle, round }: ProgrammeStatus): string[] {
  return [
    `Round: ${round}`,
    '',
    ...groups.map(({ group, phase, mentees }) => `- ${group}: ${phase}, ${activeMentees({ mentees }).length} mentees`),
    ...circle
      .filter(({ status }) => status === 'held')
      .map(({ kind, round: held }) => `- ${kind} meeting ${held}: held`),
  ];
}
