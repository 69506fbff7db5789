// The report for HR and the sponsor: what happened in numbers, what the answers say in sum, and what to do otherwise next time.
import type { ReactNode } from 'react';
import type { Asked, Report } from '../../desk/by-link.ts';
import { groupOf, type Variant } from '../../domain/programme.ts';
import { CLARIFIED } from '../../domain/survey.ts';
import { Legend, Shares, Spreads, Table, type Spread } from '../plots.tsx';
import { Button } from '../button.tsx';
import { Lines, type LinkPage, type Visit } from './page.tsx';

export const report: LinkPage = {
  choices: ['save'],

  changeable: () => true,

  over: ({ record, t }) => (record.rehearsal && record.endedAt ? t.report.rehearsed : undefined),

  async load(visit, desk) {
    const [figures, lesson] = await Promise.all([desk.report(visit), desk.writing.lesson(visit)]);
    return { report: figures, lesson };
  },

  show(visit) {
    const { t, programme, report: figures, lesson } = visit;
    const words = t.report;
    if (!figures) return { title: words.title(programme.title) };
    return {
      title: words.title(programme.title),
      body: (
        <>
          <p>{programme.purpose}</p>
          <Figures visit={visit} figures={figures} />
        </>
      ),
      forms: (
        <form method="post">
          <Lines visit={visit} name="lesson" label={words.lesson} rows={4} value={lesson} />
          <Button label={words.save} choice="save" />
        </form>
      ),
    };
  },

  async act(visit, form, desk) {
    await desk.writing.saveLesson(visit, form.text('lesson'));
    return {};
  },
};

/** What it is told from, whoever's page it is on. */
type Told = Pick<Visit, 't' | 'words' | 'programme' | 'dates'>;

