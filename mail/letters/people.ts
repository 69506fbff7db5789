// A group's letters about its people: who leaves, who takes a place, and when the whole group is called off.
import { SMALL_GROUP } from '../../domain/programme.ts';
import { facts, text, type Block, type Letter } from '../letter.ts';
import type { GroupOccasion, Occasion } from '../occasion.ts';
import { nameOfMatter, namesOf } from './parts.ts';

export function dropoutConfirmed(o: GroupOccasion): Letter {
  const t = o.words.letters.dropoutConfirmed;
  return {
    subject: t.subject(o.programme.title),
    preview: t.preview,
    blocks: [text(t.text(o.group.name)), ifMistaken(o)],
  };
}

export function dropoutNotice(o: GroupOccasion): Letter {
  return o.decision.matter?.person === o.status.mentor ? mentorLeft(o) : menteeLeft(o);
}

function mentorLeft({ group, words }: GroupOccasion): Letter {
  const t = words.letters.mentorLeft;
  return {
    subject: t.subject(group.name),
    preview: t.preview,
    blocks: [text(t.text(group.mentor.name, group.name))],
  };
}

function menteeLeft(o: GroupOccasion): Letter {
  const { group, active, status, words } = o;
  const t = words.letters.menteeLeft;
  const replaced = status.phase === 'introduction' ? t.canReplace : t.nobodyNew;
  return {
    subject: t.subject(group.name),
    preview: t.preview(active.length),
    blocks: [
      text(`${t.text(nameOfMatter(o), group.name)} ${replaced}`),
      facts([words.labels.remaining, active.length === 0 ? t.nobodyLeft : namesOf(o)]),
      ...(active.length > 0 && active.length < SMALL_GROUP ? [text(t.few)] : []),
    ],
  };
}

export function dropoutTakenBack(o: GroupOccasion): Letter {
  const { group, decision, words } = o;
  const t = words.letters.dropoutTakenBack;
  const name = decision.matter?.person === group.mentor.id ? group.mentor.name : nameOfMatter(o);
  return { subject: t.subject(name, group.name), preview: t.preview, blocks: [text(t.text(name, group.name))] };
}

export function mentorReplaced({ group, words }: GroupOccasion): Letter {
  const { mentor } = group;
  const t = words.letters.mentorReplaced;
  return {
    subject: t.subject(group.name, mentor.name),
    preview: t.preview,
    blocks: [
      text(t.text(mentor.name, group.name)),
      facts([words.labels.newMentor, mentor.name], [words.labels.email, mentor.email]),
      text(words.practice.confidential),
    ],
  };
}

export function mentorReleased(o: GroupOccasion): Letter {
  const t = o.words.letters.mentorReleased;
  return {
    subject: t.subject(o.group.name),
    preview: t.preview,
    blocks: [text(t.text(o.group.name)), ifMistaken(o)],
  };
}

export function menteeAdded(o: GroupOccasion): Letter {
  const t = o.words.letters.menteeAdded;
  return {
    subject: t.subject(o.group.name, nameOfMatter(o)),
    preview: t.preview,
    blocks: [text(t.text(nameOfMatter(o), o.group.name)), facts([o.words.labels.inTheGroup, namesOf(o)])],
  };
}

export function groupCancelled(o: GroupOccasion): Letter {
  const t = o.words.letters.groupCancelled;
  return {
    subject: t.subject(o.group.name),
    preview: o.words.letters.allCancelled,
    blocks: [text(t.text(o.group.name, o.programme.title)), ...theReason(o)],
  };
}

/** To those in a group, where the whole programme is called off. */
export function programmeCancelledInGroup(o: GroupOccasion): Letter {
  const t = o.words.letters.programmeCancelled;
  return {
    subject: t.subject(o.programme.title),
    preview: o.words.letters.allCancelled,
    blocks: [text(t.text(o.programme.title)), ...theReason(o)],
  };
}

/** What HR wrote for everybody to read. */
export function theReason({ reason, words }: Occasion): readonly Block[] {
  return reason ? [text(words.letters.theReason), text(reason)] : [];
}

function ifMistaken({ programme, words }: Occasion): Block {
  return text(words.letters.ifMistaken(programme.hr.name, programme.hr.email));
}
