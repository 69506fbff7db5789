// What people wrote, as their readers see it.
import type { ReactNode } from 'react';
import type { Language } from '../../domain/programme.ts';
import type { ToolId } from '../../domain/task.ts';
import { TOOLS } from '../../language/tools.ts';
import type { Words } from '../../language/words.ts';
import type { Visit } from './page.tsx';

export function Text({ label, text, level = 2 }: { label: string; text: string; level?: 2 | 3 }): ReactNode {
  if (text === '') return null;
  return (
    <section>
      {level === 2 ? <h2>{label}</h2> : <h3>{label}</h3>}
      <div className="written">{text}</div>
    </section>
  );
}

/** @param url from the page's own address */
export function FileLink({ url, name }: { url: string; name: string }): ReactNode {
  return (
    <p>
      <a href={url} download>
        {name}
      </a>
    </p>
  );
}

/** A model from the library, folded up but on paper. */
export function Tool({
  tool,
  words,
  open,
}: {
  tool: (typeof TOOLS)[Language][ToolId];
  words: Words['pages']['tool'];
  open?: boolean | undefined;
}): ReactNode {
  return (
    <details open={open}>
      <summary>{tool.name}</summary>
      <p>{tool.what}</p>
      <p>
        {words.when} {tool.when}
      </p>
      <p>
        {words.from} {tool.from}
      </p>
    </details>
  );
}

/** What the mentor has put beside a task: its title, reading, and models from the library. */
export function BesideTask({
  visit,
  meeting,
  open,
}: {
  visit: Visit;
  meeting: number;
  open?: boolean | undefined;
}): ReactNode {
  const { t, words, group, programme } = visit;
  const { title = '', reading = '', tools = [] } = group?.adapted?.[meeting] ?? {};
  return (
    <>
      <Text label={words.labels.taskTitle} text={title} />
      <Text label={t.task.toRead} text={reading} />
      {tools.length > 0 ? <h2>{t.task.attached}</h2> : null}
      {tools.map((id) => (
        <Tool key={id} tool={TOOLS[programme.language][id]} words={t.tool} open={open} />
      ))}
    </>
  );
}
