// An SMTP server that takes every mail, counts it and forgets it.
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { portOf } from '../embedded/ports.ts';

export interface Sink {
  readonly url: string;
  readonly taken: () => number;
  readonly close: () => Promise<void>;
}

/** @param read is given each mail as it came; without it none is kept together */
export async function openSink(read?: (mail: string) => void): Promise<Sink> {
  let taken = 0;
  const smtp = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], logger: false },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      if (read) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      else stream.resume();
      stream.on('end', () => {
        taken += 1;
        read?.(Buffer.concat(chunks).toString());
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
