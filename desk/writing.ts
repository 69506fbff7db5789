// What is written by the links: drafts and hand-ins, and who may read them. The engine alone says whether a task is open; what is
// written is kept first and taken out again where the engine refuses it.
import { z } from 'zod';
import { momentId } from '../domain/ids.ts';
import { readHandIn, type HandedFile, type HandInContent, type Typed } from '../domain/hand-in.ts';
import type { EngineRule } from '../domain/kinds.ts';
import type { Group, Instant } from '../domain/programme.ts';
import { activeMentees, type GroupStatus } from '../domain/status.ts';
import { isSameTask, STARTER, type AdaptedTask } from '../domain/task.ts';
import type { OpenLink } from '../links/open.ts';
import {
  addVersion,
  dropVersions,
  everyVersion,
  fileOf,
  latest,
  latestBy,
  latestOf,
  type Written,
  type WritingKey,
  type WritingKind,
} from '../records/writing.ts';
import { NotThere } from './engine.ts';
import type { DeskTools } from './files.ts';
import { byRule, Refused } from './refused.ts';

const peerQuestion = z.object({ to: z.string(), question: z.string() });

/** What one mentee asks another. */
export type PeerQuestion = z.output<typeof peerQuestion>;

/** A text as it is kept, with its version. */
export interface Version<Content> {
  readonly person: string;
  readonly version: number;
  readonly content: Content;
  readonly at: Date;
  /** The key of CONTENT_KEYS that it takes, where that is not there any more. */
  readonly lost?: string | undefined;
}

/** What a mentee has written for one meeting. */
export interface OwnWork {
  readonly draft: Version<HandInContent> | undefined;
  readonly handedIn: Version<HandInContent> | undefined;
  /** For the meeting before, to write on from. */
  readonly before: Version<HandInContent> | undefined;
}

/** A file that has been looked at. */
export interface TakenFile {
  readonly about: HandedFile;
  readonly bytes: Uint8Array;
}

/** The engine, which says whether a task is open and marks it as handed in. */
interface Gate {
  wouldRefuse(opened: OpenLink, handedIn: boolean): Promise<EngineRule | undefined>;
  mark(opened: OpenLink, handedIn: boolean): Promise<GroupStatus | undefined>;
  /** Whether the mails of a moment have gone out by now. */
  hasGoneOut(opened: OpenLink, moment: string): Promise<boolean>;
  /** Whoever has not handed in hears that the task is another one now. */
  tellChanged(opened: OpenLink, meeting: number): Promise<GroupStatus | undefined>;
}

/** Somebody else, or another tab of the same person, has saved since. */
export class Overtaken extends Error {}

/** Neither a text nor a file. */
export class NothingWritten extends Error {}

export class Writing {
  readonly #tools: Pick<DeskTools, 'db' | 'contentKeys'>;
  readonly #gate: Gate;

  constructor(tools: Pick<DeskTools, 'db' | 'contentKeys'>, gate: Gate) {
    this.#tools = tools;
    this.#gate = gate;
  }

  /** What the link's holder has written for its meeting and the one before, and the group with its tasks as the mentor has made them. */
  async forHandIn(opened: OpenLink): Promise<{ readonly own: OwnWork; readonly group: Group | undefined }> {
    const { db, contentKeys } = this.#tools;
    const key = keyOf(opened, 'draft');
    const kinds = ['draft', 'hand-in'] as const;
    const { written, adapted } = await latestBy(db, contentKeys, key, kinds, [key.meeting - 1, key.meeting]);
    const found = (kind: WritingKind, meeting: number) => {
      const one = written.find((each) => each.kind === kind && each.meeting === meeting);
      return one && read(one);
    };
    const own = {
      draft: found('draft', key.meeting),
      handedIn: found('hand-in', key.meeting),
      before: found('hand-in', key.meeting - 1),
    };
    return { own, group: opened.group && { ...opened.group, adapted } };
  }

  /**
   * @param from the version that it was written from; undefined where nobody says
   * @throws Overtaken, Refused
   */
  async saveDraft(opened: OpenLink, typed: Typed, from?: number): Promise<{ version: number; at: Date }> {
    await this.#requireOpen(opened);
    const key = keyOf(opened, 'draft');
    const before = await this.#latest(opened, 'draft');
    const known = before?.version ?? 0;
    // Saved before, and the answer was lost.
    if (before && isSame(before.content, typed) && known >= (from ?? 0))
      return { version: before.version, at: before.at };
    const { db, contentKeys } = this.#tools;
    const added = await addVersion(db, contentKeys, key, from ?? known, JSON.stringify(typed));
    if (!added) throw new Overtaken();
    return { version: added.version, at: added.at };
  }

