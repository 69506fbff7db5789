// Handing a mail to the SMTP server, and what came of it.
import { Transform } from 'node:stream';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import {
  blame,
  NO_ADDRESS,
  NO_TOKEN,
  readAnswer,
  refusesUs,
  UNKNOWN,
  written,
  type Handover,
} from '../domain/mail-answers.ts';
import type { Provision } from './oauth.ts';
import { RelayHealth } from './relay.ts';

/** A mail to one person. */
export interface Message extends SendMailOptions {
  readonly to: { readonly name: string; readonly address: string };
}

export interface Mailer {
  readonly health: RelayHealth;
  /** @param beforeTheEnd awaited before the last of the mail is let out; where it throws, the server gets none of it */
  send(message: Message, beforeTheEnd?: () => Promise<void>): Promise<Handover>;
  /** @param evenHanging ends dialogues, too: nobody knows then what became of those mails */
  close(how?: { readonly evenHanging: boolean }): void;
}

/** Takes kept mails of a programme away: all, or those that hold one of these texts. @returns how many */
export type ForgetMails = (which: {
  readonly programme: string;
  readonly texts?: readonly string[];
}) => Promise<number>;

/** RFC 5321, 4.5.3.2: ten minutes for the answer to the end of DATA. A server that gives up is heard at once. */
const ANSWER_MS = 10 * 60_000;

/**
 * @param url `smtp://` or `smtps://`; a server on this machine needs no TLS, any other is asked for it (confidential data goes over enforced TLS),
 * but where the URL itself says `?tls=none`, for an inbox that is tried out
 * @param provision of the tokens that it is logged in with; else by the password in the URL, if there is one
 */
export function openMailer(
  url: string,
  {
    health = new RelayHealth(),
    provision,
  }: { readonly health?: RelayHealth; readonly provision?: Provision | undefined } = {},
): Mailer {
  const address = new URL(url);
  const { hostname, protocol } = address;
  const onThisMachine =
    ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || address.searchParams.get('tls') === 'none';
  address.search = '';
  const user = decodeURIComponent(address.username);
  if (provision) address.username = address.password = '';
  const transport = nodemailer.createTransport({
    // Whether a mail goes again is the ledger's to say, not the pool's.
    ...{ url: address.href, pool: true, maxConnections: 5, maxMessages: Infinity, maxRequeues: 0 },
    ...(provision ? { auth: { type: 'OAuth2' as const, user, provisionCallback: provision } } : {}),
    ...(onThisMachine && protocol === 'smtp:' ? { ignoreTLS: true } : { requireTLS: protocol === 'smtp:' }),
    ...{ connectionTimeout: 10_000, greetingTimeout: 30_000, socketTimeout: ANSWER_MS },
  });
  transport.use('stream', (mail, done) => {
    // nodemailer hands on what it doesn't know, by name.
    const gate: unknown = Reflect.get(mail.data, 'gate');
    if (gate instanceof Gate) mail.message.transform(() => gate.stream());
    done();
  });
  return {
    health,
    send: (message, beforeTheEnd) =>
      health.watch(async () => {
        const gate = new Gate(beforeTheEnd);
        try {
          await transport.sendMail({ ...message, ...{ gate } });
          return { outcome: 'sent' };
        } catch (error) {
          if (gate.shut) throw gate.shut;
          return faultOf(error, gate.isOpen);
        }
      }),
    close: ({ evenHanging } = { evenHanging: false }) => transport.close({ force: evenHanging }),
  };
}

/** Stands before the last of a mail. Once it is open the server may have the whole of it, whatever we hear. */
class Gate {
  isOpen = false;
  shut: Error | undefined;
  readonly #before: (() => Promise<void>) | undefined;

  constructor(before: (() => Promise<void>) | undefined) {
    this.#before = before;
  }

  stream(): Transform {
    return new Transform({
      transform: (chunk, _encoding, done) => done(null, chunk),
      flush: (done) => {
        (this.#before?.() ?? Promise.resolve()).then(
          () => {
            this.isOpen = true;
            done();
          },
          (error: unknown) => {
            this.shut = error instanceof Error ? error : new Error('shut');
            done(this.shut);
          },
        );
      },
    });
  }
}

function faultOf(error: unknown, isHandedOver: boolean): Handover {
  const [code, command, response, responseCode] = ['code', 'command', 'response', 'responseCode'].map((name) =>
    of(error, name),
  );
  const answer =
    code === 'EENVELOPE' && typeof responseCode !== 'number' ? NO_ADDRESS : readAnswer(command, responseCode, response);
  // Nothing was asked of the mail server: there is no token to log in with.
  if (code === 'EAUTH' && answer.code === undefined) return { outcome: 'later', reason: NO_TOKEN, relay: 'refuses' };
  if (isHandedOver && answer.code === undefined) return { outcome: 'unknown', reason: UNKNOWN };
  const reason = written(answer);
  switch (blame(answer)) {
    case 'address':
      return { outcome: 'failed', reason };
    case 'mailbox':
      return { outcome: 'later', reason };
    case 'relay':
      return { outcome: 'later', reason, relay: refusesUs(answer) ? 'refuses' : 'away' };
  }
}

/** What nodemailer puts on its errors. */
function of(error: unknown, name: string): unknown {
  return error instanceof Error ? Reflect.get(error, name) : undefined;
}
