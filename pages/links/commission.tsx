// The sponsor reads the commission, and approves it or says what should be changed (R14).
import { Refused } from '../../desk/by-link.ts';
import { Button, Lines, Note, stageIn, type LinkPage } from './page.tsx';

export const commission: LinkPage = {
  choices: ['approve', 'comment'],
  needsWhole: true,
  fields: { 'no-comment': 'comment' },

  async load(visit, desk) {
    return { comment: await desk.invited.commentOf(visit) };
  },

  show(visit) {
    const { programme, t, words, whole, link, comment = '' } = visit;
    const { strategy = '', criteria = [] } = programme.introduction?.commission ?? {};
    const stage = stageIn(visit, 'commission');
    const answer = stage?.answers[link.person];
    const isOpen = !whole || stage?.status === 'open';
    return {
      title: t.commission.title(programme.title),
      body: (
        <>
          {answer === 'yes' ? <Note says={t.commission.isApproved} /> : null}
          {answer === 'commented' ? <Note says={t.commission.isCommented} /> : null}
          <h2>{words.introduction.purpose}</h2>
          <div className="written">{programme.purpose}</div>
          <h2>{words.introduction.strategy}</h2>
          <div className="written">{strategy}</div>
          {criteria.length > 0 ? (
            <>
              <h2>{words.introduction.criteria}</h2>
              <ul>
                {criteria.map((criterion) => (
                  <li key={criterion}>{criterion}</li>
                ))}
              </ul>
            </>
          ) : null}
          <p>{words.introduction.noPromise}</p>
        </>
      ),
      forms: isOpen ? (
        <>
          <form method="post">
            <Button label={t.commission.approve} choice="approve" />
          </form>
          <form method="post">
            <Lines visit={visit} name="comment" label={t.commission.comment} rows={4} value={comment} />
            <Button label={t.commission.send} choice="comment" second />
          </form>
        </>
      ) : null,
    };
  },

  async act(visit, form, desk) {
    if (form.choice === 'approve') {
      await desk.invited.approve(visit);
      return {};
    }
    const comment = form.text('comment');
    if (comment === '')
      throw new Refused('invalid', [{ path: 'comment', rule: 'no-comment', message: visit.t.commission.noComment }]);
    await desk.invited.comment(visit, comment);
    return {};
  },
};
