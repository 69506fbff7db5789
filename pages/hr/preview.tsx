// Everything a draft would do: the course in one picture, what is warned of, and every mail, each as its receiver will see it.
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { KeptDraft } from '../../desk/drafting.ts';
import { oddities, type Oddity } from '../../desk/specimens.ts';
import { everyone, groupOf, type Programme } from '../../domain/programme.ts';
import { roundIn } from '../../domain/ids.ts';
import { Refused } from '../../desk/refused.ts';
import { bodyOf } from '../../domain/programme-draft.ts';
import { programmeRequest } from '../../desk/requests.ts';
import { CoursePicture } from './course.tsx';
import { FramedMail, mailFile, whichIn } from './framed-mail.tsx';
import { calledInDraft, fieldIn } from './draft-fields.ts';
import { draftPage } from './import.tsx';
import { read } from './reading.ts';
import { Button } from '../button.tsx';
import {
  datesOf,
  Faults,
  faultsOf,
  Field,
  isAdmin,
  Told,
  type HrPage,
  type HrShown,
  type HrVisit,
  Select,
} from './page.tsx';
import { Wide } from './table.tsx';

const bodyShape = z.object({
  groups: z.array(z.object({ name: z.string(), mentees: z.array(z.object({ name: z.string().default('') })) })),
});

type Preview = Awaited<ReturnType<HrVisit['desk']['preview']>>;

/** @returns the draft with what it would do, or with every rule that it breaks */
export async function previewed(visit: HrVisit, draft: KeptDraft): Promise<HrShown> {
  const { t, desk } = visit;
  const title = draft.content.facts.title || t.draft.title;
  const back = (
    <p>
      <a href={draftPage(draft.id)}>{t.preview.back}</a>
    </p>
  );
  try {
    const programme = desk.programmeOf(draft.content);
    const preview = await desk.preview(read(programmeRequest, bodyOf(draft.content)));
    const body = (
      <>
        {back}
        <Whole visit={visit} draft={draft} programme={programme} preview={preview} />
      </>
    );
    return { title, body };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const faults = faultsOf(visit, error).map(({ says }, index) => {
      const path = error.faults[index]?.path ?? '';
      const place = [nameAt(draft, path), calledInDraft(visit, path)].filter(Boolean).join(', ');
      return { says: place === '' ? says : `${place}: ${says}`, field: fieldIn(path) };
    });
    return {
      status: 422,
      title,
      body: (
        <>
          <Faults visit={{ ...visit, faults }} at={draftPage(draft.id)} />
          {back}
        </>
      ),
    };
  }
}

/** Of whom a path such as `groups.0.mentees.3.email` is. */
function nameAt({ content }: KeptDraft, path: string): string {
  const [, group, index] = /^groups\.(\d+)\.mentees\.(\d+)/.exec(path) ?? [];
  const [, ofGroup] = /^groups\.(\d+)/.exec(path) ?? [];
  const { groups } = bodyShape.parse(bodyOf(content));
  if (group !== undefined) return groups[Number(group)]?.mentees[Number(index)]?.name ?? '';
  return ofGroup === undefined ? '' : (groups[Number(ofGroup)]?.name ?? '');
}

function Whole(given: { visit: HrVisit; draft: KeptDraft; programme: Programme; preview: Preview }): ReactNode {
  const { visit, draft, programme, preview } = given;
  const { t } = visit;
  const dates = datesOf(visit, programme.timeZone);
  const lanes = programme.groups.map(({ id, name }) => ({
    id,
    name,
    meetings: preview.plan.meetings
      .filter(({ group }) => group === id)
      .map((meeting) => ({ ...meeting, status: 'planned' as const })),
  }));
  const circle = preview.plan.circle.map((meeting) => ({ ...meeting, status: 'planned' as const }));
  const today = new Date().toISOString();
  const odd = oddities(programme);
  return (
    <>
      <h2>{t.course.title}</h2>
      <Wide label={t.course.title}>
        <CoursePicture t={t} dates={dates} course={{ programme: undefined, lanes, circle, today }} />
      </Wide>
      <h2>{t.preview.warnings(preview.warnings.length)}</h2>
      <ul>
        {preview.warnings.map(({ rule, message, people }) => (
          <li key={message}>
            <Told visit={visit} rule={rule} message={message} people={people} />
          </li>
        ))}
      </ul>
      {odd.length > 0 ? <Odd visit={visit} programme={programme} odd={odd} /> : null}
      {isAdmin(visit) ? <Go visit={visit} draft={draft} mails={preview.mails.length} /> : null}
      <h2>{t.preview.mails(preview.mails.length)}</h2>
      <Mails visit={visit} draft={draft} programme={programme} preview={preview} />
    </>
  );
}