/** The report itself: HR's own pages have it, too. */
export function Figures({ visit, figures }: { visit: Told; figures: Report }): ReactNode {
  const { t } = visit;
  const words = t.report;
  return (
    <>
      <Criteria visit={visit} figures={figures} />
      <p>{words.confidential(figures.closing.threshold)}</p>
      <Overview visit={visit} figures={figures} />
      <Meetings visit={visit} figures={figures} />
      <Clarified visit={visit} figures={figures} />
      <BeforeAndAfter
        visit={visit}
        title={words.beforeAfter}
        asked={figures.survey.mentees}
        texts={questionsOf(visit)}
      />
      <BeforeAndAfter visit={visit} title={words.mentors} asked={figures.survey.mentors} texts={t.survey.mentors} />
      {figures.lessons.length > 0 ? <h2>{words.lessons}</h2> : null}
      <ul>
        {figures.lessons.map((text) => (
          <li key={text} className="written">
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What it was to lead to (R4): the figures below are held against it by those who read them. */
function Criteria({ visit, figures }: { visit: Told; figures: Report }): ReactNode {
  if (figures.criteria.length === 0) return null;
  return (
    <>
      <h2>{visit.words.introduction.criteria}</h2>
      <ul>
        {figures.criteria.map((criterion) => (
          <li key={criterion}>{criterion}</li>
        ))}
      </ul>
    </>
  );
}

function Overview({ visit, figures }: { visit: Told; figures: Report }): ReactNode {
  const { t, dates } = visit;
  const words = t.report;
  const { total, hours } = figures;
  const rows = [
    { label: words.met, value: total.met, of: total.meetings },
    { label: words.attended, value: total.attended, of: total.seats },
    ...(total.tasks > 0 ? [{ label: words.handedIn, value: total.handedIn, of: total.tasks }] : []),
    { label: words.stayed, value: total.mentees - total.left, of: total.mentees },
  ];
  return (
    <>
      <h2>{words.overview}</h2>
      <Shares title={words.overview} about={words.overviewAbout} rows={rows} />
      <Table
        head={[words.what, words.count, words.outOf]}
        rows={rows.map(({ label, value, of }) => [label, value, of])}
      />
      <h2>{words.hours}</h2>
      <p>
        {hours.mentors === 0
          ? words.noHours
          : words.hoursText(dates.number(hours.mentors), dates.number(hours.mentees), dates.number(hours.asPairs))}
      </p>
    </>
  );
}

function Meetings({ visit, figures }: { visit: Told; figures: Report }): ReactNode {
  const { t, programme } = visit;
  const words = t.report;
  const name = (id: string) => groupOf(programme, id)?.name ?? id;
  return (
    <>
      <h2>{words.byMeeting}</h2>
      <Table
        head={[words.meeting, words.attended, words.handedIn]}
        rows={figures.meetings.map(({ group, meeting, status, attended, seats, handedIn, tasks }) => [
          words.meetingOf(meeting, name(group)),
          status === 'held' ? `${attended} / ${seats}` : words.states[status],
          tasks > 0 ? `${handedIn} / ${tasks}` : '–',
        ])}
      />
      {figures.leavers.length > 0 ? (
        <>
          <h2>{words.leavers}</h2>
          <ul>
            {figures.leavers.map(({ group, after, left }) => (
              <li key={`${group} ${String(after)}`}>{words.left(left, name(group), after)}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Clarified({ visit, figures }: { visit: Told; figures: Report }): ReactNode {
  const { t, dates } = visit;
  const words = t.report;
  const { answers, threshold, clarified, goals, steps, months = {} } = figures.closing;
  const of = clarified ? CLARIFIED.reduce((sum, each) => sum + (clarified[each] ?? 0), 0) : 0;
  const as = (each: (typeof CLARIFIED)[number]) =>
    either(variantsOf(visit).map((variant) => words.clarifiedAs[variant][each]));
  const rows = CLARIFIED.map((each) => ({ label: as(each), value: clarified?.[each] ?? 0, of }));
  return (
    <>
      <h2>{words.clarified}</h2>
      <p>{words.answered(answers)}</p>
      {clarified ? (
        <>
          <Shares title={words.clarified} about={words.clarifiedAbout} rows={rows} />
          <Table head={[words.what, words.count]} rows={rows.map(({ label, value }) => [label, value])} />
        </>
      ) : (
        <p>{words.tooFew(threshold)}</p>
      )}
      {goals && steps ? <p>{words.goals(goals.withGoal, goals.answers, steps.withDate)}</p> : null}
      {Object.keys(months).length > 0 ? (
        <Table
          head={[words.step, words.count]}
          rows={Object.entries(months).map(([month, count]) => [dates.month(`${month}-15T12:00:00Z`), count])}
        />
      ) : null}
    </>
  );
}

function BeforeAndAfter(given: {
  visit: Told;
  title: string;
  asked: readonly Asked[];
  texts: readonly string[];
}): ReactNode {
  const { visit, title, asked, texts } = given;
  const { t } = visit;
  const words = t.report;
  const shown = asked.map((each, index) => ({ ...each, text: texts[index] ?? each.id }));
  if (shown.every(({ before, after }) => !before && !after)) return null;
  const scale = [t.survey.scale[1], t.survey.scale[2], t.survey.scale[3], t.survey.scale[4], t.survey.scale[5]];
  return (
    <>
      <h2>{title}</h2>
      <Legend labels={scale} />
      {shown.map(({ id, text, before, after }) => {
        const rows: Spread[] = [
          ...(before ? [{ label: words.before(before.answers), counts: before.counts }] : []),
          ...(after ? [{ label: words.after(after.answers), counts: after.counts }] : []),
        ];
        return rows.length === 0 ? null : (
          <section key={id}>
            <h3>{text}</h3>
            <Spreads title={text} about={words.spreadAbout} rows={rows} />
            <Table head={[words.when, ...scale]} rows={rows.map(({ label, counts }) => [label, ...counts])} />
          </section>
        );
      })}
    </>
  );
}

function variantsOf({ programme }: Told): readonly Variant[] {
  return [...new Set(programme.groups.map(({ variant }) => variant))];
}

/** Aspirants and leaders are asked some things in other words. */
function questionsOf(visit: Told): readonly string[] {
  const asked = variantsOf(visit).map((variant): readonly string[] => visit.t.survey.mentees[variant]);
  const most = Math.max(...asked.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) => either(asked.flatMap((texts) => texts[index] ?? [])));
}

function either(texts: readonly string[]): string {
  return [...new Set(texts)].join(' / ');
}
