// `npm start`: everything on this machine, until Ctrl-C; programmes go on at the next start.
import { asProcess } from '../host/process.ts';
import { readSettings } from '../host/settings.ts';
import { startStack } from './stack.ts';

await asProcess(async () => {
  const stack = await startStack(readSettings());
  process.stdout.write(
    [
      'gruppementor is running.',
      `  API          ${stack.apiUrl}/api`,
      ...(stack.inboxUrl ? [`  Inbox        ${stack.inboxUrl}`] : []),
      ...(stack.temporalUiUrl ? [`  Temporal UI  ${stack.temporalUiUrl}`] : []),
      ...(stack.hrKey ? [`  HR key       ${stack.hrKey}`] : []),
      'Stop with Ctrl-C; programmes go on at the next start.',
      '',
    ].join('\n'),
  );
  return stack;
});
