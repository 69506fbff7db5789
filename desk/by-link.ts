// What people do by the links in their mails, free of HTTP: each link is opened, and what its holder says goes to the engine in
// their name, or is kept for those it is written to.
import { Temporal } from 'temporal-polyfill';
import { MOST_PLACE, MOST_WORDS } from '../domain/lengths.ts';
import { Calendar } from '../domain/plan.ts';
import type { EngineRule } from '../domain/kinds.ts';
import type { Group, Person } from '../domain/programme.ts';
import type { GroupStatus, Outlook, ProgrammeStatus } from '../domain/status.ts';
import type { HeldLink } from '../links/holding.ts';
import { openLink, type OpenLink, type Opening } from '../links/open.ts';
import { ruleOf } from '../links/purposes.ts';
import type { Reading } from '../links/token.ts';
import type { WordsAbout } from '../records/schema.ts';
import { setPractice } from '../records/content-changes.ts';
import { keepWords, readOwnWords } from '../records/words.ts';
import { adaptedTasks } from '../records/writing.ts';
import type { GroupMessage, GroupMessages } from '../workflows/messages.ts';
import { NotThere } from './engine.ts';
import { Files, type DeskTools } from './files.ts';
import { placeFor, placeOf, previewMoves, type MovePreview } from './moving.ts';
import { Proving } from './proving.ts';
import { Writing } from './writing.ts';

import { Refused } from './refused.ts';
import type { Report } from './report.ts';
import { Invited } from './invited.ts';
import { contactsOf } from './promises.ts';
import { reportOf } from './reporting.ts';

export type { Asked, Report } from './report.ts';
export type { SignedOn } from './proving.ts';
export { inspect, namedFile } from './attachments.ts';
export type { Named, NamingWarning } from './invited.ts';
export { Refused };
export {
  fromStarter,
  NothingWritten,
  Overtaken,
  type OwnWork,
  type PeerQuestion,
  type TakenFile,
  type Version,
} from './writing.ts';

export type { MovePreview, Opening, OpenLink, WordsAbout };
export { MOST_PLACE, MOST_WORDS, NotThere };

/** Where and when a mentor wants a meeting to be. */
export interface MoveWish {
  readonly startsAt: string;
  readonly place: string;
}

/** The message that a page is there for. */
export interface Ordinary<Name extends GroupMessage = GroupMessage> {
  readonly name: Name;
  readonly message: GroupMessages[Name];
}

export class LinkDesk {
  readonly writing: Writing;
  /** Before the first meeting. */
  readonly invited: Invited;
  /** That whoever opens a link is its holder. */
  readonly proving: Proving;
  readonly #tools: DeskTools;
  readonly #files: Files;

  constructor(tools: DeskTools) {
    this.writing = new Writing(tools, {
      wouldRefuse: (opened, handedIn) =>
        this.wouldRefuse(opened, { name: 'handIn', message: handInOf(opened, handedIn) }),
      hasGoneOut: async (opened, moment) => {
        const status = await this.groupStatus(opened);
        return status?.walked?.done.includes(moment) === true;
      },
      tellChanged: (opened, meeting) => this.toGroup(opened, 'taskChanged', { meeting }),
      mark: (opened, handedIn) => this.toGroup(opened, 'handIn', handInOf(opened, handedIn)),
    });
    this.invited = new Invited(tools);
    this.proving = new Proving(tools);
    this.#tools = tools;
    this.#files = new Files(tools);
  }

  /** @param asking whether the group is asked where it stands */
  open(reading: Reading, asking: boolean): Promise<Opening> {
    const { db, engine } = this.#tools;
    const askGroup = (programme: string, group: string) => engine.groupStatus(programme, group);
    return openLink({ db, askGroup }, reading, asking);
  }

  /** The link's group with its tasks as the mentor has made them. */
  async withTasks({ programme, group }: OpenLink): Promise<Group | undefined> {
    const { db, contentKeys } = this.#tools;
    return group && { ...group, adapted: await adaptedTasks(db, contentKeys, programme.id, group.id) };
  }

