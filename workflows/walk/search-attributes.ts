// What operations can look programmes up by (no personal data): the names of the contract.
import { defineSearchAttributeKey, type SearchAttributePair, type SearchAttributeUpdatePair } from '@temporalio/common';
import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { Attention, GroupPhase, ProgrammePhase } from '../../domain/status.ts';

const KEYS = {
  programme: defineSearchAttributeKey('ProgrammeId', 'KEYWORD'),
  phase: defineSearchAttributeKey('ProgrammePhase', 'KEYWORD'),
  round: defineSearchAttributeKey('ProgrammeRound', 'INT'),
  nextMoment: defineSearchAttributeKey('NextMoment', 'DATETIME'),
  attention: defineSearchAttributeKey('Attention', 'KEYWORD_LIST'),
};

export interface Findable {
  readonly programme: string;
  readonly phase: GroupPhase | ProgrammePhase;
  readonly round: number;
  /** Planned milliseconds since 1970. */
  readonly nextMoment: number | undefined;
  readonly attention: readonly Attention[];
}

/** What a programme or group is found by from its first second: that is no event of its own. */
export function atStart(programme: string): SearchAttributePair[] {
  return [
    { key: KEYS.programme, value: programme },
    { key: KEYS.phase, value: 'introduction' },
    { key: KEYS.round, value: 0 },
  ];
}

/**
 * Each upsert is an event in the history, so only what has changed is sent.
 *
 * @param aboutToStep the next moment is past before anybody could read of it: then it alone is not worth an event
 */
export function upsertChanged(
  { programme, phase, round, nextMoment, attention }: Findable,
  aboutToStep: boolean,
): void {
  const known = workflowInfo().typedSearchAttributes;
  const kinds = [...new Set(attention.map(({ kind }) => kind))];
  const next = nextMoment === undefined ? null : new Date(nextMoment);
  const changed: SearchAttributeUpdatePair[] = [];
  if (known.get(KEYS.programme) !== programme) changed.push({ key: KEYS.programme, value: programme });
  if (known.get(KEYS.phase) !== phase) changed.push({ key: KEYS.phase, value: phase });
  if (known.get(KEYS.round) !== round) changed.push({ key: KEYS.round, value: round });
  if ((known.get(KEYS.attention) ?? []).join() !== kinds.join()) changed.push({ key: KEYS.attention, value: kinds });
  if (known.get(KEYS.nextMoment)?.getTime() !== next?.getTime() && !(aboutToStep && changed.length === 0))
    changed.push({ key: KEYS.nextMoment, value: next });
  if (changed.length > 0) upsertSearchAttributes(changed);
}
