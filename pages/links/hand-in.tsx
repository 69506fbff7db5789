// A mentee writes for a meeting: a draft that is kept, a hand-in until the meeting begins, and what was written before beside it.
import { setImmediate } from 'node:timers/promises';
import type { ReactNode } from 'react';
import { isLate, lengthOf, mostCharacters, MOST_ASIDE, MOST_DRAFT, type Typed } from '../../domain/hand-in.ts';
import { pagesOf, type Group } from '../../domain/programme.ts';
import { meetingOf } from '../../domain/status.ts';
import { taskOf } from '../../language/tasks.ts';
import {
  inspect,
  namedFile,
  NothingWritten,
  Overtaken,
  Refused,
  type LinkDesk,
  type TakenFile,
} from '../../desk/by-link.ts';
import { cleanLines } from '../../domain/text.ts';
import type { Form } from '../form.ts';
import { isDone, mostOf, Work } from './hand-in-form.tsx';
import { Button } from '../button.tsx';
import { lastOf, type LinkPage, type Visit } from './page.tsx';
import { isShared } from './peers.tsx';
import { BesideTask, FileLink, Text } from './written.tsx';

export const handIn: LinkPage = {
  choices: ['hand-in', 'draft', 'take-back'],
  // What is handed in on paper, or taken back, is the engine's alone to judge.
  needsStatus: (form) => form.choice === 'draft' || form.has('text') || form.file !== undefined,
  scripted: true,
  most: { text: Infinity, question: Infinity, comment: Infinity },
  fields: { R44: 'text', empty: 'text', question: 'question', comment: 'comment', file: 'file' },

  ordinary: (visit) => ({
    name: 'handIn',
    message: { meeting: visit.n, person: visit.link.person, handedIn: !isDone(visit) },
  }),

  answered(visit) {
    if (!isDone(visit)) return undefined;
    const last = lastOf(visit, ['handed-in'], { meeting: visit.n, person: visit.link.person });
    const at = visit.own?.handedIn?.content.handedInAt;
    return last && { own: last.own, at: at ?? last.at };
  },

  answeredWords: ({ t }) => t.handIn.handedInAt,

  changeable: (visit) => {
    const startsAt = meetingOf(visit.status, visit.n)?.startsAt;
    return isDone(visit) && startsAt !== undefined && { until: startsAt };
  },

  load: (visit, desk) => desk.writing.forHandIn(visit),

  show(visit) {
    const { t, n, words } = visit;
    return {
      title: t.handIn.title(n),
      body: (
        <>
          <ul>{visit.group ? taskOf(visit.group, words, n).map((part) => <li key={part}>{part}</li>) : null}</ul>
          <BesideTask visit={visit} meeting={n} />
          <Terms visit={visit} />
          {isShared(visit) ? (
            <p>
              <a href={visit.urlOf({ purpose: 'peers', meeting: n })}>{t.peers.title(n)}</a>
            </p>
          ) : null}
          <HandedIn visit={visit} />
          <Before visit={visit} />
        </>
      ),
      forms: (
        <>
          <Work visit={visit} />
          {isDone(visit) ? (
            <form method="post" className="plain">
              {visit.own?.handedIn?.content.file ? <p>{t.handIn.takesFile}</p> : null}
              <Button label={t.handIn.takeBack} choice="take-back" second />
            </form>
          ) : null}
        </>
      ),
    };
  },

  async act(visit, form, desk) {
    const { writing } = desk;
    if (form.choice === 'take-back') {
      const [status, { own, group }] = await Promise.all([writing.takeBack(visit), meanwhile(visit, desk)]);
      return { status, loaded: { own: own && { ...own, handedIn: undefined }, group } };
    }
    // Where no text was sent at all it was handed in otherwise, on paper say.
    if (form.choice === 'hand-in' && !form.has('text') && !form.file) {
      const handedIn = { meeting: visit.n, person: visit.link.person, handedIn: true };
      const [status, loaded] = await Promise.all([desk.toGroup(visit, 'handIn', handedIn), meanwhile(visit, desk)]);
      return { status, loaded };
    }
    // The browser has forgotten the file that was to go with it.
    if (form.has('hadFile') && !form.file) throw invalid('file', 'file', visit.t.fileAgain);
    const typed = typedIn(form);
    try {
      if (form.choice === 'draft') {
        refuseTooLong(visit, typed, MOST_DRAFT);
        const { at } = await writing.saveDraft(visit, typed, versionIn(form));
        return { notes: [visit.t.handIn.saved(visit.dates.time(at.toISOString()))] };
      }
      refuseTooLong(visit, typed, mostOf(visit));
      const file = await fileIn(visit, form);
      const status = await writing.handIn(visit, typed, visit.now, versionIn(form), file);
      return { status, notes: [visit.t.handIn.handedInAt(visit.dates.moment(visit.now)), ...untilWhen(visit)] };
    } catch (error) {
      if (error instanceof NothingWritten) throw invalid('text', 'empty', visit.t.handIn.empty);
      if (error instanceof Overtaken) throw invalid('', 'overtaken', visit.t.handIn.overtaken);
      throw error;
    }
  },

  draft(visit, given, desk) {
    const typed = { text: cleaned(given.text), question: cleaned(given.question), comment: cleaned(given.comment) };
    refuseTooLong(visit, typed, MOST_DRAFT);
    return desk.writing.saveDraft(visit, typed, given.version);
  },

  download: (visit, desk) => desk.writing.file(visit, visit.link.person),
};

