// What a workflow puts in its history, by the plan it began with.

/**
 * 1: as release 0.1 and its patches. 2: mails go at once without a patch's marker; a group's end is heard from its result, not from a
 * signal besides; NextMoment isn't written where it is past before anybody could read it.
 *
 * Told by the plan and not by `patched`, whose marker costs each workflow two events and a write to visibility for as long as it is kept.
 * Form 2 has its moments as `agenda`, so that a build which doesn't know it can't take such a workflow on by mistake.
 */
export type Form = 1 | 2;

/** A plan's moments as its form has them. */
export interface Told<Moments> {
  readonly moments?: Moments;
  readonly agenda?: Moments;
}

export function formOf({ agenda }: Told<unknown>): Form {
  return agenda === undefined ? 1 : 2;
}

export function tell<Moments>(moments: Moments, form: Form): Told<Moments> {
  return form === 1 ? { moments } : { agenda: moments };
}

export function told<Moments>({ agenda, moments = agenda }: Told<Moments>): Moments {
  // A form that this build doesn't know: its steps wait for one that does.
  if (moments === undefined) throw new TypeError('a plan of an unknown form');
  return moments;
}
