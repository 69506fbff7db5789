// `npm run rewrap`: after a new key has been put first in CONTENT_KEYS everywhere, people's data keys are wrapped by it.
import { faultOf, openLog } from '../host/log.ts';
import { readSettings, SettingError } from '../host/settings.ts';
import { rewrap, sealedByOlder } from '../records/content-keys.ts';
import { openDatabase } from '../records/database.ts';

try {
  const settings = readSettings();
  if (!settings.databaseUrl) throw new SettingError('DATABASE_URL is not set');
  const log = openLog('warn');
  const db = openDatabase(settings.databaseUrl, (error) => log.warn(faultOf(error), 'a database connection broke'), 2);
  const count = await rewrap(db, settings.keys.content);
  process.stdout.write(`${count} keys wrapped by ${settings.keys.content[0]?.id ?? ''}\n`);
  const left = await sealedByOlder(db, settings.keys.content);
  for (const { key, people, texts } of left)
    process.stdout.write(`still under ${key}: ${people} keys, ${texts} texts of earlier builds\n`);
  await db.destroy();
} catch (error) {
  process.stderr.write(`gruppementor: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
}
