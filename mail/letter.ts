// A mail before it is HTML or text: what it says, block by block. The functions in letters/ write letters; render.tsx draws them.
import type { Act } from '../links/token.ts';

export type Block =
  | { readonly is: 'text'; readonly text: string }
  /** Exact things to find again: dates, places, deadlines. */
  | { readonly is: 'facts'; readonly rows: readonly Fact[] }
  | { readonly is: 'list'; readonly items: readonly string[] }
  /** A button. The first one in a letter is what the letter asks for. */
  | { readonly is: 'action'; readonly label: string; readonly link: Act }
  /** The same in small, for what is seldom needed. */
  | { readonly is: 'aside'; readonly text: string; readonly label: string; readonly link: Act };

export type Fact = readonly [label: string, value: string];

export interface Letter {
  readonly subject: string;
  /** One line that mail programs show beside the subject. */
  readonly preview: string;
  readonly blocks: readonly Block[];
}

export const text = (text: string): Block => ({ is: 'text', text });
export const facts = (...rows: readonly Fact[]): Block => ({
  is: 'facts',
  rows: rows.filter(([, value]) => value !== ''),
});
export const list = (items: readonly string[]): Block => ({ is: 'list', items });
export const action = (label: string, link: Act): Block => ({ is: 'action', label, link });
export const aside = (words: { readonly text: string; readonly label: string }, link: Act): Block => ({
  is: 'aside',
  ...words,
  link,
});
