// What the model allows: rules broken are errors, departures from the pamphlet's numbers are warnings. Each names rule and person.
// docs/rules.md says what each R-number is. What is allowed of dates is in dates.ts.
import { areColleagues, isNewcomer } from './colleagues.ts';
import { judgeDates } from './dates.ts';
import { feasibility } from './feasibility.ts';
import { Findings, type DateField, type Verdict } from './findings.ts';
import { judgeIntroduction } from './introduction-rules.ts';
import { compare, local } from './local-time.ts';
import { plan } from './plan.ts';
import {
  GROUP_SIZE,
  groupMeetings,
  sameAddress,
  type Group,
  type Instant,
  type Programme,
  type Span,
} from './programme.ts';

/**
 * Holds a programme against the rules of the model.
 *
 * @param now meetings must lie after it
 * @param dateField where in the body the date of a group's meeting was given
 */
export function judge(programme: Programme, now: Instant, dateField: DateField): Verdict {
  const findings = new Findings();
  if (programme.groups.length === 1)
    findings.warn('R10', [], 'one group alone: its mentor has no other mentors to prepare and evaluate with');
  findPeople(programme, findings);
  programme.groups.forEach((group, index) => {
    const path = `groups.${index}`;
    size(group, path, programme.introduction?.nomination !== undefined, findings);
    const meeting = (n: number) => `${path}.${dateField(index, n)}`;
    judgeDates(programme, group, { meeting, deadlineDays: `${path}.practice.deadlineDays` }, now, findings);
  });
  sameHours(programme, findings);
  judgeIntroduction(programme, now, dateField, findings);
  feasibility(programme, findings);
  if (findings.errors.length === 0) rounds(programme, findings);
  return findings;
}

/** The rules about who is with whom: asked at the start, and again whenever a person is put in, replaced or mended. */
function judgePeople(programme: Programme): Verdict {
  const findings = new Findings();
  findPeople(programme, findings);
  return findings;
}

/** What of these rules a change of people would break, or warns of, that was as it should be before it. */
export function judgeChange(before: Programme, after: Programme): Verdict {
  const [old, fresh] = [judgePeople(before), judgePeople(after)];
  const known = new Set([...old.errors, ...old.warnings].map(({ message }) => message));
  const isNew = ({ message }: { readonly message: string }) => !known.has(message);
  return { errors: fresh.errors.filter(isNew), warnings: fresh.warnings.filter(isNew) };
}

function findPeople(programme: Programme, findings: Findings): void {
  unique(programme, findings);
  outside(programme, findings);
  namesakes(programme, findings);
  programme.groups.forEach((group, index) => {
    managers(group, `groups.${index}`, findings);
    departments(group, findings);
    experience(programme, group, findings);
  });
  contacts(programme, findings);
}

/** One person, one place: ids and addresses must be unambiguous, since links and messages name people by them. */
function unique(programme: Programme, { fault }: Findings): void {
  const groupIds = new Set<string>();
  const taken = new Map<string, string>();
  const serving = programme.groups.map(({ mentor }) => mentor).filter(({ gone }) => !gone);
  const mentors = new Set(serving.map(({ email }) => email.toLowerCase()));
  programme.groups.forEach((group, index) => {
    if (groupIds.has(group.id)) fault(`groups.${index}.id`, 'unique-group', `there is another group ${group.id}`);
    groupIds.add(group.id);
    group.mentees.forEach((mentee, position) => {
      const email = mentee.email.toLowerCase();
      const path = `groups.${index}.mentees.${position}.email`;
      // Erased people have none, and who has left a group may be in another.
      if (!email || mentee.gone) return;
      const other = taken.get(email);
      if (other) fault(path, 'unique-person', `${mentee.name} has the same address as another mentee, in ${other}`);
      if (mentors.has(email)) fault(path, 'unique-person', `${mentee.name} is also a mentor in this programme`);
      taken.set(email, group.id);
    });
  });
}

/** HR's contact and the sponsor see what is confidential in no group, and would read of their own. */
function outside({ hr, sponsor, groups }: Programme, { fault }: Findings): void {
  groups.forEach((group, index) =>
    group.mentees.forEach(({ email, name, gone }, position) => {
      const who = sameAddress(email, hr.email)
        ? "HR's contact"
        : sameAddress(email, sponsor.email)
          ? 'the sponsor'
          : '';
      if (!who || gone) return;
      const why = `${name} is ${who}, who gets what HR must look at in every group, and can't be a mentee in one`;
      fault(`groups.${index}.mentees.${position}.email`, 'hr-as-mentee', why);
    }),
  );
}

/** R29: each organisation has one contact, who takes part in no group, and people of its own. */
function contacts({ organisations = [], groups, introduction }: Programme, { fault, warn }: Findings): void {
  const mentees = groups.flatMap((group) => group.mentees.filter(({ gone }) => !gone));
  const people = [...mentees, ...groups.map(({ mentor }) => mentor)];
  organisations.forEach(({ name, hr }, index) => {
    const path = `organisations.${index}`;
    if (organisations.findIndex((other) => isOf(other, name)) < index)
      fault(`${path}.name`, 'R29', `${name} is named twice`);
    if (mentees.some(({ email }) => sameAddress(email, hr.email)))
      fault(
        `${path}.hr.email`,
        'hr-as-mentee',
        `${hr.name} sees how the people of ${name} fare, and can't be a mentee`,
      );
    if (!introduction?.nomination && !people.some(({ organisation = '' }) => isOf({ name }, organisation)))
      warn('R29', [hr.email], `nobody in the programme is of ${name}`);
  });
}

