// A group's letters about its people: who leaves, who takes a place, and when the whole group is called off.
import { SMALL_GROUP } from '../../domain/programme.ts';
import { begunMeetings } from '../../domain/status.ts';
import { facts, text, type Block, type Letter } from '../letter.ts';
import type { GroupOccasion, Occasion } from '../occasion.ts';
import { hasComing, ifMistaken, nameOfMatter, namesOf, today } from './parts.ts';

/** What becomes of the calendar, where there is anything in it. */
const cleared = (o: GroupOccasion): readonly Block[] => (hasComing(o) ? [text(o.words.letters.calendarCleared)] : []);

export function dropoutConfirmed(o: GroupOccasion): Letter {
  const t = o.words.letters.dropoutConfirmed;
  const wasThere = begunMeetings(o.status, Date.parse(o.writtenAt)).length > 0;
  return {
    subject: t.subject(o.group.name, o.programme.title, today(o)),
    preview: t.preview,
    blocks: [
      text(t.text(o.group.name)),
      text(hasComing(o) ? t.cleared : t.noMore),
      ...ifMistaken(o),
      ...(wasThere ? [text(t.thanks)] : []),
    ],
  };
}

export function dropoutNotice(o: GroupOccasion): Letter {
  return o.group.mentees.some(({ id }) => id === o.decision.matter?.person) ? menteeLeft(o) : mentorLeft(o);
}

function mentorLeft(o: GroupOccasion): Letter {
  const { group, decision, words } = o;
  const t = words.letters.mentorLeft;
  // Where the mail had to wait another may be there by now.
  const isFilled = decision.matter?.person !== group.mentor.id;
  return {
    subject: t.subject(group.name, today(o)),
    preview: isFilled ? t.filled(group.name) : t.preview,
    blocks: [text(isFilled ? t.filled(group.name) : t.text(group.mentor.name || t.somebody, group.name))],
  };
}

function menteeLeft(o: GroupOccasion): Letter {
  const { group, active, status, as, words } = o;
  const t = words.letters.menteeLeft;
  const canReplace = as === 'hr' ? t.youCanReplace : t.canReplace;
  const goesOn = status.phase === 'introduction' ? canReplace : t.nobodyNew;
  return {
    subject: t.subject(group.name, nameOfMatter(o), today(o)),
    preview: t.preview(active.length),
    blocks: [
      text([t.text(nameOfMatter(o), group.name), ...(active.length === 0 ? [] : [goesOn])].join(' ')),
      facts([words.labels.remaining, active.length === 0 ? t.nobodyLeft : namesOf(o)]),
      ...(active.length > 0 && active.length < SMALL_GROUP ? [text(t.few)] : []),
    ],
  };
}

export function dropoutTakenBack(o: GroupOccasion): Letter {
  const { group, decision, words } = o;
  const t = words.letters.dropoutTakenBack;
  const isMentor = decision.matter?.person === group.mentor.id;
  const name = isMentor ? group.mentor.name || words.letters.mentorLeft.somebody : nameOfMatter(o);
  return {
    subject: t.subject(name, group.name, today(o)),
    preview: t.preview,
    blocks: [text(t.text(name, group.name))],
  };
}

export function mentorReplaced(o: GroupOccasion): Letter {
  const { group, words } = o;
  const { mentor } = group;
  const t = words.letters.mentorReplaced;
  return {
    subject: t.subject(group.name, mentor.name, today(o)),
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
    subject: t.subject(o.group.name, today(o)),
    preview: t.preview,
    blocks: [text(t.text(o.group.name)), ...cleared(o), ...ifMistaken(o)],
  };
}

export function menteeAdded(o: GroupOccasion): Letter {
  const t = o.words.letters.menteeAdded;
  return {
    subject: t.subject(o.group.name, nameOfMatter(o), today(o)),
    preview: t.preview,
    blocks: [text(t.text(nameOfMatter(o), o.group.name)), text(`${o.words.labels.inTheGroup} ${namesOf(o)}.`)],
  };
}

export function groupCancelled(o: GroupOccasion): Letter {
  const { group, programme, words } = o;
  const t = words.letters.groupCancelled;
  return {
    subject: t.subject(group.name, programme.title),
    preview: words.letters.allCancelled,
    blocks: [text(t.text(group.name, programme.title)), ...cleared(o), ...theReason(o)],
  };
}

/** To those in a group, where the whole programme is called off. */
export function programmeCancelledInGroup(o: GroupOccasion): Letter {
  const { group, programme, words } = o;
  const t = words.letters.programmeCancelled;
  return {
    subject: t.inGroup(group.name, programme.title),
    preview: words.letters.allCancelled,
    blocks: [text(t.text(programme.title)), ...cleared(o), ...theReason(o)],
  };
}

/** What HR wrote for everybody to read. */
export function theReason({ reason, words }: Occasion): readonly Block[] {
  return reason ? [text(words.letters.theReason), text(reason)] : [];
}
