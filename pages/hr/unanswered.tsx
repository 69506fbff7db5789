// Who has not answered, to be reminded: as many as HR chooses, each at most once a day.
import type { ReactNode } from 'react';
import { mailInForm, readMailInForm } from '../../domain/ids.ts';
import { groupOf, type Programme } from '../../domain/programme.ts';
import { Refused } from '../../desk/refused.ts';
import { Button } from '../button.tsx';
import { datesOf, isAdmin, type HrPage, type HrVisit } from './page.tsx';
import { framed, pageOf } from './programme-frame.ts';
import type { Unanswered } from '../../desk/sending-again.ts';
import { Table } from './table.tsx';

const CHOSEN = 'chosen';

export const unanswered: HrPage = {
  path: '/programmes/:id/unanswered',

  async show(visit) {
    const { t, desk, path, query } = visit;
    const { id = '' } = path;
    const [programme, waited] = await Promise.all([desk.plan(id), desk.unanswered(id)]);
    return {
      ...framed(programme),
      title: t.unanswered.title,
      body: (
        <>
          <p>{t.unanswered.about}</p>
          {query.sent === undefined ? null : (
            <p className="note" role="status">
              {t.unanswered.sent(Number(query.sent), Number(query.left))}
            </p>
          )}
          {waited.length === 0 ? <p>{t.unanswered.nobody}</p> : null}
          <Choose visit={visit} programme={programme} waited={waited} />
        </>
      ),
    };
  },

  async act({ desk, staff, who, path: { id = '' }, here }, form) {
    const chosen = form.list(CHOSEN).map(readMailInForm);
    let sent = 0;
    for (const mail of chosen) {
      // One who was written to a moment ago keeps nobody else from it.
      const isSent = await desk.sendAgain(id, mail).catch((error: unknown) => {
        if (error instanceof Refused && error.why === 'rule') return false;
        throw error;
      });
      if (!isSent) continue;
      sent += 1;
      await staff.did(who, 'send-again', { programme: id, person: mail.person });
    }
    return { to: `${here}?sent=${sent}&left=${chosen.length - sent}` };
  },
};

function Choose({
  visit,
  programme,
  waited,
}: {
  visit: HrVisit;
  programme: Programme;
  waited: readonly Unanswered[];
}): ReactNode {
  const { t, here } = visit;
  const { id } = programme;
  const dates = datesOf(visit, programme.timeZone);
  const head = [
    t.unanswered.choose,
    t.people.name,
    t.mails.kind,
    t.people.group,
    t.unanswered.asked,
    t.unanswered.times,
  ];
  return (
    <form method="post" action={here} className="plain">
      <Table label={t.unanswered.title} head={head}>
        {waited.map((each) => (
          <tr key={mailInForm(each)}>
            <td>
              <input
                type="checkbox"
                name={CHOSEN}
                value={mailInForm(each)}
                aria-label={t.unanswered.chooseOf(each.name)}
              />
            </td>
            <th scope="row">
              <a href={pageOf(id, `people/${each.person}`)}>{each.name}</a>
            </th>
            <td>{t.moments[each.kind]}</td>
            <td>{groupOf(programme, each.group ?? undefined)?.name ?? ''}</td>
            <td>{dates.shortMoment(each.sentAt.toISOString())}</td>
            <td>{each.times}</td>
          </tr>
        ))}
      </Table>
      {isAdmin(visit) && waited.length > 0 ? <Button label={t.unanswered.send} choice="send" /> : null}
    </form>
  );
}
