// People in spreadsheets, as Danish and other Excels write them: each read right, or refused by line.
import { utils, write, type WorkBook } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readSpreadsheet } from '../../desk/spreadsheet.ts';
import { findHeader, readPeople, type ReadSheet } from '../../domain/people-sheet.ts';
import { applied, changesOf } from '../../domain/sheet-changes.ts';
import { dayIn } from '../../domain/written-day.ts';

const DANISH = [
  ['Navn', 'E-mail', 'Afdeling', 'Nærmeste leder', 'Ansat siden', 'Hold', 'Rolle'],
  ['Søren Kjær', 'soeren@kommune.example', 'Økonomi', '', '', 'Hold 1', 'Mentor'],
  ['Åse Ærø', 'aase@kommune.example', 'Børn; Unge', 'Bo Chef', '01-03-2019', 'Hold 1', ''],
  ['Bo Chef', 'bo@kommune.example', 'Teknik', '', '1.2.2015', 'Hold 2', 'mentor'],
];
const quoted = (cell: string, delimiter: string) => (cell.includes(delimiter) ? `"${cell}"` : cell);
const csv = (delimiter: string, rows = DANISH) =>
  rows.map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter)).join('\r\n');
const windows1252 = (text: string) => Buffer.from(text, 'latin1');
const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

async function people(bytes: Buffer): Promise<ReadSheet> {
  const rows = await readSpreadsheet(bytes);
  if ('fault' in rows) throw new Error(rows.fault);
  const header = findHeader(rows);
  return readPeople(rows.slice((header?.index ?? 0) + 1), header?.mapping ?? []);
}

function xlsx(rows: readonly (readonly unknown[])[], change: (book: WorkBook) => void = () => undefined): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet(
      rows.map((row) => [...row]),
      { cellDates: true },
    ),
    'Ark1',
  );
  change(book);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

describe('read alike', () => {
  const forms: readonly (readonly [string, Buffer])[] = [
    ...([';', ',', '\t'] as const).flatMap((delimiter): [string, Buffer][] => [
      [`UTF-8, ${delimiter}`, Buffer.from(csv(delimiter))],
      [`UTF-8 with its mark, ${delimiter}`, Buffer.from(`\uFEFF${csv(delimiter)}`)],
      [`Windows-1252, ${delimiter}`, windows1252(csv(delimiter))],
      [`UTF-16, ${delimiter}`, utf16(csv(delimiter))],
      [`UTF-16 the other way, ${delimiter}`, utf16(csv(delimiter), true)],
      [`UTF-16 without a mark, ${delimiter}`, Buffer.from(csv(delimiter), 'utf16le')],
    ]),
    ['as Excel names its separator', Buffer.from(`sep=;\r\n${csv(';')}`)],
    ['with a title and empty rows', Buffer.from(`Deltagere 2027;;;\r\n;;;\r\n${csv(';')}\r\n;;;;;;\r\n`)],
    ['a workbook', xlsx([['Deltagere 2027'], [], ...DANISH])],
  ];
  test.each(forms)('%s', async (_name, bytes) => {
    const { people: read, faults } = await people(bytes);
    expect(faults).toEqual([]);
    expect(read).toMatchObject([
      { name: 'Søren Kjær', email: 'soeren@kommune.example', department: 'Økonomi', role: 'mentor', group: 'Hold 1' },
      {
        ...{ name: 'Åse Ærø', department: 'Børn; Unge', employedSince: '2019-03-01' },
        // Given by name, a manager is whoever of that name stands in the sheet.
        manager: 'bo@kommune.example',
      },
      { name: 'Bo Chef', role: 'mentor', employedSince: '2015-02-01' },
    ]);
  });
});

