// The compose file hands on every setting that the docs tell of: one that is set and never arrives says nothing.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSettings } from '../../host/settings.ts';

const compose = readFileSync('docker-compose.yml', 'utf8');
const settings = ['settings', 'sign-on', 'organisation', 'log']
  .map((file) => readFileSync(`host/${file}.ts`, 'utf8'))
  .join('\n');

/** For one machine, or set by the image or by the compose file's own parts. */
const ELSEWHERE = ['DATA_DIR', 'INBOX_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT', 'PORT', 'METRICS_PORT', 'NODE_ENV'];
const OF_TEMPORAL = ['TEMPORAL_CONFIG_FILE', 'TEMPORAL_PROFILE', 'TEMPORAL_TASK_QUEUE', 'WORKFLOW_BUNDLE'];

test('each setting stands in it', () => {
  const read = [...settings.matchAll(/(?:env\.|env, '|')([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|PORT|PROXIES)\b/g)];
  const names = new Set(read.map(([, name = '']) => name));
  expect(names.size).toBeGreaterThan(30);
  const missing = [...names].filter(
    (name) => ![...ELSEWHERE, ...OF_TEMPORAL].includes(name) && !compose.includes(`${name}:`),
  );
  expect(missing).toEqual([]);
});

test('an empty one is as good as none', () => {
  const empty = Object.fromEntries(
    [...compose.matchAll(/^ {4}([A-Z_]+): \$\{\1:-\}$/gm)].map(([, name = '']) => [name, '']),
  );
  expect(Object.keys(empty).length).toBeGreaterThan(15);
  const needed = { DATA_DIR: '/tmp/gruppementor-settings-test' };
  expect(readSettings({ ...needed, ...empty })).toEqual(readSettings(needed));
});
