// What HR does before the first meeting: sees where each stage stands and who is missing, opens, ends and goes on without stages,
// amends the commission, names people.
import type { z } from 'zod';
import type { Fault } from '../domain/findings.ts';
import { firstMeeting, planIntroduction } from '../domain/introduction.ts';
import type { commissionBody } from '../domain/introduction-body.ts';
import { readBy } from '../domain/introduction-body.ts';
import { INTRODUCTION_STAGES, isOneOf, type IntroductionStage } from '../domain/kinds.ts';
import { compare, withOffset } from '../domain/local-time.ts';
import { sameAddress, type Instant, type Programme } from '../domain/programme.ts';
import type { StageStatus } from '../domain/status.ts';
import { amendCommission } from '../records/content-changes.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { forgetWords, keepWords, readWords } from '../records/words.ts';
import type { Answer } from '../workflows/messages.ts';
import { checklist } from './checklist.ts';
import { Files, isIntroducing, isNamed, peopleNamed, type DeskTools } from './files.ts';
import { name, namedIn, unname } from './nominating.ts';
import { byRule, isDecided, Refused } from './refused.ts';
import type { NominationRequest } from './requests.ts';

/** Who acts. */
const by = 'hr';

export function introducingDesk(tools: DeskTools) {
  const files = new Files(tools);
  const { db, contentKeys } = tools;

  return {
    async introduction(id: string) {
      const record = await files.known(id);
      const { status } = await files.state(record);
      const [reasons, comments, declines] = await Promise.all(
        (['stage-reason', 'commission', 'decline-reason'] as const).map((about) =>
          readWords(db, contentKeys, id, about),
        ),
      );
      const reasonOf = (stage: IntroductionStage) => reasons?.find(({ group }) => group === stage)?.text;
      const stages = (status?.introduction ?? planned(record)).map((stage) =>
        stageView(record, stage, reasonOf(stage.stage)),
      );
      const comment = comments?.at(-1)?.text;
      return {
        stages,
        ...(comment === undefined ? {} : { comment }),
        declined: (declines ?? []).map(({ person, text }) => ({ ...view(record, person), reason: text })),
        checklist: checklist(record.programme, status),
      };
    },

    async changeStage(
      id: string,
      stage: IntroductionStage,
      to: 'open' | 'close' | 'waive',
      reason: string | undefined,
    ): Promise<Answer> {
      const record = await openedIn(files, id);
      const answer = await files.toProgramme(record, 'stage', { stage, to, by });
      const key = { programme: id, person: record.programme.hr.id, about: 'stage-reason', group: stage } as const;
      if (reason) await keepWords(db, contentKeys, key, reason);
      return answer;
    },

    /** Until the sponsor has approved it; they are asked again. */
    async amendCommission(id: string, given: z.output<typeof commissionBody>): Promise<Answer> {
      const record = await openedIn(files, id);
      const { commission } = record.programme.introduction ?? {};
      if (!commission) throw byRule('no-stage', 'the programme has no commission');
      if (['done', 'waived'].includes((await stageOf(files, record))('commission') ?? ''))
        throw byRule('R14', 'the commission has been approved; what was agreed stands');
      const approveBy = approvedBy(record.programme, given.approveBy) ?? commission.approveBy;
      // The mail says it, so it is kept before.
      await amendCommission(db, id, { ...given, approveBy });
      const putBack = async (error: unknown) => {
        if (isDecided(error)) await amendCommission(db, id, commission);
        throw error;
      };
      const answer = await files.toProgramme(record, 'commissionAmended', { by }).catch(putBack);
      // What was commented has been heard.
      await forgetWords(db, { programme: id, person: record.programme.sponsor.id, about: 'commission' });
      return answer;
    },

    async seminarHeld(id: string, attended: readonly string[] | undefined): Promise<Answer> {
      const record = await openedIn(files, id);
      const there = attended?.map((each) => peopleNamed(record, each).person.id);
      return files.toProgramme(record, 'seminarHeld', { by, ...(there ? { attended: there } : {}) });
    },
  };
}

/** As in the body of a programme. @throws Refused where the date can't be read, or lies outside the introduction */
function approvedBy(programme: Programme, given: string | undefined): Instant | undefined {
  const errors: Fault[] = [];
  const approveBy = readBy('approveBy', given, programme.timeZone, errors);
  const fault = (message: string) => errors.push({ path: 'approveBy', rule: 'introduction', message });
  if (approveBy !== undefined && compare(approveBy, new Date().toISOString()) <= 0) fault('lies in the past');
  if (approveBy !== undefined && compare(approveBy, firstMeeting(programme)) >= 0)
    fault('lies after the first meeting');
  if (errors.length > 0) throw new Refused('invalid', errors);
  return approveBy;
}

