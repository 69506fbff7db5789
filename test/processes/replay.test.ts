// A deploy never breaks a running programme: the histories of every released shape replay on the code as it is.
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { temporal } from '@temporalio/proto';
import pino from 'pino';
import { beforeAll, expect, test } from 'vitest';
import { bundleWorkflows } from '../../worker/bundle.ts';
import { replay } from '../../worker/replaying.ts';
import { everythingIn } from '../searching.ts';
import { example } from '../example.ts';
import { quietRuntime } from '../hall/town-hall.ts';

const folder = new URL('../histories/', import.meta.url);
const silent = pino({ level: 'silent' });

const { History } = temporal.api.history.v1;
const releases = readdirSync(folder);
const historiesOf = (release: string) =>
  readdirSync(new URL(`${release}/`, folder)).map((file) => ({
    workflowId: file.replace('.pb.gz', ''),
    history: History.decode(gunzipSync(readFileSync(new URL(`${release}/${file}`, folder)))),
  }));

beforeAll(() => {
  quietRuntime();
});

test.each(releases)('the workflows of release %s replay', async (release) => {
  const histories = historiesOf(release);
  const verdict = await replay({ workflowBundle: await bundleWorkflows(silent) }, histories);
  expect(verdict).toEqual({ replayed: histories.length, broken: [] });
});

test('a change that would break them is found', async () => {
  const bundle = await bundleWorkflows(silent);
  const code = bundle.code.replaceAll('deliver.executeWithOptions', 'giveUp.executeWithOptions');
  expect(code).not.toBe(bundle.code);
  const { broken } = await replay({ workflowBundle: { code } }, historiesOf(releases[0] ?? ''));
  expect(broken.length).toBeGreaterThan(10);
});

test('the recorded histories name nobody, and no place where code lay', () => {
  const people = example()
    .groups.flatMap(({ mentor, mentees }: any) => [mentor, ...mentees])
    .flatMap(({ name, email }: any) => [name, email]);
  for (const { workflowId, history } of releases.flatMap(historiesOf)) {
    const text = everythingIn(history);
    expect([workflowId, [...people, '(/'].filter((word: string) => text.includes(word))]).toEqual([workflowId, []]);
  }
});
