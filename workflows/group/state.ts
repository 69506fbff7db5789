// What is true of one group. No Temporal here: refusals.ts says which messages are welcome, changes.ts what they change.
import { MEETINGS, type Closing, type Gone, type Instant, type Span, type Variant } from '../../domain/programme.ts';
import {
  activeMentees,
  talksLeft,
  type DatedMeeting,
  type GroupPhase,
  type GroupStatus,
  type MeetingState,
  type MeetingStatus,
  type MenteeStatus,
  type RefusedMail,
  type TalkState,
} from '../../domain/status.ts';
import type { GroupOpening } from '../activities.ts';
import { Journal } from '../walk/journal.ts';
import { HandedIn } from './handed-in.ts';
import { Since } from './since.ts';

type EarlyFinish = 'proposed' | 'approved';

export class GroupState {
  readonly group: string;
  readonly hr: string;
  readonly variant: Variant;
  readonly journal: Journal;
  readonly since: Since;
  readonly handedIn = new HandedIn();
  readonly #planned: Closing;
  readonly #meetings: Map<number, MeetingStatus>;
  readonly #mentees: Map<string, MenteeStatus>;
  readonly #former = new Map<string, Gone>();
  #mentor: string;
  #mentorGone: Gone | undefined;
  #mentorLeftAt: Instant | undefined;
  #talkDay: Span;
  #earlyFinish: EarlyFinish | undefined;
  #proposals = 0;
  #cancelled = false;
  #lapsed = false;
  #ended = false;
  #mailServerDown = false;

