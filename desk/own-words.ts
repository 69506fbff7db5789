// HR says something of its own in a programme's letters, and sees each as its receivers will.
import { agenda } from '../domain/agenda.ts';
import { isOneOf, PLANNED_MAILS, type PlannedMail } from '../domain/kinds.ts';
import { MOST_WORDS } from '../domain/lengths.ts';
import { OWN_PLACES, strangeChips, WITH_GROUP, WITHOUT_GROUP, type OwnPlace } from '../domain/own-words.ts';
import { everyone } from '../domain/programme.ts';
import { withPeople } from '../domain/roster.ts';
import { cleanLines } from '../domain/text.ts';
import { keepOwnWords } from '../records/own-words.ts';
import type { ProgrammeRecord } from '../records/programmes.ts';
import { Files, type DeskTools } from './files.ts';
import { byRule, Refused } from './refused.ts';
import { specimen, type Which } from './specimens.ts';

/** A mail that somebody will get. */
export interface Receiver extends Which {
  readonly name: string;
}

export function ownWordsDesk(tools: DeskTools) {
  const files = new Files(tools);
  return {
    async ownWords(id: string) {
      const record = await files.known(id);
      const { programme, ownWords } = record;
      const moments = momentsOf(record);
      const kinds = PLANNED_MAILS.filter((kind) => moments.some((moment) => moment.kind === kind));
      return { programme, kinds, ownWords };
    },

    /** Everybody who will get such a mail, by each of its moments. */
    async receivers(id: string, kind: PlannedMail): Promise<readonly Receiver[]> {
      const record = await files.known(id);
      const names = new Map(everyone(record.programme).map((person) => [person.id, person.name]));
      return momentsOf(record)
        .filter((moment) => moment.kind === kind)
        .flatMap(({ id: moment, group, people }) =>
          people.map((person) => ({ moment, group, person, name: names.get(person) ?? '' })),
        );
    },

    /** @param text empty takes it away. @throws Refused where it holds a chip that nothing would be filled in for */
    async sayOwn(id: string, kind: PlannedMail, said: Readonly<Record<OwnPlace, string>>): Promise<void> {
      const record = await files.running(id);
      const isOfGroup = momentsOf(record).some((moment) => moment.kind === kind && moment.group !== undefined);
      const texts = OWN_PLACES.map((place) => ({ place, text: cleanLines(said[place]) }));
      for (const { place, text } of texts) {
        const [strange] = strangeChips(text, isOfGroup ? WITH_GROUP : WITHOUT_GROUP);
        if (strange !== undefined) throw byRule('chip', `${strange} is not known here`, place);
        if (text.length > MOST_WORDS)
          throw new Refused('invalid', [{ path: place, rule: 'long', message: 'too long' }]);
      }
      for (const { place, text } of texts)
        await keepOwnWords(tools.db, { programme: id, kind, place }, text || undefined);
    },

    async asReceived(id: string, which: Which) {
      const { programme, ownWords, startedAt } = await files.known(id);
      return specimen(programme, which, ownWords, startedAt?.toISOString());
    },
  };
}

function momentsOf({ programme, startedAt }: ProgrammeRecord) {
  return withPeople(programme, agenda(programme, (startedAt ?? new Date()).toISOString())).filter(({ kind }) =>
    isOneOf(PLANNED_MAILS, kind),
  );
}
