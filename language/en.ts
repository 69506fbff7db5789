// The English words, in the shape of the Danish.
import type { CircleKind } from '../domain/kinds.ts';
import type { Words } from './da.ts';

const circle = (kind: CircleKind) => (kind === 'preparation' ? 'the preparation meeting' : 'the evaluation meeting');
const around = (kind: CircleKind) => (kind === 'preparation' ? 'before' : 'after');

export const en: Words = {
  dates: {
    locale: 'en-GB',
    day: ({ weekday, day, month, year }) => `${weekday} ${day} ${month} ${year}`,
    time: (hour, minute) => `${hour}:${minute}`,
    moment: (day, time) => `${day} at ${time}`,
    span: (day, from, to) => `${day}, ${from}–${to}`,
  },

  frame: {
    greeting: (name) => `Dear ${name}`,
    regards: 'Kind regards',
    hrDepartment: 'HR',
    questions: (name, email) => `Questions? Write to ${name}, ${email}.`,
    cannotCome: (name, email) =>
      `If you can’t come, write to ${name}, ${email}. Nobody sees an answer in the calendar.`,
    sparring: (mentors, count) =>
      `Someone to think with? ${count === 1 ? 'The other mentor is' : 'The other mentors are'} ${mentors}.`,
    rehearsal: 'Rehearsal',
    rehearsalNote: 'This is a rehearsal. Nobody is invited for real, and the dates are the planned ones.',
  },

  calendar: {
    meeting: (n, group) => `${group}: meeting ${n}`,
    circle: (kind, round) => `${kind === 'preparation' ? 'Preparation meeting' : 'Evaluation meeting'} ${round}`,
  },

  labels: {
    meeting: (n) => `Meeting ${n}`,
    place: 'Place',
    online: 'Online',
    time: 'Time',
    newTime: 'New time',
    theMeeting: 'The meeting',
    nextMeeting: 'Next meeting',
    lasts: 'Length',
    threeHours: 'Three hours',
    deadline: 'Deadline',
    taskDeadline: 'Task deadline',
    extent: 'Length',
    pages: (count) => `At most ${count} A4 pages`,
    yourMentees: 'Your mentees',
    inTheGroup: 'In the group',
    handedIn: 'Have handed in',
    nobodyYet: 'Nobody yet',
    missing: 'Missing',
    talksWith: 'Talks with',
    latest: 'By',
    remaining: 'Still in the group',
    newMentor: 'New mentor',
    email: 'E-mail',
    groups: 'Groups',
    mentees: 'Mentees',
    menteesLeft: (active, all, left) =>
      `${active} of ${all}${left > 0 ? ` (${left} ${left === 1 ? 'has' : 'have'} left)` : ''}`,
    meetingsHeld: 'Meetings held',
    attendance: 'Attendance',
    tasksHandedIn: 'Tasks handed in',
    talks: 'One-to-one talks',
    of: (part, all) => `${part} of ${all}`,
    peopleErased: 'People erased',
    wordsErased: 'Texts erased',
  },

  actions: {
    move: { text: 'Does the time not suit?', label: 'Find a new time' },
    concern: { text: 'Is there something you would like to talk to HR about?', label: 'Ask to be contacted' },
    dropouts: { text: 'Is a mentee dropping out?', label: 'Report a dropout' },
    dropoutsAfter: { text: 'Has a mentee left?', label: 'Report a dropout' },
    leave: { text: "Can't you take part after all?", label: 'Leave the programme' },
    leaveLater: { text: "Can't you take part any longer?", label: 'Leave the programme' },
    proposeFinish: {
      text: 'Has everyone in the group found clarity already?',
      label: 'Propose to close with one-to-one talks',
    },
    handIn: 'Mark as handed in',
    confirmMeeting: 'Confirm the meeting',
    confirmTalks: 'Confirm talks',
    closingForm: 'Answer the three questions',
    mentorSurvey: 'Answer three questions',
    decide: 'Decide',
  },

  practice: {
    meetings:
      'The meetings last three hours and lie outside working hours. Expect one to three hours of preparation between them.',
    tasks: (pages, days) =>
      `Between meetings each mentee writes a task of at most ${pages} A4 pages and hands it in by 23:59, ${days} ${days === 1 ? 'day' : 'days'} before the meeting.`,
    questions: 'Between meetings the mentees get a few open questions to keep in mind. There is nothing to hand in.',
    shared: 'The mentees read what the others hand in, so that all can prepare questions.',
    notShared: 'Only the mentor reads what is handed in.',
    talks: 'The group closes after three meetings with a one-to-one talk between the mentor and each mentee.',
    fourMeetings: 'The group has four meetings.',
    nobodyNew: 'If somebody leaves, nobody new comes in.',
    confidential: 'What is said and written in the group stays in the group.',
    noPromise:
      'The programme gives clarity and a network. It is no promise of promotion or of a new job, and a no to a career in management is as good a result as a yes.',
  },

  tasks: {
    2: [
      'What makes a manager whom you would like to have yourself? Describe what they can do, and what they do.',
      'Imagine that you have been a manager for a year. What are you proudest of?',
      'One question to your mentor that would help you on.',
    ],
    3: [
      'Read what you wrote last time. What would you change, now that the group has talked about it?',
      'Describe the first three steps towards the role that you see for yourself.',
      'One question to your mentor that would help you on.',
    ],
    4: [
      'What have you learnt about yourself as a manager?',
      'What is your next step, and by when will you take it?',
      'One question to your mentor or the group that you will not go home without an answer to.',
    ],
  },
  questions: {
    2: [
      'What does your role as a manager cost you, and what does it give you?',
      'When did you last change your mind as a manager?',
    ],
    3: ['What would you do if you were the top manager tomorrow?', 'What will you not compromise on?'],
    4: [
      'What would it take for you to want to move on?',
      'What would you say to yourself if you were your own mentor?',
    ],
  },

  letters: {
    welcomeMentor: {
      subject: (group) => `Welcome as mentor of ${group}`,
      preview: 'Your dates, your mentees and how the group works',
      thanks: (group, title) =>
        `Thank you for being the mentor of ${group} in “${title}”. Here is what you need to know from the start.`,
      bigJob:
        'Being a mentor is a bigger job than it looks: four months of meetings, preparation, and two meetings with the other mentors around each round. You get a mail from us whenever there is something to do.',
    },
    welcomeMentee: {
      subject: (title) => `Welcome to ${title}`,
      preview: (group) => `${group}: all dates, and how the group works`,
      welcome: (group, title, mentor) => `Welcome to ${group} in “${title}”. Your mentor is ${mentor}.`,
    },
    howItWorks: 'This is how the group works:',
    invitation: {
      subject: (n, group, when) => `Invitation: meeting ${n} of ${group}, ${when}`,
      text: (n, group) => `Here is the invitation to meeting ${n} of ${group}. Keep it in your calendar.`,
    },
    reminder: {
      subject: (n, group, when) => `Reminder: meeting ${n} of ${group}, ${when}`,
      text: (n, group) => `Meeting ${n} of ${group} is coming up.`,
    },
    questionsAssigned: {
      subject: (n, group) => `Questions for meeting ${n} of ${group}`,
      preview: (day) => `To keep in mind until ${day}`,
      text: 'Here are some open questions for the time until we next meet. There is nothing to write or hand in; keep them in mind.',
    },
    taskAssigned: {
      subject: (n, deadline) => `Task for meeting ${n}, deadline ${deadline}`,
      preview: (extent, deadline) => `${extent}, by ${deadline}`,
      text: (n, group) =>
        `Here is the task for meeting ${n} of ${group}. Write for your own sake; what you write is not gone through at the meeting, but is where the talk begins.`,
      give: (mentor) =>
        `Give it to your mentor, ${mentor}, in the way you have agreed, and mark it as handed in here. It is treated in confidence.`,
    },
    taskReminder: {
      subject: (n, deadline) => `Reminder: the task for meeting ${n}, deadline ${deadline}`,
      lastSubject: (n, deadline) => `Last reminder: the task for meeting ${n}, deadline ${deadline}`,
      preview: (deadline) => `By ${deadline}`,
      soon: 'It is soon time to hand in the task, and you have not marked it as handed in yet.',
      close: 'The deadline of your task is close, and you have not marked it as handed in yet.',
      onItsWay: 'On its way? Then disregard this mail, and mark it once you have handed it in.',
    },
    taskOverdue: {
      subject: (n) => `The deadline has passed: the task for meeting ${n}`,
      preview: 'Late is still better than never',
      text: (n, deadline, mentor) =>
        `The deadline of the task for meeting ${n} was ${deadline}, and we have not seen yours. ${mentor} prepares from what the group has written, so please hand it in all the same before the meeting begins.`,
    },
    briefing: {
      subject: (n, group) => `For your preparation: meeting ${n} of ${group}`,
      preview: (handedIn, all) => `${handedIn} of ${all} have handed in`,
      questionsPreview: 'The questions that the group has in mind',
      text: (n, group) => `Meeting ${n} of ${group} is close.`,
      questions: 'These are the questions that the group has had in mind:',
      use: 'There is no need to go through them at the meeting. Use them to choose what you talk about. Whoever is missing can hand in until the meeting begins.',
    },
    confirmation: {
      subject: (n, group) => `Was meeting ${n} of ${group} held?`,
      preview: 'Confirm the meeting and who was there',
      text: (n, group) =>
        `Thank you for today. Please confirm that meeting ${n} of ${group} was held, and who was there. Then we send your mentees what comes next.`,
    },
    unconfirmed: {
      subject: (n, group) => `We need your word on meeting ${n} of ${group}`,
      preview: 'One click and who was there, and the programme goes on',
      text: (n, group) =>
        `We don't know yet whether meeting ${n} of ${group} was held. The mentors' evaluation of the round waits for an answer from every group.`,
    },
    talkInvitationMentor: {
      subject: (group) => `${group} closes with one-to-one talks`,
      preview: (day) => `A talk with each mentee, by ${day}`,
      text: 'The group closes with a one-to-one talk with each mentee. Find times and places yourselves, an hour each if you can, and confirm the talks here as they are held.',
    },
    talkInvitationMentee: {
      subject: 'Your one-to-one talk with your mentor',
      preview: (mentor, day) => `With ${mentor}, by ${day}`,
      text: (mentor, email) =>
        `Your group closes with a one-to-one talk between you and your mentor, ${mentor}. You find the time and place together; write to ${email} if you have heard nothing.`,
    },
    talkReminder: {
      mentorSubject: (group) => `Reminder: the one-to-one talks in ${group}`,
      menteeSubject: 'Reminder: your one-to-one talk with your mentor',
      preview: (day) => `By ${day}`,
      mentorText: 'These talks are still to come:',
      menteeText: (mentor, email) => `Have you found a time for your talk with ${mentor}? If not, write to ${email}.`,
    },
    talkConfirmation: {
      subject: (group) => `Have the one-to-one talks in ${group} been held?`,
      preview: 'Confirm the talks, and the group can close',
      text: 'Today is the last day for the one-to-one talks. Please confirm those that have been held; the group closes with the last one.',
    },
    talkUnconfirmed: {
      subject: (group) => `We need your word on the talks in ${group}`,
      preview: 'The group waits for the last talks',
      text: 'These talks are not confirmed yet:',
    },
    talksMoved: {
      subject: (group, day) => `The talks in ${group}: a new last day, ${day}`,
      preview: (day) => `By ${day}`,
      mentorText: 'The last day for the one-to-one talks has been moved.',
      menteeText: (mentor) => `The last day for your one-to-one talk with ${mentor} has been moved.`,
    },
    closingForm: {
      subject: (group) => `Thank you: ${group} has ended`,
      preview: 'Three short questions to you',
      text: (group) =>
        `${group} has ended. Thank you for going all in. Take five minutes for three questions: are you clearer now, what is your goal, and when do you take the next step?`,
      numbersOnly: 'HR and the sponsor see numbers only, and only when at least three have answered.',
    },
    mentorSurvey: {
      subject: (group) => `Thank you for mentoring ${group}`,
      preview: 'Three questions about your own role',
      text: 'The group has ended. What has it given you as a manager, and what should the next mentor know? It takes five minutes.',
    },
    ifMistaken: (name, email) => `If this is a mistake, write at once to ${name}, ${email}.`,
    dropoutConfirmed: {
      subject: (title) => `You have left ${title}`,
      preview: 'You get no more mails about the programme',
      text: (group) =>
        `We have noted that you are no longer in ${group}. The meetings to come will be removed from your calendar, and you get no more mails about the programme. Thank you for taking part.`,
    },
    mentorLeft: {
      subject: (group) => `${group} has no mentor`,
      preview: 'Find another mentor for the group',
      text: (mentor, group) =>
        `${mentor || 'The mentor'} is no longer the mentor of ${group}. The group's dates stand. Find a new mentor and enter them; they will get the practice, the calendar and all that is open.`,
    },
    menteeLeft: {
      subject: (group) => `A dropout in ${group}`,
      preview: (active) =>
        active === 0 ? 'No mentees remain' : active === 1 ? '1 mentee remains' : `${active} mentees remain`,
      somebody: 'A mentee',
      text: (mentee, group) => `${mentee} is no longer in ${group}.`,
      nobodyNew: "Nobody new comes in; the group's trust is built by those who are there.",
      canReplace: 'Until the first meeting HR can take somebody else in.',
      nobodyLeft: 'Nobody; the group ends',
      few: 'With fewer than four mentees it is worth talking about how the group can best go on.',
    },
    meetingMoved: {
      subject: (n, group, when) => `Changed: meeting ${n} of ${group}, ${when}`,
      preview: (when) => `Now: ${when}`,
      text: (n, group) =>
        `Meeting ${n} of ${group} has a new time or place. Your calendar will be updated, and what you were told about the meeting before no longer holds.`,
    },
    meetingCancelled: {
      subject: (n, group, when) => `Cancelled: meeting ${n} of ${group}, ${when}`,
      preview: 'The meeting will be removed from your calendar',
      forYou: (n, group) => `Meeting ${n} will be removed from your calendar, since you are no longer in ${group}.`,
      withGroup: (n, group) => `Meeting ${n} of ${group} is cancelled, since the group is cancelled.`,
      forTalks: (n, group) =>
        `Meeting ${n} of ${group} is cancelled, since the group closes with one-to-one talks instead.`,
      alone: (n, group) => `Meeting ${n} of ${group} is cancelled.`,
      formerAddress: (n, group) =>
        `Meeting ${n} of ${group} will be removed from the calendar here, since the programme now writes to another address.`,
    },
    mentorReplaced: {
      subject: (group, mentor) => `${group} has a new mentor: ${mentor}`,
      preview: 'Dates and practice are the same',
      text: (mentor, group) =>
        `From now on ${mentor} is the mentor of ${group}. The dates and the practice of the group are the same.`,
    },
    mentorReleased: {
      subject: (group) => `You are no longer the mentor of ${group}`,
      preview: 'The group has a new mentor',
      text: (group) =>
        `${group} has a new mentor. The group's coming meetings will be removed from your calendar, and your links to the group no longer work. Thank you for your work as a mentor.`,
    },
    dropoutTakenBack: {
      subject: (name, group) => `${name} is still in ${group}`,
      preview: 'The dropout was a mistake',
      text: (name, group) =>
        `${name} was reported to have left ${group} by mistake, and is back in it. Dates and tasks have been sent again.`,
    },
    menteeAdded: {
      subject: (group, mentee) => `A new mentee in ${group}: ${mentee}`,
      preview: 'The group has grown',
      text: (mentee, group) =>
        `${mentee} has joined ${group} and has been sent all the dates. After the first meeting nobody else can join.`,
    },
    allCancelled: 'All coming meetings are cancelled',
    theReason: 'The reason is:',
    groupCancelled: {
      subject: (group) => `${group} is cancelled`,
      text: (group, title) =>
        `${group} in “${title}” is cancelled. The coming meetings will be removed from your calendar.`,
    },
    programmeCancelled: {
      subject: (title) => `${title} is cancelled`,
      text: (title) =>
        `“${title}” is cancelled. The coming meetings will be removed from your calendar. Thank you for taking part.`,
      toHr: (title) =>
        `“${title}” is cancelled. Everybody in it has been told, and the coming meetings will be removed from their calendars.`,
      inNumbers: 'The programme in numbers when it stopped:',
    },
    finishProposed: {
      subject: (group) => `${group}: the mentor proposes to close with talks`,
      preview: 'Approve or decline the proposal',
      text: (mentor, group, active) =>
        `${mentor} proposes that ${group} leaves it at the three meetings held, and closes with a one-to-one talk with each of the ${active} mentees instead of meeting 4.`,
    },
    finishDeclined: {
      subject: (group) => `${group} goes on to meeting 4`,
      preview: 'HR would like to keep meeting 4',
      text: (hr) =>
        `HR has seen your proposal and would like to keep meeting 4. Get in touch with ${hr} if you want to talk about it.`,
    },
    preparation: {
      subject: (round, when) => `Invitation: preparation meeting before round ${round}, ${when}`,
      preview: 'The mentor circle plans the round together',
      text: (round, title) => `The mentor circle meets to prepare round ${round} of “${title}”.`,
      guide: 'A proposed agenda:',
      items: [
        'Round the table: what is on the mind of each group?',
        'The programme of the next meeting: theme, questions, exercise',
        'The mentor’s role: when do you listen, when do you advise?',
        'Who needs someone to think with before the meeting?',
      ],
      reminderSubject: (when) => `Reminder: preparation meeting, ${when}`,
      reminderPreview: (round) => `Before round ${round}`,
      reminder: (round) => `Remember the mentor circle's preparation meeting before round ${round}.`,
    },
    evaluation: {
      subject: (round, when) => `Invitation: evaluation meeting after round ${round}, ${when}`,
      preview: 'The mentor circle looks back on the round',
      text: (round, title) =>
        `The mentor circle meets after round ${round} of “${title}”, once every group has met. If a group is late, we move the meeting and tell you.`,
      guide: 'Questions to bring:',
      items: [
        'What went well at the meeting, and what did you do yourself?',
        'Where did the mentees’ potential show?',
        'What will you do differently next time?',
      ],
      reminderSubject: (when) => `Reminder: evaluation meeting, ${when}`,
      reminderPreview: (round) => `After round ${round}`,
      reminder: (round) => `Remember the mentor circle's evaluation meeting after round ${round}.`,
    },
    circleConfirmation: {
      subject: (kind) => `Was ${circle(kind)} held?`,
      text: (kind, round) => `Please confirm that ${circle(kind)} ${around(kind)} round ${round} was held.`,
    },
    circleMoved: {
      subject: (kind, when) => `Moved: ${circle(kind)}, new time ${when}`,
      preview: (when) => `New time: ${when}`,
      text: (kind, round) =>
        kind === 'preparation'
          ? `The preparation meeting before round ${round} has been moved. Your calendar is updated.`
          : `The evaluation meeting after round ${round} has been moved. Your calendar is updated.`,
    },
    circleCancelled: {
      subject: (kind, round) => `Cancelled: ${circle(kind)} ${around(kind)} round ${round}`,
      withProgramme: 'The programme is cancelled, and the mentor circle’s meeting will be removed from your calendar.',
      forYou:
        'You are no longer a mentor in the programme, so the mentor circle’s meeting will be removed from your calendar.',
      formerAddress:
        'The mentor circle’s meeting will be removed from the calendar here, since the programme now writes to another address.',
      noMeetings:
        'No group has a meeting left in the round, so the mentor circle’s meeting is cancelled and will be removed from your calendar.',
    },
    digest: {
      subject: (title, round) => `${title}: where we are after round ${round}`,
      preview: 'The round in numbers',
      text: (round) =>
        `Round ${round} has been held and evaluated. Here it is in numbers; what was said and written stays in the groups.`,
      putRight: (name, email) => `If something should be put right, talk with ${name}, ${email}.`,
    },
    report: {
      subject: (title) => `${title}: the programme has ended`,
      preview: 'The programme in numbers',
      text: (title) => `All groups of “${title}” have ended. Here is the programme in numbers.`,
      purpose: 'This is the purpose that it began with:',
      noPromise:
        'Taking part has been no promise of promotion. A mentee who has found out that management is not the way is clear, too.',
    },
    attention: {
      subject: (title) => `${title}: something needs your attention`,
      preview: (count) => (count === 1 ? '1 point of attention' : `${count} points of attention`),
      text: 'The programme goes on, but here is something that you should look at:',
      cancelled: 'The programme is cancelled, but here is something that you should look at:',
    },
    erasureNotice: {
      subject: (title, days) => `${title}: the participants’ data will be erased in ${days} days`,
      preview: 'Fetch what must be kept elsewhere',
      text: (title, days) =>
        `The retention period for “${title}” ends in ${days} days. Then all names, addresses and texts are erased. If there is anything you must keep, fetch it now; the report in numbers stays.`,
    },
    erasureReceipt: {
      subject: (title) => `${title}: the participants’ data are erased`,
      preview: 'Receipt of erasure',
      text: (title) =>
        `The retention period for “${title}” has ended, and the participants’ data have been erased. This mail is the receipt; your own name and address will be erased once it has been sent.`,
      whatStays:
        'What is left are numbers without names: which mails went when, attendance and hand-ins. They document the programme and lead back to nobody. Backups from before today hold the data until they expire.',
    },
  },

  attention: {
    'mail-refused': ({ name }) =>
      `Mails to ${name ?? 'a participant'} are refused by the recipient's mail server. See which in the mail list, and correct the address; then they are sent again.`,
    'mail-server': () =>
      'Our own mail server takes no mails. They are tried again, and go by themselves once it does; operations must look at it. No participant’s address is wrong because of it.',
    'meeting-unconfirmed': ({ meeting }) =>
      `Meeting ${meeting} is not confirmed. Ask the mentor, or confirm it yourself.`,
    'meeting-not-held': ({ meeting }) =>
      `The mentor says that meeting ${meeting} was not held. Find a new date, and move the meeting.`,
    'small-group': () => 'Fewer than four mentees remain. Talk with the mentor about how the group goes on.',
    'group-empty': () => 'All mentees have left, and the group has ended.',
    'talks-unconfirmed': () => 'The last one-to-one talks are not confirmed. Ask the mentor.',
    'message-refused': ({ about }) =>
      `A message broke one of the programme's rules and changed nothing (${about ?? ''}).`,
    'group-lapsed': () => 'The group was closed without a word on its last meeting or its last talks.',
    'no-mentor': () => 'The group has no mentor. Find a new one and enter them; the group is told.',
    concern: () =>
      'The mentor would like to be contacted about something in the group. What is said and written stays in the group.',
  },

  why: {
    planned: (when) => `Is planned for ${when}.`,
    sent: (when) => `Sent ${when}.`,
    trying: {
      address: (when, answer) => `Was due ${when}, but the address was refused (${answer}).`,
      mailbox: (when, answer) =>
        `Was due ${when}, but the recipient's mailbox takes none just now (${answer}). It is tried again for as long as it is of use.`,
      relay: (when, answer) =>
        `Was due ${when}, but our own mail server has not taken it yet (${answer}). It is tried again for as long as it is of use.`,
      unknown: (when) =>
        `Was due ${when}. The mail server got it but did not answer, so it may have been received. It is sent three times at most, further and further apart.`,
    },
    failed: {
      address: (when, answer) =>
        `Was not received. On ${when} the address was refused (${answer}). Mend the address, and it is sent again if it is still of use.`,
      mailbox: (when, answer) =>
        `Was not received. The recipient's mailbox took none, last on ${when} (${answer}), and the mail is of no use any more.`,
      relay: (when, answer) =>
        `Was not sent. Our own mail server did not take it, last on ${when} (${answer}), and the mail is of no use any more. Nothing is wrong with the address.`,
      unknown: (when) =>
        `May have been received. The mail server got it up to three times, last on ${when}, without an answer; so it is not sent again. The mail server's log can tell.`,
    },
    merged: (kind) => `Not sent, since another mail (${kind}) says it all.`,
    reasons: {
      left: 'Not sent, since the person was no longer in the programme.',
      replaced: 'Not sent, since the group had got another mentor.',
      erased: "Not sent, since the person's data had been erased.",
      'handed-in': 'Not sent, since the task had been handed in already.',
      held: 'Not sent, since the meeting had been confirmed as held already.',
      cancelled: 'Not sent, since the meeting was cancelled.',
      'talk-held': 'Not sent, since the talk had been held already.',
      'group-ended': 'Not sent, since the group had ended.',
      'group-cancelled': 'Not sent, since the group was cancelled.',
      'programme-cancelled': 'Not sent, since the programme was cancelled.',
      'too-late': 'Not sent, since by the time it could be sent it was of no use any more.',
      'not-everyone-met': 'Not sent, since not every group got to meet in the round.',
      'early-finish': 'Not sent, since the group finished early with talks.',
      'no-meeting': 'Not sent, since no group had a meeting in the round any more.',
      'meeting-moved': 'Not sent, since the meeting had moved.',
      'not-recorded':
        'Was dealt with, but what came of it was lost when the database was restored from an older backup. It was probably sent; the mail server’s log can tell.',
    },
  },

  rules: {
    R12: 'The new time overlaps another meeting of the group, or comes too close to it. There must be at least a week between them.',
    R13: 'The new time falls on a day off, or the meeting does not start between 8:30 and 20:00. HR can choose it all the same.',
    R27: 'The mentor would be the direct manager of a mentee.',
    R34: 'A meeting can be moved as long as it has not been held, and only to a time that is to come.',
    R35: 'The evaluation can be confirmed once every group has met and the meeting has begun.',
    R36: 'The meeting has not begun yet.',
    R43: 'The task of the meeting is closed, or its deadline would already have passed.',
    R53: 'Nobody new comes in once the first meeting has begun.',
    R64: 'In this group there is nothing to hand in.',
    R65: 'A group can do that once meeting 3 is held and meeting 4 is not.',
    'answer-closed': 'The answer could be changed until the next meeting. HR can still correct it.',
    'date-time': 'There is no such date or time.',
    'group-cancelled': 'The group is cancelled.',
    'group-ended': 'The group has ended.',
    hours: 'Hours are a number from 0 to 100.',
    left: 'This mentee is no longer in the group.',
    'meeting-cancelled': 'The meeting is cancelled.',
    postpone: 'A meeting can only be postponed, and by a year at most.',
    'programme-cancelled': 'The programme is cancelled.',
    'programme-ended': 'The programme has ended.',
    'unique-person': 'Somebody else in the programme has the same address.',
    'unknown-attention': 'There is no such point any more.',
    'unknown-meeting': 'There is no such meeting.',
    unreadable: 'It could not be read.',
    'unknown-person': 'The person is not in the group.',
    withdrawn: 'The link no longer holds.',
  },

  pages: {
    done: 'Thank you, it is noted. You can change your answer on this page.',
    refused: "That can't be done",
    back: 'Back',
    send: 'Send',
    closed: "This link can't be used any more",
    closedWhy: {
      forged: 'The link is not whole, or it is not ours. Open it again from the mail.',
      expired: 'The link is too old.',
      withdrawn: 'What it was about is over or cancelled, or you are no longer in the group.',
    },
    away: "We can't answer right now. Nothing is lost; try again in a while.",
    busy: 'Too many requests are coming from your network just now. Wait a minute, and try again.',
    often: 'This link has been used unusually often today. Try again tomorrow, or ask HR.',
    askSender: 'Ask HR if you are in doubt.',
    meeting: {
      title: (n, group) => `Was meeting ${n} of ${group} held?`,
      attended: 'Who was there?',
      hours: 'Hours you spent in all, preparation included (optional)',
      held: 'Yes, it was held',
      notHeld: 'No, it was not held',
    },
    move: {
      title: (n, group) => `Move meeting ${n} of ${group}`,
      text: 'Choose a new time. You see what changes before anything happens.',
      look: 'See what changes',
      sure: (n, group) => `Move meeting ${n} of ${group}?`,
      button: 'Yes, move the meeting',
      effects: (count, mails) =>
        `${count === 1 ? '1 person gets' : `${count} people get`} the change in their calendars${mails === 0 ? '' : `, and ${mails} planned ${mails === 1 ? 'mail follows' : 'mails follow'}`}.`,
      nothing: 'Time and place are the same, so there is nothing to move.',
      again: 'Choose another time',
      moved: 'The meeting has been moved. Everybody is told.',
      meeting: (n) => `Meeting ${n}`,
      circle: (kind, n) => `${kind === 'preparation' ? 'Preparation meeting' : 'Evaluation meeting'}, round ${n}`,
      date: 'Date',
      time: 'Time',
      place: 'Place',
      noDate: 'Write a date and a time.',
    },
    concern: {
      title: 'Should HR contact you?',
      text: 'HR is told that there is something in the group that you would like to talk about, but not what it is. What is said and written in the group stays in the group.',
      button: 'Yes, contact me',
      raised: 'Thank you. HR will contact you.',
    },
    circle: (kind, n) =>
      kind === 'preparation'
        ? `Was the preparation meeting before round ${n} held?`
        : `Was the evaluation meeting after round ${n} held?`,
    talks: { title: 'Which talks have been held?', confirm: 'Confirm' },
    handIn: {
      title: (n) => `The task for meeting ${n}`,
      text: 'Have you given your task to your mentor? Mark it here, and you get no more reminders.',
      handedIn: 'I have handed it in',
      isHandedIn: 'It is marked as handed in.',
      takeBack: 'No, not yet',
    },
    leave: {
      title: 'Do you want to leave the programme?',
      text: 'Nobody takes your place. The meetings are taken out of your calendar, and your mentor and HR are told. It cannot be undone on this page.',
      button: 'Yes, I leave the programme',
      left: 'You are no longer in the programme',
      leftText: 'Thank you for telling us. The meetings are taken out of your calendar.',
    },
    reason: 'Reason (optional; seen by HR only)',
    reasonOf: (name) => `Reason for ${name} (optional; seen by HR only)`,
    dropouts: {
      title: 'Who has left?',
      text: 'Nobody new comes in. Report a dropout only when it is agreed.',
      button: (name) => `${name} has left`,
    },
    proposeFinish: {
      title: 'Propose to close with talks',
      text: 'Instead of meeting 4 each mentee has a one-to-one talk with you. HR has to approve it.',
      button: 'Send the proposal',
    },
    approveFinish: {
      title: (group) => `Should ${group} close with talks?`,
      text: 'Meeting 4 is cancelled, and the mentor has a one-to-one talk with each mentee.',
      approve: 'Approve',
      decline: 'Keep meeting 4',
    },
    closingForm: {
      title: 'Three last questions',
      clarified: 'Are you clearer now?',
      choices: { yes: 'Yes', partly: 'Partly', no: 'No' },
      goal: 'What is your goal now? A no to a career in management is a goal, too.',
      nextStep: 'By when will you take the next step?',
    },
    mentorSurvey: {
      title: 'Three questions to the mentor',
      questions: [
        'What has the programme given you as a manager?',
        'Which tools do you take with you?',
        'What should the next mentor know?',
      ],
    },
  },
};
