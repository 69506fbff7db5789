// Only what production runs goes into its image.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const production = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);

test('it has fewer than 250 packages, and none a prerelease', () => {
  const removed = [...readFileSync('Dockerfile', 'utf8').matchAll(/node_modules\/[\w-]+/g)].map(([path]) => path);
  const there = production.filter(([path, { optional }]) => optional !== true && !removed.includes(path));
  expect(there.length).toBeLessThan(250);
  expect(
    there.map(([path]) => path).filter((path) => /smtp-server|mailparser|react-email|temporalio\/testing/.test(path)),
  ).toEqual([]);
  expect(production.filter(([, { version = '' }]) => version.includes('-')).map(([path]) => path)).toEqual([]);
});

test('each image is pinned by its digest', () => {
  const images = ['docker-compose.yml', 'Dockerfile'].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^(?: *image:|FROM) +(\S+)/gm)].map(([, image = '']) => image),
  );
  const ours = (image: string) => image.startsWith('gruppementor:');
  expect(images.length).toBeGreaterThan(5);
  expect(images.filter((image) => !ours(image) && !/:[\w.-]+@sha256:[0-9a-f]{64}$/.test(image))).toEqual([]);
});
