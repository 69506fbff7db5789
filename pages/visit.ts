// A link in use: whose it is, where its group stands, and whether it still holds.
import { convener, mentorCircle, type Group, type Programme } from '../domain/programme.ts';
import type { Link } from '../links/token.ts';
import { isWithdrawn } from '../links/holding.ts';
import type { GroupStatus } from '../domain/status.ts';
import type { PageTexts } from './page-texts.ts';

export interface Visit {
  readonly link: Link;
  readonly programme: Programme;
  readonly group: Group | undefined;
  readonly status: GroupStatus | undefined;
  readonly places: ReadonlyMap<string, string>;
  readonly t: PageTexts;
}

/** The holder is no longer in their place, or what the link is about has fallen away, as far as this visit knows. */
export function withdrawn({ link, programme, status }: Visit): boolean {
  if (link.purpose === 'circle')
    return ![...mentorCircle(programme), convener(programme)].some(({ id }) => id === link.person);
  return status !== undefined && isWithdrawn(link, status);
}
