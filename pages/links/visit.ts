// What a page behind a link is: what it is shown with, what it can do, and what comes of it.
import type { ReactNode } from 'react';
import type {
  LinkDesk,
  Named,
  NamingWarning,
  OpenLink,
  Ordinary,
  OwnWork,
  PeerQuestion,
  Report,
  Version,
  WordsAbout,
} from '../../desk/by-link.ts';
import type { HandedFile, HandInContent } from '../../domain/hand-in.ts';
import type { Group, Instant, Person } from '../../domain/programme.ts';
import type { GroupStatus, Outlook, ProgrammeStatus } from '../../domain/status.ts';
import type { Dates } from '../../language/dates.ts';
import type { Words } from '../../language/words.ts';
import type { Act } from '../../links/token.ts';
import type { Form } from '../form.ts';

/** A link in use, with the words of its programme's language. */
export interface Visit extends OpenLink {
  readonly words: Words;
  readonly t: Words['pages'];
  readonly dates: Dates;
  /** The meeting or round that it is about. */
  readonly n: number;
  /** On the programme's clock, as far as that can be told. */
  readonly now: Instant;
  /** Another link of its holder's, in the same group. */
  readonly urlOf: (act: Act) => string;
  /** Where the programme stands, for pages that show it. */
  readonly whole?: (ProgrammeStatus & Outlook) | undefined;
  /** What its holder wrote before, for pages that keep it. */
  readonly kept?: { readonly text: string; readonly at: Date } | undefined;
  /** What its holder has written for the meeting, and for the one before. */
  readonly own?: OwnWork | undefined;
  /** What the others have handed in for it, as far as the holder may read that. */
  readonly handIns?: readonly Version<HandInContent>[] | undefined;
  /** What mentees have asked each other. */
  readonly questions?: readonly Version<PeerQuestion>[] | undefined;
  /** Which version of a text is being written on. */
  readonly version?: number | undefined;
  /** The mentor's own note. */
  readonly note?: Version<string> | undefined;
  /** What they hoped for when it began. */
  readonly hopes?: string | undefined;
  readonly report?: Report | undefined;
  /** Others who have agreed to be found. */
  readonly contacts?: readonly Person[] | undefined;
  /** What its holder has written for next time. */
  readonly lesson?: string | undefined;
  /** What the sponsor has commented. */
  readonly comment?: string | undefined;
  /** Whom a director has named. */
  readonly named?: readonly (Named & { readonly warnings: readonly NamingWarning[] })[] | undefined;
  /** Where its meeting is held. */
  readonly place: string;
  /** The page's own address. */
  readonly address: string;
  /** Nothing can be answered any more: the page has no forms. */
  readonly isOver?: boolean | undefined;
  /** What has been typed and not been taken. */
  readonly entered?: Form | undefined;
  /** Why it was not taken. */
  readonly fault?: Fault | undefined;
}

interface Fault {
  /** The field beside which it is said; above the page where it is about none. */
  readonly field?: string | undefined;
  readonly rule?: string | undefined;
  readonly says: string;
}

export interface Shown {
  readonly title: string;
  readonly body?: ReactNode;
  /** Left out where nothing can be answered any more. */
  readonly forms?: ReactNode;
  /** For paper: nothing but the document, and the browser asks at once to print it. */
  readonly printed?: true;
}

/** Something to keep, rather than a page. */
export interface Kept {
  readonly file: string;
  readonly name: string;
  readonly type: string;
}

/** What came of it: where the group then stands, for the page to show; or what is said instead of the page. */
export type Done =
  | {
      readonly status?: GroupStatus | undefined;
      /** With what has been changed about it. */
      readonly group?: Group | undefined;
      /** What the page shows besides, where it has been read already. */
      readonly loaded?: Partial<Visit>;
      /** What is said above the page instead of that it is done. */
      readonly notes?: readonly string[];
    }
  | { readonly says: Shown };

/** A file that a page gives back. */
export interface Download {
  readonly about: HandedFile;
  readonly bytes: Buffer;
}

/** One purpose: what it loads, what it shows, what it does, what it says afterwards. */
export interface LinkPage {
  /** What its buttons choose. Anything else that is posted does nothing: scanners post, too. */
  readonly choices: readonly string[];
  /** Whether a choice can only be made knowing where the group stands. For all others the engine alone judges, in one call. */
  readonly needsStatus?: true | ((form: Form) => boolean);
  /** It shows where the programme as a whole stands. */
  readonly needsWhole?: true;
  /** It shows what its holder wrote before. */
  readonly keeps?: WordsAbout;
  /** Characters that a field may hold, where it is another number than usual; what the page refuses in its own words has no limit. */
  readonly most?: Readonly<Record<string, number>>;
  /** The field that a refusal's sentence stands beside, by its rule. */
  readonly fields?: Readonly<Record<string, string>>;
  /** What the page is there for. Where the group would refuse that, the page says so and has no form. */
  readonly ordinary?: (visit: Visit) => Ordinary | undefined;
  /** When it was answered, and whether by its holder. */
  answered?(visit: Visit): Answered | undefined;
  /** That it was answered, in this page's own words. */
  answeredWords?(visit: Visit): (when: string) => string;
  /** Whether, and until when, an answer can be changed. */
  changeable?(visit: Visit): Changeable;
  /** Its script keeps drafts; without scripts a button does. */
  readonly scripted?: true;
  /** What else it shows. */
  load?(visit: Visit, desk: LinkDesk): Promise<Partial<Visit>>;
  /** Why there is nothing to answer, beside what the group says of its ordinary message. */
  readonly over?: (visit: Visit) => string | undefined;
  show(visit: Visit, desk: LinkDesk): Shown;
  /** Other ways to see it, by the last part of their address. */
  readonly views?: Readonly<Record<string, (visit: Visit) => Shown | Kept>>;
  /** Keeps what is being typed. @throws Overtaken, Refused */
  draft?(
    visit: Visit,
    given: Readonly<Record<string, unknown>> & { readonly version?: number | undefined },
    desk: LinkDesk,
  ): Promise<{ readonly version: number; readonly at: Date }>;
  /** @param path behind the page's address, after `file` */
  download?(visit: Visit, desk: LinkDesk, path: string | undefined): Promise<Download | undefined>;
  act(visit: Visit, form: Form, desk: LinkDesk): Promise<Done>;
}

/** Until an instant, or without a day for it; false where it can't be. */
type Changeable = { readonly until: Instant } | boolean;

export interface Answered {
  readonly at: Instant;
  readonly own: boolean;
}
