// The report, put together from what is kept: for HR's key and for the page of HR and sponsor.
import { readClosingForm } from '../domain/survey.ts';
import { ledger } from '../records/ledger.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { publishAnswers } from '../records/published.ts';
import { readWords } from '../records/words.ts';
import { latestOf } from '../records/writing.ts';
import { Files, type DeskTools } from './files.ts';
import { reportView, thresholdOf, type Report } from './report.ts';

export async function reportOf(tools: DeskTools, record: ProgrammeRecord): Promise<Report> {
  const { db, contentKeys } = tools;
  const { programme } = record;
  const { id } = programme;
  const [{ status, groups }, entries, closing, before, mentors, lessons] = await Promise.all([
    new Files(tools).state(record),
    ledger(db, id),
    readWords(db, contentKeys, id, 'closing-form'),
    readWords(db, contentKeys, id, 'survey-before'),
    readWords(db, contentKeys, id, 'mentor-survey'),
    latestOf(db, contentKeys, { programme: id, group: '', kind: 'lesson' }),
  ]);
  const newest = status && { ...status, groups: status.groups.map((group) => groups.get(group.group) ?? group) };
  const threshold = thresholdOf(programme);
  return reportView(
    programme,
    newest,
    entries,
    { closing, before, mentors },
    lessons.map(({ text }) => text).filter(Boolean),
    (question, answers) => publishAnswers(db, contentKeys, { programme: id, question, threshold }, answers),
  );
}

/** Those who have promised to be a mentor later (R24). They said so to HR. */
export async function futureMentors({ db, contentKeys }: DeskTools, { programme, people }: ProgrammeRecord) {
  const forms = await readWords(db, contentKeys, programme.id, 'closing-form');
  return {
    futureMentors: forms
      .filter(({ text }) => readClosingForm(text).mentorLater)
      .flatMap(({ person, group }) => {
        const known = people.get(person);
        return known && known.gone !== 'erased'
          ? [{ person, name: known.name, email: known.email, department: known.department, group }]
          : [];
      }),
  };
}