describe('a workbook', () => {
  test('with merged cells, dates, numbers and formulas', async () => {
    const { people: read, faults } = await people(
      xlsx(
        [
          ['Fornavn', 'Efternavn', 'Mail', 'Hold', 'Ansat siden', 'Afdeling'],
          ['Anna', 'Holm', 'anna@kommune.example', 'Hold 1', new Date(Date.UTC(2020, 2, 1)), 4100],
          ['Bo', 'Dam', 'bo@kommune.example', '', 43891, 'Teknik'],
          ['Carl', 'Lund', 'carl@kommune.example', 'Hold 2', '1. marts 2020', ''],
        ],
        ({ Sheets: { Ark1 } }) => {
          if (!Ark1) return;
          Ark1['!merges'] = [{ s: { r: 1, c: 3 }, e: { r: 2, c: 3 } }];
          Ark1.F4 = { t: 's', f: 'B1&"x"', v: 'Kultur' };
        },
      ),
    );
    expect(faults).toEqual([]);
    expect(read.map(({ name, group, employedSince, department }) => [name, group, employedSince, department])).toEqual([
      ['Anna Holm', 'Hold 1', '2020-03-01', '4100'],
      ['Bo Dam', 'Hold 1', '2020-03-01', 'Teknik'],
      ['Carl Lund', 'Hold 2', '2020-03-01', 'Kultur'],
    ]);
  });

  test('whose people stand behind a sheet of notes', async () => {
    const notes = xlsx([['Læs mig'], ['Listen står på næste ark.']], (book) => {
      const rows = DANISH.map((row) => [...row]);
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Deltagere');
    });
    expect((await people(notes)).people).toEqual((await people(xlsx(DANISH))).people);
  });

  test('whose formula came to nothing is refused by line', async () => {
    const { people: read, faults } = await people(
      xlsx(
        [
          ['Name', 'Email'],
          ['Anna Holm', 'anna@kommune.example'],
        ],
        ({ Sheets: { Ark1 } }) => {
          if (Ark1) Ark1.B2 = { t: 'e', v: 0x2a, f: 'VLOOKUP(A2,X:Y,2)' };
        },
      ),
    );
    expect(read).toEqual([]);
    expect(faults).toContainEqual({ line: 2, column: 'email', fault: 'no-value', value: '' });
  });

  test('of another kind, cut off, or none is refused as a whole', async () => {
    expect(await readSpreadsheet(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toEqual({ fault: 'kind' });
    expect(await readSpreadsheet(xlsx(DANISH).subarray(0, 900))).toEqual({ fault: 'damaged' });
    expect(await readSpreadsheet(Buffer.from('\n\n'))).toEqual({ fault: 'empty' });
    expect(await readSpreadsheet(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 0, 3]))).toEqual({
      fault: 'kind',
    });
  });
});

test('each fault is told by line and column, and a cell of several lines counts as many', async () => {
  const rows = [
    'name;email;employed since;manager;role',
    '"Anna\nHolm";anna@kommune.example;;;',
    'Bo Dam;bo(at)kommune;31.2.2020;;',
    ';carl@kommune.example;;;Gæst',
    'Dan Elm;anna@kommune.example;;;',
    'Eva Fog;eva@kommune.example;;Nobody Here;',
  ].join('\n');
  const { people: read, faults } = await people(Buffer.from(rows));
  expect(faults).toEqual([
    { line: 4, column: 'email', fault: 'email', value: 'bo(at)kommune' },
    { line: 4, column: 'employedSince', fault: 'date', value: '31.2.2020' },
    { line: 5, column: 'name', fault: 'no-name', value: '' },
    { line: 5, column: 'role', fault: 'role', value: 'Gæst' },
    { line: 6, column: 'email', fault: 'twice', value: 'anna@kommune.example' },
    { line: 7, column: 'manager', fault: 'manager-unknown', value: 'Nobody Here' },
  ]);
  expect(read.map(({ name }) => name)).toEqual(['Anna Holm']);
});

test('five thousand rows are read', async () => {
  const rows = Array.from({ length: 5000 }, (_, n) => [`Person ${n}`, `p${n}@kommune.example`, `Afdeling ${n % 40}`]);
  const all = [['Navn', 'Mail', 'Afdeling'], ...rows];
  for (const bytes of [Buffer.from(csv(';', all)), xlsx(all)]) expect((await people(bytes)).people.length).toBe(5000);
});

