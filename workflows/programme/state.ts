// What is true of a programme as a whole: its groups by their news, the circle's meetings, and when each round had been met.
import { OF_THE_PROGRAMME } from '../../domain/ids.ts';
import type { CircleKind, IntroductionStage } from '../../domain/kinds.ts';
import type { CircleMeeting } from '../../domain/plan.ts';
import type { Instant } from '../../domain/programme.ts';
import {
  begunMeetings,
  meetingOf,
  mentorsIn,
  type Attention,
  type CircleStatus,
  type GroupStatus,
  type ProgrammePhase,
  type ProgrammeStatus,
  type RefusedMail,
} from '../../domain/status.ts';
import type { CircleCourse, CircleRevision, ProgrammeOpening } from '../activities.ts';
import { Journal } from '../walk/journal.ts';
import { Circle, type CircleName } from './circle.ts';
import { Introduction } from './introduction.ts';
import { areFull, askedIn, neverBegun } from './seats.ts';

/** HR gets one mail about attention a day at most. */
const DAY_MS = 86_400_000;

export class ProgrammeState {
  readonly journal = new Journal(OF_THE_PROGRAMME);
  readonly introduction: Introduction;
  readonly programme: string;
  readonly hr: string;
  readonly sponsor: string;
  readonly #groups: Map<string, GroupStatus>;
  readonly #opened = new Map<number, Instant>();
  readonly #told = new Set<string>();
  readonly #byRound: boolean;
  #lastAttentionMail = 0;
  #attentionMails = 0;
  #wantsAgenda = false;
  #circle: Circle;
  #contacts: readonly string[];
  #introducing: boolean;
  #cancelled = false;
  #ended = false;
  #mailServerDown = false;
  #mailServerTold = false;

  constructor(programme: string, opening: Omit<ProgrammeOpening, 'agenda' | 'retentionDays'>, byRound = true) {
    const { hr, sponsor, groups, stages, directors = [] } = opening;
    this.programme = programme;
    this.#byRound = byRound;
    this.hr = hr;
    this.sponsor = sponsor;
    this.#groups = new Map(groups.map((group) => [group.group, group]));
    const asked = (stage: IntroductionStage) => askedIn(stage, { hr, sponsor, directors, groups: this.groups });
    this.introduction = new Introduction(stages ?? {}, asked, () => areFull(this.groups));
    this.#introducing = stages !== undefined;
    this.#contacts = opening.contacts ?? [];
    this.#circle = new Circle(opening);
    this.#circle.call((round) => this.membersOf(round));
  }

  /** HR contacts of several organisations. */
  get contacts(): readonly string[] {
    return this.#contacts;
  }

  get circle(): Circle {
    return this.#circle;
  }

  // Before its first meeting.

  /** The groups have not begun. */
  get isIntroducing(): boolean {
    return this.#introducing;
  }

  /** The introduction is over: the groups begin, and the circle is called. */
  begin(opening: Pick<ProgrammeOpening, 'groups' | 'circle' | 'members' | 'convener' | 'contacts'>): void {
    this.#introducing = false;
    this.#contacts = opening.contacts ?? [];
    this.#groups.clear();
    for (const group of opening.groups) this.#groups.set(group.group, group);
    this.#circle = new Circle(opening);
    this.#circle.call((round) => this.membersOf(round));
  }

  /** Before a group has begun, who is in it is known here only. */
  reseat(change: (group: GroupStatus) => GroupStatus): void {
    for (const group of this.groups) this.#groups.set(group.group, change(group));
  }

  // Its groups.

