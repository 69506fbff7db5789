// The mail server of a test: it takes mails and reads them, refuses whom or what the test says, is slow, or drops the line.
import { once } from 'node:events';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { portOf } from '../../embedded/ports.ts';

export interface Received {
  readonly mail: ParsedMail;
  readonly kind: string;
  readonly to: string;
  readonly links: readonly string[];
  /** When the server took it, in real milliseconds. */
  readonly takenAt: number;
}

/** What the mail server answers to an address, if not 250. */
export type Refusals = Map<string, { code: number; times: number; text?: string }>;

/** How the mail server treats everybody. */
export interface Manners {
  /** What it answers at a stage, as `550 5.7.1 no`. */
  refuses: { readonly at: 'greeting' | 'sender' | 'recipient' | 'data'; readonly with: string } | undefined;
  /** It takes the mail, and drops the line instead of an answer. */
  dropsAfterData: boolean;
  /** The answer to a mail waits for this. */
  answersAfter: Promise<unknown> | undefined;
}

export interface PostOffice {
  readonly url: string;
  readonly received: Received[];
  readonly refusals: Refusals;
  readonly manners: Manners;
  /** Ends every connection, so that whoever comes is greeted anew. */
  readonly hangUp: () => void;
  close(): Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const received: Received[] = [];
  const refusals: Refusals = new Map();
  const manners: Manners = { refuses: undefined, dropsAfterData: false, answersAfter: undefined };
  const refusal = (at: string) => {
    const { refuses } = manners;
    return refuses?.at === at ? said(refuses.with) : null;
  };
  const smtp = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'] },
    onConnect: (_session, done) => done(refusal('greeting')),
    onMailFrom: (_address, _session, done) => done(refusal('sender')),
    onRcptTo({ address }, _session, done) {
      const own = refusals.get(address);
      if (!own || own.times <= 0) return done(refusal('recipient'));
      own.times -= 1;
      done(said(`${own.code} ${own.text ?? 'refused by the test'}`));
    },
    onData(stream, session, done) {
      simpleParser(stream).then(async (mail) => {
        const no = refusal('data');
        if (!no) received.push(read(mail));
        await manners.answersAfter;
        if (manners.dropsAfterData) return cut(smtp, (id) => id === session.id);
        done(no);
      }, done);
    },
  });
  smtp.on('error', () => undefined);
  const server = smtp.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...{ received, refusals, manners },
    url: `smtp://127.0.0.1:${portOf(server)}`,
    hangUp: () => cut(smtp, () => true),
    close: () => new Promise<void>((closed) => smtp.close(() => closed())),
  };
}

function said(answer: string): Error {
  return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });
}

/** The lines of some sessions go dead. */
function cut(smtp: SMTPServer, which: (session: string) => boolean): void {
  const connections = Reflect.get(smtp, 'connections') as Set<{ id: string; _socket: { destroy(): void } }>;
  for (const connection of connections) if (which(connection.id)) connection._socket.destroy();
}

function read(mail: ParsedMail): Received {
  return {
    mail,
    takenAt: performance.now(),
    kind: String(mail.headers.get('x-gruppementor-mail')),
    to: [mail.to ?? []]
      .flat()
      .flatMap(({ value }) => value.map(({ address }) => address ?? ''))
      .join(),
    links: (mail.text ?? '').match(/https?:\/\/\S+\/act\/\S+/g) ?? [],
  };
}

export const ofGroup =
  (group: string) =>
  ({ mail }: Received) =>
    mail.headers.get('x-gruppementor-group') === group;

/** The calendar file that came with a mail, in each of its forms. */
export const calendarFilesOf = ({ mail }: Received) => mail.attachments.map(({ content }) => content.toString());
export const calendarOf = (mail: Received) => calendarFilesOf(mail).join('\n');
