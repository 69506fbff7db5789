// People are erased when they ask, and all of them when their time is over: from every table and every history.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mendPeople } from '../../records/people.ts';
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
