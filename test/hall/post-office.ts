// The mail server of a test: it takes mails and reads them, and refuses whom the test says.
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
export type Refusals = Map<string, { code: number; times: number }>;

export interface PostOffice {
  readonly url: string;
  readonly received: Received[];
  readonly refusals: Refusals;
  close(): Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const received: Received[] = [];
  const refusals: Refusals = new Map();
  const smtp = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'] },
    onRcptTo({ address }, _session, done) {
      const refusal = refusals.get(address);
      if (!refusal || refusal.times <= 0) return done();
      refusal.times -= 1;
      done(Object.assign(new Error('refused by the test'), { responseCode: refusal.code }));
    },
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        received.push(read(mail));
        done();
      }, done);
    },
  });
  const server = smtp.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...{ received, refusals },
    url: `smtp://127.0.0.1:${portOf(server)}`,
    close: () => new Promise<void>((closed) => smtp.close(() => closed())),
  };
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

/** The calendar file that came with a mail. */
export const calendarOf = ({ mail }: Received) => mail.attachments.map(({ content }) => content.toString()).join('\n');
