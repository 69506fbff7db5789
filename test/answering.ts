// Answers a link as a browser would: opens its page and posts a form of it as it came.

export interface Page {
  readonly status: number;
  readonly text: string;
}

async function open(link: string, init?: RequestInit): Promise<Page> {
  const response = await fetch(link, { redirect: 'manual', ...init });
  return { status: response.status, text: await response.text() };
}

/** Posts the page's first form, or the one with that choice; what is asked once more is answered once more. */
export async function answer(link: string, choice?: string): Promise<Page> {
  const page = await open(link);
  if (page.status !== 200) return page;
  const next = await post(link, page, choice);
  const asksAgain = next.status === 200 && next.text.includes('value="back"');
  return asksAgain ? post(link, next, choice) : next;
}

async function post(link: string, page: Page, choice?: string): Promise<Page> {
  const forms = [...page.text.matchAll(/<form[^>]*>(.*?)<\/form>/gs)].map(([, inside]) => inside ?? '');
  const form = choice ? forms.find((inside) => inside.includes(`value="${choice}"`)) : forms[0];
  const body = new URLSearchParams();
  for (const [input] of (form ?? '').matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1];
    if (/type="(checkbox|radio)"/.test(input) && !/\schecked/.test(input)) continue;
    body.append(attribute('name') ?? '', attribute('value') ?? '');
  }
  const [, pressed] =
    (choice ? new RegExp(`<button[^>]*value="(${choice})"`) : /<button[^>]*value="([^"]*)"/).exec(form ?? '') ?? [];
  if (pressed) body.append('choice', pressed);
  return open(link, { method: 'POST', body });
}