function Odd({
  visit: { t },
  programme,
  odd,
}: {
  visit: HrVisit;
  programme: Programme;
  odd: readonly Oddity[];
}): ReactNode {
  const names = new Map(everyone(programme).map(({ id, name }) => [id, name]));
  return (
    <>
      <h2>{t.preview.odd(odd.length)}</h2>
      <ul>
        {odd.map(({ person, what, reads }) => (
          <li key={`${person} ${what}`}>{t.preview.oddly[what](names.get(person) ?? '', reads)}</li>
        ))}
      </ul>
    </>
  );
}

function Go({ visit, draft, mails }: { visit: HrVisit; draft: KeptDraft; mails: number }): ReactNode {
  const { t, here } = visit;
  return (
    <form method="post" action={here} className="narrow">
      <input type="hidden" name="draft" value={draft.id} />
      <input type="hidden" name="version" value={draft.version} />
      <h2>{t.preview.go}</h2>
      <Field
        visit={visit}
        name="minutes"
        type="number"
        label={t.preview.minutes}
        value="2"
        more={{ min: 0.5, step: 0.5, max: 600 }}
      />
      <Select
        {...{ visit, name: 'people', label: t.preview.people }}
        options={(['well', 'mishaps'] as const).map((value) => ({ value, label: t.preview.behave[value] }))}
      />
      <Field visit={visit} name="to" type="email" label={t.preview.to} hint={t.preview.toHint} />
      <div className="buttons">
        <Button label={t.preview.rehearse} choice="rehearse" second />
        <Button label={t.preview.start(mails)} choice="start" />
      </div>
    </form>
  );
}

function Mails(given: { visit: HrVisit; draft: KeptDraft; programme: Programme; preview: Preview }): ReactNode {
  const { visit, draft, programme, preview } = given;
  const { t } = visit;
  const dates = datesOf(visit, programme.timeZone);
  const of = Map.groupBy(preview.mails, ({ person }) => person);
  const to = ({ moment, group, person }: Preview['mails'][number]) =>
    `/hr/programmes/new/mail?${new URLSearchParams({ draft: draft.id, moment, group: group ?? '', person }).toString()}`;
  return [...of].map(([person, mails]) => (
    <details key={person}>
      <summary>{t.preview.ofPerson(mails[0]?.name ?? '', mails.length)}</summary>
      <ul>
        {mails.map((mail) => (
          <li key={`${mail.group ?? ''} ${mail.moment}`}>
            {dates.shortMoment(mail.plannedFor)}: <a href={to(mail)}>{t.moments[mail.kind]}</a>{' '}
            {roundIn(mail.moment) || ''}
            {mail.group === null ? '' : `, ${groupOf(programme, mail.group)?.name ?? ''}`}
          </li>
        ))}
      </ul>
    </details>
  ));
}

/** One mail of a draft, as its receiver will see it. */
export const draftMail: HrPage = {
  path: '/programmes/new/mail',

  async show(visit) {
    const { t, desk, query } = visit;
    const { content, id } = await desk.draft(query.draft ?? '');
    const mail = desk.draftMail(content, whichIn(visit));
    if (query.as === 'html') return mailFile(mail);
    return {
      title: mail.subject,
      body: (
        <>
          <p>
            {t.preview.inert} <a href={draftPage(id, '&see=1')}>{t.preview.backToAll}</a>
          </p>
          <FramedMail visit={visit} mail={mail} />
        </>
      ),
    };
  },
};