  /**
   * Hands in, also again until the meeting begins.
   *
   * @param from the draft that it was written from; undefined where nobody says
   * @param file undefined keeps the one that was handed in before, null takes it away
   * @throws NothingWritten, Overtaken, Refused
   */
  async handIn(
    opened: OpenLink,
    typed: Typed,
    now: Instant,
    from: number | undefined,
    file: TakenFile | null | undefined,
  ): Promise<GroupStatus | undefined> {
    await this.#requireOpen(opened);
    const { own } = await this.forHandIn(opened);
    const { draft, handedIn: before } = own;
    if (from !== undefined && draft && draft.version > from && !isSame(draft.content, typed)) throw new Overtaken();
    const kept = file === undefined ? await this.#fileBefore(opened, before) : file;
    if (typed.text === '' && !kept) throw new NothingWritten();
    const content: HandInContent = { ...typed, ...(kept ? { file: kept.about } : {}), handedInAt: now };
    const key = keyOf(opened, 'hand-in');
    const { db, contentKeys } = this.#tools;
    const isNew = !before || !isSame(before.content, typed) || file !== undefined || isGone(opened);
    const added = isNew
      ? await addVersion(db, contentKeys, key, before?.version ?? 0, JSON.stringify(content), kept?.bytes)
      : before;
    // The same form twice at once: the other one was first. With these words it has done all there is to do.
    if (!added && !isSame((await this.#latest(opened, 'hand-in'))?.content ?? EMPTY, typed)) throw new Overtaken();
    if (!draft || !isSame(draft.content, typed))
      await addVersion(db, contentKeys, keyOf(opened, 'draft'), draft?.version ?? 0, JSON.stringify(typed));
    try {
      return await this.#gate.mark(opened, true);
    } catch (error) {
      const isRefused = error instanceof NotThere || (error instanceof Refused && error.why === 'rule');
      if (isNew && added && isRefused) await dropVersions(db, key, added.version);
      throw error;
    }
  }

  /** What was handed in is gone for its readers, also where it is marked as handed in again, on paper say. The draft stays. */
  async takeBack(opened: OpenLink): Promise<GroupStatus | undefined> {
    const status = await this.#gate.mark(opened, false);
    await dropVersions(this.#tools.db, keyOf(opened, 'hand-in'));
    return status;
  }

  /** A file that was handed in: by its writer, or by whoever may read them. */
  async file(opened: OpenLink, person: string): Promise<{ about: HandedFile; bytes: Buffer } | undefined> {
    const { db, contentKeys } = this.#tools;
    const key = { ...keyOf(opened, 'hand-in'), person };
    const found = await latest(db, contentKeys, key);
    const about = found && read(found).content.file;
    const bytes = about && (await fileOf(db, contentKeys, key, found.version));
    return about && bytes && { about, bytes };
  }

  /** What has been handed in for a meeting, by those who are still in the group. */
  async handIns(opened: OpenLink, meeting: number): Promise<readonly Version<HandInContent>[]> {
    const { db, contentKeys } = this.#tools;
    const { status, programme, group } = opened;
    if (!group || !status) return [];
    const active = status.mentees.filter((mentee) => mentee.status === 'active').map(({ id }) => id);
    const done = status.handedIn[meeting] ?? [];
    const all = await latestOf(db, contentKeys, { programme: programme.id, group: group.id, kind: 'hand-in', meeting });
    return all.filter(({ person }) => active.includes(person) && done.includes(person)).map(read);
  }

  /** A file that counts as handed in. */
  async handedInFile(opened: OpenLink, person: string): Promise<{ about: HandedFile; bytes: Buffer } | undefined> {
    const done = opened.status?.handedIn[opened.link.meeting ?? 0]?.includes(person) === true;
    return done ? this.file(opened, person) : undefined;
  }

  /**
   * The mentor's own task for the link's meeting, instead of the one that its group is opened with. It goes out on time; where one has gone out, those who have not handed in hear of it.
   *
   * @throws Overtaken, Refused
   */
  async saveTask(opened: OpenLink, task: AdaptedTask, from?: number): Promise<GroupStatus | undefined> {
    const { db, contentKeys } = this.#tools;
    const meeting = opened.link.meeting ?? 0;
    if (isSameTask(opened.group?.adapted?.[meeting] ?? STARTER, task)) return undefined;
    const key = keyOf(opened, 'task');
    const before = await latest(db, contentKeys, key);
    const added = await addVersion(db, contentKeys, key, from ?? before?.version ?? 0, JSON.stringify(task));
    if (!added) throw new Overtaken();
    // What is asked now is asked after the task was kept: a letter written before has the old one.
    try {
      const isOut = await this.#gate.hasGoneOut(opened, momentId({ kind: 'task-assigned', round: meeting }));
      return isOut ? await this.#gate.tellChanged(opened, meeting) : undefined;
    } catch (error) {
      // Nobody has heard of it: it is saved again, and told then.
      await dropVersions(db, key, added.version);
      throw error;
    }
  }

  /** Which version of their own task the mentor looks at. */
  async taskVersion(opened: OpenLink): Promise<number> {
    const { db, contentKeys } = this.#tools;
    return (await latest(db, contentKeys, keyOf(opened, 'task')))?.version ?? 0;
  }

  /** The mentor's own note for a meeting: nobody else reads it, nor does the next mentor. */
  async note(opened: OpenLink): Promise<Version<string> | undefined> {
    const { db, contentKeys } = this.#tools;
    const found = await latest(db, contentKeys, keyOf(opened, 'note'));
    return found && { ...found, content: found.text };
  }

  /** @param from the version that it was written from; undefined where nobody says. @throws Overtaken */
  async saveNote(opened: OpenLink, text: string, from: number | undefined): Promise<void> {
    const { db, contentKeys } = this.#tools;
    const before = await this.note(opened);
    if (before?.content === text) return;
    const version = from ?? before?.version ?? 0;
    if (!(await addVersion(db, contentKeys, keyOf(opened, 'note'), version, text))) throw new Overtaken();
  }

  /** What mentees have asked each other about the texts for the link's meeting; of those who are still in the group. */
  async questions(opened: OpenLink): Promise<readonly Version<PeerQuestion>[]> {
    const { db, contentKeys } = this.#tools;
    const key = keyOf(opened, 'question');
    const all = await everyVersion(db, contentKeys, key);
    const active = activeMentees(opened.status ?? { mentees: [] });
    return all
      .filter(({ lost }) => lost === undefined)
      .map((found) => ({ ...found, content: readQuestion(found.text) }))
      .filter(({ person, content }) => active.includes(person) && active.includes(content.to));
  }

  /** The same question twice is one. @throws Refused */
  async ask(opened: OpenLink, asked: PeerQuestion): Promise<void> {
    const { db, contentKeys } = this.#tools;
    const mine = (await this.questions(opened)).filter(({ person }) => person === opened.link.person);
    if (mine.some(({ content }) => content.to === asked.to && content.question === asked.question)) return;
    const key = keyOf(opened, 'question');
    const before = await latest(db, contentKeys, key);
    const added = await addVersion(db, contentKeys, key, before?.version ?? 0, JSON.stringify(asked));
    if (!added) throw new Overtaken();
  }

  /** What HR or the sponsor has written for next time. */
  async lesson({ programme, link }: OpenLink): Promise<string> {
    const { db, contentKeys } = this.#tools;
    return (await latest(db, contentKeys, lessonOf(programme.id, link.person)))?.text ?? '';
  }

  /** Of two at once the first is kept, and the other is said again. */
  async saveLesson({ programme, link }: OpenLink, text: string): Promise<void> {
    const { db, contentKeys } = this.#tools;
    const key = lessonOf(programme.id, link.person);
    const before = await latest(db, contentKeys, key);
    if (before?.text === text) return;
    if (!(await addVersion(db, contentKeys, key, before?.version ?? 0, text))) throw new Refused('away');
  }

  async #latest(opened: OpenLink, kind: WritingKind): Promise<Version<HandInContent> | undefined> {
    const { db, contentKeys } = this.#tools;
    const found = await latest(db, contentKeys, keyOf(opened, kind));
    return found && read(found);
  }

  async #fileBefore(opened: OpenLink, before: Version<HandInContent> | undefined): Promise<TakenFile | undefined> {
    if (!before?.content.file || isGone(opened)) return undefined;
    return this.file(opened, opened.link.person);
  }

  async #requireOpen(opened: OpenLink): Promise<void> {
    // The engine may have forgotten a group that has ended.
    const isOver = opened.record.endedAt !== null || opened.status?.phase === 'ended';
    const rule = isOver ? 'group-ended' : await this.#gate.wouldRefuse(opened, true);
    if (rule) throw byRule(rule, '');
  }
}

/** A group as if its mentor had changed nothing about one meeting's task. */
export function fromStarter(group: Group, meeting: number): Group {
  return { ...group, adapted: { ...group.adapted, [meeting]: STARTER } };
}

function readQuestion(kept: string): PeerQuestion {
  return peerQuestion.parse(JSON.parse(kept));
}

const EMPTY: Typed = { text: '', question: '', comment: '' };

/** It was taken back: what was handed in before counts no more, nor does its file. */
function isGone({ status, link }: OpenLink): boolean {
  return status?.handedIn[link.meeting ?? 0]?.includes(link.person) !== true;
}

function isSame(one: Typed, other: Typed): boolean {
  return one.text === other.text && one.question === other.question && one.comment === other.comment;
}

function read({ person, version, text, at, lost }: Written): Version<HandInContent> {
  const content = lost === undefined ? readHandIn(text) : readHandIn('{}');
  return { person, version, at, content, ...(lost === undefined ? {} : { lost }) };
}

/** @throws NotThere where the link is not of a group */
function keyOf({ programme, group, link }: OpenLink, kind: WritingKind): WritingKey {
  if (!group) throw new NotThere();
  return { programme: programme.id, group: group.id, meeting: link.meeting ?? 0, person: link.person, kind };
}

function lessonOf(programme: string, person: string): WritingKey {
  return { programme, group: '', meeting: 0, person, kind: 'lesson' };
}
