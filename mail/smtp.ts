// Handing a mail to the SMTP server, and what its answer means.
import nodemailer, { type SendMailOptions } from 'nodemailer';

/** What the server made of a mail: taken, refused for good, or not taken for now, with its answer. */
type Handover = { readonly outcome: 'sent' } | { readonly outcome: 'failed' | 'later'; readonly reason: string };

/** A mail to one person. */
export interface Message extends SendMailOptions {
  readonly to: { readonly name: string; readonly address: string };
}

export interface Mailer {
  send(message: Message): Promise<Handover>;
  close(): void;
}

/** Takes kept mails of a programme away: all, or those that hold one of these texts. @returns how many */
export type ForgetMails = (which: {
  readonly programme: string;
  readonly texts?: readonly string[];
}) => Promise<number>;

/**
 * @param url `smtp://` or `smtps://`; a server on this machine needs no TLS, any other is asked for it (confidential data goes over enforced TLS),
 * but where the URL itself says `?tls=none`, for an inbox that is tried out
 */
export function openMailer(url: string): Mailer {
  const address = new URL(url);
  const { hostname, protocol } = address;
  const onThisMachine =
    ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || address.searchParams.get('tls') === 'none';
  address.search = '';
  const transport = nodemailer.createTransport({
    ...{ url: address.href, pool: true, maxConnections: 5, maxMessages: Infinity },
    ...(onThisMachine && protocol === 'smtp:' ? { ignoreTLS: true } : { requireTLS: protocol === 'smtp:' }),
    ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
  });
  return {
    async send(message) {
      try {
        await transport.sendMail(message);
        return { outcome: 'sent' };
      } catch (error) {
        return fault(error, message.to);
      }
    },
    close: () => transport.close(),
  };
}

/**
 * A 5xx about the mail or its address is final; all else passes. A time-out means that we don't know whether the server
 * took the mail; it goes again under the same Message-ID.
 */
function fault(error: unknown, to: Message['to']): Handover {
  const [code, command, response, responseCode] = ['code', 'command', 'response', 'responseCode'].map((name) =>
    of(error, name),
  );
  const aboutTheMail = command === 'RCPT TO' || command === 'MAIL FROM' || command === 'DATA';
  const isFinal = typeof responseCode === 'number' && responseCode >= 500;
  const permanent = isFinal && (aboutTheMail || code === 'EENVELOPE' || code === 'EMESSAGE');
  const said = typeof response === 'string' ? response : [code, responseCode].filter(Boolean).join(' ');
  const reason = withoutPerson(said, to).slice(0, 300);
  return { outcome: permanent ? 'failed' : 'later', reason: reason || 'the mail server could not be reached' };
}

/** Servers like to repeat whom a mail is for; the ledger keeps no name and no address. */
function withoutPerson(said: string, { name, address }: Message['to']): string {
  const [local = ''] = address.split('@');
  const personal = [name, local]
    .filter((text) => text.length > 1)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const anyAddress = said.replace(/[^\s<>"(),;:]+@[^\s<>"(),;:]+/g, '…');
  if (personal.length === 0) return anyAddress;
  return anyAddress.replace(new RegExp(`(?<!\\p{L})(?:${personal.join('|')})(?!\\p{L})`, 'giu'), '…');
}

/** What nodemailer puts on its errors. */
function of(error: unknown, name: string): unknown {
  return error instanceof Error ? Reflect.get(error, name) : undefined;
}
