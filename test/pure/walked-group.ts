// A group walked by the clock, by the same steps as its workflow takes, with a ledger in place of activities.
import { Temporal } from 'temporal-polyfill';
import { groupAgenda } from '../../domain/agenda.ts';
import { readProgramme } from '../../domain/body.ts';
import { planChange, type GroupChange, type GroupRevision } from '../../domain/change.ts';
import { courseOf } from '../../domain/course.ts';
import { mailId, readMomentId } from '../../domain/ids.ts';
import { isOneOf, PLANNED_MAILS } from '../../domain/kinds.ts';
import type { Person, Programme } from '../../domain/programme.ts';
import { groupDates } from '../../domain/standing.ts';
import type { Decision } from '../../workflows/activities.ts';
import { groupChanges } from '../../workflows/group/changes.ts';
import { groupJudge, silently } from '../../workflows/group/judge.ts';
import { plannedMessages } from '../../workflows/group/planned.ts';
import { groupRefusals } from '../../workflows/group/refusals.ts';
import { GroupState } from '../../workflows/group/state.ts';
import { isAsWanted } from '../../workflows/group/wanted.ts';
import { Moments } from '../../workflows/walk/moments.ts';
import { step } from '../../workflows/walk/step.ts';
import { example } from '../example.ts';
import { momentsIn, timetableOf, type Due } from '../../domain/timetable.ts';

export const START = Date.parse('2027-01-05T09:00:00Z');
export const DAY = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();

export function programmeOfOne(): Programme {
  const body = example();
  body.groups = [body.groups[0]];
  body.groups[0].meetings = { first: '2027-02-02T16:00', location: 'Rådhuset' };
  const reading = readProgramme(body);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.programme;
}

/** Somebody who is named for a place, but has none. */
export const NAMED = ['p-nymentaaaa', 'p-nyereaaaaa', 'p-senaaaaaaa'] as const;

interface Mail {
  outcome: 'planned' | 'sent' | 'suppressed';
  readonly person: string;
}

export interface Sent {
  readonly to: string;
  readonly decision: Decision;
  readonly at: number;
}

export class WalkedGroup {
  readonly state: GroupState;
  readonly moments: Moments;
  readonly ledger = new Map<string, Mail>();
  readonly sent: Sent[] = [];
  #programme = programmeOfOne();
  readonly #people: ReadonlyMap<string, Person>;
  now = START;

