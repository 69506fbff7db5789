// Mails as their receivers will see them, before there is a programme: the same letters, with links that lead nowhere.
import { randomBytes } from 'node:crypto';
import { agenda } from '../domain/agenda.ts';
import { isOneOf, PLANNED_MAILS } from '../domain/kinds.ts';
import { everyone, groupOf, type Programme } from '../domain/programme.ts';
import { openingStatus } from '../domain/standing.ts';
import type { OwnWords } from '../domain/own-words.ts';
import { greetedAs } from '../domain/text.ts';
import { planIntroduction, stagesOf } from '../domain/introduction.ts';
import type { GroupStatus, ProgrammeStatus, StageStatus } from '../domain/status.ts';
import { plan } from '../domain/plan.ts';
import type { House } from '../host/organisation.ts';
import { Links } from '../links/token.ts';
import { compose } from '../mail/compose.ts';
import type { Decision } from '../workflows/activities.ts';
import { Refused } from './refused.ts';

export interface Specimen {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Which mail. */
export interface Which {
  readonly moment: string;
  readonly group: string | undefined;
  readonly person: string;
}

/** Something in a mail that reads oddly, or would. */
export interface Oddity {
  readonly person: string;
  readonly what: 'greeting' | 'capitals' | 'place';
  readonly reads: string;
}

const FROM = 'gruppementor@localhost.localdomain';

/** What it is made with, besides the programme. */
interface Made {
  readonly house?: House | undefined;
  /** HR's own paragraphs. */
  readonly ownWords?: OwnWords | undefined;
  /** When the programme began. */
  readonly start?: string | undefined;
  /** Where its groups stand, and its moved meetings are held, once it runs. */
  readonly standings?: readonly GroupStatus[] | undefined;
  readonly places?: ReadonlyMap<string, string> | undefined;
}

/** @throws Refused where there is no such mail */
export function specimen(
  programme: Programme,
  { moment, group, person: wanted }: Which,
  { house, ownWords, start = new Date().toISOString(), standings = [], places = new Map() }: Made,
): Specimen {
  const found = agenda(programme, start).find((each) => each.id === moment && each.group === group);
  const person = everyone(programme).find(({ id }) => id === wanted);
  const known = groupOf(programme, group);
  if (!found || !person || !isOneOf(PLANNED_MAILS, found.kind)) throw new Refused('unknown');
  const { kind, round, stage, at, until } = found;
  const decision: Decision = {
    moment,
    kind,
    round,
    ...(stage ? { stage } : {}),
    at,
    until,
    send: [person.id],
    heldBack: [],
  };
  const subject = { programme, places, number: 0, addresses: new Map(), organizer: null, ownWords };
  // A key that nobody has: the links hold for nothing.
  const links = new Links([{ id: 'none', secret: randomBytes(24).toString('hex') }], 'https://example.invalid');
  const status = known
    ? (standings.find((standing) => standing.group === known.id) ?? openingStatus(programme, known))
    : opening(programme, start);
  const envelope = { from: FROM, links, writtenAt: at, issuedMs: Date.now(), messageId: '<specimen@localhost>', house };
  const { subject: title, text, html } = compose(subject, person, decision, status, envelope);
  const asText = (given: unknown) => (typeof given === 'string' ? given : '');
  return { subject: asText(title), text: asText(text), html: asText(html) };
}

function opening(programme: Programme, start: string): ProgrammeStatus {
  return {
    programme: programme.id,
    phase: 'introduction',
    round: 0,
    circle: plan(programme).circle.map((meeting) => ({ ...meeting, status: 'planned' as const, sequence: 0 })),
    opened: {},
    groups: programme.groups.map((group) => openingStatus(programme, group)),
    attention: [],
    ...(programme.introduction ? { introduction: stagesAsPlanned(programme, start) } : {}),
  };
}

/** Nobody has answered yet. */
function stagesAsPlanned(programme: Programme, start: string): readonly StageStatus[] {
  const { stages } = planIntroduction(programme, start);
  return stagesOf(programme).flatMap((stage): readonly StageStatus[] => {
    const dates = stages[stage];
    return dates ? [{ stage, status: 'waiting', ...dates, answers: {}, missing: [] }] : [];
  });
}

/** Names that greet oddly or shout, and meetings without a place. */
export function oddities(programme: Programme): readonly Oddity[] {
  const people = everyone(programme).flatMap(({ id, name, greeting }): readonly Oddity[] => {
    const called = greeting ?? greetedAs(name);
    const shouts = /\p{L}{2}/u.test(name) && (name === name.toUpperCase() || name === name.toLowerCase());
    return [
      ...(called === name ? [{ person: id, what: 'greeting' as const, reads: called }] : []),
      ...(shouts ? [{ person: id, what: 'capitals' as const, reads: name }] : []),
    ];
  });
  const homeless = programme.groups
    .filter(({ location, online }) => location === '' && !online)
    .map(({ mentor, name }) => ({ person: mentor.id, what: 'place' as const, reads: name }));
  return [...people, ...homeless];
}
