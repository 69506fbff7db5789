// An inbox on this machine: SMTP in, a page to read it. Loopback only.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { listen } from '../host/listening.ts';
import type { ForgetMails } from '../mail/smtp.ts';
import { inboxPage } from './inbox-page.tsx';
import { MailFolder } from './mail-folder.ts';
import { freePort, LOOPBACK } from './ports.ts';

export interface Inbox {
  readonly smtpUrl: string;
  readonly pageUrl: string;
  readonly forget: ForgetMails;
  stop(): Promise<void>;
}

export async function startInbox(dataDir: string, pagePort: number): Promise<Inbox> {
  const folder = new MailFolder(join(dataDir, 'inbox'));
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        // Where it can't be kept, the sender is told so and tries again.
        try {
          folder.add(Buffer.concat(chunks));
          done();
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)));
        }
      });
    },
  });
  const server = createServer(inboxPage(folder));
  await listen(server, { port: pagePort, setting: 'INBOX_PORT', what: 'the inbox' }, LOOPBACK);
  const smtpPort = await freePort();
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => smtp.listen(smtpPort, LOOPBACK, resolve));
  return {
    forget: folder.forget,
    smtpUrl: `smtp://${LOOPBACK}:${smtpPort}`,
    pageUrl: `http://localhost:${pagePort}`,
    async stop() {
      server.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => server.close(() => resolve())),
        new Promise<void>((resolve) => smtp.close(() => resolve())),
      ]);
    },
  };
}
