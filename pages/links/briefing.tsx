// A mentor before a meeting: who has handed in, each text, the questions gathered, a note for nobody else. And all of it on paper.
import type { ReactNode } from 'react';
import { Overtaken, Refused } from '../../desk/by-link.ts';
import { isLate } from '../../domain/hand-in.ts';
import { LAST_BEFORE_TALKS, MEETINGS } from '../../domain/programme.ts';
import { meetingOf } from '../../domain/status.ts';
import { taskOf } from '../../language/tasks.ts';
import { Button } from '../button.tsx';
import { activeIn, calledIn, Lines, type LinkPage, type Visit } from './page.tsx';
import { BesideTask, FileLink, Text } from './written.tsx';

const MOST_NOTE = 10_000;

export const briefing: LinkPage = {
  choices: ['note'],
  needsStatus: true,
  most: { note: MOST_NOTE },

  changeable: () => true,

  async load(visit, desk) {
    const { writing } = desk;
    const [handIns, questions, note, group] = await Promise.all([
      writing.handIns(visit, visit.n),
      writing.questions(visit),
      writing.note(visit),
      desk.withTasks(visit),
    ]);
    return { handIns, questions, note, group };
  },

  show(visit) {
    const { t, n, group, note } = visit;
    return {
      title: t.briefing.title(n, group?.name ?? ''),
      body: (
        <>
          <p>
            <a href={`${visit.address}/print`}>{t.briefing.print}</a>
          </p>
          <Document visit={visit} />
          {meetingOf(visit.status, n + 1)?.status === 'planned' ? (
            <p>
              <a href={visit.urlOf({ purpose: 'task', meeting: n + 1 })}>{t.task.adapt(n + 1)}</a>
            </p>
          ) : null}
        </>
      ),
      forms: (
        <form method="post">
          <input type="hidden" name="version" value={note?.version ?? 0} />
          <p>{t.briefing.notePrivate}</p>
          <Lines visit={visit} name="note" label={t.briefing.note} rows={5} value={note?.content} />
          <Button label={t.briefing.keep} choice="note" />
        </form>
      ),
    };
  },

  views: {
    print: (visit) => ({
      title: visit.t.briefing.title(visit.n, visit.group?.name ?? ''),
      body: <Document visit={visit} printed />,
      printed: true,
    }),
  },

  async act(visit, form, desk) {
    const note = form.text('note', MOST_NOTE);
    const version = form.number('version');
    try {
      await desk.writing.saveNote(visit, note, version);
      return {};
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      throw new Refused('invalid', [{ path: 'note', rule: 'overtaken', message: visit.t.handIn.overtaken }]);
    }
  },

  download: (visit, desk, person) =>
    person !== undefined && activeIn(visit).some(({ id }) => id === person)
      ? desk.writing.handedInFile(visit, person)
      : Promise.resolve(undefined),
};

/** All that a mentor takes along. */
function Document({ visit, printed }: { visit: Visit; printed?: boolean | undefined }): ReactNode {
  const { t, n, group, words, status, dates } = visit;
  const meeting = meetingOf(status, n);
  const isLeaders = group?.variant === 'leaders';
  return (
    <>
      {meeting ? (
        <p>{t.briefing.theMeeting([dates.span(meeting), visit.place, group?.online].filter(Boolean).join(', '))}</p>
      ) : null}
      {isLeaders ? null : <Who visit={visit} />}
      <Questions visit={visit} />
      <h2>{isLeaders ? t.briefing.questionsInPlay : t.briefing.task}</h2>
      <ul>{group ? taskOf(group, words, n).map((part) => <li key={part}>{part}</li>) : null}</ul>
      <BesideTask visit={visit} meeting={n} open={printed} />
      {visit.handIns && visit.handIns.length > 0 ? <h2>{t.briefing.texts}</h2> : null}
      <Texts visit={visit} />
      <h2>{t.briefing.agenda}</h2>
      <ol>
        {agendaOf(visit).map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ol>
    </>
  );
}

/** A meeting that none follows ends otherwise. */
function agendaOf({ words, group, status, n }: Visit): readonly string[] {
  const agenda = words.agendas[group?.variant ?? 'aspirants'];
  const isLast = n === (status?.closing === 'talks' ? LAST_BEFORE_TALKS : MEETINGS);
  return isLast && group?.variant === 'aspirants' ? [...agenda.slice(0, -1), words.agendaClosing] : agenda;
}

function Who({ visit }: { visit: Visit }): ReactNode {
  const { t, status, n, dates } = visit;
  const done = status?.handedIn[n] ?? [];
  const names = (has: boolean) =>
    dates.and(activeIn(visit).flatMap((mentee) => (done.includes(mentee.id) === has ? [calledIn(visit, mentee)] : [])));
  return (
    <dl>
      <dt>{t.briefing.handedIn}</dt>
      <dd>{names(true) || t.briefing.nobody}</dd>
      {names(false) ? (
        <>
          <dt>{t.briefing.missing}</dt>
          <dd>{names(false)}</dd>
        </>
      ) : null}
    </dl>
  );
}

/** What the mentees ask their mentor, and each other. */
function Questions({ visit }: { visit: Visit }): ReactNode {
  const { t, handIns = [], questions = [] } = visit;
  const asked = handIns.filter(({ content }) => content.question);
  const name = (id: string) => nameOf(visit, id);
  return (
    <>
      {asked.length > 0 ? <h2>{t.briefing.toMentor}</h2> : null}
      {asked.map(({ person, content }) => (
        <Text key={person} label={name(person)} text={content.question} level={3} />
      ))}
      {questions.length > 0 ? <h2>{t.briefing.amongPeers}</h2> : null}
      {questions.map(({ person, version, content }) => (
        <Text
          key={`${person} ${version}`}
          label={t.briefing.asks(name(person), name(content.to))}
          text={content.question}
          level={3}
        />
      ))}
    </>
  );
}

function Texts({ visit }: { visit: Visit }): ReactNode {
  const { t, handIns = [], status, n, dates } = visit;
  const { deadline } = meetingOf(status, n) ?? {};
  return handIns.map(({ person, content, lost }) => (
    <article key={person}>
      <h3>{nameOf(visit, person)}</h3>
      {content.handedInAt ? (
        <p>
          {t.handIn.handedInAt(dates.moment(content.handedInAt))}{' '}
          {isLate(content.handedInAt, deadline) ? t.handIn.late : ''}
        </p>
      ) : null}
      {lost === undefined ? null : <p className="wrong">{t.handIn.lost}</p>}
      {content.text ? <div className="written">{content.text}</div> : null}
      {content.file ? <FileLink url={`${visit.address}/file/${person}`} name={content.file.name} /> : null}
      <Text label={t.handIn.comment} text={content.comment} level={3} />
    </article>
  ));
}

export function nameOf(visit: Visit, id: string): string {
  const mentee = visit.group?.mentees.find((each) => each.id === id);
  return mentee ? calledIn(visit, mentee) : '';
}
