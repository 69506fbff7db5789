// A draft keeps itself: two seconds after the last key it is sent, and it is called kept only when the server says so.
const form = document.querySelector('form[data-keep]');
if (form) keep(form);

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
