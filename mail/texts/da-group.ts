// The group's mails in Danish: what mentor and mentees get from the welcome to the closing form.
import { action, aside, facts, list, text, type Letter } from '../letter.ts';
import type { GroupOccasion } from '../occasion.ts';
import type { GroupLetters } from './kinds.ts';

/** R61, word for word in welcome, talks and closing. */
const NO_PROMISE =
  'Forløbet giver afklaring og netværk. Det er ikke et løfte om forfremmelse eller et nyt job, og et nej til en lederkarriere er et lige så godt resultat som et ja.';
const CONFIDENTIAL = 'Det, der bliver sagt og skrevet på holdet, bliver på holdet.';

const TASKS: Record<number, readonly string[]> = {
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
const QUESTIONS: Record<number, readonly string[]> = {
  2: ['Hvad koster din lederrolle dig, og hvad giver den dig?', 'Hvornår har du sidst ændret mening som leder?'],
  3: ['Hvad ville du gøre, hvis du var øverste leder i morgen?', 'Hvad vil du ikke gå på kompromis med?'],
  4: ['Hvad skal der til, for at du vil videre?', 'Hvad ville du sige til dig selv, hvis du var din egen mentor?'],
};

const when = ({ words, meeting }: GroupOccasion) => words.span(meeting.startsAt, meeting.endsAt);
const deadline = ({ words, meeting }: GroupOccasion) => (meeting.deadline ? `${words.moment(meeting.deadline)}` : '');
const length = ({ pages }: GroupOccasion) => `Højst ${pages} A4-sider`;
const place = ({ place: where }: GroupOccasion): readonly [string, string] => ['Sted', where];
const matterOf = ({ group, decision }: GroupOccasion) =>
  group.mentees.find(({ id }) => id === decision.matter?.person)?.name ?? 'En mentee';
const there = (o: GroupOccasion) => o.words.and(o.active.map(({ name }) => name));
const move = (o: GroupOccasion) =>
  o.say === 'mentor'
    ? [aside('Passer tiden ikke?', 'Find en ny tid', { purpose: 'move', meeting: o.meeting.meeting })]
    : [];
const concern = () =>
  aside('Er der noget, du vil tale med personaleafdelingen om?', 'Bed om at blive kontaktet', { purpose: 'concern' });
const begun = ({ status }: GroupOccasion) => status.phase !== 'introduction';
const remaining = ({ active }: GroupOccasion) =>
  active.length === 0
    ? 'Ingen mentees er tilbage'
    : active.length === 1
      ? '1 mentee er tilbage'
      : `${active.length} mentees er tilbage`;
const handInAction = (o: GroupOccasion) =>
  action('Markér som afleveret', { purpose: 'hand-in', meeting: o.meeting.meeting });
const dates = (o: GroupOccasion) =>
  facts(
    ...o.status.meetings
      .filter(({ status }) => status !== 'cancelled')
      .map((meeting): [string, string] => [`${meeting.meeting}. møde`, o.words.span(meeting.startsAt, meeting.endsAt)]),
    place(o),
  );

function practice(o: GroupOccasion): string[] {
  const { group } = o;
  return [
    'Møderne varer tre timer og ligger uden for arbejdstiden. Regn med en til tre timers forberedelse mellem møderne.',
    group.variant === 'aspirants'
      ? `Mellem møderne skriver hver mentee en opgave på højst ${o.pages} A4-sider og afleverer den senest ${group.practice.deadlineDays} ${group.practice.deadlineDays === 1 ? 'dag' : 'dage'} før mødet, inden kl. 23.59.`
      : 'Mellem møderne får mentees nogle få åbne spørgsmål at have i baghovedet. Der skal ikke afleveres noget.',
    ...(group.variant === 'aspirants'
      ? [
          group.practice.shareHandIns
            ? 'Mentees læser hinandens besvarelser, så alle kan forberede spørgsmål.'
            : 'Kun mentor læser besvarelserne.',
        ]
      : []),
    group.practice.closing === 'talks'
      ? 'Holdet slutter efter tre møder med en personlig samtale mellem mentor og hver mentee.'
      : 'Holdet har fire møder.',
    'Hvis nogen stopper, kommer der ikke nye til.',
    CONFIDENTIAL,
  ];
}

export const groupLetters: GroupLetters = {
  welcome: (o) =>
    o.say === 'mentor'
      ? {
          subject: `Velkommen som mentor for ${o.group.name}`,
          preview: 'Dine datoer, dine mentees og holdets praksis',
          blocks: [
            text(
              `Tak, fordi du vil være mentor for ${o.group.name} i »${o.programme.title}«. Her er det, du har brug for at vide fra start.`,
            ),
            text(o.programme.purpose),
            dates(o),
            facts(['Dine mentees', there(o)]),
            text('Sådan arbejder holdet:'),
            list(...practice(o)),
            text(
              'At være mentor er et større job, end man tror: fire måneder med møder, forberedelse og to møder med de andre mentorer omkring hver runde. Du får en mail fra os hver gang, der er noget at gøre.',
            ),
            text(NO_PROMISE),
            aside('Stopper en mentee undervejs?', 'Meld frafald', { purpose: 'dropouts' }),
            concern(),
          ],
        }
      : {
          subject: `Velkommen til ${o.programme.title}`,
          preview: `${o.group.name}: alle datoer og sådan arbejder holdet`,
          blocks: [
            text(`Velkommen til ${o.group.name} i »${o.programme.title}«. Din mentor er ${o.group.mentor.name}.`),
            text(o.programme.purpose),
            dates(o),
            facts(['På holdet', there(o)]),
            text('Sådan arbejder holdet:'),
            list(...practice(o)),
            text(NO_PROMISE),
            aside('Kan du ikke være med alligevel?', 'Forlad forløbet', { purpose: 'leave' }),
          ],
        },
  'meeting-invitation': (o) => ({
    subject: `Invitation: ${o.meeting.meeting}. møde i ${o.group.name}, ${when(o)}`,
    preview: `${when(o)}${o.place ? `, ${o.place}` : ''}`,
    blocks: [
      text(
        `Her er invitationen til ${o.meeting.meeting}. møde i ${o.group.name}. Sig ja, så står mødet i din kalender.`,
      ),
      facts(['Tid', when(o)], place(o), ['Varighed', 'Tre timer']),
      ...move(o),
    ],
  }),
  'task-assigned': (o) =>
    o.group.variant === 'leaders'
      ? {
          subject: `Spørgsmål til ${o.meeting.meeting}. møde i ${o.group.name}`,
          preview: `Til at have i baghovedet frem mod ${o.words.day(o.meeting.startsAt)}`,
          blocks: [
            text(
              'Her er nogle åbne spørgsmål frem mod næste møde. Du skal ikke skrive eller aflevere noget; hav dem i baghovedet.',
            ),
            list(...(QUESTIONS[o.meeting.meeting] ?? [])),
            facts(['Næste møde', when(o)], place(o)),
          ],
        }
      : {
          subject: `Opgave til ${o.meeting.meeting}. møde, frist ${deadline(o)}`,
          preview: `${length(o)}, senest ${deadline(o)}`,
          blocks: [
            text(
              `Her er opgaven til ${o.meeting.meeting}. møde i ${o.group.name}. Skriv for din egen skyld; besvarelsen bliver ikke gennemgået på mødet, men er udgangspunkt for samtalen.`,
            ),
            list(...(TASKS[o.meeting.meeting] ?? [])),
            facts(['Frist', deadline(o)], ['Omfang', length(o)], ['Næste møde', when(o)]),
            text(
              `Giv besvarelsen til din mentor, ${o.group.mentor.name}, på den måde I har aftalt, og markér den som afleveret her. Den bliver behandlet fortroligt.`,
            ),
            handInAction(o),
            aside('Kan du ikke være med længere?', 'Forlad forløbet', { purpose: 'leave' }),
          ],
        },
  'task-reminder': (o) => ({
    subject: `${o.decision.stage === 'last-reminder' ? 'Sidste påmindelse' : 'Påmindelse'}: opgaven til ${o.meeting.meeting}. møde, frist ${deadline(o)}`,
    preview: `Senest ${deadline(o)}`,
    blocks: [
      text(
        o.decision.stage === 'last-reminder'
          ? 'Fristen for din opgave er lige om hjørnet, og du har endnu ikke markeret den som afleveret.'
          : 'Det er snart tid til at aflevere opgaven, og du har endnu ikke markeret den som afleveret.',
      ),
      facts(['Frist', deadline(o)], ['Omfang', length(o)]),
      text('Er den på vej? Så se bort fra denne mail, og markér den, når du har afleveret.'),
      handInAction(o),
    ],
  }),
  'task-overdue': (o) => ({
    subject: `Fristen er passeret: opgaven til ${o.meeting.meeting}. møde`,
    preview: 'Det er stadig bedre at aflevere sent end ikke',
    blocks: [
      text(
        `Fristen for opgaven til ${o.meeting.meeting}. møde var ${deadline(o)}, og vi har ikke set din besvarelse. ${o.group.mentor.name} forbereder sig ud fra det, holdet har skrevet, så aflever gerne alligevel, inden mødet begynder.`,
      ),
      facts(['Mødet', when(o)], place(o)),
      handInAction(o),
    ],
  }),
  briefing: (o) => {
    const handedIn = new Set(o.status.handedIn[o.meeting.meeting] ?? []);
    const name = (has: boolean) => o.active.filter(({ id }) => handedIn.has(id) === has).map(({ name: full }) => full);
    return {
      subject: `Til din forberedelse: ${o.meeting.meeting}. møde i ${o.group.name}`,
      preview:
        o.group.variant === 'leaders'
          ? 'De spørgsmål, holdet har i baghovedet'
          : `${name(true).length} af ${o.active.length} har afleveret`,
      blocks: [
        text(`${o.meeting.meeting}. møde i ${o.group.name} nærmer sig.`),
        facts(['Mødet', when(o)], place(o)),
        ...(o.group.variant === 'leaders'
          ? [text('Disse spørgsmål har holdet haft i baghovedet:'), list(...(QUESTIONS[o.meeting.meeting] ?? []))]
          : [
              facts(
                ['Har afleveret', name(true).length > 0 ? o.words.and(name(true)) : 'Ingen endnu'],
                ['Mangler', o.words.and(name(false))],
              ),
              text(
                'Besvarelserne skal ikke gennemgås på mødet. Brug dem til at vælge, hvad I taler om. Den, der mangler, kan stadig aflevere, til mødet begynder.',
              ),
            ]),
        ...(o.meeting.meeting === 4 && o.status.closing === 'fourth-meeting' && !o.status.earlyFinish
          ? [
              aside('Er holdet allerede afklaret?', 'Foreslå, at holdet slutter med personlige samtaler', {
                purpose: 'propose-finish',
              }),
            ]
          : []),
      ],
    };
  },
  'meeting-reminder': (o) => ({
    subject: `Påmindelse: ${o.meeting.meeting}. møde i ${o.group.name}, ${when(o)}`,
    preview: `${when(o)}${o.place ? `, ${o.place}` : ''}`,
    blocks: [
      text(`Vi ses snart til ${o.meeting.meeting}. møde i ${o.group.name}.`),
      facts(['Tid', when(o)], place(o)),
      ...move(o),
    ],
  }),
  'meeting-confirmation': (o) => ({
    subject: `Blev ${o.meeting.meeting}. møde i ${o.group.name} holdt?`,
    preview: 'Bekræft mødet, og hvem der var med',
    blocks: [
      text(
        `Tak for i dag. Bekræft, at ${o.meeting.meeting}. møde i ${o.group.name} blev holdt, og hvem der var med. Så sender vi det næste til dine mentees.`,
      ),
      facts(['Mødet', when(o)]),
      action('Bekræft mødet', { purpose: 'meeting', meeting: o.meeting.meeting }),
      ...(o.meeting.meeting === 3 && o.status.closing === 'fourth-meeting'
        ? [
            aside('Er holdet allerede afklaret?', 'Foreslå, at holdet slutter med personlige samtaler', {
              purpose: 'propose-finish',
            }),
          ]
        : []),
      aside('Er en mentee stoppet?', 'Meld frafald', { purpose: 'dropouts' }),
      concern(),
    ],
  }),
  'meeting-unconfirmed': (o) => ({
    subject: `Vi mangler din bekræftelse af ${o.meeting.meeting}. møde i ${o.group.name}`,
    preview: 'Ét klik og et fremmøde, så kører forløbet videre',
    blocks: [
      text(
        `Vi ved endnu ikke, om ${o.meeting.meeting}. møde i ${o.group.name} blev holdt. Mentorernes evaluering af runden venter på svar fra alle hold.`,
      ),
      facts(['Mødet', when(o)]),
      action('Bekræft mødet', { purpose: 'meeting', meeting: o.meeting.meeting }),
    ],
  }),
  'talk-invitation': (o) => talkLetter(o),
  'talk-reminder': (o) => ({
    subject:
      o.say === 'mentor'
        ? `Påmindelse: de personlige samtaler i ${o.group.name}`
        : 'Påmindelse: din personlige samtale med din mentor',
    preview: `Senest ${talkDay(o)}`,
    blocks:
      o.say === 'mentor'
        ? [
            text('Der mangler endnu samtaler:'),
            facts(['Mangler', talksLeft(o)], ['Senest', talkDay(o)]),
            action('Bekræft samtaler', { purpose: 'talks' }),
          ]
        : [
            text(
              `Har du aftalt tid til din samtale med ${o.group.mentor.name}? Ellers skriv til ${o.group.mentor.email}.`,
            ),
            facts(['Senest', talkDay(o)]),
          ],
  }),
  'talk-confirmation': (o) => ({
    subject: `Er de personlige samtaler i ${o.group.name} holdt?`,
    preview: 'Bekræft samtalerne, så kan holdet slutte',
    blocks: [
      text('I dag er sidste dag for de personlige samtaler. Bekræft dem, der er holdt; holdet slutter med den sidste.'),
      facts(['Mangler', talksLeft(o)]),
      action('Bekræft samtaler', { purpose: 'talks', ticked: true }),
    ],
  }),
  'talk-unconfirmed': (o) => ({
    subject: `Vi mangler din bekræftelse af samtalerne i ${o.group.name}`,
    preview: 'Holdet venter på de sidste samtaler',
    blocks: [
      text('Disse samtaler er ikke bekræftet endnu:'),
      facts(['Mangler', talksLeft(o)]),
      action('Bekræft samtaler', { purpose: 'talks', ticked: true }),
    ],
  }),
  'closing-form': (o) => ({
    subject: `Tak for denne gang: ${o.group.name} er slut`,
    preview: 'Tre korte spørgsmål til dig',
    blocks: [
      text(
        `${o.group.name} er slut. Tak, fordi du gik helhjertet ind i det. Tag fem minutter til tre spørgsmål: Er du blevet afklaret, hvad er dit mål, og hvornår tager du det næste skridt?`,
      ),
      action('Besvar de tre spørgsmål', { purpose: 'closing-form' }),
      text('Personaleafdelingen og opdragsgiveren ser kun tal, og kun når mindst tre har svaret.'),
      text(NO_PROMISE),
    ],
  }),
  'mentor-survey': (o) => ({
    subject: `Tak for din indsats som mentor for ${o.group.name}`,
    preview: 'Tre spørgsmål om din egen rolle',
    blocks: [
      text(
        'Holdet er slut. Hvad har det givet dig selv som leder, og hvad skal den næste mentor vide? Det tager fem minutter.',
      ),
      action('Svar på tre spørgsmål', { purpose: 'mentor-survey' }),
    ],
  }),
  'dropout-confirmed': (o) => ({
    subject: `Du er ude af ${o.programme.title}`,
    preview: 'Du får ikke flere mails om forløbet',
    blocks: [
      text(
        `Vi har noteret, at du ikke længere er med i ${o.group.name}. De kommende møder bliver fjernet fra din kalender, og du får ikke flere mails om forløbet. Tak, fordi du var med.`,
      ),
      text(`Er det en fejl, så skriv med det samme til ${o.programme.hr.name}, ${o.programme.hr.email}.`),
    ],
  }),
  'dropout-notice': (o) =>
    o.decision.matter?.person === o.status.mentor
      ? {
          subject: `${o.group.name} har ingen mentor`,
          preview: 'Find en ny mentor til holdet',
          blocks: [
            text(
              `${o.group.mentor.name || 'Mentor'} er ikke længere mentor for ${o.group.name}. Holdets datoer står ved magt. Find en ny mentor, og sæt personen ind; så får vedkommende praksis, kalender og det, der er åbent.`,
            ),
          ],
        }
      : {
          subject: `Frafald i ${o.group.name}`,
          preview: remaining(o),
          blocks: [
            text(
              `${matterOf(o)} er ikke længere med i ${o.group.name}. ${begun(o) ? 'Der kommer ikke en ny i stedet; holdets fortrolighed er bygget op af dem, der er der.' : 'Indtil første møde kan personaleafdelingen tage en anden ind.'}`,
            ),
            facts(['Tilbage', o.active.length === 0 ? 'Ingen; holdet slutter' : there(o)]),
            ...(o.active.length > 0 && o.active.length < 4
              ? [text('Med under fire mentees er det værd at tale om, hvordan holdet kommer bedst videre.')]
              : []),
          ],
        },
  'meeting-moved': (o) => ({
    subject: `Ændret: ${o.meeting.meeting}. møde i ${o.group.name}, ${when(o)}`,
    preview: `Nu: ${when(o)}${o.place ? `, ${o.place}` : ''}`,
    blocks: [
      text(
        `${o.meeting.meeting}. møde i ${o.group.name} har fået ny tid eller nyt sted. Din kalender bliver opdateret, og det, du før har fået at vide om mødet, gælder ikke længere.`,
      ),
      facts(
        ['Tid', when(o)],
        place(o),
        ...(o.meeting.deadline && o.say !== 'hr' ? [['Frist for opgaven', deadline(o)] as const] : []),
      ),
      ...move(o),
    ],
  }),
  'talks-moved': (o) => ({
    subject: `Samtalerne i ${o.group.name}: ny sidste dag, ${talkDay(o)}`,
    preview: `Senest ${talkDay(o)}`,
    blocks: [
      text(
        o.say === 'mentor'
          ? 'Den sidste dag for de personlige samtaler er flyttet.'
          : `Den sidste dag for din personlige samtale med ${o.group.mentor.name} er flyttet.`,
      ),
      facts(['Senest', talkDay(o)]),
      ...(o.say === 'mentor' ? [action('Bekræft samtaler', { purpose: 'talks' })] : []),
    ],
  }),
  'mentor-replaced': (o) => ({
    subject: `${o.group.name} har fået ny mentor: ${o.group.mentor.name}`,
    preview: 'Datoer og praksis er de samme',
    blocks: [
      text(`${o.group.mentor.name} er fra nu af mentor for ${o.group.name}. Datoerne og holdets praksis er de samme.`),
      facts(['Ny mentor', o.group.mentor.name], ['Mail', o.group.mentor.email]),
      text(CONFIDENTIAL),
    ],
  }),
  'mentor-released': (o) => ({
    subject: `Du er ikke længere mentor for ${o.group.name}`,
    preview: 'Holdet har fået en ny mentor',
    blocks: [
      text(
        `${o.group.name} har fået en ny mentor. Holdets kommende møder bliver fjernet fra din kalender, og dine links til holdet virker ikke længere. Tak for din indsats.`,
      ),
      text(`Er det en fejl, så skriv med det samme til ${o.programme.hr.name}, ${o.programme.hr.email}.`),
    ],
  }),
  'mentee-added': (o) => ({
    subject: `Ny mentee i ${o.group.name}: ${matterOf(o)}`,
    preview: 'Holdet er blevet større',
    blocks: [
      text(
        `${matterOf(o)} er kommet med i ${o.group.name} og har fået alle datoer. Efter første møde kommer der ikke flere til.`,
      ),
      facts(['På holdet', there(o)]),
    ],
  }),
  'group-cancelled': (o) => ({
    subject: `${o.group.name} er aflyst`,
    preview: 'Alle kommende møder er aflyst',
    blocks: [
      text(`${o.group.name} i »${o.programme.title}« er aflyst. De kommende møder bliver fjernet fra din kalender.`),
      ...(o.reason ? [text('Begrundelsen er:'), text(o.reason)] : []),
    ],
  }),
  'programme-cancelled': (o) => ({
    subject: `${o.programme.title} er aflyst`,
    preview: 'Alle kommende møder er aflyst',
    blocks: [
      text(
        `»${o.programme.title}« er aflyst. De kommende møder bliver fjernet fra din kalender. Tak, fordi du var med.`,
      ),
      ...(o.reason ? [text('Begrundelsen er:'), text(o.reason)] : []),
    ],
  }),
  'meeting-cancelled': (o) => ({
    subject: `Aflyst: ${o.meeting.meeting}. møde i ${o.group.name}, ${when(o)}`,
    preview: 'Mødet bliver fjernet fra din kalender',
    blocks: [
      text(
        o.decision.matter?.person
          ? `${o.meeting.meeting}. møde bliver fjernet fra din kalender, fordi du ikke længere er med i ${o.group.name}.`
          : `${o.meeting.meeting}. møde i ${o.group.name} er aflyst${o.status.cancelled ? ', fordi holdet er aflyst' : o.status.closing === 'talks' && o.meeting.meeting === 4 ? ', fordi holdet i stedet slutter med personlige samtaler' : ''}.`,
      ),
      facts(['Mødet', when(o)], place(o)),
    ],
  }),
  'early-finish-proposed': (o) => ({
    subject: `${o.group.name}: mentor foreslår at slutte med samtaler`,
    preview: 'Godkend eller afvis forslaget',
    blocks: [
      text(
        `${o.group.mentor.name} foreslår, at ${o.group.name} nøjes med de tre holdte møder og slutter med en personlig samtale med hver af de ${o.active.length} mentees i stedet for 4. møde.`,
      ),
      action('Tag stilling', { purpose: 'approve-finish' }),
    ],
  }),
  'early-finish-declined': (o) => ({
    subject: `${o.group.name} fortsætter til 4. møde`,
    preview: 'Personaleafdelingen vil gerne beholde 4. møde',
    blocks: [
      text(
        `Personaleafdelingen har set dit forslag og vil gerne beholde 4. møde. Kontakt ${o.programme.hr.name}, hvis I skal tale om det.`,
      ),
      facts(['4. møde', o.words.span(o.group.meetings[3]?.startsAt ?? '', o.group.meetings[3]?.endsAt ?? '')]),
    ],
  }),
};

const talkDay = (o: GroupOccasion) => o.words.day(o.group.meetings[3]?.startsAt ?? o.meeting.startsAt);
const talksLeft = (o: GroupOccasion) =>
  o.words.and(
    o.active
      .filter(({ id }) => o.status.mentees.some((mentee) => mentee.id === id && mentee.talk !== 'held'))
      .map(({ name }) => name),
  );

function talkLetter(o: GroupOccasion): Letter {
  return o.say === 'mentor'
    ? {
        subject: `${o.group.name} slutter med personlige samtaler`,
        preview: `En samtale med hver mentee, senest ${talkDay(o)}`,
        blocks: [
          text(
            'Holdet slutter med en personlig samtale med hver mentee. Aftal selv tid og sted, gerne en time til hver, og bekræft samtalerne her, efterhånden som de er holdt.',
          ),
          facts(['Samtaler med', talksLeft(o)], ['Senest', talkDay(o)]),
          action('Bekræft samtaler', { purpose: 'talks' }),
        ],
      }
    : {
        subject: 'Din personlige samtale med din mentor',
        preview: `Med ${o.group.mentor.name}, senest ${talkDay(o)}`,
        blocks: [
          text(
            `Dit hold slutter med en personlig samtale mellem dig og din mentor, ${o.group.mentor.name}. I aftaler selv tid og sted; skriv til ${o.group.mentor.email}, hvis du ikke har hørt noget.`,
          ),
          facts(['Senest', talkDay(o)]),
          text(NO_PROMISE),
        ],
      };
}
