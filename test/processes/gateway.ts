// A gateway before Temporal, as Temporal Cloud has one: TLS by a certificate of its own, and nobody comes in without the key.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import {
  connect,
  createSecureServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { portOf } from '../../embedded/ports.ts';

export interface Gateway {
  readonly address: string;
  /** The file of the authority that signed its certificate. */
  readonly authority: string;
  close(): Promise<void>;
}

const UNAUTHENTICATED = '16';

export async function openGateway(temporalAddress: string, key: string): Promise<Gateway> {
  const signer = await generate([{ name: 'commonName', value: 'an authority for tests' }], {
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true },
    ],
  });
  const certificate = await generate([{ name: 'commonName', value: 'localhost' }], {
    ca: { key: signer.private, cert: signer.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  const folder = mkdtempSync(join(tmpdir(), 'gruppementor-gateway-'));
  const authority = join(folder, 'authority.pem');
  writeFileSync(authority, signer.cert);
  const inside = connect(`http://${temporalAddress}`);
  const server = createSecureServer({ key: certificate.private, cert: certificate.cert });
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session) => sessions.add(session));
  server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    stream.on('error', () => undefined);
    if (headers.authorization !== `Bearer ${key}`)
      return stream.respond(
        {
          ':status': 200,
          'content-type': 'application/grpc',
          'grpc-status': UNAUTHENTICATED,
          'grpc-message': 'no such key',
        },
        { endStream: true },
      );
    const onward = inside.request(
      { ...headers, ':scheme': 'http', ':authority': temporalAddress },
      { endStream: false },
    );
    let trailers: IncomingHttpHeaders = {};
    onward.on('error', () => stream.destroy());
    onward.on('response', (answer, flags) => {
      if (stream.destroyed) return;
      // An answer that ends with its headers has no body and no trailers.
      const ends = (flags & 1) === 1;
      stream.respond({ ...answer }, { endStream: ends, waitForTrailers: !ends });
      if (ends) return;
      stream.on('wantTrailers', () => stream.sendTrailers(withoutPseudo(trailers)));
      onward.pipe(stream);
    });
    onward.on('trailers', (given) => void (trailers = given));
    stream.on('close', () => onward.close());
    stream.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `localhost:${portOf(server)}`,
    authority,
    async close() {
      inside.destroy();
      for (const session of sessions) session.destroy();
      await new Promise<void>((closed) => server.close(() => closed()));
      rmSync(folder, { recursive: true });
    },
  };
}

function withoutPseudo(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':')));
}
