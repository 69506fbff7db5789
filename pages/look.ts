// How every page of this process is dressed: the design system's style sheet, ours, and the organisation's name, logo and colour.
import { UNNAMED, type Organisation } from '../host/organisation.ts';
import { asset, designSystem, file, keep } from './assets.ts';

export interface Look {
  readonly name: string;
  /** Addresses, in their order. */
  readonly styles: readonly string[];
  readonly logo: string | undefined;
  readonly statement: string | undefined;
}

const OURS = [designSystem(), file('pages.css', 'text/css')];

/** One process serves one organisation. */
let worn: Look = lookOf(UNNAMED);

export function wear(organisation: Organisation): void {
  worn = lookOf(organisation);
}

export function look(): Look {
  return worn;
}

function lookOf({ name, colour, logo, statement }: Organisation): Look {
  return {
    name,
    styles: [...OURS, asset('colour.css', 'text/css', Buffer.from(`:root{--own:${colour}}`))],
    logo: logo && keep(logo.path, logo.type, logo.bytes),
    statement,
  };
}
