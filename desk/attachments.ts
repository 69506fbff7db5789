// Files that mentees hand in: known by their content, whatever their name says. No macros, no bombs, no lying headers.
import type { Readable } from 'node:stream';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import type { FileKind } from '../domain/hand-in.ts';
import { cleanLine } from '../domain/text.ts';

// Its types are behind the library.
declare module 'yauzl' {
  interface ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
  }
  function fromBufferPromise(bytes: Buffer, options?: Options): Promise<ZipFile>;
}

/** Why a file is not taken. */
export type FileFault = 'kind' | 'macros' | 'damaged' | 'bomb';

/** What an honest document unpacks to, at most. */
const MOST_UNPACKED = 60 * 1024 * 1024;
const MOST_ENTRIES = 2_000;
const MOST_NAME = 120;

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.text';

/** Parts of a document that run: Office's macros and controls, OpenOffice's. */
const RUNS =
  /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|activeX\/|Scripts\/|Basic\/|oleObject\d*\.bin)|\.(?:exe|dll|js|vbs|bat|cmd|scr)$/i;
const RUNS_IN_PDF = [/\/JavaScript\b/, /\/Launch\b/, /\/EmbeddedFile\b/, /\/RichMedia\b/];

/** What a file is; or why it isn't taken. */
export async function inspect(bytes: Buffer): Promise<FileKind | { readonly fault: FileFault }> {
  const start = bytes.subarray(0, 5).toString('latin1');
  if (start.startsWith('PK')) return unpacked(bytes);
  if (start !== '%PDF-') return { fault: 'kind' };
  // A name may have its letters written as numbers.
  const text = bytes
    .toString('latin1')
    .replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  if (RUNS_IN_PDF.some((pattern) => pattern.test(text))) return { fault: 'macros' };
  return text.includes('%%EOF') ? 'pdf' : { fault: 'damaged' };
}

/** A file's name as it is given back: no folders, the right ending. */
export function namedFile(name: string, kind: FileKind): string {
  const bare = cleanLine(name.split(/[\\/]/).at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const safe = bare
    .replace(/["<>:|?*]/g, '')
    .slice(0, MOST_NAME)
    .trim();
  return `${safe || 'besvarelse'}.${kind}`;
}

/** Reads every part to its end, and keeps none but those that say what it is. */
async function unpacked(bytes: Buffer): Promise<FileKind | { readonly fault: FileFault }> {
  const telling = new Map<string, string>();
  const fault = await everyPart(bytes, async (zip, entry) => {
    if (RUNS.test(entry.fileName)) return 'macros';
    telling.set(entry.fileName, await read(zip, entry));
    return undefined;
  });
  if (fault) return { fault };
  if ([...telling.values()].some(runs)) return { fault: 'macros' };
  if (telling.get('[Content_Types].xml')?.includes(WORD) && telling.has('word/document.xml')) return 'docx';
  return telling.get('mimetype')?.trim() === OPEN_DOCUMENT && telling.has('content.xml') ? 'odt' : { fault: 'kind' };
}

/** Whether a packed file is whole, and unpacks to what it says, which is not too much. */
export async function isHonest(bytes: Buffer): Promise<boolean> {
  const fault = await everyPart(bytes, async (zip, entry) => void (await read(zip, entry)));
  return fault === undefined;
}

async function everyPart(
  bytes: Buffer,
  visit: (zip: ZipFile, entry: Entry) => Promise<FileFault | undefined>,
): Promise<FileFault | undefined> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false }).catch(() => undefined);
  if (!zip) return 'damaged';
  let [count, size] = [0, 0];
  try {
    for await (const entry of zip.eachEntry()) {
      count += 1;
      size += entry.uncompressedSize;
      if (count > MOST_ENTRIES || size > MOST_UNPACKED) return 'bomb';
      const fault = await visit(zip, entry);
      if (fault) return fault;
    }
  } catch {
    // Headers that lie about sizes end here, too.
    return 'damaged';
  } finally {
    zip.close();
  }
  return undefined;
}

/** Parts that say what a document is and what it fetches; of the others nothing is kept. */
const TELLING = /^\[Content_Types\]\.xml$|^mimetype$|\.rels$/i;

async function read(zip: ZipFile, entry: Entry): Promise<string> {
  const stream = await zip.openReadStreamPromise(entry);
  const kept: Buffer[] = [];
  for await (const part of stream) if (TELLING.test(entry.fileName) && Buffer.isBuffer(part)) kept.push(part);
  return Buffer.concat(kept).toString('utf8');
}

/** Types say it; and a template from elsewhere brings macros with it. */
function runs(text: string): boolean {
  return /macroEnabled/i.test(text) || (/attachedTemplate/i.test(text) && /Target="https?:/i.test(text));
}
