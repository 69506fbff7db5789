// HR says something of its own in a programme's letters, sees each as its receivers will, and tries it on itself.
import { randomUUID } from 'node:crypto';
import { agenda } from '../domain/agenda.ts';
import { isOneOf, PLANNED_MAILS, type PlannedMail } from '../domain/kinds.ts';
import { MOST_WORDS } from '../domain/lengths.ts';
import { OWN_PLACES, strangeChips, WITH_GROUP, WITHOUT_GROUP, type OwnPlace } from '../domain/own-words.ts';
import { everyone, type Programme } from '../domain/programme.ts';
import { withPeople } from '../domain/roster.ts';
import { asItStands } from '../domain/standing.ts';
import { cleanLines } from '../domain/text.ts';
import { keepOwnWords } from '../records/own-words.ts';
import type { Identity } from '../records/sessions.ts';
import { keepTestMail } from '../records/test-mails.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { Files, standingOf, type DeskTools } from './files.ts';
import { byRule, Refused } from './refused.ts';
import { specimen, type Specimen, type Which } from './specimens.ts';

/** A mail that somebody will get. */
export interface Receiver extends Which {
  readonly name: string;
}

/** Mails on this machine go to its inbox, whatever their address. */
const OWN_INBOX = 'hr@localhost.localdomain';

export function ownWordsDesk(tools: DeskTools) {
  const files = new Files(tools);
  const { db, engine, house, ownInbox } = tools;

  async function asReceived(id: string, which: Which): Promise<Specimen> {
    const record = await files.known(id);
    const { ownWords, startedAt, places } = record;
    const { programme, standings } = await asItIs(files, record);
    return specimen(programme, which, { house, ownWords, places, standings, start: startedAt?.toISOString() });
  }

  /** Where test mails go for somebody of HR; undefined where nobody says an address of theirs. */
  function testAddress({ address }: Pick<Identity, 'address'>): string | undefined {
    return address ?? (ownInbox ? OWN_INBOX : undefined);
  }

  return {
    async ownWords(id: string) {
      const record = await files.known(id);
      const { programme, ownWords } = record;
      const moments = momentsOf(record, (await asItIs(files, record)).programme);
      const kinds = PLANNED_MAILS.filter((kind) => moments.some((moment) => moment.kind === kind));
      return { programme, kinds, ownWords };
    },

    /** Everybody who will get such a mail, by each of its moments. */
    async receivers(id: string, kind: PlannedMail): Promise<readonly Receiver[]> {
      const record = await files.known(id);
      const names = new Map(everyone(record.programme).map((person) => [person.id, person.name]));
      return momentsOf(record, (await asItIs(files, record)).programme)
        .filter((moment) => moment.kind === kind)
        .flatMap(({ id: moment, group, people }) =>
          people.map((person) => ({ moment, group, person, name: names.get(person) ?? '' })),
        );
    },

    /** @param text empty takes it away. @throws Refused where it holds a chip that nothing would be filled in for */
    async sayOwn(id: string, kind: PlannedMail, said: Readonly<Record<OwnPlace, string>>): Promise<void> {
      const record = await files.running(id);
      const isOfGroup = momentsOf(record, record.programme).some(
        (moment) => moment.kind === kind && moment.group !== undefined,
      );
      const texts = OWN_PLACES.map((place) => ({ place, text: cleanLines(said[place]) }));
      for (const { place, text } of texts) {
        const [strange] = strangeChips(text, isOfGroup ? WITH_GROUP : WITHOUT_GROUP);
        if (strange !== undefined) throw byRule('chip', `${strange} is not known here`, place);
        if (text.length > MOST_WORDS)
          throw new Refused('invalid', [{ path: place, rule: 'long', message: 'too long' }]);
      }
      for (const { place, text } of texts) await keepOwnWords(db, { programme: id, kind, place }, text || undefined);
    },

    asReceived,
    testAddress,

    /** To whoever is signed in, and nowhere else. @param named the subject, told as a test. @throws Refused */
    async sendTest(id: string, which: Which, who: Pick<Identity, 'address'>, named: (subject: string) => string) {
      const { subject, text, html } = await asReceived(id, which);
      const address = testAddress(who);
      if (address === undefined) throw byRule('no-address', 'nobody says an address of whoever is signed in');
      const key = randomUUID();
      await keepTestMail(db, key, { address, subject: named(subject), text, html });
      await engine.sendTest(key);
    },
  };
}

function momentsOf({ startedAt }: ProgrammeRecord, programme: Programme) {
  return withPeople(programme, agenda(programme, (startedAt ?? new Date()).toISOString())).filter(({ kind }) =>
    isOneOf(PLANNED_MAILS, kind),
  );
}

/** Where meetings have been moved their letters say the new dates; while the engine is away, those that it was posted with. */
async function asItIs(files: Files, record: ProgrammeRecord) {
  const state = await files.state(record).catch((error: unknown) => {
    if (error instanceof Refused && error.why === 'away') return undefined;
    throw error;
  });
  const { programme } = record;
  const standings = state ? programme.groups.map((group) => standingOf(programme, group, state)) : [];
  return { programme: asItStands(programme, standings), standings };
}
