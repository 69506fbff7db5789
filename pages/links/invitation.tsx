// A mentor or a mentee says yes or no (R18, R20-R26, R54, R55): what it is, the hours, and what is promised, on one page.
import { Refused } from '../../desk/by-link.ts';
import type { ReactNode } from 'react';
import { seminarEnding } from '../../domain/introduction.ts';
import { CIRCLE_MINUTES, groupMeetings, MEETING_MINUTES, type Group } from '../../domain/programme.ts';
import { promisesOf, type InvitedAs } from '../../language/promises.ts';
import { Button } from '../button.tsx';
import { Choice, Lines, Note, says, stageIn, Sure, Wrong, type LinkPage, type Visit } from './page.tsx';

const asOf = ({ programme, link }: Visit): InvitedAs =>
  programme.groups.some(({ mentor }) => mentor.id === link.person) ? 'mentor' : 'mentee';

function groupsOf({ programme, link }: Visit): readonly Group[] {
  return programme.groups.filter(
    ({ mentor, mentees }) => mentor.id === link.person || mentees.some(({ id, gone }) => id === link.person && !gone),
  );
}

/** What they are asked to take part in, and when. */
function What({ visit, groups, as }: { visit: Visit; groups: readonly Group[]; as: InvitedAs }): ReactNode {
  const { programme, words, dates } = visit;
  return (
    <>
      <p>{programme.purpose}</p>
      {groups.map((group) => (
        <section key={group.id}>
          <h2>{group.name}</h2>
          <ul>
            {groupMeetings(group).map((meeting) => (
              <li key={meeting.meeting}>{dates.span(meeting)}</li>
            ))}
          </ul>
          {as === 'mentee' && !group.mentor.gone ? <p>{words.labels.theMentor(group.mentor.name)}</p> : null}
        </section>
      ))}
      {as === 'mentee' && groups[0] ? (
        <p>{words.introduction.menteeHours((groupMeetings(groups[0]).length * MEETING_MINUTES) / 60)}</p>
      ) : null}
    </>
  );
}

/** R54: what it takes is told before the yes. */
function MentorsTime({ visit, groups }: { visit: Visit; groups: readonly Group[] }): ReactNode {
  const { words, dates, programme } = visit;
  const { hours, mentor } = words.introduction;
  const meetings = groups.reduce((sum, group) => sum + groupMeetings(group).length, 0);
  const rounds = Math.max(0, ...groups.map((group) => groupMeetings(group).length));
  const by = stageIn(visit, 'seminar')?.by;
  const seminar = by === undefined ? undefined : seminarEnding(programme, by);
  return (
    <>
      {seminar ? <p>{mentor.seminar(dates.span(seminar))}</p> : null}
      <p>{hours((meetings * MEETING_MINUTES) / 60, (rounds * 2 * CIRCLE_MINUTES) / 60)}</p>
    </>
  );
}

function promised(visit: Visit) {
  const seminar = stageIn(visit, 'seminar')?.status;
  const hasSeminar = seminar === 'waiting' || seminar === 'open';
  return promisesOf(visit.words, visit.programme, asOf(visit), groupsOf(visit)[0], hasSeminar);
}

/** What they have said in the stage in which they are asked. */
const answerOf = (visit: Visit) =>
  stageIn(visit, asOf(visit) === 'mentor' ? 'mentors' : 'invitations')?.answers[visit.link.person];

export const invitation: LinkPage = {
  choices: ['yes', 'no'],
  needsWhole: true,
  fields: { promise: 'promise' },

  show(visit) {
    const { t, words, whole } = visit;
    const as = asOf(visit);
    const stage = stageIn(visit, as === 'mentor' ? 'mentors' : 'invitations');
    const answer = answerOf(visit);
    const groups = groupsOf(visit);
    const goesOn = whole?.introduction?.some(({ status }) => status === 'open' || status === 'waiting') === true;
    // A yes can be taken back until the groups begin. Whoever has no place has nothing to answer.
    const isAsked = stage?.status === 'open' || (stage?.status === 'done' && goesOn);
    const isOpen = !whole || (isAsked && groups.length > 0 && !(as === 'mentee' && answer === 'no'));
    const ticked = visit.entered?.list('promise');
    return {
      title: t.invitation.title[as],
      body: (
        <>
          {answer === 'yes' && groups.length > 0 ? <Note says={t.invitation.saidYes} /> : null}
          {answer === 'no' ? <Note says={t.invitation.saidNo} /> : null}
          {isOpen || answer === 'no' || (answer === 'yes' && groups.length > 0) ? null : (
            <Note says={t.invitation.over} />
          )}
          <What visit={visit} groups={groups} as={as} />
          {as === 'mentor' ? <MentorsTime visit={visit} groups={groups} /> : null}
          <p>{words.introduction.noPromise}</p>
        </>
      ),
      forms: isOpen ? (
        <>
          <form method="post">
            <fieldset>
              <legend>{words.introduction.agreement}</legend>
              <Wrong visit={visit} field="promise" />
              {promised(visit).map(([name, promise]) => (
                <Choice
                  key={name}
                  type="checkbox"
                  name="promise"
                  value={name}
                  label={promise}
                  checked={ticked?.includes(name) ?? true}
                />
              ))}
            </fieldset>
            <Button label={t.invitation.yes} choice="yes" />
          </form>
          <form method="post">
            <Lines visit={visit} name="reason" label={t.invitation.reason} rows={3} />
            <Button label={t.invitation.no} choice="no" second />
          </form>
        </>
      ) : null,
    };
  },

  async act(visit, form, desk) {
    const t = visit.t.invitation;
    if (form.choice === 'yes') {
      const all = promised(visit);
      if (!all.every(([name]) => form.list('promise').includes(name)))
        throw new Refused('invalid', [{ path: 'promise', rule: 'promise', message: t.promise }]);
      await desk.invited.accept(visit, Object.fromEntries(all));
      return {};
    }
    const reason = form.text('reason');
    // What was said before the question is asked: a mentor can think again.
    if (!form.isSure && asOf(visit) === 'mentee') {
      const given = { visit, follows: t.follows.mentee, button: t.button, choice: 'no', fields: { reason } };
      return { says: { title: t.sure, body: <Sure {...given} /> } };
    }
    await desk.invited.decline(visit, reason);
    return asOf(visit) === 'mentee' ? says(t.title.mentee, t.saidNo) : {};
  },
};
