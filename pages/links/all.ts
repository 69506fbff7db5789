// The page of each purpose, so that a purpose without a page doesn't compile.
import type { Purpose } from '../../links/purposes.ts';
import { briefing } from './briefing.tsx';
import { myPage } from './my-page.tsx';
import { peers } from './peers.tsx';
import { report } from './report.tsx';
import { mentorSurvey, surveyBefore } from './survey.tsx';
import { task } from './task.tsx';
import { approveFinish } from './approve-finish.tsx';
import { circle } from './circle.tsx';
import { commission } from './commission.tsx';
import { invitation } from './invitation.tsx';
import { nominate } from './nominate.tsx';
import { organisation } from './organisation.tsx';
import { seminar } from './seminar.tsx';
import { closingForm } from './closing-form.tsx';
import { concern } from './concern.tsx';
import { dropouts } from './dropouts.tsx';
import { handIn } from './hand-in.tsx';
import { leave } from './leave.tsx';
import { meeting } from './meeting.tsx';
import { move } from './move.tsx';
import type { LinkPage } from './page.tsx';
import { proposeFinish } from './propose-finish.tsx';
import { talks } from './talks.tsx';

export const LINK_PAGES: Readonly<Record<Purpose, LinkPage>> = {
  meeting,
  move,
  concern,
  circle,
  talks,
  'hand-in': handIn,
  leave,
  dropouts,
  'propose-finish': proposeFinish,
  'approve-finish': approveFinish,
  'closing-form': closingForm,
  'mentor-survey': mentorSurvey,
  task,
  briefing,
  peers,
  'survey-before': surveyBefore,
  report,
  'my-page': myPage,
  commission,
  nominate,
  invitation,
  seminar,
  organisation,
};
