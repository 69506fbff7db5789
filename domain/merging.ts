// Which mail says all that another says. After an outage both may be due at once; then only the fuller one goes.
import { momentId, type MomentName } from './ids.ts';
import { isOneOf, PLANNED_MAILS, type MailKind } from './kinds.ts';

type Cover = Omit<MomentName, 'round'>;

// prettier-ignore
const COVERS: readonly (readonly [covered: Cover, by: Cover])[] = [
  [{ kind: 'meeting-reminder' }, { kind: 'meeting-invitation' }],
  // They tell of the meeting, too, and come the same morning where no day off lies between.
  [{ kind: 'meeting-reminder' }, { kind: 'briefing' }],
  [{ kind: 'meeting-reminder' }, { kind: 'task-overdue' }],
  [{ kind: 'task-reminder', stage: 'reminder' }, { kind: 'task-assigned' }],
  [{ kind: 'task-reminder', stage: 'last-reminder' }, { kind: 'task-assigned' }],
  [{ kind: 'task-reminder', stage: 'reminder' }, { kind: 'task-reminder', stage: 'last-reminder' }],
  [{ kind: 'meeting-confirmation' }, { kind: 'meeting-unconfirmed' }],
  [{ kind: 'talk-reminder' }, { kind: 'talk-invitation' }],
  [{ kind: 'talk-confirmation' }, { kind: 'talk-unconfirmed' }],
  ...(['commission-request', 'mentor-invitation', 'nomination-request', 'mentee-invitation'] as const).flatMap(
    (kind) =>
      [
        [{ kind, stage: 'reminder' }, { kind, stage: 'last-reminder' }],
        [{ kind, stage: 'reminder' }, { kind }],
        [{ kind, stage: 'last-reminder' }, { kind }],
      ] as const,
  ),
];

const WELCOME: MomentName = { kind: 'welcome', round: 0 };

/** The ids, without a count of times, of the moments that say all that this one says. */
export function coveredBy(mail: Omit<MomentName, 'kind'> & { readonly kind: MailKind }): readonly string[] {
  const { kind, stage, round } = mail;
  if (!isOneOf(PLANNED_MAILS, kind)) return [];
  const covers = COVERS.filter(([covered]) => covered.kind === kind && covered.stage === stage);
  // The first meeting's invitation is the welcome.
  return covers.map(([, by]) => momentId(by.kind === 'meeting-invitation' && round === 1 ? WELCOME : { ...by, round }));
}
