// What a posted form brings: fields, and at most one file, held in memory only. Too large a file keeps the fields.
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { urlencoded, type Request, type Response } from 'express';
import { MOST_FILE_BYTES } from '../domain/hand-in.ts';
import { Form, type PostedFile } from './form.ts';

/** A text of 100,000 characters, each in several bytes, is still answered with its text. */
const MOST_BYTES = 2 * 1024 * 1024;

const fields = urlencoded({ extended: false, limit: MOST_BYTES });
const LIMITS = {
  fileSize: MOST_FILE_BYTES,
  files: 1,
  fields: 60,
  fieldSize: MOST_BYTES,
  fieldNameSize: 100,
  parts: 70,
};

/** @throws what a body can't be read for */
export async function readForm(request: Request, response: Response): Promise<Form> {
  if (request.is('multipart/form-data') !== false) return readParts(request);
  await new Promise<void>((resolve, reject) => {
    fields(request, response, (error: unknown) => (error instanceof Error ? reject(error) : resolve()));
  });
  return new Form(request.body);
}

async function readParts(request: Request): Promise<Form> {
  const body: Record<string, string | string[]> = {};
  let file: PostedFile | undefined;
  try {
    const contentType = request.headers['content-type'] ?? '';
    const parser = new Busboy({ headers: { ...request.headers, 'content-type': contentType }, limits: LIMITS });
    let length = 0;
    parser.on('field', (name, value) => {
      length += value.length;
      if (length > MOST_BYTES) return void (file = { fault: 'size' });
      const known = body[name];
      body[name] = known === undefined ? value : [known, value].flat();
    });
    parser.on('file', (_field, stream, name) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      // It is cut at the limit without an error; the rest is read and let go.
      stream.on('end', () => {
        const bytes = Buffer.concat(parts);
        // A browser sends an empty one where none was chosen.
        if (stream.truncated) file = { fault: 'size' };
        else if (name || bytes.length > 0) file = { name, bytes };
      });
    });
    await pipeline(request, parser);
  } catch {
    file = { fault: 'cut' };
  }
  return new Form(body, file);
}
