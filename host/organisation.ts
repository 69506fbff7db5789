// How the organisation that runs this is shown: its name, its logo and one colour, on pages and in mails.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';

interface Logo {
  readonly bytes: Buffer;
  readonly type: 'image/svg+xml' | 'image/png';
  /** Below `PUBLIC_URL`, named by its content: mails and pages are made by different processes. */
  readonly path: string;
}

export interface Organisation {
  readonly name: string;
  readonly logo?: Logo | undefined;
  /** `#rrggbb`, dark enough for white text. */
  readonly colour: string;
  /** The accessibility statement that Danish law asks public bodies for, as text; a standard one where none is given. */
  readonly statement?: string | undefined;
}

/** As mails show it. */
export interface House {
  readonly name: string;
  readonly colour: string;
  /** Its address: mail programs show it once they are let. */
  readonly logo?: string | undefined;
}

/** Mail programs draw no SVG. */
export function houseOf({ name, colour, logo }: Organisation, publicUrl: string): House {
  return { name, colour, ...(logo?.type === 'image/png' ? { logo: `${publicUrl}${logo.path}` } : {}) };
}

export const UNNAMED: Omit<Organisation, 'logo'> & { readonly logo?: undefined } = {
  name: 'Gruppementor',
  colour: '#1f5f4f',
};

const LOGOS: Readonly<Record<string, Logo['type']>> = { '.svg': 'image/svg+xml', '.png': 'image/png' };
/** WCAG 2.2, 1.4.3 */
const LEAST_CONTRAST = 4.5;

/** @param wrong throws, with one line that names the setting */
export function readOrganisation(env: NodeJS.ProcessEnv, wrong: (line: string) => never): Organisation {
  const { ORGANISATION_NAME: name, ORGANISATION_COLOUR: colour, ORGANISATION_LOGO: logo } = env;
  if (colour && !/^#[0-9a-f]{6}$/i.test(colour)) wrong('ORGANISATION_COLOUR is not a colour such as #1f5f4f');
  if (colour && contrastWithWhite(colour) < LEAST_CONTRAST)
    wrong('ORGANISATION_COLOUR is too light for white text on it');
  const type = logo && LOGOS[extname(logo).toLowerCase()];
  if (logo && !type) wrong('ORGANISATION_LOGO is not an .svg or .png file');
  const file = (setting: string, path: string) => {
    try {
      return readFileSync(path);
    } catch {
      return wrong(`${setting} can't be read: ${path}`);
    }
  };
  return {
    name: name || UNNAMED.name,
    colour: (colour || UNNAMED.colour).toLowerCase(),
    logo: logo && type ? logoOf(file('ORGANISATION_LOGO', logo), type) : undefined,
    statement: env.ACCESSIBILITY_STATEMENT
      ? file('ACCESSIBILITY_STATEMENT', env.ACCESSIBILITY_STATEMENT).toString('utf8')
      : undefined,
  };
}

function logoOf(bytes: Buffer, type: Logo['type']): Logo {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { bytes, type, path: `/assets/logo.${hash}.${type === 'image/png' ? 'png' : 'svg'}` };
}

function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