  /** The group's mentees read each other's texts no more. It can't be taken back: who writes now writes for the mentor alone. */
  async unshare({ programme, group }: OpenLink): Promise<Group> {
    if (!group) throw new NotThere();
    const practice = { ...group.practice, shareHandIns: false };
    await setPractice(this.#tools.db, programme.id, group.id, practice);
    return { ...group, practice };
  }

  /**
   * To the link's group, in its holder's name. The engine refuses it where the link no longer holds.
   *
   * @returns where the group then stands
   */
  async toGroup<Name extends GroupMessage>(
    { link, programme, group }: OpenLink,
    name: Name,
    message: GroupMessages[Name],
  ): Promise<GroupStatus | undefined> {
    if (!group) throw new NotThere();
    const inTheirName = { ...message, ...signed(link) };
    const answer = await this.#tools.engine.toGroup(programme.id, group.id, name, inTheirName);
    return answer.status;
  }

  /** The rule by which the group would refuse a message of the link's holder; undefined where it would not. */
  async wouldRefuse<Name extends GroupMessage>(
    { link, programme, group }: OpenLink,
    { name, message }: Ordinary<Name>,
  ): Promise<EngineRule | undefined> {
    if (!group) return undefined;
    const inTheirName = { ...message, ...signed(link) };
    const prospect = await this.#tools.engine.groupProspect(programme.id, group.id, name, inTheirName);
    return prospect?.refused?.rule;
  }

  /** Where the link's group stands. */
  async groupStatus({ programme, group }: OpenLink): Promise<(GroupStatus & Outlook) | undefined> {
    return group && this.#tools.engine.groupStatus(programme.id, group.id);
  }

  /** Where the programme as a whole stands. */
  programmeStatus({ programme }: OpenLink): Promise<(ProgrammeStatus & Outlook) | undefined> {
    return this.#tools.engine.programmeStatus(programme.id);
  }

  /** Whether somebody is no longer in the link's group. */
  async hasLeft({ programme, group }: OpenLink, person: string): Promise<boolean> {
    const status = group && (await this.#tools.engine.groupStatus(programme.id, group.id));
    return status?.mentees.some(({ id, status: place }) => id === person && place === 'left') === true;
  }

  async circleMeetingHeld({ link, programme }: OpenLink): Promise<void> {
    const message = { kind: link.circle ?? 'evaluation', round: link.meeting ?? 0, by: link.person } as const;
    await this.#tools.engine.toProgramme(programme.id, 'circleMeetingHeld', message);
  }

  /** @param startsAt when it is held instead, if that is known */
  async circleMeetingNotHeld({ link, programme }: OpenLink, startsAt?: string): Promise<void> {
    const message = { kind: link.circle ?? 'evaluation', round: link.meeting ?? 0, by: link.person } as const;
    const moved = startsAt === undefined ? {} : { startsAt };
    await this.#tools.engine.toProgramme(programme.id, 'circleMeetingNotHeld', { ...message, ...moved });
  }

  /** What the link's holder wrote before. */
  kept({ programme, group, link }: OpenLink, about: WordsAbout): Promise<{ text: string; at: Date } | undefined> {
    const { db, contentKeys } = this.#tools;
    const key = { programme: programme.id, person: link.person, about, group: group?.id };
    return readOwnWords(db, contentKeys, key);
  }

  /** What somebody wrote, encrypted. @param person whom it is about */
  async keep({ programme, group }: OpenLink, about: WordsAbout, person: string, text: string): Promise<void> {
    const { db, contentKeys } = this.#tools;
    await keepWords(db, contentKeys, { programme: programme.id, person, about, group: group?.id }, text);
  }

  /** Asks a mentee on a day of their own how their next step went. In a rehearsal nobody is asked later. @param day `YYYY-MM-DD` */
  async askOn({ record, programme, group, link }: OpenLink, day: string | undefined): Promise<void> {
    if (!group || record.rehearsal) return;
    const calendar = new Calendar(programme);
    const on = day === undefined ? undefined : calendar.workingDays.onOrAfter(Temporal.PlainDate.from(day));
    const at = on && calendar.morning(on);
    await this.#tools.engine.askNextStep({ programme: programme.id, group: group.id, person: link.person }, at);
  }

  /** Those of the programme whom the link's holder may find (R72). */
  contacts({ record, link }: OpenLink): Promise<readonly Person[]> {
    return contactsOf(this.#tools, record, link.person);
  }

  report({ record }: OpenLink): Promise<Report> {
    return reportOf(this.#tools, record);
  }

  /** Where the link's meeting is held. */
  placeOf({ record, group, status, link }: OpenLink): string {
    return group ? placeOf({ record, group }, status, link.meeting ?? 0) : '';
  }

  /** What a move would do. @throws Refused with the rules that it would break */
  lookAtMove(opened: OpenLink, { startsAt, place }: MoveWish): Promise<MovePreview> {
    const { record, group, link } = opened;
    if (!group) throw new NotThere();
    const wish = { meeting: link.meeting ?? 0, startsAt };
    return previewMoves(this.#files, record, [group], wish, false, place !== this.placeOf(opened));
  }

  async move(opened: OpenLink, { startsAt, place: named }: MoveWish): Promise<GroupStatus | undefined> {
    const { record, group, status, link } = opened;
    if (!group) throw new NotThere();
    const meeting = link.meeting ?? 0;
    const place = await placeFor(this.#tools.db, { record, group }, status, meeting, named);
    return this.toGroup(opened, 'moveMeeting', { meeting, startsAt, ...(place ? { place } : {}) });
  }
}

function handInOf({ link }: OpenLink, handedIn: boolean): GroupMessages['handIn'] {
  return { meeting: link.meeting ?? 0, person: link.person, handedIn };
}

/** In whose name a message is sent, and by which link. */
function signed({ purpose, person, meeting, issued }: OpenLink['link']): {
  readonly by: string;
  readonly link: HeldLink;
} {
  const link: HeldLink = {
    purpose,
    person,
    ...(meeting === undefined ? {} : { meeting }),
    ...(issued === undefined ? {} : { issued }),
  };
  return { by: ruleOf(purpose).holder === 'hr' ? 'hr' : person, link };
}
