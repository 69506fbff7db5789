// What the people of a rehearsal write: a small stock, so that pages and report have something to show.
import type { Language } from '../domain/programme.ts';

interface Stock {
  /** Of people who are named. */
  readonly names: readonly string[];
  readonly answers: readonly string[];
  readonly questions: readonly string[];
  readonly goals: readonly string[];
  readonly steps: readonly string[];
  readonly lessons: readonly string[];
  readonly task: { readonly title: string; readonly text: string; readonly reading: string };
}

export const STOCK: Readonly<Record<Language, Stock>> = {
  da: {
    names: [
      'Asta Bjerre',
      'Bo Ditlev',
      'Clara Eskesen',
      'Daniel Fjord',
      'Elin Gram',
      'Frede Hauge',
      'Gry Iversen',
      'Hans Juul',
      'Inga Koch',
      'Jesper Lyng',
      'Kirsten Munk',
      'Lars Nørlund',
      'Maja Odgaard',
      'Niels Poulsen',
      'Olga Riis',
      'Per Schou',
      'Rosa Thygesen',
      'Svend Uhre',
      'Tilde Vang',
      'Ulrik Winther',
      'Vibeke Aagaard',
      'Villy Bech',
      'Ylva Dam',
      'Åge Friis',
    ],
    answers: [
      'Den bedste leder, jeg har haft, spurgte altid én gang mere, end jeg havde ventet. Hun huskede, hvad vi havde aftalt, og hun sagde det lige ud, når hun selv havde taget fejl.\n\nOm et år vil jeg gerne stå for et lille team, hvor folk tør sige, når noget ikke virker.',
      'For mig er god ledelse at gøre andre i stand til at lykkes. Jeg har set det modsatte: en dygtig fagperson, der blev ved med at løse alting selv.\n\nMin vision er at lede uden at være den klogeste i rummet.',
      'Jeg er i tvivl, om jeg vil lede mennesker eller en opgave. Jeg bliver glad, når noget falder på plads for andre, men jeg savner tit ro til at tænke.\n\nOm et år vil jeg vide, hvad af det der vejer tungest.',
      'En god leder siger nej på afdelingens vegne. Det har jeg lært af at have en, der sagde ja til alt.\n\nMin vision handler om en afdeling, der når det vigtige og lader resten ligge.',
      'Jeg har skrevet om min første leder, som hilste på alle om morgenen. Det lyder af lidt, men det betød, at man vidste, hvor man havde hende.',
    ],
    questions: [
      'Hvornår vidste du, at du ville være leder?',
      'Hvad gør du, når du skal sige noget, ingen vil høre?',
      'Hvad savner du mest fra tiden som fagperson?',
    ],
    goals: ['At søge en stilling som teamleder', 'At blive i mit fag med større projekter', 'At tage lederuddannelsen'],
    steps: ['Tale med min chef', 'Bede om at lede et projekt', 'Melde mig til det første modul'],
    lessons: [
      'Læg møderne længere fra ferierne.',
      'Giv mentorerne mere tid sammen før første møde.',
      'Behold opgaverne.',
    ],
    task: {
      title: 'En svær samtale',
      text: 'Tænk på en samtale, du har udsat. Hvad er det værste, der kan ske, og hvad er det mest sandsynlige?\n\nSkriv de to første sætninger, du vil sige.\n\nStil din mentor ét spørgsmål.',
      reading: 'Et kapitel efter eget valg om den svære samtale.',
    },
  },
  en: {
    names: [
      'Ada Birch',
      'Ben Carver',
      'Cora Dean',
      'Dan Ellis',
      'Edith Frost',
      'Fred Grant',
      'Gail Hart',
      'Hugh Ingram',
      'Ivy James',
      'Jack Keane',
      'Kate Lowe',
      'Liam Moss',
      'Mary North',
      'Ned Osborn',
      'Olive Park',
      'Paul Quinn',
      'Rose Shaw',
      'Sam Todd',
      'Tess Underhill',
      'Umar Vance',
      'Vera Wood',
      'Will Young',
      'Xenia Abbot',
      'Yan Booth',
    ],
    answers: [
      'The best leader I have had always asked once more than I expected. She remembered what we had agreed, and said so plainly when she had been wrong.\n\nA year from now I would like to be in charge of a small team in which people dare to speak up when something isn’t working.',
      'To me good leading is to make others able to succeed. I have seen the opposite: a skilled professional who went on solving everything alone.\n\nMy vision is to lead without being the cleverest in the room.',
      'I am unsure whether I want to lead people or a task. I am glad when something falls into place for others, but I often miss the quiet to think.\n\nA year from now I want to know which of them weighs more.',
      'A good leader says no on behalf of the group. I learnt that from one who said yes to everything.\n\nMy vision is a department that gets to what matters and leaves the rest.',
      'I have written about my first manager, who greeted everybody in the morning. It sounds like little, but you knew where you stood with her.',
    ],
    questions: [
      'When did you know that you wanted to lead?',
      'What do you do when you have to say what nobody wants to hear?',
      'What do you miss most about your old profession?',
    ],
    goals: [
      'To apply for a post as team leader',
      'To stay in my field with larger projects',
      'To take the course for managers',
    ],
    steps: ['Talk with my manager', 'Ask to lead a project', 'Enrol for the first module'],
    lessons: [
      'Keep the meetings further from the holidays.',
      'Give mentors more time together before the first meeting.',
      'Keep the tasks.',
    ],
    task: {
      title: 'A difficult conversation',
      text: 'Think of a conversation that you have put off. What is the worst that can happen, and what is the most likely?\n\nWrite the first two sentences that you will say.\n\nAsk your mentor one question.',
      reading: 'A chapter of your own choice on difficult conversations.',
    },
  },
};
