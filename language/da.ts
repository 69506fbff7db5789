// Every Danish word that people read: letters, pages, attention, reasons, calendar titles. Whole sentences are the units.
// en.ts has the same shape, and so will a third language: what is missing doesn't compile.
import type { AttentionKind, CircleKind, EngineRule, MailKind, Reason } from '../domain/kinds.ts';
import type { Blame } from '../domain/mail-answers.ts';

/** The parts of a date that a language puts in order. */
interface DateParts {
  readonly weekday: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

type ByMeeting = Readonly<Record<number, readonly string[]>>;

const surveyQuestions: readonly string[] = [
  'Hvad har forløbet givet dig som leder?',
  'Hvilke redskaber tager du med?',
  'Hvad skal den næste mentor vide?',
];

const circle = (kind: CircleKind) => (kind === 'preparation' ? 'forberedelsesmødet' : 'evalueringsmødet');
const around = (kind: CircleKind) => (kind === 'preparation' ? 'før' : 'efter');
const people = (count: number) => (count === 1 ? '1 person' : `${count} personer`);

/** By meeting: what aspirants write for it (R46). */
const tasks: ByMeeting = {
  2: [
    'Hvad gør en leder, du gerne selv ville have? Beskriv det, lederen kan, og det, lederen gør.',
    'Forestil dig, at du har været leder i et år. Hvad er du mest stolt af?',
    'Ét spørgsmål til din mentor, som kan hjælpe dig videre.',
  ],
  3: [
    'Læs det, du skrev sidst. Hvad vil du ændre, nu hvor holdet har talt om det?',
    'Beskriv de første tre skridt mod den rolle, du ser for dig.',
    'Ét spørgsmål til din mentor, som kan hjælpe dig videre.',
  ],
  4: [
    'Hvad er du blevet klogere på om dig selv som leder?',
    'Hvad er dit næste skridt, og hvornår tager du det senest?',
    'Ét spørgsmål til din mentor eller holdet, som du ikke vil gå hjem uden svar på.',
  ],
};

/** By meeting: what leaders have in mind until then (R64). */
const questions: ByMeeting = {
  2: ['Hvad koster din lederrolle dig, og hvad giver den dig?', 'Hvornår har du sidst ændret mening som leder?'],
  3: ['Hvad ville du gøre, hvis du var øverste leder i morgen?', 'Hvad vil du ikke gå på kompromis med?'],
  4: ['Hvad skal der til, for at du vil videre?', 'Hvad ville du sige til dig selv, hvis du var din egen mentor?'],
};

export const da = {
  dates: {
    locale: 'da-DK',
    /** tirsdag den 2. februar 2027 */
    day: ({ weekday, day, month, year }: DateParts) => `${weekday} den ${day}. ${month} ${year}`,
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
    sparring: (mentors: string, count: number) =>
      `Brug for sparring? ${count === 1 ? 'Den anden mentor er' : 'De andre mentorer er'} ${mentors}.`,
    rehearsal: 'Prøve',
    rehearsalNote: 'Dette er en prøve. Ingen bliver inviteret i virkeligheden, og datoerne er de planlagte.',
  },

  calendar: {
    meeting: (n: number, group: string) => `${group}: ${n}. møde`,
    circle: (kind: CircleKind, round: number) =>
      `${kind === 'preparation' ? 'Forberedelsesmøde' : 'Evalueringsmøde'} ${round}`,
  },

  labels: {
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
    pages: (count: number) => `Højst ${count} A4-sider`,
    yourMentees: 'Dine mentees',
    inTheGroup: 'På holdet',
    handedIn: 'Har afleveret',
    nobodyYet: 'Ingen endnu',
    missing: 'Mangler',
    talksWith: 'Samtaler med',
    latest: 'Senest',
    remaining: 'Tilbage',
    newMentor: 'Ny mentor',
    email: 'Mail',
    groups: 'Hold',
    mentees: 'Mentees',
    menteesLeft: (active: number, all: number, left: number) =>
      `${active} af ${all}${left > 0 ? ` (${left} er stoppet)` : ''}`,
    meetingsHeld: 'Møder holdt',
    attendance: 'Fremmøde',
    tasksHandedIn: 'Opgaver afleveret',
    talks: 'Personlige samtaler',
    of: (part: number, all: number) => `${part} af ${all}`,
    peopleErased: 'Personer slettet',
    wordsErased: 'Tekster slettet',
  },

  /** What links are called in mails: a question beside a small one. */
  actions: {
    move: { text: 'Passer tiden ikke?', label: 'Find en ny tid' },
    concern: { text: 'Er der noget, du vil tale med personaleafdelingen om?', label: 'Bed om at blive kontaktet' },
    dropouts: { text: 'Stopper en mentee undervejs?', label: 'Meld frafald' },
    dropoutsAfter: { text: 'Er en mentee stoppet?', label: 'Meld frafald' },
    leave: { text: 'Kan du ikke være med alligevel?', label: 'Forlad forløbet' },
    leaveLater: { text: 'Kan du ikke være med længere?', label: 'Forlad forløbet' },
    proposeFinish: {
      text: 'Er holdet allerede afklaret?',
      label: 'Foreslå, at holdet slutter med personlige samtaler',
    },
    handIn: 'Markér som afleveret',
    confirmMeeting: 'Bekræft mødet',
    confirmTalks: 'Bekræft samtaler',
    closingForm: 'Besvar de tre spørgsmål',
    mentorSurvey: 'Svar på tre spørgsmål',
    decide: 'Tag stilling',
  },

  /** What a group has agreed on (R17), said to everybody in it. */
  practice: {
    meetings:
      'Møderne varer tre timer og ligger uden for arbejdstiden. Regn med en til tre timers forberedelse mellem møderne.',
    tasks: (pages: number, days: number) =>
      `Mellem møderne skriver hver mentee en opgave på højst ${pages} A4-sider og afleverer den senest ${days} ${days === 1 ? 'dag' : 'dage'} før mødet, inden kl. 23.59.`,
    questions:
      'Mellem møderne får mentees nogle få åbne spørgsmål at have i baghovedet. Der skal ikke afleveres noget.',
    shared: 'Mentees læser hinandens besvarelser, så alle kan forberede spørgsmål.',
    notShared: 'Kun mentor læser besvarelserne.',
    talks: 'Holdet slutter efter tre møder med en personlig samtale mellem mentor og hver mentee.',
    fourMeetings: 'Holdet har fire møder.',
    nobodyNew: 'Hvis nogen stopper, kommer der ikke nye til.',
    confidential: 'Det, der bliver sagt og skrevet på holdet, bliver på holdet.',
    /** R61, word for word in welcome, talks and closing. */
    noPromise:
      'Forløbet giver afklaring og netværk. Det er ikke et løfte om forfremmelse eller et nyt job, og et nej til en lederkarriere er et lige så godt resultat som et ja.',
  },

  tasks,
  questions,

  letters: {
    welcomeMentor: {
      subject: (group: string) => `Velkommen som mentor for ${group}`,
      preview: 'Dine datoer, dine mentees og holdets praksis',
      thanks: (group: string, title: string) =>
        `Tak, fordi du vil være mentor for ${group} i »${title}«. Her er det, du har brug for at vide fra start.`,
      bigJob:
        'At være mentor er et større job, end man tror: fire måneder med møder, forberedelse og to møder med de andre mentorer omkring hver runde. Du får en mail fra os hver gang, der er noget at gøre.',
    },
    welcomeMentee: {
      subject: (title: string) => `Velkommen til ${title}`,
      preview: (group: string) => `${group}: alle datoer og sådan arbejder holdet`,
      welcome: (group: string, title: string, mentor: string) =>
        `Velkommen til ${group} i »${title}«. Din mentor er ${mentor}.`,
    },
    howItWorks: 'Sådan arbejder holdet:',
    invitation: {
      subject: (n: number, group: string, when: string) => `Invitation: ${n}. møde i ${group}, ${when}`,
      text: (n: number, group: string) => `Her er invitationen til ${n}. møde i ${group}. Gem den i din kalender.`,
    },
    reminder: {
      subject: (n: number, group: string, when: string) => `Påmindelse: ${n}. møde i ${group}, ${when}`,
      text: (n: number, group: string) => `Vi ses snart til ${n}. møde i ${group}.`,
    },
    questionsAssigned: {
      subject: (n: number, group: string) => `Spørgsmål til ${n}. møde i ${group}`,
      preview: (day: string) => `Til at have i baghovedet frem mod ${day}`,
      text: 'Her er nogle åbne spørgsmål frem mod næste møde. Du skal ikke skrive eller aflevere noget; hav dem i baghovedet.',
    },
    taskAssigned: {
      subject: (n: number, deadline: string) => `Opgave til ${n}. møde, frist ${deadline}`,
      preview: (extent: string, deadline: string) => `${extent}, senest ${deadline}`,
      text: (n: number, group: string) =>
        `Her er opgaven til ${n}. møde i ${group}. Skriv for din egen skyld; besvarelsen bliver ikke gennemgået på mødet, men er udgangspunkt for samtalen.`,
      give: (mentor: string) =>
        `Giv besvarelsen til din mentor, ${mentor}, på den måde I har aftalt, og markér den som afleveret her. Den bliver behandlet fortroligt.`,
    },
    taskReminder: {
      subject: (n: number, deadline: string) => `Påmindelse: opgaven til ${n}. møde, frist ${deadline}`,
      lastSubject: (n: number, deadline: string) => `Sidste påmindelse: opgaven til ${n}. møde, frist ${deadline}`,
      preview: (deadline: string) => `Senest ${deadline}`,
      soon: 'Det er snart tid til at aflevere opgaven, og du har endnu ikke markeret den som afleveret.',
      close: 'Fristen for din opgave er lige om hjørnet, og du har endnu ikke markeret den som afleveret.',
      onItsWay: 'Er den på vej? Så se bort fra denne mail, og markér den, når du har afleveret.',
    },
    taskOverdue: {
      subject: (n: number) => `Fristen er passeret: opgaven til ${n}. møde`,
      preview: 'Det er stadig bedre at aflevere sent end ikke',
      text: (n: number, deadline: string, mentor: string) =>
        `Fristen for opgaven til ${n}. møde var ${deadline}, og vi har ikke set din besvarelse. ${mentor} forbereder sig ud fra det, holdet har skrevet, så aflever gerne alligevel, inden mødet begynder.`,
    },
    briefing: {
      subject: (n: number, group: string) => `Til din forberedelse: ${n}. møde i ${group}`,
      preview: (handedIn: number, all: number) => `${handedIn} af ${all} har afleveret`,
      questionsPreview: 'De spørgsmål, holdet har i baghovedet',
      text: (n: number, group: string) => `${n}. møde i ${group} nærmer sig.`,
      questions: 'Disse spørgsmål har holdet haft i baghovedet:',
      use: 'Besvarelserne skal ikke gennemgås på mødet. Brug dem til at vælge, hvad I taler om. Den, der mangler, kan stadig aflevere, til mødet begynder.',
    },
    confirmation: {
      subject: (n: number, group: string) => `Blev ${n}. møde i ${group} holdt?`,
      preview: 'Bekræft mødet, og hvem der var med',
      text: (n: number, group: string) =>
        `Tak for i dag. Bekræft, at ${n}. møde i ${group} blev holdt, og hvem der var med. Så sender vi det næste til dine mentees.`,
    },
    unconfirmed: {
      subject: (n: number, group: string) => `Vi mangler din bekræftelse af ${n}. møde i ${group}`,
      preview: 'Ét klik og et fremmøde, så kører forløbet videre',
      text: (n: number, group: string) =>
        `Vi ved endnu ikke, om ${n}. møde i ${group} blev holdt. Mentorernes evaluering af runden venter på svar fra alle hold.`,
    },
    talkInvitationMentor: {
      subject: (group: string) => `${group} slutter med personlige samtaler`,
      preview: (day: string) => `En samtale med hver mentee, senest ${day}`,
      text: 'Holdet slutter med en personlig samtale med hver mentee. Aftal selv tid og sted, gerne en time til hver, og bekræft samtalerne her, efterhånden som de er holdt.',
    },
    talkInvitationMentee: {
      subject: 'Din personlige samtale med din mentor',
      preview: (mentor: string, day: string) => `Med ${mentor}, senest ${day}`,
      text: (mentor: string, email: string) =>
        `Dit hold slutter med en personlig samtale mellem dig og din mentor, ${mentor}. I aftaler selv tid og sted; skriv til ${email}, hvis du ikke har hørt noget.`,
    },
    talkReminder: {
      mentorSubject: (group: string) => `Påmindelse: de personlige samtaler i ${group}`,
      menteeSubject: 'Påmindelse: din personlige samtale med din mentor',
      preview: (day: string) => `Senest ${day}`,
      mentorText: 'Der mangler endnu samtaler:',
      menteeText: (mentor: string, email: string) =>
        `Har du aftalt tid til din samtale med ${mentor}? Ellers skriv til ${email}.`,
    },
    talkConfirmation: {
      subject: (group: string) => `Er de personlige samtaler i ${group} holdt?`,
      preview: 'Bekræft samtalerne, så kan holdet slutte',
      text: 'I dag er sidste dag for de personlige samtaler. Bekræft dem, der er holdt; holdet slutter med den sidste.',
    },
    talkUnconfirmed: {
      subject: (group: string) => `Vi mangler din bekræftelse af samtalerne i ${group}`,
      preview: 'Holdet venter på de sidste samtaler',
      text: 'Disse samtaler er ikke bekræftet endnu:',
    },
    talksMoved: {
      subject: (group: string, day: string) => `Samtalerne i ${group}: ny sidste dag, ${day}`,
      preview: (day: string) => `Senest ${day}`,
      mentorText: 'Den sidste dag for de personlige samtaler er flyttet.',
      menteeText: (mentor: string) => `Den sidste dag for din personlige samtale med ${mentor} er flyttet.`,
    },
    closingForm: {
      subject: (group: string) => `Tak for denne gang: ${group} er slut`,
      preview: 'Tre korte spørgsmål til dig',
      text: (group: string) =>
        `${group} er slut. Tak, fordi du gik helhjertet ind i det. Tag fem minutter til tre spørgsmål: Er du blevet afklaret, hvad er dit mål, og hvornår tager du det næste skridt?`,
      numbersOnly: 'Personaleafdelingen og opdragsgiveren ser kun tal, og kun når mindst tre har svaret.',
    },
    mentorSurvey: {
      subject: (group: string) => `Tak for din indsats som mentor for ${group}`,
      preview: 'Tre spørgsmål om din egen rolle',
      text: 'Holdet er slut. Hvad har det givet dig selv som leder, og hvad skal den næste mentor vide? Det tager fem minutter.',
    },
    ifMistaken: (name: string, email: string) => `Er det en fejl, så skriv med det samme til ${name}, ${email}.`,
    dropoutConfirmed: {
      subject: (title: string) => `Du er ude af ${title}`,
      preview: 'Du får ikke flere mails om forløbet',
      text: (group: string) =>
        `Vi har noteret, at du ikke længere er med i ${group}. De kommende møder bliver fjernet fra din kalender, og du får ikke flere mails om forløbet. Tak, fordi du var med.`,
    },
    mentorLeft: {
      subject: (group: string) => `${group} har ingen mentor`,
      preview: 'Find en ny mentor til holdet',
      text: (mentor: string, group: string) =>
        `${mentor || 'Mentor'} er ikke længere mentor for ${group}. Holdets datoer står ved magt. Find en ny mentor, og sæt personen ind; så får vedkommende praksis, kalender og det, der er åbent.`,
    },
    menteeLeft: {
      subject: (group: string) => `Frafald i ${group}`,
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
      nobodyLeft: 'Ingen; holdet slutter',
      few: 'Med under fire mentees er det værd at tale om, hvordan holdet kommer bedst videre.',
    },
    meetingMoved: {
      subject: (n: number, group: string, when: string) => `Ændret: ${n}. møde i ${group}, ${when}`,
      preview: (when: string) => `Nu: ${when}`,
      text: (n: number, group: string) =>
        `${n}. møde i ${group} har fået ny tid eller nyt sted. Din kalender bliver opdateret, og det, du før har fået at vide om mødet, gælder ikke længere.`,
    },
    meetingCancelled: {
      subject: (n: number, group: string, when: string) => `Aflyst: ${n}. møde i ${group}, ${when}`,
      preview: 'Mødet bliver fjernet fra din kalender',
      forYou: (n: number, group: string) =>
        `${n}. møde bliver fjernet fra din kalender, fordi du ikke længere er med i ${group}.`,
      withGroup: (n: number, group: string) => `${n}. møde i ${group} er aflyst, fordi holdet er aflyst.`,
      forTalks: (n: number, group: string) =>
        `${n}. møde i ${group} er aflyst, fordi holdet i stedet slutter med personlige samtaler.`,
      alone: (n: number, group: string) => `${n}. møde i ${group} er aflyst.`,
      formerAddress: (n: number, group: string) =>
        `${n}. møde i ${group} bliver fjernet fra kalenderen her, fordi forløbet nu skriver til en anden adresse.`,
    },
    mentorReplaced: {
      subject: (group: string, mentor: string) => `${group} har fået ny mentor: ${mentor}`,
      preview: 'Datoer og praksis er de samme',
      text: (mentor: string, group: string) =>
        `${mentor} er fra nu af mentor for ${group}. Datoerne og holdets praksis er de samme.`,
    },
    mentorReleased: {
      subject: (group: string) => `Du er ikke længere mentor for ${group}`,
      preview: 'Holdet har fået en ny mentor',
      text: (group: string) =>
        `${group} har fået en ny mentor. Holdets kommende møder bliver fjernet fra din kalender, og dine links til holdet virker ikke længere. Tak for din indsats.`,
    },
    dropoutTakenBack: {
      subject: (name: string, group: string) => `${name} er stadig med i ${group}`,
      preview: 'Frafaldet var en fejl',
      text: (name: string, group: string) =>
        `${name} var ved en fejl meldt ud af ${group} og er med igen. Mødedatoer og opgaver er sendt på ny.`,
    },
    menteeAdded: {
      subject: (group: string, mentee: string) => `Ny mentee i ${group}: ${mentee}`,
      preview: 'Holdet er blevet større',
      text: (mentee: string, group: string) =>
        `${mentee} er kommet med i ${group} og har fået alle datoer. Efter første møde kommer der ikke flere til.`,
    },
    allCancelled: 'Alle kommende møder er aflyst',
    theReason: 'Begrundelsen er:',
    groupCancelled: {
      subject: (group: string) => `${group} er aflyst`,
      text: (group: string, title: string) =>
        `${group} i »${title}« er aflyst. De kommende møder bliver fjernet fra din kalender.`,
    },
    programmeCancelled: {
      subject: (title: string) => `${title} er aflyst`,
      text: (title: string) =>
        `»${title}« er aflyst. De kommende møder bliver fjernet fra din kalender. Tak, fordi du var med.`,
      toHr: (title: string) =>
        `»${title}« er aflyst. Alle deltagere har fået besked, og de kommende møder bliver fjernet fra deres kalendere.`,
      inNumbers: 'Forløbet i tal, da det stoppede:',
    },
    finishProposed: {
      subject: (group: string) => `${group}: mentor foreslår at slutte med samtaler`,
      preview: 'Godkend eller afvis forslaget',
      text: (mentor: string, group: string, active: number) =>
        `${mentor} foreslår, at ${group} nøjes med de tre holdte møder og slutter med en personlig samtale med hver af de ${active} mentees i stedet for 4. møde.`,
    },
    finishDeclined: {
      subject: (group: string) => `${group} fortsætter til 4. møde`,
      preview: 'Personaleafdelingen vil gerne beholde 4. møde',
      text: (hr: string) =>
        `Personaleafdelingen har set dit forslag og vil gerne beholde 4. møde. Kontakt ${hr}, hvis I skal tale om det.`,
    },
    preparation: {
      subject: (round: number, when: string) => `Invitation: forberedelsesmøde før ${round}. møderunde, ${when}`,
      preview: 'Mentorgruppen planlægger runden sammen',
      text: (round: number, title: string) => `Mentorgruppen mødes og forbereder ${round}. møderunde i »${title}«.`,
      guide: 'Forslag til dagsorden:',
      items: [
        'Runden rundt: hvad fylder på hvert hold?',
        'Programmet for næste møde: tema, spørgsmål, øvelse',
        'Mentorrollen: hvornår lytter du, hvornår giver du råd?',
        'Hvem har brug for sparring inden mødet?',
      ],
      reminderSubject: (when: string) => `Påmindelse: forberedelsesmøde, ${when}`,
      reminderPreview: (round: number) => `Før ${round}. møderunde`,
      reminder: (round: number) => `Husk mentorgruppens forberedelsesmøde før ${round}. møderunde.`,
    },
    evaluation: {
      subject: (round: number, when: string) => `Invitation: evalueringsmøde efter ${round}. møderunde, ${when}`,
      preview: 'Mentorgruppen samler op på runden',
      text: (round: number, title: string) =>
        `Mentorgruppen mødes efter ${round}. møderunde i »${title}«, når alle hold har mødtes. Er et hold forsinket, flytter vi mødet og giver besked.`,
      guide: 'Spørgsmål at tage med:',
      items: [
        'Hvad lykkedes på mødet, og hvad gjorde du selv?',
        'Hvor kom deltagernes potentiale til syne?',
        'Hvad vil du gøre anderledes næste gang?',
      ],
      reminderSubject: (when: string) => `Påmindelse: evalueringsmøde, ${when}`,
      reminderPreview: (round: number) => `Efter ${round}. møderunde`,
      reminder: (round: number) => `Husk mentorgruppens evalueringsmøde efter ${round}. møderunde.`,
    },
    circleConfirmation: {
      subject: (kind: CircleKind) => `Blev ${circle(kind)} holdt?`,
      text: (kind: CircleKind, round: number) =>
        `Bekræft, at ${circle(kind)} ${around(kind)} ${round}. møderunde blev holdt.`,
    },
    circleMoved: {
      subject: (kind: CircleKind, when: string) => `Flyttet: ${circle(kind)}, ny tid ${when}`,
      preview: (when: string) => `Ny tid: ${when}`,
      text: (kind: CircleKind, round: number) =>
        kind === 'preparation'
          ? `Forberedelsesmødet før ${round}. møderunde er flyttet. Din kalender bliver opdateret.`
          : `Evalueringsmødet efter ${round}. møderunde er flyttet. Din kalender bliver opdateret.`,
    },
    circleCancelled: {
      subject: (kind: CircleKind, round: number) => `Aflyst: ${circle(kind)} ${around(kind)} ${round}. møderunde`,
      withProgramme: 'Forløbet er aflyst, og mentorgruppens møde bliver fjernet fra din kalender.',
      forYou: 'Du er ikke længere mentor i forløbet, så mentorgruppens møde bliver fjernet fra din kalender.',
      formerAddress:
        'Mentorgruppens møde bliver fjernet fra kalenderen her, fordi forløbet nu skriver til en anden adresse.',
      noMeetings:
        'Ingen hold har flere møder i runden, så mentorgruppens møde er aflyst og bliver fjernet fra din kalender.',
    },
    digest: {
      subject: (title: string, round: number) => `${title}: status efter ${round}. møderunde`,
      preview: 'Runden i tal',
      text: (round: number) =>
        `${round}. møderunde er holdt og evalueret. Her er runden i tal; det, der er sagt og skrevet, bliver på holdene.`,
      putRight: (name: string, email: string) => `Er der noget, der skal rettes ind, så tal med ${name}, ${email}.`,
    },
    report: {
      subject: (title: string) => `${title}: forløbet er slut`,
      preview: 'Forløbet i tal',
      text: (title: string) => `Alle hold i »${title}« er slut. Her er forløbet i tal.`,
      purpose: 'Forløbet begyndte med dette formål:',
      noPromise:
        'Deltagelse har ikke været et løfte om forfremmelse. En mentee, der har fundet ud af, at lederjobbet ikke er vejen, er også afklaret.',
    },
    attention: {
      subject: (title: string) => `${title}: noget kræver din opmærksomhed`,
      preview: (count: number) => (count === 1 ? '1 opmærksomhedspunkt' : `${count} opmærksomhedspunkter`),
      text: 'Forløbet kører videre, men her er noget, du bør se på:',
      cancelled: 'Forløbet er aflyst, men her er noget, du bør se på:',
    },
    erasureNotice: {
      subject: (title: string, days: number) => `${title}: deltagernes oplysninger bliver slettet om ${days} dage`,
      preview: 'Hent det, der skal gemmes et andet sted',
      text: (title: string, days: number) =>
        `Opbevaringstiden for »${title}« udløber om ${days} dage. Så bliver alle navne, adresser og tekster slettet. Er der noget, I skal gemme, så hent det nu; rapporten i tal bliver stående.`,
    },
    erasureReceipt: {
      subject: (title: string) => `${title}: deltagernes oplysninger er slettet`,
      preview: 'Kvittering for sletning',
      text: (title: string) =>
        `Opbevaringstiden for »${title}« er udløbet, og deltagernes oplysninger er slettet. Denne mail er kvitteringen; dit eget navn og din adresse bliver slettet, når den er sendt.`,
      whatStays:
        'Tilbage er tal uden navne: hvilke mails der blev sendt hvornår, fremmøde og afleveringer. De dokumenterer forløbet og kan ikke føres tilbage til en person. Sikkerhedskopier fra før i dag indeholder stadig oplysningerne, indtil de udløber.',
    },
  },

  /** What HR must look at, with what to do about it. */
  attention: {
    'mail-refused': ({ name }) =>
      `Mails til ${name ?? 'en deltager'} bliver afvist af modtagerens mailserver. Se hvilke i mailoversigten, og ret adressen; så bliver de sendt igen.`,
    'mail-server': () =>
      'Vores egen mailserver tager ikke imod mails. De bliver prøvet igen og sendt af sig selv, når den gør; driften skal se på den. Ingen deltagers adresse er forkert af den grund.',
    'meeting-unconfirmed': ({ meeting }) => `${meeting}. møde er ikke bekræftet. Spørg mentor, eller bekræft det selv.`,
    'meeting-not-held': ({ meeting }) =>
      `Mentor melder, at ${meeting}. møde ikke blev holdt. Find en ny dato, og flyt mødet.`,
    'small-group': () => 'Under fire mentees er tilbage. Tal med mentor om, hvordan holdet kommer videre.',
    'group-empty': () => 'Alle mentees er stoppet, og holdet er slut.',
    'talks-unconfirmed': () => 'De sidste personlige samtaler er ikke bekræftet. Spørg mentor.',
    'message-refused': ({ about }) => `En besked brød en af forløbets regler og ændrede intet (${about ?? ''}).`,
    'group-lapsed': () => 'Holdet er lukket, uden at det sidste møde eller de sidste samtaler blev bekræftet.',
    'no-mentor': () => 'Holdet har ingen mentor. Find en ny, og sæt personen ind; holdet får besked.',
    concern: () => 'Mentor vil gerne kontaktes om noget på holdet. Det, der er sagt og skrevet, bliver på holdet.',
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
        `Blev ikke modtaget. ${when} blev adressen afvist (${answer}). Ret adressen, så bliver den sendt igen, hvis den stadig er til nytte.`,
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
      'programme-cancelled': 'Ikke sendt, fordi forløbet var aflyst.',
      'too-late': 'Ikke sendt, fordi den først kunne sendes, da den ikke længere var til nytte.',
      'not-everyone-met': 'Ikke sendt, fordi ikke alle hold nåede at holde møde i runden.',
      'early-finish': 'Ikke sendt, fordi holdet sluttede tidligt med samtaler.',
      'no-meeting': 'Ikke sendt, fordi ingen hold længere havde møde i runden.',
      'meeting-moved': 'Ikke sendt, fordi mødet var flyttet.',
      'not-recorded':
        'Blev behandlet, men udfaldet gik tabt, da databasen blev gendannet fra en ældre sikkerhedskopi. Den er sandsynligvis sendt; mailserverens log kan vise det.',
    } satisfies Record<Reason, string>,
  },

