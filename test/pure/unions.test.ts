// What is no kind, reason, phase, purpose or attention does not compile: TypeScript itself is asked, with the settings of the house.
import { resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const FILE = resolve(ROOT, 'test/pure/typed-here.ts');
const WIRE = '@temporalio/proto/protos/root.d.ts';

const HEAD = `
import type { AttentionKind, EngineRule, MailKind, MomentKind, Reason, Suppression } from '../../domain/kinds.ts';
import type { GroupPhase, ProgrammePhase, Attention } from '../../domain/status.ts';
import type { Decision } from '../../workflows/activities.ts';
import type { Database } from '../../records/database.ts';
import type { Words } from '../../language/words.ts';
import type { Holder, Links } from '../../links/token.ts';
import { momentId, newsId, readMomentId } from '../../domain/ids.ts';
import { suppressAll } from '../../records/settling.ts';
import { ruleOf, type Purpose } from '../../links/purposes.ts';
import { LINK_PAGES } from '../../pages/links/all.ts';
import { GROUP_LETTERS, PROGRAMME_LETTERS } from '../../mail/letters/letters.ts';
declare const db: Database, words: Words, links: Links, decision: Decision, holder: Holder, kind: MailKind, entry: Attention;
declare const { welcome, ...lettersButOne }: typeof GROUP_LETTERS;
declare const { meeting, ...pagesButOne }: typeof LINK_PAGES;
`;

/** Each compiles as it stands first, and not as it stands second. */
const LINES: Readonly<Record<string, readonly [right: string, wrong: string]>> = {
  'the kind of a mail': [`const it: MailKind = 'briefing';`, `const it: MailKind = 'breifing';`],
  'the kind of a decision': [
    `const it: Decision = { ...decision, kind: 'welcome' };`,
    `const it: Decision = { ...decision, kind: 'lapse' };`,
  ],
  'the kind of a moment': [`momentId({ kind: 'lapse', round: 0 });`, `momentId({ kind: 'lapsed', round: 0 });`],
  'the kind of news': [`newsId('meeting-moved', 2);`, `newsId('briefing', 2);`],
  'a stage': [
    `momentId({ kind: 'task-reminder', round: 2, stage: 'reminder' });`,
    `momentId({ kind: 'task-reminder', round: 2, stage: 'first' });`,
  ],
  'a kind that is read': [`readMomentId('x').kind === 'lapse';`, `readMomentId('x').kind === 'lapsed';`],
  'a reason': [`const it: Reason = 'too-late';`, `const it: Reason = 'late';`],
  'a reason in the ledger': [
    `void suppressAll(db, { programme: 'x' }, 'programme-cancelled', '2026-01-01T00:00:00Z');`,
    `void suppressAll(db, { programme: 'x' }, 'cancelled-programme', '2026-01-01T00:00:00Z');`,
  ],
  'a mail that merges another': [
    `const it: Suppression = 'merged:task-assigned';`,
    `const it: Suppression = 'merged:task';`,
  ],
  'a reason in words': [`words.why.reasons['left'];`, `words.why.reasons['gone'];`],
  'a group’s phase': [`const it: GroupPhase = 'talks';`, `const it: GroupPhase = 'talking';`],
  'a programme’s phase': [`const it: ProgrammePhase = 'closing';`, `const it: ProgrammePhase = 'talks';`],
  attention: [`const it: AttentionKind = 'no-mentor';`, `const it: AttentionKind = 'mentorless';`],
  'attention in an entry': [
    `const it: Attention = { ...entry, kind: 'concern' };`,
    `const it: Attention = { ...entry, kind: 'concerned' };`,
  ],
  'attention in words': [`words.attention['concern'];`, `words.attention['worry'];`],
  'a purpose': [`const it: Purpose = 'hand-in';`, `const it: Purpose = 'handin';`],
  'the purpose of a link': [
    `void links.url({ purpose: 'leave' }, holder, 0);`,
    `void links.url({ purpose: 'left' }, holder, 0);`,
  ],
  'the rule of a purpose': [`ruleOf('talks');`, `ruleOf('talk');`],
  'the page of a purpose': [`LINK_PAGES['move'];`, `LINK_PAGES['moved'];`],
  'a rule of the engine': [`const it: EngineRule = 'R65';`, `const it: EngineRule = 'R66b';`],
  'a letter for every kind': [
    `const it: typeof GROUP_LETTERS = { ...lettersButOne, welcome };`,
    `const it: typeof GROUP_LETTERS = lettersButOne;`,
  ],
  'a page for every purpose': [
    `const it: typeof LINK_PAGES = { ...pagesButOne, meeting };`,
    `const it: typeof LINK_PAGES = pagesButOne;`,
  ],
  'a kind among moments': [`const it: MomentKind = 'attention-talks';`, `const it: MomentKind = 'welcomed';`],
};

test('each wrong word is refused where it stands, and each right one is not', () => {
  const lines = Object.entries(LINES).flatMap(([name, [right, wrong]]) => [
    { name: `${name}: right`, text: right, refused: false },
    { name: `${name}: wrong`, text: wrong, refused: true },
  ]);
  const refused = linesRefused([HEAD, ...lines.map(({ text }) => `{ ${text} }`)]);
  expect(lines.map(({ name }, index) => [name, refused.has(index + 1)])).toEqual(
    lines.map(({ name, refused: wanted }) => [name, wanted]),
  );
});

/** @returns the indices of the parts that TypeScript refuses */
function linesRefused(parts: readonly string[]): ReadonlySet<number> {
  const text = parts.join('\n');
  const config = ts.readConfigFile(resolve(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent({ ...config.config, include: [], files: [FILE] }, ts.sys, ROOT);
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => path === FILE || disk.fileExists(path),
    getSourceFile: (path, version) => {
      if (path === FILE) return ts.createSourceFile(path, text, version);
      // Nine megabytes of what the engine says on the wire, which no line here speaks of.
      if (path.endsWith(WIRE)) return ts.createSourceFile(path, 'export {};', version);
      return disk.getSourceFile(path, version);
    },
  };
  const program = ts.createProgram([FILE], { ...options, noUnusedLocals: false }, host);
  const source = program.getSourceFile(FILE);
  if (!source) throw new Error('TypeScript read nothing');
  const starts = parts.map((_, index) => parts.slice(0, index).join('\n').length + (index > 0 ? 1 : 0));
  return new Set(
    [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ start = 0 }) =>
      starts.findLastIndex((from) => from <= start),
    ),
  );
}
