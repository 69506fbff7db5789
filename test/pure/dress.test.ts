// Whose mail it is: the organisation's name, colour and logo, in what is sent and in what HR is shown before.
import { expect, test } from 'vitest';
import { agenda } from '../../domain/agenda.ts';
import { specimen } from '../../desk/specimens.ts';
import { CASES, programmeOf, START } from './written-letters.ts';

const house = { name: 'Nordby Kommune', colour: '#123456', logo: 'https://mentor.example/assets/logo.0.png' };

test('a mail is dressed in name, colour and logo; without settings it names nobody and loads nothing', () => {
  const [given] = CASES;
  const programme = given && programmeOf(given);
  const person = programme?.groups[0]?.mentees[0]?.id ?? '';
  const moment = programme && agenda(programme, START).find(({ kind, group }) => kind === 'meeting-reminder' && group);
  if (!programme || !moment) throw new Error('no such mail');
  const which = { moment: moment.id, group: moment.group, person };
  const dressed = specimen(programme, which, { house, start: START });
  expect(dressed.html).toContain('<img src="https://mentor.example/assets/logo.0.png" alt=""');
  expect(dressed.html).toMatch(/Nordby Kommune<\/p>/);
  expect(dressed.html).toContain('border-top:5px solid #123456');
  // Without the name set a logo says nothing, and mails load nothing from anywhere.
  const { html } = specimen(programme, which, { start: START });
  expect(html).not.toMatch(/<img|Nordby/);
});
