// A draft keeps itself: two seconds after the last key it is sent, and it is called kept only when the server says so.
const form = document.querySelector('form[data-keep]');
if (form) keep(form);

function keep(form) {
  const says = form.querySelector('[data-kept]');
  let [timer, sending, again] = [0, false, false];

  async function send() {
    if (sending) {
      again = true;
      return;
    }
    sending = true;
    const body = new URLSearchParams(new FormData(form));
    body.set('choice', 'save');
    try {
      const response = await fetch(form.action, { method: 'POST', body });
      if (!response.ok) throw new Error(String(response.status));
      // Each time it is kept it has another version; the page that comes back knows it.
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const version = page.querySelector('input[name=version]');
      if (!version) throw new Error('another page');
      form.elements.version.value = version.value;
      const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
      says.textContent = form.dataset.keep.replace('{time}', time);
      says.className = 'hint';
    } catch {
      says.textContent = form.dataset.lost;
      says.className = 'wrong';
    }
    sending = false;
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
  form.addEventListener('submit', () => clearTimeout(timer));
}
