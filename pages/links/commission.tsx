// The sponsor reads the commission, and approves it or says what should be changed (R14).
import { createHash } from 'node:crypto';
import { Refused } from '../../desk/by-link.ts';
import type { Commission } from '../../domain/programme.ts';
import { Button } from '../button.tsx';
import { Lines, Note, stageIn, type LinkPage, type Visit } from './page.tsx';

export const commission: LinkPage = {
  choices: ['approve', 'comment'],
  needsWhole: true,
  fields: { 'no-comment': 'comment' },

  async load(visit, desk) {
    return { comment: await desk.invited.commentOf(visit) };
  },

  show(visit) {
    const { programme, t, words, whole, link, comment = '' } = visit;
    const { strategy, criteria } = commissionOf(visit);
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
            <input type="hidden" name="read" value={readOf(visit)} />
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
      if (form.has('read') && form.text('read') !== readOf(visit))
        throw new Refused('invalid', [{ path: 'read', rule: 'amended', message: visit.t.commission.amended }]);
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

function commissionOf({ programme }: Visit): Pick<Commission, 'strategy' | 'criteria'> {
  return programme.introduction?.commission ?? { strategy: '', criteria: [] };
}

/** What is approved is what was read: HR may have amended it meanwhile. */
function readOf(visit: Visit): string {
  const { strategy, criteria } = commissionOf(visit);
  return createHash('sha256')
    .update(JSON.stringify([visit.programme.purpose, strategy, criteria]))
    .digest('base64url');
}
