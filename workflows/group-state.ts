// What is true of one group, and what each message changes. No Temporal here: the workflow wires messages and time to it.
import type { Instant } from '../domain/programme.ts';
import type { Decision, GroupPlan, HeldBack, Matter, Refused } from './asks.ts';
import type { GroupMessages } from './messages.ts';
import type { Refusal } from './refusal.ts';
import type { Attention, AttentionKind, GroupPhase, GroupStatus, Happening, MeetingState, MeetingStatus, MenteeStatus } from './status.ts';

type Changing<T> = { -readonly [Key in keyof T]: T[Key] };

/** Attention under this many mentees (design: "attention under four mentees"). */
const SMALL_GROUP = 4;
/** How long a mail about something that just happened is of use. */
const NEWS_DAYS = 28;
const DAY_MS = 86_400_000;

const ENDED: Refusal = { rule: 'group-ended', message: 'the group has ended' };

export class GroupState {
  readonly plan: GroupPlan;
  readonly happenings: Happening[] = [];
  readonly handedIn = new Map<number, Set<string>>();
  readonly #mentees: Map<string, Changing<MenteeStatus>>;
  readonly #meetings: Map<number, Changing<MeetingStatus>>;
  #attention: Attention[] = [];
  #outbox: Decision[] = [];
  #gone: HeldBack[] = [];
  #earlyFinish: 'proposed' | 'approved' | undefined;
  #proposals = 0;
  #lapsed = false;
  #ended = false;
  #news = false;
  /** Set when the group now closes with talks and its agenda must be made anew. */
  wantsReplan = false;

  constructor(plan: GroupPlan) {
    this.plan = plan;
    this.#mentees = new Map(plan.mentees.map((id) => [id, { id, status: 'active', talk: 'planned' }]));
    this.#meetings = new Map(plan.meetings.map((meeting) => [meeting.meeting, { ...meeting, status: 'planned', sequence: 0 }]));
  }

  get closing(): GroupPlan['closing'] {
    return this.#earlyFinish === 'approved' ? 'talks' : this.plan.closing;
  }