  constructor() {
    const [group] = this.#programme.groups;
    if (!group) throw new Error('no group');
    const named = NAMED.map((id): Person => ({ id, name: id, email: `${id}@kommune.example` }));
    this.#people = new Map([...group.mentees, group.mentor, ...named].map((person) => [person.id, person]));
    this.state = new GroupState(group.id, {
      variant: group.variant,
      closing: group.practice.closing,
      mentor: group.mentor.id,
      hr: this.#programme.hr.id,
      mentees: group.mentees.map(({ id }) => id),
      ...groupDates(this.#programme, group),
    });
    const agenda = timetableOf(groupAgenda(this.#programme, group, iso(START)));
    this.moments = new Moments(groupJudge(this.state), agenda);
    this.#enter(momentsIn(agenda));
  }

  get isOver(): boolean {
    return this.state.complete && (this.state.isOff || this.moments.open.length === 0);
  }

  walk(until: number): void {
    for (;;) {
      this.#steps();
      const next = this.moments.nextAt();
      if (this.isOver || next === undefined || next > until) break;
      this.now = Math.max(this.now, next);
    }
    this.now = Math.max(this.now, until);
    this.#steps();
  }

  /** @returns the rule that refused it, or whether it changed anything */
  send(name: string, { on, ...args }: Record<string, any>): string | boolean {
    const startsAt = () => `${Temporal.PlainDate.from('2027-01-05').add({ days: on }).toString()}T15:00:00Z`;
    const message = on === undefined ? args : { ...args, startsAt: startsAt() };
    const refused = (groupRefusals as any)[name](this.state, message, this.now);
    if (refused) return refused.rule;
    if ((isAsWanted as any)[name](this.state, message)) return false;
    if (name in plannedMessages) return this.#change(name, message);
    (groupChanges as any)[name](this.state, message, this.now);
    if (name === 'finishEarly')
      this.#adopt({ is: 'early-finish' }, (fresh) => this.state.adopt(fresh.meetings, fresh.talkDay).length > 0);
    return true;
  }

  #change(name: string, message: any): string | boolean {
    const { change, taking } = (plannedMessages as any)[name];
    const { take, arriving } = taking(this.state, message);
    const former = this.state.mentor;
    const outcome = this.#adopt(change(this.state, message), (fresh) => take(fresh, this.now));
    if (typeof outcome === 'string' || !arriving) return outcome;
    if (arriving.role === 'mentor') this.#holdBack((mail) => mail.person === former && former !== arriving.person);
    this.#deliver(this.moments.catchUp(arriving.person, this.now));
    return outcome;
  }

  #adopt(change: GroupChange, take: (fresh: GroupRevision) => boolean): string | boolean {
    const roster = { programme: this.#asRecorded(), people: this.#people };
    const { walked } = this.moments;
    const remaking = { start: iso(START), now: iso(this.now), walked };
    const fresh = planChange(roster, this.state.status(this.now), change, remaking);
    if ('refused' in fresh) return fresh.refused.rule;
    this.#man(change);
    const changed = take(fresh);
    this.moments.replace(fresh.agenda, fresh.merged);
    const coming = momentsIn(fresh.agenda).filter(({ id }) => !walked.done.includes(id));
    this.#enter(coming);
    const over = new Set([...fresh.merged, ...fresh.fallen]);
    this.#holdBack((_mail, id) => over.has(id.split('/')[2] ?? ''));
    return changed;
  }

  /** The programme with who is gone from their place, as the records have it. */
  #asRecorded(): Programme {
    const asNow = (person: Person): Person => {
      const gone = this.state.goneBy(person.id);
      return gone ? { ...person, gone } : person;
    };
    const groups = this.#programme.groups.map((group) => ({
      ...group,
      mentor: asNow(group.mentor),
      mentees: group.mentees.map(asNow),
    }));
    return { ...this.#programme, groups };
  }

  /** Whom a change puts into the programme's records. */
  #man(change: GroupChange): void {
    const [group] = this.#programme.groups;
    const person = this.#people.get(
      change.is === 'mentor' ? change.mentor : change.is === 'mentee' ? change.person : '',
    );
    if (!group || !person) return;
    const others = group.mentees.filter(({ id }) => id !== person.id);
    const manned = change.is === 'mentor' ? { ...group, mentor: person } : { ...group, mentees: [...others, person] };
    this.#programme = { ...this.#programme, groups: [manned] };
  }

  #steps(): void {
    for (;;) {
      const mails = this.state.journal.takeMails();
      const silent = (moment: Parameters<typeof silently>[1], now: number) => silently(this.state, moment, now);
      const decisions = [...mails, ...step({ moments: this.moments, silent }, this.now)];
      if (decisions.length === 0 && !this.moments.hasDue(this.now)) return;
      this.#deliver(decisions);
    }
  }

  #deliver(decisions: readonly Decision[]): void {
    for (const decision of decisions) {
      for (const to of decision.send) this.#plan(decision.moment, to);
      for (const { person } of decision.heldBack) this.#settle(decision.moment, person, 'suppressed');
      for (const to of decision.send)
        if (this.#settle(decision.moment, to, 'sent')) this.sent.push({ to, decision, at: this.now });
    }
  }

  #enter(moments: readonly Due[]): void {
    const { people } = groupJudge(this.state);
    for (const { id } of moments) {
      const name = readMomentId(id);
      if (isOneOf(PLANNED_MAILS, name.kind)) for (const to of people(courseOf(name).to)) this.#plan(id, to);
    }
  }

  #plan(moment: string, person: string): void {
    const id = mailId({ programme: '', moment, person });
    const known = this.ledger.get(id);
    // Who comes back is planned again.
    if (!known || (known.outcome === 'suppressed' && !this.state.goneBy(person)))
      this.ledger.set(id, { outcome: 'planned', person });
  }

  #holdBack(which: (mail: Mail, id: string) => boolean): void {
    for (const [id, mail] of this.ledger)
      if (mail.outcome === 'planned' && which(mail, id)) mail.outcome = 'suppressed';
  }

  #settle(moment: string, person: string, outcome: Mail['outcome']): boolean {
    const mail = this.ledger.get(mailId({ programme: '', moment, person }));
    if (mail?.outcome !== 'planned') return false;
    mail.outcome = outcome;
    return true;
  }
}
