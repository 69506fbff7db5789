// The report, put together from what is kept: for HR's key and for the page of HR and sponsor.
import { holderOf } from '../links/open.ts';
import { ledger } from '../records/ledger.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { publishAnswers } from '../records/published.ts';
import { latestOf } from '../records/writing.ts';
import { Files, type DeskTools } from './files.ts';
import { reportView, type Report } from './report.ts';

/** @param page where it can be looked at, for whom that is not the page they are on */
export async function reportOf(tools: DeskTools, record: ProgrammeRecord, page?: string): Promise<Report> {
  const { db, contentKeys } = tools;
  const { programme } = record;
  const { id } = programme;
  const [{ status, groups }, entries, answers, lessons] = await Promise.all([
    new Files(tools).state(record),
    ledger(db, id),
    publishAnswers(db, contentKeys, programme),
    latestOf(db, contentKeys, { programme: id, group: '', kind: 'lesson' }),
  ]);
  const newest = status && { ...status, groups: status.groups.map((group) => groups.get(group.group) ?? group) };
  const written = lessons.map(({ text }) => text).filter(Boolean);
  return reportView(programme, newest, entries, answers, written, page);
}

/** The report's page for HR, as their mails link to it. */
export function reportPage({ links }: DeskTools, record: ProgrammeRecord): string | undefined {
  return links?.url({ purpose: 'report' }, holderOf(record, undefined, record.programme.hr.id), Date.now());
}
