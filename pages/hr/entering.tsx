// Pages of the door, for somebody of whom nothing is known yet.
import type { Form } from '../form.ts';
import type { Language } from '../../domain/programme.ts';
import { WORDS } from '../../language/words.ts';
import { renderHr } from './shell.tsx';

/** A link only shows; the button enters. */
export function entering(language: Language, holds: boolean): string {
  const { door } = WORDS[language].hr;
  const body = holds ? (
    <>
      <p>{door.once}</p>
      <form method="post" className="narrow">
        <button type="submit" name="choice" value="enter">
          {door.enter}
        </button>
      </form>
    </>
  ) : (
    <p>{door.used}</p>
  );
  return renderHr({ language, title: holds ? door.title : door.usedTitle, body });
}

/** @param provider where they are signed out at the provider, too */
export function simply(
  language: Language,
  { title, says }: { readonly title: string; readonly says: string },
  provider?: string,
): string {
  const { door } = WORDS[language].hr;
  const body = (
    <>
      <p>{says}</p>
      {provider === undefined ? null : (
        <p>
          <a href={provider}>{door.leaveProvider}</a>
        </p>
      )}
      <p>
        <a href="/hr/">{door.again}</a>
      </p>
    </>
  );
  return renderHr({ language, title, body });
}

/** On to the provider, which asks nothing. */
export function leading(language: Language, to: string): string {
  const { door } = WORDS[language].hr;
  const body = (
    <p>
      <a href={to}>{door.goOn}</a>
    </p>
  );
  return renderHr({ language, title: door.checking, body });
}

/** Signed out meanwhile: what was written can be copied. */
export function over(language: Language, form: Form): string {
  const { door } = WORDS[language].hr;
  const body = (
    <>
      <p>{door.over.says}</p>
      {Object.entries(form.written).map(([name, value]) => (
        <div key={name} className="written">
          {value}
        </div>
      ))}
      <p>
        <a href="/hr/">{door.again}</a>
      </p>
    </>
  );
  return renderHr({ language, title: door.over.title, body });
}