  get active(): readonly string[] {
    return [...this.#mentees.values()].filter(({ status }) => status === 'active').map(({ id }) => id);
  }

  get talksLeft(): readonly string[] {
    return this.closing === 'talks' ? this.active.filter((id) => this.#mentees.get(id)?.talk !== 'held') : [];
  }

  hasLeft(person: string): boolean {
    return this.#mentees.get(person)?.status === 'left';
  }

  stateOf(meeting: number): MeetingState | undefined {
    return this.#meetings.get(meeting)?.status;
  }

  get talksHeld(): boolean {
    return this.closing === 'talks' && this.stateOf(this.#lastMeeting.meeting) !== 'planned' && (this.talksLeft.length === 0 || this.#lapsed);
  }

  /** Whether all that the group is for has happened, or nobody is left for it to happen to. */
  get complete(): boolean {
    if (this.active.length === 0) return true;
    return this.closing === 'talks' ? this.talksHeld : this.stateOf(this.#lastMeeting.meeting) !== 'planned';
  }

  phase(now: number): GroupPhase {
    if (this.#ended) return 'ended';
    if (this.complete) return 'closing';
    const [first] = this.#meetings.values();
    if (this.closing === 'talks' && this.stateOf(this.#lastMeeting.meeting) !== 'planned') return 'talks';
    return first && (first.status !== 'planned' || Date.parse(first.startsAt) <= now) ? 'meetings' : 'introduction';
  }

  status(now: number): GroupStatus {
    return {
      group: this.plan.group,
      phase: this.phase(now),
      closing: this.closing,
      ...(this.#earlyFinish ? { earlyFinish: this.#earlyFinish } : {}),
      mentor: this.plan.mentor,
      mentees: [...this.#mentees.values()].map(({ talk, ...mentee }) => ({ ...mentee, ...(this.closing === 'talks' && talk ? { talk } : {}) })),
      meetings: [...this.#meetings.values()].map((meeting) => ({ ...meeting })),
      handedIn: Object.fromEntries([...this.handedIn].map(([meeting, people]) => [meeting, [...people]])),
      attention: this.#attention,
    };
  }

  /** Why each message is refused; undefined where it is welcome. Reads only. */
  readonly refusals: { [Name in keyof GroupMessages]: (message: GroupMessages[Name], now: number) => Refusal | undefined } = {
    dropout: ({ person }) => (this.#mentees.has(person) ? this.#unlessEnded(!this.hasLeft(person)) : unknownPerson),
    proposeFinish: () => this.#earlyFinishRefusal(),
    declineFinish: () => this.#unlessEnded(true),
    finishEarly: () => (this.#earlyFinish === 'approved' ? undefined : this.#earlyFinishRefusal()),
    meetingHeld: ({ meeting, attended, hours, by }, now) => {
      const known = this.#meetings.get(meeting);
      if (!known) return unknownMeeting(meeting);
      if (known.status === 'cancelled') return { rule: 'meeting-cancelled', message: `meeting ${meeting} is cancelled` };
      if (attended !== undefined && !(Array.isArray(attended) && attended.every((person: unknown) => typeof person === 'string' && this.#mentees.has(person)))) return unknownPerson;
      if (hours !== undefined && !(hours >= 0 && hours <= 100)) return { rule: 'hours', message: 'hours are a number from 0 to 100' };
      const earlier = [...this.#meetings.values()].some((other) => other.meeting < meeting && other.status === 'planned');
      if (Date.parse(known.startsAt) > now && earlier) return { rule: 'R34', message: `meeting ${meeting} has not begun, and a meeting before it is not confirmed` };
      const next = this.#meetings.get(meeting + 1);
      if (known.status === 'held' && by !== 'hr' && next && Date.parse(next.startsAt) <= now)
        return { rule: 'answer-closed', message: `the answer could be changed until meeting ${meeting + 1}; HR can still correct it` };
      return this.#unlessEnded(known.status !== 'held');
    },
    meetingNotHeld: ({ meeting }, now) => {
      const known = this.#meetings.get(meeting);
      if (!known) return unknownMeeting(meeting);
      if (known.status === 'cancelled') return { rule: 'meeting-cancelled', message: `meeting ${meeting} is cancelled` };
      if (Date.parse(known.startsAt) > now) return { rule: 'R34', message: `meeting ${meeting} has not begun` };
      return this.#unlessEnded(true);
    },
    talkHeld: ({ person }) => {
      if (!this.#mentees.has(person)) return unknownPerson;
      if (this.closing !== 'talks') return { rule: 'R65', message: 'the group does not close with talks' };
      if (this.hasLeft(person)) return { rule: 'left', message: 'this mentee has left the group' };
      return this.#unlessEnded(this.#mentees.get(person)?.talk !== 'held');
    },
    handIn: ({ meeting, person }, now) => {
      const known = this.#meetings.get(meeting);
      if (!known || meeting < 2) return unknownMeeting(meeting);
      if (!this.#mentees.has(person)) return unknownPerson;
      if (this.plan.variant === 'leaders') return { rule: 'R64', message: 'leaders hand in nothing' };
      if (this.hasLeft(person)) return { rule: 'left', message: 'this mentee has left the group' };
      if (known.status !== 'planned' || Date.parse(known.startsAt) <= now) return { rule: 'R43', message: `meeting ${meeting} is over or cancelled, and its task is closed` };
      return this.#unlessEnded(true);
    },
  };

  /** What each message changes. Call only where it is not refused. Returns whether it changed anything. */
  readonly changes: { [Name in keyof GroupMessages]: (message: GroupMessages[Name], now: number) => boolean } = {
    dropout: ({ person, by }, now) => {
      const mentee = this.#mentees.get(person);
      if (!mentee || mentee.status === 'left') return false;
      mentee.status = 'left';
      mentee.leftAt = iso(now);
      this.#gone.push({ person, reason: 'left' });
      this.#happened(now, 'dropout', by, { person });
      this.#tell('dropout-confirmed', [person], now, { person });
      this.#withdraw(person, this.#coming(now), now);
      this.#tell('dropout-notice', [this.plan.mentor, this.plan.hr], now, { person });
      if (this.active.length === 0) {
        this.#cancel(this.#coming(now), now, by);
        this.attend('group-empty', now);
      } else if (this.active.length < SMALL_GROUP) this.attend('small-group', now);
      return true;
    },
    proposeFinish: ({ by }, now) => {
      if (this.#earlyFinish) return false;
      this.#earlyFinish = 'proposed';
      this.#proposals += 1;
      this.#happened(now, 'early-finish-proposed', by);
      this.#tell('early-finish-proposed', [this.plan.hr], now, {}, `.${this.#proposals}`);
      return true;
    },
    declineFinish: ({ by }, now) => {
      if (this.#earlyFinish !== 'proposed') return false;
      this.#earlyFinish = undefined;
      this.#happened(now, 'early-finish-declined', by);
      this.#tell('early-finish-declined', [this.plan.mentor], now, {}, `.${this.#proposals}`);
      return true;
    },
    finishEarly: ({ by }, now) => {
      if (this.#earlyFinish === 'approved') return false;
      this.#earlyFinish = 'approved';
      this.#happened(now, 'early-finish', by);
      this.#cancel([...this.#meetings.values()].filter(({ status }) => status === 'planned'), now, by);
      this.wantsReplan = true;
      return true;
    },
    meetingHeld: ({ meeting, attended, hours, by }, now) => {
      const known = this.#meetings.get(meeting);
      if (!known) return false;
      const there = [...new Set(attended ?? known.attended ?? this.active)].sort();
      const same = known.status === 'held' && known.attended?.join() === there.join() && (hours === undefined || known.hours === hours);
      if (same) return false;
      this.#happened(now, known.status === 'held' ? 'meeting-corrected' : 'meeting-held', by, { meeting });
      known.status = 'held';
      known.attended = there;
      if (hours !== undefined) known.hours = hours;
      this.#mended((entry) => entry.meeting === meeting && (entry.kind === 'meeting-unconfirmed' || entry.kind === 'meeting-not-held'));
      return true;
    },
    meetingNotHeld: ({ meeting, by }, now) => {
      const known = this.#meetings.get(meeting);
      if (!known || this.#attention.some((entry) => entry.kind === 'meeting-not-held' && entry.meeting === meeting)) return false;
      known.status = 'planned';
      delete known.attended;
      this.#happened(now, 'meeting-not-held', by, { meeting });
      this.attend('meeting-not-held', now, { meeting });
      return true;
    },
    talkHeld: ({ person, by }, now) => {
      const mentee = this.#mentees.get(person);
      if (!mentee || mentee.talk === 'held') return false;
      mentee.talk = 'held';
      this.#happened(now, 'talk-held', by, { person });
      if (this.talksLeft.length === 0) this.#mended((entry) => entry.kind === 'talks-unconfirmed');
      return true;
    },
    handIn: ({ meeting, person, handedIn, by }, now) => {
      const people = this.handedIn.get(meeting) ?? new Set<string>();
      if (people.has(person) === (handedIn !== false)) return false;
      if (handedIn === false) people.delete(person);
      else people.add(person);
      this.handedIn.set(meeting, people);
      this.#happened(now, handedIn === false ? 'hand-in-taken-back' : 'handed-in', by, { meeting, person });
      return true;
    },
  };

  /** HR must look at something. The same thing is raised once. */
  attend(kind: AttentionKind, now: number, more: Partial<Attention> = {}): void {
    const entry: Attention = { kind, group: this.plan.group, ...more, since: iso(now) };
    const known = this.#attention.some((other) => other.kind === kind && other.meeting === entry.meeting && other.person === entry.person && other.about === entry.about);
    if (known) return;
    this.#attention = [...this.#attention, entry];
    this.#news = true;
  }

  refused(mails: readonly Refused[], now: number): void {
    for (const { moment, person } of mails) this.attend('mail-refused', now, { person, about: moment });
  }

  /** Nobody said whether the group's last meeting, or its last talks, took place: it is closed as it stands. */
  lapse(now: number): void {
    for (const meeting of this.#meetings.values()) if (meeting.status === 'planned') meeting.status = 'unconfirmed';
    this.#lapsed = true;
    this.#happened(now, 'lapsed', 'clock');
    this.attend('group-lapsed', now);
  }

  end(now: number): void {
    this.#ended = true;
    this.#happened(now, 'group-ended', 'clock');
  }

  takeOutbox(): Decision[] {
    return this.#outbox.splice(0);
  }

  takeGone(): HeldBack[] {
    return this.#gone.splice(0);
  }

  /** Whether the programme should hear where the group stands; asking takes the news. */
  takeNews(): boolean {
    const news = this.#news;
    this.#news = false;
    return news;
  }

  get hasWork(): boolean {
    return this.#outbox.length > 0 || this.#news || this.wantsReplan;
  }

  get #lastMeeting(): MeetingStatus {
    const meetings = [...this.#meetings.values()];
    const last = meetings.findLast(({ status }) => status !== 'cancelled') ?? meetings.at(-1);
    if (!last) throw new Error('a group without meetings');
    return last;
  }

  #coming(now: number): Changing<MeetingStatus>[] {
    return [...this.#meetings.values()].filter(({ status, startsAt }) => status === 'planned' && Date.parse(startsAt) > now);
  }

  /** A calendar entry is withdrawn from one person. */
  #withdraw(person: string, meetings: readonly MeetingStatus[], now: number): void {
    for (const { meeting, sequence } of meetings) this.#tell('meeting-cancelled', [person], now, { meeting, person, sequence: sequence + 1 }, `.${meeting}`);
  }

  #cancel(meetings: readonly Changing<MeetingStatus>[], now: number, by: string | undefined): void {
    for (const meeting of meetings) {
      meeting.status = 'cancelled';
      meeting.sequence += 1;
      this.#happened(now, 'meeting-cancelled', by, { meeting: meeting.meeting });
      this.#tell('meeting-cancelled', [this.plan.mentor, ...this.active], now, { meeting: meeting.meeting, sequence: meeting.sequence }, `.${meeting.meeting}`);
    }
  }

  #tell(kind: string, send: readonly string[], now: number, matter: Matter, suffix = ''): void {
    const at = iso(now);
    const about = matter.person === undefined ? '' : `.${matter.person.slice(this.plan.group.length + 1)}`;
    this.#outbox.push({ moment: `${kind}${suffix}${about}`, kind, round: matter.meeting ?? 0, at, until: iso(now + NEWS_DAYS * DAY_MS), send, heldBack: [], matter });
    this.#news = true;
  }

  #happened(now: number, what: string, by: string | undefined, more: Partial<Happening> = {}): void {
    this.happenings.push({ at: iso(now), what, by: by ?? 'signal', group: this.plan.group, ...more });
    this.#news = this.#news || !['handed-in', 'hand-in-taken-back'].includes(what);
  }

  #mended(over: (entry: Attention) => boolean): void {
    this.#attention = this.#attention.filter((entry) => !over(entry));
  }

  /** A repeated message is welcome even after the end, since it changes nothing. */
  #unlessEnded(changes: boolean): Refusal | undefined {
    return this.#ended && changes ? ENDED : undefined;
  }

  #earlyFinishRefusal(): Refusal | undefined {
    if (this.plan.closing === 'talks') return { rule: 'R65', message: 'the group is planned to close with talks from the start' };
    if (this.#ended) return ENDED;
    if (this.stateOf(4) === 'held') return { rule: 'R65', message: 'meeting 4 has been held, so there is nothing to leave out' };
    if (this.stateOf(3) !== 'held') return { rule: 'R65', message: 'a group can only end early once meeting 3 is held, and it is not' };
    return undefined;
  }
}

const unknownPerson: Refusal = { rule: 'unknown-person', message: 'there is no such mentee in this group' };

function unknownMeeting(meeting: unknown): Refusal {
  return { rule: 'unknown-meeting', message: `this group has no such meeting or task: ${Number.isInteger(meeting) ? String(meeting) : '?'}` };
}

function iso(ms: number): Instant {
  return new Date(ms).toISOString();
}
