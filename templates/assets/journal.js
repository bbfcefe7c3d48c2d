// What the pages gain from a script. Everything works without it too, only less comfortably.
'use strict';
(() => {

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const clock = moment => new Date(moment).toLocaleTimeString('en-GB', {hour: '2-digit', minute: '2-digit'});

function element(tag, text, more = {}) {
  return Object.assign(document.createElement(tag), {textContent: text}, tag === 'button' && {type: 'button', className: 'link'}, more);
}

// A form's fields as typed: no files, and nothing that belongs to the page rather than to the text.
function typed(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !/^(csrf|once|writer|(draft_)?version)$/.test(name));
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// Rows that are typed again may be more than the page has.
function makeRoom(form, fields) {
  const kind = name => name.replace(/\d+/, '#');
  const wanted = name => fields.filter(([other]) => other === name).length;
  const there = name => all(`[name="${CSS.escape(name)}"]`, form).length;
  for (const [name] of fields) {
    const group = all('[data-repeat]', form).find(one => all('[name]', one).some(control => kind(control.name) === kind(name)));
    for (let tries = 0; group?.addRow && tries < 60 && there(name) < wanted(name); tries++) group.addRow();
  }
}

function retype(form, fields) {
  makeRoom(form, fields);
  for (const control of form.elements) {
    if (!control.name || /hidden|file|submit/.test(control.type)) continue;
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (/checkbox|radio/.test(control.type)) control.checked = values.includes(control.value);
    else control.value = values[all(`[name="${CSS.escape(control.name)}"]`, form).indexOf(control)] ?? control.value;
    control.dispatchEvent(new Event('input', {bubbles: true}));
  }
  all('[data-repeat]', form).forEach(group => group.showTyped?.());
}

// The copies in this browser: what was typed, whether the server lacks it, and the server's moment it was typed upon.
// Each tab has its own, so that none writes over another's, and each person theirs: whoever signs in next sees none.
// A tab that is doubled takes no key along: it lies in the session only while its page changes.
const tab = sessionStorage.tab || Math.random().toString(36).slice(2);
sessionStorage.removeItem('tab');
addEventListener('pagehide', () => { sessionStorage.tab = tab; });
addEventListener('pageshow', () => sessionStorage.removeItem('tab'));
const copies = {
  place: form => `draft:${form.elements.writer?.value || ''}:${form.id}:`,
  read: key => { try { return {key, ...JSON.parse(localStorage.getItem(key))}; } catch { return {key}; } },
  own: form => copies.place(form) + tab,
  keep: (form, copy) => {
    try { localStorage.setItem(copies.own(form), JSON.stringify({at: Date.now(), ...copy})); } catch { /* full or barred */ }
  },
  // What the server lacks: this tab's own, or else the latest that another left behind.
  find: form => {
    const left = keysAt(copies.place(form)).map(copies.read).filter(copy => copy.unsent).sort((a, b) => b.at - a.at);
    return left.find(({key}) => key === copies.own(form)) || left[0];
  },
  drop: key => localStorage.removeItem(key),
  forget: place => keysAt(place).forEach(copies.drop),
};
const keysAt = place => Object.keys(localStorage).filter(key => key.startsWith(place));

// A form with data-autosave="URL" is saved a second after the last key, one request at a time.
function autosave(form) {
  const line = document.querySelector('[data-saved]') || element('p', '');
  // The version of the text: an act's form also carries the version of what it acts on.
  const version = form.elements.draft_version || form.elements.version;
  let known = line.dataset.savedAt || '', timer, sending = false, dirty = false, stopped = false;

  const say = (state, text, ...more) => {
    line.dataset.state = state;
    line.replaceChildren(element('span', text), ...more);
  };
  const keep = unsent => copies.keep(form, {fields: typed(form), unsent, known});
  const soon = (delay = 1000) => { clearTimeout(timer); timer = setTimeout(save, delay); };
  const drop = key => { stopped = true; copies.drop(key); location.reload(); };

  const changedElsewhere = ({conflict, version: latest, text}) => {
    const other = element('pre', text, {hidden: true});
    const keepMine = () => { version.value = latest; stopped = false; save(); };
    stopped = true;
    say('conflict', `Changed elsewhere at ${clock(conflict)}; yours is kept in this browser.`,
      element('button', 'Show the other text', {onclick: () => { other.hidden = !other.hidden; }}),
      element('button', 'Keep mine', {onclick: keepMine}), element('button', 'Take the other', {onclick: () => drop(copies.own(form))}), other);
  };

  async function save(leaving = false) {
    clearTimeout(timer);
    if (sending || stopped) return;
    sending = true;
    dirty = false;
    if (!leaving) say('saving', 'Saving…');
    const body = new URLSearchParams(typed(form));
    for (const control of [form.elements.csrf, version]) body.set(control.name, control.value);
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: 'POST', body, keepalive: leaving, redirect: 'manual', headers: {Accept: 'application/json'}});
      if (answer.ok) {
        const {saved, version: latest} = await answer.json();
        known = saved;
        version.value = latest;
        keep(dirty);
        say('saved', `Saved ${clock(saved)} · also kept in this browser`);
      } else if (answer.status === 409) changedElsewhere(await answer.json());
      else if (answer.status === 401 || answer.type === 'opaqueredirect')
        say('signed-out', 'Signed out: your text is kept in this browser.',
          element('a', 'Sign in again', {href: '/sign-in?next=' + encodeURIComponent(location.pathname)}));
      else if (answer.status === 404) {
        stopped = true;
        say('conflict', 'This is closed by now and can no longer be sent. Your text is kept in this browser.');
      } else if (answer.status < 500) say('conflict', 'Something in it cannot be saved. Your text is kept in this browser.');
      else throw answer;
    } catch {
      say('offline', 'Offline: kept in this browser');
      soon(15000);
    }
    sending = false;
    if (dirty) soon();
  }

  form.addEventListener('input', () => { dirty = true; keep(true); soon(); });
  form.addEventListener('submit', () => { stopped = true; });
  addEventListener('pagehide', () => { if (dirty) save(true); });
  addEventListener('pageshow', event => { if (event.persisted) stopped = false; });
  addEventListener('online', () => { if (copies.find(form)) save(); });

  const copy = copies.find(form);
  if (!copy) return;
  const useMine = () => { stopped = false; copies.drop(copy.key); retype(form, copy.fields); };
  if (same(copy.fields, typed(form))) return; // it stands here, which does not mean that it is saved
  if (copy.known === known) return useMine();
  stopped = true;
  say('conflict', `Changed elsewhere at ${clock(known)}; this browser kept another text.`,
    element('button', 'Use the one kept here', {onclick: useMine}), element('button', 'Drop it', {onclick: () => drop(copy.key)}));
}

