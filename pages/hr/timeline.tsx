// The course as a picture and as a list: what has been and what will be. It prints.
import { datesOf, Select, type HrPage } from './page.tsx';
import { Picture } from './programme.tsx';
import { framed, pageOf, programmeIn } from './programme-frame.ts';
import { isOneOf, HAPPENINGS } from '../../domain/kinds.ts';

export const timeline: HrPage = {
  path: '/programmes/:id/timeline',

  async show(visit) {
    const { t, desk, query, path } = visit;
    const [found, line] = await Promise.all([programmeIn(visit), desk.timeline(path.id ?? '')]);
    const { programme } = found;
    const dates = datesOf(visit, programme.timeZone);
    const of = ({ group }: { readonly group?: string | null }) => !query.group || group === query.group;
    const nameOf = (group: string | null | undefined) => programme.groups.find(({ id }) => id === group)?.name;
    const says = (entry: (typeof line.past)[number]) =>
      'what' in entry
        ? isOneOf(HAPPENINGS, entry.what)
          ? t.happenings[entry.what]
          : entry.what
        : t.timeline.mails(t.moments[entry.kind], entry.mails.sent, entry.mails.planned);
    const key = (entry: (typeof line.past)[number], index: number) => `${entry.at} ${String(index)}`;
    return {
      ...framed(programme),
      title: t.timeline.title,
      body: (
        <>
          <form method="get" className="filters screen">
            <Select
              {...{ visit, name: 'group', label: t.people.group, value: query.group }}
              options={[
                { value: '', label: t.people.any },
                ...programme.groups.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <button type="submit">{t.people.show}</button>
          </form>
          <Picture visit={visit} found={found} only={query.group || undefined} />
          <h2>{t.timeline.coming}</h2>
          <ol>
            {line.coming.filter(of).map((entry, index) => (
              <li key={key(entry, index)}>
                {dates.moment(entry.at)}:{' '}
                <a href={pageOf(programme.id, 'mails', { kind: entry.kind, group: entry.group ?? undefined })}>
                  {says(entry)}
                </a>
                {nameOf(entry.group) ? `, ${nameOf(entry.group) ?? ''}` : ''}
              </li>
            ))}
          </ol>
          <h2>{t.timeline.past}</h2>
          <ol>
            {line.past
              .filter(of)
              .toReversed()
              .map((entry, index) => (
                <li key={key(entry, index)}>
                  {dates.moment(entry.at)}: {says(entry)}
                  {'meeting' in entry && entry.meeting ? ` (${t.start.meeting(entry.meeting)})` : ''}
                  {nameOf(entry.group) ? `, ${nameOf(entry.group) ?? ''}` : ''}
                </li>
              ))}
          </ol>
        </>
      ),
    };
  },
};
