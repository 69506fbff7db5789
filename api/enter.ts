// The way into HR's pages where no sign-on is set up, or where it is out of order: a link that opens them once.
import { staffDesk, type HrRoleName } from '../desk/staff.ts';
import type { Database } from '../records/database.ts';

export async function entranceTo(db: Database, publicUrl: string, role: HrRoleName): Promise<string> {
  return `${publicUrl}/hr/enter/${await staffDesk({ db }).entrance(role)}`;
}
