// What is true of one group. No Temporal here: group-refusals.ts says which messages are welcome, group-changes.ts what they change.
import type { Gone, Instant } from '../../domain/programme.ts';
import type { DatedMeeting, GroupPlan, Matter, Refused } from '../activities.ts';
import { AttentionList } from '../walk/attention-list.ts';
import { Outbox } from '../walk/outbox.ts';
import type {
  AttentionKind,
  GroupPhase,
  GroupStatus,
  Happening,
  MeetingState,
  MeetingStatus,
  MenteeStatus,
} from '../../domain/status.ts';

type Changing<T> = { -readonly [Key in keyof T]: T[Key] };

/** Of no news to the programme: what the mentees write is between them and their mentor. */
const KEPT_IN_GROUP = new Set(['handed-in', 'hand-in-taken-back']);

export class GroupState {
  readonly group: string;
  readonly hr: string;
  readonly variant: GroupPlan['variant'];
  readonly happenings: Happening[] = [];
  readonly handedIn = new Map<number, Set<string>>();
  readonly attention: AttentionList;
  readonly outbox = new Outbox();
  readonly meetings: Map<number, Changing<MeetingStatus>>;
  readonly mentees: Map<string, Changing<MenteeStatus>>;
  mentor: string;
  mentorGone: Gone | undefined;
  earlyFinish: 'proposed' | 'approved' | undefined;
  /** Set when the group is cancelled, with the whole programme or alone. */
  cancelled = false;
  proposals = 0;
  /** Set when the group now closes with talks and its agenda must be made anew. */
  wantsReplan = false;
  /** Rises with everything that happens; what was planned for an older state must be planned again. */
  version = 0;
  #talkDay: GroupPlan['talkDay'];
  #planned: GroupPlan['closing'];
  #former = new Map<string, Gone>();
  #lapsed = false;
  #ended = false;
  #news = false;

  constructor(plan: Omit<GroupPlan, 'moments'>) {
    this.group = plan.group;
    this.hr = plan.hr;
    this.variant = plan.variant;
    this.mentor = plan.mentor;
    this.#planned = plan.closing;
    this.#talkDay = plan.talkDay;
    this.attention = new AttentionList(plan.group);
    this.mentees = new Map(plan.mentees.map((id) => [id, { id, status: 'active', talk: 'planned' }]));
    this.meetings = new Map(
      plan.meetings.map((meeting) => [meeting.meeting, { ...meeting, status: 'planned', sequence: 0 }]),
    );
  }

  get closing(): GroupPlan['closing'] {
    return this.earlyFinish === 'approved' ? 'talks' : this.#planned;
  }

  get talkDay(): GroupPlan['talkDay'] {
    return this.#talkDay;
  }

  /** Whether calendar entries have been withdrawn from anybody. */
  get hasSeenLeave(): boolean {
    return this.#former.size > 0 || this.active.length < this.mentees.size;
  }

  get active(): readonly string[] {
    return [...this.mentees.values()].filter(({ status }) => status === 'active').map(({ id }) => id);
  }

  /** The mentor, if there is one, and the mentees still in the group. */
  get everyone(): readonly string[] {
    return [...(this.mentorGone ? [] : [this.mentor]), ...this.active];
  }

  get talksLeft(): readonly string[] {
    return this.closing === 'talks' ? this.active.filter((id) => this.mentees.get(id)?.talk !== 'held') : [];
  }

  /** Why this person is no longer in their place. */
  goneBy(person: string): Gone | undefined {
    if (person === this.mentor) return this.mentorGone;
    return this.mentees.get(person)?.status === 'left' ? 'left' : this.#former.get(person);
  }

  stateOf(meeting: number): MeetingState | undefined {
    return this.meetings.get(meeting)?.status;
  }

  get hasBegun(): boolean {
    return [...this.meetings.values()].some(({ status }) => status === 'held');
  }

