// The English words, in the shape of the Danish.
import type { CircleKind } from '../domain/kinds.ts';
import { MEETINGS } from '../domain/programme.ts';
import type { Words } from './da.ts';
import { hrEn } from './hr-en.ts';

const circle = (kind: CircleKind) => (kind === 'preparation' ? 'the preparation meeting' : 'the evaluation meeting');
const around = (kind: CircleKind) => (kind === 'preparation' ? 'before' : 'after');
const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);
const hours = (count: number) => `${count} ${count === 1 ? 'hour' : 'hours'}`;
const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
const version = (number: number) => (number > 1 ? ` (version ${number + 1})` : '');

export const en: Words = {
  dates: {
    locale: 'en-GB',
    day: ({ weekday, day, month, year }) => `${weekday} ${day} ${month} ${year}`,
    date: (day, month, year) => `${day} ${month} ${year}`,
    short: (day, month) => `${day} ${month}`,
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
      `If you can’t come, write to ${name}, ${email}. Replies sent from the calendar are not read.`,
    cannotComeHr: 'Replies sent from the calendar are not read.',
    sparring: (mentors, count) =>
      `Need someone to think things through with? ${count === 1 ? 'The other mentor is' : 'The other mentors are'} ${mentors}.`,
    rehearsal: 'Rehearsal',
    again: (subject) => `Again: ${subject}`,
    sentAgain:
      'You have had this mail before. We send it again because we have not heard from you, or because it may not have arrived. If you have answered, please ignore it.',
    rehearsalNote: 'This is a rehearsal. Nobody is invited for real, and the dates are the planned ones.',
  },

  years: (number) => `${number} ${number === 1 ? 'year' : 'years'}`,

  calendar: {
    meeting: (n, group) => `${group}: meeting ${n}`,
    circle: (kind, round) => `${kind === 'preparation' ? 'Preparation meeting' : 'Evaluation meeting'} ${round}`,
    seminar: 'Seminar for mentors',
  },

  labels: {
    answerBy: 'Answer by',
    firstMeeting: 'First meeting',
    seminar: 'Seminar',
    commissioner: 'Sponsor',
    owner: 'Responsible',
    group: 'Group',
    mentor: 'Mentor',
    taskTitle: 'Topic',
    reading: 'Reading',
    tools: 'Models',
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
    pages: (count) => (count === 1 ? 'At most 1 A4 page' : `At most ${count} A4 pages`),
    others: 'The others in the group:',
    yourMentees: 'Your mentees:',
    inTheGroup: 'In the group:',
    theMentor: (name) => `${name}, mentor`,
    handedIn: 'Have handed in',
    nobodyYet: 'Nobody yet',
    missing: 'Not yet',
    talksWith: 'Talks with',
    latest: 'By',
    talksBy: 'Talks by',
    remaining: 'Still in the group',
    newMentor: 'New mentor',
    email: 'Email',
    groupHours: 'Meetings with the group',
    circleHours: 'Meetings of the mentor circle',
    hours,
    whoComes: 'Taking part',
    groups: 'Groups',
    mentees: 'Mentees',
    menteesLeft: (active, all, left) =>
      `${active} of ${all}${left > 0 ? ` (${left} ${left === 1 ? 'has' : 'have'} left)` : ''}`,
    meetingsHeld: 'Meetings held',
    attendance: 'Attendance',
    tasksHandedIn: 'Tasks handed in',
    talks: 'One-to-one talks',
    circleHeld: 'Meetings of the mentor circle held',
    of: (part, all) => `${part} of ${all}`,
    peopleErased: 'People erased',
    wordsErased: 'Texts erased',
  },

  actions: {
    organisation: 'See your people',
    commission: 'Read and approve the commission',
    nominate: 'Nominate people',
    invitation: 'Answer the invitation',
    seminar: 'Confirm the seminar',
    move: { text: 'Does the time not suit?', label: 'Find a new time' },
    concern: { text: 'Is there something you would like to talk to HR about?', label: 'Ask to be contacted' },
    dropouts: { text: 'Is a mentee dropping out?', label: 'Report a dropout' },
    dropoutsAfter: { text: 'Has a mentee left?', label: 'Report a dropout' },
    leave: { text: 'Unable to take part after all?', label: 'Leave the programme' },
    leaveLater: { text: 'No longer able to take part?', label: 'Leave the programme' },
    proposeFinish: {
      text: 'Has everyone in the group found clarity already?',
      label: 'Propose closing with one-to-one talks',
    },
    handIn: 'Write and hand in',
    confirmMeeting: 'Tell us whether it was held',
    confirmTalks: 'Confirm talks',
    closingForm: 'Answer the questions',
    mentorSurvey: 'Answer the questions',
    briefing: 'Read what they wrote',
    briefingQuestions: 'Prepare the meeting',
    report: 'See the report',
    nextStep: 'See what you wrote',
    surveyBefore: { text: 'Before you begin:', label: 'Answer a few questions' },
    task: { text: 'Would you like to give the group another task?', label: 'Adapt the task for the next meeting' },
    myPage: { text: 'All in one place:', label: 'Your page' },
    decide: 'Decide',
  },

  agendas: {
    aspirants: [
      'Round the table: what has happened since last time, and what did the hand-in set in motion? (20 minutes)',
      'From the mentor: one experience as a leader that relates to the task (20 minutes)',
      'Two or three questions from what was written, one at a time, everybody takes part (75 minutes)',
      'Break (15 minutes)',
      'A model or tool, tried on a case of the group’s own (30 minutes)',
      'On your own: write what you take with you, and what you will try (10 minutes)',
      'The next task, and who does what (10 minutes)',
    ],
    leaders: [
      'Round the table: what is on your mind just now?',
      'The group chooses the questions that most need talking about',
      'Discussion: one person in focus at a time, the others ask before they advise',
      'What does each take home?',
    ],
  },

  agendaClosing: 'Closing: what is your next step? (10 minutes)',

  practice: {
    meetings: (afterWork) => `The meetings last three hours${afterWork ? ' and are outside working hours' : ''}.`,
    preparation: 'Expect one to three hours of preparation between them.',
    tasks: (pages, days) =>
      `Between meetings each mentee answers a task in writing, on at most ${pages === 1 ? 'one A4 page' : `${pages} A4 pages`}, and hands it in by 23:59, ${days} ${days === 1 ? 'day' : 'days'} before the meeting.`,
    questions: 'Between meetings the mentees get a few open questions to keep in mind. There is nothing to hand in.',
    shared: 'The mentees read what the others hand in, so that all can prepare questions.',
    notShared: 'Only the mentor reads what is handed in.',
    talks: 'The group closes after three meetings with a one-to-one talk between the mentor and each mentee.',
    fourMeetings: 'The group has four meetings.',
    nobodyNew: 'After the first meeting no new mentees join, not even if somebody leaves.',
    confidential: 'What is said and written in the group stays in the group.',
    noPromise: {
      aspirants:
        'The programme gives clarity and a network. It is no promise of promotion or of a new job, and a no to a career in management is as good a result as a yes.',
      leaders:
        'The programme gives clarity and a network. It is no promise of promotion or of a new job, and for a mentee, staying where they are is as good a result as wanting to move up.',
    },
  },

  tasks: {
    1: [
      'Write about a leader who has meant something to you. What did they do, and what did that do to you?',
      'What do you hope to be clearer about when the programme is over?',
      'Ask your mentor one question that you would like answered at the first meeting.',
    ],
    2: [
      'Think of managers whom you have met. Describe the good one: what can they do, what do they do, and what is it like to be with them?',
      'Imagine that some years from now you have been a manager for a year. Describe that vision: where do you lead, whom do you lead, and what are you proudest of?',
      'Ask your mentor one question that would help you on in your thinking.',
    ],
    3: [
      'Describe the first three steps that you will take towards the role you see for yourself. Who can help you with them?',
      'Ask your mentor one question that would help you on in your thinking.',
    ],
    4: [
      'What have you found out in the course of the meetings about yourself and about leading?',
      'What is your next step, and by when will you take it? It may go up, sideways or somewhere else altogether.',
    ],
  },
  lastQuestion: {
    meeting: 'Ask your mentor or the group one question that you will not go home without an answer to.',
    talk: 'What one question do you not want to leave the talk without an answer to?',
  },
  vision:
    'Take out the vision that you described in the task for meeting 2. What do you hold on to, and what will you rewrite, now that meeting 2 is over?',
  questions: {
    1: [
      'What takes up most of your role as a leader just now?',
      'What would it take for you to feel, four months from now, that the time was well spent?',
    ],
    2: [
      'What does your role as a manager cost you, and what does it give you?',
      'How is the balance between your work and your life at home, and who feels it when it tips?',
    ],
    3: [
      'What would you do if you were the top manager tomorrow?',
      'What will you not compromise on, not even for a bigger job?',
    ],
    4: [
      'What would it take for you to want to move up, and what would it change for those at home?',
      'What would you say to yourself if you were your own mentor?',
    ],
  },

  letters: {
    welcomeMentor: {
      subject: (group, when) => `Mentor of ${group}: welcome, meeting 1 ${when}`,
      later: (group, when) => `Mentor of ${group}: welcome, next meeting ${when}`,
      talks: (group, day) => `Mentor of ${group}: welcome, talks by ${day}`,
      preview: 'Your dates, your mentees and how the group works',
      thanks: (group, title) =>
        `Thank you for being the mentor of ${group} in “${title}”. Here is what you need to know from the start.`,
      hours: (talks, hasMeetings) =>
        `Being a mentor is a bigger job than it looks. ${hasMeetings ? 'On top of the meetings counted below comes' : 'With it comes'} your own preparation${talks > 0 ? ', and a one-to-one talk with each mentee' : ''}. You get an email from us whenever there is something to do.`,
      firstMeeting:
        'At the first meeting you get to know each other: what has brought each of them here, what do they hope to find out, and how will you work together? Let them write a little, each on their own, along the way. You also agree on what stays in the group.',
      convener:
        'You convene the mentor circle: we send the invitations, you chair the meetings, and after each you tell us whether it was held.',
    },
    welcomeMentee: {
      subject: (title, when) => `Welcome, meeting 1 ${when}: ${title}`,
      later: (title, when) => `Your dates, next meeting ${when}: ${title}`,
      talks: (title, day) => `Welcome, a talk by ${day}: ${title}`,
      preview: (group) => `${group}: all dates, and how the group works`,
      welcome: (group, title, mentor) => `Welcome to ${group} in “${title}”. Your mentor is ${mentor}.`,
      noMentor: (group, title) =>
        `Welcome to ${group} in “${title}”. HR is looking for a mentor for the group; you will be told.`,
      firstMeetingWithTask:
        'At the first meeting you get to know each other: what has brought you here, what do you hope to find out, and how will you work together? Before it you will get a small task.',
      firstMeetingWithQuestions:
        'At the first meeting you get to know each other: what has brought you here, what do you hope to find out, and how will you work together? Before it you will get a few questions to think about.',
      firstMeeting:
        'At the first meeting you get to know each other: what has brought you here, what do you hope to find out, and how will you work together? There is nothing to prepare, but do think about the three questions.',
    },
    howItWorks: 'This is how the group works:',
    firstInvitation: {
      here: 'The invitation to meeting 1 comes with this email. Keep it in your calendar.',
      hereAndMore:
        'The invitation to meeting 1 comes with this email. Each of the other meetings comes in an email of its own; keep them in your calendar.',
    },
    invitation: {
      subject: (n, group, when) => `Invitation, meeting ${n} ${when}: ${group}`,
      text: (n, group) => `Here is the invitation to meeting ${n} of ${group}. Keep it in your calendar.`,
    },
    reminder: {
      subject: (n, group, when) => `Remember meeting ${n} ${when}: ${group}`,
      text: (n, group) => `This is a reminder of meeting ${n} of ${group}.`,
    },
    questionsAssigned: {
      subject: (n, group, when) => `Questions, meeting ${n} ${when}: ${group}`,
      preview: (day) => `To keep in mind until ${day}`,
      text: 'Here are some open questions for the time until the next meeting. There is nothing to write or hand in; keep them in mind.',
    },
    taskAssigned: {
      subject: (n, deadline) => `Task for meeting ${n}, due ${deadline}`,
      preview: (extent, deadline) => `${extent}, by ${deadline}`,
      text: (n, group) =>
        `Here is the task for meeting ${n} of ${group}. Answer it in writing, for your own sake: what you write is not gone through at the meeting, but is where the talk begins.`,
      give: (mentor) =>
        `Write your answer on the page behind the button below. Your draft is saved as you go, and once you have handed in, your mentor, ${mentor}, can read your answer.`,
      noMentor:
        'The group has no mentor just now. Write your answer on the page behind the button below; the new mentor can read it once you have handed in.',
      private: 'Only your mentor reads it, and it is treated in confidence.',
      shared:
        'Once the deadline has passed, you can read each other’s answers and prepare questions. What you write stays in the group.',
    },
    taskReminder: {
      subject: (n, deadline) => `Remember the task for meeting ${n}, due ${deadline}`,
      lastSubject: (n, deadline) => `Due ${deadline}: last reminder of the task for meeting ${n}`,
      preview: (deadline) => `By ${deadline}`,
      soon: 'It is soon time to hand in the task, and you have not handed in yet.',
      close: 'The deadline for your task is close, and you have not handed in yet.',
      theTask: 'The task is:',
      onItsWay: 'On its way? Then disregard this email. Once you have handed in, you get no more reminders.',
    },
    taskChanged: {
      subject: (n, when, at) => `The task for meeting ${n}, ${when}, has changed (${at})`,
      questionsSubject: (n, when, at) => `The questions for meeting ${n}, ${when}, have changed (${at})`,
      questions: (n, mentor) => `${mentor} has changed the questions for meeting ${n}. They are now:`,
      preview: (mentor) => `Changed by ${mentor}`,
      text: (n, mentor) =>
        `${mentor} has changed the task for meeting ${n}. If you have begun, your draft is as you left it. The task is now:`,
    },
    taskOverdue: {
      subject: (n, deadline) => `Was due ${deadline}: the task for meeting ${n}`,
      preview: 'Better late than never',
      text: (n, deadline) =>
        `The deadline for the task for meeting ${n} was ${deadline}, and you have not handed in yet.`,
      prepares: (mentor) =>
        `${mentor} prepares from what the group has written, so please hand it in all the same before the meeting begins.`,
      anyway: 'Please hand it in all the same before the meeting begins.',
    },
    briefing: {
      subject: (n, group, when) => `Prepare meeting ${n} ${when}: ${group}`,
      preview: (handedIn, all) => `${handedIn} of ${all} have handed in`,
      questionsPreview: 'The questions that the group has in mind',
      text: (n, group) => `Meeting ${n} of ${group} is close.`,
      questions: 'These are the questions that the group has had in mind:',
      theTask: 'The task was:',
      stillTime: (deadline) => `The deadline is not until ${deadline}, so more may still come in.`,
      use: 'There is no need to go through what they wrote at the meeting. Use it to choose what you talk about. Anyone who has not handed in yet can still do so until the meeting begins.',
      useAll: 'There is no need to go through what they wrote at the meeting. Use it to choose what you talk about.',
    },
    confirmation: {
      subject: (n, group, when) => `Was meeting ${n} ${when} held? ${group}`,
      preview: 'Tell us whether the meeting was held, and who was there',
      today: 'Thank you for today.',
      text: (n, group) => `Please tell us whether meeting ${n} of ${group} was held, and who was there.`,
      nextTask: (n) => `This is the task that your mentees get for meeting ${n}:`,
      nextQuestions: (n) => `These are the questions that your mentees get for meeting ${n}:`,
      talks: 'Then come the one-to-one talks that close the group.',
      last: 'Then the group ends, and everybody gets a few last questions.',
    },
    unconfirmed: {
      subject: (n, group, when) => `No answer yet: meeting ${n} ${when}, ${group}`,
      preview: 'Tell us whether the meeting was held',
      text: (n, group) => `We don't know yet whether meeting ${n} of ${group} was held.`,
      othersWait: "The mentors' evaluation of the round waits for an answer from every group.",
      evaluationWaits: 'The evaluation of the round waits for your answer.',
    },
    talkInvitationMentor: {
      subject: (group, day) => `Talks by ${day}: ${group} closes`,
      preview: (day) => `A talk with each mentee, by ${day}`,
      text: 'The group closes with a one-to-one talk with each mentee. Arrange time and place with each of them, an hour each if you can, and confirm the talks here as they are held.',
      questions: 'Your mentees have been given these questions to think about before the talk:',
    },
    talkInvitationMentee: {
      subject: (group, day) => `Your talk by ${day}: ${group} closes`,
      preview: (mentor, day) => `With ${mentor}, by ${day}`,
      text: (mentor, email) =>
        `Your group closes with a one-to-one talk between you and your mentor, ${mentor}. You find the time and place together; write to ${email} if you hear nothing soon.`,
      noMentor: (hr, email) =>
        `Your group closes with a one-to-one talk. It has no mentor just now; write to ${hr}, ${email}, if you hear nothing soon.`,
      questions: 'Think about these questions before the talk:',
    },
    talkReminder: {
      mentorSubject: (group, day) => `Remember the talks by ${day}: ${group}`,
      menteeSubject: (group, day) => `Remember your talk by ${day}: ${group}`,
      preview: (day) => `By ${day}`,
      mentorText: 'These talks have not been confirmed as held yet:',
      menteeText: (mentor, email) =>
        `If you have not arranged your talk with ${mentor}, write to ${email}. If you have already had it, there is nothing to do.`,
    },
    talkConfirmation: {
      subject: (group, day) => `Have the talks been held? ${day}: ${group}`,
      preview: 'Confirm the talks, and the group can close',
      today: 'Today is the last day for the one-to-one talks.',
      over: 'The last day for the one-to-one talks is over.',
      text: 'Please confirm those that have been held; the group closes with the last one.',
    },
    talkUnconfirmed: {
      subject: (group, day) => `No answer yet: the talks by ${day}, ${group}`,
      preview: 'The group waits for the last talks',
      text: 'These talks are not confirmed yet:',
    },
    talksMoved: {
      subject: (group, day) => `New last day ${day}: the talks in ${group}`,
      preview: (day) => `By ${day}`,
      mentorText: 'The last day for the one-to-one talks has been moved.',
      menteeText: (mentor) => `The last day for your one-to-one talk with ${mentor} has been moved.`,
    },
    closingForm: {
      subject: (group) => `Thank you for taking part: ${group}`,
      preview: 'A few short questions for you',
      ended: (group) => `${group} has ended.`,
      ending: (group) => `${group} is about to end.`,
      text: 'Thank you for going all in. Take five minutes for a few questions: are you clearer now, what is your goal, and when do you take the next step?',
      numbersOnly: (count) =>
        `HR and the sponsor see numbers only, and only when at least ${count} have answered. HR gets your name only if you would like to be a mentor another time.`,
    },
    nextStep: {
      subject: (day) => `Your next step, ${day}: how did it go?`,
      preview: 'The date that you set yourself',
      text: 'You set a day for your next step, and asked us to ask once it had come: how did it go? Have you taken it, has it become something else, or does it need a new date? You need not answer us.',
      mentor: (name, email) => `If you want to talk it over, write to ${name}, ${email}, who was your mentor.`,
    },
    signInLink: {
      subject: (time) => `Your link, good until ${time}`,
      preview: 'You asked for it on the page',
      text: (time) =>
        `You asked for a link to a page that shows what people have written. It is good until ${time}, and opens the page in the browser in which you use it.`,
      button: 'Open the page',
      notYou: (name, email) =>
        `If it wasn't you, somebody else can read your mail: do not use the link, and write to ${name}, ${email}.`,
    },
    mentorSurvey: {
      subject: (group) => `Thank you, mentor of ${group}: a few questions`,
      preview: 'A few questions about your own role',
      text: 'What has it given you as a manager, and what should the next mentor know? It takes five minutes to answer.',
    },
    ifMistaken: (name, email) => `If this is a mistake, write at once to ${name}, ${email}.`,
    calendarCleared: 'The coming meetings will be removed from your calendar.',
    dropoutConfirmed: {
      subject: (group, title, day) => `Left as of ${day}: ${group}, ${title}`,
      preview: 'We have noted it',
      text: (group) => `We have noted that you are no longer in ${group}.`,
      cleared:
        'An email for each coming meeting follows shortly and removes it from your calendar. After that you will get no more from the group.',
      noMore: 'You will get no more emails from the group.',
      thanks: 'Thank you for taking part.',
    },
    mentorLeft: {
      subject: (group, day) => `No mentor from ${day}: ${group}`,
      preview: 'Find another mentor for the group',
      somebody: 'The previous mentor',
      filled: (group) => `${group} has another mentor. The group’s dates stand.`,
      text: (mentor, group) =>
        `${mentor} is no longer the mentor of ${group}. The group's dates stand. Find a new mentor and register them; we will then send them all dates, how the group works and whatever awaits an answer.`,
    },
    menteeLeft: {
      subject: (group, mentee, day) => `Dropout ${day}: ${mentee}, ${group}`,
      preview: (active) =>
        active === 0 ? 'No mentees remain' : active === 1 ? '1 mentee remains' : `${active} mentees remain`,
      somebody: 'A mentee',
      text: (mentee, group) => `${mentee} is no longer in ${group}.`,
      nobodyNew: "Nobody new comes in; the group's trust is built by those who are there.",
      canReplace: 'Until the first meeting HR can add somebody else.',
      youCanReplace: 'Until the first meeting you can add somebody else.',
      nobodyLeft: 'Nobody; the group ends',
      few: 'With fewer than four mentees it is worth talking about how the group can best go on.',
    },
    meetingMoved: {
      subject: (n, group, when, count) => `Changed, meeting ${n} ${when}${version(count)}: ${group}`,
      preview: (when) => `Now: ${when}`,
      text: (n, group, hasDeadline) =>
        `Meeting ${n} of ${group} has been changed. Your calendar will be updated, and what you were told before about ${hasDeadline ? 'time, place and deadline' : 'time and place'} no longer applies. This now applies:`,
    },
    meetingCancelled: {
      subject: (n, group, when, count) => `Cancelled, meeting ${n} ${when}${version(count)}: ${group}`,
      removedSubject: (n, group, when, count) => `Removed, meeting ${n} ${when}${version(count)}: ${group}`,
      preview: 'The meeting will be removed from your calendar',
      forYou: (n, group) => `Meeting ${n} will be removed from your calendar, since you are no longer in ${group}.`,
      withGroup: (n, group) => `Meeting ${n} of ${group} is cancelled, since the group is cancelled.`,
      forTalks: (n, group) =>
        `Meeting ${n} of ${group} is cancelled, since the group closes with one-to-one talks instead.`,
      alone: (n, group) => `Meeting ${n} of ${group} is cancelled.`,
      formerAddress: (n, group) =>
        `Meeting ${n} of ${group} will be removed from the calendar here, since the programme now writes to another address.`,
      taskFalls: (n) =>
        `The task for meeting ${n} falls away, and there is no deadline any more. Take what you have written to the talk.`,
      questionsStay: (n) => `Take the questions for meeting ${n} to the talk instead.`,
      tasksFall: (n) => `The task for meeting ${n} falls away for everybody, and nobody is reminded of it.`,
    },
    mentorReplaced: {
      subject: (group, mentor, day) => `New mentor from ${day}: ${mentor}, ${group}`,
      preview: 'Dates and ways of working stay the same',
      text: (mentor, group) =>
        `From now on ${mentor} is the mentor of ${group}. The dates and the way the group works stay the same.`,
    },
    mentorReleased: {
      subject: (group, day) => `No longer mentor from ${day}: ${group}`,
      preview: 'The group has a new mentor',
      text: (group) =>
        `${group} has a new mentor, and your links to the group no longer work. Thank you for your work as a mentor.`,
    },
    dropoutTakenBack: {
      subject: (name, group, day) => `Back from ${day}: ${name}, ${group}`,
      preview: 'The dropout was a mistake',
      text: (name, group) =>
        `${name} was reported to have left ${group} by mistake, and is back in it. What still applies has been sent to them again.`,
    },
    menteeAdded: {
      subject: (group, mentee, day) => `New mentee ${day}: ${mentee}, ${group}`,
      preview: 'The group has grown',
      text: (mentee, group) =>
        `${mentee} has joined ${group} and has been sent all the dates. After the first meeting nobody else can join.`,
    },
    allCancelled: 'All coming meetings are cancelled',
    theReason: 'The reason is:',
    groupCancelled: {
      subject: (group, title) => `Cancelled, ${group}: ${title}`,
      text: (group, title) => `${group} in “${title}” is cancelled.`,
    },
    programmeCancelled: {
      subject: (title) => `Cancelled: ${title}`,
      inGroup: (group, title) => `Cancelled, ${group}: all of ${title}`,
      text: (title) => `“${title}” is cancelled.`,
      toHr: (title) =>
        `“${title}” is cancelled. Everybody in it is told, and the coming meetings will be removed from their calendars.`,
      beforeItBegan: (title) => `“${title}” will not take place. Those who had been asked are told.`,
      inNumbers: 'The programme in numbers when it stopped:',
    },
    finishProposed: {
      subject: (group, day) => `Proposal ${day}: ${group} closes with talks`,
      preview: 'Approve or decline the proposal',
      text: (mentor, group, active) =>
        `${mentor} proposes that ${group} leaves it at the three meetings held, and closes with a one-to-one talk with ${active === 1 ? 'the one mentee' : `each of the ${active} mentees`} instead of meeting 4.`,
    },
    finishDeclined: {
      subject: (group, day) => `Answer ${day}: ${group} keeps meeting 4`,
      preview: 'HR would like to keep meeting 4',
      text: (hr) =>
        `HR has seen your proposal and would like to keep meeting 4. Get in touch with ${hr} if you want to talk about it.`,
      toHrMentor: 'Meeting 4 is held as planned.',
    },
    circleMeeting: {
      youChair: 'You chair the meeting.',
      chairs: (name) => `${name} chairs the meeting.`,
      calls: (name, email) => `${name} (${email}) has called the meeting. Agree among yourselves who chairs it.`,
    },
    preparation: {
      subject: (round, when) => `Preparation meeting ${when} before round ${round}`,
      preview: 'The mentor circle plans the round together',
      text: (round, title) => `The mentor circle meets to prepare round ${round} of “${title}”.`,
      guide: 'A proposed agenda:',
      begins: 'Round the table: what do you hope that the programme will give your mentees?',
      goesOn: (groups) => `Round the table: what is on the mind of ${groups === 1 ? 'the' : 'each'} group?`,
      items: [
        'The programme of the next meeting: theme, questions, exercise',
        'The mentor’s role: when do you listen, when do you advise?',
        'Who needs someone to think with before the meeting?',
      ],
    },
    evaluation: {
      subject: (round, when) => `Evaluation meeting ${when} after round ${round}`,
      preview: 'The mentor circle looks back on the round',
      text: (round, title, groups) =>
        groups === 1
          ? `The mentor circle meets after round ${round} of “${title}”, once the group has met. If its meeting is postponed, we will move this one, too, and let you know.`
          : `The mentor circle meets after round ${round} of “${title}”, once every group has met. If a group is late, we move the meeting and tell you.`,
      guide: 'Questions to bring:',
      items: [
        'What went well at the meeting, and what was the mentor’s part in it?',
        'Where did the mentees’ potential show?',
        'What will you do differently next time?',
      ],
    },
    circleConfirmation: {
      subject: (kind, when) => `Was ${circle(kind)} ${when} held?`,
      text: (kind, round) =>
        `Please tell us whether ${circle(kind)} ${around(kind)} round ${round} was held. If it wasn't, you can find a new time at once.`,
      askThem: (mentors) => `If you weren't there yourself, ask ${mentors}.`,
    },
    circleMoved: {
      subject: (kind, when, count) => `Moved to ${when}${version(count)}: ${circle(kind)}`,
      preview: (when) => `New time: ${when}`,
      text: (kind, round) =>
        kind === 'preparation'
          ? `The preparation meeting before round ${round} has been moved. Your calendar will be updated.`
          : `The evaluation meeting after round ${round} has been moved. Your calendar will be updated.`,
    },
    circleCancelled: {
      subject: (kind, when, count) => `Cancelled ${when}${version(count)}: ${circle(kind)}`,
      removedSubject: (kind, when, count) => `Removed ${when}${version(count)}: ${circle(kind)}`,
      withProgramme: 'The programme is cancelled, and the mentor circle’s meeting will be removed from your calendar.',
      forYou:
        'You are no longer a mentor in the programme, so the mentor circle’s meeting will be removed from your calendar.',
      groupIsDone: (round) =>
        `Your group has no meeting in round ${round}, so the mentor circle’s meeting will be removed from your calendar. It will be held without you.`,
      formerAddress:
        'The mentor circle’s meeting will be removed from the calendar here, since the programme now writes to another address.',
      noMeetings:
        'No group has a meeting left in the round, so the mentor circle’s meeting is cancelled and will be removed from your calendar.',
    },
    digest: {
      subject: (title, round) => `After round ${round}: ${title}`,
      preview: 'The round in numbers',
      evaluated: (round, groups, mentors) =>
        groups === 1
          ? `The group has held meeting ${round}, and the mentor and HR have evaluated it.`
          : `All meetings of round ${round} have been held, and ${mentors === 1 ? 'the mentor and HR' : 'the mentors'} have evaluated the round together.`,
      held: (round, groups, mentors) =>
        groups === 1
          ? `The group has held meeting ${round}. Whether it has been evaluated is not confirmed.`
          : `All meetings of round ${round} have been held. Whether ${mentors === 1 ? 'the mentor and HR' : 'the mentors'} have evaluated the round together is not confirmed.`,
      partly: (round, met, meetings) =>
        meetings === 1
          ? `Round ${round} is over; the meeting is not confirmed as held.`
          : `Round ${round} is over: ${met} of ${meetings} meetings are confirmed as held.`,
      inNumbers: (groups) =>
        `Here is the round in numbers; what was said and written stays in the ${groups === 1 ? 'group' : 'groups'}.`,
      putRight: (name, email) => `If something should be put right, talk with ${name}, ${email}.`,
    },
    report: {
      subject: (title) => `Final report: ${title}`,
      preview: 'The programme in numbers',
      text: (title, groups) =>
        `${groups === 1 ? 'The group' : 'All groups'} of “${title}” ${groups === 1 ? 'has' : 'have'} ended. Here is the programme in numbers.`,
      purpose: 'This is the purpose that it began with:',
      noPromise:
        'Taking part has been no promise of promotion. A mentee who has found out that the next step doesn’t go up has found clarity, too.',
    },
    attention: {
      subject: (title, when) => `Attention ${when}: ${title}`,
      preview: (count) => (count === 1 ? '1 point of attention' : `${count} points of attention`),
      text: 'The programme goes on, but here is something that you should look at:',
      ended: 'The programme has ended, but here is something that you should look at:',
      cancelled: 'The programme is cancelled, but here is something that you should look at:',
    },
    organisation: {
      subject: (title) => `Your people in ${title}`,
      preview: 'The programme has begun',
      text: (title) =>
        `“${title}” has begun. You are the contact of your organisation. The page shows your own people, their groups and attendance until the programme ends. What is said and written stays in the groups.`,
    },
    erasureNotice: {
      subject: (title, days) => `Erasure in ${days} days: the participants’ data in ${title}`,
      preview: 'Fetch what must be kept elsewhere',
      text: (title, days) =>
        `The retention period for “${title}” ends in ${days} days. Then all names, addresses and texts are erased. If there is anything you must keep, fetch it now; the report in numbers stays.`,
    },
    erasureReceipt: {
      subject: (title) => `Erased: the participants’ data in ${title}`,
      preview: 'Receipt of erasure',
      text: (title) =>
        `The retention period for “${title}” has ended, and the participants’ data have been erased. This email is the receipt; your own name and address will be erased once it has been sent.`,
      whatStays:
        'What is left is numbers without names: which emails were sent when, attendance and hand-ins. They document the programme and lead back to nobody. Backups from before today hold the data until they expire.',
    },
  },

  introduction: {
    stages: {
      commission: 'Commission',
      mentors: 'Mentors',
      nomination: 'Nomination',
      grouping: 'Grouping',
      invitations: 'Invitations',
      seminar: 'Seminar for mentors',
    },
    promises: {
      mentor: {
        meetings: 'I hold the meetings with my group, outside working hours.',
        preparation: 'I prepare and evaluate each round together with the other mentors.',
        seminar: 'I take part in the seminar for mentors.',
        confidence: 'What is said and written in the group stays in the group.',
      },
      mentee: {
        meetings: 'I take part in the meetings, which lie outside working hours.',
        preparation: 'I spend one to three hours preparing between the meetings.',
        confidence: 'What is said and written in the group stays in the group.',
        'mentor-later': 'In time I am ready to be a mentor to others myself.',
      },
    },
    otherwise: {
      inHours: {
        mentor: 'I hold the meetings with my group.',
        mentee: 'I take part in the meetings.',
      },
      alone: 'I prepare and evaluate each round together with HR.',
    },
    noPromise:
      'The programme gives clarity and a network. It is no promise of promotion or of a new job, and a no along the way is as good a result as a yes.',
    purpose: 'The purpose:',
    strategy: 'How it serves the leadership strategy:',
    criteria: 'What the programme is to lead to:',
    agreement: 'This is what you say yes to:',
    hours: (meetings, circle) =>
      `Expect ${meetings} hours with the group and ${circle} hours in the mentor circle, and your own preparation besides. Most mentors find that it is more than they had thought.`,
    menteeHours: (meetings) =>
      `Expect ${meetings} hours of meetings over four months, and one to three hours of preparation between the meetings.`,
    commission: {
      subject: (title) => `Approve the commission: ${title}`,
      reminder: (title, by) => `Commission waiting (${by}): ${title}`,
      lastReminder: (title, by) => `Last day ${by}, commission: ${title}`,
      amended: (title, when) => `Commission changed ${when}: ${title}`,
      preview: 'Nobody else hears of the programme before you have approved it',
      text: (title) =>
        `You are the sponsor of “${title}”. Here is its commission. Approve it, or say what should be changed; nobody else is told of the programme before you have approved it.`,
      amendedText: (title) =>
        `The commission of “${title}” has been changed since you read it. Read it again, and approve it or say what is missing.`,
    },
    mentor: {
      subject: (title) => `Will you be a mentor in ${title}?`,
      reminder: (title, by) => `Mentor? Answer by ${by}: ${title}`,
      lastReminder: (title, by) => `Mentor? Last day ${by}: ${title}`,
      preview: 'HR has chosen you as a mentor',
      text: (title, group, writes) =>
        `HR has chosen you because you have something to pass on. Will you be the mentor of ${group} in “${title}”? Mentor and mentees meet over four months, and the mentees ${writes ? 'write and prepare' : 'prepare'} between the meetings.`,
      seminar: (when) => `Before the first meeting there is a half-day seminar for the mentors: ${when}.`,
    },
    nomination: {
      subject: (title) => `Nominate people for ${title}`,
      reminder: (title, by) => `Nomination, remember ${by}: ${title}`,
      lastReminder: (title, by) => `Nomination, last day ${by}: ${title}`,
      preview: (by) => `By ${by}`,
      text: (title) =>
        `“${title}” is a programme for those whom the organisation believes in. Nobody can enrol themselves; to be nominated is a sign in itself. So we ask you to nominate.`,
      quota: (women, men) => `Nominate ${count(women, 'woman', 'women')} and ${count(men, 'man', 'men')}.`,
      people: (number) => `Nominate ${count(number, 'person', 'people')}.`,
      suits: (years) =>
        `The programme suits those who have been employed for about ${years} or more, and who either think of leading or lead already.`,
      notTold: 'Those whom you nominate hear of it once the groups are made. Do not tell them yet.',
    },
    grouping: {
      subject: (title) => `Make the groups: ${title}`,
      preview: 'The nominations are in',
      text: (title, by) =>
        `The nominations for “${title}” are over. Now the groups can be made. A proposal can be worked out, changed and locked as often as you like; nobody hears of it before you have approved the groups. For the plan to hold it must be done by ${by}.`,
    },
    mentee: {
      subject: (title) => `You have been nominated for ${title}`,
      reminder: (title, by) => `Answer by ${by}: your place in ${title}`,
      lastReminder: (title, by) => `Last day ${by}: your place in ${title}`,
      preview: 'Will you take part?',
      named: (name, title) => `${name} has nominated you for “${title}”, because we believe in you.`,
      chosen: (title) => `You have been chosen for “${title}”, because we believe in you.`,
      text: (group, mentor, writes) =>
        `You have a place in ${group}${mentor === undefined ? '; HR is looking for a mentor for it' : ` with ${mentor}`}. The group meets over four months, and between the meetings you ${writes ? 'write and prepare' : 'prepare'}.`,
      instead:
        'If you were invited to another group of this programme before, that invitation no longer holds. Please answer this one.',
    },
    seminar: {
      subject: (when) => `Seminar for mentors ${when}`,
      preview: (when) => when,
      text: (title) => `The mentors of “${title}” meet for half a day before the groups begin.`,
      programme: 'The programme:',
      items: [
        'What is group mentoring, and what is the mentor’s role?',
        'When to listen and when to advise: practising the conversation',
        'How the groups work: tasks, deadlines and confidence',
        'The first meeting, and how the mentors help each other',
      ],
      ask: (when) => `Was the seminar ${when} held?`,
      askPreview: 'The groups do not begin before it is confirmed',
      askText:
        'Please confirm that the seminar was held, and who was there. If it was not held, you can go on without it.',
    },
    seminarCancelled: {
      subject: (when) => `Cancelled, the seminar ${when}`,
      removedSubject: (when) => `Removed from the calendar, the seminar ${when}`,
      preview: 'The seminar will be removed from the calendar',
      alone: 'The seminar for mentors will not be held, and will be removed from your calendar.',
      withProgramme: 'The programme is cancelled, and the seminar for mentors will be removed from your calendar.',
      forYou: 'You will not be a mentor in the programme, so the seminar will be removed from your calendar.',
      formerAddress:
        'The seminar will be removed from the calendar here, since the programme now writes to another address.',
    },
    moved: {
      subject: (title, when) => `New dates ${when}: ${title}`,
      preview: 'The meetings have been moved',
      text: (title) =>
        `The meetings of “${title}” have been moved. These are the dates now. If they do not suit you, write to us.`,
    },
    released: {
      subject: (group, title, day) => `No longer mentor of ${group}, ${day}: ${title}`,
      preview: 'Somebody else has been asked',
      text: (group, title, isStill) =>
        `Somebody else will be the mentor of ${group} in “${title}”. ${isStill ? 'You are still the mentor of your other group.' : 'You need do nothing more.'}`,
      seminar: 'The seminar will be removed from your calendar.',
    },
    cancelled: (title) => `“${title}” will not take place. You need do nothing more.`,
  },

  attention: {
    'mail-refused': ({ name }) =>
      `Mails to ${name ?? 'a participant'} are not getting through. See why in the mail list. If the address is wrong, correct it, and whatever is still of use is sent again. If the mailbox is full, talk to the person.`,
    'mail-server': () =>
      'Our own mail server is not accepting email. The emails are tried again, and go by themselves once it does; operations must look at it. It does not mean that anyone’s address is wrong.',
    'meeting-unconfirmed': ({ meeting }) =>
      `Meeting ${meeting} is not confirmed. Ask the group, or confirm it yourself.`,
    'meeting-not-held': ({ meeting }) =>
      `Meeting ${meeting} has been reported as not held. Find a new date, and move the meeting.${meeting === MEETINGS ? ' If the closing questions have not gone out yet, they wait until then. If it will not take place, mark this as seen, and they are sent.' : ''}`,
    'small-group': () => 'Fewer than four mentees remain. Talk with the group about how it goes on.',
    'group-empty': () => 'All mentees have left, and the group has ended.',
    'group-lost': () =>
      'The system has lost the group: its mails are not sent any more. Tell its people, and whoever runs the system.',
    'talks-unconfirmed': () => 'The last one-to-one talks are not confirmed. Ask the group, or confirm them yourself.',
    'message-refused': ({ about }) =>
      `A message broke one of the programme's rules and changed nothing (${about ?? ''}).`,
    'circle-unconfirmed': ({ meeting, about }) =>
      `Nobody has answered whether the mentor circle's ${about === 'preparation' ? `preparation meeting before round ${meeting}` : `evaluation meeting after round ${meeting}`} was held. Ask whoever convenes the mentor circle to answer by the link in their email about the meeting; if that is you, ask the mentors first.`,
    'group-lapsed': () => 'The group was closed without a word on its last meeting or its last talks.',
    'no-mentor': () => 'The group has no mentor. Find a new one and register them; the group will be told.',
    concern: ({ name }) =>
      `${name ?? 'The mentor'} would like to be contacted about something in the group. What is said and written stays in the group.`,
    'commission-commented': ({ name }) =>
      `${name ?? 'The sponsor'} has commented on the commission. Read the comment and amend the commission; they are then asked again.`,
    'invitation-declined': ({ name }) =>
      `${name ?? 'The mentor invited'} has said no to being a mentor. Find another and put them in; the invitation will be sent.`,
    'stage-late': ({ stage }) =>
      `${stage ?? 'A stage before the first meeting'}: the date has passed and answers are missing. See who is missing, ask them, or go on without.`,
    'introduction-late': () =>
      'The first meeting is near, and not everything that comes before it is in place. See what is missing, and go on without it or postpone the meetings. If it is not finished, the programme is called off four weeks later.',
    'no-reserve': ({ name }) =>
      `${name ?? 'A mentee'} has said no, and no reserve can step in within the rules. Make the groups again, or go on with fewer.`,
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
      'group-lost': 'Not sent, since the system had lost the group.',
      returned: 'Not sent, since they were back by then.',
      'programme-cancelled': 'Not sent, since the programme was cancelled.',
      'too-late': 'Not sent, since by the time it could be sent it was of no use any more.',
      'not-everyone-met': 'Not sent, since not every group got to meet in the round.',
      'early-finish': 'Not sent, since the group finished early with talks.',
      'no-meeting': 'Not sent, since the receiver’s group had no meeting in the round any more.',
      'meeting-moved': 'Not sent, since the meeting had moved.',
      'not-recorded':
        'Was dealt with, but what came of it was lost when the database was restored from an older backup. It was probably sent; the mail server’s log can tell.',
      answered: 'Not sent, since the person had answered already.',
      'stage-closed': 'Not sent, since that stage before the first meeting was over or never began.',
    },
  },

  rules: {
    R9: 'A group has at least three and at most eight mentees.',
    R14: 'That can only be done once the commission is approved; what was approved stands.',
    R33: 'The seminar is not over yet.',
    introduction:
      'That can’t be done yet: the stages before it are not over, or a mentor has said no and another must be found first.',
    'no-stage': 'The programme has no such stage.',
    'stage-closed': 'That stage is over, or has not opened yet.',
    R12: 'The new time overlaps another meeting of the group, or comes too close to it. There must be at least a week between them.',
    R13: 'The new time falls on a day off, or the meeting does not start between 8:30 and 20:00. HR can choose it all the same.',
    R27: 'The mentor would be the direct manager of a mentee.',
    R34: 'A meeting can be moved as long as it has not been held, and only to a time that is to come. It can be answered only once it has begun, and can’t be reported as not held once a later one has been.',
    R35: 'The evaluation can be confirmed once every group has met and the meeting has begun.',
    R36: 'The meeting has not begun yet.',
    R43: 'The task of the meeting is closed, or its deadline would already have passed.',
    R53: 'Nobody new comes in once the first meeting has begun.',
    R64: 'In this group there is nothing to hand in.',
    R65: 'A group can do that once meeting 3 is held and meeting 4 is not.',
    'answer-closed': 'The answer could be changed until the next meeting. HR can still correct it.',
    'circle-time': 'The new time must come before the mentor circle’s next meeting, and within four weeks.',
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
    done: 'Thank you, it is noted.',
    changeable: 'You can change your answer on this page.',
    changeableUntil: (when) => `You can change your answer on this page until ${when}.`,
    answered: (when) => `You answered on ${when}.`,
    answeredByOthers: (when) => `It was answered on ${when}.`,
    refused: "That can't be done",
    tryAgain: 'Try again',
    back: 'Back',
    send: 'Send',
    unanswered: 'The page is empty. Answer at least one question.',
    closed: "This link can't be used any more",
    gate: {
      title: 'Show that this link is yours',
      about:
        'The page shows what people have written to each other. Your programme asks whoever opens it to show that the link is theirs, since others may be able to read their mail.',
      bySignOn:
        'Sign on with your account at work. You are then let in to all your pages for the rest of the working day.',
      signOn: 'Sign on',
      noAccount: 'No account there? You can have a link by mail that is good for one hour.',
      byMail: 'You can have a link by mail that is good for one hour.',
      mail: 'Send me a link',
      sent: 'A link is on its way to the address that we have for you. It is good for one hour.',
      often: 'You have asked for many links today. Wait until tomorrow, or write to HR.',
      typed:
        'What you wrote has not been sent yet. When you have been let in, in this or another window, it can be sent from here.',
      somebodyElse: 'You are signed on, but not as the person whom this link was sent to.',
      notBegun: 'The sign-on was not completed. Open the link from your mail and try again.',
      providerAway: 'The sign-on does not answer at the moment. Try again in a few minutes.',
    },
    closedWhy: {
      forged: 'The link is incomplete, or it is not ours. Open it again from the email.',
      expired: 'The link is too old.',
      withdrawn:
        'What it was about is over or cancelled, you are no longer in the group, or we now write to you at another address. In that case use the link in the newest email.',
      rehearsed: 'The link belonged to a rehearsal, which is over. Its people have been deleted.',
    },
    was: {
      meeting: (n, group) => `With the link the mentor could answer whether meeting ${n} of ${group} was held.`,
      move: (n, group) => `With the link the mentor could find a new time for meeting ${n} of ${group}.`,
      concern: (_n, group) => `With the link the mentor of ${group} could ask to be contacted by HR.`,
      circle: (n) => `With the link it could be answered whether the mentor circle met in round ${n}.`,
      talks: (_n, group) => `With the link the mentor could confirm the one-to-one talks in ${group}.`,
      'hand-in': (n, group) => `With the link the task for meeting ${n} of ${group} could be written and handed in.`,
      leave: (_n, group) => `With the link a mentee could leave ${group}.`,
      dropouts: (_n, group) => `With the link the mentor could report a dropout in ${group}.`,
      'propose-finish': (_n, group) => `With the link the mentor could propose that ${group} closes with talks.`,
      'approve-finish': (_n, group) => `With the link HR could decide whether ${group} closes with talks.`,
      'closing-form': (_n, group) => `With the link a mentee of ${group} could answer the last questions.`,
      'mentor-survey': (_n, group) => `With the link the mentor of ${group} could answer the last questions.`,
      task: (n, group) => `With the link the mentor could adapt the task for meeting ${n} of ${group}.`,
      briefing: (n, group) => `With the link the mentor could prepare meeting ${n} of ${group}.`,
      peers: (n, group) => `With the link the mentees of ${group} could read what the others wrote for meeting ${n}.`,
      'survey-before': (_n, group) => `With the link a mentee of ${group} could answer the questions at the start.`,
      report: (_n, title) => `With the link the report on ${title} could be read.`,
      'my-page': (_n, group) => `With the link somebody in ${group} could see their own page.`,
      commission: (_n, title) => `With the link the commission of ${title} could be approved.`,
      nominate: (_n, title) => `With the link people could be nominated for ${title}.`,
      invitation: (_n, title) => `With the link the invitation to ${title} could be answered.`,
      organisation: (_n, title) => `With the link the people of one organisation in ${title} could be seen.`,
      seminar: (_n, title) => `With the link the seminar for mentors of ${title} could be confirmed.`,
    },
    away: "We can't answer right now. Try again in a while; what you wrote may not have reached us.",
    busy: 'Too many requests are coming from your network just now. Wait a minute, and try again.',
    often: 'This link has been used unusually often today. Try again tomorrow, or ask HR.',
    noFile: 'There is no file here.',
    typed: 'What you wrote',
    fileAgain: 'Choose the file again; it did not come along.',
    askSender: 'Ask HR if you are in doubt.',
    meeting: {
      title: (n, group) => `Was meeting ${n} of ${group} held?`,
      attended: 'Who was there?',
      hours: 'Hours you spent in all, preparation included (optional)',
      held: 'Yes, it was held',
      notHeld: 'No, it was not held',
      isHeld: 'The meeting is confirmed as held.',
      isNotHeld: 'The meeting has been reported as not held. HR has been told.',
      newTime: 'Find a new time for the meeting',
    },
    move: {
      title: (n, group) => `Move meeting ${n} of ${group}`,
      text: 'Choose a new time. You see what changes before anything happens.',
      look: 'See what changes',
      sure: (n, group) => `Move meeting ${n} of ${group}?`,
      button: 'Yes, move the meeting',
      effects: (count) =>
        `${count === 1 ? '1 person gets' : `${count} people get`} the change in their calendars, and an email about it.`,
      follows: 'Reminders, tasks and questions about the meeting follow it to the new time.',
      nothing: 'Time and place are the same, so there is nothing to move.',
      again: 'Choose another time',
      moved: 'The meeting has been moved. Everybody is told.',
      meeting: (n) => `Meeting ${n}`,
      deadline: (n) => `Deadline of the task for meeting ${n}`,
      circle: (kind, n) => `${kind === 'preparation' ? 'Preparation meeting' : 'Evaluation meeting'}, round ${n}`,
      date: 'Date',
      time: 'Time',
      place: 'Place',
      noDate: 'Write a date and a time.',
    },
    organisation: {
      title: (name) => `People from ${name}`,
      nobody: 'Nobody yet',
      mentor: 'mentor',
      left: 'has left',
      attended: (there, held) => `at ${there} of ${count(held, 'meeting', 'meetings')}`,
    },
    commission: {
      title: (title) => `Commission: ${title}`,
      approve: 'Approve the commission',
      comment: 'What should be changed?',
      send: 'Send the comment',
      isApproved: 'The commission is approved.',
      isCommented: 'HR has your comment, and will write to you once the commission has been changed.',
      noComment: 'Say what should be changed.',
      amended: 'The commission has been changed since you opened this page. Read it again before you approve it.',
    },
    nominate: {
      title: (title) => `Nominate people for ${title}`,
      left: (count) => (count === 1 ? 'You can nominate 1 more.' : `You can nominate ${count} more.`),
      full: 'You have nominated all that you should. Remove one to nominate another.',
      until: (when) => `You can change it until ${when}.`,
      named: 'Nominated',
      nobody: 'Nobody yet',
      add: 'Add',
      remove: (name) => `Remove ${name}`,
      done: 'I have finished',
      isDone: 'You have said that you have finished.',
      name: 'Name',
      email: 'Email address',
      department: 'Department (optional)',
      manager: 'Email address of their direct manager (optional)',
      employedSince: 'Employed since (optional)',
      gender: 'Gender',
      genders: { woman: 'Woman', man: 'Man' },
      genderWhy: 'We ask since places are shared out by gender. The answer is deleted once the groups are made.',
      wrong: {
        name: 'Write the name.',
        email: 'Write an address such as name@place.org.',
        manager: 'Write an address such as name@place.org.',
        employedSince: 'Write a date.',
        gender: 'Choose woman or man, and one of whom there is a place for.',
        self: 'You can’t nominate yourself.',
        taken: 'That person takes part already, or has been nominated by somebody else.',
        department: 'Write the department in fewer letters.',
      },
      warnings: {
        R27: (name) => `${name} has one of the mentors as a manager, and will be in another group.`,
        R28: (name) =>
          `${name} is from the same department as another you have nominated. They had better be in different groups.`,
        R31: (name) => `${name} has not been employed for long. The programme is untested with newcomers.`,
      },
    },
    invitation: {
      title: { mentor: 'Will you be a mentor?', mentee: 'Will you take part?' },
      yes: 'Yes, I say yes to that',
      no: 'No, thank you',
      reason: 'Would you like to say why? Only HR sees it (optional)',
      saidYes: 'You have said yes. You hear from us when the group begins.',
      saidNo: 'You have said no. Thank you for answering.',
      promise: 'Tick all of them to say yes.',
      sure: 'Do you want to say no?',
      follows: {
        mentor: 'HR will then find another mentor. You can still say yes until that is done.',
        mentee: 'Your place then goes to somebody else, and that cannot be undone.',
      },
      button: 'Yes, I say no',
      over: 'The invitation can no longer be answered.',
    },
    seminar: {
      title: 'Was the seminar for mentors held?',
      attended: 'Who was there?',
      held: 'Yes, the seminar was held',
      isHeld: 'The seminar is confirmed as held.',
    },
    concern: {
      title: 'Would you like HR to contact you?',
      text: 'HR gets your name and is told that there is something in the group that you would like to talk about, but not what it is. What is said and written in the group stays in the group.',
      button: 'Yes, contact me',
      raised: 'Thank you. HR will contact you.',
    },
    circle: {
      title: (kind, n) =>
        kind === 'preparation'
          ? `Was the preparation meeting before round ${n} held?`
          : `Was the evaluation meeting after round ${n} held?`,
      held: 'Yes, it was held',
      notHeldText: "It wasn't? Write a new time, if you have one; then we move the meeting and tell everybody.",
      notHeld: 'No, it was not held',
      isHeld: 'The meeting is confirmed as held.',
      isNotHeld: 'The answer is that the meeting was not held.',
      moves: (when) =>
        `The meeting was not held and is moved to ${when}. The mentor circle is told, and their calendars are updated.`,
      isMoved: (when) => `The meeting has been moved to ${when}. The mentor circle is told.`,
    },
    talks: {
      title: 'Which talks have been held?',
      confirm: 'Confirm',
      sure: (group) => `Have all talks in ${group} been held?`,
      ends: 'With the last talk the group ends. Your mentees get the last questions, you get yours, and what was answered about the talks can no longer be changed.',
      end: 'Yes, all of them',
    },
    tool: { when: 'When to use it:', from: 'Origin:' },
    task: {
      title: (n, group) => `The task for meeting ${n} of ${group}`,
      adapt: (n) => `Adapt the task for meeting ${n}`,
      meeting: (when, deadline) => `The meeting is on ${when}${deadline ? `, and the deadline is ${deadline}` : ''}.`,
      isOwn: 'The group gets your own version.',
      isStarter: 'The group gets this suggestion unless you change it.',
      starter: 'The suggestion',
      name: 'Topic (optional)',
      text: 'The task. Leave an empty line between paragraphs.',
      reading: 'Reading for the task (optional)',
      tools: 'Models sent with the task',
      toRead: 'Reading for the task',
      attached: 'Models for the task',
      library: 'The models',
      save: 'Save the task',
      takeStarter: 'Use the suggestion again',
      saved: 'The task is saved. If it has gone out already, those who have not handed in hear of the change.',
    },
    briefing: {
      title: (n, group) => `Briefing for meeting ${n} of ${group}`,
      print: 'Print',
      task: 'The task',
      questionsInPlay: 'The questions in play',
      handedIn: 'Handed in',
      missing: 'Missing',
      nobody: 'Nobody yet',
      theMeeting: (when) => `The meeting: ${when}`,
      texts: 'Hand-ins',
      toMentor: 'Questions to you',
      amongPeers: 'Questions among the mentees',
      asks: (one, other) => `${one} asks ${other}`,
      agenda: 'A suggestion for the meeting',
      note: 'Your own notes',
      notePrivate: 'Nobody but you sees them.',
      keep: 'Save the notes',
    },
    peers: {
      title: (n) => `The others’ hand-ins for meeting ${n}`,
      text: 'Read the others’ hand-ins and prepare questions. The person you ask can see your question on this page, and so can your mentor.',
      notShared:
        'There is nothing to read here: either the group does not share what it writes, or the deadline is still to come.',
      over: 'The meeting has begun: you can go on reading here, but no longer ask.',
      to: 'Whom do you want to ask?',
      question: 'Your question',
      ask: 'Ask the question',
      noOne: 'Choose whom you want to ask.',
      questions: 'Questions',
      noQuestion: 'Write your question.',
      youAsk: (name) => `You ask ${name}`,
      asksYou: (name) => `${name} asks you`,
    },
    myPage: {
      title: (group) => `Your page in ${group}`,
      next: 'What is next',
      due: (n, when) => `The task for meeting ${n} is due ${when}.`,
      meeting: (n, when) => `Meeting ${n}: ${when}`,
      overdue: (n, when) => `The task for meeting ${n} was due ${when}. You can still make it.`,
      place: (place) => `Place: ${place}`,
      leaving: 'If you want to leave',
      nothing: 'There are no meetings left.',
      talk: (day) => `Your one-to-one talk with your mentor, by ${day}. You agree on time and place yourselves.`,
      talks: (count, day) =>
        `${count === 1 ? 'One one-to-one talk is' : `${count} one-to-one talks are`} to be held, by ${day}.`,
      dates: 'All dates',
      states: { planned: '', held: 'held', cancelled: 'cancelled', unconfirmed: 'not confirmed' },
      calendar: 'Get the dates for your calendar',
      tasks: 'Tasks and hand-ins',
      handedIn: 'handed in',
      people: 'The group',
      mentor: 'mentor',
      absent: 'If you can’t come',
      concern: 'Ask to be contacted by HR',
      shares:
        'Once the deadline has passed, mentees can read each other’s hand-ins. You can turn that off, but not on again.',
      sure: 'Shall the group stop sharing?',
      follows:
        'After that only you can read the hand-ins, including those already handed in. It can’t be turned on again: whoever writes from now on writes to you alone.',
      unshareSure: 'Yes, turn sharing off',
      unshare: 'Turn sharing off',
      unshared: 'Hand-ins are no longer shared. Tell the group.',
      contacts: 'Contact list',
      contactsText: 'Those who agreed to be on the list can see each other here.',
    },
    survey: {
      scale: {
        1: 'Not at all',
        2: 'To a small degree',
        3: 'To some degree',
        4: 'To a high degree',
        5: 'To a very high degree',
      },
      beforeTitle: 'Before you begin',
      beforeText:
        'Answer a few questions now. You will get the same ones at the end, so that the report can show what has changed overall.',
      beforeOver: 'The questions were about the start of the programme, and that is over.',
      confidential: (least) =>
        `Your answers are confidential. They are shown together, and only when at least ${least} have answered.`,
      wording: (least) =>
        `What you write here is quoted in the report without your name once at least ${least} mentors have written something. Others may recognise you by how you write.`,
      intro: 'How well does each statement fit you now?',
      hoped: 'When you began you hoped',
      hopes:
        'What do you hope to be clearer about by the end? (optional) You will see it again then; nobody else sees it.',
      mentees: {
        aspirants: [
          'I have an overview of the organisation',
          'My own role in the organisation is clear to me',
          'I am clear about whether I want to lead',
          'I have a network that I can use in my work',
          'I know what it means to lead',
        ],
        leaders: [
          'I have an overview of the organisation',
          'My own role in the organisation is clear to me',
          'I am clear about where I want to go as a leader',
          'I have a network that I can use in my work',
        ],
      },
      mentors: [
        'I am clearer about my own role as a leader',
        'I have learnt ways of helping others think that I use',
        'I know the organisation better than before',
        'I would gladly be a mentor again',
      ],
    },
    report: {
      title: (title) => `Report: ${title}`,
      confidential: (threshold) =>
        `Answers are confidential and shown together once at least ${threshold} have answered, and updated only when at least as many more have answered. What was said and written in the groups is not in here.`,
      overview: 'Overview',
      overviewAbout: 'Bars that show how many of how many.',
      what: 'What',
      count: 'Number',
      outOf: 'Out of',
      met: 'Meetings held',
      attended: 'Attendance',
      handedIn: 'Hand-ins',
      stayed: 'Mentees who stayed',
      hours: 'Hours',
      noHours: 'The mentors have not entered hours for their meetings.',
      hoursText: (mentors, mentees, pairs) =>
        `The mentors have spent ${mentors} hours, and the mentees have spent ${mentees} hours in meetings. Had each mentee had a mentor of their own for as many hours, it would have been ${pairs} mentor hours.`,
      byMeeting: 'Meeting by meeting',
      meeting: 'Meeting',
      meetingOf: (n, group) => `${group}, meeting ${n}`,
      states: { planned: 'planned', unconfirmed: 'not confirmed', cancelled: 'called off' },
      leavers: 'Dropouts',
      left: (count, group, after) =>
        `${group}: ${people(count)} ${after === 0 ? 'before meeting 1' : `after meeting ${after}`}`,
      clarified: 'Clarity',
      clarifiedAbout: 'Bars that show how those who answered have become clear.',
      clarifiedAs: {
        aspirants: { yes: 'Yes, wants to lead', 'yes-not-leading': 'Yes, not to lead', 'not-yet': 'Not yet' },
        leaders: { yes: 'Yes, a step up', 'yes-not-leading': 'Yes, no further up', 'not-yet': 'Not yet' },
      },
      when: 'When',
      step: 'Next step is taken by',
      answered: (count) => `${people(count)} answered the last questions.`,
      tooFew: (threshold) => `Answers are shown when at least ${threshold} have answered.`,
      goals: (goals, of, dated) =>
        `${goals} of ${of} wrote a goal, and ${dated === 0 ? 'none' : dated} set a date for the next step.`,
      beforeAfter: 'Before and after',
      before: (count) => `Before (${count} answers)`,
      after: (count) => `After (${count} answers)`,
      spreadAbout: 'Each bar is divided by how many gave each answer, from not at all to a very high degree.',
      mentors: 'The mentors’ answers',
      lessons: 'For next time',
      rehearsed: 'This was a rehearsal: all figures and answers are made up.',
      lesson: 'What should be done differently next time? What you write appears in the report.',
      save: 'Save',
    },
    handIn: {
      title: (n) => `The task for meeting ${n}`,
      deadline: (when) => `The deadline is ${when}.`,
      pastDeadline: (when) => `The deadline was ${when}.`,
      lateTaken: (when) => `You can still hand in until the meeting begins, ${when}.`,
      extent: (pages, characters) =>
        `Your answer may be at most ${pages === 1 ? 'one A4 page' : `${pages} A4 pages`}. That is ${characters} characters, spaces included.`,
      private: (mentor) => `Only your mentor, ${mentor}, reads what you hand in. HR can't see it.`,
      shared: (mentor) =>
        `Your mentor, ${mentor}, reads what you hand in. Once the deadline has passed, the other mentees of the group can read your answer, too, and ask you questions. Only your mentor sees your question and comment. HR can't see any of it.`,
      answer: 'Your answer',
      question: 'A question to your mentor (optional)',
      comment: 'A comment on the task itself (optional)',
      file: 'A file instead of the text, or besides it (optional)',
      fileHint: 'PDF, DOCX or ODT, at most 5 MB.',
      noFile: 'Remove the file',
      handIn: 'Hand in',
      again: 'Hand in again',
      draft: 'Save draft',
      takeBack: 'Take back what I handed in',
      takesFile: 'If you take it back, your text is still here as a draft. The file you have to choose again.',
      saved: (time) => `Saved ${time}.`,
      saving: 'Saving …',
      failed: 'It was not saved. Your text is still here; we try again in a moment.',
      overtaken:
        'Something else was saved from another window, and the text here is not saved. If this one counts, save it again.',
      elsewhere: 'Saved from the other window',
      left: (count) => `${count} characters left`,
      over: (count) => `${count} characters too many`,
      tooLong: (length, most) =>
        `The text has ${length} characters, spaces included, and may have ${most} at most. It has not been saved, but it is still here. Shorten it and try again.`,
      empty: 'Write something, or choose a file, before you hand in.',
      fileFaults: {
        size: 'The file is larger than 5 MB.',
        cut: 'The file did not arrive whole. Choose it again.',
        kind: 'The file is neither PDF, DOCX nor ODT.',
        macros: 'The file holds macros or something else that can run. Save it without, as PDF for example.',
        damaged: 'The file cannot be read. Save it again, as PDF for example.',
        bomb: 'The file is far too large once it is unpacked.',
      },
      theFile: 'Handed-in file:',
      stands: 'Your mentor sees what you have handed in until you hand in again or take it back.',
      before: (n) => `What you wrote for meeting ${n}`,
      yours: 'What you handed in',
      draftLeft: 'Your draft, which was not handed in',
      noMentor: 'The group has no mentor just now. The new mentor can read what you hand in; HR can’t.',
      noMentorShared:
        'The group has no mentor just now. The new mentor can read what you hand in, and once the deadline has passed, the other mentees of the group can read your answer, too, and ask you questions. Only the mentor sees your question and comment. HR can’t see any of it.',
      handedInAt: (when) => `Handed in ${when}.`,
      late: 'Handed in after the deadline.',
      isHandedIn: 'Your answer is marked as handed in.',
      lost: 'The text cannot be shown because of a fault on our side. Tell HR.',
    },
    leave: {
      title: 'Do you want to leave the programme?',
      text: 'Once the group is under way nobody takes your place. You can give HR a reason.',
      ask: 'Leave the programme',
      sure: 'Are you sure?',
      follows:
        'The meetings are taken out of your calendar, you get no more emails from the group, and your mentor and HR are told. You can’t take it back on this page; if it is a mistake, HR can undo it until the group’s next meeting begins.',
      followsLast:
        'You are the last mentee of the group, so it ends at once. The meetings are removed from your calendar, you get no more mails of the group, and your mentor and HR are told. It can’t be undone.',
      followsLastTalk:
        'Your one-to-one talk is the last that the group waits for, so it ends at once. You get no more emails from the group, and your mentor and HR are told. It can’t be undone.',
      button: 'Yes, I want to leave the programme',
      left: 'You are no longer in the programme',
      leftText: 'Thank you for telling us. The meetings are taken out of your calendar.',
    },
    reason: 'Reason (optional; seen by HR only)',
    dropouts: {
      title: 'Who has left?',
      text: 'Report a dropout only when it is agreed. Once the group is under way nobody new comes in.',
      ask: 'Report the dropout',
      choose: 'Choose who has left.',
      sure: (name) => `Has ${name} left?`,
      follows: (name) =>
        `The meetings are taken out of the calendar of ${name}, who is told and gets no more emails from the group. HR is told. It can’t be taken back on this page; HR can undo it until the group’s next meeting begins.`,
      followsLast: (name) =>
        `${name} is the last mentee of the group, so it ends at once. The meetings are removed from the calendar, and HR is told. It can’t be undone.`,
      followsLastTalk: (name) =>
        `The talk with ${name} is the last that the group waits for, so it ends at once, and the other mentees get the closing questions. HR is told. It can’t be undone.`,
      button: (name) => `Yes, ${name} has left`,
      left: (name) => `${name} is no longer in the group`,
      leftText: (count) =>
        `Thank you, it is noted. ${count === 0 ? 'No mentees remain, and the group ends.' : count === 1 ? '1 mentee remains in the group.' : `${count} mentees remain in the group.`}`,
    },
    proposeFinish: {
      title: 'Propose closing with talks',
      text: 'Instead of meeting 4 each mentee has a one-to-one talk with you. HR has to approve it; until then meeting 4 stands.',
      button: 'Send the proposal',
      proposed: 'The proposal has been sent. You will be told when HR has decided.',
      approved: 'The proposal is approved: the group closes with talks.',
    },
    approveFinish: {
      title: (group) => `Should ${group} close with talks?`,
      text: 'Meeting 4 is cancelled, and the mentor has a one-to-one talk with each mentee.',
      ask: 'Approve',
      sure: (group) => `Approve closing ${group} with talks?`,
      follows: (when, count) =>
        `Meeting 4, ${when}, is cancelled and taken out of the calendars of ${people(count)}. Everybody gets an invitation to the talks. It can’t be taken back.`,
      approve: 'Yes, approve',
      decline: 'Keep meeting 4',
      approved: 'It is approved: the group closes with talks, and everybody is told.',
      declined: 'Meeting 4 is held as planned. The mentor is told.',
      none: 'There is no proposal to decide on.',
    },
    closingForm: {
      title: 'The last questions',
      clarified: 'Are you clearer now?',
      choices: {
        aspirants: {
          yes: 'Yes, I want to become a manager',
          'yes-not-leading': 'Yes, management is not for me',
          'not-yet': 'No, not yet',
        },
        leaders: {
          yes: 'Yes, I want to move up',
          'yes-not-leading': 'Yes, I don’t want to move further up',
          'not-yet': 'No, not yet',
        },
      },
      choose: 'Choose whether you are clearer now.',
      goal: 'What is your goal now?',
      nextStep: 'What is your next step?',
      nextStepOn: 'By when will you take it?',
      noDay: 'Enter a valid date.',
      remind: 'Write to me on that day and ask how it went',
      remindWhen: (years) => `Write the date on which you want to be asked: from tomorrow to ${years} years ahead.`,
      hours: 'Hours that you have spent on the programme in all (optional)',
      noHours: 'Write a number from 0 to 1,000.',
      mentorLater: 'I would like to be a mentor myself another time. HR may see this with my name.',
      contactList: 'The others who agree may have my name and email address',
    },
    mentorSurvey: {
      title: 'To you who were a mentor',
      text: 'A few questions about what the programme has given you as a manager.',
      lesson: 'What should the next mentor and the rest of us do differently? (optional)',
    },
  },

  hr: hrEn,
};
