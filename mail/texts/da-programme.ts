// The mentor circle's, the sponsor's and HR's mails in Danish, and what surrounds every letter.
import { mentorCircle, type Person, type Programme } from '../../domain/programme.ts';
import { action, facts, list, text } from '../letter.ts';
import { counts, type ProgrammeOccasion } from '../occasion.ts';
import type { Wording } from '../../language/dates.ts';
import { attentionLine } from './attention.ts';
import type { Frame, ProgrammeLetters } from './kinds.ts';

const when = ({ words, circle }: ProgrammeOccasion) => (circle ? words.span(circle.startsAt, circle.endsAt) : '');
const round = (o: ProgrammeOccasion) => `${o.decision.round}. møderunde`;
const named = (o: ProgrammeOccasion) => (o.circle?.kind === 'preparation' ? 'forberedelsesmødet' : 'evalueringsmødet');
const near = (o: ProgrammeOccasion) => (o.circle?.kind === 'preparation' ? 'før' : 'efter');
const aspirants = (o: ProgrammeOccasion) => (group: string) =>
  o.programme.groups.some(({ id, variant }) => id === group && variant === 'aspirants');

function figures(o: ProgrammeOccasion, onlyRound?: number) {
  const c = counts(o.status.groups, aspirants(o), onlyRound);
  return facts(
    ['Hold', String(c.groups)],
    ['Mentees', `${c.mentees - c.left} af ${c.mentees}${c.left > 0 ? ` (${c.left} er stoppet)` : ''}`],
    ['Møder holdt', `${c.met} af ${c.meetings}`],
    ['Fremmøde', c.seats > 0 ? `${c.attended} af ${c.seats}` : ''],
    ['Opgaver afleveret', c.tasks > 0 ? `${c.handedIn} af ${c.tasks}` : ''],
    ['Personlige samtaler', c.talks > 0 ? String(c.talks) : ''],
  );
}

