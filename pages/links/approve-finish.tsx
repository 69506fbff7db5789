// HR decides on a proposal to close with talks (R65). Approved it can't be taken back, so that is asked once more.
import { MEETINGS } from '../../domain/programme.ts';
import { meetingOf, peopleIn } from '../../domain/status.ts';
import { Button } from '../button.tsx';
import { lastOf, Note, says, Sure, type LinkPage, type Visit } from './page.tsx';

const title = ({ t, group }: Visit) => t.approveFinish.title(group?.name ?? '');

export const approveFinish: LinkPage = {
  choices: ['approve', 'decline'],

  ordinary: () => ({ name: 'finishEarly', message: {} }),

  answered: (visit) => (visit.status?.earlyFinish === 'approved' ? lastOf(visit, ['early-finish'], {}) : undefined),

  show(visit) {
    const { t, status } = visit;
    if (status?.earlyFinish === 'approved')
      return { title: title(visit), body: <Note says={t.approveFinish.approved} /> };
    if (status && status.earlyFinish !== 'proposed')
      return { title: title(visit), body: <Note says={t.approveFinish.none} /> };
    return {
      title: title(visit),
      body: <p>{t.approveFinish.text}</p>,
      forms: (
        <>
          <form method="post">
            <Button label={t.approveFinish.ask} choice="approve" />
          </form>
          <form method="post">
            <Button label={t.approveFinish.decline} choice="decline" second />
          </form>
        </>
      ),
    };
  },

  async act(visit, form, desk) {
    const { t, group } = visit;
    if (form.choice === 'approve' && !form.isSure) return { says: await sure(visit, desk) };
    await desk.toGroup(visit, form.choice === 'decline' ? 'declineFinish' : 'finishEarly', {});
    const done = form.choice === 'decline' ? t.approveFinish.declined : t.approveFinish.approved;
    return says(t.approveFinish.title(group?.name ?? ''), done);
  },
};

async function sure(visit: Visit, desk: Parameters<LinkPage['act']>[2]) {
  const { t, group, dates } = visit;
  const status = visit.status ?? (await desk.groupStatus(visit));
  const fourth = meetingOf(status, MEETINGS);
  const follows = t.approveFinish.follows(
    fourth ? dates.moment(fourth.startsAt) : '',
    status ? peopleIn(status).length : 0,
  );
  return {
    title: t.approveFinish.sure(group?.name ?? ''),
    body: <Sure visit={visit} follows={follows} button={t.approveFinish.approve} choice="approve" />,
  };
}
