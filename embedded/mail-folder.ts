// Mails kept as files on this machine, and what a list of them shows.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { ForgetMails } from '../mail/smtp.ts';

export interface Listed {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly kind: string;
  readonly date: string;
  /** The same on the programme's clock, as the mail itself says it: `2027-02-02 16:00`. */
  readonly local: string;
}

export class MailFolder {
  readonly #folder: string;
  /** In the order in which they came; what a list shows of one is read when a list is first asked for, and kept. */
  readonly #mails = new Map<string, Listed | undefined>();
  #count = 0;

  /** With the mails that it holds already. */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(folder).sort()) {
      if (!file.endsWith('.eml')) continue;
      const id = file.slice(0, -'.eml'.length);
      this.#count = Math.max(this.#count, Number(id));
      this.#mails.set(id, undefined);
    }
  }

  /** In the order in which they came. */
  async listed(): Promise<readonly Listed[]> {
    for (const [id, known] of this.#mails) if (!known) await this.#list(id);
    return [...this.#mails.values()].filter((known) => known !== undefined);
  }

  add(raw: Buffer): void {
    this.#count += 1;
    const id = String(this.#count).padStart(7, '0');
    writeFileSync(this.#fileOf(id), raw);
    this.#mails.set(id, undefined);
  }

  /** @throws Error where there is no such mail */
  read(id: string): Promise<ParsedMail> {
    if (!/^\d{7}$/.test(id)) throw new Error('no such mail');
    return simpleParser(readFileSync(this.#fileOf(id)));
  }

  /** Takes away the mails of a programme: all, or those that hold one of these texts. */
  readonly forget: ForgetMails = async ({ programme, texts }) => {
    let count = 0;
    for (const { id, to } of await this.listed()) {
      const mail = await this.read(id);
      if (mail.headers.get('x-gruppementor-programme') !== programme) continue;
      const said = [
        mail.subject,
        mail.text,
        mail.html || '',
        to,
        ...mail.attachments.map(({ content }) => content.toString()),
      ];
      const all = said.join('\n').toLowerCase();
      if (texts && !texts.some((text) => all.includes(text.toLowerCase()))) continue;
      rmSync(this.#fileOf(id), { force: true });
      this.#mails.delete(id);
      count += 1;
    }
    return count;
  };

  async #list(id: string): Promise<void> {
    // Who looks after this machine may have taken it away by hand.
    if (!existsSync(this.#fileOf(id))) return void this.#mails.delete(id);
    const mail = await simpleParser(headOf(readFileSync(this.#fileOf(id))));
    const kind = mail.headerLines.find(({ key }) => key === 'x-gruppementor-mail')?.line.split(': ')[1];
    // It may have been taken away meanwhile.
    if (!this.#mails.has(id)) return;
    this.#mails.set(id, {
      id,
      to: recipientsOf(mail),
      subject: mail.subject ?? '',
      kind: kind ?? '',
      date: (mail.date ?? new Date(0)).toISOString(),
      local: localTimeOf(mail),
    });
  }

  #fileOf(id: string): string {
    return join(this.#folder, `${id}.eml`);
  }
}

/** All that a list shows is above the empty line, and to read the rest takes ten times as long. */
function headOf(raw: Buffer): Buffer {
  const end = raw.indexOf('\r\n\r\n');
  return end < 0 ? raw : raw.subarray(0, end + 4);
}

export function recipientsOf(mail: ParsedMail): string {
  return [mail.to ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A mail's date on the clock of the zone that it was written in. */
export function localTimeOf(mail: ParsedMail): string {
  const line = mail.headerLines.find(({ key }) => key === 'date')?.line ?? '';
  const [, day = '', month = '', year = '', time = ''] = /(\d{1,2}) (\w{3}) (\d{4}) (\d{2}:\d{2})/.exec(line) ?? [];
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  return year === '' ? '' : `${year}-${number}-${day.padStart(2, '0')} ${time}`;
}
