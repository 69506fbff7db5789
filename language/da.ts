// Every Danish word that people read: letters, pages, attention, reasons, calendar titles. Whole sentences are the units.
// en.ts has the same shape, and so will a third language: what is missing doesn't compile.
import type { AttentionKind, CircleKind, EngineRule, IntroductionStage, MailKind, Reason } from '../domain/kinds.ts';
import type { Blame } from '../domain/mail-answers.ts';
import { MEETINGS, type Variant } from '../domain/programme.ts';
import { hrDa } from './hr-da.ts';

/** The parts of a date that a language puts in order. */
interface DateParts {
  readonly weekday: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

type ByMeeting = Readonly<Record<number, readonly string[]>>;

const circle = (kind: CircleKind) => (kind === 'preparation' ? 'forberedelsesmødet' : 'evalueringsmødet');
const around = (kind: CircleKind) => (kind === 'preparation' ? 'før' : 'efter');
const people = (count: number) => (count === 1 ? '1 person' : `${count} personer`);
const hours = (count: number) => `${String(count).replace('.', ',')} ${count === 1 ? 'time' : 'timer'}`;
const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
/** Tells a second change of the same thing from the first. */
const version = (number: number) => (number > 1 ? ` (version ${number + 1})` : '');

/** By meeting: what aspirants write for it (R46). They don't lead yet. */
const tasks: ByMeeting = {
  1: [
    'Skriv om en leder, der har betydet noget for dig. Hvad gjorde lederen, og hvad gjorde det ved dig?',
    'Hvad håber du at være blevet klogere på, når forløbet er slut?',
    'Stil din mentor ét spørgsmål, som du gerne vil have svar på ved det første møde.',
  ],
  2: [
    'Tænk på ledere, du har mødt. Beskriv den gode leder: Hvad kan lederen, hvad gør lederen, og hvordan er det at være sammen med lederen?',
    'Forestil dig, at du om nogle år har været leder i et år. Beskriv den vision: Hvor leder du, hvem leder du, og hvad er du mest stolt af?',
    'Stil din mentor ét spørgsmål, som kan hjælpe dig videre i dine overvejelser.',
  ],
  3: [
    'Beskriv de første tre skridt, du vil tage hen mod den rolle, du ser for dig. Hvem kan hjælpe dig med dem?',
    'Stil din mentor ét spørgsmål, som kan hjælpe dig videre i dine overvejelser.',
  ],
  4: [
    'Hvad har du i løbet af møderne fundet ud af om dig selv og om ledelse?',
    'Hvad er dit næste skridt, og hvornår tager du det senest? Det kan gå op, til siden eller et helt andet sted hen.',
  ],
};

/** Ends the last task, for the meeting or for the talk instead of it. */
const lastQuestion = {
  meeting: 'Stil din mentor eller holdet ét spørgsmål, som du ikke vil gå hjem uden svar på.',
  talk: 'Hvilket ét spørgsmål vil du ikke gå fra samtalen uden svar på?',
};

/** Comes first in the task for meeting 3, where the one before has asked for a vision. */
const vision =
  'Find den vision frem, som du beskrev i opgaven til 2. møde. Hvad holder du fast i, og hvad vil du skrive om, nu hvor 2. møde er holdt?';

/** By meeting: what leaders have in mind until then (R64). They lead already. */
const questions: ByMeeting = {
  1: [
    'Hvad fylder mest i din lederrolle lige nu?',
    'Hvad skulle der til, for at du om fire måneder synes, at tiden har været godt brugt?',
  ],
  2: [
    'Hvad koster din lederrolle dig, og hvad giver den dig?',
    'Hvordan er balancen mellem dit arbejde og dit liv hjemme, og hvem mærker det, når den skrider?',
  ],
  3: [
    'Hvad ville du gøre, hvis du var øverste leder i morgen?',
    'Hvad vil du ikke gå på kompromis med, heller ikke for et større job?',
  ],
  4: [
    'Hvad skal der til, for at du vil tage et skridt op, og hvad ville det ændre for dem derhjemme?',
    'Hvad ville du sige til dig selv, hvis du var din egen mentor?',
  ],
};

/** R61, the same in welcome, talks and closing. To somebody who leads already a no to leading would be no good result. */
const noPromise: Readonly<Record<Variant, string>> = {
  aspirants:
    'Forløbet giver afklaring og netværk. Det er ikke et løfte om forfremmelse eller et nyt job, og et nej til en lederkarriere er et lige så godt resultat som et ja.',
  leaders:
    'Forløbet giver afklaring og netværk. Det er ikke et løfte om forfremmelse eller et nyt job, og for en mentee er det et lige så godt resultat at blive, hvor man er, som at ville videre opad.',
};

export const da = {
  dates: {
    locale: 'da-DK',
    /** tirsdag den 2. februar 2027 */
    day: ({ weekday, day, month, year }: DateParts) => `${weekday} den ${day}. ${month} ${year}`,
    /** 2. februar 2027 */
    date: (day: string, month: string, year: string) => `${day}. ${month} ${year}`,
    /** 2. feb., as subjects say it */
    short: (day: string, month: string) => `${day}. ${month}`,
    /** 16.00 */
    time: (hour: string, minute: string) => `${hour}.${minute}`,
    moment: (day: string, time: string) => `${day} kl. ${time}`,
    span: (day: string, from: string, to: string) => `${day} kl. ${from}–${to}`,
  },

  frame: {
    greeting: (name: string) => `Kære ${name}`,
    regards: 'Venlig hilsen',
    hrDepartment: 'Personaleafdelingen',
    questions: (name: string, email: string) => `Spørgsmål? Skriv til ${name}, ${email}.`,
    cannotCome: (name: string, email: string) =>
      `Kan du ikke komme, så skriv det til ${name}, ${email}. Et svar i kalenderen er der ingen, der ser.`,
    cannotComeHr: 'Et svar i kalenderen er der ingen, der ser.',
    sparring: (mentors: string, count: number) =>
      `Brug for sparring? ${count === 1 ? 'Den anden mentor er' : 'De andre mentorer er'} ${mentors}.`,
    rehearsal: 'Prøve',
    again: (subject: string) => `Igen: ${subject}`,
    sentAgain:
      'Du har fået denne mail før. Vi sender den igen, fordi vi ikke har hørt fra dig, eller fordi den måske ikke nåede frem. Har du svaret, kan du se bort fra den.',
    rehearsalNote: 'Dette er en prøve. Ingen bliver inviteret i virkeligheden, og datoerne er de planlagte.',
  },

  years: (number: number) => `${String(number).replace('.', ',')} år`,

  calendar: {
    meeting: (n: number, group: string) => `${group}: ${n}. møde`,
    circle: (kind: CircleKind, round: number) =>
      `${kind === 'preparation' ? 'Forberedelsesmøde' : 'Evalueringsmøde'} ${round}`,
    seminar: 'Seminar for mentorer',
  },

  labels: {
    answerBy: 'Svar senest',
    firstMeeting: 'Første møde',
    seminar: 'Seminar',
    commissioner: 'Opdragsgiver',
    owner: 'Ansvarlig',
    group: 'Hold',
    mentor: 'Mentor',
    taskTitle: 'Emne',
    reading: 'Læs gerne',
    tools: 'Modeller',
    meeting: (n: number) => `${n}. møde`,
    place: 'Sted',
    online: 'Online',
    time: 'Tid',
    newTime: 'Ny tid',
    theMeeting: 'Mødet',
    nextMeeting: 'Næste møde',
    lasts: 'Varighed',
    threeHours: 'Tre timer',
    deadline: 'Frist',
    taskDeadline: 'Frist for opgaven',
    extent: 'Omfang',
    pages: (count: number) => (count === 1 ? 'Højst 1 A4-side' : `Højst ${count} A4-sider`),
    others: 'De andre på holdet:',
    yourMentees: 'Dine mentees:',
    inTheGroup: 'På holdet er:',
    theMentor: (name: string) => `${name}, mentor`,
    handedIn: 'Har afleveret',
    nobodyYet: 'Ingen endnu',
    missing: 'Mangler',
    talksWith: 'Samtaler med',
    latest: 'Senest',
    talksBy: 'Samtaler senest',
    remaining: 'Tilbage',
    newMentor: 'Ny mentor',
    email: 'Mail',
    groupHours: 'Møder med holdet',
    circleHours: 'Møder i mentorgruppen',
    hours,
    whoComes: 'Deltagere',
    groups: 'Hold',
    mentees: 'Mentees',
    menteesLeft: (active: number, all: number, left: number) =>
      `${active} af ${all}${left > 0 ? ` (${left} er stoppet)` : ''}`,
    meetingsHeld: 'Møder holdt',
    attendance: 'Fremmøde',
    tasksHandedIn: 'Opgaver afleveret',
    talks: 'Personlige samtaler',
    circleHeld: 'Mentorgruppens møder holdt',
    of: (part: number, all: number) => `${part} af ${all}`,
    peopleErased: 'Personer slettet',
    wordsErased: 'Tekster slettet',
  },

  /** What links are called in mails: a question beside a small one. */
  actions: {
    organisation: 'Se jeres deltagere',
    commission: 'Læs og godkend kommissoriet',
    nominate: 'Udpeg deltagere',
    invitation: 'Svar på invitationen',
    seminar: 'Bekræft seminaret',
    move: { text: 'Passer tiden ikke?', label: 'Find en ny tid' },
    concern: { text: 'Er der noget, du vil tale med personaleafdelingen om?', label: 'Bed om at blive kontaktet' },
    dropouts: { text: 'Stopper en mentee undervejs?', label: 'Meld frafald' },
    dropoutsAfter: { text: 'Er en mentee stoppet?', label: 'Meld frafald' },
    leave: { text: 'Kan du alligevel ikke være med?', label: 'Forlad forløbet' },
    leaveLater: { text: 'Kan du ikke længere være med?', label: 'Forlad forløbet' },
    proposeFinish: {
      text: 'Er holdet allerede afklaret?',
      label: 'Foreslå, at holdet slutter med personlige samtaler',
    },
    handIn: 'Skriv og aflevér',
    confirmMeeting: 'Svar på, om mødet blev holdt',
    confirmTalks: 'Bekræft samtaler',
    closingForm: 'Besvar spørgsmålene',
    mentorSurvey: 'Besvar spørgsmålene',
    briefing: 'Læs besvarelserne',
    briefingQuestions: 'Forbered mødet',
    report: 'Se rapporten',
    nextStep: 'Se, hvad du skrev',
    surveyBefore: { text: 'Før du begynder:', label: 'Svar på nogle få spørgsmål' },
    task: { text: 'Vil du give holdet en anden opgave?', label: 'Tilpas opgaven til næste møde' },
    myPage: { text: 'Alt på ét sted:', label: 'Din side' },
    decide: 'Tag stilling',
  },

  /** How a meeting may go: tight for aspirants, loose for leaders (R67). */
  agendas: {
    aspirants: [
      'Bordet rundt: Hvad er sket siden sidst, og hvad har besvarelsen sat i gang? (20 minutter)',
      'Mentors oplæg: én oplevelse som leder, der hører til opgaven (20 minutter)',
      'To eller tre spørgsmål fra besvarelserne, ét ad gangen, alle bidrager (75 minutter)',
      'Pause (15 minutter)',
      'En model eller et redskab, prøvet på en af holdets egne sager (30 minutter)',
      'Hver for sig: Skriv, hvad du tager med, og hvad du vil prøve (10 minutter)',
      'Den næste opgave, og hvem der gør hvad (10 minutter)',
    ],
    leaders: [
      'Bordet rundt: Hvad fylder lige nu?',
      'Holdet vælger de spørgsmål, der er mest brug for at tale om',
      'Samtale: én person i fokus ad gangen, de andre spørger, før de giver råd',
      'Hvad tager hver enkelt med hjem?',
    ],
  } satisfies Record<Variant, readonly string[]>,
  /** What ends it instead, where no meeting follows. */
  agendaClosing: 'Afrunding: Hvad er dit næste skridt? (10 minutter)',

  /** What a group has agreed on (R17), said to everybody in it. */
  practice: {
    meetings: (afterWork: boolean) => `Møderne varer tre timer${afterWork ? ' og ligger uden for arbejdstiden' : ''}.`,
    preparation: 'Regn med en til tre timers forberedelse mellem møderne.',
    tasks: (pages: number, days: number) =>
      `Mellem møderne besvarer hver mentee en opgave på højst ${pages === 1 ? 'én A4-side' : `${pages} A4-sider`} og afleverer den senest ${days} ${days === 1 ? 'dag' : 'dage'} før mødet, inden kl. 23.59.`,
    questions:
      'Mellem møderne får mentees nogle få åbne spørgsmål at have i baghovedet. Der skal ikke afleveres noget.',
    shared: 'Mentees læser hinandens besvarelser, så alle kan forberede spørgsmål.',
    notShared: 'Kun mentor læser besvarelserne.',
    talks: 'Holdet slutter efter tre møder med en personlig samtale mellem mentor og hver mentee.',
    fourMeetings: 'Holdet har fire møder.',
    nobodyNew: 'Efter første møde kommer der ikke nye mentees til, heller ikke hvis nogen stopper.',
    confidential: 'Det, der bliver sagt og skrevet på holdet, bliver på holdet.',
    noPromise,
  },

  tasks,
  lastQuestion,
  vision,
  questions,

  letters: {
    welcomeMentor: {
      subject: (group: string, when: string) => `Mentor for ${group}: velkommen, 1. møde ${when}`,
      later: (group: string, when: string) => `Mentor for ${group}: velkommen, næste møde ${when}`,
      talks: (group: string, day: string) => `Mentor for ${group}: velkommen, samtaler senest ${day}`,
      preview: 'Dine datoer, dine mentees og holdets praksis',
      thanks: (group: string, title: string) =>
        `Tak, fordi du vil være mentor for ${group} i »${title}«. Her er det, du har brug for at vide fra start.`,
      hours: (talks: number, hasMeetings: boolean) =>
        `At være mentor er et større job, end man tror. ${hasMeetings ? 'Ud over møderne, som er opgjort nedenfor, kommer' : 'Til det hører'} din egen forberedelse${talks > 0 ? ' og en personlig samtale med hver mentee' : ''}. Du får en mail fra os, hver gang der er noget at gøre.`,
      firstMeeting:
        'På det første møde lærer I hinanden at kende: Hvad har ført hver enkelt hertil, hvad håber de at blive klogere på, og hvordan vil I arbejde sammen? Lad dem gerne skrive lidt hver for sig undervejs. I aftaler også, hvad der bliver på holdet.',
      convener:
        'Du er tovholder for mentorgruppen: Vi sender invitationerne, du leder møderne, og efter hvert møde svarer du på, om det blev holdt.',
    },
    welcomeMentee: {
      subject: (title: string, when: string) => `Velkommen, 1. møde ${when}: ${title}`,
      later: (title: string, when: string) => `Dine datoer, næste møde ${when}: ${title}`,
      talks: (title: string, day: string) => `Velkommen, samtale senest ${day}: ${title}`,
      preview: (group: string) => `${group}: alle datoer, og sådan arbejder holdet`,
      welcome: (group: string, title: string, mentor: string) =>
        `Velkommen til ${group} i »${title}«. Din mentor er ${mentor}.`,
      noMentor: (group: string, title: string) =>
        `Velkommen til ${group} i »${title}«. Personaleafdelingen er ved at finde en mentor til holdet; I får besked.`,
      firstMeetingWithTask:
        'På det første møde lærer I hinanden at kende: Hvad har ført dig hertil, hvad håber du at blive klogere på, og hvordan vil I arbejde sammen? Før mødet får du en lille opgave.',
      firstMeetingWithQuestions:
        'På det første møde lærer I hinanden at kende: Hvad har ført dig hertil, hvad håber du at blive klogere på, og hvordan vil I arbejde sammen? Før mødet får du et par spørgsmål at tænke over.',
      firstMeeting:
        'På det første møde lærer I hinanden at kende: Hvad har ført dig hertil, hvad håber du at blive klogere på, og hvordan vil I arbejde sammen? Du skal ikke forberede noget, men tænk gerne over de tre spørgsmål.',
    },
    howItWorks: 'Sådan arbejder holdet:',
    firstInvitation: {
      here: 'Med denne mail følger invitationen til 1. møde. Gem den i din kalender.',
      hereAndMore:
        'Med denne mail følger invitationen til 1. møde. De øvrige møder kommer i hver sin mail; gem dem i din kalender.',
    },
    invitation: {
      subject: (n: number, group: string, when: string) => `Invitation, ${n}. møde ${when}: ${group}`,
      text: (n: number, group: string) => `Her er invitationen til ${n}. møde i ${group}. Gem den i din kalender.`,
    },
    reminder: {
      subject: (n: number, group: string, when: string) => `Husk ${n}. møde ${when}: ${group}`,
      text: (n: number, group: string) => `Vi minder om ${n}. møde i ${group}.`,
    },
    questionsAssigned: {
      subject: (n: number, group: string, when: string) => `Spørgsmål til ${n}. møde ${when}: ${group}`,
      preview: (day: string) => `Til at have i baghovedet frem mod ${day}`,
      text: 'Her er nogle åbne spørgsmål frem mod næste møde. Du skal ikke skrive eller aflevere noget; hav dem i baghovedet.',
    },
    taskAssigned: {
      subject: (n: number, deadline: string) => `Opgave til ${n}. møde, frist ${deadline}`,
      preview: (extent: string, deadline: string) => `${extent}, senest ${deadline}`,
      text: (n: number, group: string) =>
        `Her er opgaven til ${n}. møde i ${group}. Besvar den for din egen skyld: Besvarelsen bliver ikke gennemgået på mødet, men er udgangspunkt for samtalen.`,
      give: (mentor: string) =>
        `Skriv din besvarelse på siden bag knappen nedenfor. Kladden bliver gemt undervejs, og når du har afleveret, kan din mentor, ${mentor}, læse besvarelsen.`,
      noMentor:
        'Holdet har ingen mentor lige nu. Skriv din besvarelse på siden bag knappen nedenfor; den nye mentor kan læse den, når du har afleveret.',
      private: 'Kun din mentor læser den, og den bliver behandlet fortroligt.',
      shared:
        'Når fristen er udløbet, kan I læse hinandens besvarelser og forberede spørgsmål. Besvarelserne bliver på holdet.',
    },
    taskReminder: {
      subject: (n: number, deadline: string) => `Husk opgaven til ${n}. møde, frist ${deadline}`,
      lastSubject: (n: number, deadline: string) => `Frist ${deadline}: sidste påmindelse om opgaven til ${n}. møde`,
      preview: (deadline: string) => `Senest ${deadline}`,
      soon: 'Det er snart tid til at aflevere opgaven, og du har ikke afleveret endnu.',
      close: 'Fristen for din opgave er lige om hjørnet, og du har ikke afleveret endnu.',
      theTask: 'Opgaven er:',
      onItsWay: 'Er den på vej? Så se bort fra denne mail. Når du har afleveret, får du ikke flere påmindelser.',
    },
    taskChanged: {
      subject: (n: number, when: string, at: string) => `Opgaven til ${n}. møde ${when} er ændret (${at})`,
      questionsSubject: (n: number, when: string, at: string) =>
        `Spørgsmålene til ${n}. møde ${when} er ændret (${at})`,
      questions: (n: number, mentor: string) => `${mentor} har ændret spørgsmålene til ${n}. møde. De er nu:`,
      preview: (mentor: string) => `Ændret af ${mentor}`,
      text: (n: number, mentor: string) =>
        `${mentor} har ændret opgaven til ${n}. møde. Er du begyndt, står din kladde, som du forlod den. Opgaven er nu:`,
    },
    taskOverdue: {
      subject: (n: number, deadline: string) => `Frist passeret ${deadline}: opgaven til ${n}. møde`,
      preview: 'Bedre sent end aldrig',
      text: (n: number, deadline: string) =>
        `Fristen for opgaven til ${n}. møde var ${deadline}, og du har ikke afleveret endnu.`,
      prepares: (mentor: string) =>
        `${mentor} forbereder sig ud fra det, holdet har skrevet, så aflever gerne alligevel, inden mødet begynder.`,
      anyway: 'Aflever gerne alligevel, inden mødet begynder.',
    },
    briefing: {
      subject: (n: number, group: string, when: string) => `Forbered ${n}. møde ${when}: ${group}`,
      preview: (handedIn: number, all: number) => `${handedIn} af ${all} har afleveret`,
      questionsPreview: 'De spørgsmål, holdet har i baghovedet',
      text: (n: number, group: string) => `${n}. møde i ${group} nærmer sig.`,
      questions: 'Disse spørgsmål har holdet haft i baghovedet:',
      theTask: 'Opgaven var:',
      stillTime: (deadline: string) => `Fristen er først ${deadline}, så flere kan komme til.`,
      use: 'Besvarelserne skal ikke gennemgås på mødet. Brug dem til at vælge, hvad I taler om. Den, der mangler, kan stadig aflevere, indtil mødet begynder.',
      useAll: 'Besvarelserne skal ikke gennemgås på mødet. Brug dem til at vælge, hvad I taler om.',
    },
    confirmation: {
      subject: (n: number, group: string, when: string) => `Blev ${n}. møde ${when} holdt? ${group}`,
      preview: 'Svar på, om mødet blev holdt, og hvem der var med',
      today: 'Tak for i dag.',
      text: (n: number, group: string) => `Svar på, om ${n}. møde i ${group} blev holdt, og hvem der var med.`,
      nextTask: (n: number) => `Dette er opgaven, dine mentees får til ${n}. møde:`,
      nextQuestions: (n: number) => `Dette er spørgsmålene, dine mentees får til ${n}. møde:`,
      talks: 'Så begynder de personlige samtaler, som holdet slutter med.',
      last: 'Så slutter holdet, og alle får nogle få afsluttende spørgsmål.',
    },
    unconfirmed: {
      subject: (n: number, group: string, when: string) => `Mangler svar: ${n}. møde ${when}, ${group}`,
      preview: 'Svar på, om mødet blev holdt',
      text: (n: number, group: string) => `Vi ved endnu ikke, om ${n}. møde i ${group} blev holdt.`,
      othersWait: 'Mentorernes evaluering af runden venter på svar fra alle hold.',
      evaluationWaits: 'Evalueringen af runden venter på dit svar.',
    },
    talkInvitationMentor: {
      subject: (group: string, day: string) => `Samtaler senest ${day}: ${group} slutter`,
      preview: (day: string) => `En samtale med hver mentee, senest ${day}`,
      text: 'Holdet slutter med en personlig samtale med hver mentee. Aftal selv tid og sted, gerne en time til hver, og bekræft samtalerne her, efterhånden som de er holdt.',
      questions: 'Dine mentees har fået disse spørgsmål at tænke over inden samtalen:',
    },
    talkInvitationMentee: {
      subject: (group: string, day: string) => `Din samtale senest ${day}: ${group} slutter`,
      preview: (mentor: string, day: string) => `Med ${mentor}, senest ${day}`,
      text: (mentor: string, email: string) =>
        `Dit hold slutter med en personlig samtale mellem dig og din mentor, ${mentor}. I aftaler selv tid og sted; skriv til ${email}, hvis du ikke snart hører noget.`,
      noMentor: (hr: string, email: string) =>
        `Dit hold slutter med en personlig samtale. Holdet har ingen mentor lige nu; skriv til ${hr}, ${email}, hvis du ikke snart hører noget.`,
      questions: 'Tænk over disse spørgsmål inden samtalen:',
    },
    talkReminder: {
      mentorSubject: (group: string, day: string) => `Husk samtalerne senest ${day}: ${group}`,
      menteeSubject: (group: string, day: string) => `Husk din samtale senest ${day}: ${group}`,
      preview: (day: string) => `Senest ${day}`,
      mentorText: 'Disse samtaler er ikke bekræftet som holdt endnu:',
      menteeText: (mentor: string, email: string) =>
        `Har du ikke aftalt tid til din samtale med ${mentor}, så skriv til ${email}. Har I allerede talt sammen, skal du ikke gøre noget.`,
    },
    talkConfirmation: {
      subject: (group: string, day: string) => `Er samtalerne holdt? ${day}: ${group}`,
      preview: 'Bekræft samtalerne, så kan holdet slutte',
      today: 'I dag er sidste dag for de personlige samtaler.',
      over: 'Den sidste dag for de personlige samtaler er forbi.',
      text: 'Bekræft dem, der er holdt; holdet slutter med den sidste.',
    },
    talkUnconfirmed: {
      subject: (group: string, day: string) => `Mangler svar: samtalerne ${day}, ${group}`,
      preview: 'Holdet venter på de sidste samtaler',
      text: 'Disse samtaler er ikke bekræftet endnu:',
    },
    talksMoved: {
      subject: (group: string, day: string) => `Ny sidste dag ${day}: samtalerne i ${group}`,
      preview: (day: string) => `Senest ${day}`,
      mentorText: 'Den sidste dag for de personlige samtaler er flyttet.',
      menteeText: (mentor: string) => `Den sidste dag for din personlige samtale med ${mentor} er flyttet.`,
    },
    closingForm: {
      subject: (group: string) => `Tak for denne gang: ${group}`,
      preview: 'Nogle få spørgsmål til dig',
      ended: (group: string) => `${group} er slut.`,
      ending: (group: string) => `${group} er ved at være slut.`,
      text: 'Tak, fordi du gik helhjertet ind i det. Brug fem minutter på nogle få spørgsmål: Er du blevet afklaret, hvad er dit mål, og hvornår tager du det næste skridt?',
      numbersOnly: (count: number) =>
        `Personaleafdelingen og den leder, der har bestilt forløbet, ser kun tal, og kun når mindst ${count} har svaret. Kun hvis du vil være mentor en anden gang, får personaleafdelingen dit navn.`,
    },
    nextStep: {
      subject: (day: string) => `Dit næste skridt, ${day}: Hvordan gik det?`,
      preview: 'Den dato, du selv satte',
      text: 'Du satte en dag for dit næste skridt og bad os spørge, når den var kommet: Hvordan gik det? Er det taget, er det blevet til noget andet, eller skal der en ny dato på? Du skal ikke svare os.',
      mentor: (name: string, email: string) =>
        `Vil du tale det igennem, så skriv til ${name}, ${email}, som var din mentor.`,
    },
    signInLink: {
      subject: (time: string) => `Dit link gælder til kl. ${time}`,
      preview: 'Du bad om det på siden',
      text: (time: string) =>
        `Du bad om et link til en side, der viser, hvad deltagerne har skrevet. Det gælder til kl. ${time} og åbner siden i den browser, du bruger det i.`,
      button: 'Åbn siden',
      notYou: (name: string, email: string) =>
        `Var det ikke dig, kan en anden læse din post: Brug ikke linket, og skriv til ${name}, ${email}.`,
    },
    mentorSurvey: {
      subject: (group: string) => `Tak, mentor for ${group}: nogle få spørgsmål`,
      preview: 'Nogle få spørgsmål om din egen rolle',
      text: 'Hvad har det givet dig selv som leder, og hvad skal den næste mentor vide? Det tager fem minutter at svare.',
    },
    ifMistaken: (name: string, email: string) => `Er det en fejl, så skriv med det samme til ${name}, ${email}.`,
    calendarCleared: 'De kommende møder bliver fjernet fra din kalender.',
    dropoutConfirmed: {
      subject: (group: string, title: string, day: string) => `Ikke længere med fra ${day}: ${group}, ${title}`,
      preview: 'Vi har noteret det',
      text: (group: string) => `Vi har noteret, at du ikke længere er med i ${group}.`,
      cleared:
        'Om lidt kommer en mail for hvert kommende møde, som fjerner det fra din kalender. Derefter får du ikke flere mails fra holdet.',
      noMore: 'Du får ikke flere mails fra holdet.',
      thanks: 'Tak, fordi du var med.',
    },
    mentorLeft: {
      subject: (group: string, day: string) => `Ingen mentor fra ${day}: ${group}`,
      preview: 'Find en ny mentor til holdet',
      somebody: 'Holdets hidtidige mentor',
      filled: (group: string) => `${group} har fået en anden mentor. Holdets datoer står ved magt.`,
      text: (mentor: string, group: string) =>
        `${mentor} er ikke længere mentor for ${group}. Holdets datoer står ved magt. Find en ny mentor, og registrér vedkommende; så sender vi alle datoer, holdets praksis og det, der venter på svar.`,
    },
    menteeLeft: {
      subject: (group: string, mentee: string, day: string) => `Frafald ${day}: ${mentee}, ${group}`,
      preview: (active: number) =>
        active === 0
          ? 'Ingen mentees er tilbage'
          : active === 1
            ? '1 mentee er tilbage'
            : `${active} mentees er tilbage`,
      somebody: 'En mentee',
      text: (mentee: string, group: string) => `${mentee} er ikke længere med i ${group}.`,
      nobodyNew: 'Der kommer ikke en ny i stedet; holdets fortrolighed er bygget op af dem, der er der.',
      canReplace: 'Indtil første møde kan personaleafdelingen tage en anden ind.',
      youCanReplace: 'Indtil første møde kan I tage en anden ind.',
      nobodyLeft: 'Ingen; holdet slutter',
      few: 'Med under fire mentees er det værd at tale om, hvordan holdet bedst kommer videre.',
    },
    meetingMoved: {
      subject: (n: number, group: string, when: string, count: number) =>
        `Ændret, ${n}. møde ${when}${version(count)}: ${group}`,
      preview: (when: string) => `Nu: ${when}`,
      text: (n: number, group: string, hasDeadline: boolean) =>
        `${n}. møde i ${group} er ændret. Din kalender bliver opdateret, og det, du før har fået at vide om ${hasDeadline ? 'tid, sted og frist' : 'tid og sted'}, gælder ikke længere. Nu gælder:`,
    },
    meetingCancelled: {
      subject: (n: number, group: string, when: string, count: number) =>
        `Aflyst, ${n}. møde ${when}${version(count)}: ${group}`,
      removedSubject: (n: number, group: string, when: string, count: number) =>
        `Fjernet fra kalenderen, ${n}. møde ${when}${version(count)}: ${group}`,
      preview: 'Mødet bliver fjernet fra din kalender',
      forYou: (n: number, group: string) =>
        `${n}. møde bliver fjernet fra din kalender, fordi du ikke længere er med i ${group}.`,
      withGroup: (n: number, group: string) => `${n}. møde i ${group} er aflyst, fordi holdet er aflyst.`,
      forTalks: (n: number, group: string) =>
        `${n}. møde i ${group} er aflyst, fordi holdet i stedet slutter med personlige samtaler.`,
      alone: (n: number, group: string) => `${n}. møde i ${group} er aflyst.`,
      formerAddress: (n: number, group: string) =>
        `${n}. møde i ${group} bliver fjernet fra kalenderen her, fordi forløbet nu skriver til en anden adresse.`,
      taskFalls: (n: number) =>
        `Opgaven til ${n}. møde falder væk, og der er ikke længere nogen frist. Tag det, du har skrevet, med til samtalen.`,
      questionsStay: (n: number) => `Tag spørgsmålene til ${n}. møde med til samtalen i stedet.`,
      tasksFall: (n: number) => `Opgaven til ${n}. møde falder væk for alle, og ingen bliver mindet om den.`,
    },
    mentorReplaced: {
      subject: (group: string, mentor: string, day: string) => `Ny mentor fra ${day}: ${mentor}, ${group}`,
      preview: 'Datoer og praksis er de samme',
      text: (mentor: string, group: string) =>
        `${mentor} er fra nu af mentor for ${group}. Datoerne og holdets praksis er de samme.`,
    },
    mentorReleased: {
      subject: (group: string, day: string) => `Ikke længere mentor fra ${day}: ${group}`,
      preview: 'Holdet har fået en ny mentor',
      text: (group: string) =>
        `${group} har fået en ny mentor, og dine links til holdet virker ikke længere. Tak for din indsats.`,
    },
    dropoutTakenBack: {
      subject: (name: string, group: string, day: string) => `Med igen ${day}: ${name}, ${group}`,
      preview: 'Frafaldet var en fejl',
      text: (name: string, group: string) =>
        `${name} var ved en fejl meldt ud af ${group} og er med igen. Det, der stadig gælder, er sendt til vedkommende på ny.`,
    },
    menteeAdded: {
      subject: (group: string, mentee: string, day: string) => `Ny mentee ${day}: ${mentee}, ${group}`,
      preview: 'Holdet er blevet større',
      text: (mentee: string, group: string) =>
        `${mentee} er kommet med i ${group} og har fået alle datoer. Efter første møde kommer der ikke flere til.`,
    },
    allCancelled: 'Alle kommende møder er aflyst',
    theReason: 'Begrundelsen er:',
    groupCancelled: {
      subject: (group: string, title: string) => `Aflyst, ${group}: ${title}`,
      text: (group: string, title: string) => `${group} i »${title}« er aflyst.`,
    },
    programmeCancelled: {
      subject: (title: string) => `Aflyst: ${title}`,
      inGroup: (group: string, title: string) => `Aflyst, ${group}: hele ${title}`,
      text: (title: string) => `»${title}« er aflyst.`,
      toHr: (title: string) =>
        `»${title}« er aflyst. Alle deltagere får besked, og de kommende møder bliver fjernet fra deres kalendere.`,
      beforeItBegan: (title: string) => `»${title}« bliver ikke til noget. De, der er spurgt, får besked.`,
      inNumbers: 'Forløbet i tal, da det stoppede:',
    },
    finishProposed: {
      subject: (group: string, day: string) => `Forslag ${day}: ${group} slutter med samtaler`,
      preview: 'Godkend eller afvis forslaget',
      text: (mentor: string, group: string, active: number) =>
        `${mentor} foreslår, at ${group} nøjes med de tre møder, der er holdt, og slutter med en personlig samtale med ${active === 1 ? 'den eneste mentee, der er tilbage,' : `hver af de ${active} mentees`} i stedet for 4. møde.`,
    },
    finishDeclined: {
      subject: (group: string, day: string) => `Svar ${day}: ${group} beholder 4. møde`,
      preview: 'Personaleafdelingen vil gerne beholde 4. møde',
      text: (hr: string) =>
        `Personaleafdelingen har set dit forslag og vil gerne beholde 4. møde. Kontakt ${hr}, hvis du vil tale om det.`,
      toHrMentor: '4. møde bliver holdt som planlagt.',
    },
    circleMeeting: {
      youChair: 'Du leder mødet.',
      chairs: (name: string) => `${name} leder mødet.`,
      calls: (name: string, email: string) =>
        `${name} (${email}) har indkaldt. Aftal indbyrdes, hvem af jer der leder mødet.`,
    },
    preparation: {
      subject: (round: number, when: string) => `Forberedelsesmøde ${when} før ${round}. møderunde`,
      preview: 'Mentorgruppen planlægger runden sammen',
      text: (round: number, title: string, _groups: number) =>
        `Mentorgruppen mødes og forbereder ${round}. møderunde i »${title}«.`,
      guide: 'Forslag til dagsorden:',
      /** Before any group has met. */
      begins: 'Bordet rundt: Hvad håber I, at forløbet giver jeres mentees?',
      goesOn: (groups: number) => `Bordet rundt: Hvad fylder på ${groups === 1 ? 'holdet' : 'hvert hold'}?`,
      items: [
        'Programmet for næste møde: tema, spørgsmål, øvelse',
        'Mentorrollen: Hvornår lytter du, hvornår giver du råd?',
        'Hvem har brug for sparring inden mødet?',
      ],
    },
    evaluation: {
      subject: (round: number, when: string) => `Evalueringsmøde ${when} efter ${round}. møderunde`,
      preview: 'Mentorgruppen samler op på runden',
      text: (round: number, title: string, groups: number) =>
        groups === 1
          ? `Mentorgruppen mødes efter ${round}. møderunde i »${title}«, når holdet har mødtes. Bliver holdets møde udskudt, flytter vi også dette møde og giver besked.`
          : `Mentorgruppen mødes efter ${round}. møderunde i »${title}«, når alle hold har mødtes. Er et hold forsinket, flytter vi mødet og giver besked.`,
      guide: 'Spørgsmål at tage med:',
      items: [
        'Hvad lykkedes på mødet, og hvad var mentors del i det?',
        'Hvor kom deltagernes potentiale til syne?',
        'Hvad vil du gøre anderledes næste gang?',
      ],
    },
    circleConfirmation: {
      subject: (kind: CircleKind, when: string) => `Blev ${circle(kind)} ${when} holdt?`,
      text: (kind: CircleKind, round: number) =>
        `Svar på, om ${circle(kind)} ${around(kind)} ${round}. møderunde blev holdt. Blev det ikke, kan du finde en ny tid med det samme.`,
      askThem: (mentors: string) => `Var du ikke selv med, så spørg ${mentors}.`,
    },
    circleMoved: {
      subject: (kind: CircleKind, when: string, count: number) =>
        `Flyttet til ${when}${version(count)}: ${circle(kind)}`,
      preview: (when: string) => `Ny tid: ${when}`,
      text: (kind: CircleKind, round: number) =>
        kind === 'preparation'
          ? `Forberedelsesmødet før ${round}. møderunde er flyttet. Din kalender bliver opdateret.`
          : `Evalueringsmødet efter ${round}. møderunde er flyttet. Din kalender bliver opdateret.`,
    },
    circleCancelled: {
      subject: (kind: CircleKind, when: string, count: number) => `Aflyst ${when}${version(count)}: ${circle(kind)}`,
      removedSubject: (kind: CircleKind, when: string, count: number) =>
        `Fjernet fra kalenderen ${when}${version(count)}: ${circle(kind)}`,
      withProgramme: 'Forløbet er aflyst, og mentorgruppens møde bliver fjernet fra din kalender.',
      forYou: 'Du er ikke længere mentor i forløbet, så mentorgruppens møde bliver fjernet fra din kalender.',
      groupIsDone: (round: number) =>
        `Dit hold har intet møde i ${round}. møderunde, så mentorgruppens møde bliver fjernet fra din kalender. Det bliver holdt uden dig.`,
      formerAddress:
        'Mentorgruppens møde bliver fjernet fra kalenderen her, fordi forløbet nu skriver til en anden adresse.',
      noMeetings:
        'Ingen hold har flere møder i runden, så mentorgruppens møde er aflyst og bliver fjernet fra din kalender.',
    },
    digest: {
      subject: (title: string, round: number) => `Efter ${round}. møderunde: ${title}`,
      preview: 'Runden i tal',
      evaluated: (round: number, groups: number, mentors: number) =>
        groups === 1
          ? `Holdet har holdt ${round}. møde, og mentor og personaleafdelingen har evalueret det.`
          : `Alle møder i ${round}. møderunde er holdt, og ${mentors === 1 ? 'mentor og personaleafdelingen' : 'mentorerne'} har evalueret runden sammen.`,
      held: (round: number, groups: number, mentors: number) =>
        groups === 1
          ? `Holdet har holdt ${round}. møde. Om det er evalueret, er ikke bekræftet.`
          : `Alle møder i ${round}. møderunde er holdt. Om ${mentors === 1 ? 'mentor og personaleafdelingen' : 'mentorerne'} har evalueret runden sammen, er ikke bekræftet.`,
      partly: (round: number, met: number, meetings: number) =>
        meetings === 1
          ? `${round}. møderunde er forbi; mødet er ikke bekræftet som holdt.`
          : `${round}. møderunde er forbi: ${met} af ${meetings} møder er bekræftet som holdt.`,
      inNumbers: (groups: number) =>
        `Her er runden i tal; det, der er sagt og skrevet, bliver på ${groups === 1 ? 'holdet' : 'holdene'}.`,
      putRight: (name: string, email: string) => `Er der noget, der skal rettes ind, så tal med ${name}, ${email}.`,
    },
    report: {
      subject: (title: string) => `Slutrapport: ${title}`,
      preview: 'Forløbet i tal',
      text: (title: string, groups: number) =>
        `${groups === 1 ? 'Holdet' : 'Alle hold'} i »${title}« er slut. Her er forløbet i tal.`,
      purpose: 'Forløbet begyndte med dette formål:',
      noPromise:
        'Deltagelse har ikke været et løfte om forfremmelse. En mentee, der har fundet ud af, at det næste skridt ikke går opad, er også afklaret.',
    },
    attention: {
      subject: (title: string, when: string) => `Opmærksomhed ${when}: ${title}`,
      preview: (count: number) => (count === 1 ? '1 opmærksomhedspunkt' : `${count} opmærksomhedspunkter`),
      text: 'Forløbet kører videre, men her er noget, du bør se på:',
      ended: 'Forløbet er slut, men her er noget, du bør se på:',
      cancelled: 'Forløbet er aflyst, men her er noget, du bør se på:',
    },
    organisation: {
      subject: (title: string) => `Jeres deltagere i ${title}`,
      preview: 'Forløbet er begyndt',
      text: (title: string) =>
        `»${title}« er begyndt. Du er kontakt for jeres organisation. På siden ser du jeres egne deltagere, deres hold og fremmøde, indtil forløbet er slut. Det, der bliver sagt og skrevet, bliver på holdene.`,
    },
    erasureNotice: {
      subject: (title: string, days: number) => `Sletning om ${days} dage: deltagernes oplysninger i ${title}`,
      preview: 'Hent det, der skal gemmes et andet sted',
      text: (title: string, days: number) =>
        `Opbevaringstiden for »${title}« udløber om ${days} dage. Så bliver alle navne, adresser og tekster slettet. Er der noget, I skal gemme, så hent det nu; rapporten i tal bliver stående.`,
    },
    erasureReceipt: {
      subject: (title: string) => `Slettet: deltagernes oplysninger i ${title}`,
      preview: 'Kvittering for sletning',
      text: (title: string) =>
        `Opbevaringstiden for »${title}« er udløbet, og deltagernes oplysninger er slettet. Denne mail er kvitteringen; dit eget navn og din adresse bliver slettet, når den er sendt.`,
      whatStays:
        'Tilbage er tal uden navne: hvilke mails der blev sendt hvornår, fremmøde og afleveringer. De dokumenterer forløbet og kan ikke føres tilbage til en person. Sikkerhedskopier fra før i dag indeholder stadig oplysningerne, indtil de udløber.',
    },
  },

  /** Before the first meeting (R14-R33). */
  introduction: {
    stages: {
      commission: 'Kommissorium',
      mentors: 'Mentorer',
      nomination: 'Udpegning',
      grouping: 'Holdsætning',
      invitations: 'Invitationer',
      seminar: 'Seminar for mentorer',
    } satisfies Record<IntroductionStage, string>,
    /** What a person says yes to, by role; each is kept with its version (R24-R26, R51, R55). */
    promises: {
      mentor: {
        meetings: 'Jeg holder møderne med mit hold, uden for arbejdstiden.',
        preparation: 'Jeg forbereder og evaluerer hver runde sammen med de andre mentorer.',
        seminar: 'Jeg deltager i seminaret for mentorer.',
        confidence: 'Det, der bliver sagt og skrevet på holdet, bliver på holdet.',
      },
      mentee: {
        meetings: 'Jeg deltager i møderne, som ligger uden for arbejdstiden.',
        preparation: 'Jeg bruger en til tre timer på at forberede mig mellem møderne.',
        confidence: 'Det, der bliver sagt og skrevet på holdet, bliver på holdet.',
        'mentor-later': 'Jeg er med tiden klar til selv at være mentor for andre.',
      },
    },
    /** Where the meetings lie in working hours, or the mentor has no other mentors. */
    otherwise: {
      inHours: {
        mentor: 'Jeg holder møderne med mit hold.',
        mentee: 'Jeg deltager i møderne.',
      },
      alone: 'Jeg forbereder og evaluerer hver runde sammen med personaleafdelingen.',
    },
    noPromise:
      'Forløbet giver afklaring og netværk. Det er ikke et løfte om forfremmelse eller et nyt job, og et nej undervejs er et lige så godt resultat som et ja.',
    purpose: 'Formålet:',
    strategy: 'Sammenhængen med ledelsesstrategien:',
    criteria: 'Det skal forløbet føre til:',
    agreement: 'Det siger du ja til:',
    hours: (meetings: number, circle: number) =>
      `Regn med ${meetings} timer med holdet og ${circle} timer i mentorgruppen, og dertil din egen forberedelse. De fleste mentorer synes, at det er mere, end de havde troet.`,
    menteeHours: (meetings: number) =>
      `Regn med ${meetings} timer i møder på fire måneder og en til tre timers forberedelse mellem møderne.`,
    commission: {
      subject: (title: string) => `Godkend kommissoriet for ${title}`,
      reminder: (title: string, by: string) => `Kommissoriet venter (${by}): ${title}`,
      lastReminder: (title: string, by: string) => `Sidste frist ${by}, kommissorium: ${title}`,
      amended: (title: string, when: string) => `Ændret kommissorium ${when}: ${title}`,
      preview: 'Ingen andre hører om forløbet, før du har godkendt det',
      text: (title: string) =>
        `Du er opdragsgiver for »${title}«. Her er kommissoriet. Godkend det, eller skriv, hvad der skal ændres; ingen andre får besked om forløbet, før du har godkendt det.`,
      amendedText: (title: string) =>
        `Kommissoriet for »${title}« er ændret, siden du læste det. Læs det igen, og godkend det, eller skriv, hvad der mangler.`,
    },
    mentor: {
      subject: (title: string) => `Vil du være mentor i ${title}?`,
      reminder: (title: string, by: string) => `Mentor? Svar inden ${by}: ${title}`,
      lastReminder: (title: string, by: string) => `Mentor? Sidste frist ${by}: ${title}`,
      preview: 'Personaleafdelingen har valgt dig som mentor',
      text: (title: string, group: string, writes: boolean) =>
        `Personaleafdelingen har valgt dig, fordi du har noget at give videre. Vil du være mentor for ${group} i »${title}«? Mentor og mentees mødes over fire måneder, og mentees ${writes ? 'skriver og forbereder sig' : 'forbereder sig'} mellem møderne.`,
      seminar: (when: string) => `Før det første møde er der et halvdags seminar for mentorerne: ${when}.`,
    },
    nomination: {
      subject: (title: string) => `Udpeg deltagere til ${title}`,
      reminder: (title: string, by: string) => `Udpegning, husk ${by}: ${title}`,
      lastReminder: (title: string, by: string) => `Udpegning, sidste frist ${by}: ${title}`,
      preview: (by: string) => `Senest ${by}`,
      text: (title: string) =>
        `»${title}« er et forløb for dem, som organisationen tror på. Man kan ikke selv melde sig til; at blive udpeget er i sig selv et signal. Derfor beder vi dig om at udpege.`,
      quota: (women: number, men: number) =>
        `Udpeg ${count(women, 'kvinde', 'kvinder')} og ${count(men, 'mand', 'mænd')}.`,
      people: (number: number) => `Udpeg ${count(number, 'person', 'personer')}.`,
      suits: (years: string) =>
        `Forløbet passer til dem, der har været ansat i omkring ${years} eller mere, og som enten overvejer ledelse eller allerede leder.`,
      notTold: 'De, du udpeger, hører først om det, når holdene er sat. Sig det ikke til dem endnu.',
    },
    grouping: {
      subject: (title: string) => `Sæt holdene: ${title}`,
      preview: 'Udpegningen er slut',
      text: (title: string, by: string) =>
        `Udpegningen til »${title}« er slut. Nu kan holdene sættes. Et forslag kan regnes ud, ændres og låses, så mange gange du vil; ingen hører om det, før du har godkendt holdene. Det skal være sket senest ${by}, hvis planen skal holde.`,
    },
    mentee: {
      subject: (title: string) => `Du er udpeget til ${title}`,
      reminder: (title: string, by: string) => `Svar inden ${by}: din plads i ${title}`,
      lastReminder: (title: string, by: string) => `Sidste frist ${by}: din plads i ${title}`,
      preview: 'Vil du være med?',
      named: (name: string, title: string) => `${name} har udpeget dig til »${title}«, fordi vi tror på dig.`,
      chosen: (title: string) => `Du er valgt til »${title}«, fordi vi tror på dig.`,
      text: (group: string, mentor: string | undefined, writes: boolean) =>
        `Du får plads på ${group}${mentor === undefined ? '; personaleafdelingen er ved at finde en mentor til holdet' : ` hos ${mentor}`}. Holdet mødes over fire måneder, og mellem møderne ${writes ? 'skriver og forbereder du dig' : 'forbereder du dig'}.`,
      instead:
        'Har du før fået en invitation til et andet hold i forløbet, gælder den ikke længere. Det er denne, du skal svare på.',
    },
    seminar: {
      subject: (when: string) => `Seminar for mentorer ${when}`,
      preview: (when: string) => when,
      text: (title: string) => `Mentorerne i »${title}« mødes til en halv dag, før holdene begynder.`,
      programme: 'Programmet:',
      items: [
        'Hvad er gruppementoring, og hvad er mentors rolle?',
        'Når man lytter, og når man råder: øvelser i samtalen',
        'Holdets praksis: opgaver, frister og fortrolighed',
        'Det første møde, og hvordan mentorerne hjælper hinanden',
      ],
      ask: (when: string) => `Blev seminaret ${when} holdt?`,
      askPreview: 'Holdene begynder ikke, før det er bekræftet',
      askText: 'Bekræft, at seminaret blev holdt, og hvem der var med. Blev det ikke holdt, kan du gå videre uden.',
    },
    seminarCancelled: {
      subject: (when: string) => `Aflyst, seminaret ${when}`,
      removedSubject: (when: string) => `Fjernet fra kalenderen, seminaret ${when}`,
      preview: 'Seminaret bliver fjernet fra kalenderen',
      alone: 'Seminaret for mentorer bliver ikke holdt og bliver fjernet fra din kalender.',
      withProgramme: 'Forløbet er aflyst, og seminaret for mentorer bliver fjernet fra din kalender.',
      forYou: 'Du bliver ikke mentor i forløbet, så seminaret bliver fjernet fra din kalender.',
      formerAddress: 'Seminaret bliver fjernet fra kalenderen her, fordi forløbet nu skriver til en anden adresse.',
    },
    moved: {
      subject: (title: string, when: string) => `Nye datoer ${when}: ${title}`,
      preview: 'Møderne er flyttet',
      text: (title: string) =>
        `Møderne i »${title}« er flyttet. Nu gælder disse datoer. Passer de dig ikke, så skriv til os.`,
    },
    released: {
      subject: (group: string, title: string, day: string) => `Alligevel ikke mentor for ${group}, ${day}: ${title}`,
      preview: 'En anden er spurgt',
      text: (group: string, title: string, isStill: boolean) =>
        `En anden bliver mentor for ${group} i »${title}«. ${isStill ? 'Du er fortsat mentor for dit andet hold.' : 'Du skal ikke gøre mere.'}`,
      seminar: 'Seminaret bliver fjernet fra din kalender.',
    },
    cancelled: (title: string) => `»${title}« bliver ikke til noget. Du skal ikke gøre mere.`,
  },

  /** What HR must look at, with what to do about it. */
  attention: {
    'mail-refused': ({ name }) =>
      `Mails til ${name ?? 'en deltager'} kommer ikke frem. Se hvorfor i mailoversigten. Er adressen forkert, så ret den, og det, der stadig er til nytte, bliver sendt igen. Er postkassen fuld, så tal med personen.`,
    'mail-server': () =>
      'Vores egen mailserver tager ikke imod mails. De bliver prøvet igen og sendt af sig selv, når den gør; driften skal se på den. Det betyder ikke, at nogen har en forkert adresse.',
    'meeting-unconfirmed': ({ meeting }) => `${meeting}. møde er ikke bekræftet. Spørg holdet, eller bekræft det selv.`,
    'meeting-not-held': ({ meeting }) =>
      `Det er meldt, at ${meeting}. møde ikke blev holdt. Find en ny dato, og flyt mødet.${meeting === MEETINGS ? ' Er de afsluttende spørgsmål ikke sendt endnu, venter de så længe. Bliver mødet ikke til noget, så markér, at du har set det; så bliver de sendt.' : ''}`,
    'small-group': () => 'Under fire mentees er tilbage. Tal med holdet om, hvordan det kommer videre.',
    'group-empty': () => 'Alle mentees er stoppet, og holdet er slut.',
    'group-lost': () =>
      'Systemet har mistet holdet, og dets mails bliver ikke længere sendt. Giv deltagerne besked, og kontakt dem, der driver systemet.',
    'talks-unconfirmed': () => 'De sidste personlige samtaler er ikke bekræftet. Spørg holdet, eller bekræft dem selv.',
    'message-refused': ({ about }) => `En besked brød en af forløbets regler og ændrede intet (${about ?? ''}).`,
    'circle-unconfirmed': ({ meeting, about }) =>
      `Ingen har svaret på, om mentorgruppens ${about === 'preparation' ? `forberedelsesmøde før ${meeting}. møderunde` : `evalueringsmøde efter ${meeting}. møderunde`} blev holdt. Bed den, der indkalder mentorgruppen, om at svare med linket i mailen om mødet; er det dig selv, så spørg mentorerne først.`,
    'group-lapsed': () => 'Holdet er lukket, uden at det sidste møde eller de sidste samtaler blev bekræftet.',
    'no-mentor': () => 'Holdet har ingen mentor. Find en ny, og registrér vedkommende; holdet får besked.',
    concern: ({ name }) =>
      `${name ?? 'Mentor'} vil gerne kontaktes om noget på holdet. Det, der er sagt og skrevet, bliver på holdet.`,
    'commission-commented': ({ name }) =>
      `${name ?? 'Opdragsgiveren'} har kommenteret kommissoriet. Læs kommentaren, ret kommissoriet, og så bliver der spurgt igen.`,
    'invitation-declined': ({ name }) =>
      `${name ?? 'Den inviterede mentor'} har sagt nej til at være mentor. Find en anden, og registrér vedkommende; invitationen bliver sendt.`,
    'stage-late': ({ stage }) =>
      `${stage ?? 'Et trin før første møde'}: fristen er udløbet, og der mangler svar. Se, hvem der mangler, spørg dem, eller gå videre uden.`,
    'introduction-late': () =>
      'Første møde er nær, og ikke alt, der kommer før det, er på plads. Se, hvad der mangler, og gå videre uden, eller udskyd møderne. Bliver det ikke færdigt, bliver forløbet aflyst fire uger efter.',
    'no-reserve': ({ name }) =>
      `${name ?? 'En mentee'} har sagt nej, og ingen reserve kan træde ind efter reglerne. Sæt holdene igen, eller gå videre med færre.`,
  } satisfies Record<AttentionKind, (about: AttentionWords) => string>,

  /** Why somebody did or did not get a mail. */
  why: {
    planned: (when: string) => `Er planlagt til ${when}.`,
    sent: (when: string) => `Sendt ${when}.`,
    /** By whose fault it is not sent yet. */
    trying: {
      address: (when: string, answer: string) => `Skulle sendes ${when}, men adressen blev afvist (${answer}).`,
      mailbox: (when: string, answer: string) =>
        `Skulle sendes ${when}, men modtagerens postkasse tager ikke imod lige nu (${answer}). Den bliver prøvet igen, så længe den er til nytte.`,
      relay: (when: string, answer: string) =>
        `Skulle sendes ${when}, men vores egen mailserver tog den ikke endnu (${answer}). Den bliver prøvet igen, så længe den er til nytte.`,
      unknown: (when: string) =>
        `Skulle sendes ${when}. Mailserveren fik den, men svarede ikke, så den er måske modtaget. Den bliver sendt højst tre gange, med stadig længere pause.`,
    } satisfies Record<Blame, (when: string, answer: string) => string>,
    failed: {
      address: (when: string, answer: string) =>
        `Blev ikke modtaget. Adressen blev afvist ${when} (${answer}). Ret adressen, så bliver den sendt igen, hvis den stadig er til nytte.`,
      mailbox: (when: string, answer: string) =>
        `Blev ikke modtaget. Modtagerens postkasse tog ikke imod, sidst ${when} (${answer}), og nu er mailen ikke længere til nytte.`,
      relay: (when: string, answer: string) =>
        `Blev ikke sendt. Vores egen mailserver tog den ikke, sidst ${when} (${answer}), og nu er mailen ikke længere til nytte. Adressen fejler ikke noget.`,
      unknown: (when: string) =>
        `Er måske modtaget. Mailserveren fik den op til tre gange, sidst ${when}, uden at svare; derfor bliver den ikke sendt igen. Mailserverens log kan vise det.`,
    } satisfies Record<Blame, (when: string, answer: string) => string>,
    merged: (kind: MailKind) => `Ikke sendt, fordi en anden mail (${kind}) siger det hele.`,
    reasons: {
      left: 'Ikke sendt, fordi personen ikke længere var med.',
      replaced: 'Ikke sendt, fordi holdet havde fået en anden mentor.',
      erased: 'Ikke sendt, fordi personens oplysninger var slettet.',
      'handed-in': 'Ikke sendt, fordi opgaven allerede var afleveret.',
      held: 'Ikke sendt, fordi det allerede var bekræftet, at mødet var holdt.',
      cancelled: 'Ikke sendt, fordi mødet var aflyst.',
      'talk-held': 'Ikke sendt, fordi samtalen allerede var holdt.',
      'group-ended': 'Ikke sendt, fordi holdet var slut.',
      'group-cancelled': 'Ikke sendt, fordi holdet var aflyst.',
      'group-lost': 'Ikke sendt, fordi systemet havde mistet holdet.',
      returned: 'Ikke sendt, fordi modtageren var med igen.',
      'programme-cancelled': 'Ikke sendt, fordi forløbet var aflyst.',
      'too-late': 'Ikke sendt, fordi den først kunne sendes, da den ikke længere var til nytte.',
      'not-everyone-met': 'Ikke sendt, fordi ikke alle hold nåede at holde møde i runden.',
      'early-finish': 'Ikke sendt, fordi holdet sluttede tidligt med samtaler.',
      'no-meeting': 'Ikke sendt, fordi modtagerens hold ikke længere havde møde i runden.',
      'meeting-moved': 'Ikke sendt, fordi mødet var flyttet.',
      'not-recorded':
        'Blev behandlet, men udfaldet gik tabt, da databasen blev gendannet fra en ældre sikkerhedskopi. Den er sandsynligvis sendt; mailserverens log kan vise det.',
      answered: 'Ikke sendt, fordi personen allerede havde svaret.',
      'stage-closed': 'Ikke sendt, fordi det trin før første møde var slut eller ikke kom i gang.',
    } satisfies Record<Reason, string>,
  },

  /** Why something that was asked for by link can't be done. */
  rules: {
    R9: 'Et hold har mindst tre og højst otte mentees.',
    R14: 'Det kan først ske, når kommissoriet er godkendt; er det godkendt, står det ved magt.',
    R33: 'Seminaret er ikke slut endnu.',
    introduction:
      'Det kan ikke ske endnu: Trinnene før er ikke slut, eller en mentor har sagt nej, og der skal først findes en anden.',
    'no-stage': 'Det trin har forløbet ikke.',
    'stage-closed': 'Det trin er slut eller ikke åbnet endnu.',
    R12: 'Den nye tid ligger oven i et andet møde på holdet eller for tæt på det. Der skal være mindst en uge imellem.',
    R13: 'Den nye tid falder på en fridag, eller mødet begynder ikke mellem kl. 8.30 og 20.00. Personaleafdelingen kan alligevel vælge den.',
    R27: 'Mentor ville være direkte leder for en mentee.',
    R34: 'Mødet kan kun flyttes, så længe det ikke er holdt, og kun til en tid, der ligger forude. Det kan først besvares, når det er begyndt, og ikke meldes som ikke holdt, når et senere møde er holdt.',
    R35: 'Evalueringen kan først bekræftes, når alle hold har mødtes, og mødet er begyndt.',
    R36: 'Mødet er ikke begyndt endnu.',
    R43: 'Opgaven til mødet er lukket, eller fristen ville allerede være passeret.',
    R53: 'Der kommer ikke nye til, når første møde er begyndt.',
    R64: 'På dette hold skal der ikke afleveres noget.',
    R65: 'Det kan et hold først, når 3. møde er holdt, og 4. møde ikke er det.',
    'answer-closed': 'Svaret kunne ændres til næste møde. Personaleafdelingen kan stadig rette det.',
    'circle-time': 'Den nye tid skal ligge før mentorgruppens næste møde og inden for fire uger.',
    'date-time': 'Den dato eller det klokkeslæt findes ikke.',
    'group-cancelled': 'Holdet er aflyst.',
    'group-ended': 'Holdet er slut.',
    hours: 'Timer er et tal fra 0 til 100.',
    left: 'Denne mentee er ikke længere med på holdet.',
    'meeting-cancelled': 'Mødet er aflyst.',
    postpone: 'Mødet kan kun udskydes, og højst et år.',
    'programme-cancelled': 'Forløbet er aflyst.',
    'programme-ended': 'Forløbet er slut.',
    'unique-person': 'En anden i forløbet har samme adresse.',
    'unknown-attention': 'Punktet findes ikke længere.',
    'unknown-meeting': 'Det møde findes ikke.',
    'unknown-person': 'Personen er ikke på holdet.',
    unreadable: 'Det kunne ikke læses.',
    withdrawn: 'Linket gælder ikke længere.',
  } satisfies Record<EngineRule, string>,

  pages: {
    done: 'Tak, det er noteret.',
    changeable: 'Du kan ændre dit svar på denne side.',
    changeableUntil: (when: string) => `Du kan ændre dit svar på denne side indtil ${when}.`,
    answered: (when: string) => `Du svarede ${when}.`,
    answeredByOthers: (when: string) => `Det blev besvaret ${when}.`,
    refused: 'Det kan ikke lade sig gøre',
    tryAgain: 'Prøv igen',
    back: 'Tilbage',
    send: 'Send svar',
    unanswered: 'Siden er tom. Svar på mindst ét spørgsmål.',
    closed: 'Dette link kan ikke bruges længere',
    gate: {
      title: 'Vis, at linket er dit',
      about:
        'Siden viser, hvad deltagerne har skrevet til hinanden. Dit forløb beder den, der åbner den, om at vise, at linket er deres, for andre kan måske læse deres post.',
      bySignOn: 'Log på med din konto på arbejdspladsen. Så har du adgang til alle dine sider resten af arbejdsdagen.',
      signOn: 'Log på',
      noAccount: 'Har du ingen konto der? Du kan få et link med mail, der gælder i en time.',
      byMail: 'Du kan få et link med mail, der gælder i en time.',
      mail: 'Send mig et link',
      sent: 'Et link er på vej til den adresse, vi har på dig. Det gælder i en time.',
      often: 'Du har bedt om mange links i dag. Vent til i morgen, eller skriv til personaleafdelingen.',
      typed:
        'Det, du skrev, er ikke sendt endnu. Når du er lukket ind, i dette eller et andet vindue, kan det sendes herfra.',
      somebodyElse: 'Du er logget på, men ikke som den, linket blev sendt til.',
      notBegun: 'Du blev ikke logget på. Åbn linket fra din mail, og prøv igen.',
      providerAway: 'Der kan ikke logges på i øjeblikket. Prøv igen om nogle minutter.',
    },
    closedWhy: {
      forged: 'Linket er ufuldstændigt, eller det er ikke fra os. Åbn det igen fra mailen.',
      expired: 'Linket er for gammelt.',
      withdrawn:
        'Det, linket gjaldt, er slut eller aflyst, du er ikke længere med, eller vi skriver nu til dig på en anden adresse. I så fald virker linket i den nyeste mail.',
      rehearsed: 'Linket hørte til en prøve, som er slut. Prøvens deltagere er slettet.',
    },
    /** What a link was for, once it can't be used any more. */
    was: {
      meeting: (n: number, group: string) => `Med linket kunne mentor svare på, om ${n}. møde i ${group} blev holdt.`,
      move: (n: number, group: string) => `Med linket kunne mentor finde en ny tid til ${n}. møde i ${group}.`,
      concern: (_n: number, group: string) =>
        `Med linket kunne mentor for ${group} bede om at blive kontaktet af personaleafdelingen.`,
      circle: (n: number) => `Med linket kunne det besvares, om mentorgruppens møde i ${n}. møderunde blev holdt.`,
      talks: (_n: number, group: string) => `Med linket kunne mentor bekræfte de personlige samtaler i ${group}.`,
      'hand-in': (n: number, group: string) =>
        `Med linket kunne opgaven til ${n}. møde i ${group} skrives og afleveres.`,
      leave: (_n: number, group: string) => `Med linket kunne en mentee forlade ${group}.`,
      dropouts: (_n: number, group: string) => `Med linket kunne mentor melde frafald i ${group}.`,
      'propose-finish': (_n: number, group: string) =>
        `Med linket kunne mentor foreslå, at ${group} slutter med personlige samtaler.`,
      'approve-finish': (_n: number, group: string) =>
        `Med linket kunne personaleafdelingen afgøre, om ${group} slutter med personlige samtaler.`,
      'closing-form': (_n: number, group: string) =>
        `Med linket kunne en mentee fra ${group} besvare de afsluttende spørgsmål.`,
      'mentor-survey': (_n: number, group: string) =>
        `Med linket kunne mentor for ${group} besvare de afsluttende spørgsmål.`,
      task: (n: number, group: string) => `Med linket kunne mentor tilpasse opgaven til ${n}. møde i ${group}.`,
      briefing: (n: number, group: string) => `Med linket kunne mentor forberede ${n}. møde i ${group}.`,
      peers: (n: number, group: string) =>
        `Med linket kunne mentees i ${group} læse hinandens besvarelser til ${n}. møde.`,
      'survey-before': (_n: number, group: string) =>
        `Med linket kunne en mentee fra ${group} svare på spørgsmålene ved starten.`,
      report: (_n: number, title: string) => `Med linket kunne rapporten om ${title} læses.`,
      'my-page': (_n: number, group: string) => `Med linket kunne en deltager i ${group} se sin egen side.`,
      commission: (_n: number, title: string) => `Med linket kunne kommissoriet for ${title} godkendes.`,
      nominate: (_n: number, title: string) => `Med linket kunne der udpeges deltagere til ${title}.`,
      invitation: (_n: number, title: string) => `Med linket kunne invitationen til ${title} besvares.`,
      organisation: (_n: number, title: string) => `Med linket kunne en organisations deltagere i ${title} ses.`,
      seminar: (_n: number, title: string) => `Med linket kunne seminaret for mentorer i ${title} bekræftes.`,
    },
    away: 'Vi kan ikke svare lige nu. Prøv igen om lidt; det, du skrev, er måske ikke kommet frem.',
    busy: 'Der kommer for mange forespørgsler fra dit netværk lige nu. Vent et minut, og prøv igen.',
    often:
      'Der er svaret usædvanligt mange gange med dette link i dag. Prøv igen i morgen, eller spørg personaleafdelingen.',
    noFile: 'Her er ingen fil.',
    typed: 'Det, du skrev',
    fileAgain: 'Vælg filen igen; den kom ikke med.',
    askSender: 'Spørg personaleafdelingen, hvis du er i tvivl.',
    meeting: {
      title: (n: number, group: string) => `Blev ${n}. møde i ${group} holdt?`,
      attended: 'Hvem var med?',
      hours: 'Timer, du brugte i alt, med forberedelse (valgfrit)',
      held: 'Ja, mødet blev holdt',
      notHeld: 'Nej, mødet blev ikke holdt',
      isHeld: 'Mødet er bekræftet som holdt.',
      isNotHeld: 'Mødet er meldt som ikke holdt. Personaleafdelingen har fået besked.',
      newTime: 'Find en ny tid til mødet',
    },
    move: {
      title: (n: number, group: string) => `Flyt ${n}. møde i ${group}`,
      text: 'Vælg en ny tid. Du ser, hvad der ændres, før noget sker.',
      look: 'Se, hvad der ændres',
      sure: (n: number, group: string) => `Skal ${n}. møde i ${group} flyttes?`,
      button: 'Ja, flyt mødet',
      effects: (count: number) => `${people(count)} får ændringen i deres kalender og en mail om den.`,
      follows: 'Påmindelser, opgaver og spørgsmål om mødet følger med til den nye tid.',
      nothing: 'Tid og sted er de samme, så der er intet at flytte.',
      again: 'Vælg en anden tid',
      moved: 'Mødet er flyttet. Alle får besked.',
      meeting: (n: number) => `${n}. møde`,
      deadline: (n: number) => `Frist for opgaven til ${n}. møde`,
      circle: (kind: CircleKind, n: number) =>
        `${kind === 'preparation' ? 'Forberedelsesmøde' : 'Evalueringsmøde'}, ${n}. runde`,
      date: 'Dato',
      time: 'Klokkeslæt',
      place: 'Sted',
      noDate: 'Skriv en dato og et klokkeslæt.',
    },
    organisation: {
      title: (name: string) => `Deltagere fra ${name}`,
      nobody: 'Ingen endnu',
      mentor: 'mentor',
      left: 'stoppet',
      attended: (there: number, held: number) => `med til ${there} af ${count(held, 'møde', 'møder')}`,
    },
    commission: {
      title: (title: string) => `Kommissorium: ${title}`,
      approve: 'Godkend kommissoriet',
      comment: 'Hvad skal ændres?',
      send: 'Send kommentaren',
      isApproved: 'Kommissoriet er godkendt.',
      isCommented: 'Personaleafdelingen har fået din kommentar og skriver til dig, når kommissoriet er ændret.',
      noComment: 'Skriv, hvad der skal ændres.',
      amended: 'Kommissoriet er blevet ændret, siden du åbnede siden. Læs det igen, før du godkender det.',
    },
    nominate: {
      title: (title: string) => `Udpeg deltagere til ${title}`,
      left: (count: number) => (count === 1 ? 'Du kan udpege 1 mere.' : `Du kan udpege ${count} mere.`),
      full: 'Du har udpeget dem, du skal. Fjern en, hvis du vil udpege en anden.',
      until: (when: string) => `Du kan ændre det indtil ${when}.`,
      named: 'Udpeget',
      nobody: 'Ingen endnu',
      add: 'Føj til',
      remove: (name: string) => `Fjern ${name}`,
      done: 'Jeg er færdig',
      isDone: 'Du har sagt, at du er færdig.',
      name: 'Navn',
      email: 'Mailadresse',
      department: 'Afdeling (valgfrit)',
      manager: 'Nærmeste leders mailadresse (valgfrit)',
      employedSince: 'Ansat siden (valgfrit)',
      gender: 'Køn',
      genders: { woman: 'Kvinde', man: 'Mand' },
      genderWhy: 'Vi spørger, fordi pladserne er fordelt efter køn. Svaret bliver slettet, når holdene er sat.',
      wrong: {
        name: 'Skriv navnet.',
        email: 'Skriv en mailadresse som navn@sted.dk.',
        manager: 'Skriv en mailadresse som navn@sted.dk.',
        employedSince: 'Skriv en dato.',
        gender: 'Vælg kvinde eller mand, og et af dem, der er plads til.',
        self: 'Du kan ikke udpege dig selv.',
        taken: 'Den person er allerede med i forløbet eller udpeget af en anden.',
        department: 'Skriv afdelingen med færre tegn.',
      },
      warnings: {
        R27: (name: string) => `${name} har en af mentorerne som leder og kommer på et andet hold.`,
        R28: (name: string) =>
          `${name} er fra samme afdeling som en anden, du har udpeget. De kommer helst på hver sit hold.`,
        R31: (name: string) => `${name} har været ansat kort tid. Forløbet er ikke prøvet af med nyansatte.`,
      },
    },
    invitation: {
      title: { mentor: 'Vil du være mentor?', mentee: 'Vil du være med?' },
      yes: 'Ja, det siger jeg ja til',
      no: 'Nej tak',
      reason: 'Vil du sige hvorfor? Det ser kun personaleafdelingen (valgfrit)',
      saidYes: 'Du har sagt ja. Du hører fra os, når holdet begynder.',
      saidNo: 'Du har sagt nej. Tak for svaret.',
      promise: 'Sæt kryds ved det hele for at sige ja.',
      sure: 'Vil du sige nej?',
      follows: {
        mentor: 'Så finder personaleafdelingen en anden mentor. Du kan sige ja igen, indtil det er sket.',
        mentee: 'Så går din plads til en anden, og det kan ikke gøres om.',
      },
      button: 'Ja, jeg siger nej tak',
      over: 'Der kan ikke længere svares på invitationen.',
    },
    seminar: {
      title: 'Blev seminaret for mentorer holdt?',
      attended: 'Hvem var med?',
      held: 'Ja, seminaret blev holdt',
      isHeld: 'Seminaret er bekræftet som holdt.',
    },
    concern: {
      title: 'Vil du have, at personaleafdelingen kontakter dig?',
      text: 'Personaleafdelingen får at vide, hvem du er, og at der er noget på holdet, som du gerne vil tale om, men ikke hvad. Det, der er sagt og skrevet på holdet, bliver på holdet.',
      button: 'Ja, kontakt mig',
      raised: 'Tak. Personaleafdelingen kontakter dig.',
    },
    circle: {
      title: (kind: CircleKind, n: number) =>
        kind === 'preparation'
          ? `Blev forberedelsesmødet før ${n}. møderunde holdt?`
          : `Blev evalueringsmødet efter ${n}. møderunde holdt?`,
      held: 'Ja, mødet blev holdt',
      notHeldText: 'Blev det ikke holdt? Skriv en ny tid, hvis I har en; så flytter vi mødet og giver besked.',
      notHeld: 'Nej, mødet blev ikke holdt',
      isHeld: 'Mødet er bekræftet som holdt.',
      isNotHeld: 'Der er svaret, at mødet ikke blev holdt.',
      moves: (when: string) =>
        `Mødet blev ikke holdt og bliver flyttet til ${when}. Mentorgruppen får besked, og deres kalendere bliver opdateret.`,
      isMoved: (when: string) => `Mødet er flyttet til ${when}. Mentorgruppen får besked.`,
    },
    talks: {
      title: 'Hvilke samtaler er holdt?',
      confirm: 'Bekræft',
      sure: (group: string) => `Er alle samtaler i ${group} holdt?`,
      ends: 'Med den sidste samtale slutter holdet. Dine mentees får de afsluttende spørgsmål, du får dine, og svarene om samtalerne kan ikke længere ændres.',
      end: 'Ja, de er alle holdt',
    },
    tool: { when: 'Bruges:', from: 'Oprindelse:' },
    task: {
      title: (n: number, group: string) => `Opgaven til ${n}. møde i ${group}`,
      adapt: (n: number) => `Tilpas opgaven til ${n}. møde`,
      meeting: (when: string, deadline: string) => `Mødet er ${when}${deadline ? `, og fristen er ${deadline}` : ''}.`,
      isOwn: 'Holdet får din egen udgave.',
      isStarter: 'Holdet får forslaget her, hvis du ikke ændrer det.',
      starter: 'Forslaget',
      name: 'Emne (valgfrit)',
      text: 'Opgaven. Lad en linje stå tom mellem afsnittene.',
      reading: 'Læsning til opgaven (valgfrit)',
      tools: 'Modeller, der følger med opgaven',
      toRead: 'Læsning til opgaven',
      attached: 'Modeller til opgaven',
      library: 'Modellerne',
      save: 'Gem opgaven',
      takeStarter: 'Brug forslaget igen',
      saved: 'Opgaven er gemt. Er den allerede sendt ud, får de, der ikke har afleveret, besked om ændringen.',
    },
    briefing: {
      title: (n: number, group: string) => `Overblik før ${n}. møde i ${group}`,
      print: 'Udskriv',
      task: 'Opgaven',
      questionsInPlay: 'Spørgsmålene i spil',
      handedIn: 'Har afleveret',
      missing: 'Mangler',
      nobody: 'Ingen endnu',
      theMeeting: (when: string) => `Mødet: ${when}`,
      texts: 'Besvarelser',
      toMentor: 'Spørgsmål til dig',
      amongPeers: 'Spørgsmål mellem mentees',
      asks: (one: string, other: string) => `${one} spørger ${other}`,
      agenda: 'Forslag til mødets gang',
      note: 'Dine egne noter',
      notePrivate: 'Dem ser kun du.',
      keep: 'Gem noterne',
    },
    peers: {
      title: (n: number) => `De andres besvarelser til ${n}. møde`,
      text: 'Læs de andres besvarelser, og forbered spørgsmål. Den, du spørger, kan se spørgsmålet her på siden, og det kan jeres mentor også.',
      notShared:
        'Her er ikke noget at læse: Enten deler holdet ikke besvarelser, eller også er fristen ikke nået endnu.',
      over: 'Mødet er begyndt, så her kan du læse, men ikke længere stille spørgsmål.',
      to: 'Hvem vil du spørge?',
      question: 'Dit spørgsmål',
      ask: 'Stil spørgsmålet',
      noOne: 'Vælg, hvem du vil spørge.',
      questions: 'Spørgsmål',
      noQuestion: 'Skriv dit spørgsmål.',
      youAsk: (name: string) => `Du spørger ${name}`,
      asksYou: (name: string) => `${name} spørger dig`,
    },
    myPage: {
      title: (group: string) => `Din side i ${group}`,
      next: 'Det næste',
      due: (n: number, when: string) => `Opgaven til ${n}. møde skal være afleveret senest ${when}.`,
      meeting: (n: number, when: string) => `${n}. møde: ${when}`,
      overdue: (n: number, when: string) =>
        `Opgaven til ${n}. møde skulle være afleveret ${when}. Du kan stadig nå det.`,
      place: (place: string) => `Sted: ${place}`,
      leaving: 'Hvis du vil stoppe',
      nothing: 'Der er ingen møder tilbage.',
      talk: (day: string) => `Din personlige samtale med mentor, senest ${day}. I aftaler selv tid og sted.`,
      talks: (count: number, day: string) =>
        `${count === 1 ? 'En personlig samtale' : `${count} personlige samtaler`} skal holdes, senest ${day}.`,
      dates: 'Alle datoer',
      states: { planned: '', held: 'holdt', cancelled: 'aflyst', unconfirmed: 'ikke bekræftet' },
      calendar: 'Hent datoerne til din kalender',
      tasks: 'Opgaver og besvarelser',
      handedIn: 'afleveret',
      people: 'Holdet',
      mentor: 'mentor',
      absent: 'Hvis du ikke kan komme',
      concern: 'Bed om at blive kontaktet af personaleafdelingen',
      shares:
        'På holdet kan mentees læse hinandens besvarelser, når fristen er udløbet. Du kan slå det fra, men ikke til igen.',
      sure: 'Skal holdet holde op med at dele?',
      follows:
        'Derefter kan kun du læse besvarelserne, også dem, der allerede er afleveret. Det kan ikke slås til igen: De, der skriver herefter, skriver kun til dig.',
      unshareSure: 'Ja, slå deling fra',
      unshare: 'Slå deling fra',
      unshared: 'Besvarelserne bliver ikke længere delt. Sig det til holdet.',
      contacts: 'Kontaktliste',
      contactsText: 'De, der har sagt ja til at stå på listen, kan se hinanden her.',
    },
    survey: {
      scale: {
        1: 'Slet ikke',
        2: 'I mindre grad',
        3: 'I nogen grad',
        4: 'I høj grad',
        5: 'I meget høj grad',
      },
      beforeTitle: 'Før du begynder',
      beforeText:
        'Svar på nogle få spørgsmål nu. Du får de samme til sidst, så rapporten samlet kan vise, hvad der har flyttet sig.',
      beforeOver: 'Spørgsmålene handlede om starten af forløbet, og den er forbi.',
      confidential: (least: number) =>
        `Dine svar er fortrolige. De bliver vist samlet, og kun når mindst ${least} har svaret.`,
      wording: (least: number) =>
        `Det, du skriver her, står ordret i rapporten uden dit navn, når mindst ${least} mentorer har skrevet noget. Andre kan måske kende dig på din måde at skrive på.`,
      intro: 'Hvor godt passer hvert udsagn på dig nu?',
      hoped: 'Da du begyndte, håbede du',
      hopes:
        'Hvad håber du at være blevet klogere på, når forløbet slutter? (valgfrit) Du får det at se igen til sidst; ingen andre ser det.',
      mentees: {
        aspirants: [
          'Jeg har overblik over organisationen',
          'Min egen rolle i organisationen står klart for mig',
          'Jeg er afklaret om, hvorvidt jeg vil være leder',
          'Jeg har et netværk, jeg kan bruge i mit arbejde',
          'Jeg ved, hvad det vil sige at lede',
        ],
        leaders: [
          'Jeg har overblik over organisationen',
          'Min egen rolle i organisationen står klart for mig',
          'Jeg er afklaret om, hvor jeg vil hen som leder',
          'Jeg har et netværk, jeg kan bruge i mit arbejde',
        ],
      },
      mentors: [
        'Jeg er blevet mere afklaret om min egen lederrolle',
        'Jeg har fået redskaber til sparring, som jeg bruger',
        'Jeg kender organisationen bedre end før',
        'Jeg ville gerne være mentor igen',
      ],
    },
    report: {
      title: (title: string) => `Rapport: ${title}`,
      confidential: (threshold: number) =>
        `Svarene er fortrolige og vises samlet, når mindst ${threshold} har svaret, og først på ny, når lige så mange er kommet til. Det, der er sagt og skrevet på holdene, står ikke her.`,
      overview: 'Overblik',
      overviewAbout: 'Søjler, der viser hvor mange af hvor mange.',
      what: 'Hvad',
      count: 'Antal',
      outOf: 'Ud af',
      met: 'Møder holdt',
      attended: 'Fremmøde',
      handedIn: 'Besvarelser',
      stayed: 'Mentees, der blev',
      hours: 'Timer',
      noHours: 'Mentorerne har ikke skrevet timer på deres møder.',
      hoursText: (mentors: string, mentees: string, pairs: string) =>
        `Mentorerne har brugt ${mentors} timer, og mentees har brugt ${mentees} timer på møder. Havde hver mentee haft sin egen mentor med lige så mange timer, ville det have kostet ${pairs} mentortimer.`,
      byMeeting: 'Møde for møde',
      meeting: 'Møde',
      meetingOf: (n: number, group: string) => `${group}, ${n}. møde`,
      states: { planned: 'planlagt', unconfirmed: 'ikke bekræftet', cancelled: 'aflyst' },
      leavers: 'Frafald',
      left: (count: number, group: string, after: number) =>
        `${group}: ${people(count)} ${after === 0 ? 'før 1. møde' : `efter ${after}. møde`}`,
      clarified: 'Afklaret',
      clarifiedAbout: 'Søjler, der viser, hvordan de, der har svaret, er blevet afklaret.',
      clarifiedAs: {
        aspirants: { yes: 'Ja, vil lede', 'yes-not-leading': 'Ja, vil ikke lede', 'not-yet': 'Ikke endnu' },
        leaders: { yes: 'Ja, vil et skridt op', 'yes-not-leading': 'Ja, vil ikke højere op', 'not-yet': 'Ikke endnu' },
      },
      when: 'Hvornår',
      step: 'Næste skridt tages senest',
      answered: (count: number) => `${people(count)} har besvaret de afsluttende spørgsmål.`,
      tooFew: (threshold: number) => `Svarene vises, når mindst ${threshold} har svaret.`,
      goals: (goals: number, of: number, dated: number) =>
        `${goals} af ${of} har skrevet et mål, og ${dated === 0 ? 'ingen' : dated} har sat dato på det næste skridt.`,
      beforeAfter: 'Før og efter',
      before: (count: number) => `Før (${count} svar)`,
      after: (count: number) => `Efter (${count} svar)`,
      spreadAbout: 'Hver søjle er delt efter, hvor mange der gav hvert svar, fra slet ikke til i meget høj grad.',
      mentors: 'Mentorernes svar',
      lessons: 'Til næste gang',
      rehearsed: 'Det var en prøve: Alle tal og svar er opdigtede.',
      lesson: 'Hvad skal gøres anderledes næste gang? Det, du skriver, kommer med i rapporten.',
      save: 'Gem',
    },
    handIn: {
      title: (n: number) => `Opgaven til ${n}. møde`,
      deadline: (when: string) => `Fristen er ${when}.`,
      pastDeadline: (when: string) => `Fristen var ${when}.`,
      lateTaken: (when: string) => `Du kan stadig aflevere, indtil mødet begynder ${when}.`,
      extent: (pages: number, characters: string) =>
        `Din besvarelse må højst fylde ${pages === 1 ? 'én A4-side' : `${pages} A4-sider`}. Det svarer til ${characters} tegn med mellemrum.`,
      private: (mentor: string) =>
        `Det er kun din mentor, ${mentor}, der læser det, du afleverer. Personaleafdelingen kan ikke se det.`,
      shared: (mentor: string) =>
        `Din mentor, ${mentor}, læser det, du afleverer. Når fristen er udløbet, kan de andre mentees på holdet også læse besvarelsen og stille dig spørgsmål. Dit spørgsmål og din kommentar ser kun din mentor. Personaleafdelingen kan ikke se noget af det.`,
      answer: 'Din besvarelse',
      question: 'Et spørgsmål til din mentor (valgfrit)',
      comment: 'En kommentar til selve opgaven (valgfrit)',
      file: 'En fil i stedet for eller ud over teksten (valgfrit)',
      fileHint: 'PDF, DOCX eller ODT, højst 5 MB.',
      noFile: 'Fjern filen',
      handIn: 'Aflevér',
      again: 'Aflevér igen',
      draft: 'Gem kladde',
      takeBack: 'Træk afleveringen tilbage',
      takesFile: 'Trækker du afleveringen tilbage, står teksten stadig her som kladde. Filen skal du vælge igen.',
      saved: (time: string) => `Gemt ${time}.`,
      saving: 'Gemmer …',
      failed: 'Det blev ikke gemt. Din tekst står stadig her; vi prøver igen om lidt.',
      overtaken:
        'Der er gemt noget andet fra et andet vindue, og teksten her er ikke gemt. Er det den, der gælder, så gem den igen.',
      elsewhere: 'Gemt fra det andet vindue',
      left: (count: string) => `${count} tegn tilbage`,
      over: (count: string) => `${count} tegn for meget`,
      tooLong: (length: string, most: string) =>
        `Teksten er på ${length} tegn med mellemrum og må højst være på ${most}. Den er ikke gemt, men den står her stadig. Forkort den, og prøv igen.`,
      empty: 'Skriv noget, eller vælg en fil, før du afleverer.',
      fileFaults: {
        size: 'Filen er større end 5 MB.',
        cut: 'Filen kom ikke helt frem. Vælg den igen.',
        kind: 'Filen er hverken PDF, DOCX eller ODT.',
        macros: 'Filen indeholder makroer eller andet, der kan køre. Gem den uden, for eksempel som PDF.',
        damaged: 'Filen kan ikke læses. Gem den igen, for eksempel som PDF.',
        bomb: 'Filen fylder alt for meget, når den pakkes ud.',
      },
      theFile: 'Afleveret fil:',
      stands: 'Din mentor ser det, du har afleveret, indtil du afleverer igen eller trækker det tilbage.',
      before: (n: number) => `Det skrev du til ${n}. møde`,
      yours: 'Det afleverede du',
      draftLeft: 'Din kladde, som ikke blev afleveret',
      noMentor:
        'Holdet har ingen mentor lige nu. Den nye mentor kan læse det, du afleverer; personaleafdelingen kan ikke.',
      noMentorShared:
        'Holdet har ingen mentor lige nu. Den nye mentor kan læse det, du afleverer, og når fristen er udløbet, kan de andre mentees på holdet læse besvarelsen og stille dig spørgsmål. Dit spørgsmål og din kommentar ser kun mentor. Personaleafdelingen kan ikke se noget af det.',
      handedInAt: (when: string) => `Afleveret ${when}.`,
      late: 'Afleveret efter fristen.',
      isHandedIn: 'Din besvarelse er markeret som afleveret.',
      lost: 'Teksten kan ikke vises på grund af en fejl hos os. Sig det til personaleafdelingen.',
    },
    leave: {
      title: 'Vil du forlade forløbet?',
      text: 'Din plads bliver ikke besat af en anden, når holdet først er i gang. Du kan give personaleafdelingen en begrundelse.',
      ask: 'Forlad forløbet',
      sure: 'Er du sikker?',
      follows:
        'Møderne bliver fjernet fra din kalender, du får ikke flere mails fra holdet, og din mentor og personaleafdelingen får besked. Du kan ikke fortryde det her på siden; er det en fejl, kan personaleafdelingen omgøre det, indtil holdets næste møde begynder.',
      followsLast:
        'Du er den sidste mentee på holdet, så det slutter med det samme. Møderne bliver fjernet fra din kalender, du får ikke flere mails fra holdet, og din mentor og personaleafdelingen får besked. Det kan ikke fortrydes.',
      followsLastTalk:
        'Din personlige samtale er den sidste, holdet venter på, så det slutter med det samme. Du får ikke flere mails fra holdet, og din mentor og personaleafdelingen får besked. Det kan ikke fortrydes.',
      button: 'Ja, jeg forlader forløbet',
      left: 'Du er ikke længere med',
      leftText: 'Tak, fordi du gav besked. Møderne bliver fjernet fra din kalender.',
    },
    reason: 'Begrundelse (valgfri; kun personaleafdelingen ser den)',
    dropouts: {
      title: 'Hvem er stoppet?',
      text: 'Meld kun et frafald, når det er aftalt. Når holdet først er i gang, kommer der ikke en ny mentee i stedet.',
      ask: 'Meld frafald',
      choose: 'Vælg, hvem der er stoppet.',
      sure: (name: string) => `Er ${name} stoppet?`,
      follows: (name: string) =>
        `Møderne bliver fjernet fra kalenderen hos ${name}, som får besked og ikke flere mails fra holdet. Personaleafdelingen får besked. Det kan ikke fortrydes her på siden; personaleafdelingen kan omgøre det, indtil holdets næste møde begynder.`,
      followsLast: (name: string) =>
        `${name} er den sidste mentee på holdet, så det slutter med det samme. Møderne bliver fjernet fra kalenderen, og personaleafdelingen får besked. Det kan ikke fortrydes.`,
      followsLastTalk: (name: string) =>
        `Samtalen med ${name} er den sidste, holdet venter på, så det slutter med det samme, og de andre mentees får de afsluttende spørgsmål. Personaleafdelingen får besked. Det kan ikke fortrydes.`,
      button: (name: string) => `Ja, ${name} er stoppet`,
      left: (name: string) => `${name} er ikke længere med`,
      leftText: (count: number) =>
        `Tak, det er noteret. ${count === 0 ? 'Der er ingen mentees tilbage, og holdet slutter.' : count === 1 ? 'Der er 1 mentee tilbage på holdet.' : `Der er ${count} mentees tilbage på holdet.`}`,
    },
    proposeFinish: {
      title: 'Foreslå at slutte med samtaler',
      text: 'I stedet for 4. møde får hver mentee en personlig samtale med dig. Personaleafdelingen skal godkende det; indtil da gælder 4. møde.',
      button: 'Send forslaget',
      proposed: 'Forslaget er sendt. Du får besked, når personaleafdelingen har taget stilling.',
      approved: 'Forslaget er godkendt: Holdet slutter med samtaler.',
    },
    approveFinish: {
      title: (group: string) => `Skal ${group} slutte med samtaler?`,
      text: '4. møde bliver aflyst, og mentor holder en personlig samtale med hver mentee.',
      ask: 'Godkend',
      sure: (group: string) => `Godkend, at ${group} slutter med samtaler?`,
      follows: (when: string, count: number) =>
        `4. møde ${when} bliver aflyst og fjernet fra kalenderen hos ${people(count)}. Alle får en invitation til samtalerne. Det kan ikke fortrydes.`,
      approve: 'Ja, godkend',
      decline: 'Behold 4. møde',
      approved: 'Det er godkendt: Holdet slutter med samtaler, og alle får besked.',
      declined: '4. møde bliver holdt som planlagt. Mentor får besked.',
      none: 'Der er ikke noget forslag at tage stilling til.',
    },
    closingForm: {
      title: 'De sidste spørgsmål',
      clarified: 'Er du blevet afklaret?',
      choices: {
        aspirants: {
          yes: 'Ja, jeg vil gå efter at blive leder',
          'yes-not-leading': 'Ja, lederjobbet er ikke noget for mig',
          'not-yet': 'Nej, ikke endnu',
        },
        leaders: {
          yes: 'Ja, jeg vil gå efter et skridt op',
          'yes-not-leading': 'Ja, jeg vil ikke højere op',
          'not-yet': 'Nej, ikke endnu',
        },
      },
      choose: 'Vælg, om du er blevet afklaret.',
      goal: 'Hvad er dit mål nu?',
      nextStep: 'Hvad er dit næste skridt?',
      nextStepOn: 'Hvornår tager du det senest?',
      noDay: 'Skriv en gyldig dato.',
      remind: 'Skriv til mig den dag, og spørg, hvordan det gik',
      remindWhen: (years: number) =>
        `Vælg den dato, vi skal skrive til dig, tidligst i morgen og senest om ${years} år.`,
      hours: 'Timer, du har brugt i alt på forløbet (valgfrit)',
      noHours: 'Skriv et tal fra 0 til 1.000.',
      mentorLater: 'Jeg vil gerne selv være mentor en anden gang. Det må personaleafdelingen se med mit navn.',
      contactList: 'De andre, der siger ja, må få mit navn og min mailadresse',
    },
    mentorSurvey: {
      title: 'Til dig, der har været mentor',
      text: 'Nogle få spørgsmål om, hvad forløbet har givet dig som leder.',
      lesson: 'Hvad bør den næste mentor og vi andre gøre anderledes? (valgfrit)',
    },
  },

  hr: hrDa,
};

/** What a point of attention is about. */
export interface AttentionWords {
  /** The person that it is about, where one is known. */
  readonly name: string | undefined;
  readonly meeting: number | undefined;
  readonly about: string | undefined;
  /** The stage of the introduction that it is about, as it is called. */
  readonly stage?: string | undefined;
}

export type Words = typeof da;
