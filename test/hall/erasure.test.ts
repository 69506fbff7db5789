// People are erased when they ask, and all of them when their time is over: from every table and every history.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { erasePeople, mendPeople, namePerson, whereFound } from '../../records/people.ts';
import { findProgramme } from '../../records/programmes.ts';
import { everythingIn } from '../searching.ts';
import type { Received } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const call = (method: string, path: string, body?: unknown) => hall.call(method, `/api/programmes/${path}`, body);

describe('a person who is erased', () => {
  test('stays erased, whatever is mended or written about them at the same moment', async () => {
    await hall.start('races', 23);
    const { groups } = await hall.status('races');
    const people = groups.flatMap(({ mentees }: any) => mentees).map(({ id }: any) => id as string);
    for (const id of people) {
      const group = groups.find(({ mentees }: any) => mentees.some((each: any) => each.id === id)).id as string;
      const calls = await Promise.all([
        call('PATCH', `races/people/${id}`, { name: 'Kommer Igen', department: 'Kultur' }),
        call('DELETE', `races/people/${id}`),
        call('POST', `races/groups/${group}/dropouts`, { person: id, reason: 'Personligt' }),
        call('PATCH', `races/people/${id}`, { email: `${id}@kommune.example` }),
      ]);
      expect(calls.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
      expect(calls[1]?.status).toBe(200);
      // Said after it.
      await call('POST', `races/groups/${group}/dropouts`, { person: id, reason: 'Bagefter' });
      // As a call does that had found them before they were erased.
      expect(await mendPeople(hall.db, 'races', [id], { name: 'Kommer Igen', email: 'igen@kommune.example' })).toBe(
        false,
      );
    }
    const rows = await hall.db.selectFrom('person').selectAll().where('programme', '=', 'races').execute();
    const erased = rows.filter(({ id }) => people.includes(id));
    expect(erased.map(({ name, email, department }) => [name, email, department])).toEqual(
      people.map(() => ['', '', null]),
    );
    const words = hall.db.selectFrom('words').selectAll().where('programme', '=', 'races');
    expect(await words.where('person', 'in', people).execute()).toEqual([]);
    const formers = hall.db.selectFrom('former_address').selectAll().where('programme', '=', 'races');
    expect(await formers.where('person', 'in', people).execute()).toEqual([]);
  });

  test('leaves, and their name, address and words are in no table and no history', async () => {
    // A mail server names her in an answer.
    const answer = { code: 550, times: 1, text: '5.1.1 no mailbox for Birgit Krogh <birgit.krogh@kommune.example>' };
    hall.refusals.set('birgit.krogh@kommune.example', answer);
    await hall.start('erased', 23);
    const leave = hall.inbox('erased', 'welcome').find(({ to }) => to === 'dorte.moerch@kommune.example') as Received;
    await call('POST', 'erased/groups/hold-1/dropouts', {
      person: 'dorte.moerch@kommune.example',
      reason: 'Flytter til Samsø',
    });
    await hall.pass('10 minutes');
    expect((await hall.answer(leave.links[0] ?? '')).status).toBe(410);
    const birgit = await hall.person('erased', 'birgit.krogh');
    expect((await hall.mails('erased', `?person=${birgit}`)).map(({ reason }) => reason)).toContain(
      '550 5.1.1 recipient',
    );
    const { body } = await call('DELETE', 'erased/people/birgit.krogh@kommune.example');
    expect(body).toMatchObject({ person: birgit, left: [birgit], erased: { people: 1 }, stillFound: [] });
    expect(body.kept.map(({ what }: any) => what)).toEqual(['ledger', 'counts', 'engine', 'backups']);
    expect(hall.kindsTo('erased', 'birgit.krogh@kommune.example')).toContain('dropout-confirmed');
    expect(
      (await call('DELETE', `erased/people/${await hall.person('erased', 'dorte.moerch')}`)).body.erased,
    ).toMatchObject({ people: 1, words: 1 });
    await hall.pass('30 days');
    const texts = ['Birgit Krogh', 'birgit.krogh@', 'Dorte Mørch', 'dorte.moerch@', 'Samsø'];
    const { rows } = await sql<{
      name: string;
    }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(hall.db);
    for (const { name } of rows.filter(({ name: table }) => !table.startsWith('kysely'))) {
      const all = await sql<{
        row: string;
      }>`select t::text as row from ${sql.table(name)} t where t::text like '%erased%'`.execute(hall.db);
      for (const text of texts)
        expect([name, text, all.rows.filter(({ row }) => row.includes(text)).length]).toEqual([name, text, 0]);
    }
    for (const id of [
      'programme:erased',
      'programme:erased:hold-1',
      'programme:erased:hold-2',
      'programme:erased:hold-3',
    ]) {
      const history = everythingIn(await hall.env.client.workflow.getHandle(id).fetchHistory());
      expect(texts.filter((text) => history.includes(text))).toEqual([]);
    }
    expect((await hall.status('erased')).groups[0].mentees[1]).toMatchObject({
      id: birgit,
      name: '',
      email: '',
      status: 'left',
      erased: true,
    });
    expect((await call('PATCH', `erased/people/${birgit}`, { name: 'Igen' })).status).toBe(410);
    expect((await call('DELETE', 'erased/people/helle.storm@kommune.example')).status).toBe(409);
  });

  test('is found nowhere under an address they had before, nor as the manager of others', async () => {
    const manager = 'soeren.kjaer@kommune.example';
    await hall.start('renamed', 23, (body) => {
      body.groups[0].mentees[0].manager = manager;
    });
    const id = await hall.person('renamed', 'soeren.kjaer');
    const mended = 'soeren.ny@kommune.example';
    expect((await call('PATCH', `renamed/people/${id}`, { email: mended })).status).toBe(200);
    const led = async () =>
      (await hall.db.selectFrom('person').select('manager').where('programme', '=', 'renamed').execute()).map(
        (row) => row.manager,
      );
    // Who leads whom is still known (R27).
    expect(await led()).toContain(mended);
    expect((await call('DELETE', `renamed/people/${id}`)).body.stillFound).toEqual([]);
    expect((await led()).filter((each) => each === mended || each === manager)).toEqual([]);
    expect(await whereFound(hall.db, 'renamed', [manager, mended])).toEqual([]);
  });

  test('is somebody else when they are named again while they are being erased', async () => {
    await hall.start('named-again', 23);
    const record = await findProgramme(hall.db, 'named-again');
    const anna = record?.people.get(await hall.person('named-again', 'anna.holm'));
    if (!anna) throw new Error('there is no Anna');
    const waiting = async () =>
      (
        await sql<{ many: number }>`
          select count(*)::int as many from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(hall.db)
      ).rows[0]?.many;
    let both: readonly [Promise<unknown>, Promise<{ id: string }>] | undefined;
    await hall.db.transaction().execute(async (tx) => {
      await sql`lock table content_key in share mode`.execute(tx);
      const erasing = erasePeople(hall.db, 'named-again', [anna], new Date().toISOString());
      await expect.poll(waiting).toBe(1);
      both = [erasing, namePerson(hall.db, 'named-again', { ...anna, department: 'Økonomi' })];
      await expect.poll(waiting).toBe(2);
    });
    const [, named] = await Promise.all(both ?? []);
    expect(named?.id).not.toBe(anna.id);
    const row = hall.db.selectFrom('person').selectAll().where('programme', '=', 'named-again');
    expect(await row.where('id', '=', anna.id).executeTakeFirst()).toMatchObject({
      ...{ erased: true, name: '', email: '', department: null, greeting: null, manager: null, employed_since: null },
    });
  });

  test('comes to all when the time for which a programme is kept is over, and HR gets the receipt', async () => {
    await hall.start('kept', 23, (body) => {
      body.retentionDays = 90;
    });
    await call('POST', 'kept/cancel', { reason: 'Prøve af opbevaring' });
    await hall.pass('1 hour');
    expect((await hall.status('kept')).phase).toBe('ended');
    await hall.pass('82 days');
    expect(hall.inbox('kept', 'erasure-notice')).toEqual([]);
    await hall.pass('7 days');
    expect(hall.inbox('kept', 'erasure-notice').map(({ to }) => to)).toEqual(['helle.storm@kommune.example']);
    expect(
      (await hall.db.selectFrom('person').select('name').where('programme', '=', 'kept').execute()).every(
        ({ name }) => name !== '',
      ),
    ).toBe(true);
    await hall.pass('2 days');
    expect(
      (await hall.db.selectFrom('person').select('name').where('programme', '=', 'kept').execute()).every(
        ({ name }) => name === '',
      ),
    ).toBe(true);
    expect(await hall.db.selectFrom('words').selectAll().where('programme', '=', 'kept').execute()).toEqual([]);
    const [receipt] = hall.inbox('kept', 'erasure-receipt');
    expect([receipt?.to, receipt?.mail.text]).toEqual([
      'helle.storm@kommune.example',
      expect.stringContaining('Personer slettet: 22'),
    ]);
    expect((await hall.status('kept')).groups[0].mentees).toHaveLength(6);
  });
});