// A form the server keeps no draft of has its copy here alone, for a reload, a dead line or a session that ended.
function keepHere(form) {
  form.addEventListener('input', () => copies.keep(form, {fields: typed(form), unsent: true}));
  const copy = copies.find(form), served = typed(form);
  if (!copy || same(copy.fields, served)) return;
  copies.drop(copy.key);
  const drop = () => { retype(form, served); copies.drop(copies.own(form)); told.remove(); };
  const told = element('p', 'What you had typed here stands here again. ', {className: 'help', role: 'status'});
  told.append(element('button', 'Drop it', {onclick: drop}));
  retype(form, copy.fields);
  form.prepend(told);
}

// The server's cookie names the form that is done: its copies go, and no other's. Signing out leaves none behind.
function forgetDone(forms) {
  const done = document.cookie.match(/(?:^|; )(?:__Host-)?done=([^;]+)/)?.[1];
  const [sent, copy] = (sessionStorage.sent || '').split(' ');
  if (done && done === sent) {
    copies.drop(copy);
    sessionStorage.removeItem('sent');
  }
  const send = form => { sessionStorage.sent = form.elements.once.value + ' ' + copies.own(form); };
  forms.forEach(form => form.addEventListener('submit', () => send(form)));
  // Whoever is signed out by now leaves nothing behind; who pressed it without a line is not.
  const out = document.querySelector('form[action^="/sign-out"]') ? null : sessionStorage.leaving;
  if (out) copies.forget(`draft:${out}:`);
  sessionStorage.removeItem('leaving');
  all('form[action^="/sign-out"]').forEach(form =>
    form.addEventListener('submit', () => { sessionStorage.leaving = form.elements.writer.value; }));
}

// A text area with data-words-max tells its count in the element w-NAME.
function countWords(area) {
  const line = document.getElementById('w-' + area.name), most = Number(area.dataset.wordsMax);
  const count = () => {
    const words = (area.value.match(/\S+/g) || []).length, over = words - most;
    line.textContent = `${words.toLocaleString('en')} of ${most.toLocaleString('en')} words` + (over > 0 ? `, ${over} too many` : '');
    line.classList.toggle('over', over > 0);
  };
  area.addEventListener('input', count);
  count();
}

