// The pages before the first meeting, in a real browser: in both languages, narrow and wide, by keyboard. A director names two people on
// a phone with few fields and steps.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dated } from '../example.ts';
import { look, openBrowser } from './looking.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let browser: Browser;

beforeAll(async () => {
  hall = await openTownHall();
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await hall.close();
});

const DIRECTOR = { name: 'Dorthe Direktør', email: 'dorthe@kommune.example' };
const LONG = 'Ledelsesstrategien siger, at vi selv udvikler de fleste af vores næste ledere. '.repeat(12);

describe.each(['da', 'en'] as const)('in %s', (language) => {
  const id = `before-${language}`;
  const link = (kind: string, to: string) => hall.inbox(id, kind).findLast((mail) => mail.to === to)?.links[0] ?? '';

  test('each page is accessible, fits, and shows what was said', async () => {
    const body = dated(id, 90, await hall.env.currentTimeMs());
    const people = body.groups[0].mentees;
    Object.assign(body, {
      language,
      groups: body.groups.slice(0, 1).map((group: object) => ({ ...group, mentees: people.slice(0, 3) })),
      introduction: {
        commission: { strategy: LONG, criteria: ['Syv af ti er afklaret', 'Flere kvinder søger lederstillinger'] },
        mentors: {},
        nomination: { directors: [DIRECTOR], quota: { women: 1, men: 1 } },
        invitations: {},
        seminar: { location: 'Rådssalen' },
      },
    });
    expect((await hall.call('POST', '/api/programmes', body)).status).toBe(201);
    await hall.pass('1 hour');
    const page = await (await browser.newContext()).newPage();
    const pageOf = (name: string, at: string) => look(page, `${language}-${name}`, at);
    const commission = link('commission-request', body.sponsor.email);
    await pageOf('commission', commission);
    await hall.answer(commission, 'approve');
    await pageOf('commission-approved', commission);
    await hall.pass('1 hour');
    const mentor = link('mentor-invitation', body.groups[0].mentor.email);
    await pageOf('invitation-mentor', mentor);
    await hall.answer(mentor, 'yes');
    await pageOf('invitation-yes', mentor);

    // On a phone: what is typed and pressed to name two people.
    const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true })).newPage();
    const nominate = link('nomination-request', DIRECTOR.email);
    await pageOf('nominate-empty', nominate);
    await phone.goto(nominate);
    let steps = 1;
    for (const [name, email, gender] of [
      ['Asta Bjerre', 'asta@kommune.example', 'woman'],
      ['Bo Ditlev', 'bo@kommune.example', 'man'],
    ] as const) {
      await phone.fill('#name', name);
      await phone.fill('#email', email);
      await phone.check(`input[name=gender][value=${gender}]`);
      await Promise.all([phone.waitForNavigation(), phone.click('button[value=add]')]);
      steps += 4;
    }
    await Promise.all([phone.waitForNavigation(), phone.click('button[value=done]')]);
    steps += 1;
    // Six at most for each person, with department, manager and start besides: twelve fields and four steps are two minutes.
    expect(steps).toBeLessThanOrEqual(10);
    expect(await phone.textContent('main')).toContain('Bo Ditlev');
    await pageOf('nominate-two', nominate);
    expect((await hall.call('POST', `/api/programmes/${id}/grouping`, {})).body.proven).toBe(true);
    expect((await hall.call('POST', `/api/programmes/${id}/grouping/approve`, {})).body).toEqual({ changed: true });
    await hall.pass('1 hour');
    const mentee = link('mentee-invitation', 'asta@kommune.example');
    await pageOf('invitation-mentee', mentee);
    // By keyboard alone, and without scripts.
    const bare = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await bare.goto(mentee);
    const focused = () => bare.evaluate('document.activeElement.value');
    for (let n = 0; n < 20 && (await focused()) !== 'yes'; n += 1) await bare.keyboard.press('Tab');
    await Promise.all([bare.waitForNavigation(), bare.keyboard.press('Enter')]);
    expect(await bare.textContent('main')).toMatch(/Du har sagt ja|You have said yes/);
    for (const { email } of people.slice(0, 3)) await hall.answer(link('mentee-invitation', email), 'yes');
    await hall.answer(link('mentee-invitation', 'bo@kommune.example'), 'yes');
    const { stages } = (await hall.call('GET', `/api/programmes/${id}/introduction`)).body;
    await hall.until(stages.at(-1).by, 60);
    await pageOf('seminar', link('seminar-confirmation', body.hr.email));
    await hall.answer(link('seminar-confirmation', body.hr.email));
    await hall.pass('1 hour');
    expect(hall.inbox(id, 'welcome')).toHaveLength(6);
    await pageOf('invitation-over', mentee);
  });
});
