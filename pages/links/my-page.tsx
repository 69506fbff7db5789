// Somebody's own page in a group: what is next, all dates and talks, the way to tasks and texts, whom to write to, and how to leave.
import type { ReactNode } from 'react';
import { hasTask, type Person } from '../../domain/programme.ts';
import { locationOf } from '../../domain/standing.ts';
import { meetingOf, talksLeft, type MeetingStatus } from '../../domain/status.ts';
import { datesFile } from '../../mail/dates-file.ts';
import type { Act } from '../../links/token.ts';
import { Button } from '../button.tsx';
import { activeIn, calledIn, Sure, type LinkPage, type Shown, type Visit } from './page.tsx';
import { isShared } from './peers.tsx';

const isMentor = ({ status, link }: Visit) => status?.mentor === link.person;

export const myPage: LinkPage = {
  choices: ['unshare'],
  needsStatus: true,

  load: async (visit, desk) => ({ contacts: await desk.contacts(visit) }),

  show(visit) {
    const { t, group } = visit;
    const words = t.myPage;
    return {
      title: words.title(group?.name ?? ''),
      body: (
        <>
          <Next visit={visit} />
          <h2>{words.dates}</h2>
          <ul>
            {visit.status?.meetings.map((meeting) => (
              <Meeting key={meeting.meeting} visit={visit} meeting={meeting} />
            ))}
          </ul>
          <p>
            <a href={`${visit.address}/calendar`} download>
              {words.calendar}
            </a>
          </p>
          {isMentor(visit) ? <MentorLinks visit={visit} /> : <MenteeLinks visit={visit} />}
          <People visit={visit} />
          <Contacts visit={visit} />
          <CannotCome visit={visit} />
        </>
      ),
      forms: isMentor(visit) && group?.practice.shareHandIns ? <Sharing visit={visit} /> : null,
    };
  },

  views: {
    calendar: (visit) => ({
      file: datesFile(visit),
      name: 'gruppementor.ics',
      type: 'text/calendar',
    }),
  },

  async act(visit, form, desk) {
    if (!isMentor(visit)) return {};
    if (!form.isSure) return { says: askOnceMore(visit) };
    const group = await desk.unshare(visit);
    return { group, notes: [visit.t.myPage.unshared] };
  },
};

/** What is next, by time: a task that is late first, since it can still be handed in. */
function Next({ visit }: { visit: Visit }): ReactNode {
  const { t, dates, status, now, group, record } = visit;
  const isComing = (at: string) => Date.parse(at) > Date.parse(now);
  const coming = (status?.meetings ?? []).filter(
    ({ status: state, startsAt }) => state === 'planned' && isComing(startsAt),
  );
  const [next] = coming;
  const due = isMentor(visit)
    ? undefined
    : coming.find(
        ({ meeting, deadline }) => deadline !== undefined && !status?.handedIn[meeting]?.includes(visit.link.person),
      );
  const task = due?.deadline
    ? (isComing(due.deadline) ? t.myPage.due : t.myPage.overdue)(due.meeting, dates.moment(due.deadline))
    : undefined;
  const place = group && next ? locationOf(group, next, record.places) : '';
  const isTaskFirst = due?.deadline !== undefined && next !== undefined && due.deadline < next.startsAt;
  return (
    <>
      <h2>{t.myPage.next}</h2>
      {task && isTaskFirst ? <p>{task}</p> : null}
      {next ? <p>{t.myPage.meeting(next.meeting, dates.span(next))}</p> : <Talks visit={visit} />}
      {next && (place || group?.online) ? (
        <p>{t.myPage.place([place, group?.online].filter(Boolean).join(', '))}</p>
      ) : null}
      {task && !isTaskFirst ? <p>{task}</p> : null}
    </>
  );
}

/** Where no meeting is to come: the talks that are still to be held, by their last day. */
function Talks({ visit }: { visit: Visit }): ReactNode {
  const { t, dates, status, link } = visit;
  const left = status?.phase === 'talks' ? talksLeft(status) : [];
  const isTheirs = isMentor(visit) ? left.length > 0 : left.includes(link.person);
  if (!status || !isTheirs) return <p>{t.myPage.nothing}</p>;
  const by = dates.day(status.talkDay.startsAt);
  return isMentor(visit) ? (
    <>
      <p>{t.myPage.talks(left.length, by)}</p>
      <Links visit={visit} links={[[visit.words.actions.confirmTalks, { purpose: 'talks' }]]} />
    </>
  ) : (
    <p>{t.myPage.talk(by)}</p>
  );
}

function Meeting({ visit, meeting }: { visit: Visit; meeting: MeetingStatus }): ReactNode {
  const { t, dates } = visit;
  const state = t.myPage.states[meeting.status];
  return (
    <li>
      {t.myPage.meeting(meeting.meeting, dates.span(meeting))}
      {state ? ` (${state})` : ''}
    </li>
  );
}

