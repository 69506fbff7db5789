// The programme in figures, what the answers say in sum, and what to do otherwise next time; as a table, too. It prints.
import { groupOf } from '../../domain/programme.ts';
import { Figures } from '../links/report.tsx';
import { datesOf, type HrPage } from './page.tsx';
import { framed } from './programme-frame.ts';
import { tableFile } from './table-file.ts';

export const report: HrPage = {
  path: '/programmes/:id/report',

  async show(visit) {
    const { t, desk, path, query, here, words } = visit;
    const { id = '' } = path;
    const [programme, figures] = await Promise.all([desk.plan(id), desk.report(id)]);
    const name = (group: string) => groupOf(programme, group)?.name ?? group;
    if (query.as === 'csv')
      return tableFile(`${programme.id}-report.csv`, [
        [
          t.people.group,
          t.report.meeting,
          t.report.state,
          t.people.attended,
          t.report.seats,
          t.people.handedIn,
          t.report.tasks,
        ],
        ...figures.meetings.map(({ group, meeting, status, attended, seats, handedIn, tasks }) => [
          ...[name(group), meeting, t.course.states[status], attended, seats, handedIn, tasks],
        ]),
      ]);
    const told = { t: words.pages, words, programme, dates: datesOf(visit, programme.timeZone) };
    return {
      ...framed(programme),
      title: t.menu.report,
      body: (
        <>
          <p className="screen">
            <a href={`${here}?as=csv`}>{t.people.csv}</a>
          </p>
          <Figures visit={told} figures={figures} />
        </>
      ),
    };
  },
};
