// What HR's pages do better with a script; each works without.
let lastArea;
for (const form of document.querySelectorAll('form[data-keep]')) keep(form);
for (const form of document.querySelectorAll('form[data-busy]')) tellBusy(form);
for (const area of document.querySelectorAll('textarea[data-chips]')) lockChips(area);
for (const chip of document.querySelectorAll('code[data-insert]')) offer(chip);
if (document.querySelector('[data-live]')) setTimeout(lookAgain, 2000);

/** A draft keeps itself: two seconds after the last key it is sent, and it is called kept only when the server says so. */
function keep(form) {
  const says = form.querySelector('[data-kept]');
  let [timer, sending, again, pressed] = [0, false, false, undefined];

  async function send() {
    if (sending) {
      again = true;
      return;
    }
    sending = true;
    const body = new URLSearchParams(new FormData(form));
    body.set('choice', 'save');
    // Whoever is just being typed is added by a button, never by a pause.
    for (const name of [...body.keys()]) if (name.startsWith('new-')) body.delete(name);
    try {
      const response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } });
      const { version } = response.ok ? await response.json() : {};
      if (version === undefined) throw new Error(String(response.status));
      // Each time it is kept it has another version.
      form.elements.version.value = String(version);
      const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
      says.textContent = form.dataset.keep.replace('{time}', time);
      says.className = 'hint';
    } catch {
      says.textContent = form.dataset.lost;
      says.className = 'wrong';
    }
    sending = false;
    if (pressed) {
      form.requestSubmit(pressed);
      return;
    }
    if (again) {
      again = false;
      later();
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(send, 2000);
  }

  form.addEventListener('input', later);
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    if (!sending) return;
    // What is on its way comes back first, with the version that the button needs.
    event.preventDefault();
    pressed = event.submitter;
  });
}

/** What takes a while says so. */
function tellBusy(form) {
  form.addEventListener('submit', (event) => {
    const { busyChoice, busy } = form.dataset;
    if (busyChoice && event.submitter?.value !== busyChoice) return;
    const says = form.querySelector('[role=status]') ?? document.createElement('p');
    says.setAttribute('role', 'status');
    form.append(says);
    const bar = document.createElement('progress');
    bar.setAttribute('aria-label', busy);
    says.replaceChildren(bar, ` ${busy}`);
  });
  // Come back to, it waits for nothing.
  addEventListener('pageshow', () => form.querySelector('[role=status]')?.replaceChildren());
}

/** Names that are filled in later go in and out as a whole: what stands between the brackets is not to be changed. */
function lockChips(area) {
  const chips = JSON.parse(area.dataset.chips);
  let isOurs = false;
  const places = () =>
    chips.flatMap((chip) => {
      const found = [];
      for (let at = area.value.indexOf(chip); at >= 0; at = area.value.indexOf(chip, at + 1))
        found.push([at, at + chip.length]);
      return found;
    });
  area.addEventListener('beforeinput', (event) => {
    const { inputType, data } = event;
    if (isOurs || inputType.startsWith('history')) return;
    const removes = inputType.startsWith('delete');
    let [from, to] = [area.selectionStart, area.selectionEnd];
    const isCaret = from === to;
    if (isCaret && removes) [from, to] = inputType.endsWith('Forward') ? [from, to + 1] : [from - 1, to];
    const met = places().filter(([start, end]) => start < to && from < end);
    if (met.length === 0) return;
    event.preventDefault();
    const end = Math.max(to, ...met.map((place) => place[1]));
    // What is typed within one goes behind it.
    const start = isCaret && !removes ? end : Math.min(from, ...met.map((place) => place[0]));
    area.setSelectionRange(start, end);
    isOurs = true;
    // So that it can be undone like any other key.
    if (removes) document.execCommand('delete');
    else document.execCommand('insertText', false, data ?? event.dataTransfer?.getData('text/plain') ?? '\n');
    isOurs = false;
  });
  area.addEventListener('focus', () => {
    lastArea = area;
  });
}

/** A button that puts a name in where one was writing last. */
function offer(chip) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chip';
  button.textContent = chip.textContent;
  button.setAttribute('aria-label', chip.dataset.insert);
  button.addEventListener('click', () => {
    const area = lastArea ?? document.querySelector('textarea[data-chips]');
    area.focus();
    document.execCommand('insertText', false, chip.textContent);
  });
  chip.replaceWith(button);
}

/** What goes on by itself is looked at every two seconds, until it is over; then the page is read anew. */
async function lookAgain() {
  const here = document.querySelector('[data-live]');
  try {
    const text = await (await fetch(location.href)).text();
    const there = new DOMParser().parseFromString(text, 'text/html').querySelector('[data-live]');
    if (!there) return location.reload();
    here.replaceChildren(...there.childNodes);
  } catch {
    // Asked again.
  }
  setTimeout(lookAgain, 2000);
}
