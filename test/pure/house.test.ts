// What holds everywhere in the house, and no type can say.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = globSync('*/**/*.{ts,tsx}', { exclude: ['node_modules/**', 'test/**', 'dist/**'] }).filter(
  (file) => file !== 'domain/ids.ts',
);

/** Parts of ids, as they are called where they are put together. */
const PART = String.raw`\$\{[^}]*(?:programme|group|kind|moment|round|stage|person|\bid)\b[^}]*\}`;

const BUILT_OR_TAKEN_APART: Readonly<Record<string, RegExp>> = {
  'a workflow’s id': /[`'"](?:programme|rehearsal|retention):/,
  'a person’s id': /`p-\$\{|[`'"]p-['"`]/,
  'a moment that comes again': /[~+]\$\{/,
  'an id of several parts': new RegExp(`(?:${PART})[./:~+](?:${PART})`),
  'a calendar entry’s id': /@gruppementor/,
  'an id in its parts':
    /\b(?:id|moment|key|uid|person|group|programme|workflowId)\.(?:split|slice|lastIndexOf|indexOf)\(/i,
};

const found = (text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line, index) =>
      Object.entries(BUILT_OR_TAKEN_APART).flatMap(([what, pattern]) =>
        pattern.test(line) ? [`line ${index + 1}: ${what}`] : [],
      ),
    );

test('no file but domain/ids.ts builds an id or takes one apart', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap((file) => found(readFileSync(file, 'utf8')).map((what) => `${file}, ${what}`))).toEqual([]);
});

test('and the check sees where one does', () => {
  for (const line of [
    'const handle = client.getHandle(`programme:${id}:${group}`);',
    'const name = "rehearsal:" + id;',
    'const again = `${moment}~${times}`;',
    'const moment = `${kind}.${round}`;',
    'const key = [programme, `${group}/${person}`];',
    'const [, meeting] = moment.split(".");',
    'const person = `p-${random()}`;',
    'return { uid: `${programme}.meeting-1@gruppementor` };',
  ])
    expect([line, found(line)]).not.toEqual([line, []]);
});
