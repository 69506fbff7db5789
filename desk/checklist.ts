// R62: what is ready before the first meeting, and what isn't.
import { firstMeeting } from '../domain/introduction.ts';
import { local } from '../domain/local-time.ts';
import { GROUP_SIZE, type Programme } from '../domain/programme.ts';
import type { ProgrammeStatus } from '../domain/status.ts';

interface Check {
  readonly what: string;
  readonly ready: boolean;
  readonly message: string;
}

export function checklist(programme: Programme, status: ProgrammeStatus | undefined): readonly Check[] {
  const { groups } = programme;
  const stages = (status?.introduction ?? []).map(({ stage, status: state, missing }): Check => {
    const ready = state === 'done' || state === 'waived';
    const waits = missing.length > 0 && state === 'open' ? `, ${missing.length} missing` : '';
    return { what: stage, ready, message: `${state}${waits}` };
  });
  const small = groups.filter(({ mentees }) => mentees.filter(({ gone }) => !gone).length < GROUP_SIZE.least);
  const placeless = groups.filter(({ location, online }) => location === '' && online === undefined);
  const names = (some: typeof groups) => some.map(({ name }) => name).join(', ');
  return [
    ...stages,
    {
      what: 'mentees',
      ready: small.length === 0,
      message: small.length === 0 ? 'every group has its mentees' : `too few in ${names(small)}`,
    },
    {
      what: 'place',
      ready: placeless.length === 0,
      message: placeless.length === 0 ? 'every group has a place to meet' : `no place for ${names(placeless)}`,
    },
    {
      what: 'first-meeting',
      ready: Date.parse(firstMeeting(programme)) > Date.now() || (status?.round ?? 0) > 0,
      message: `the first meeting is on ${local(firstMeeting(programme), programme.timeZone).toPlainDate().toString()}`,
    },
  ];
}
