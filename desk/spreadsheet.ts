// A spreadsheet as rows of text, each with its line: CSV as Excel writes it in Denmark and elsewhere, or XLSX.
import type { CellObject, WorkSheet } from '@e965/xlsx';
import { z } from 'zod';
import { NO_VALUE, type SheetRow } from '../domain/people-sheet.ts';
import { isHonest } from './attachments.ts';

/** Why a file is not read as a whole. */
export type SheetFault = 'empty' | 'kind' | 'damaged' | 'rows';

const MOST_ROWS = 10_000;
const MOST_COLUMNS = 60;

export async function readSpreadsheet(bytes: Buffer): Promise<readonly SheetRow[] | { readonly fault: SheetFault }> {
  const isPacked = bytes.subarray(0, 2).toString('latin1') === 'PK';
  if (isPacked && !(await isHonest(bytes))) return { fault: 'damaged' };
  const isOld = bytes.subarray(0, 4).equals(OLD_EXCEL);
  const rows = isPacked ? await workbook(bytes) : isOld ? undefined : await csv(bytes);
  if (rows === undefined) return { fault: 'kind' };
  if (rows === null) return { fault: 'damaged' };
  if (rows.length > MOST_ROWS) return { fault: 'rows' };
  return rows.length === 0 ? { fault: 'empty' } : rows;
}

type Utils = typeof import('@e965/xlsx').utils;

/** XLS, from before 2007. */
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** @returns null where it breaks off, as in the middle of a quoted cell */
async function csv(bytes: Buffer): Promise<readonly SheetRow[] | null | undefined> {
  const text = decoded(bytes);
  // A picture, or a program: text holds no such character.
  if (text.includes('\0')) return undefined;
  const [, named] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const body = named === undefined ? text : text.slice(text.indexOf('\n') + 1);
  const skipped = named === undefined ? 0 : 1;
  const parsed = await parsedOf(body, named ?? delimiterOf(body));
  if (!parsed) return null;
  let line = 1;
  const rows = parsed.map(({ record, info }) => {
    const row = { line: line + skipped, cells: record.slice(0, MOST_COLUMNS).map((cell) => cell.trim()) };
    // A cell of several lines makes its row longer.
    line = info.lines + 1;
    return row;
  });
  return rows.filter(isFilled);
}

/** Its reader, like that of workbooks, is fetched when first needed: few start with a spreadsheet. */
async function parsedOf(text: string, delimiter: string) {
  const { CsvError, parse } = await import('csv-parse/sync');
  try {
    const options = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false, info: true } as const;
    return records.parse(parse(text, { delimiter, ...options }));
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

/** UTF-8 with or without its mark, UTF-16 with or without, else what Windows writes in western Europe. */
function decoded(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const start = bytes.subarray(0, 200);
  const noughts = (parity: number) => start.filter((byte, index) => index % 2 === parity && byte === 0).length;
  if (noughts(1) > start.length / 4) return new TextDecoder('utf-16le').decode(bytes);
  if (noughts(0) > start.length / 4) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The one that most of the first lines have most of; quoted it doesn't count. */
function delimiterOf(text: string): string {
  const lines = text
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 10);
  const found = [';', '\t', ','].map((delimiter) => ({
    delimiter,
    count: Math.max(0, ...lines.map((line) => line.split(delimiter).length - 1)),
  }));
  return found.sort((a, b) => b.count - a.count)[0]?.delimiter ?? ';';
}

async function workbook(bytes: Buffer): Promise<readonly SheetRow[] | undefined> {
  const { read, utils } = await import('@e965/xlsx');
  try {
    const book = read(bytes, {
      type: 'buffer',
      cellDates: true,
      UTC: true,
      cellFormula: true,
      cellHTML: false,
      dense: false,
      sheetRows: MOST_ROWS + 2,
    });
    const sheets = book.SheetNames.map((name) => rowsOf(utils, book.Sheets[name])).filter((rows) => rows.length > 0);
    // The first that has addresses: the others are notes.
    const hasPeople = (rows: readonly SheetRow[]) => rows.some(({ cells }) => cells.some((cell) => cell.includes('@')));
    return sheets.find(hasPeople) ?? sheets[0] ?? [];
  } catch {
    return undefined;
  }
}

function rowsOf(utils: Utils, sheet: WorkSheet | undefined): readonly SheetRow[] {
  const used = sheet?.['!ref'];
  if (!sheet || used === undefined) return [];
  const { s: from, e: to } = utils.decode_range(used);
  // What is merged down a column stands in its first cell, and is meant for all of them. A title over several columns is no value of each.
  const down = (sheet['!merges'] ?? []).filter(({ s, e }) => s.c === e.c);
  const firstOf = new Map(
    down.flatMap(({ s, e }) =>
      range(s.r, Math.min(e.r, MOST_ROWS)).map((r) => [utils.encode_cell({ r, c: s.c }), s] as const),
    ),
  );
  const valueAt = (r: number, c: number): string => {
    const own = utils.encode_cell({ r, c });
    const first = firstOf.get(own);
    return textOf(cellIn(sheet, first ? utils.encode_cell(first) : own));
  };
  const rows: SheetRow[] = [];
  for (let r = from.r; r <= Math.min(to.r, from.r + MOST_ROWS + 1); r += 1) {
    const cells = Array.from({ length: Math.min(to.c, MOST_COLUMNS - 1) + 1 }, (_, c) => valueAt(r, c));
    rows.push({ line: r + 1, cells });
  }
  return rows.filter(isFilled);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);
}

function cellIn(sheet: WorkSheet, address: string): CellObject | undefined {
  const cell: unknown = sheet[address];
  return isCell(cell) ? cell : undefined;
}

function isCell(cell: unknown): cell is CellObject {
  return cell !== null && typeof cell === 'object' && 't' in cell;
}

function textOf(cell: CellObject | undefined): string {
  if (!cell) return '';
  if (cell.t === 'e' || (cell.f !== undefined && cell.v === undefined)) return NO_VALUE;
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  return String(cell.v ?? '').trim();
}

function isFilled({ cells }: SheetRow): boolean {
  return cells.some((cell) => cell !== '');
}
