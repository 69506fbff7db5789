// What the model allows of an introduction: time for each stage, enough people named, nobody in two places.
import { Temporal } from 'temporal-polyfill';
import { oddTime } from './dates.ts';
import type { DateField, Findings } from './findings.ts';
import { asksGender, earliestFirstMeeting, firstMeeting, placesIn, planIntroduction } from './introduction.ts';
import { compare } from './local-time.ts';
import { Calendar } from './plan.ts';
import { GROUP_SIZE, sameAddress, type Instant, type Person, type Programme } from './programme.ts';

export function judgeIntroduction(programme: Programme, now: Instant, dateField: DateField, findings: Findings): void {
  gender(programme, findings);
  if (!programme.introduction) return;
  reserves(programme, findings);
  enough(programme, findings);
  if (findings.errors.length === 0 && firstMeeting(programme) !== '') times(programme, now, dateField, findings);
}

/** R30, and no more than is needed: gender is asked for where the quota counts it or a group is for one. */
function gender(programme: Programme, { fault }: Findings): void {
  const asks = asksGender(programme);
  programme.groups.forEach(({ name, practice, mentees }, index) =>
    mentees.forEach((mentee, position) => {
      const path = `groups.${index}.mentees.${position}.gender`;
      if (mentee.gender === undefined) return;
      if (!asks) fault(path, 'R30', 'gender is kept only where the quota or a group asks for it; leave it out');
      else if (practice.gender !== undefined && practice.gender !== (mentee.gender === 'woman' ? 'women' : 'men'))
        fault(path, 'R30', `${name} is for ${practice.gender}, and ${mentee.name} is a ${mentee.gender}`);
    }),
  );
}

/** A reserve has no place yet, and could not get one as a mentor. */
function reserves({ introduction, groups, hr, sponsor }: Programme, { fault }: Findings): void {
  const has = (people: readonly Person[], email: string) => people.some((person) => sameAddress(person.email, email));
  introduction?.invitations?.reserves.forEach(({ email, name }, index) => {
    const path = `introduction.invitations.reserves.${index}.email`;
    const mentors = groups.map(({ mentor }) => mentor);
    if (
      has(
        groups.flatMap(({ mentees }) => mentees),
        email,
      )
    )
      fault(path, 'unique-person', `${name} has a place already`);
    if (has(mentors, email)) fault(path, 'unique-person', `${name} is a mentor in this programme`);
    if (has([hr, sponsor], email)) fault(path, 'hr-as-mentee', `${name} is HR's contact or the sponsor`);
  });
}

/** R9 and R29: as many are named as the groups need. */
function enough({ introduction, groups }: Programme, { fault, warn }: Findings): void {
  const nomination = introduction?.nomination;
  if (!nomination) return;
  const named = nomination.directors.length * placesIn(nomination.quota);
  const there = groups.reduce((sum, { mentees }) => sum + mentees.length, 0) + named;
  const [least, usual] = [groups.length * GROUP_SIZE.least, groups.length * GROUP_SIZE.default];
  const counted = `${nomination.directors.length} directors name ${named} people together, and ${groups.length === 1 ? 'one group needs' : `${groups.length} groups need`}`;
  if (there < least) fault('introduction.nomination.quota', 'R9', `${counted} at least ${least}`);
  else if (there < usual) warn('R29', [], `${counted} ${usual}; HR can name more`);
}

function times(programme: Programme, now: Instant, dateField: DateField, { fault }: Findings): void {
  const plan = planIntroduction(programme, now);
  const first = firstMeeting(programme);
  const { commission, mentors, nomination, invitations, seminar } = programme.introduction ?? {};
  const given = [
    ['commission.approveBy', commission?.approveBy],
    ['mentors.answerBy', mentors?.answerBy],
    ['nomination.by', nomination?.by],
    ['invitations.answerBy', invitations?.answerBy],
    ['seminar.startsAt', seminar?.startsAt],
    ['seminar.endsAt', seminar?.endsAt],
  ] as const;
  const dates = given.flatMap(([field, date]) => (date === undefined ? [] : [{ path: `introduction.${field}`, date }]));
  for (const { path, date } of dates) {
    if (compare(date, now) <= 0) fault(path, 'introduction', 'lies in the past');
    if (compare(date, first) >= 0) fault(path, 'introduction', 'lies after the first meeting');
  }
  if (seminar?.startsAt !== undefined) {
    const why = oddTime(seminar.startsAt, programme);
    if (why) fault('introduction.seminar.startsAt', 'R33', `the seminar ${why}`);
  }
  if (plan.seminar && compare(plan.seminar.endsAt, plan.seminar.startsAt) <= 0)
    fault('introduction.seminar.endsAt', 'R33', 'the seminar ends before it begins');
  const { mentors: asked } = plan.stages;
  if (seminar?.startsAt !== undefined && asked && compare(seminar.startsAt, asked.by) <= 0)
    fault('introduction.seminar.startsAt', 'R33', 'the seminar comes before the mentors have answered');
  const inOrder = [commission?.approveBy, later(mentors?.answerBy, nomination?.by), invitations?.answerBy];
  const set = inOrder.filter((date) => date !== undefined);
  if (set.some((date, index) => index > 0 && compare(date, set[index - 1] ?? date) <= 0))
    fault('introduction', 'introduction', 'its dates come in order: commission, mentors and nomination, invitations');
  if (plan.fits) return;
  const calendar = new Calendar(programme);
  const earliest = earliestFirstMeeting(programme, now);
  const group = programme.groups.findIndex(({ meetings: [meeting] }) => meeting?.startsAt === first);
  const field = ['groups', group, dateField(group, 0)].join('.');
  const isEarly = Temporal.PlainDate.compare(calendar.day(first), earliest) < 0;
  const fits = `the earliest first meeting that would fit is ${earliest.toString()}`;
  if (isEarly) fault(field, 'introduction', `there is no time for the introduction before it; ${fits}`);
  else
    fault('introduction', 'introduction', `its dates leave no time for the stages before them; without dates ${fits}`);
}

function later(one: Instant | undefined, other: Instant | undefined): Instant | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return compare(one, other) >= 0 ? one : other;
}
