// A mentor makes the task for a meeting their own: title, text, reading, and models from the library. Or takes the starter again.
import type { ReactNode } from 'react';
import { fromStarter, Overtaken, Refused } from '../../desk/by-link.ts';
import { meetingOf } from '../../domain/status.ts';
import { MOST_TASK, MOST_TITLE, STARTER, TOOL_IDS, type AdaptedTask } from '../../domain/task.ts';
import { isOneOf } from '../../domain/kinds.ts';
import { taskOf } from '../../language/tasks.ts';
import { TOOLS } from '../../language/tools.ts';
import type { Form } from '../form.ts';
import { Button } from '../button.tsx';
import { Choice, Field, Lines, type LinkPage, type Visit } from './page.tsx';
import { Tool } from './written.tsx';

export const task: LinkPage = {
  choices: ['save', 'starter'],
  needsStatus: true,
  most: { title: Infinity, text: Infinity, reading: Infinity },
  fields: { title: 'title', text: 'text', reading: 'reading' },

  ordinary: ({ n }) => ({ name: 'taskChanged', message: { meeting: n } }),

  changeable({ status, n }) {
    const startsAt = meetingOf(status, n)?.startsAt;
    return startsAt !== undefined && { until: startsAt };
  },

  async load(visit, desk) {
    const [version, group] = await Promise.all([desk.writing.taskVersion(visit), desk.withTasks(visit)]);
    return { version, group };
  },

  show(visit) {
    const { t, n, group, words, programme, dates, status } = visit;
    const own = group?.adapted?.[n] ?? STARTER;
    const tools = TOOLS[programme.language];
    const starter = group ? taskOf({ ...fromStarter(group, n) }, words, n) : [];
    const { startsAt, deadline } = meetingOf(status, n) ?? {};
    return {
      title: t.task.title(n, group?.name ?? ''),
      body: (
        <>
          {startsAt ? <p>{t.task.meeting(dates.moment(startsAt), deadline ? dates.moment(deadline) : '')}</p> : null}
          <p>{own.text ? t.task.isOwn : t.task.isStarter}</p>
          <details>
            <summary>{t.task.starter}</summary>
            <ul>
              {starter.map((part) => (
                <li key={part}>{part}</li>
              ))}
            </ul>
          </details>
        </>
      ),
      forms: (
        <>
          <TaskForm visit={visit} own={own} starter={starter} />
          <h2>{t.task.library}</h2>
          {TOOL_IDS.map((id) => (
            <Tool key={id} tool={tools[id]} words={t.tool} />
          ))}
        </>
      ),
    };
  },

  async act(visit, form, desk) {
    const before = { ...visit, group: await desk.withTasks(visit) };
    const wanted = form.choice === 'starter' ? STARTER : read(before, form);
    try {
      const status = await desk.writing.saveTask(before, wanted, form.number('version'));
      return { status, notes: [visit.t.task.saved] };
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      throw new Refused('invalid', [{ path: '', rule: 'overtaken', message: visit.t.handIn.overtaken }]);
    }
  },
};

function TaskForm(given: { visit: Visit; own: AdaptedTask; starter: readonly string[] }): ReactNode {
  const { visit, own, starter } = given;
  const { t, programme, entered } = visit;
  const tools = TOOLS[programme.language];
  const ticked = entered ? entered.list('tools') : own.tools;
  return (
    <form method="post">
      <input type="hidden" name="version" value={visit.version ?? 0} />
      <Field
        visit={visit}
        type="text"
        name="title"
        label={t.task.name}
        value={own.title}
        more={{ maxLength: MOST_TITLE }}
      />
      <Lines visit={visit} name="text" label={t.task.text} rows={12} value={own.text || starter.join('\n\n')} />
      <Lines visit={visit} name="reading" label={t.task.reading} rows={3} value={own.reading} />
      <fieldset>
        <legend>{t.task.tools}</legend>
        {TOOL_IDS.map((id) => (
          <Choice
            key={id}
            type="checkbox"
            name="tools"
            value={id}
            label={tools[id].name}
            checked={ticked.includes(id)}
          />
        ))}
      </fieldset>
      <div className="buttons">
        <Button label={t.task.save} choice="save" />
        {own.text === '' ? null : <Button label={t.task.takeStarter} choice="starter" second />}
      </div>
    </form>
  );
}

/** @throws Refused, by the field */
function read({ t, dates, group, words, n }: Visit, form: Form): AdaptedTask {
  const text = (name: string, most: number) => {
    const given = form.text(name, Infinity);
    if (given.length > most)
      throw new Refused('invalid', [
        { path: name, rule: name, message: t.handIn.tooLong(dates.number(given.length), dates.number(most)) },
      ]);
    return given;
  };
  const given = text('text', MOST_TASK);
  const starter = group ? taskOf(fromStarter(group, n), words, n).join('\n\n') : '';
  return {
    title: text('title', MOST_TITLE),
    // Unchanged it stays the starter.
    text: given === starter ? '' : given,
    reading: text('reading', MOST_TASK),
    tools: form.list('tools').filter((id) => isOneOf(TOOL_IDS, id)),
  };
}