  /** Why something that was asked for by link can't be done. */
  rules: {
    R12: 'Den nye tid ligger oven i et andet møde på holdet eller for tæt på det. Der skal være mindst en uge imellem.',
    R13: 'Den nye tid falder på en fridag, eller mødet begynder ikke mellem kl. 8.30 og 20.00. Personaleafdelingen kan alligevel vælge den.',
    R27: 'Mentor ville være direkte leder for en mentee.',
    R34: 'Mødet kan kun flyttes, så længe det ikke er holdt, og kun til en tid, der ligger forude.',
    R35: 'Evalueringen kan først bekræftes, når alle hold har mødtes og mødet er begyndt.',
    R36: 'Mødet er ikke begyndt endnu.',
    R43: 'Opgaven til mødet er lukket, eller fristen ville allerede være passeret.',
    R53: 'Der kommer ikke nye til, når første møde er begyndt.',
    R64: 'På dette hold skal der ikke afleveres noget.',
    R65: 'Det kan et hold først, når 3. møde er holdt og 4. møde ikke er.',
    'answer-closed': 'Svaret kunne ændres til næste møde. Personaleafdelingen kan stadig rette det.',
    'date-time': 'Den dato eller det klokkeslæt findes ikke.',
    'group-cancelled': 'Holdet er aflyst.',
    'group-ended': 'Holdet er slut.',
    hours: 'Timer er et tal fra 0 til 100.',
    left: 'Denne mentee er ikke længere med på holdet.',
    'meeting-cancelled': 'Mødet er aflyst.',
    postpone: 'Mødet kan kun flyttes frem i tiden, og højst et år.',
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
    done: 'Tak, det er noteret. Du kan ændre dit svar på samme side.',
    refused: 'Det kan ikke lade sig gøre',
    back: 'Tilbage',
    send: 'Send svar',
    closed: 'Dette link kan ikke bruges længere',
    closedWhy: {
      forged: 'Linket er ikke helt, eller det er ikke fra os. Åbn det igen fra mailen.',
      expired: 'Linket er for gammelt.',
      withdrawn: 'Det, linket gjaldt, er slut eller aflyst, eller også er du ikke længere med.',
    },
    away: 'Vi kan ikke svare lige nu. Intet er gået tabt; prøv igen om lidt.',
    busy: 'Der kommer for mange forespørgsler fra dit netværk lige nu. Vent et minut, og prøv igen.',
    often:
      'Der er svaret usædvanligt mange gange med dette link i dag. Prøv igen i morgen, eller spørg personaleafdelingen.',
    askSender: 'Spørg personaleafdelingen, hvis du er i tvivl.',
    meeting: {
      title: (n: number, group: string) => `Blev ${n}. møde i ${group} holdt?`,
      attended: 'Hvem var med?',
      hours: 'Timer, du brugte i alt, med forberedelse (valgfrit)',
      held: 'Ja, mødet blev holdt',
      notHeld: 'Nej, mødet blev ikke holdt',
    },
    move: {
      title: (n: number, group: string) => `Flyt ${n}. møde i ${group}`,
      text: 'Vælg en ny tid. Du ser, hvad der ændres, før noget sker.',
      look: 'Se, hvad der ændres',
      sure: (n: number, group: string) => `Skal ${n}. møde i ${group} flyttes?`,
      button: 'Ja, flyt mødet',
      effects: (count: number, mails: number) =>
        `${people(count)} får ændringen i deres kalender${mails === 0 ? '' : `, og ${mails} ${mails === 1 ? 'planlagt mail' : 'planlagte mails'} følger med`}.`,
      nothing: 'Tid og sted er de samme, så der er intet at flytte.',
      again: 'Vælg en anden tid',
      moved: 'Mødet er flyttet. Alle får besked.',
      meeting: (n: number) => `${n}. møde`,
      circle: (kind: CircleKind, n: number) =>
        `${kind === 'preparation' ? 'Forberedelsesmøde' : 'Evalueringsmøde'}, ${n}. runde`,
      date: 'Dato',
      time: 'Klokkeslæt',
      place: 'Sted',
      noDate: 'Skriv en dato og et klokkeslæt.',
    },
    concern: {
      title: 'Vil du have, at personaleafdelingen kontakter dig?',
      text: 'Personaleafdelingen får at vide, at der er noget på holdet, som du gerne vil tale om, men ikke hvad. Det, der er sagt og skrevet på holdet, bliver på holdet.',
      button: 'Ja, kontakt mig',
      raised: 'Tak. Personaleafdelingen kontakter dig.',
    },
    circle: (kind: CircleKind, n: number) =>
      kind === 'preparation'
        ? `Blev forberedelsesmødet før ${n}. møderunde holdt?`
        : `Blev evalueringsmødet efter ${n}. møderunde holdt?`,
    talks: { title: 'Hvilke samtaler er holdt?', confirm: 'Bekræft' },
    handIn: {
      title: (n: number) => `Opgaven til ${n}. møde`,
      text: 'Har du afleveret din besvarelse til din mentor? Markér det her, så får du ikke flere påmindelser.',
      handedIn: 'Jeg har afleveret',
      isHandedIn: 'Den er markeret som afleveret.',
      takeBack: 'Nej, ikke endnu',
    },
    leave: {
      title: 'Vil du forlade forløbet?',
      text: 'Din plads bliver ikke besat af en anden. Møderne bliver fjernet fra din kalender, og din mentor og personaleafdelingen får besked. Det kan ikke fortrydes her på siden; er det en fejl, kan personaleafdelingen gøre det om, indtil holdets næste møde begynder.',
      button: 'Ja, jeg forlader forløbet',
      left: 'Du er ikke længere med',
      leftText: 'Tak, fordi du gav besked. Møderne bliver fjernet fra din kalender.',
    },
    reason: 'Begrundelse (valgfri; kun personaleafdelingen ser den)',
    reasonOf: (name: string) => `Begrundelse for ${name} (valgfri; kun personaleafdelingen ser den)`,
    dropouts: {
      title: 'Hvem er stoppet?',
      text: 'Der kommer ikke en ny mentee i stedet. Meld kun et frafald, når det er aftalt.',
      button: (name: string) => `${name} er stoppet`,
    },
    proposeFinish: {
      title: 'Foreslå at slutte med samtaler',
      text: 'I stedet for 4. møde får hver mentee en personlig samtale med dig. Personaleafdelingen skal godkende det.',
      button: 'Send forslaget',
    },
    approveFinish: {
      title: (group: string) => `Skal ${group} slutte med samtaler?`,
      text: '4. møde bliver aflyst, og mentor holder en personlig samtale med hver mentee.',
      approve: 'Godkend',
      decline: 'Behold 4. møde',
    },
    closingForm: {
      title: 'Tre spørgsmål til sidst',
      clarified: 'Er du blevet afklaret?',
      choices: { yes: 'Ja', partly: 'Delvist', no: 'Nej' },
      goal: 'Hvad er dit mål nu? Et nej til en lederkarriere er også et mål.',
      nextStep: 'Hvornår tager du senest næste skridt?',
    },
    mentorSurvey: {
      title: 'Tre spørgsmål til mentor',
      questions: surveyQuestions,
    },
  },
};

/** What a point of attention is about. */
export interface AttentionWords {
  /** The person that it is about, where one is known. */
  readonly name: string | undefined;
  readonly meeting: number | undefined;
  readonly about: string | undefined;
}

export type Words = typeof da;