export function namingDesk(tools: DeskTools) {
  const files = new Files(tools);
  return {
    async nominations(id: string) {
      const record = await files.known(id);
      const named = await namedIn(tools, record);
      return { nominations: named.map((each) => nominationView(record, each)) };
    },

    /** As a director's link does; without a director it is HR who names. */
    async nominate(id: string, { by: director, variant, ...details }: NominationRequest) {
      const record = await openedIn(files, id);
      const { nomination } = record.programme.introduction ?? {};
      if (!nomination) throw byRule('no-stage', 'nobody is nominated in this programme');
      const { status } = await files.state(record);
      if (status && !isIntroducing(status)) throw byRule('stage-closed', 'the groups have begun');
      const known = director === undefined ? undefined : nomination.directors.find((each) => isNamed(each, director));
      if (director !== undefined && !known)
        throw new Refused('invalid', [{ path: 'by', rule: 'unknown-person', message: 'there is no such director' }]);
      const before = (await namedIn(tools, record)).some(({ person }) => sameAddress(person.email, details.email));
      const { person, warnings } = await name(
        tools,
        record,
        (known ?? record.programme.hr).id,
        details,
        variant ?? null,
      );
      return { changed: !before, person, warnings };
    },

    async strike(id: string, named: string): Promise<Answer> {
      const record = await openedIn(files, id);
      const { person } = peopleNamed(record, named);
      const placed = record.programme.groups.some(({ mentees }) =>
        mentees.some((mentee) => mentee.id === person.id && !mentee.gone),
      );
      if (placed) throw byRule('introduction', 'they have a place in a group; make the groups anew first');
      return { changed: await unname(tools, record, person.id) };
    },
  };
}

/** @throws Refused where the programme has ended, or has no introduction */
async function openedIn(files: Files, id: string): Promise<ProgrammeRecord> {
  const record = await files.running(id);
  if (!record.programme.introduction) throw byRule('no-stage', 'the programme has no introduction');
  return record;
}

/** The stages as they stand, by name. */
async function stageOf(files: Files, record: ProgrammeRecord) {
  const { status } = await files.state(record);
  return (stage: IntroductionStage) => status?.introduction?.find((each) => each.stage === stage)?.status;
}

/** Before the engine has begun. */
function planned({ programme }: ProgrammeRecord): readonly StageStatus[] {
  if (!programme.introduction) return [];
  const { stages } = planIntroduction(programme, new Date().toISOString());
  return Object.entries(stages).flatMap(([stage, dates]) =>
    isOneOf(INTRODUCTION_STAGES, stage)
      ? [{ stage, status: 'waiting' as const, ...dates, answers: {}, missing: [] }]
      : [],
  );
}

function stageView(record: ProgrammeRecord, stage: StageStatus, reason: string | undefined) {
  const { timeZone } = record.programme;
  const { stage: called, status, opens, by: until, openedAt, endedAt, answers, missing } = stage;
  const local = (instant: string) => withOffset(instant, timeZone);
  return {
    stage: called,
    status,
    opens: local(opens),
    by: local(until),
    ...(openedAt ? { openedAt: local(openedAt) } : {}),
    ...(endedAt ? { endedAt: local(endedAt) } : {}),
    answers: Object.entries(answers).map(([person, answer]) => ({ ...view(record, person), answer })),
    missing: status === 'open' ? missing.map((person) => view(record, person)) : [],
    ...(reason === undefined ? {} : { reason }),
  };
}

function view({ people }: ProgrammeRecord, id: string) {
  const { name: called = '', email = '' } = people.get(id) ?? {};
  return { person: id, name: called, email };
}

function nominationView(
  record: ProgrammeRecord,
  { person, by: director, variant }: Awaited<ReturnType<typeof namedIn>>[number],
) {
  const { department, organisation, manager, employedSince, gender } = person;
  const group = record.programme.groups.find(({ mentees }) =>
    mentees.some(({ id, gone }) => id === person.id && !gone),
  );
  return {
    ...view(record, person.id),
    by: director === record.programme.hr.id ? 'hr' : director,
    byName: record.people.get(director)?.name ?? '',
    ...Object.fromEntries(
      Object.entries({
        department,
        organisation,
        manager,
        employedSince,
        gender,
        variant: variant ?? undefined,
      }).filter(([, value]) => value !== undefined),
    ),
    ...(group ? { group: group.id } : {}),
  };
}