const isOf = ({ name }: { readonly name: string }, organisation: string) =>
  name.toLowerCase() === organisation.toLowerCase();

/** Two of one name are told apart by department on every page; where that doesn't do it, nobody can. */
function namesakes({ groups }: Programme, { warn }: Findings): void {
  for (const { name, mentees } of groups) {
    const here = mentees.filter((mentee) => !mentee.gone && mentee.name);
    for (const same of Map.groupBy(here, (mentee) => mentee.name.toLowerCase()).values()) {
      const [first] = same;
      if (same.length < 2 || !first) continue;
      const departments = new Set(same.map(({ department }) => department?.toLowerCase() ?? ''));
      const apart =
        departments.size === same.length
          ? 'pages tell them apart by department'
          : 'give each a department, or a fuller name';
      warn(
        'same-name',
        same.map(({ email }) => email),
        `${name}: ${same.length} mentees are called ${first.name}; ${apart}`,
      );
    }
  }
}

/** R9: six mentees; three to eight are possible. */
function size({ name, mentees }: Group, path: string, areNamed: boolean, { fault, warn }: Findings): void {
  // They come with the nominations.
  if (areNamed && mentees.length <= GROUP_SIZE.most) return;
  const has = `${name} has ${mentees.length} mentees`;
  if (mentees.length < GROUP_SIZE.least || mentees.length > GROUP_SIZE.most)
    fault(`${path}.mentees`, 'R9', `${has}; a group has six, and at least three and at most eight`);
  else if (mentees.length !== GROUP_SIZE.default) warn('R9', [], `${has}; six is the number the model was tried with`);
}

/** R27: the mentor is never the direct manager of a mentee. */
function managers({ name, mentor, mentees }: Group, path: string, { fault, warn }: Findings): void {
  mentees.forEach(({ manager, gone, name: mentee }, position) => {
    if (!gone && sameAddress(manager, mentor.email))
      fault(
        `${path}.mentees.${position}.manager`,
        'R27',
        `${mentor.name} is the direct manager of ${mentee} and can't be their mentor`,
      );
  });
  const unknown = mentees.filter(({ manager, gone }) => !manager && gone !== 'erased');
  if (unknown.length > 0) {
    const checked = "so nobody has checked that the mentor isn't their manager";
    warn(
      'R27',
      unknown.map(({ email }) => email),
      `${name}: no manager is given for ${names(unknown)}, ${checked}`,
    );
  }
}

/** R28: different departments. The pilot had one exception, so it warns and names the pair. */
function departments(group: Group, { warn }: Findings): void {
  const people = [group.mentor, ...group.mentees];
  people.forEach((one, index) => {
    for (const other of people.slice(index + 1)) {
      if (!areColleagues(one, other)) continue;
      const message = `${group.name}: ${one.name} and ${other.name} are from the same department, ${one.department ?? ''}`;
      warn('R28', [one.email, other.email], message);
    }
  });
}

function experience(programme: Programme, { meetings: [first], mentees }: Group, { warn }: Findings): void {
  if (!first) return;
  for (const mentee of mentees.filter(({ gone }) => !gone)) {
    if (!isNewcomer(mentee, programme, first.startsAt)) continue;
    const little = `${mentee.name} will have under ${programme.minimumYears} years in the job at the first meeting`;
    warn('R31', [mentee.email], `${little}; the model is untested with newcomers (R32)`);
  }
}

/** A mentor of two groups can't be at two meetings at once. */
function sameHours({ groups, timeZone }: Programme, { warn }: Findings): void {
  const seats = groups.flatMap((group) => groupMeetings(group).map((meeting) => ({ group, meeting })));
  for (const [index, one] of seats.entries())
    for (const other of seats.slice(index + 1)) {
      const { mentor } = one.group;
      if (one.group.id === other.group.id || !sameAddress(mentor.email, other.group.mentor.email)) continue;
      if (!overlap(one.meeting, other.meeting)) continue;
      const day = local(one.meeting.startsAt, timeZone).toPlainDate().toString();
      const message = `${mentor.name} would be at two meetings at once on ${day}: ${one.group.name} and ${other.group.name}`;
      warn('same-hours', [mentor.email], message);
    }
}

export function overlap(one: Span, other: Span): boolean {
  return compare(one.startsAt, other.endsAt) < 0 && compare(other.startsAt, one.endsAt) < 0;
}

/** R35 and R36: the circle can only prepare a round once the one before is over for every group. */
function rounds(programme: Programme, { warn }: Findings): void {
  const { circle } = plan(programme);
  circle.forEach(({ kind, round, startsAt }, index) => {
    const previous = circle[index - 1];
    if (!previous || Date.parse(startsAt) >= Date.parse(previous.endsAt)) return;
    const both = `the ${kind} meeting of round ${round} would come before the ${previous.kind} meeting of round ${previous.round}`;
    warn(kind === 'preparation' ? 'R36' : 'R35', [], `${both}: the groups' dates lie too far apart`);
  });
}

function names(people: readonly { readonly name: string }[]): string {
  return people.map(({ name }) => name).join(', ');
}
