// Every page of HR, in the order in which addresses are looked up.
import { changes } from './changes.tsx';
import { draft } from './draft.tsx';
import { upload } from './import.tsx';
import { draftMail } from './preview.tsx';
import { grouping } from './grouping.tsx';
import { introduction } from './introduction.tsx';
import { log } from './log.tsx';
import { mails } from './mails.tsx';
import type { HrPage } from './page.tsx';
import { people, person } from './people.tsx';
import { programme } from './programme.tsx';
import { report } from './report.tsx';
import { start } from './start.tsx';
import { textMail, texts } from './texts.tsx';
import { timeline } from './timeline.tsx';

import { unanswered } from './unanswered.tsx';

export const HR_PAGES: readonly HrPage[] = [
  start,
  log,
  upload,
  draft,
  draftMail,
  programme,
  people,
  person,
  mails,
  timeline,
  changes,
  report,
  introduction,
  grouping,
  texts,
  textMail,
  unanswered,
];
