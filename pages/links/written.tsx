// What people wrote, as their readers see it.
import type { ReactNode } from 'react';

export function Text({ label, text }: { label: string; text: string }): ReactNode {
  if (text === '') return null;
  return (
    <section>
      <h2>{label}</h2>
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