test.each([
  ['2020-03-01', '2020-03-01'],
  ['1.3.2020', '2020-03-01'],
  ['01-03-20', '2020-03-01'],
  ['1/3/1998', '1998-03-01'],
  ['1. marts 2020', '2020-03-01'],
  ['1 March 2020', '2020-03-01'],
  ['43891', '2020-03-01'],
  ['30-02-2020', undefined],
  ['snart', undefined],
])('%s is the day %s', (text, day) => {
  expect(dayIn(text)).toBe(day);
});

test('an unclosed quote is told, and a sheet without roles makes no mentor a mentee', async () => {
  expect(await readSpreadsheet(Buffer.from('Navn;Mail\n"Anna;a@kommune.example\n'))).toEqual({ fault: 'damaged' });
  const known = [{ name: 'Søren Kjær', email: 's@kommune.example', role: 'mentor' }] as const;
  const { people: read } = await people(Buffer.from('Navn;Mail\nSøren Kjær;s@kommune.example\n'));
  expect(applied(known, read)).toMatchObject([{ role: 'mentor' }]);
});

test('who nominates and who steps in is told from mentors and mentees, in Danish and English', async () => {
  const roles = ['Direktør', 'Indstillende chef', 'nominating director', 'Suppleant', 'Reserve', 'Deltager', 'Mentor'];
  const rows = roles.map((role, n) => `Person ${n};p${n}@kommune.example;${role}`);
  const { people: read, faults } = await people(Buffer.from(['Navn;Mail;Rolle', ...rows].join('\n')));
  expect(faults).toEqual([]);
  expect(read.map(({ role }) => role)).toEqual([
    ...['director', 'director', 'director', 'reserve', 'reserve', 'mentee', 'mentor'],
  ]);
});

test('a group is one however its name is spelled, as whoever came first spelled it', async () => {
  const there = { name: 'Mette', email: 'mette@kommune.example', role: 'mentor', group: 'Hold Øst' } as const;
  const rows = [
    ['Navn', 'E-mail', 'Hold'],
    ['Anna', 'anna@kommune.example', 'hold  øst'],
    ['Bo', 'bo@kommune.example', 'HOLD VEST'],
    ['Carl', 'carl@kommune.example', 'Hold Vest'],
    ['Dorte', 'dorte@kommune.example', 'Hold Vest 2'],
  ];
  const read = await readSpreadsheet(xlsx(rows));
  if ('fault' in read) throw new Error(read.fault);
  const { people: found } = readPeople(read.slice(1), ['name', 'email', 'group'], [there]);
  expect(found.map(({ group }) => group)).toEqual(['Hold Øst', 'HOLD VEST', 'HOLD VEST', 'Hold Vest 2']);
});

test('nobody is removed because they are missing, and what is not said stays', () => {
  const known = [
    { name: 'Anna Holm', email: 'anna@kommune.example', role: 'mentee', department: 'Teknik', group: 'Hold 1' },
    { name: 'Bo Dam', email: 'bo@kommune.example', role: 'mentee' },
  ] as const;
  const read = [
    { name: 'Anna Holm', email: 'ANNA@kommune.example', role: 'mentee', group: 'Hold 2' },
    { name: 'Carl Lund', email: 'carl@kommune.example', role: 'mentor' },
  ] as const;
  expect(changesOf(known, read)).toMatchObject({
    added: [{ name: 'Carl Lund' }],
    changed: [{ fields: ['group'] }],
    same: 0,
    kept: [{ name: 'Bo Dam' }],
  });
  expect(applied(known, read)).toMatchObject([
    { name: 'Anna Holm', department: 'Teknik', group: 'Hold 2' },
    { name: 'Bo Dam' },
    { name: 'Carl Lund' },
  ]);
});