function Links({ visit, links }: { visit: Visit; links: readonly (readonly [label: string, act: Act])[] }): ReactNode {
  if (links.length === 0) return null;
  return (
    <ul>
      {links.map(([label, act]) => (
        <li key={label}>
          <a href={visit.urlOf(act)}>{label}</a>
        </li>
      ))}
    </ul>
  );
}

function MenteeLinks({ visit }: { visit: Visit }): ReactNode {
  const { t, group, status } = visit;
  if (group?.variant !== 'aspirants') return null;
  const tasks = tasksOf(visit);
  const shared = tasks.filter((n) => isShared({ ...visit, n }));
  return (
    <>
      <h2>{t.myPage.tasks}</h2>
      <Links
        visit={visit}
        links={[
          ...tasks.map((n): [string, Act] => {
            const done = status?.handedIn[n]?.includes(visit.link.person);
            return [`${t.handIn.title(n)}${done ? `: ${t.myPage.handedIn}` : ''}`, { purpose: 'hand-in', meeting: n }];
          }),
          ...shared.map((n): [string, Act] => [t.peers.title(n), { purpose: 'peers', meeting: n }]),
        ]}
      />
    </>
  );
}

function MentorLinks({ visit }: { visit: Visit }): ReactNode {
  const { t, group, status } = visit;
  const planned = (n: number) => meetingOf(status, n)?.status === 'planned';
  const tasks = tasksOf(visit);
  return (
    <>
      <h2>{t.myPage.tasks}</h2>
      <Links
        visit={visit}
        links={[
          ...tasks.map((n): [string, Act] => [
            t.briefing.title(n, group?.name ?? ''),
            { purpose: 'briefing', meeting: n },
          ]),
          ...tasks.filter(planned).map((n): [string, Act] => [t.task.adapt(n), { purpose: 'task', meeting: n }]),
        ]}
      />
    </>
  );
}

/** The meetings that have a task and are not called off. */
function tasksOf({ group, status }: Visit): readonly number[] {
  return (status?.meetings ?? [])
    .filter(({ meeting, status: state }) => group && hasTask(group, meeting) && state !== 'cancelled')
    .map(({ meeting }) => meeting);
}

function People({ visit }: { visit: Visit }): ReactNode {
  const { t, group, status, link } = visit;
  if (!group) return null;
  const mentor = status?.mentorGone || group.mentor.gone ? [] : [group.mentor];
  const people: readonly Person[] = [...mentor, ...activeIn(visit)].filter(({ id }) => id !== link.person);
  return (
    <>
      <h2>{t.myPage.people}</h2>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            {calledIn(visit, person)}
            {person.id === status?.mentor ? ` (${t.myPage.mentor})` : ''}:{' '}
            <a href={`mailto:${person.email}`}>{person.email}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Across the groups, those who want to stay in touch (R72). */
function Contacts({ visit: { t, contacts = [] } }: { visit: Visit }): ReactNode {
  if (contacts.length === 0) return null;
  return (
    <>
      <h2>{t.myPage.contacts}</h2>
      <p>{t.myPage.contactsText}</p>
      <ul>
        {contacts.map(({ id, name, email }) => (
          <li key={id}>
            {name}: <a href={`mailto:${email}`}>{email}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who can't come says so to a human; who leaves has a page for it. */
function CannotCome({ visit }: { visit: Visit }): ReactNode {
  const { t, words, programme, group, status } = visit;
  const to = isMentor(visit) || !group || status?.mentorGone ? programme.hr : group.mentor;
  const isOver = status?.phase === 'ended' || status?.cancelled;
  if (isOver) return null;
  return (
    <>
      <h2>{t.myPage.absent}</h2>
      <p>{words.frame.cannotCome(to.name, to.email)}</p>
      {isMentor(visit) ? null : <h2>{t.myPage.leaving}</h2>}
      <Links
        visit={visit}
        links={isMentor(visit) ? [[t.myPage.concern, { purpose: 'concern' }]] : [[t.leave.ask, { purpose: 'leave' }]]}
      />
    </>
  );
}

function askOnceMore(visit: Visit): Shown {
  const words = visit.t.myPage;
  return {
    title: words.sure,
    body: <Sure visit={visit} follows={words.follows} button={words.unshareSure} choice="unshare" />,
  };
}

function Sharing({ visit }: { visit: Visit }): ReactNode {
  const { t } = visit;
  return (
    <form method="post">
      <p>{t.myPage.shares}</p>
      <Button label={t.myPage.unshare} choice="unshare" second />
    </form>
  );
}
