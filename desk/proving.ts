// Whoever opens a page that shows what people wrote shows that the link is theirs, where their group asks for it: others may read a
// mailbox, too. They sign on where they have an account; else a link comes by mail that is good for an hour.
import { newsId } from '../domain/ids.ts';
import { sameAddress, type Instant } from '../domain/programme.ts';
import { standing, type GroupStatus, type Outlook } from '../domain/status.ts';
import type { OpenLink } from '../links/open.ts';
import { ruleOf } from '../links/purposes.ts';
import { accountOf, enterAccount, type Account } from '../records/accounts.ts';
import { countMails } from '../records/counts.ts';
import { NotThere } from './engine.ts';
import type { DeskTools } from './files.ts';
import { byRule } from './refused.ts';

const HOUR_MS = 3_600_000;
/** A second tap within it asks for the same mail. */
const SLOT_MS = 5 * 60_000;
const MOST_A_DAY = 10;

/** Who has signed on, and the address that the provider knows them by. */
export type SignedOn = Account & { readonly address: string | undefined };

export class Proving {
  readonly #tools: Pick<DeskTools, 'db' | 'engine'>;

  constructor(tools: Pick<DeskTools, 'db' | 'engine'>) {
    this.#tools = tools;
  }

  /** A rehearsal's mails go to one who tries, and its people have no accounts. */
  isAsked({ link, record, group }: OpenLink): boolean {
    return !record.rehearsal && group?.practice.signIn === true && ruleOf(link.purpose).confidential === true;
  }

  /** Whether they have an account that they have used here: a mailbox is then not enough any more. */
  async hasAccount({ programme, link }: OpenLink): Promise<boolean> {
    return (await accountOf(this.#tools.db, { programme: programme.id, person: link.person })) !== undefined;
  }

  /** Known by their account; the first time by the address that both the provider and the programme know. */
  async isTheirs({ programme, link, record }: OpenLink, { issuer, subject, address }: SignedOn): Promise<boolean> {
    const whose = { programme: programme.id, person: link.person };
    const known = await accountOf(this.#tools.db, whose);
    if (!known && !sameAddress(address, record.people.get(link.person)?.email)) return false;
    const theirs = known ?? (await enterAccount(this.#tools.db, whose, { issuer, subject }));
    return theirs.issuer === issuer && theirs.subject === subject;
  }

  /** @throws Refused where they have asked too often today, or the engine is away */
  async mailLink(opened: OpenLink, now: Instant): Promise<void> {
    const { programme, group, link } = opened;
    const status = group && (await this.#statusOf(opened, group.id));
    if (!status) throw new NotThere();
    const nowMs = Date.parse(now);
    const kind = 'sign-in-link';
    const person = { programme: programme.id, person: link.person };
    if ((await countMails(this.#tools.db, person, kind, new Date(nowMs - 24 * HOUR_MS))) >= MOST_A_DAY)
      throw byRule('often', 'they have asked for too many links today');
    const moment = newsId(kind, link.purpose, link.meeting, Math.floor(nowMs / SLOT_MS));
    const page = { purpose: link.purpose, ...(link.meeting === undefined ? {} : { meeting: link.meeting }) };
    await this.#tools.engine.sendAsked('sendLink', {
      ...{ ...person, status },
      decision: {
        ...{ moment, kind, round: 0, at: now, until: new Date(nowMs + HOUR_MS).toISOString() },
        ...{ send: [link.person], heldBack: [], matter: { page } },
      },
    });
  }

  /** Where it stands, or stood at its end, without its story. */
  async #statusOf({ record, programme, status }: OpenLink, group: string): Promise<GroupStatus | undefined> {
    const known = status ?? record.final?.groups.find((each) => each.group === group);
    const found = known ?? (await this.#tools.engine.groupStatus(programme.id, group));
    return found && standing<GroupStatus & Partial<Outlook>>(found);
  }
}
