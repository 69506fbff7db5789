// An SMTP server that takes every mail, counts it and forgets it.
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { portOf } from '../embedded/ports.ts';

export interface Sink {
  readonly url: string;
  readonly taken: () => number;
  readonly close: () => Promise<void>;
}

export async function openSink(): Promise<Sink> {
  let taken = 0;
  const smtp = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], logger: false },
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => {
        taken += 1;
        done();
      });
    },
  });
  const server = smtp.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${portOf(server)}`,
    taken: () => taken,
    close: () => new Promise<void>((closed) => smtp.close(() => closed())),
  };
}
