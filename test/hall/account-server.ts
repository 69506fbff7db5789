// A real OpenID provider, with the accounts that a test gives it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import type { Page } from 'playwright-core';
import { portOf } from '../../embedded/ports.ts';
import type { SignOnSettings } from '../../host/sign-on.ts';

export interface AccountServer {
  readonly issuer: string;
  readonly settings: SignOnSettings;
  /** Knows us from now on. @param url where we are seen */
  serve(url: string): void;
  /** At the provider's pages, where the browser has been sent. */
  signOn(page: Page, who: string): Promise<void>;
  close(): void;
}

/** @param claims what it says of an account, besides its name there */
export async function openAccountServer(
  claims: (id: string) => Readonly<Record<string, unknown>>,
): Promise<AccountServer> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${portOf(server)}`;
  const settled = (page: Page) => page.waitForLoadState('load');
  return {
    issuer,
    settings: {
      ...{ issuer, clientId: 'gruppementor', secret: 'a-secret-for-tests', roleClaim: 'access.roles' },
      ...{ addressClaim: 'email', adminRole: 'hr-admin', readerRole: 'hr-reader' },
    },
    serve(url) {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: 'gruppementor',
            client_secret: 'a-secret-for-tests',
            token_endpoint_auth_method: 'client_secret_post',
            redirect_uris: [`${url}/hr/sign-in/back`, `${url}/act/sign-in/back`],
            post_logout_redirect_uris: [`${url}/hr/signed-out`],
          },
        ],
        claims: { openid: ['sub', 'access'], profile: ['name'], email: ['email', 'email_verified'] },
        conformIdTokenClaims: false,
        cookies: { keys: ['a-key-for-tests'] },
        findAccount: (_context, id) => ({
          accountId: id,
          claims: () => Promise.resolve({ sub: id, ...claims(id) }),
        }),
      });
      const answer = provider.callback();
      server.on('request', (request, response) => void answer(request, response));
    },
    async signOn(page, who) {
      await page.fill('input[name=login]', who);
      await page.fill('input[name=password]', 'any');
      await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
      await settled(page);
      // What they are asked to agree to, once.
      if (page.url().startsWith(issuer))
        await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
      await settled(page);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