  constructor(group: string, opening: Omit<GroupOpening, 'agenda'>, since = new Since()) {
    this.since = since;
    this.group = group;
    this.hr = opening.hr;
    this.variant = opening.variant;
    this.journal = new Journal(group, group);
    this.#mentor = opening.mentor;
    this.#planned = opening.closing;
    this.#talkDay = opening.talkDay;
    this.#mentees = new Map(opening.mentees.map((id) => [id, { id, status: 'active', talk: 'planned' }]));
    this.#meetings = new Map(
      opening.meetings.map((meeting) => [meeting.meeting, { ...meeting, status: 'planned', sequence: 0 }]),
    );
  }

  // Who is in it.

  get mentor(): string {
    return this.#mentor;
  }

  get hasMentor(): boolean {
    return this.#mentorGone === undefined;
  }

  /** Also those who have left. */
  get mentees(): readonly string[] {
    return [...this.#mentees.keys()];
  }

  get active(): readonly string[] {
    return activeMentees({ mentees: [...this.#mentees.values()] });
  }

  /** The mentor, if there is one, and the mentees still in the group. */
  get everyone(): readonly string[] {
    return [...(this.hasMentor ? [this.#mentor] : []), ...this.active];
  }

  /** Whether calendar entries have been withdrawn from anybody. */
  get hasSeenLeave(): boolean {
    return this.#former.size > 0 || this.active.length < this.#mentees.size;
  }

  /** Why this person is no longer in their place. */
  goneBy(person: string): Gone | undefined {
    if (person === this.#mentor) return this.#mentorGone;
    const mentee = this.#mentees.get(person);
    if (mentee) return mentee.status === 'left' ? 'left' : undefined;
    return this.#former.get(person);
  }

  menteeLeaves(person: string, at: Instant): void {
    this.#changeMentee(person, { status: 'left', leftAt: at });
  }

  mentorLeaves(at: Instant): void {
    this.#mentorGone = 'left';
    this.#mentorLeftAt = at;
    this.since.mentorLeaves();
  }

  /** When somebody left their place; undefined where they are in it. */
  leftAt(person: string): Instant | undefined {
    return person === this.#mentor ? this.#mentorLeftAt : this.#mentees.get(person)?.leftAt;
  }

  /** They never left. */
  returns(person: string): void {
    if (person === this.#mentor) this.#mentorGone = this.#mentorLeftAt = undefined;
    const { talk = 'planned' } = this.#mentees.get(person) ?? {};
    if (this.#mentees.has(person)) this.#mentees.set(person, { id: person, status: 'active', talk });
  }

  /** Another takes the mentor's place. */
  replaceMentor(mentor: string): void {
    this.#former.set(this.#mentor, this.#mentorGone ?? 'replaced');
    this.#mentor = mentor;
    this.#mentorGone = this.#mentorLeftAt = undefined;
  }

  /** Somebody new, or somebody who comes back. */
  addMentee(person: string): void {
    this.#mentees.set(person, { id: person, status: 'active', talk: 'planned' });
  }

  // Its meetings.

  meeting(meeting: number): MeetingStatus | undefined {
    return this.#meetings.get(meeting);
  }

  stateOf(meeting: number): MeetingState | undefined {
    return this.#meetings.get(meeting)?.status;
  }

  get meetings(): readonly MeetingStatus[] {
    return [...this.#meetings.values()];
  }

  /** Meetings that have not begun and may still be held. */
  coming(now: number): readonly MeetingStatus[] {
    return this.meetings.filter(({ status, startsAt }) => status === 'planned' && Date.parse(startsAt) > now);
  }

  get hasBegun(): boolean {
    return this.meetings.some(({ status }) => status === 'held');
  }

  changeMeeting(meeting: number, change: Partial<Omit<MeetingStatus, 'meeting'>>): MeetingStatus | undefined {
    const known = this.#meetings.get(meeting);
    if (!known) return undefined;
    const changed = { ...known, ...change };
    this.#meetings.set(meeting, changed);
    return changed;
  }

  /** It is to be held after all: what was answered about it no longer holds. */
  planAnew(meeting: number): void {
    const known = this.#meetings.get(meeting);
    if (!known) return;
    const { attended: _attended, hours: _hours, ...rest } = known;
    this.#meetings.set(meeting, { ...rest, status: 'planned' });
  }

  /** The dates that a new agenda holds. @returns the meetings that have moved */
  adopt(meetings: readonly DatedMeeting[], talkDay: Span): readonly number[] {
    this.#talkDay = talkDay;
    return meetings
      .filter(({ meeting, startsAt }) => {
        const known = this.#meetings.get(meeting);
        return known?.status === 'planned' && Date.parse(known.startsAt) !== Date.parse(startsAt);
      })
      .map((dated) => {
        const { sequence = 0 } = this.#meetings.get(dated.meeting) ?? {};
        this.changeMeeting(dated.meeting, { ...dated, sequence: sequence + 1 });
        return dated.meeting;
      });
  }

  // Its end.

  get closing(): Closing {
    return this.#earlyFinish === 'approved' ? 'talks' : this.#planned;
  }

  get talkDay(): Span {
    return this.#talkDay;
  }

  get earlyFinish(): EarlyFinish | undefined {
    return this.#earlyFinish;
  }

  /** How often an early finish has been proposed. */
  get proposals(): number {
    return this.#proposals;
  }

  setEarlyFinish(state: EarlyFinish | undefined): void {
    if (state === 'proposed') this.#proposals += 1;
    this.#earlyFinish = state;
  }

  talkOf(person: string): TalkState | undefined {
    return this.#mentees.get(person)?.talk;
  }

  setTalk(person: string, talk: TalkState): void {
    this.#changeMentee(person, { talk });
  }

  get talksLeft(): readonly string[] {
    return this.closing === 'talks' ? talksLeft({ mentees: [...this.#mentees.values()] }) : [];
  }

  get talksHeld(): boolean {
    return this.closing === 'talks' && !this.#awaitsMeetings && (this.talksLeft.length === 0 || this.#lapsed);
  }

  get isCancelled(): boolean {
    return this.#cancelled;
  }

  cancel(): void {
    this.#cancelled = true;
  }

  /** Nobody said whether the group's last meeting, or its last talks, took place: it is closed as it stands. */
  lapse(): void {
    this.#leaveUnconfirmed();
    this.#lapsed = true;
  }

  end(): void {
    this.#leaveUnconfirmed();
    this.#ended = true;
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  /** Whether nothing more can come of the group: everybody has left, or it is cancelled. */
  get isOff(): boolean {
    return this.#cancelled || this.active.length === 0;
  }

  /** Whether all that the group is for has happened, or nobody is left for it to happen to. */
  get complete(): boolean {
    if (this.isOff) return true;
    return this.closing === 'talks' ? this.talksHeld : !this.#awaitsMeetings;
  }

  /** Whether its closing has been reached as it was meant to be. */
  get isClosed(): boolean {
    return this.closing === 'talks' ? this.talksHeld : this.stateOf(MEETINGS) === 'held';
  }

  phase(now: number): GroupPhase {
    if (this.#ended) return 'ended';
    if (this.complete) return 'closing';
    if (this.closing === 'talks' && !this.#awaitsMeetings) return 'talks';
    const [first] = this.meetings;
    const begun = first && (first.status !== 'planned' || Date.parse(first.startsAt) <= now);
    return begun ? 'meetings' : 'introduction';
  }

  status(now: number): GroupStatus {
    const withTalk = ({ talk, ...mentee }: MenteeStatus) => ({
      ...mentee,
      ...(this.closing === 'talks' && talk ? { talk } : {}),
    });
    return {
      group: this.group,
      phase: this.phase(now),
      closing: this.closing,
      ...(this.#earlyFinish ? { earlyFinish: this.#earlyFinish } : {}),
      mentor: this.#mentor,
      ...(this.#mentorGone ? { mentorGone: this.#mentorGone } : {}),
      ...(this.#cancelled ? { cancelled: true } : {}),
      talkDay: this.#talkDay,
      mentees: [...this.#mentees.values()].map(withTalk),
      meetings: this.meetings,
      handedIn: this.handedIn.view(),
      attention: this.journal.attention,
      ...(this.#mailServerDown ? { mailServerDown: true } : {}),
    };
  }

  serverIs(state: 'down' | 'up'): void {
    this.#mailServerDown = state === 'down';
    this.journal.isNews();
  }

  refused(mails: readonly RefusedMail[], now: number): void {
    for (const { moment, person } of mails)
      if (!this.goneBy(person))
        this.journal.attend({ kind: 'mail-refused', group: this.group, person, about: moment }, now);
  }

  #changeMentee(person: string, change: Partial<MenteeStatus>): void {
    const known = this.#mentees.get(person);
    if (known) this.#mentees.set(person, { ...known, ...change });
  }

  #leaveUnconfirmed(): void {
    for (const { meeting, status } of this.meetings)
      if (status === 'planned') this.changeMeeting(meeting, { status: 'unconfirmed' });
  }

  /** Whether the last meeting that is to be held is still to be confirmed. */
  get #awaitsMeetings(): boolean {
    const last = this.meetings.findLast(({ status }) => status !== 'cancelled') ?? this.meetings.at(-1);
    return last?.status === 'planned';
  }
}
