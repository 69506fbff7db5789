// Sign-on by OpenID Connect: out to the provider with a code challenge, and back with a code that is good once.
import { createPrivateKey, webcrypto } from 'node:crypto';
import type { Configuration, IDToken } from 'openid-client';
import { z } from 'zod';
import type { SignedOn } from '../desk/by-link.ts';
import type { Identity, SignIn } from '../desk/staff.ts';
import { isLoopback, type SignOnSettings } from '../host/sign-on.ts';

/** The provider said no, or what came back isn't what was asked for. */
export class SignOnRefused extends Error {}
/** They are signed on at the provider, and have no role here. */
export class NoRole extends Error {
  readonly who: Pick<Identity, 'issuer' | 'subject'>;

  constructor(who: Pick<Identity, 'issuer' | 'subject'>) {
    super('no role');
    this.who = who;
  }
}
/** The provider has nobody signed on, where nobody was to be asked. */
export class NotSignedOn extends Error {}

const SCOPE = 'openid profile email';
/** Which of our doors they are to come back to; each address is registered at the provider. */
const BACK = { hr: '/hr/sign-in/back', act: '/act/sign-in/back' } as const;
export type SignOnDoor = keyof typeof BACK;
/** Fetched where there is a provider to ask. */
const library = () => import('openid-client');

export class Provider {
  readonly #settings: SignOnSettings;
  readonly #publicUrl: string;
  #config: Promise<Configuration> | undefined;

  /** @param publicUrl where this is seen from outside */
  constructor(settings: SignOnSettings, publicUrl: string) {
    this.#settings = settings;
    this.#publicUrl = publicUrl;
  }

  /** @param silently asks nobody: the provider answers by whether they are signed on. @param back where they wanted to go */
  async out(door: SignOnDoor, back: string, silently = false): Promise<{ readonly url: URL; readonly signIn: SignIn }> {
    const oidc = await library();
    const signIn = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      back,
    };
    const url = oidc.buildAuthorizationUrl(await this.#known(), {
      redirect_uri: `${this.#publicUrl}${BACK[door]}`,
      scope: SCOPE,
      state: signIn.state,
      nonce: signIn.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(signIn.verifier),
      code_challenge_method: 'S256',
      ...(silently ? { prompt: 'none' } : {}),
    });
    return { url, signIn };
  }

  /** Somebody of HR. @param query as the provider sent the browser back with. @throws SignOnRefused, NotSignedOn, NoRole */
  async staff(query: string, signIn: SignIn): Promise<Identity> {
    const claims = await this.#claims('hr', query, signIn);
    const who = { issuer: claims.iss, subject: claims.sub };
    const roles = rolesIn(claims, this.#settings.roleClaim);
    const { adminRole, readerRole } = this.#settings;
    const role = roles.includes(adminRole) ? 'admin' : roles.includes(readerRole) ? 'reader' : undefined;
    if (!role) throw new NoRole(who);
    const name = typeof claims.name === 'string' && claims.name !== '' ? claims.name : claims.sub;
    return { ...who, name: name.slice(0, 120), role, address: this.#addressIn(claims) };
  }

  /** Anybody who has an account. @throws SignOnRefused, NotSignedOn */
  async anybody(query: string, signIn: SignIn): Promise<SignedOn> {
    const claims = await this.#claims('act', query, signIn);
    return { issuer: claims.iss, subject: claims.sub, address: this.#addressIn(claims) };
  }

  async #claims(door: SignOnDoor, query: string, { state, nonce, verifier }: SignIn): Promise<IDToken> {
    const [oidc, config] = await Promise.all([library(), this.#known()]);
    const claims = await oidc
      .authorizationCodeGrant(config, new URL(`${this.#publicUrl}${BACK[door]}${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      .then((tokens) => tokens.claims())
      .catch((error: unknown) => {
        throw error instanceof oidc.AuthorizationResponseError && NOBODY.includes(error.error)
          ? new NotSignedOn()
          : new SignOnRefused();
      });
    if (!claims) throw new SignOnRefused();
    return claims;
  }

  /** None that the provider itself does not vouch for. */
  #addressIn(claims: IDToken): string | undefined {
    const address = claims[this.#settings.addressClaim];
    return typeof address === 'string' && address.includes('@') && claims.email_verified !== false
      ? address
      : undefined;
  }

  /** Where they are signed out at the provider, too; undefined where it has no such address. */
  async end(): Promise<URL | undefined> {
    const [oidc, config] = await Promise.all([library(), this.#known()]);
    if (!config.serverMetadata().end_session_endpoint) return undefined;
    return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${this.#publicUrl}/hr/signed-out` });
  }

  /** Asked when first needed, and again where it failed. */
  #known(): Promise<Configuration> {
    this.#config ??= discover(this.#settings).catch((error: unknown) => {
      this.#config = undefined;
      throw error;
    });
    return this.#config;
  }
}

async function discover({ issuer, clientId, secret, privateKey }: SignOnSettings): Promise<Configuration> {
  const oidc = await library();
  const url = new URL(issuer);
  const authentication = privateKey ? oidc.PrivateKeyJwt(await keyOf(privateKey)) : oidc.ClientSecretPost(secret);
  return oidc.discovery(url, clientId, {}, authentication, {
    // The tokens' signatures are checked, too, not only whence they came.
    execute: [oidc.enableNonRepudiationChecks, ...(isLoopback(url.hostname) ? [oidc.allowInsecureRequests] : [])],
  });
}

async function keyOf(pem: string): Promise<webcrypto.CryptoKey> {
  const key = createPrivateKey(pem);
  const der = key.export({ type: 'pkcs8', format: 'der' });
  const algorithm =
    key.asymmetricKeyType === 'ec'
      ? { name: 'ECDSA', namedCurve: 'P-256' }
      : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  return webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
}

const NOBODY = ['login_required', 'interaction_required', 'consent_required', 'account_selection_required'];

const several = z.union([z.string().transform((role) => [role]), z.array(z.string())]);

/** @param claim a name such as `roles`, or a path such as `realm_access.roles` */
function rolesIn(claims: Readonly<Record<string, unknown>>, claim: string): readonly string[] {
  const whole = several.safeParse(claims[claim]);
  if (whole.success) return whole.data;
  let value: unknown = claims;
  for (const part of claim.split('.'))
    value =
      value !== null && typeof value === 'object'
        ? Object.entries(value).find(([key]) => key === part)?.[1]
        : undefined;
  return several.safeParse(value).data ?? [];
}
