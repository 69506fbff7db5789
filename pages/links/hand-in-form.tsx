// The form in which a mentee writes. Its script keeps drafts; a button does where there are no scripts.
import type { ReactNode } from 'react';
import { FILE_KINDS, lengthOf, mostCharacters, type Typed } from '../../domain/hand-in.ts';
import { pagesOf, type Instant } from '../../domain/programme.ts';
import { Button } from '../button.tsx';
import { Choice, Lines, Wrong, wrongAt, type Visit } from './page.tsx';
import { FileLink, Text } from './written.tsx';

export const isDone = ({ status, link, n }: Visit): boolean => status?.handedIn[n]?.includes(link.person) === true;

export const mostOf = ({ group }: Visit): number => mostCharacters(group ? pagesOf(group) : 1);

export function Work({ visit }: { visit: Visit }): ReactNode {
  const { t, own, entered, fault, dates } = visit;
  const words = t.handIn;
  const draft = own?.draft;
  const content = draft?.content ?? own?.handedIn?.content;
  const value = (name: keyof Typed) => entered?.text(name, Infinity) ?? content?.[name] ?? '';
  const limit = mostOf(visit);
  const length = lengthOf(value('text'));
  const aside = { visit };
  const isUnsaved =
    entered !== undefined && (['text', 'question', 'comment'] as const).some((name) => value(name) !== content?.[name]);
  return (
    <form
      method="post"
      encType="multipart/form-data"
      data-drafts={JSON.stringify(scriptWords(visit))}
      data-most={limit}
      data-unsaved={isUnsaved ? 'yes' : undefined}
    >
      <input type="hidden" name="version" value={draft?.version ?? 0} />
      {fault?.rule === 'overtaken' && draft ? <Text label={words.elsewhere} text={draft.content.text} /> : null}
      <label className="label" htmlFor="text">
        {words.answer}
      </label>
      <Wrong visit={visit} field="text" />
      <textarea id="text" name="text" rows={18} defaultValue={value('text')} {...wrongAt(visit, 'text', 'count')} />
      <p id="count" data-count>
        {length > limit ? words.over(dates.number(length - limit)) : words.left(dates.number(limit - length))}
      </p>
      <p className="unseen" data-heard aria-live="polite" />
      <Lines {...aside} name="question" label={words.question} rows={3} value={value('question')} />
      <Lines {...aside} name="comment" label={words.comment} rows={2} value={value('comment')} />
      <FileField visit={visit} />
      <p data-saved role="status">
        {draft && !isUnsaved ? words.saved(timeOf(visit, draft.at.toISOString())) : ''}
      </p>
      <div className="buttons">
        <Button label={isDone(visit) ? words.again : words.handIn} choice="hand-in" />
        <Button label={words.draft} choice="draft" second />
      </div>
    </form>
  );
}

function FileField({ visit }: { visit: Visit }): ReactNode {
  const words = visit.t.handIn;
  const file = isDone(visit) ? visit.own?.handedIn?.content.file : undefined;
  return (
    <>
      <label className="label" htmlFor="file">
        {words.file}
      </label>
      <Wrong visit={visit} field="file" />
      {visit.entered?.file ? <p className="wrong">{visit.t.fileAgain}</p> : null}
      <p id="file-hint">{words.fileHint}</p>
      <input
        type="file"
        id="file"
        name="file"
        accept={FILE_KINDS.map((kind) => `.${kind}`).join()}
        {...wrongAt(visit, 'file', 'file-hint')}
      />
      {file ? (
        <>
          <p>{words.theFile}</p>
          <FileLink url={`${visit.address}/file`} name={file.name} />
          <Choice
            type="checkbox"
            name="noFile"
            value="yes"
            label={words.noFile}
            checked={visit.entered?.text('noFile') === 'yes'}
          />
        </>
      ) : null}
    </>
  );
}

/** What the script says, in the page's language. */
function scriptWords({ t: { handIn: words } }: Visit) {
  return {
    saved: words.saved('{time}'),
    saving: words.saving,
    failed: words.failed,
    overtaken: words.overtaken,
    left: words.left('{count}'),
    over: words.over('{count}'),
  };
}

/** With its day, where that isn't today. */
function timeOf({ dates, now }: Visit, at: Instant): string {
  return dates.isSameDay(at, now) ? dates.time(at) : dates.moment(at);
}
