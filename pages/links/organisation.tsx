// The HR contact of one of several organisations sees its own people, and nobody else's (R29): their groups, and how often they were there.
import type { Person } from '../../domain/programme.ts';
import { activeMentees } from '../../domain/status.ts';
import type { LinkPage, Visit } from './page.tsx';

export const organisation: LinkPage = {
  choices: [],
  needsWhole: true,

  show(visit) {
    const { programme, t, link } = visit;
    const own = (programme.organisations ?? []).filter(({ hr }) => hr.id === link.person).map(({ name }) => name);
    const isOwn = ({ organisation: of = '' }: Person) => own.some((name) => name.toLowerCase() === of.toLowerCase());
    const groups = programme.groups.map(({ id, name, mentor, mentees }) => ({
      id,
      name,
      lines: [
        ...(isOwn(mentor) && !mentor.gone ? [{ id: mentor.id, says: `${mentor.name}, ${t.organisation.mentor}` }] : []),
        ...mentees.filter(isOwn).map((mentee) => ({ id: mentee.id, says: standing(visit, id, mentee) })),
      ],
    }));
    const there = groups.filter(({ lines }) => lines.length > 0);
    return {
      title: t.organisation.title(own.join(', ')),
      body: (
        <>
          {there.length === 0 ? <p>{t.organisation.nobody}</p> : null}
          {there.map(({ id, name, lines }) => (
            <section key={id}>
              <h2>{name}</h2>
              <ul>
                {lines.map((line) => (
                  <li key={line.id}>{line.says}</li>
                ))}
              </ul>
            </section>
          ))}
        </>
      ),
    };
  },

  act: () => Promise.resolve({}),
};

function standing({ whole, record, t }: Visit, group: string, { id, name }: Person): string {
  const known = (whole ?? record.final)?.groups.find((each) => each.group === group);
  if (!known) return name;
  if (!activeMentees(known).includes(id)) return `${name}, ${t.organisation.left}`;
  const held = known.meetings.filter(({ status }) => status === 'held');
  const there = held.filter(({ attended = [] }) => attended.includes(id)).length;
  return held.length === 0 ? name : `${name}, ${t.organisation.attended(there, held.length)}`;
}
