// What people say by link before the first meeting: the sponsor, directors, mentors, mentees, and HR of the seminar.
import type { IntroductionStage } from '../domain/kinds.ts';
import type { PersonDetails } from '../domain/programme.ts';
import type { OpenLink } from '../links/open.ts';
import { forgetWords, keepWords, readOwnWords } from '../records/words.ts';
import type { IntroductionMessage, ProgrammeMessages } from '../workflows/messages.ts';
import { Files, type DeskTools } from './files.ts';
import { mayName, name, namedIn, unname, warningsOf, type Named, type NamingWarning } from './nominating.ts';

import { byRule, Refused } from './refused.ts';

export type { Named, NamingWarning } from './nominating.ts';

/** Which version of its words somebody has said yes to (R24). */
const PROMISES_VERSION = 1;

export class Invited {
  readonly #tools: DeskTools;
  readonly #files: Files;

  constructor(tools: DeskTools) {
    this.#tools = tools;
    this.#files = new Files(tools);
  }

  approve(opened: OpenLink): Promise<void> {
    return this.#tell(opened, 'commissionAnswered', { approved: true });
  }

  /** For HR to read, who amends the commission. */
  async comment(opened: OpenLink, text: string): Promise<void> {
    const { db, contentKeys } = this.#tools;
    const { programme, link } = opened;
    await this.#tell(opened, 'commissionAnswered', { approved: false });
    await keepWords(db, contentKeys, { programme: programme.id, person: link.person, about: 'commission' }, text);
  }

  /** What the sponsor has commented. */
  async commentOf({ programme, link }: OpenLink): Promise<string> {
    const { db, contentKeys } = this.#tools;
    const key = { programme: programme.id, person: link.person, about: 'commission' } as const;
    return (await readOwnWords(db, contentKeys, key))?.text ?? '';
  }

  /** Whom the link's holder has named, with what is to be told of each. */
  async mine({
    record,
    link,
  }: OpenLink): Promise<readonly (Named & { readonly warnings: readonly NamingWarning[] })[]> {
    // Also who was named this moment.
    const fresh = await this.#files.known(record.programme.id);
    const mine = (await namedIn(this.#tools, fresh)).filter(({ by }) => by === link.person);
    return mine.map((each) => ({ ...each, warnings: warningsOf(record, each.person, mine) }));
  }

  /** Whoever goes on naming has not finished. The engine is asked first: it knows whether there is still time. */
  async name(opened: OpenLink, details: PersonDetails): Promise<void> {
    await mayName(this.#tools, opened.record, opened.link.person, details);
    await this.#goesOn(opened);
    await name(this.#tools, opened.record, opened.link.person, details);
  }

  async remove(opened: OpenLink, person: string): Promise<void> {
    await this.#goesOn(opened);
    await unname(this.#tools, opened.record, person, opened.link.person);
  }

  /** @throws Refused where there is no time any more. Only who had finished has something to say to the engine. */
  async #goesOn(opened: OpenLink): Promise<void> {
    const { status } = await this.#files.state(opened.record);
    const stageIn = (name: IntroductionStage) => status?.introduction?.find(({ stage }) => stage === name);
    const [stage, grouping] = [stageIn('nomination'), stageIn('grouping')];
    if (!stage) throw new Refused('away');
    if (stage.answers[opened.link.person] === 'yes') return this.done(opened, false);
    if (stage.status !== 'open' || grouping?.status === 'done' || grouping?.status === 'waived')
      throw byRule('stage-closed', 'this stage of the introduction is not open');
  }

  done(opened: OpenLink, done: boolean): Promise<void> {
    return this.#tell(opened, 'nominated', { director: opened.link.person, done });
  }

  /** @param promises by name, in the words in which they were read: those are kept */
  async accept(opened: OpenLink, promises: Readonly<Record<string, string>>): Promise<void> {
    const { programme, link } = opened;
    const { db, contentKeys } = this.#tools;
    await this.#tell(opened, 'invitationAnswered', { person: link.person, answer: 'yes' });
    const key = { programme: programme.id, person: link.person, about: 'promise' } as const;
    const language = programme.language;
    await keepWords(db, contentKeys, key, JSON.stringify({ promises, version: PROMISES_VERSION, language }));
    await forgetWords(db, { ...key, about: 'decline-reason' });
  }

  /** @param reason for HR alone */
  async decline(opened: OpenLink, reason: string): Promise<void> {
    const { programme, link } = opened;
    const { db, contentKeys } = this.#tools;
    await this.#tell(opened, 'invitationAnswered', { person: link.person, answer: 'no' });
    const key = { programme: programme.id, person: link.person, about: 'decline-reason' } as const;
    if (reason) await keepWords(db, contentKeys, key, reason);
    await forgetWords(db, { ...key, about: 'promise' });
  }

  seminarHeld(opened: OpenLink, attended: readonly string[]): Promise<void> {
    return this.#tell(opened, 'seminarHeld', { attended });
  }

  async #tell<Name extends IntroductionMessage>(
    { record, link }: OpenLink,
    about: Name,
    message: ProgrammeMessages[Name],
  ): Promise<void> {
    const by = link.purpose === 'seminar' ? 'hr' : link.person;
    await this.#files.toProgramme(record, about, { ...message, by });
  }
}
