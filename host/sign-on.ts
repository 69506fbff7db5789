// Who may use HR's pages: the OpenID Connect provider that says so, and by which claim.
import { readFileSync } from 'node:fs';

export interface SignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** One of the two. */
  readonly secret?: string | undefined;
  /** PKCS #8, as PEM. */
  readonly privateKey?: string | undefined;
  /** Where in the ID token the roles stand: `roles`, or a path such as `realm_access.roles`. */
  readonly roleClaim: string;
  /** Where it has their address: the first time that somebody signs on for a link of theirs they are known by it. */
  readonly addressClaim: string;
  readonly adminRole: string;
  readonly readerRole: string;
}

/** @param wrong throws, with one line that names the setting */
export function readSignOn(env: NodeJS.ProcessEnv, wrong: (line: string) => never): SignOnSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret, OIDC_PRIVATE_KEY: file } = env;
  if (!issuer) return undefined;
  if (!URL.canParse(issuer)) wrong('OIDC_ISSUER is not a URL');
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== 'https:' && !isLoopback(hostname)) wrong('OIDC_ISSUER is not an https address');
  if (!clientId) return wrong('OIDC_CLIENT_ID is not set');
  if (!secret && !file) wrong('OIDC_CLIENT_SECRET is not set, nor is OIDC_PRIVATE_KEY');
  return {
    ...{ issuer, clientId, secret: secret || undefined },
    privateKey: file ? readKey(file, wrong) : undefined,
    roleClaim: env.OIDC_ROLE_CLAIM || 'roles',
    addressClaim: env.OIDC_ADDRESS_CLAIM || 'email',
    adminRole: env.OIDC_ADMIN_ROLE || 'hr-admin',
    readerRole: env.OIDC_READER_ROLE || 'hr-reader',
  };
}

export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function readKey(file: string, wrong: (line: string) => never): string {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    wrong(`OIDC_PRIVATE_KEY can't be read: ${file}`);
  }
  const key = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(text)?.[0];
  return key ?? wrong('OIDC_PRIVATE_KEY holds no private key (PKCS #8)');
}
