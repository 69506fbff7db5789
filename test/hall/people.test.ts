// Who is in a programme changes: mentors are replaced, addresses mended, mentees added.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetNamed, namePerson } from '../../records/people.ts';
import { calendarOf, ofGroup, type Received } from './post-office.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});

afterAll(async () => hall.close());

const call = (method: string, path: string, body?: unknown) => hall.call(method, `/api/programmes/${path}`, body);

describe('a mentor who is replaced', () => {
  const fresh = { name: 'Nina Ny', email: 'nina.ny@kommune.example', department: 'Kultur' };

  test('is checked against the manager of each mentee (R27), and refused', async () => {
    const { groups } = await hall.start('replaced', 23, (posted) => {
      posted.circle = { convener: posted.groups[0].mentor.email };
    });
    const { status, body } = await call('PUT', 'replaced/groups/hold-1/mentor', {
      name: 'Chef',
      email: groups[0].mentees[2].manager,
    });
    expect([status, body.errors[0].rule]).toEqual([409, 'R27']);
    // The engine asks again, whoever sends the message.
    const named = await namePerson(hall.db, 'replaced', { name: 'Chef', email: groups[0].mentees[2].manager });
    await expect(
      hall.env.client.workflow
        .getHandle('programme:replaced:hold-1')
        .executeUpdate('replaceMentor', { args: [{ mentor: named.id }] }),
    ).rejects.toMatchObject({ cause: { type: 'R27' } });
    await forgetNamed(hall.db, 'replaced', named);
    expect((await hall.status('replaced')).groups[0].mentor.email).toBe('mette.bruun@kommune.example');
    expect(await hall.db.selectFrom('person').select('id').where('name', '=', 'Chef').execute()).toEqual([]);
  });

  test('hands over the practice, the calendar and all that is open; the old links stop and the calendar is withdrawn', async () => {
    const [first] = (await hall.status('replaced')).groups[0].meetings;
    await hall.until(first.endsAt, 30);
    const old = hall.inbox('replaced', 'meeting-confirmation').find(ofGroup('hold-1')) as Received;
    const { status, body } = await call('PUT', 'replaced/groups/hold-1/mentor', fresh);
    expect([status, body.mentor]).toEqual([200, expect.stringMatching(/^p-[a-z2-9]{10}$/)]);
    await hall.pass('10 minutes');
    expect((await hall.status('replaced')).groups[0].mentor).toMatchObject({ id: body.mentor, name: 'Nina Ny' });
    expect(new Set(hall.kindsTo('replaced', fresh.email))).toEqual(
      new Set(['welcome', 'meeting-invitation', 'meeting-confirmation', 'evaluation-meeting']),
    );
    expect(hall.kindsTo('replaced', fresh.email).filter((kind) => kind === 'meeting-invitation')).toHaveLength(3);
    const released = hall
      .inbox('replaced')
      .filter(
        ({ to, kind }) =>
          to === 'mette.bruun@kommune.example' && ['mentor-released', 'meeting-cancelled'].includes(kind),
      );
    expect(released.filter(({ kind }) => kind === 'mentor-released')).toHaveLength(1);
    expect(
      released
        .filter(({ kind, mail }) => kind === 'meeting-cancelled' && mail.headers.has('x-gruppementor-group'))
        .every((mail) => calendarOf(mail).includes('METHOD:CANCEL')),
    ).toBe(true);
    expect(hall.inbox('replaced', 'mentor-replaced').filter(ofGroup('hold-1'))).toHaveLength(6);
    expect((await hall.answer(old.links[0] ?? '')).status).toBe(410);
    // Also where the page was opened before: the engine refuses it.
    const late = await fetch(old.links[0] ?? '', { method: 'POST', body: new URLSearchParams({ choice: 'held' }) });
    expect(late.status).toBe(410);
    const asked = hall.inbox('replaced', 'meeting-confirmation').find(({ to }) => to === fresh.email) as Received;
    expect((await hall.answer(asked.links[0] ?? '')).status).toBe(200);
    const since = hall.received.length;
    await hall.pass('40 days');
    expect(
      hall.received
        .slice(since)
        .filter(
          ({ to, mail }) =>
            to === 'mette.bruun@kommune.example' && mail.headers.get('x-gruppementor-programme') === 'replaced',
        ),
    ).toEqual([]);
    expect(hall.kindsTo('replaced', fresh.email)).toContain('briefing');
  });

  test('or leaves without another: attention until there is one', async () => {
    const dropout = await call('POST', 'replaced/groups/hold-2/dropouts', { person: 'soeren.kjaer@kommune.example' });
    expect(dropout.body).toEqual({ changed: true });
    await hall.pass('10 minutes');
    expect((await hall.status('replaced')).attention).toContainEqual(
      expect.objectContaining({ kind: 'no-mentor', group: 'hold-2', todo: expect.stringContaining('ingen mentor') }),
    );
    expect(
      (await call('PUT', 'replaced/groups/hold-2/mentor', { name: 'Otto Ny', email: 'otto.ny@kommune.example' }))
        .status,
    ).toBe(200);
    await hall.pass('10 minutes');
    expect((await hall.status('replaced')).attention.filter(({ kind }: any) => kind === 'no-mentor')).toEqual([]);
    expect(hall.kindsTo('replaced', 'otto.ny@kommune.example')).toContain('welcome');
  });
});

