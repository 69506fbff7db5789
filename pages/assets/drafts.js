// Keeps what is typed: two seconds after the last key it is sent, and it is called saved only when the server says so.
const form = document.querySelector('form[data-drafts]');
if (form) keepDrafts(form);

function keepDrafts(form) {
  const says = JSON.parse(form.dataset.drafts);
  const most = Number(form.dataset.most);
  const language = document.documentElement.lang;
  const [text, question, comment, version] = ['text', 'question', 'comment', 'version'].map(
    (name) => form.elements[name],
  );
  const saved = form.querySelector('[data-saved]');
  const count = form.querySelector('[data-count]');
  const heard = form.querySelector('[data-heard]');
  // What is on the page was refused, and is on no server yet.
  let [timer, sending, isStale, last, refused] = [0, false, false, form.dataset.unsaved ? '' : typed(), ''];

  function typed() {
    return JSON.stringify([text.value, question.value, comment.value]);
  }

  function tell(message, isWrong) {
    saved.textContent = message;
    saved.className = isWrong ? 'wrong' : '';
  }

  function counted() {
    const left = most - [...text.value.trim()].length;
    const number = new Intl.NumberFormat(language).format(Math.abs(left));
    count.textContent = (left < 0 ? says.over : says.left).replace('{count}', number);
    count.className = left < 0 ? 'wrong' : '';
    // Heard near the limit only: who listens is not told of each key.
    const step = left < 0 ? 'over' : left <= 50 ? '50' : left <= 200 ? '200' : '';
    if (heard.dataset.step !== step) {
      heard.dataset.step = step;
      heard.textContent = step ? count.textContent : '';
    }
  }

  async function save() {
    const now = typed();
    if (sending || isStale || now === last || now === refused) return;
    sending = true;
    tell(says.saving, false);
    const [written, asked, said] = JSON.parse(now);
    const body = JSON.stringify({ text: written, question: asked, comment: said, version: Number(version.value) });
    try {
      const response = await fetch(location.href, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
      const answer = await response.json().catch(() => ({}));
      if (response.status === 200) {
        last = now;
        version.value = String(answer.version);
        const time = new Date(answer.savedAt).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
        tell(says.saved.replace('{time}', time), false);
      } else if (response.status === 409 && answer.errors?.[0]?.rule === 'overtaken') {
        isStale = true;
        tell(says.overtaken, true);
      } else {
        tell(answer.errors?.[0]?.message ?? says.failed, true);
        // The matter is over, or it is too long: trying again would not help before something changes. It is on no server.
        if (response.status >= 400 && response.status < 500 && response.status !== 429) refused = now;
      }
    } catch {
      tell(says.failed, true);
    }
    sending = false;
    // Tried again until it is on the server, also what was typed meanwhile.
    if (typed() !== last && typed() !== refused && !isStale) later();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(save, 2000);
  }

  form.addEventListener('input', () => {
    counted();
    later();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save();
  });
  let isLeaving = false;
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    // What is just being saved comes first: handed in from an older version it would count as another window's.
    if (sending) {
      event.preventDefault();
      setTimeout(() => form.requestSubmit(event.submitter), 100);
      return;
    }
    isLeaving = true;
  });
  addEventListener('beforeunload', (event) => {
    if (!isLeaving && typed() !== last) event.preventDefault();
  });
  counted();
  if (form.dataset.unsaved) later();
}
