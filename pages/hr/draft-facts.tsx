// What a draft's forms ask: what the programme is, when it meets, what its groups have agreed on, and what comes before it.
import type { ReactNode } from 'react';
import { groupsIn, type ProgrammeDraft } from '../../domain/programme-draft.ts';
import { Area, Field, Select, type HrVisit } from './page.tsx';

interface Given {
  readonly visit: HrVisit;
  readonly content: ProgrammeDraft;
}

const fieldsOf = (visit: HrVisit, facts: ProgrammeDraft['facts']) => (name: keyof HrVisit['t']['draft']['facts']) => ({
  ...{ visit, name, label: visit.t.draft.facts[name], value: facts[name] },
});

export function Facts({ visit, content: { facts } }: Given): ReactNode {
  const { t } = visit;
  const given = fieldsOf(visit, facts);
  return (
    <div className="narrow">
      <h2>{t.draft.what}</h2>
      <Field {...given('title')} />
      <Area {...given('purpose')} hint={t.draft.purposeHint} />
      <Select
        {...given('language')}
        value={facts.language ?? 'da'}
        options={[
          { value: 'da', label: t.languages.da },
          { value: 'en', label: t.languages.en },
        ]}
      />
      <Select
        {...given('variant')}
        options={[
          { value: 'aspirants', label: t.draft.variants.aspirants },
          { value: 'leaders', label: t.draft.variants.leaders },
        ]}
      />
      <Field {...given('hrName')} />
      <Field {...given('hrEmail')} type="email" />
      <Field {...given('sponsorName')} />
      <Field {...given('sponsorEmail')} type="email" />
      <Field {...given('companyDays')} hint={t.draft.companyDaysHint} />
      <Field {...given('circleLocation')} />
    </div>
  );
}

export function Days({ visit, content }: Given): ReactNode {
  const { t } = visit;
  const { facts, days } = content;
  const given = fieldsOf(visit, facts);
  const groups = groupsIn(content);
  return (
    <div className="narrow">
      <h2>{t.draft.when}</h2>
      <Field {...given('first')} type="date" hint={t.draft.firstHint} />
      <Field {...given('time')} type="time" value={facts.time ?? '16:00'} />
      <Field {...given('location')} />
      <Field {...given('online')} hint={t.draft.onlineHint} />
      {groups.length > 1
        ? groups.map((name, index) => (
            <Field
              key={name}
              {...{
                visit,
                type: 'date' as const,
                name: `day${index}`,
                label: t.draft.dayOf(name),
                value: days[name] ?? '',
              }}
            />
          ))
        : null}
    </div>
  );
}

/** What the groups have agreed on (R17). */
export function Practice({ visit, content: { facts } }: Given): ReactNode {
  const { t } = visit;
  const given = fieldsOf(visit, facts);
  const { closings, yesOrNo } = t.draft;
  return (
    <div className="narrow">
      <h2>{t.draft.practice}</h2>
      <Select
        {...given('closing')}
        options={[
          { value: 'fourth-meeting', label: closings['fourth-meeting'] },
          { value: 'talks', label: closings.talks },
        ]}
      />
      <Field {...given('deadlineDays')} type="number" value={facts.deadlineDays ?? '3'} more={{ min: 1, max: 14 }} />
      <Select {...given('shareHandIns')} options={choices(yesOrNo)} />
      <Select {...given('signIn')} hint={t.draft.signInHint} options={choices(yesOrNo)} />
    </div>
  );
}

/** What comes before the first meeting (R14-R33); each stage may be left out. */
export function BeforeIt({ visit, content: { facts, people } }: Given): ReactNode {
  const { t } = visit;
  const given = fieldsOf(visit, facts);
  const { yesOrNo } = t.draft;
  const isAsked = [facts.strategy, facts.askMentors, facts.askMentees, facts.seminar].some(
    (each) => each && each !== 'no',
  );
  return (
    <details open={isAsked || people.some(({ role }) => role === 'director')}>
      <summary>{t.draft.before}</summary>
      <div className="narrow">
        <p>{t.draft.beforeAbout}</p>
        <h3>{visit.words.introduction.stages.commission}</h3>
        <Area {...given('strategy')} hint={t.draft.strategyHint} />
        <Area {...given('criteria')} hint={t.draft.criteriaHint} />
        <Field {...given('approveBy')} type="date" />
        <h3>{visit.words.introduction.stages.mentors}</h3>
        <Select {...given('askMentors')} options={choices(yesOrNo)} />
        <Field {...given('mentorsBy')} type="date" />
        <h3>{visit.words.introduction.stages.nomination}</h3>
        <p>{t.draft.directors(people.filter(({ role }) => role === 'director').length)}</p>
        <Field {...given('women')} type="number" value={facts.women ?? '1'} more={{ min: 0, max: 20 }} />
        <Field {...given('men')} type="number" value={facts.men ?? '1'} more={{ min: 0, max: 20 }} />
        <Field {...given('nominateBy')} type="date" />
        <h3>{visit.words.introduction.stages.invitations}</h3>
        <Select {...given('askMentees')} options={choices(yesOrNo)} />
        <Field {...given('answerBy')} type="date" />
        <h3>{visit.words.introduction.stages.seminar}</h3>
        <Select {...given('seminar')} options={choices(yesOrNo)} />
        <Field {...given('seminarAt')} type="datetime-local" hint={t.draft.seminarHint} />
        <Field {...given('seminarLocation')} />
      </div>
    </details>
  );
}

function choices({ no, yes }: HrVisit['t']['draft']['yesOrNo']) {
  return [
    { value: 'no', label: no },
    { value: 'yes', label: yes },
  ];
}
