// What a programme is, changed while it runs: what a group has agreed on, its commission, when groups meet that have not begun.
import type { Commission, Group, Meeting, Practice, Programme } from '../domain/programme.ts';
import type { Database } from './database.ts';
import type { ProgrammeContent } from './schema.ts';

/** What one group has agreed on. */
export function setPractice(db: Database, id: string, group: string, practice: Practice): Promise<void> {
  return change(db, id, (content) => ({
    ...content,
    groups: content.groups.map((each) => (each.id === group ? { ...each, practice } : each)),
  }));
}

/** Until the sponsor has approved it. */
export function amendCommission(db: Database, id: string, commission: Commission): Promise<void> {
  return change(db, id, (content) => ({ ...content, introduction: { ...content.introduction, commission } }));
}

/** When groups that have not begun meet. @param was as it was read: moved twice at once they are moved once */
export function setMeetings(
  db: Database,
  id: string,
  meetings: ReadonlyMap<string, readonly Meeting[]>,
  was: Programme,
): Promise<void> {
  const first = (groups: readonly Pick<Group, 'meetings'>[]) =>
    groups.map(({ meetings: [each] }) => each?.startsAt).join();
  return change(db, id, (content) =>
    first(content.groups) === first(was.groups)
      ? {
          ...content,
          groups: content.groups.map((each) => ({ ...each, meetings: meetings.get(each.id) ?? each.meetings })),
        }
      : undefined,
  );
}

/** Locked meanwhile: of two at once the second changes what the first has made. @param to undefined where nothing is to change */
async function change(
  db: Database,
  id: string,
  to: (content: ProgrammeContent) => ProgrammeContent | undefined,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = await tx.selectFrom('programme').select('content').where('id', '=', id).forUpdate().executeTakeFirst();
    const content = row && to(row.content);
    if (content)
      await tx
        .updateTable('programme')
        .set({ content: JSON.stringify(content) })
        .where('id', '=', id)
        .execute();
  });
}
