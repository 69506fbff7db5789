// Where a group shares: from the deadline on its mentees read each other's texts and put questions (R48).
import { Refused } from '../../desk/by-link.ts';
import { MOST_ASIDE } from '../../domain/hand-in.ts';
import { meetingOf } from '../../domain/status.ts';
import { nameOf } from './briefing.tsx';
import { Button } from '../button.tsx';
import { activeIn, calledIn, Choice, Lines, Wrong, type LinkPage, type Visit } from './page.tsx';
import { FileLink, Text } from './written.tsx';

/** Whether the group shares, and the deadline has passed. */
export function isShared({ group, status, n, now }: Pick<Visit, 'group' | 'status' | 'n' | 'now'>): boolean {
  const { deadline } = meetingOf(status, n) ?? {};
  const shares = group?.practice.shareHandIns === true && group.variant === 'aspirants';
  return shares && deadline !== undefined && Date.parse(deadline) <= Date.parse(now);
}

export const peers: LinkPage = {
  choices: ['ask'],
  needsStatus: true,
  most: { question: Infinity },
  fields: { to: 'to', question: 'question' },

  // Questions are for the meeting: after it everybody goes on reading.
  over(visit) {
    if (!isShared(visit)) return visit.t.peers.notShared;
    const { startsAt } = meetingOf(visit.status, visit.n) ?? {};
    return startsAt !== undefined && Date.parse(startsAt) <= Date.parse(visit.now) ? visit.t.peers.over : undefined;
  },

  async load(visit, desk) {
    if (!isShared(visit)) return {};
    const [handIns, questions] = await Promise.all([
      desk.writing.handIns(visit, visit.n),
      desk.writing.questions(visit),
    ]);
    const mine = questions.filter(({ person, content }) => [person, content.to].includes(visit.link.person));
    return { handIns: handIns.filter(({ person }) => person !== visit.link.person), questions: mine };
  },

  show(visit) {
    const { t, n, handIns = [], questions = [], link, entered } = visit;
    const others = activeIn(visit).filter(({ id }) => id !== link.person);
    return {
      title: t.peers.title(n),
      body: (
        <>
          {isShared(visit) ? <p>{t.peers.text}</p> : null}
          {handIns.map(({ person, content }) => (
            <article key={person}>
              <h2>{nameOf(visit, person)}</h2>
              <div className="written">{content.text}</div>
              {content.file ? <FileLink url={`${visit.address}/file/${person}`} name={content.file.name} /> : null}
            </article>
          ))}
          {questions.length > 0 ? <h2>{t.peers.questions}</h2> : null}
          {questions.map(({ person, version, content }) => (
            <Text
              key={`${person} ${version}`}
              label={
                person === link.person
                  ? t.peers.youAsk(nameOf(visit, content.to))
                  : t.peers.asksYou(nameOf(visit, person))
              }
              text={content.question}
              level={3}
            />
          ))}
        </>
      ),
      forms: (
        <form method="post">
          <fieldset>
            <legend>{t.peers.to}</legend>
            <Wrong visit={visit} field="to" />
            {others.map((mentee) => {
              const { id } = mentee;
              return (
                <Choice
                  key={id}
                  type="radio"
                  name="to"
                  value={id}
                  label={calledIn(visit, mentee)}
                  checked={entered?.text('to') === id}
                />
              );
            })}
          </fieldset>
          <Lines visit={visit} name="question" label={t.peers.question} rows={3} />
          <Button label={t.peers.ask} choice="ask" />
        </form>
      ),
    };
  },

  async act(visit, form, desk) {
    const { t, link } = visit;
    if (!isShared(visit)) throw new Refused('rule', [{ path: '', rule: 'R48', message: t.peers.notShared }]);
    const to = form.text('to');
    const question = form.text('question', Infinity);
    if (!activeIn(visit).some(({ id }) => id === to && id !== link.person)) throw invalid('to', t.peers.noOne);
    if (question === '') throw invalid('question', t.peers.noQuestion);
    if (question.length > MOST_ASIDE)
      throw invalid('question', t.handIn.tooLong(visit.dates.number(question.length), visit.dates.number(MOST_ASIDE)));
    await desk.writing.ask(visit, { to, question });
    return {};
  },

  download: (visit, desk, person) =>
    person !== undefined && isShared(visit) && activeIn(visit).some(({ id }) => id === person)
      ? desk.writing.handedInFile(visit, person)
      : Promise.resolve(undefined),
};

function invalid(path: string, message: string): Refused {
  return new Refused('invalid', [{ path, rule: path, message }]);
}