  get groups(): readonly GroupStatus[] {
    return [...this.#groups.values()];
  }

  get allEnded(): boolean {
    return this.groups.every(({ phase }) => phase === 'ended');
  }

  everyoneMet(round: number): boolean {
    return this.groups.every((group) => group.phase === 'ended' || meetingOf(group, round)?.status !== 'planned');
  }

  /** Takes a group's news in. */
  hear(news: GroupStatus, now: number): void {
    const before = this.#groups.get(news.group);
    const waited = this.circle.meetings.filter(({ kind, round }) => kind === 'evaluation' && !this.everyoneMet(round));
    this.#groups.set(news.group, news);
    this.#attendToMailServer(now);
    for (const meeting of waited.filter(({ round }) => this.everyoneMet(round))) {
      if (Date.parse(meeting.startsAt) > now || this.circle.isHeld(meeting)) continue;
      this.#opened.set(meeting.round, new Date(now).toISOString());
      this.#wantsAgenda = true;
    }
    if (!this.#cancelled && !(before && isDatedAlike(before, news))) this.#wantsAgenda = true;
  }

  // The mentor circle.

  /** Those who are called to a round: whose group has no meeting in it has nothing to prepare or evaluate. */
  membersOf(round: number): readonly string[] {
    if (!this.#byRound) return this.circle.members;
    const mentors = mentorsIn(this.groups, round);
    const isAlone = this.groups.length === 1;
    return this.circle.members.filter((person) => (isAlone && person === this.hr) || mentors.includes(person));
  }

  /** It is held at another time. */
  moveCircle(name: CircleName, startsAt: Instant): void {
    this.circle.move(name, startsAt);
    this.#wantsAgenda = true;
  }

  /** Puts the circle that a new agenda holds in place. */
  adopt(fresh: Pick<CircleRevision, 'circle' | 'members' | 'convener'>, now: number): void {
    this.circle.adopt(fresh, now);
    this.circle.call((round) => this.membersOf(round));
  }

  /** What the circle's agenda hangs on: where the groups stand, rounds that opened late, its own meetings that have been. */
  course(now: number): CircleCourse {
    return {
      groups: this.groups,
      opened: Object.fromEntries(this.#opened),
      circle: this.circle.meetings,
      kept: this.circle.meetings
        .filter((meeting) => this.#isKept(meeting, now))
        .map((meeting) => this.circle.asMoved(meeting)),
    };
  }

  get wantsAgenda(): boolean {
    return this.#wantsAgenda;
  }

  /** The circle's agenda is about to be made anew. */
  takeWish(): boolean {
    const wants = this.#wantsAgenda;
    this.#wantsAgenda = false;
    return wants;
  }

  // What HR must look at.

  /** Of the programme itself and of its groups. */
  get attention(): readonly Attention[] {
    return [...this.journal.attention, ...this.groups.flatMap(({ attention }) => attention)];
  }

  /** Whether a group that has ended has left this to be looked at. */
  isLeftOver(id: string): boolean {
    return this.groups.some(({ phase, attention }) => phase === 'ended' && attention.some((entry) => entry.id === id));
  }

  /** Ends what is over, of the programme's own and of what groups have left behind. */
  mend(over: (entry: Attention) => boolean): readonly Attention[] {
    const leftOver = this.groups
      .filter(({ phase }) => phase === 'ended')
      .flatMap((group) => {
        const ended = group.attention.filter(over);
        const attention = group.attention.filter((entry) => !over(entry));
        if (ended.length > 0) this.#groups.set(group.group, { ...group, attention });
        return ended;
      });
    return [...this.journal.mend(over), ...leftOver];
  }

  /** When HR next gets a mail about what is new: at once, but one mail a day at most. */
  attentionMailAt(): number | undefined {
    return this.#untold.length === 0 ? undefined : this.#lastAttentionMail + DAY_MS;
  }

  tellAttention(now: number): void {
    const at = this.attentionMailAt();
    if (at === undefined || at > now) return;
    this.#lastAttentionMail = now;
    for (const { id } of this.#untold) this.#told.add(id);
    this.#attentionMails += 1;
    // By number, not by time: a task that is done again must make the same mail.
    this.journal.tell('attention', [this.hr], now, {}, this.#attentionMails);
  }

  /** As its own mails meet it. */
  serverIs(state: 'down' | 'up', now: number): void {
    this.#mailServerDown = state === 'down';
    this.#attendToMailServer(now);
  }

  /** HR is somebody else now, who has not read of anything. */
  tellAnew(): void {
    this.#told.clear();
  }

  refused(mails: readonly RefusedMail[], now: number): void {
    for (const { moment, kind, person } of mails)
      // A mail about attention that is itself refused would ask for attention for ever.
      if (kind !== 'attention') this.journal.attend({ kind: 'mail-refused', person, about: moment }, now);
  }

  // Its course as a whole.

  get isCancelled(): boolean {
    return this.#cancelled;
  }

  cancel(): void {
    this.#cancelled = true;
    this.#wantsAgenda = false;
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  end(): void {
    this.#ended = true;
    // Called off before they began.
    if (this.#introducing) this.reseat(neverBegun);
  }

  phase(now: number): ProgrammePhase {
    if (this.#ended) return 'ended';
    if (this.groups.every(({ phase }) => phase === 'closing' || phase === 'talks' || phase === 'ended'))
      return 'closing';
    return this.round(now) > 0 ? 'meetings' : 'introduction';
  }

  /** The round that was begun last; 0 before the first meeting. */
  round(now: number): number {
    return Math.max(0, ...this.groups.flatMap((group) => begunMeetings(group, now).map(({ meeting }) => meeting)));
  }

  status(now: number): ProgrammeStatus {
    return {
      programme: this.programme,
      phase: this.phase(now),
      ...(this.introduction.stages.length > 0 ? { introduction: this.introduction.view() } : {}),
      ...(this.#cancelled ? { cancelled: true } : {}),
      round: this.round(now),
      circle: this.circle.meetings.map((meeting) => this.#circleStatus(meeting, now)),
      opened: Object.fromEntries(this.#opened),
      groups: this.groups,
      attention: this.attention,
    };
  }

  #circleStatus(meeting: CircleMeeting, now: number): CircleStatus {
    return {
      ...meeting,
      status: this.circle.answerOf(meeting) ?? 'planned',
      sequence: this.circle.sequenceOf(meeting),
      ...(this.#isKept(meeting, now) ? { kept: true } : {}),
    };
  }

  /** What HR has not been mailed about. That no mail gets through is not for a mail to say. */
  get #untold(): readonly Attention[] {
    return this.attention.filter(({ id, kind }) => kind !== 'mail-server' && !this.#told.has(id));
  }

  /** One point of attention, whoever's mails wait; it ends by itself. */
  #attendToMailServer(now: number): void {
    const waits = ({ phase, mailServerDown }: GroupStatus) => phase !== 'ended' && mailServerDown === true;
    if (this.#mailServerDown || this.groups.some(waits)) this.#raiseMailServer(now);
    else {
      this.#mailServerTold = false;
      this.journal.mend(({ kind }) => kind === 'mail-server');
    }
  }

  /** Once, also where HR has said that they know. */
  #raiseMailServer(now: number): void {
    if (this.#mailServerTold) return;
    this.#mailServerTold = true;
    this.journal.attend({ kind: 'mail-server' }, now);
  }

  #isKept({ kind, round, startsAt }: CircleMeeting, now: number): boolean {
    if (this.circle.isHeld({ kind, round }) || this.circle.isMoved({ kind, round })) return true;
    const openedLate = Date.parse(this.#opened.get(round) ?? startsAt) > Date.parse(startsAt);
    const waits = kind === 'evaluation' && (!this.everyoneMet(round) || openedLate);
    return Date.parse(startsAt) <= now && !waits;
  }
}

/** Which of the circle's meetings a message means. */
export function circleKindOf(kind: unknown): CircleKind {
  return typeof kind === 'string' && kind.startsWith('evaluation') ? 'evaluation' : 'preparation';
}

/** Whether nothing has changed in what the circle's agenda is made from. */
function isDatedAlike(one: GroupStatus, other: GroupStatus): boolean {
  const dates = ({ meetings }: GroupStatus) =>
    meetings.map(({ startsAt, status }) => `${Date.parse(startsAt)} ${status === 'cancelled'}`).join();
  return (
    one.closing === other.closing &&
    one.mentor === other.mentor &&
    one.mentorGone === other.mentorGone &&
    Date.parse(one.talkDay.startsAt) === Date.parse(other.talkDay.startsAt) &&
    dates(one) === dates(other)
  );
}
