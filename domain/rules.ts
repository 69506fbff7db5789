// What the model allows: rules broken are errors, departures from the pamphlet's numbers are warnings. Each names rule and person.
// docs/rules.md says what each R-number is. What is allowed of dates is in dates.ts.
import { Temporal } from 'temporal-polyfill';
import { judgeDates } from './dates.ts';
import { Findings, type DateField, type Verdict } from './findings.ts';
import { local } from './local-time.ts';
import { plan } from './plan.ts';
import { GROUP_SIZE, sameAddress, type Group, type Instant, type Programme } from './programme.ts';

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
    size(group, path, findings);
    experience(programme, group, findings);
    const meeting = (n: number) => `${path}.${dateField(index, n)}`;
    judgeDates(programme, group, { meeting, deadlineDays: `${path}.practice.deadlineDays` }, now, findings);
  });
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
  programme.groups.forEach((group, index) => {
    managers(group, `groups.${index}`, findings);
    departments(group, findings);
  });
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

/** R9: six mentees; three to eight are possible. */
function size({ name, mentees }: Group, path: string, { fault, warn }: Findings): void {
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
      if (!one.department || one.department.toLowerCase() !== other.department?.toLowerCase()) continue;
      if ((one.organisation ?? '').toLowerCase() !== (other.organisation ?? '').toLowerCase()) continue;
      const message = `${group.name}: ${one.name} and ${other.name} are from the same department, ${one.department}`;
      warn('R28', [one.email, other.email], message);
    }
  });
}

/** R31 and R32: the model suits people with two years or more behind them and is untested with newcomers. */
function experience(
  { timeZone, minimumYears }: Programme,
  { meetings: [first], mentees }: Group,
  { warn }: Findings,
): void {
  if (!first) return;
  const limit = local(first.startsAt, timeZone)
    .toPlainDate()
    .subtract({ months: Math.round(minimumYears * 12) });
  for (const { name, email, employedSince } of mentees) {
    if (!employedSince || Temporal.PlainDate.compare(Temporal.PlainDate.from(employedSince), limit) <= 0) continue;
    const little = `${name} will have under ${minimumYears} years in the job at the first meeting`;
    warn('R31', [email], `${little}; the model is untested with newcomers (R32)`);
  }
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
