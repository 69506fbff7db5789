// Log-in at the mail server by OAuth 2 (XOAUTH2) with client credentials, as Microsoft 365 asks for: by secret, or by certificate.
import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { OAuthSettings } from '../host/settings.ts';

/** As nodemailer asks for a token: it queues who else asks meanwhile, and asks again when the token runs out or is refused. */
export type Provision = (
  user: string,
  renew: boolean,
  done: (error: Error | null, token?: string, expiresAtMs?: number) => void,
) => void;

/** The tenant, or whoever gives tokens, gives us none. */
class NoToken extends Error {}

/** A token is renewed so long before it runs out, or after half its life. */
const EARLY_MS = 5 * 60_000;
const ANSWER_MS = 20_000;
const ASSERTION_SECONDS = 600;

const given = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive().default(3600) });
const refused = z.object({ error: z.string().max(60).optional(), error_codes: z.array(z.number()).optional() });

interface AccessToken {
  readonly token: string;
  readonly expiresAtMs: number;
}

/** One token for all connections to the mail server, asked for once at a time. */
export function tokens(settings: OAuthSettings, log: Logger | undefined): Provision {
  let asking: Promise<AccessToken> | undefined;
  let held: AccessToken | undefined;
  let said: string | undefined;
  const fresh = () =>
    ask(settings)
      .then((token) => {
        held = token;
        said = undefined;
        return token;
      })
      .catch((error: unknown) => {
        const why = error instanceof NoToken ? error.message : 'it can not be reached';
        // Once, however many mails wait.
        if (said !== why) log?.error({ tokenUrl: settings.tokenUrl, why }, 'no token for the mail server');
        said = why;
        throw new NoToken(why);
      })
      .finally(() => {
        asking = undefined;
      });
  return (_user, renew, done) => {
    if (renew) held = undefined;
    if (held && held.expiresAtMs > Date.now()) return done(null, held.token, held.expiresAtMs);
    asking ??= fresh();
    asking.then(
      ({ token, expiresAtMs }) => done(null, token, expiresAtMs),
      (error: unknown) => done(error instanceof Error ? error : new NoToken('no token')),
    );
  };
}

async function ask(settings: OAuthSettings): Promise<AccessToken> {
  const { tokenUrl, clientId, scope } = settings;
  const begun = Date.now();
  const response = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      scope,
      ...(await credential(settings)),
    }),
    signal: AbortSignal.timeout(ANSWER_MS),
    redirect: 'error',
  });
  const answer: unknown = await response.json().catch(() => undefined);
  const token = given.safeParse(answer);
  if (!response.ok || !token.success) throw new NoToken(told(response.status, answer));
  const life = token.data.expires_in * 1000;
  return { token: token.data.access_token, expiresAtMs: begun + Math.max(life / 2, life - EARLY_MS) };
}

/** Its own words may name the mailbox or the tenant; the error's name and number are enough to look it up. */
function told(status: number, answer: unknown): string {
  const { error, error_codes: codes = [] } = refused.safeParse(answer).data ?? {};
  return [status, error, ...codes.map((code) => `AADSTS${code}`)].filter(Boolean).join(' ');
}

async function credential({ tokenUrl, clientId, secret, certificate }: OAuthSettings): Promise<Record<string, string>> {
  if (!certificate) return { client_secret: secret ?? '' };
  const { raw } = new X509Certificate(certificate.pem);
  const now = Math.floor(Date.now() / 1000);
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': createHash('sha256').update(raw).digest('base64url') })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenUrl)
    .setJti(randomUUID())
    .setNotBefore(now)
    .setIssuedAt(now)
    .setExpirationTime(now + ASSERTION_SECONDS)
    .sign(await importPKCS8(certificate.key, 'PS256'));
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  };
}