  get talksHeld(): boolean {
    return (
      this.closing === 'talks' &&
      this.stateOf(this.#lastMeeting.meeting) !== 'planned' &&
      (this.talksLeft.length === 0 || this.#lapsed)
    );
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  /** Whether nothing more can come of the group: everybody has left, or it is cancelled. */
  get isOff(): boolean {
    return this.cancelled || this.active.length === 0;
  }

  /** Whether all that the group is for has happened, or nobody is left for it to happen to. */
  get complete(): boolean {
    if (this.isOff) return true;
    return this.closing === 'talks' ? this.talksHeld : this.stateOf(this.#lastMeeting.meeting) !== 'planned';
  }

  phase(now: number): GroupPhase {
    if (this.#ended) return 'ended';
    if (this.complete) return 'closing';
    const [first] = this.meetings.values();
    if (this.closing === 'talks' && this.stateOf(this.#lastMeeting.meeting) !== 'planned') return 'talks';
    return first && (first.status !== 'planned' || Date.parse(first.startsAt) <= now) ? 'meetings' : 'introduction';
  }

  status(now: number): GroupStatus {
    return {
      group: this.group,
      phase: this.phase(now),
      closing: this.closing,
      ...(this.earlyFinish ? { earlyFinish: this.earlyFinish } : {}),
      mentor: this.mentor,
      ...(this.mentorGone ? { mentorGone: this.mentorGone } : {}),
      ...(this.cancelled ? { cancelled: true } : {}),
      talkDay: this.#talkDay,
      mentees: [...this.mentees.values()].map(({ talk, ...mentee }) => ({
        ...mentee,
        ...(this.closing === 'talks' && talk ? { talk } : {}),
      })),
      meetings: [...this.meetings.values()].map((meeting) => ({ ...meeting })),
      handedIn: Object.fromEntries([...this.handedIn].map(([meeting, people]) => [meeting, [...people]])),
      attention: this.attention.entries,
    };
  }

  /** The dates that a new agenda holds. @returns the meetings that have moved */
  adopt(meetings: readonly DatedMeeting[], talkDay: GroupPlan['talkDay']): readonly Changing<MeetingStatus>[] {
    this.#talkDay = talkDay;
    return meetings.flatMap((dated) => {
      const known = this.meetings.get(dated.meeting);
      if (!known || known.status !== 'planned' || Date.parse(known.startsAt) === Date.parse(dated.startsAt)) return [];
      Object.assign(known, dated, { sequence: known.sequence + 1 });
      return [known];
    });
  }

  /** Another takes the mentor's place. */
  replaceMentor(mentor: string): void {
    this.#former.set(this.mentor, this.mentorGone ?? 'replaced');
    this.mentor = mentor;
    this.mentorGone = undefined;
  }

  attend(
    kind: AttentionKind,
    now: number,
    more: { readonly meeting?: number; readonly person?: string; readonly about?: string } = {},
  ): void {
    if (this.attention.raise({ kind, group: this.group, ...more }, now)) this.#news = true;
  }

  mend(over: Parameters<AttentionList['end']>[0]): boolean {
    const ended = this.attention.end(over).length > 0;
    if (ended) this.#news = true;
    return ended;
  }

  refused(mails: readonly Refused[], now: number): void {
    for (const { moment, person } of mails)
      if (!this.goneBy(person)) this.attend('mail-refused', now, { person, about: moment });
  }

  /** Nobody said whether the group's last meeting, or its last talks, took place: it is closed as it stands. */
  lapse(now: number): void {
    this.#leaveUnconfirmed();
    this.#lapsed = true;
    this.happened(now, 'lapsed', 'clock');
    this.attend('group-lapsed', now);
  }

  end(now: number): void {
    this.#leaveUnconfirmed();
    this.#ended = true;
    this.happened(now, 'group-ended', 'clock');
  }

  happened(now: number, what: string, by: string | undefined, more: Partial<Happening> = {}): void {
    this.happenings.push({ at: new Date(now).toISOString(), what, by: by ?? 'signal', group: this.group, ...more });
    this.version += 1;
    this.#news = this.#news || !KEPT_IN_GROUP.has(what);
  }

  /** A mail about what has just happened. */
  tell(kind: string, send: readonly string[], now: number, matter: Matter = {}, suffix = ''): void {
    const about = matter.person === undefined ? '' : `.${matter.person.slice(this.group.length + 1)}`;
    this.outbox.tell(`${kind}${suffix}${about}`, kind, send, now, matter);
    this.#news = true;
  }

  /** Whether the programme should hear where the group stands; asking takes the news. */
  takeNews(): boolean {
    const news = this.#news;
    this.#news = false;
    return news;
  }

  get hasWork(): boolean {
    return !this.outbox.isEmpty || this.#news || this.wantsReplan;
  }

  /** Meetings that have not begun and may still be held. */
  coming(now: number): Changing<MeetingStatus>[] {
    return [...this.meetings.values()].filter(
      ({ status, startsAt }) => status === 'planned' && Date.parse(startsAt) > now,
    );
  }

  #leaveUnconfirmed(): void {
    for (const meeting of this.meetings.values()) if (meeting.status === 'planned') meeting.status = 'unconfirmed';
  }

  get #lastMeeting(): MeetingStatus {
    const meetings = [...this.meetings.values()];
    const last = meetings.findLast(({ status }) => status !== 'cancelled') ?? meetings.at(-1);
    if (!last) throw new Error('a group without meetings');
    return last;
  }
}

export function instant(ms: number): Instant {
  return new Date(ms).toISOString();
}
