// Every calendar file that a test's mail server took, read by two strict parsers that know nothing of each other.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import ICAL from 'ical.js';

const ICALENDAR = 'icalendar==7.3.2';
const FOLDER = resolve('.data', 'calendar-check');

/** Fetches PyPI's parser, once a clone. */
export function fetchParser(): void {
  if (existsSync(resolve(FOLDER, 'icalendar'))) return;
  mkdirSync(FOLDER, { recursive: true });
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--target', FOLDER, ICALENDAR];
  execFileSync('python3', install, { stdio: ['ignore', 'ignore', 'ignore'] });
}

const READ = `
import json, sys
from icalendar import Calendar
for text in json.load(sys.stdin):
    calendar = Calendar.from_ical(text)
    for part in calendar.walk():
        assert not part.errors, part.errors
    events = calendar.walk('VEVENT')
    assert len(events) == 1, 'one event'
    for event in events:
        event['ATTENDEE'].params; event['ORGANIZER'].params
        assert str(event['ATTENDEE']).lower().startswith('mailto:') and str(event['ORGANIZER']).lower().startswith('mailto:')
`;

/** Of those that differ in nothing but who, when and what it is called one is enough. */
function shapeOf(file: string): string {
  const unfolded = file.replace(/\r\n[ \t]/g, '');
  return unfolded.replace(/^(UID|SUMMARY|DESCRIPTION|LOCATION|ATTENDEE|ORGANIZER)(.*)$/gm, '$1').replace(/\d/g, '0');
}

/** @throws where one of the files is none */
export function readStrictly(all: readonly string[]): void {
  const files = [...new Map(all.map((file) => [shapeOf(file), file])).values()];
  if (files.length === 0) return;
  ICAL.design.strict = true;
  for (const file of files) ICAL.parse(file);
  execFileSync('python3', ['-c', READ], {
    input: JSON.stringify(files),
    env: { ...process.env, PYTHONPATH: FOLDER },
    stdio: ['pipe', 'ignore', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
}