/** What an answer leaves as it is, read once the engine has its question, while it thinks. */
async function meanwhile(visit: Visit, desk: LinkDesk): Promise<Partial<Visit>> {
  await setImmediate();
  return desk.writing.forHandIn(visit);
}

/** When it is due, how long it may be and who reads it: said before the first word is written. */
function Terms({ visit }: { visit: Visit }): ReactNode {
  const { t, n, group, status, dates, now, isOver } = visit;
  const { deadline, startsAt } = meetingOf(status, n) ?? {};
  if (!group) return null;
  const pages = pagesOf(group);
  const isPast = deadline !== undefined && Date.parse(deadline) < Date.parse(now);
  return (
    <>
      {deadline ? <p>{(isPast ? t.handIn.pastDeadline : t.handIn.deadline)(dates.moment(deadline))}</p> : null}
      {isPast && startsAt && !isOver ? <p>{t.handIn.lateTaken(dates.moment(startsAt))}</p> : null}
      <p>{t.handIn.extent(pages, dates.number(mostCharacters(pages)))}</p>
      <p>{whoReads(visit, group)}</p>
    </>
  );
}

function whoReads({ t, status }: Visit, { mentor, practice }: Group): string {
  if (status?.mentorGone || mentor.gone) return practice.shareHandIns ? t.handIn.noMentorShared : t.handIn.noMentor;
  return (practice.shareHandIns ? t.handIn.shared : t.handIn.private)(mentor.name);
}

/** What counts as handed in, as its writer and its readers see it. */
function HandedIn({ visit }: { visit: Visit }): ReactNode {
  const { t, own, status, n, isOver = false } = visit;
  const { deadline } = meetingOf(status, n) ?? {};
  const draft = own?.draft?.content.text ?? '';
  if (!isDone(visit)) return isOver ? <Text label={t.handIn.draftLeft} text={draft} /> : null;
  const work = own?.handedIn;
  return (
    <>
      {work ? null : <p>{t.handIn.isHandedIn}</p>}
      {isLate(work?.content.handedInAt, deadline) ? <p>{t.handIn.late}</p> : null}
      {isOver || !work ? null : <p>{t.handIn.stands}</p>}
      {work?.lost === undefined ? null : <p className="wrong">{t.handIn.lost}</p>}
      {isOver && work ? <Text label={t.handIn.yours} text={work.content.text} /> : null}
      {isOver && work?.content.file ? <FileLink url={`${visit.address}/file`} name={work.content.file.name} /> : null}
    </>
  );
}

/** Their own words for the meeting before, to write on from (R46). */
function Before({ visit }: { visit: Visit }): ReactNode {
  const { own, t, n } = visit;
  const { before } = own ?? {};
  if (!before?.content.text) return null;
  return (
    <details>
      <summary>{t.handIn.before(n - 1)}</summary>
      <div className="written">{before.content.text}</div>
    </details>
  );
}

function untilWhen({ t, dates, status, n }: Visit): readonly string[] {
  const startsAt = meetingOf(status, n)?.startsAt;
  return startsAt === undefined ? [] : [t.changeableUntil(dates.moment(startsAt))];
}

function typedIn(form: Form): Typed {
  const text = (name: string) => form.text(name, Infinity);
  return { text: text('text'), question: text('question'), comment: text('comment') };
}

const cleaned = (text: unknown) => (typeof text === 'string' ? cleanLines(text) : '');

function versionIn(form: Form): number | undefined {
  const version = form.number('version');
  return version !== undefined && Number.isInteger(version) && version >= 0 ? version : undefined;
}

/** @throws Refused, by the field that is too long */
function refuseTooLong({ t, dates }: Visit, { text, question, comment }: Typed, limit: number): void {
  const words = t.handIn;
  const length = lengthOf(text);
  if (length > limit) throw invalid('text', 'R44', words.tooLong(dates.number(length), dates.number(limit)));
  for (const [field, said] of Object.entries({ question, comment }))
    if (lengthOf(said) > MOST_ASIDE)
      throw invalid(field, field, words.tooLong(dates.number(lengthOf(said)), dates.number(MOST_ASIDE)));
}

/** @returns undefined where none came, null where the one before is taken away. @throws Refused */
async function fileIn({ t }: Visit, form: Form): Promise<TakenFile | null | undefined> {
  const { file } = form;
  if (!file) return form.text('noFile') === 'yes' ? null : undefined;
  if ('fault' in file) throw invalid('file', 'file', t.handIn.fileFaults[file.fault]);
  const kind = await inspect(file.bytes);
  if (typeof kind !== 'string') throw invalid('file', 'file', t.handIn.fileFaults[kind.fault]);
  return { about: { name: namedFile(file.name, kind), kind, bytes: file.bytes.length }, bytes: file.bytes };
}

function invalid(path: string, rule: string, message: string): Refused {
  return new Refused('invalid', [{ path, rule, message }]);
}
