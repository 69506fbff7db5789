// `npm start`: everything on this machine, until Ctrl-C; programmes go on at the next start.
import { asProcess } from '../host/process.ts';
import { readSettings } from '../host/settings.ts';
import { startStack } from './stack.ts';

await asProcess(async () => {
  const stack = await startStack(readSettings());
  const entrance = await stack.entrance();
  const says = [
    'gruppementor is running.',
    `  HR's pages   ${entrance}`,
    '               (opens once, within a quarter of an hour; npm run enter makes another where DATABASE_URL is set)',
    `  API          ${stack.apiUrl}/api`,
    ...(stack.inboxUrl ? [`  Inbox        ${stack.inboxUrl}`] : []),
    ...(stack.temporalUiUrl ? [`  Temporal UI  ${stack.temporalUiUrl}`] : []),
    ...(stack.hrKey ? [`  HR key       ${stack.hrKey}`] : []),
    'Stop with Ctrl-C; programmes go on at the next start.',
    '',
  ].join('\n');
  return { ...stack, says };
});
