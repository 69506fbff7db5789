// Models and tools that a mentor can attach to a task (R59): what each one is, when it helps, where it comes from.
import type { ToolId } from '../domain/task.ts';
import type { Language } from '../domain/programme.ts';

interface Tool {
  readonly name: string;
  readonly what: string;
  readonly when: string;
  readonly from: string;
}

export const TOOLS: Readonly<Record<Language, Readonly<Record<ToolId, Tool>>>> = {
  da: {
    swot: {
      name: 'SWOT',
      what: 'Et ark med fire felter: styrker, svagheder, muligheder og trusler. De to første handler om dig selv, de to sidste om det, der sker omkring dig. Skriv højst fem ting i hvert felt, og sæt en ring om den ene, der betyder mest. Læg så felterne sammen to og to: Hvilken styrke kan bruges på hvilken mulighed? Hvilken svaghed gør hvilken trussel farlig? Det er parrene, der er værd at tale om; felterne hver for sig er kun en opremsning. Bed gerne en, du stoler på, om at udfylde det samme ark om dig, og læg de to ved siden af hinanden.',
      when: 'Når du skal tage stilling til et job, en uddannelse eller en ny rolle, og alt føles lige vigtigt.',
      from: 'Voksede frem af planlægningsarbejde på Stanford Research Institute i 1960’erne; navnet kom til i årene efter.',
    },
    grow: {
      name: 'GROW',
      what: 'Fire skridt i en samtale. Mål (Goal): Hvad vil du gerne nå, og hvordan kan du se, at du er der? Virkelighed (Reality): Hvad sker der nu, og hvad har du allerede prøvet? Muligheder (Options): Hvad kunne du gøre, også det, du ellers ville afvise? Vilje (Will): Hvad gør du, hvornår, og hvem fortæller du det til? Den, der spørger, giver ingen råd, før mulighederne er udtømt, og vender tilbage til målet, hvis samtalen løber ud i sandet. Ofte viser det sig undervejs, at målet var et andet end det, samtalen begyndte med, og så er det bare at begynde forfra.',
      when: 'Når en kollega eller en mentee kommer med et problem, og du mærker, at du er ved at løse det for dem.',
      from: 'Udviklet i England i 1980’erne og gjort kendt af John Whitmore i bogen »Coaching for Performance« fra 1992.',
    },
    johari: {
      name: 'Joharis vindue',
      what: 'Et vindue med fire ruder. Det, både du og andre ved om dig; det, kun du ved; det, kun de andre ser; og det, ingen kender endnu. Ruderne flytter sig: Når du fortæller noget, bliver den åbne rude større, og når du spørger til, hvordan du virker, gør den blinde rude sig mindre. Skriv tre ord om dig selv som leder, bed tre kolleger om at gøre det samme, og læg ordene i ruderne. Det, der står i den blinde rude, er sjældent en dom. Det er et sted at spørge videre, gerne om en bestemt situation, hvor du gjorde indtryk.',
      when: 'Når du er i tvivl om, hvordan du virker på andre, eller når et samarbejde skurrer, uden at nogen siger hvorfor.',
      from: 'Psykologerne Joseph Luft og Harrington Ingham beskrev det i 1955; navnet er sat sammen af deres fornavne.',
    },
    situational: {
      name: 'Situationsbestemt ledelse',
      what: 'Ingen ledelsesstil passer til alle opgaver. Spørg om to ting for hver medarbejder og hver opgave: Kan hun den, og har hun mod på den? Den nye og ivrige skal have det vist. Den, der er gået i stå, skal have både retning og opmuntring. Den dygtige, som tvivler, skal lyttes til mere end instrueres. Og den, der både kan og vil, skal have opgaven og ellers have fred. Fejlen er sjældent, at man leder for meget eller for lidt. Den er, at man leder alle på den måde, man selv helst vil ledes på.',
      when: 'Når den samme besked virker godt på én medarbejder og dårligt på en anden.',
      from: 'Paul Hersey og Ken Blanchard lagde den frem i 1969; de fire typer her følger Blanchards udgave fra 1980’erne.',
    },
    eisenhower: {
      name: 'Vigtigt og hastende',
      what: 'Et ark med to akser: Er det vigtigt, og haster det? Det, der er begge dele, gør du nu. Det, der er vigtigt uden at haste, får en tid i kalenderen, og den tid bliver ikke givet væk. Det, der haster uden at være vigtigt, giver du til en anden, eller du siger nej. Resten lader du ligge. Prøv at lægge en uge, der er gået, ind i de fire felter, og læg mærke til, hvem der bestemte, hvor tingene havnede. Ledelse ligger næsten altid i det andet felt, og det er det felt, der ryger først, når ugen bliver travl.',
      when: 'Når dagene går med det, der råber højest, og du ikke når det, du er ansat til.',
      from: 'Tanken tillægges præsident Dwight D. Eisenhower; Stephen Covey gjorde arket kendt i 1989.',
    },
    influence: {
      name: 'Indflydelsescirklen',
      what: 'Tegn to cirkler, den ene inden i den anden. I den store skriver du alt det, der fylder for dig: sparekrav, en chef, et rygte. I den lille skriver du det, du selv kan gøre noget ved. Se så på det, der ligger imellem: Er der en samtale, en viden eller en forbundsfælle, der kunne trække det indenfor? Resten må du lade være. Pointen er ikke, at det ydre er ligegyldigt. Pointen er, at kræfter, der bruges derude, mangler herinde, og at den inderste cirkel vokser, når man bruger den.',
      when: 'Når du og andre er optaget af noget, I ikke kan ændre, og energien går tabt.',
      from: 'Stephen Covey, »7 gode vaner«, 1989 (på engelsk); tanken om at skelne er langt ældre og står hos stoikeren Epiktet.',
    },
    stakeholders: {
      name: 'Interessentkort',
      what: 'Skriv navnet på alle, som din plan berører, på hver sin seddel. Læg dem i et kort med to akser: Hvor meget kan de påvirke planen, og hvor meget angår den dem? Dem, der kan og vil, holder du tæt. Dem, der kan, men er ligeglade, skal have netop det, de spørger om. Dem, planen angår uden at de kan påvirke den, skal høre det først, for de mærker det mest. Resten holder du blot øje med. Gå så hver seddel igennem: Hvad ville personen sige om planen, hvis du ikke var i rummet? Ved du det ikke, har du fundet din næste samtale.',
      when: 'Når du skal igennem med noget, og du har opdaget, at det gode argument ikke er nok.',
      from: 'Bygger på Aubrey Mendelows kort fra 1981; udgaven med indflydelse og interesse blev kendt gennem Gerry Johnson og Kevan Scholes’ lærebog i strategi.',
    },
    tuckman: {
      name: 'En gruppes faser',
      what: 'En ny gruppe går gerne gennem fire faser, og senere en femte. Først er man høflig og venter på, at nogen tager føringen. Så kommer uenighederne frem om mål, roller og vaner. Dernæst finder man sine spilleregler, og derefter begynder arbejdet for alvor at flytte sig. Til sidst skilles man. En leder kan ikke springe den anden fase over, kun gøre den kortere ved at sige højt, hvad der er på spil. Får gruppen en ny opgave eller et nyt medlem, går den ofte et par skridt tilbage, og det er ikke et nederlag.',
      when: 'Når en gruppe har travlt med sig selv, og du vil vide, om det går over af sig selv.',
      from: 'Bruce Tuckman samlede det af forskning i små grupper i 1965; den femte fase kom til i 1977 med Mary Ann Jensen.',
    },
    kotter: {
      name: 'Otte skridt i en forandring',
      what: 'En række spørgsmål til den, der vil ændre noget i en organisation. Ved folk, hvorfor det haster? Hvem går forrest sammen med dig, og tror de selv på det? Kan I beskrive det nye på et minut? Har I sagt det mange flere gange, end I synes er nødvendigt? Hvad står i vejen, og hvem kan flytte det? Hvilken lille sejr kan ses inden for et kvartal? Hvad gør I for ikke at erklære sejr for tidligt? Og hvornår er det nye blevet til »sådan gør vi her«? Det spørgsmål, du springer over, er ofte det, der vælter planen.',
      when: 'Når du skal gennemføre en forandring, eller skal forstå, hvorfor en anden gik i stå.',
      from: 'John Kotter, Harvard, først i en artikel i 1995 og året efter i bogen »Leading Change«.',
    },
    forces: {
      name: 'Kraftfeltet',
      what: 'Skriv midt på et papir, hvor du gerne vil hen. Tegn til venstre pilene, der skubber på, og til højre dem, der holder igen, og gør dem lange eller korte, alt efter hvor stærke de er. Det nærliggende er at skubbe hårdere. Det virker sjældent, for så skubber den anden side igen. Vælg i stedet én af pilene til højre, og spørg, hvad den passer på, og hvad der skulle til, for at den kunne blive kortere. Modstand er næsten altid nogens omsorg for noget, og kan du give det en plads i planen, har du vundet en hjælper.',
      when: 'Når du er kørt fast i noget, du egentlig gerne vil, hos dig selv eller i din afdeling.',
      from: 'Socialpsykologen Kurt Lewin, 1940’erne; samlet i »Field Theory in Social Science« i 1951.',
    },
  },
  en: {
    swot: {
      name: 'SWOT',
      what: 'A sheet with four fields: strengths, weaknesses, opportunities and threats. The first two are about you, the last two about what happens around you. Put at most five things in each field and ring the one that matters most. Then join the fields two by two: which strength serves which opportunity? Which weakness makes which threat dangerous? The pairs are what is worth talking about; the fields by themselves are only a list. Ask somebody you trust to fill in the same sheet about you, and lay the two side by side.',
      when: 'When you have to decide about a job, a course or a new role, and everything seems equally important.',
      from: 'Grew out of planning work at the Stanford Research Institute in the 1960s; the name came in the years after.',
    },
    grow: {
      name: 'GROW',
      what: 'Four steps in a conversation. Goal: what do you want to reach, and how will you see that you are there? Reality: what happens now, and what have you tried? Options: what could you do, including what you would otherwise turn down? Will: what do you do, when, and whom do you tell? Whoever asks gives no advice before the third step is exhausted, and goes back to the goal when the talk loses its way. Often the goal turns out to be another than the one the talk began with, and then it simply begins again.',
      when: 'When a colleague or a mentee brings a problem, and you notice that you are about to solve it for them.',
      from: 'Developed in England in the 1980s and made known by John Whitmore in “Coaching for Performance”, 1992.',
    },
    johari: {
      name: 'The Johari window',
      what: 'A window with four panes: what both you and others know about you; what only you know; what only the others see; and what nobody knows yet. The panes move. When you tell something, the open pane grows; when you ask how you come across, the blind pane shrinks. Write three words about yourself as a leader, ask three colleagues to do the same, and lay the words in the panes. What stands in the blind pane is seldom a verdict. It is a place to ask further, best about one situation in which you made an impression.',
      when: 'When you wonder how others see you, or when cooperation is strained and nobody says why.',
      from: 'The psychologists Joseph Luft and Harrington Ingham described it in 1955; the name is made of their first names.',
    },
    situational: {
      name: 'Situational leadership',
      what: 'No style of leading fits all tasks. Ask two things of each person and each task: can she do it, and does she dare? Those who are new and eager need to be shown. Those who have come to a stop need both direction and encouragement. Those who are able but in doubt need to be listened to rather than instructed. And those who both can and will need the task, and otherwise to be left in peace. The mistake is seldom to lead too much or too little. It is to lead everybody in the way one would like to be led oneself.',
      when: 'When the same message works well with one member of your staff and badly with another.',
      from: 'Paul Hersey and Ken Blanchard presented it in 1969; the four types here follow Blanchard’s version from the 1980s.',
    },
    eisenhower: {
      name: 'Important and urgent',
      what: 'A sheet with two axes: is it important, and is it urgent? What is both, you do now. What is important without being urgent gets a time in the calendar, and that time is not given away. What is urgent without being important you hand to somebody else, or you say no. The rest you leave. Lay a week that has passed into the four fields, and notice who decided where things landed. Leading lies nearly always in the second field, and that is the first to go when a week gets busy.',
      when: 'When the days go to whatever shouts loudest, and you don’t get to what you were hired for.',
      from: 'The thought is credited to President Dwight D. Eisenhower; Stephen Covey made the sheet known in 1989.',
    },
    influence: {
      name: 'Circles of concern and influence',
      what: 'Draw two circles, one inside the other. In the large one you write all that occupies you: savings, a manager, a rumour. In the small one you write what you yourself can do something about. Then look at what lies between: is there a talk, a piece of knowledge or an ally that could draw it inside? The rest you have to let be. The point is not that the outside is of no account. The point is that strength spent out there is missing in here, and that the inner circle grows when it is used.',
      when: 'When you and others are taken up with what you can’t change, and energy is lost.',
      from: 'Stephen Covey, “The 7 Habits of Highly Effective People”, 1989; the distinction is far older, from the Stoic Epictetus.',
    },
    stakeholders: {
      name: 'A map of stakeholders',
      what: 'Write the name of everybody whom your plan touches on a note each. Lay them on a map with two axes: how much can they affect the plan, and how much does it concern them? Those who can and care you keep close. Those who can but don’t care get exactly what they ask for. Those whom it concerns without their having a say hear it first, for they feel it most. The rest you simply keep an eye on. Then go through the notes: what would that person say about the plan if you were not in the room? Where you don’t know, you have found your next talk.',
      when: 'When you have to get something through, and have found that a good argument is not enough.',
      from: 'Builds on Aubrey Mendelow’s map of 1981; the version with power and interest became known through Gerry Johnson and Kevan Scholes’ textbook on strategy.',
    },
    tuckman: {
      name: 'The stages of a group',
      what: 'A new group mostly goes through four stages, and later a fifth. First people are polite and wait for somebody to take the lead. Then disagreements about aims, roles and habits come out. After that the group finds its rules, and then the work really begins to move. In the end people part. A leader can’t skip the second stage, only shorten it by saying aloud what is at stake. With a new task or a new member a group often goes back a stage or two, and that is no defeat.',
      when: 'When a group is busy with itself, and you want to know whether that will pass.',
      from: 'Bruce Tuckman drew it from research on small groups in 1965; the fifth stage came in 1977 with Mary Ann Jensen.',
    },
    kotter: {
      name: 'Eight steps of a change',
      what: 'A row of questions for whoever wants to change something in an organisation. Do people know why it can’t wait? Who goes first with you, and do they believe in it? Can you describe the new in a minute? Have you told it far more often than you think is needed? What stands in the way, and who can move it? Which small victory can be seen within a quarter? What do you do so as not to declare victory too early? And when has the new become “how we do things here”? The question you skip is often the one that upsets the plan.',
      when: 'When you have to carry out a change, or to understand why another one stalled.',
      from: 'John Kotter, Harvard, first in an article in 1995, and the year after in the book “Leading Change”.',
    },
    forces: {
      name: 'The force field',
      what: 'Write in the middle of a sheet where you would like to be. On the left draw the arrows that push you on, on the right those that hold back, long or short by their strength. What comes to mind is to push harder. That seldom works, for then the other side pushes back. Choose one of the arrows on the right instead and ask what it takes care of, and what it would take for it to become shorter. Resistance is nearly always somebody’s care for something; give that a place in the plan, and you have won a helper.',
      when: 'When you are stuck with something you really want, in yourself or in your department.',
      from: 'The social psychologist Kurt Lewin, 1940s; collected in “Field Theory in Social Science”, 1951.',
    },
  },
};