// Pressed once is enough; coming back to the page gives the buttons back.
const press = (form, disabled) => all('button:not([type="button"])', form).forEach(button => { button.disabled = disabled; });
function pressOnce(form) {
  form.addEventListener('submit', event => { if (!event.defaultPrevented) setTimeout(() => press(form, true)); });
  addEventListener('pageshow', () => press(form, false));
}

// A form with data-upload shows how far its files have got; data-max-bytes on the control refuses in time.
function upload(form) {
  const bar = element('progress', ''), told = element('p', '', {className: 'help', role: 'status'});
  bar.setAttribute('aria-label', 'Sending');
  const failed = why => { bar.remove(); form.append(told); told.textContent = why; press(form, false); };
  form.addEventListener('submit', event => {
    const files = all('[type="file"]', form).flatMap(control =>
      [...control.files].map(file => ({name: file.name, fits: file.size <= (control.dataset.maxBytes || Infinity)})));
    if (!files.length) return;
    event.preventDefault();
    const tooLarge = files.find(file => !file.fits);
    if (tooLarge) return failed(`“${tooLarge.name}” is larger than we can take.`);
    form.append(bar, told);
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({loaded, total}) => {
      Object.assign(bar, {max: total, value: loaded});
      told.textContent = loaded < total ? `${Math.floor(100 * loaded / total)} % sent` : 'All sent; being looked at…';
    };
    request.onload = () => {
      if (request.getResponseHeader('content-type').startsWith('text/plain')) return failed(request.responseText);
      history.replaceState(null, '', request.responseURL);
      document.open();
      document.write(request.responseText);
      document.close();
    };
    request.onerror = () => failed('The connection broke and nothing was changed. Please send it again.');
    request.open('POST', form.action);
    request.send(new FormData(form, event.submitter));
    press(form, true);
  });
}

// A group with data-repeat="Add another …" holds rows (data-row); spare ones wait until they are asked for.
function repeat(group) {
  const rows = () => all('[data-row]', group);
  const typable = row => all('input:not([type="hidden"]), textarea', row);
  const ticked = control => /checkbox|radio/.test(control.type);
  const blank = row => typable(row).every(control => !(ticked(control) ? control.checked : control.value));
  const counted = text => text.replace(/\d+/, number => Number(number) + 1);
  const next = () => {
    const last = rows().pop(), row = last.cloneNode(true);
    for (const node of all('*', row))
      for (const {name, value} of [...node.attributes])
        if (/^(name|id|for|aria-.*by)$/.test(name) || (name === 'value' && node.matches('button'))) node.setAttribute(name, counted(value));
    all('legend', row).forEach(legend => { legend.textContent = counted(legend.textContent); });
    typable(row).forEach(control => { if (ticked(control)) control.checked = false; else control.value = ''; });
    last.after(row);
    return row;
  };
  const add = () => {
    const row = rows().find(spare => spare.hidden) || next();
    row.hidden = false;
    typable(row)[0]?.focus();
  };
  group.addRow = () => { next().hidden = false; };
  group.showTyped = () => rows().slice(1).forEach(row => { row.hidden = blank(row); });
  group.showTyped();
  group.append(element('button', group.dataset.repeat, {className: '', onclick: add}));
}

// A button with data-copy="#id" copies that element's text.
function copyText(button) {
  const label = button.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

// The account's menu closes with Escape and when one turns elsewhere.
function closeMenu(menu) {
  menu.addEventListener('keydown', event => { if (event.key === 'Escape') { menu.open = false; menu.firstElementChild.focus(); } });
  document.addEventListener('click', event => { if (!menu.contains(event.target)) menu.open = false; });
}

const keptHere = all('form[method="post"]:has(textarea):not([data-autosave], :has([type="password"]))');
keptHere.forEach(form => { form.id ||= 'typed' + form.getAttribute('action'); });
forgetDone([...keptHere, ...all('form[data-autosave]')]);
all('[data-repeat]').forEach(repeat);
keptHere.forEach(keepHere);
all('[data-words-max]').forEach(countWords);
all('form[data-upload]').forEach(upload);
all('form[method="post"]').forEach(pressOnce);
all('form[data-autosave]').forEach(autosave);
all('[data-copy]').forEach(copyText);
all('.account').forEach(closeMenu);
document.getElementById('problems')?.focus();
navigator.serviceWorker?.register('/offline.js').catch(() => { /* not here: the browser's own page will do */ });
})();
