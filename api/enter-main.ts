// `npm run enter [-- --role reader]`: prints a link that opens HR's pages once, within a quarter of an hour. For a server without sign-on,
// or whose provider is out of order; whoever can run it can read the database, too.
import { parseArgs } from 'node:util';
import { asProcess } from '../host/process.ts';
import { readSettings, SettingError } from '../host/settings.ts';
import { migrate, openDatabase, unreachable } from '../records/database.ts';
import { entranceTo } from './enter.ts';

await asProcess(async () => {
  const { values } = parseArgs({ options: { role: { type: 'string', default: 'admin' } } });
  const { role } = values;
  if (role !== 'admin' && role !== 'reader') throw new SettingError('--role is admin or reader');
  const { databaseUrl, publicUrl } = readSettings();
  if (!databaseUrl) throw new SettingError('DATABASE_URL is not set; npm start prints a link of its own');
  const db = openDatabase(databaseUrl, () => undefined, 1);
  await migrate(db).catch(unreachable);
  process.stdout.write(`${await entranceTo(db, publicUrl, role)}\n`);
  await db.destroy();
  process.exit(0);
});