export const programmeLetters: ProgrammeLetters = {
  'preparation-meeting': (o) =>
    o.decision.stage === 'invitation'
      ? {
          subject: `Invitation: forberedelsesmøde før ${round(o)}, ${when(o)}`,
          preview: 'Mentorgruppen planlægger runden sammen',
          blocks: [
            text(`Mentorgruppen mødes og forbereder ${round(o)} i »${o.programme.title}«.`),
            facts(['Tid', when(o)]),
            text('Forslag til dagsorden:'),
            list(
              'Runden rundt: hvad fylder på hvert hold?',
              'Programmet for næste møde: tema, spørgsmål, øvelse',
              'Mentorrollen: hvornår lytter du, hvornår giver du råd?',
              'Hvem har brug for sparring inden mødet?',
            ),
          ],
        }
      : {
          subject: `Påmindelse: forberedelsesmøde, ${when(o)}`,
          preview: `Før ${round(o)}`,
          blocks: [text(`Husk mentorgruppens forberedelsesmøde før ${round(o)}.`), facts(['Tid', when(o)])],
        },
  'evaluation-meeting': (o) =>
    o.decision.stage === 'invitation'
      ? {
          subject: `Invitation: evalueringsmøde efter ${round(o)}, ${when(o)}`,
          preview: 'Mentorgruppen samler op på runden',
          blocks: [
            text(
              `Mentorgruppen mødes efter ${round(o)} i »${o.programme.title}«, når alle hold har mødtes. Er et hold forsinket, flytter vi mødet og giver besked.`,
            ),
            facts(['Tid', when(o)]),
            text('Spørgsmål at tage med:'),
            list(
              'Hvad lykkedes på mødet, og hvad gjorde du selv?',
              'Hvor kom deltagernes potentiale til syne?',
              'Hvad vil du gøre anderledes næste gang?',
            ),
          ],
        }
      : {
          subject: `Påmindelse: evalueringsmøde, ${when(o)}`,
          preview: `Efter ${round(o)}`,
          blocks: [text(`Husk mentorgruppens evalueringsmøde efter ${round(o)}.`), facts(['Tid', when(o)])],
        },
  'circle-confirmation': (o) => ({
    subject: `Blev ${named(o)} holdt?`,
    preview: when(o),
    blocks: [
      text(`Bekræft, at ${named(o)} ${near(o)} ${round(o)} blev holdt.`),
      facts(['Mødet', when(o)]),
      action('Bekræft mødet', { purpose: 'circle', circle: o.circle?.kind ?? 'evaluation', meeting: o.decision.round }),
    ],
  }),
  'sponsor-digest': (o) => ({
    subject: `${o.programme.title}: status efter ${round(o)}`,
    preview: 'Runden i tal',
    blocks: [
      text(`${round(o)} er holdt og evalueret. Her er runden i tal; det, der er sagt og skrevet, bliver på holdene.`),
      figures(o, o.decision.round),
      text(`Er der noget, der skal rettes ind, så tal med ${o.programme.hr.name}, ${o.programme.hr.email}.`),
    ],
  }),
  'final-report': (o) => ({
    subject: `${o.programme.title}: forløbet er slut`,
    preview: 'Forløbet i tal',
    blocks: [
      text(`Alle hold i »${o.programme.title}« er slut. Her er forløbet i tal.`),
      figures(o),
      text('Forløbet begyndte med dette formål:'),
      text(o.programme.purpose),
      text(
        'Deltagelse har ikke været et løfte om forfremmelse. En mentee, der har fundet ud af, at lederjobbet ikke er vejen, er også afklaret.',
      ),
    ],
  }),
  attention: (o) => ({
    subject: `${o.programme.title}: noget kræver din opmærksomhed`,
    preview:
      o.status.attention.length === 1 ? '1 opmærksomhedspunkt' : `${o.status.attention.length} opmærksomhedspunkter`,
    blocks: [
      text(
        o.status.cancelled
          ? 'Forløbet er aflyst, men her er noget, du bør se på:'
          : 'Forløbet kører videre, men her er noget, du bør se på:',
      ),
      list(...o.status.attention.map((entry) => attentionLine(o.programme, entry))),
    ],
  }),
  'meeting-moved': (o) => ({
    subject: `Flyttet: ${named(o)}, ny tid ${when(o)}`,
    preview: `Ny tid: ${when(o)}`,
    blocks: [
      text(
        `${named(o).replace(/^./, (first) => first.toUpperCase())} ${near(o)} ${round(o)} er flyttet. Din kalender bliver opdateret.`,
      ),
      facts(['Ny tid', when(o)]),
    ],
  }),
  'meeting-cancelled': (o) => ({
    subject: `Aflyst: ${named(o)} ${near(o)} ${round(o)}`,
    preview: 'Mødet bliver fjernet fra din kalender',
    blocks: [
      text(
        o.status.cancelled
          ? 'Forløbet er aflyst, og mentorgruppens møde bliver fjernet fra din kalender.'
          : o.decision.matter?.person
            ? 'Du er ikke længere mentor i forløbet, så mentorgruppens møde bliver fjernet fra din kalender.'
            : 'Ingen hold har flere møder i runden, så mentorgruppens møde er aflyst og bliver fjernet fra din kalender.',
      ),
      facts(['Mødet', when(o)]),
    ],
  }),
  'programme-cancelled': (o) => ({
    subject: `${o.programme.title} er aflyst`,
    preview: 'Alle kommende møder er aflyst',
    blocks: [
      text(
        `»${o.programme.title}« er aflyst. Alle deltagere har fået besked, og de kommende møder bliver fjernet fra deres kalendere.`,
      ),
      ...(o.reason ? [text('Begrundelsen er:'), text(o.reason)] : []),
      text('Forløbet i tal, da det stoppede:'),
      figures(o),
    ],
  }),
  'erasure-notice': (o) => ({
    subject: `${o.programme.title}: deltagernes oplysninger bliver slettet om ${o.decision.matter?.days ?? 7} dage`,
    preview: 'Hent det, der skal gemmes et andet sted',
    blocks: [
      text(
        `Opbevaringstiden for »${o.programme.title}« udløber om ${o.decision.matter?.days ?? 7} dage. Så bliver alle navne, adresser og tekster slettet. Er der noget, I skal gemme, så hent det nu; rapporten i tal bliver stående.`,
      ),
    ],
  }),
  'erasure-receipt': (o) => ({
    subject: `${o.programme.title}: deltagernes oplysninger er slettet`,
    preview: 'Kvittering for sletning',
    blocks: [
      text(
        `Opbevaringstiden for »${o.programme.title}« er udløbet, og deltagernes oplysninger er slettet. Denne mail er kvitteringen; dit eget navn og din adresse bliver slettet, når den er sendt.`,
      ),
      facts(
        ['Personer slettet', String(o.decision.matter?.counts?.people ?? 0)],
        ['Tekster slettet', String(o.decision.matter?.counts?.words ?? 0)],
      ),
      text(
        'Tilbage er tal uden navne: hvilke mails der blev sendt hvornår, fremmøde og afleveringer. De dokumenterer forløbet og kan ikke føres tilbage til en person. Sikkerhedskopier fra før i dag indeholder stadig oplysningerne, indtil de udløber.',
      ),
    ],
  }),
};

export const frame: Frame = {
  greeting: ({ person }) => `Kære ${person.name.split(' ')[0] ?? person.name}`,
  signature: ({ programme, say }) =>
    say === 'hr' ? ['Venlig hilsen', 'Gruppementor'] : ['Venlig hilsen', programme.hr.name, 'Personaleafdelingen'],
  footer: ({ programme, person, say, words }) => [
    ...(say === 'hr' ? [] : [`Spørgsmål? Skriv til ${programme.hr.name}, ${programme.hr.email}.`]),
    ...(say === 'mentor' ? others(programme, person, words) : []),
  ],
  rehearsal: 'Prøve',
  rehearsalNote: 'Dette er en prøve. Ingen bliver inviteret i virkeligheden, og datoerne er de planlagte.',
};

/** The mentors to think with (R38). */
function others(programme: Programme, person: Person, words: Wording): string[] {
  const circle = mentorCircle(programme).filter(({ email }) => email !== person.email && email !== programme.hr.email);
  if (circle.length === 0) return [];
  return [
    `Brug for sparring? ${circle.length === 1 ? 'Den anden mentor er' : 'De andre mentorer er'} ${words.and(circle.map(({ name, email }) => `${name} (${email})`))}.`,
  ];
}
