// HR's API as others fail it: a sick programme, wrong keys and bodies, a database that takes nothing, search attributes that are gone.
import { sql } from 'kysely';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readSettings } from '../../host/settings.ts';
import { registerSearchAttributes } from '../../host/temporal.ts';
import { isDatabaseAway, isDatabaseThere, openDatabase } from '../../records/database.ts';
import { sealedByOlder } from '../../records/content-keys.ts';
import { keepWords } from '../../records/words.ts';
import { dated } from '../example.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
  await hall.start('edges', 23);
});

afterAll(async () => hall.close());

const call = (method: string, path: string, body?: unknown) => hall.call(method, `/api/programmes/${path}`, body);

describe('a programme that is sick', () => {
  test('says so, is called off, and keeps nobody else from being told', async () => {
    const body = dated('sick', 23);
    expect((await call('POST', '', body)).status).toBe(201);
    await hall.pass('1 minute');
    const broken = sql`update programme set content = jsonb_set(content, '{timeZone}', '"Nowhere/Never"') where id = 'sick'`;
    await broken.execute(hall.db);
    const { status, body: list } = await hall.call('GET', '/api/programmes');
    expect(status).toBe(200);
    const sick = list.programmes.find(({ id }: any) => id === 'sick');
    expect(sick).toMatchObject({ id: 'sick', sick: true });
    expect(list.programmes.find(({ id }: any) => id === 'edges').groups).toHaveLength(3);
    expect((await call('GET', 'sick')).body).toMatchObject({ sick: true });
    expect((await call('POST', 'sick/cancel', { reason: 'Fejl' })).status).toBe(200);
  });
});

describe('keys and bodies', () => {
  const ask = (init: RequestInit) =>
    fetch(`${hall.url}/api/programmes/edges/groups/hold-1/meetings/1/held`, { method: 'POST', ...init });
  const key = { authorization: 'Bearer a-key-for-tests' };

  test('another content type is 415, and nothing is recorded', async () => {
    const body = JSON.stringify({ attended: [] });
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/xml'])
      expect((await ask({ headers: { ...key, 'content-type': type }, body })).status).toBe(415);
    expect((await hall.status('edges')).groups[0].meetings[0].status).toBe('planned');
  });

  test('no key is no key, and the body is not read before it', async () => {
    for (const authorization of [undefined, '', 'Bearer', 'Bearer ', 'Basic x'])
      expect(
        (
          await ask({
            headers: { ...(authorization === undefined ? {} : { authorization }), 'content-type': 'application/json' },
            body: '{',
          })
        ).status,
      ).toBe(401);
    expect((await ask({ headers: { ...key, 'content-type': 'application/json' }, body: '{' })).status).toBe(400);
  });

  test('whoever guesses keys is asked to wait, and who has one is not', async () => {
    const guess = (n: number) =>
      fetch(`${hall.url}/api/programmes`, {
        headers: { authorization: `Bearer guess-${n}`, 'x-forwarded-for': '10.9.9.9' },
      });
    const answers: number[] = [];
    for (let n = 0; n < 70; n += 1) answers.push((await guess(n)).status);
    expect([answers[0], answers.at(-1)]).toEqual([401, 429]);
    expect((await hall.call('GET', '/api/programmes/edges')).status).toBe(200);
  });

  test.each([
    'meetings/01/held',
    'meetings/1.0/held',
    'meetings/0x1/held',
    'meetings/1e0/held',
    'meetings/+1/held',
    'meetings/５/held',
  ])('a number in a path is a plain one: %s', async (path) => {
    expect((await call('POST', `edges/groups/hold-1/${encodeURI(path)}`, {})).status).toBe(404);
  });

  test('no group is called programme', async () => {
    const body = dated('named', 23);
    body.groups[0].id = 'programme';
    const { status, body: answer } = await call('POST', '', body);
    expect([status, answer.errors[0].path]).toEqual([422, 'groups.0.id']);
  });

  const data = '/tmp/gruppementor-settings-test';
  test.each([
    [{ HR_API_KEYS: 'a:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }, /hash of nothing/],
    [{ LINK_KEYS: 'l1:a-long-secret-one,l1:a-long-secret-two' }, /LINK_KEYS holds l1 twice/],
    [{ CONTENT_KEYS: 'c1:a-long-secret-one,c2:a-long-secret-two,c1:a-long-secret-3' }, /CONTENT_KEYS holds c1 twice/],
  ])('%o stops the start', (env, line) => {
    expect(() => readSettings({ ...env, DATA_DIR: data })).toThrow(line);
  });

  test('another secret than texts were kept with stops the start', async () => {
    const anybody = hall.db.selectFrom('person').select('id').where('programme', '=', 'edges').limit(1);
    const { id: person } = await anybody.executeTakeFirstOrThrow();
    const keys = [{ id: 'c1', secret: 'content-secret-for-tests' }];
    await keepWords(hall.db, keys, { programme: 'edges', person, about: 'cancel-reason' }, 'Ord');
    expect(await sealedByOlder(hall.db, keys)).toEqual([]);
    await expect(sealedByOlder(hall.db, [{ id: 'c1', secret: 'another-secret-for-tests' }])).rejects.toThrow(
      /another secret for c1/,
    );
  });
});

describe('a database that takes nothing for now', () => {
  test('since it is read-only, is 503, not 500', async () => {
    const admin = new Pool({ connectionString: inject('postgresUrl'), max: 1 });
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(hall.db);
    const name = rows[0]?.name ?? '';
    const anew = () => admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [name]);
    await admin.query(`alter database "${name}" set default_transaction_read_only = on`);
    await anew();
    const answers = [
      await call('PATCH', 'edges/people/hr', { department: 'HR' }),
      await call('POST', '', dated('unkept', 23)),
    ].map(({ status }) => status);
    await admin.query(`alter database "${name}" reset default_transaction_read_only`);
    await anew();
    await admin.end();
    expect(answers).toEqual([503, 503]);
    await expect.poll(async () => (await call('PATCH', 'edges/people/hr', { department: 'HR' })).status).toBe(200);
  });

  test('since it has no free connection, is away for now', async () => {
    const admin = new Pool({ connectionString: inject('postgresUrl'), max: 1 });
    await admin.query(`drop role if exists crowded`);
    await admin.query(`create role crowded login password 'crowded' connection limit 0`);
    const url = new URL(inject('postgresUrl'));
    url.username = url.password = 'crowded';
    const crowded = openDatabase(url.href, () => undefined, 1);
    const error: unknown = await isDatabaseThere(crowded).catch((failure: unknown) => failure);
    await crowded.destroy();
    await admin.query(`drop role crowded`);
    await admin.end();
    expect([error, isDatabaseAway(error)]).toEqual([expect.objectContaining({ code: '53300' }), true]);
  });
});

describe('search attributes that are taken away', () => {
  test('are registered again, since they must never stop the work', async () => {
    // On the development server, which has them as others do.
    const running = await openTownHall('running');
    const { operatorService } = running.env.connection;
    await running.start('found', 23);
    await operatorService.removeSearchAttributes({
      namespace: 'default',
      searchAttributes: ['Attention', 'ProgrammeRound'],
    });
    await registerSearchAttributes(running.env.connection, 'default');
    const { groups } = await running.status('found');
    const person = groups[0].mentees[0].id;
    const leave = () => running.call('POST', '/api/programmes/found/groups/hold-1/dropouts', { person });
    await expect.poll(async () => (await leave()).status, { timeout: 60_000 }).toBe(200);
    await running.close();
  }, 120_000);
});
