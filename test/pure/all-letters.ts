// Every letter that one person may get in the course of a programme.
import { keysOf, type MailKind } from '../../domain/kinds.ts';
import type { Person, Programme } from '../../domain/programme.ts';
import { planIntroduction, stagesOf } from '../../domain/introduction.ts';
import type { GroupStatus, StageStatus } from '../../domain/status.ts';
import { GROUP_LETTERS, PROGRAMME_LETTERS } from '../../mail/letters/letters.ts';
import { held, START, whole, write, type Case, type Occasion, type Written } from './written-letters.ts';

/** A programme, and its first group as it opens and as its talks begin. */
interface Scene {
  readonly given: Case;
  readonly programme: Programme;
  readonly opening: GroupStatus;
  readonly beforeTalks: GroupStatus;
}

type Told = Written & { readonly kind: MailKind; readonly round: number };

/** All that a person may get, as it comes in the course of a programme. */
export function allTo(scene: Scene, person: Person): Told[] {
  const { given, programme, opening, beforeTalks } = scene;
  const [group] = programme.groups;
  const { hr, sponsor } = programme;
  const mentor = group?.mentor ?? hr;
  const birgit = group?.mentees[1];
  const meetings = opening.meetings.length;
  const startOf = (n: number) => opening.meetings.find(({ meeting }) => meeting === n)?.startsAt ?? '';
  const as =
    person.id === mentor.id ? 'mentor' : person.id === hr.id ? 'hr' : person.id === sponsor.id ? 'sponsor' : 'mentee';
  const rounds = Array.from({ length: meetings }, (_, n) => n + 1);
  const inGroup = keysOf(GROUP_LETTERS).flatMap((kind): Occasion[] => {
    const to = person;
    const about = { meeting: 2, person: birgit?.id ?? '' };
    switch (kind) {
      case 'welcome':
        return as === 'mentor' || as === 'mentee' ? [{ kind, to, status: opening }] : [];
      case 'meeting-invitation':
      case 'meeting-reminder':
        return as === 'mentor' || as === 'mentee' ? rounds.map((round) => ({ kind, to, round, status: opening })) : [];
      case 'meeting-confirmation':
      case 'meeting-unconfirmed':
        return as === 'mentor'
          ? rounds.map((round) => ({ kind, to, round, at: startOf(round), status: held(opening, round - 1) }))
          : [];
      case 'task-assigned':
        return as === 'mentee'
          ? rounds.slice(1).map((round) => ({ kind, to, round, status: held(opening, round - 1) }))
          : [];
      case 'next-step':
        return as === 'mentee' ? [{ kind, to, status: held(opening, meetings) }] : [];
      case 'sign-in-link':
        return as === 'mentee'
          ? [{ kind, to, matter: { page: { purpose: 'hand-in', meeting: 2 } }, status: held(opening, 1) }]
          : [];
      case 'task-changed':
        return as === 'mentee' ? [{ kind, to, round: 2, matter: { meeting: 2 }, status: held(opening, 1) }] : [];
      case 'task-reminder':
      case 'task-overdue': {
        if (as !== 'mentee' || given.variant === 'leaders') return [];
        const stages = kind === 'task-overdue' ? [undefined] : (['reminder', 'last-reminder'] as const);
        return rounds
          .slice(1)
          .flatMap((round) => stages.map((stage) => ({ kind, to, round, stage, status: held(opening, round - 1) })));
      }
      case 'briefing':
        return as === 'mentor'
          ? rounds.slice(1).map((round) => ({ kind, to, round, status: held(opening, round - 1) }))
          : [];
      case 'talk-invitation':
      case 'talk-reminder':
      case 'talks-moved':
        return as === 'mentor' || as === 'mentee' ? [{ kind, to, status: beforeTalks }] : [];
      case 'talk-confirmation':
      case 'talk-unconfirmed':
      case 'mentor-survey':
      case 'mentor-replaced':
      case 'early-finish-declined':
      case 'mentor-released':
        return as === 'mentor' ? [{ kind, to, status: beforeTalks }] : [];
      case 'closing-form':
        return as === 'mentee' ? [{ kind, to, status: beforeTalks }] : [];
      case 'meeting-moved':
        return as === 'mentor' || as === 'mentee'
          ? [1, 2].map((sequence) => ({
              ...{ kind, to, round: 2, matter: { meeting: 2, sequence } },
              status: {
                ...opening,
                meetings: opening.meetings.map((m) => (m.meeting === 2 ? { ...m, sequence } : m)),
              },
            }))
          : [];
      case 'meeting-cancelled':
        return as === 'mentor' || as === 'mentee'
          ? [{ kind, to, round: 2, matter: { meeting: 2 }, status: opening }]
          : [];
      case 'dropout-confirmed':
        return as === 'mentee' ? [{ kind, to, matter: { person: to.id }, status: opening }] : [];
      case 'dropout-notice':
      case 'dropout-taken-back':
      case 'mentee-added':
      case 'group-cancelled':
      case 'programme-cancelled':
        return [{ kind, to, matter: about, status: opening }];
      case 'early-finish-proposed':
        return as === 'hr' ? [{ kind, to, status: beforeTalks }] : [];
    }
  });
  const status = whole(programme, [held(opening, 1)]);
  const introduced = whole(programme, [opening], { introduction: stagesIn(programme) });
  const ofProgramme = keysOf(PROGRAMME_LETTERS).flatMap((kind): Occasion[] => {
    const to = person;
    const asked = (asking: MailKind): Occasion[] =>
      ([undefined, 'reminder', 'last-reminder'] as const).map((stage) => ({
        ...{ kind: asking, to, status: introduced },
        ...(stage ? { stage } : {}),
      }));
    const inCircle = as === 'mentor' || as === 'hr';
    const ofCircle = (k: 'preparation' | 'evaluation') => status.circle.filter((meeting) => meeting.kind === k);
    switch (kind) {
      case 'preparation-meeting':
      case 'evaluation-meeting':
        return inCircle
          ? ofCircle(kind === 'preparation-meeting' ? 'preparation' : 'evaluation').map(({ round }) => ({
              ...{ kind, to, round, status },
              stage: 'invitation',
            }))
          : [];
      case 'circle-confirmation':
        return inCircle
          ? status.circle.map((meeting) => ({ kind, to, round: meeting.round, stage: meeting.kind, status }))
          : [];
      case 'meeting-moved':
      case 'meeting-cancelled': {
        const [circle] = status.circle;
        return inCircle && circle ? [{ kind, to, round: 1, matter: { circle, sequence: 1 }, status }] : [];
      }
      case 'commission-request':
      case 'nomination-request':
        return as === 'sponsor' ? asked(kind) : [];
      case 'mentor-invitation':
        return as === 'mentor' ? asked(kind) : [];
      case 'mentee-invitation':
        return as === 'mentee' ? asked(kind) : [];
      case 'introduction-moved':
        return as === 'mentor' || as === 'mentee' ? [{ kind, to, status: introduced }] : [];
      case 'mentor-released': {
        const matter = { person: to.id, group: programme.groups[0]?.id ?? '', sequence: 1 };
        return as === 'mentor' ? [{ kind, to, matter, status: introduced }] : [];
      }
      case 'seminar-cancelled': {
        const [off, gone] = [{ sequence: 1 }, { sequence: 1, person: to.id }];
        return as === 'mentor' ? [off, gone].map((matter) => ({ kind, to, matter, status: introduced })) : [];
      }
      case 'commission-amended':
        return as === 'sponsor' ? [{ kind, to, status: introduced }] : [];
      case 'seminar-invitation':
        return as === 'mentor' ? [{ kind, to, status: introduced }] : [];
      case 'grouping-request':
      case 'seminar-confirmation':
        return as === 'hr' ? [{ kind, to, status: introduced }] : [];
      case 'sponsor-digest':
        return as === 'hr' || as === 'sponsor' ? [1, 2, 3].map((round) => ({ kind, to, round, status })) : [];
      case 'organisation-people':
        return as === 'sponsor' ? [{ kind, to, status }] : [];
      case 'final-report':
        return as === 'hr' || as === 'sponsor' ? [{ kind, to, status }] : [];
      case 'programme-cancelled':
        return as === 'sponsor' ? [{ kind, to, status: { ...status, cancelled: true } }] : [];
      case 'attention':
      case 'erasure-notice':
      case 'erasure-receipt':
        return as === 'hr' ? [{ kind, to, matter: { days: 14 }, status }] : [];
    }
  });
  return [...inGroup, ...ofProgramme].map((occasion) => ({
    ...write(programme, occasion),
    ...{ kind: occasion.kind, round: occasion.round ?? 0 },
  }));
}

/** Every stage of the introduction, as it is open. */
function stagesIn(programme: Programme): readonly StageStatus[] {
  const { stages } = planIntroduction(programme, START);
  return stagesOf(programme).map((stage) => ({
    ...{ stage, status: 'open', answers: {}, missing: [] },
    ...(stages[stage] ?? { opens: START, by: START }),
  }));
}
