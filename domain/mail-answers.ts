// What a mail server's answer means, and whose fault it is that a mail was not taken. Its free text is never kept: it may name
// the person. What is kept is the code, the enhanced code (RFC 3463) and how far the dialogue had come.

import type { Instant } from './programme.ts';

/** How far the dialogue had come: the connection and the greeting, the log-in, who sends, who receives, the mail itself. */
const STAGES = ['connection', 'login', 'sender', 'recipient', 'data'] as const;
type Stage = (typeof STAGES)[number];

/**
 * `address`: it will never take a mail. `mailbox`: it takes none for now. `relay`: our own mail server takes nothing from us, or
 * can't be reached. `unknown`: the mail was handed over, and no answer came.
 */
export type Blame = 'address' | 'mailbox' | 'relay' | 'unknown';

/** What the mail server made of a mail, with its answer as the ledger keeps it. */
export type Handover =
  | { readonly outcome: 'sent' }
  /** The address is at fault, or the mail went as often as it may. */
  | { readonly outcome: 'failed'; readonly reason: string }
  /** It was handed over, and no answer came: it may have been taken. `until`: not to be tried again before. */
  | { readonly outcome: 'unknown'; readonly reason: string; readonly until?: Instant }
  /** `away`: our mail server can't be reached or asks us to wait; `refuses`: it takes nothing from us. Undefined where the mailbox is at fault. */
  | { readonly outcome: 'later'; readonly reason: string; readonly relay?: 'away' | 'refuses' };

export interface ServerAnswer {
  readonly stage: Stage;
  /** Undefined where there was no answer. */
  readonly code?: number | undefined;
  /** `5.1.1`, where the server gave one. */
  readonly enhanced?: string | undefined;
}

/** No address of ours: nodemailer found none that can be written in an envelope. */
export const NO_ADDRESS: ServerAnswer = { stage: 'recipient', code: 553, enhanced: '5.1.3' };
const NO_ANSWER = 'no-answer';
/** There is no token to log in at the mail server with. */
export const NO_TOKEN = 'no-token';
export const UNKNOWN = 'unknown';

/** By nodemailer's name of the last command. */
const STAGE_OF: Readonly<Record<string, Stage>> = {
  'MAIL FROM': 'sender',
  'RCPT TO': 'recipient',
  DATA: 'data',
};

/** Answers to RCPT or DATA that speak of us or of the server, whatever the address: relaying, log-in, protocol. */
const ABOUT_US = [500, 502, 503, 504, 530, 534, 535, 538, 555];

export function readAnswer(command: unknown, code: unknown, response: unknown): ServerAnswer {
  const name = typeof command === 'string' ? command : '';
  const stage = STAGE_OF[name] ?? (name.startsWith('AUTH') ? 'login' : 'connection');
  const text = typeof response === 'string' ? response : '';
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1];
  return { stage, ...(typeof code === 'number' ? { code } : {}), ...(enhanced ? { enhanced } : {}) };
}

/** Whose fault an answer is. The enhanced code goes before the plain one, which servers use for anything. */
export function blame({ stage, code, enhanced }: ServerAnswer): Exclude<Blame, 'unknown'> {
  if (code === undefined || stage === 'connection' || stage === 'login' || stage === 'sender' || code === 421)
    return 'relay';
  if (code < 500) return passing({ stage, code, enhanced });
  if (enhanced !== undefined && !enhanced.endsWith('.0.0')) return blameOf(enhanced);
  if (ABOUT_US.includes(code)) return 'relay';
  if (code === 552) return 'mailbox';
  // "Transaction failed", without a word about the address: relaying denied, or the content.
  return code === 554 || code === 541 ? 'relay' : 'address';
}

/** For now: 4.1 and 4.2 speak of the receiver, the others of the server. By the plain code where there is no other (RFC 5321). */
function passing({ stage, code, enhanced }: ServerAnswer): 'mailbox' | 'relay' {
  const isNamed = enhanced !== undefined && !enhanced.endsWith('.0.0');
  if (isNamed) return /^4\.[12]\./.test(enhanced) ? 'mailbox' : 'relay';
  return code === 450 || code === 452 || (code === 451 && stage === 'recipient') ? 'mailbox' : 'relay';
}

function blameOf(enhanced: string): Exclude<Blame, 'unknown'> {
  const [, subject, detail] = enhanced.split('.').map(Number);
  switch (subject) {
    case 1:
      // 5.1.7 and 5.1.8 are about the sender's address.
      return detail === 7 || detail === 8 ? 'relay' : 'address';
    case 2:
      // 5.2.2 is a full mailbox; the others are mailboxes that are closed.
      return detail === 2 ? 'mailbox' : 'address';
    case 4:
      return 'address';
    case 6:
      // 5.6.7: the server can't carry the letters of this address.
      return detail === 7 ? 'address' : 'relay';
    default:
      // 5.3 the server, 5.5 the protocol, 5.7 what the server lets us do.
      return 'relay';
  }
}

/** Whether our mail server has said that it takes nothing from us, rather than not answered or asked us to wait. */
export function refusesUs(answer: ServerAnswer): boolean {
  return blame(answer) === 'relay' && answer.code !== undefined && answer.code >= 500;
}

/** As the ledger keeps it: `550 5.1.1 recipient`. */
export function written({ stage, code, enhanced }: ServerAnswer): string {
  return code === undefined ? NO_ANSWER : [code, enhanced, stage].filter(Boolean).join(' ');
}

/** Whose fault the reason of a mail in the ledger is; undefined where it is none of a mail server's. */
export function blameIn(reason: string | null): Blame | undefined {
  if (reason === UNKNOWN) return 'unknown';
  if (reason === NO_ANSWER || reason === NO_TOKEN) return 'relay';
  const [, code, enhanced, stage] = /^(\d{3})(?: (\d\.\d+\.\d+))? (\w+)$/.exec(reason ?? '') ?? [];
  const known = STAGES.find((each) => each === stage);
  return known === undefined ? undefined : blame({ stage: known, code: Number(code), enhanced });
}