describe('an address that is mended', () => {
  test('takes effect at once: what it refused is sent again if it is still of use, and the attention ends', async () => {
    hall.refusals.set('anna.forkert@kommune.example', { code: 550, times: 100 });
    await hall.start('mended', 23, ({ groups }) => {
      groups[0].mentees[0].email = 'anna.forkert@kommune.example';
    });
    expect(
      (await hall.mails('mended', '?person=anna.forkert@kommune.example')).filter(
        ({ outcome }) => outcome === 'failed',
      ),
    ).toHaveLength(4);
    expect((await hall.status('mended')).attention).toHaveLength(1);
    const { status, body } = await call('PATCH', 'mended/people/anna.forkert@kommune.example', {
      email: 'anna.rigtig@kommune.example',
    });
    expect([status, body.person.email]).toEqual([200, 'anna.rigtig@kommune.example']);
    await hall.pass('10 minutes');
    expect(hall.kindsTo('mended', 'anna.rigtig@kommune.example').toSorted()).toEqual([
      'meeting-invitation',
      'meeting-invitation',
      'meeting-invitation',
      'welcome',
    ]);
    expect(
      (await hall.mails('mended', '?person=anna.rigtig@kommune.example')).filter(({ outcome }) => outcome === 'failed'),
    ).toEqual([]);
    expect((await hall.status('mended')).attention).toEqual([]);
  });

  test('of HR reaches the mails of every group', async () => {
    hall.refusals.set('hr.forkert@kommune.example', { code: 550, times: 100 });
    await hall.start('mended-hr', 23, (body) => {
      body.hr.email = 'hr.forkert@kommune.example';
    });
    await call('POST', 'mended-hr/groups/hold-2/dropouts', { person: 'ida.skov@kommune.example' });
    await hall.pass('10 minutes');
    expect((await hall.status('mended-hr')).attention).toContainEqual(
      expect.objectContaining({ kind: 'mail-refused', group: 'hold-2', person: expect.stringMatching(/^p-/) }),
    );
    expect((await call('PATCH', 'mended-hr/people/hr', { email: 'hr.rigtig@kommune.example' })).status).toBe(200);
    await hall.pass('10 minutes');
    expect(hall.kindsTo('mended-hr', 'hr.rigtig@kommune.example')).toContain('dropout-notice');
    expect((await hall.status('mended-hr')).attention.filter(({ kind }: any) => kind === 'mail-refused')).toEqual([]);
  });

  test('is refused where it would break a rule, and an unknown person is 404', async () => {
    expect(
      (await call('PATCH', 'mended/people/birgit.krogh@kommune.example', { email: 'camilla.lund@kommune.example' }))
        .body.errors[0].rule,
    ).toBe('unique-person');
    expect((await call('PATCH', 'mended/people/nobody@kommune.example', { name: 'X' })).status).toBe(404);
    expect((await call('PATCH', 'mended/people/birgit.krogh@kommune.example', { email: 'no address' })).status).toBe(
      422,
    );
  });
});

describe('a mentee who comes late', () => {
  const late = {
    name: 'Leo Sen',
    email: 'leo.sen@kommune.example',
    department: 'Miljø',
    manager: 'chef@kommune.example',
  };

  test('is taken in before meeting 1, and gets what the others have got', async () => {
    await hall.start('late', 23);
    const { status, body } = await call('POST', 'late/groups/hold-1/mentees', late);
    expect([status, body.mentee]).toEqual([201, expect.stringMatching(/^p-[a-z2-9]{10}$/)]);
    await hall.pass('10 minutes');
    expect(hall.kindsTo('late', late.email).toSorted()).toEqual([
      'meeting-invitation',
      'meeting-invitation',
      'meeting-invitation',
      'welcome',
    ]);
    for (const told of ['mette.bruun@kommune.example', 'anna.holm@kommune.example'])
      expect(hall.kindsTo('late', told)).toContain('mentee-added');
    expect(hall.kindsTo('late', late.email)).not.toContain('mentee-added');
    expect((await call('POST', 'late/groups/hold-1/mentees', late)).body).toMatchObject({ changed: false });
    const [first] = (await hall.status('late')).groups[0].meetings;
    await hall.until(first.startsAt, 10);
    expect(hall.kindsTo('late', late.email)).toContain('meeting-reminder');
  });

  test('is told of to the others also where the group has no mentor', async () => {
    await hall.start('late-alone', 23);
    const mentor = 'mette.bruun@kommune.example';
    expect((await call('POST', 'late-alone/groups/hold-1/dropouts', { person: mentor })).status).toBe(200);
    expect((await call('POST', 'late-alone/groups/hold-1/mentees', late)).status).toBe(201);
    await hall.pass('10 minutes');
    expect(hall.kindsTo('late-alone', 'anna.holm@kommune.example')).toContain('mentee-added');
    expect(hall.kindsTo('late-alone', mentor)).not.toContain('mentee-added');
  });

  test('is refused after it, with the reason of R53', async () => {
    const { status, body } = await call('POST', 'late/groups/hold-1/mentees', {
      ...late,
      email: 'for.sent@kommune.example',
    });
    expect([status, body.errors[0].rule]).toEqual([409, 'R53']);
    expect(body.errors[0].message).toContain('nobody new');
  });
});
