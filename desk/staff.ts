// HR's people at the desk: who is signed in to HR's pages, and who did what there.
import type { Language } from '../domain/programme.ts';
import { enterDeed, enterLook, readLog, type About, type LogEntry } from '../records/hr-log.ts';
import * as sessions from '../records/sessions.ts';
import type { Identity, Session, SignIn } from '../records/sessions.ts';
import type { DeskTools } from './files.ts';

export type { About, HrRoleName, Identity, LogEntry, Session, SignIn };
type HrRoleName = sessions.HrRole;

/** Whoever comes by a one-time link is vouched for by this machine. */
const THIS_MACHINE = 'this-machine';

/** As a deed of HR's API begins. */
const BY_KEY = 'api';

/** No provider knows of them. */
export function isVouchedHere({ issuer }: Pick<Identity, 'issuer'>): boolean {
  return issuer === THIS_MACHINE;
}

export function staffDesk({ db }: Pick<DeskTools, 'db'>) {
  return {
    /** @returns the cookie */
    begin: (identity: Identity) => sessions.beginSession(db, identity),
    known: (cookie: string) => sessions.findSession(db, cookie),
    leave: (cookie: string) => sessions.endSession(db, cookie),
    /** They have the role that the provider says. */
    confirm: (identity: Identity) => sessions.confirmRole(db, identity),
    /** Signed out everywhere. */
    loseRole: (identity: Pick<Identity, 'issuer' | 'subject'>) => sessions.endSessionsOf(db, identity),
    choose: (cookie: string, language: Language) => sessions.chooseLanguage(db, cookie, language),

    setOut: (signIn: SignIn) => sessions.beginSignIn(db, signIn),
    comeBack: (cookie: string) => sessions.takeSignIn(db, cookie),

    /** What a link ends with that opens HR's pages once, within a quarter of an hour. */
    entrance: (role: HrRoleName) => sessions.makeEntrance(db, role),
    entranceHolds: (token: string) => sessions.entranceHolds(db, token),
    /** @param name as they are shown in the log. @returns the cookie; undefined where the link no longer holds */
    async enter(token: string, name: string): Promise<string | undefined> {
      const used = await sessions.useEntrance(db, token);
      if (!used) return undefined;
      const identity = { issuer: THIS_MACHINE, subject: used.hash, name, role: used.role };
      await enterDeed(db, identity, 'signed-in');
      return sessions.beginSession(db, identity);
    },

    did: (who: Identity, deed: string, about?: About) => enterDeed(db, who, deed, about),
    /** By HR's API. @param name what the key is called. @param deed method and route */
    didByKey: (name: string, deed: string, programme: unknown) =>
      enterDeed(db, { issuer: BY_KEY, subject: name, name }, `${BY_KEY}:${deed}`, {
        programme: typeof programme === 'string' ? programme : undefined,
      }),
    looked: (who: Identity, programme: string, person: string) => enterLook(db, who, programme, person),
    log: (about?: Pick<About, 'programme' | 'person'>): Promise<readonly LogEntry[]> => readLog(db, about),
  };
}

export type StaffDesk = ReturnType<typeof staffDesk>;
