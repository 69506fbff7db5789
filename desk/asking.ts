// A message to a group: asked about first where it was said before, and given another way where the engine takes no more answers.
import { createHash } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import {
  groupProspect,
  type Answer,
  type GroupMessage,
  type GroupMessages,
  type Prospect,
  type ProgrammeMessage,
  type ProgrammeMessages,
} from '../workflows/messages.ts';
import { byRule } from './refused.ts';

const MOST_REPEATS = 10_000;
/** How long it is asked what came of a signal. */
const SIGNAL_MS = 4_000;

/** The group's workflow has taken all the updates that it may. */
export class UsedUp extends Error {}

type Bounded = <T>(call: () => Promise<T>) => Promise<T>;

export class Asking {
  readonly #repeats = new Repeats();

  async send<Name extends GroupMessage>(
    group: readonly string[],
    name: Name,
    message: GroupMessages[Name],
    handle: WorkflowHandle,
    bounded: Bounded,
    once?: string,
  ): Promise<Answer> {
    const prospect = () => bounded(() => handle.query(groupProspect, name, message));
    const byLink = message.link !== undefined;
    // Said again it most likely changes nothing; a question leaves nothing in the history.
    if (this.#repeats.has([group, name, message])) {
      const asked = answerOf(await prospect(), byLink);
      if (asked) return asked;
    }
    try {
      return await bounded(() => handle.executeUpdate<Answer, [unknown]>(name, { args: [message], ...idOf(once) }));
    } catch (error) {
      if (!(error instanceof UsedUp)) throw error;
      return bySignal(prospect, () => bounded(() => handle.signal(name, message)), byLink);
    }
  }

  /** To a programme as a whole, which takes few messages in its life; what becomes of a signal is told by its status. */
  async sendWhole<Name extends ProgrammeMessage>(
    name: Name,
    message: ProgrammeMessages[Name],
    handle: WorkflowHandle,
    bounded: Bounded,
    once?: string,
  ): Promise<Answer> {
    try {
      return await bounded(() => handle.executeUpdate<Answer, [unknown]>(name, { args: [message], ...idOf(once) }));
    } catch (error) {
      if (!(error instanceof UsedUp)) throw error;
      await bounded(() => handle.signal(name, message));
      return { changed: true };
    }
  }
}

/** Under one id the engine does a thing once, and answers each time. */
function idOf(once: string | undefined): { readonly updateId?: string } {
  return once === undefined ? {} : { updateId: createHash('sha256').update(once).digest('hex') };
}

/** What has been said lately, so that what is said again is asked about first. */
class Repeats {
  readonly #said = new Set<string>();

  has(what: unknown): boolean {
    const text = createHash('sha256').update(JSON.stringify(what)).digest('base64');
    if (this.#said.has(text)) return true;
    const [oldest] = this.#said;
    if (this.#said.size >= MOST_REPEATS && oldest !== undefined) this.#said.delete(oldest);
    this.#said.add(text);
    return false;
  }
}

/** @returns undefined where the message would change something. @throws Refused by the rule that the group refuses it by */
function answerOf({ refused, changes, status }: Prospect, byLink: boolean): Answer | undefined {
  if (refused) throw byRule(refused.rule, refused.message);
  return changes ? undefined : { changed: false, ...(byLink && status ? { status } : {}) };
}

/** The engine gives a workflow 2,000 answers in its life. After them a message goes as a signal, and it is asked what came of it. */
async function bySignal(
  prospect: () => Promise<Prospect>,
  signal: () => Promise<void>,
  byLink: boolean,
): Promise<Answer> {
  const known = answerOf(await prospect(), byLink);
  if (known) return known;
  await signal();
  for (const begun = Date.now(); Date.now() - begun < SIGNAL_MS; await pause()) {
    const { changes, status } = await prospect();
    // Refused now, it has been done, too: a link ends with what it was for.
    if (!changes) return { changed: true, ...(byLink && status ? { status } : {}) };
  }
  // Some are never as wanted, as a postponement by days.
  return { changed: true };
}

const pause = () => new Promise((wake) => setTimeout(wake, 50));
