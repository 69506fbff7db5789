// The bundle of the workflows is made once for the same code, so that the second start is quick.
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, expect, test } from 'vitest';
import { keptBundle } from '../../worker/bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'gruppementor-bundle-'));
const silent = pino({ level: 'silent' });

afterAll(() => rmSync(folder, { recursive: true }));

test('a bundle is made again only where the code is another', async () => {
  const made = await keptBundle(folder, silent);
  expect(made).toHaveProperty('code', expect.stringContaining('meeting-invitation'));
  // Private fields are this Node's own, not what stands in for them in an older one.
  expect(made).toHaveProperty('code', expect.not.stringContaining('_class_private_field'));
  // All workflows share its modules, which are loaded before the first of them; what keeps something for itself is not among them.
  expect(made).toHaveProperty('code', expect.stringMatching(/preloadModules\(\) \{[^}]*"\.\/workflows\/index\.ts"/));
  for (const file of ['domain/working-days.ts', 'links/signing.ts'])
    expect(made).toHaveProperty('code', expect.not.stringContaining(`"./${file}"`));
  expect(made).toHaveProperty('code', expect.stringContaining('"./domain/timetable.ts"'));
  const [file = '', ...others] = readdirSync(join(folder, 'bundles'));
  expect(others).toEqual([]);

  writeFileSync(join(folder, 'bundles', file), 'as kept');
  expect(await keptBundle(folder, silent)).toEqual({ code: 'as kept' });

  renameSync(join(folder, 'bundles', file), join(folder, 'bundles', 'of-other-code.js'));
  expect(await keptBundle(folder, silent)).toEqual(made);
  expect(readdirSync(join(folder, 'bundles'))).toEqual([file]);
});
