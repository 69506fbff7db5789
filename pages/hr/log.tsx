// Who of HR did what, and who looked at whose data.
import type { HrPage } from './page.tsx';
import { pageOf } from './programme-frame.ts';
import { Table } from './table.tsx';

export const log: HrPage = {
  path: '/log',

  async show({ t, staff, query, words }) {
    const entries = await staff.log({ programme: query.programme || undefined });
    return {
      title: t.log.title,
      body: (
        <>
          <p>{t.log.about}</p>
          <Table label={t.log.title} head={[t.log.when, t.log.who, t.log.what, t.log.programme]}>
            {entries.map(({ at, name, deed, programme, title, group, groupName, meeting }, index) => (
              <tr key={`${at.toISOString()} ${String(index)}`}>
                <td>{t.log.time(words.dates.locale, at)}</td>
                <td>{name}</td>
                <td>{t.log.deedOf(deed)}</td>
                <td>
                  {programme === undefined ? '' : <a href={pageOf(programme)}>{title ?? programme}</a>}
                  {group === undefined ? '' : `, ${groupName ?? group}`}
                  {meeting === undefined ? '' : `, ${t.start.meeting(meeting)}`}
                </td>
              </tr>
            ))}
          </Table>
        </>
      ),
    };
  },
};
