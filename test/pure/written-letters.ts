// Letters as tests write them: each variant, closing, size and language of the example, and a mail in any state of its group.
import { readProgramme } from '../../domain/body.ts';
import type { MailKind } from '../../domain/kinds.ts';
import { plan } from '../../domain/plan.ts';
import type { Person, Programme } from '../../domain/programme.ts';
import type { GroupStatus, ProgrammeStatus } from '../../domain/status.ts';
import { Links } from '../../links/token.ts';
import { compose } from '../../mail/compose.ts';
import type { Decision } from '../../workflows/activities.ts';
import { example } from '../example.ts';

export const LINKS = new Links([{ id: 'k', secret: 'a secret for tests' }], 'https://mentor.example');
export const START = '2027-01-04T08:00:00Z';
/** Subjects are read on phones. */
export const SEEN = 35;

export interface Case {
  readonly language: 'da' | 'en';
  readonly variant: 'aspirants' | 'leaders';
  readonly closing: 'fourth-meeting' | 'talks';
  readonly groups: 1 | 3;
  readonly share: boolean;
  readonly hour: '10:00' | '16:00';
}

export const CASES: readonly Case[] = (['da', 'en'] as const).flatMap((language) =>
  (['aspirants', 'leaders'] as const).flatMap((variant) =>
    (['fourth-meeting', 'talks'] as const).flatMap((closing) =>
      ([1, 3] as const).flatMap((groups): Case[] => [
        { language, variant, closing, groups, share: false, hour: '16:00' },
        { language, variant, closing, groups, share: true, hour: '10:00' },
      ]),
    ),
  ),
);

export function programmeOf({ language, variant, closing, groups, share, hour }: Case): Programme {
  const body = { ...example(), language, groups: example().groups.slice(0, groups) } as Record<string, any>;
  body.introduction = {
    commission: { strategy: 'Flere skal ville lede.', criteria: ['Syv af ti er afklaret.'] },
    mentors: {},
    nomination: { directors: [body.sponsor], quota: { women: 3, men: 3 } },
    invitations: {},
    seminar: { location: 'Rådssalen' },
  };
  for (const [index, group] of body.groups.entries()) {
    Object.assign(group, { variant, practice: { closing, shareHandIns: share } });
    group.meetings = { first: `2027-02-0${2 + index}T${hour}`, location: 'Rådhuset' };
  }
  const reading = readProgramme(body);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.programme;
}

export interface Written {
  readonly subject: string;
  readonly text: string;
  readonly links: number;
  readonly calendar: string;
}

export interface Occasion {
  readonly kind: MailKind;
  readonly to: Person;
  readonly round?: number;
  readonly stage?: Decision['stage'];
  readonly at?: string;
  readonly matter?: Decision['matter'];
  readonly status: GroupStatus | ProgrammeStatus;
}

export function write(programme: Programme, occasion: Occasion): Written {
  const { kind, to, round = 0, stage, at = START, matter, status } = occasion;
  const decision: Decision = {
    ...{ moment: kind, kind, round, at, until: '2028-01-01T00:00:00Z', send: [to.id], heldBack: [] },
    ...(stage ? { stage } : {}),
    ...(matter ? { matter } : {}),
  };
  const subject = { programme, places: new Map(), number: 1, addresses: new Map(), organizer: 'us@kommune.example' };
  const envelope = {
    from: 'us@kommune.example',
    links: LINKS,
    writtenAt: at,
    issuedMs: Date.parse(at),
    messageId: '<m@x>',
  };
  const { subject: line, text, icalEvent } = compose(subject, to, decision, status, envelope);
  return {
    subject: String(line),
    text: String(text),
    links: String(text).match(/\/act\//g)?.length ?? 0,
    calendar: icalEvent && typeof icalEvent === 'object' && 'content' in icalEvent ? String(icalEvent.content) : '',
  };
}

export function whole(
  programme: Programme,
  groups: readonly GroupStatus[],
  more: Partial<ProgrammeStatus> = {},
): ProgrammeStatus {
  const circle = plan(programme).circle.map((meeting) => ({ ...meeting, status: 'planned' as const, sequence: 0 }));
  return {
    ...{ programme: programme.id, phase: 'meetings', round: 1, circle, opened: {}, groups, attention: [] },
    ...more,
  };
}

export const held = (status: GroupStatus, upTo: number): GroupStatus => ({
  ...status,
  phase: 'meetings',
  meetings: status.meetings.map((meeting) =>
    meeting.meeting <= upTo ? { ...meeting, status: 'held', attended: status.mentees.map(({ id }) => id) } : meeting,
  ),
});

export const nameOf = (given: Case) =>
  `${given.language}, ${given.variant}, ${given.closing}, ${given.groups} group${given.groups > 1 ? 's' : ''}, ${given.share ? 'shared, in working hours' : 'not shared, after them'}`;
