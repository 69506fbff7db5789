// Settings: each that is wrong stops the start with one line that names it.
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { houseOf } from '../../host/organisation.ts';
import { readSettings } from '../../host/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'gruppementor-settings-'));
const read = (env: Record<string, string>) => readSettings({ DATA_DIR: folder, ...env });
const sign = { OIDC_ISSUER: 'https://login.kommune.example', OIDC_CLIENT_ID: 'gruppementor' };

test.each([
  [{ CONTENT_KEYS: 'short:x' }, 'CONTENT_KEYS holds a secret of under 16 characters'],
  [{ PROXIES: 'nginx' }, 'PROXIES is not a number from 0 to 9'],
  [{ MAIL_RATE: 'many' }, 'MAIL_RATE is not a number of mails a minute'],
  [{ ORGANISATION_COLOUR: 'green' }, 'ORGANISATION_COLOUR is not a colour such as #1f5f4f'],
  [{ ORGANISATION_COLOUR: '#ffcc00' }, 'ORGANISATION_COLOUR is too light for white text on it'],
  [{ ORGANISATION_LOGO: 'logo.gif' }, 'ORGANISATION_LOGO is not an .svg or .png file'],
  [{ ORGANISATION_LOGO: join(folder, 'none.svg') }, `ORGANISATION_LOGO can't be read: ${join(folder, 'none.svg')}`],
  [{ OIDC_ISSUER: 'somewhere' }, 'OIDC_ISSUER is not a URL'],
  [{ OIDC_ISSUER: 'http://login.kommune.example' }, 'OIDC_ISSUER is not an https address'],
  [{ OIDC_ISSUER: sign.OIDC_ISSUER }, 'OIDC_CLIENT_ID is not set'],
  [sign, 'OIDC_CLIENT_SECRET is not set, nor is OIDC_PRIVATE_KEY'],
  [
    { ...sign, OIDC_PRIVATE_KEY: join(folder, 'none.pem') },
    `OIDC_PRIVATE_KEY can't be read: ${join(folder, 'none.pem')}`,
  ],
])('%j stops the start', (env, line) => {
  expect(() => read(env)).toThrow(line);
});

test('no jitter can be asked for, no mails can not', () => {
  expect(read({ MAIL_JITTER: '0' }).mailJitter).toBe(0);
  expect(() => read({ MAIL_RATE: '0' })).toThrow('MAIL_RATE is not a number of mails a minute');
  expect(() => read({ MAIL_JITTER: '-1' })).toThrow('MAIL_JITTER is not a number of seconds');
});

test('what is not set is as usual', () => {
  writeFileSync(join(folder, 'logo.svg'), '<svg/>');
  expect(read({}).organisation).toMatchObject({ name: 'Gruppementor', colour: '#1f5f4f' });
  expect(read({}).signOn).toBeUndefined();
  const { signOn, organisation } = read({
    ...{ ...sign, OIDC_CLIENT_SECRET: 'a-secret-of-the-client', OIDC_ROLE_CLAIM: 'realm_access.roles' },
    ...{
      ORGANISATION_NAME: 'Nordby Kommune',
      ORGANISATION_COLOUR: '#123456',
      ORGANISATION_LOGO: join(folder, 'logo.svg'),
    },
  });
  expect(signOn).toMatchObject({ roleClaim: 'realm_access.roles', adminRole: 'hr-admin', readerRole: 'hr-reader' });
  expect(organisation).toMatchObject({ name: 'Nordby Kommune', colour: '#123456', logo: { type: 'image/svg+xml' } });
  // Mail programs draw no SVG.
  expect(houseOf(organisation, 'https://mentor.example').logo).toBeUndefined();
  writeFileSync(join(folder, 'logo.png'), 'a picture');
  const { organisation: withPng } = read({ ORGANISATION_LOGO: join(folder, 'logo.png') });
  expect(houseOf(withPng, 'https://mentor.example').logo).toMatch(
    /^https:\/\/mentor\.example\/assets\/logo\.[0-9a-f]{16}\.png$/,
  );
});
