// What the pages gain from a script. Everything works without it too, only less comfortably.
'use strict';
(() => {

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
// Names a form by its address, which may be somebody's link: so few bits betray none.
const digest = text => [...text].reduce((sum, sign) => Math.imul(sum ^ sign.codePointAt(0), 0x01000193), 0x811c9dc5).toString(36);
const clock = moment => new Date(moment).toLocaleTimeString('en-GB', {hour: '2-digit', minute: '2-digit'});

function element(tag, text, more = {}) {
  return Object.assign(document.createElement(tag), {textContent: text}, tag === 'button' && {type: 'button', className: 'link'}, more);
}

// A browser may bar its stores: nothing is kept in them then.
const storage = name => { try { return window[name]; } catch { return Object.freeze({}); } };
const local = storage('localStorage'), session = storage('sessionStorage');
const put = (store, key, value) => { try { store[key] = value; return true; } catch { return false; } };

// A form's fields as typed: no files, nothing that belongs to the page rather than to the text, and no sign that is none.
function typed(form) {
  return [...new FormData(form)]
    .filter(([name, value]) => typeof value === 'string' && !/^(csrf|once|writer|(draft_)?version)$/.test(name))
    .map(([name, value]) => [name, value.replaceAll('\0', '')]);
}

// Whether two texts say the same: spare rows say nothing, and rows are counted anew when they are served.
const kind = name => name.replace(/\d+/, '#');
const said = fields => JSON.stringify(fields.filter(([, value]) => value.trim()).map(([name, value]) => [kind(name), value.trim()]));
const same = (one, other) => said(one) === said(other);

// Rows that are typed again may be more than the page has.
function makeRoom(form, fields) {
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

// A tab that is doubled takes no key along: it lies in the session only while its page changes.
const random = () => Math.random().toString(36).slice(2);
const tab = session.tab || random();
const leaveTab = () => { delete session.tab; };
leaveTab();
addEventListener('pagehide', () => put(session, 'tab', tab));
addEventListener('pageshow', leaveTab);

// The copies in this browser: what was typed and the server lacks, each person's and each tab's own. A form opened
// anew begins with the latest that another tab left and leaves it there: its own copy only tells where it came `from`.
// Once the words are saved or sent, both go, but not what the other tab has typed since. After a month all go.
const origins = new Map();
const copies = {
  at: place => Object.keys(local).filter(key => key.startsWith(place)),
  place: form => `draft:${form.elements.writer?.value || ''}:${form.id}:`,
  own: form => copies.place(form) + tab,
  read: key => { try { return {key, ...JSON.parse(local[key])}; } catch { return {key}; } },
  // Whether it could be: a browser's store may be full, or barred.
  write: ({key, ...copy}) => put(local, key, JSON.stringify(copy)),
  remove: key => { delete local[key]; },
  keep: (form, upon) =>
    copies.write({key: copies.own(form), at: Date.now(), fields: typed(form), upon, from: origins.get(form)}),
  // All copies these words are in, each with the moment it was written.
  line: form => [[copies.own(form), copies.read(copies.own(form)).at], ...origins.get(form) || []],
  unchanged: line => line.filter(([key, at]) => copies.read(key).at === at).map(([key]) => key),
  settle: line => copies.unchanged(line).forEach(copies.remove),
  // Dropped is what this tab shows; another that may stand open with these words finds them still.
  drop: form => {
    copies.unchanged(copies.line(form).slice(1)).forEach(key => copies.write({...copies.read(key), dropped: true}));
    copies.remove(copies.own(form));
    origins.delete(form);
  },
  // The words the form lacks: this tab's own, or else the latest of the others. A form that was sent and is not done
  // is given back: what stands in it is not yet what the server has.
  begin: form => {
    const own = copies.read(copies.own(form)), there = copies.at(copies.place(form)).map(copies.read);
    const copy = own.at ? own : there.filter(({dropped}) => !dropped).sort((a, b) => b.at - a.at)[0];
    if (!copy) return null;
    form.reset(); // what the browser itself put back is not what was served
    if (!same(copy.fields, typed(form))) return copy;
    copies.adopt(form, copy);
    if (!session.sent?.includes(own.key)) copies.settle(copies.line(form));
    return null;
  },
  adopt: (form, {key, at, from = []}) => origins.set(form, key === copies.own(form) ? from : [[key, at], ...from]),
  // A copy that waits to be chosen is not written over by what is typed meanwhile.
  putAside: (form, copy) => {
    if (copy.key !== copies.own(form)) return copy;
    const aside = {...copy, key: copies.place(form) + random()};
    copies.remove(copy.key); // in a full store there is room for one of them
    if (copies.write(aside)) return aside;
    copies.write(copy);
    return copy;
  },
  clean: () => copies.at('draft:').filter(key => !(copies.read(key).at > Date.now() - 30 * 86400e3)).forEach(copies.remove),
};

// A form with data-autosave="URL" is saved a second after the last key, one request at a time.
class Autosave {
  sending = false;
  dirty = false;
  stopped = false;

  constructor(form) {
    this.form = form;
    this.line = document.querySelector('[data-saved]') || element('p', '');
    // The version of the text: an act's form also carries the version of what it acts on.
    this.version = form.elements.draft_version || form.elements.version;
    form.addEventListener('input', () => { this.dirty = true; this.keep(); this.soon(); });
    form.addEventListener('submit', () => { this.stopped = true; });
    addEventListener('pagehide', () => { if (this.dirty) this.save(true); });
    addEventListener('pageshow', event => { if (event.persisted) this.stopped = false; });
    addEventListener('online', () => { if (copies.read(copies.own(form)).at) this.save(); });
    const copy = copies.begin(form);
    if (copy) this.offer(copy);
  }

  say(state, text, ...more) {
    this.line.dataset.state = state;
    this.line.replaceChildren(element('span', text), ...more);
  }

  keep() { this.isKept = copies.keep(this.form, this.version.value); }

  // Says of the text that the server lacks where it is.
  sayOfText(state, what, ...more) {
    this.say(state, `${what}: ${this.isKept ? 'your text is kept in this browser.'
      : 'this browser cannot keep your text. Please copy it before you leave.'}`, ...more);
  }

  soon(delay = 1000) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  drop() {
    this.stopped = true;
    copies.drop(this.form);
    location.reload();
  }

  // Words that the form lacks stand in it again, unless the server has others since: then their writer chooses.
  offer(copy) {
    const useMine = () => { this.stopped = false; copies.adopt(this.form, copy); retype(this.form, copy.fields); };
    if (copy.upon === this.version.value) return useMine();
    const dropMine = () => { copies.adopt(this.form, copy); this.drop(); };
    const {savedAt} = this.line.dataset;
    this.stopped = true;
    copy = copies.putAside(this.form, copy);
    this.say('conflict', `Changed elsewhere${savedAt ? ` at ${clock(savedAt)}` : ''}; this browser kept another text.`,
      element('button', 'Use the one kept here', {onclick: useMine}),
      element('button', 'Drop it', {onclick: dropMine}));
  }

  async save(leaving = false) {
    clearTimeout(this.timer);
    if (this.sending || this.stopped) return;
    this.sending = true;
    this.dirty = false;
    if (!leaving) this.say('saving', 'Saving…');
    const sent = copies.line(this.form);
    try {
      await this.hear(await this.send(leaving), sent);
    } catch {
      this.sayOfText('offline', 'Offline');
      this.soon(15000);
    }
    this.sending = false;
    if (this.dirty) this.soon();
  }

  send(leaving) {
    const body = new URLSearchParams(typed(this.form));
    for (const control of [this.form.elements.csrf, this.version]) body.set(control.name, control.value);
    return fetch(this.form.dataset.autosave, {
      method: 'POST', body, keepalive: leaving, redirect: 'manual', headers: {Accept: 'application/json'}});
  }

  async hear(answer, sent) {
    if (answer.ok) this.saved(await answer.json(), sent);
    else if (answer.status === 409) this.changedElsewhere(await answer.json());
    else if (answer.status === 403) this.beginAgain(await answer.json());
    else if (answer.status === 401 || answer.type === 'opaqueredirect') this.signedOut();
    else if (answer.status === 404 || answer.status === 410) this.closed();
    else if (answer.status < 500) this.refused();
    else throw answer;
  }

  saved({saved, version}, sent) {
    this.version.value = version;
    this.isRenewed = false;
    copies.settle(sent);
    if (this.dirty) this.keep();
    this.say('saved', `Saved ${clock(saved)}`);
  }

  changedElsewhere({conflict, version, text}) {
    const other = element('pre', text, {hidden: true});
    const keepMine = () => { this.version.value = version; this.stopped = false; this.save(); };
    this.stopped = true;
    this.keep();
    this.sayOfText('conflict', `Changed elsewhere at ${clock(conflict)}`,
      element('button', 'Show the other text', {onclick: () => { other.hidden = !other.hidden; }}),
      element('button', 'Keep mine', {onclick: keepMine}),
      element('button', 'Take the other', {onclick: () => this.drop()}), other);
  }

  // The form was made for another session: it goes once more with the key of this one.
  beginAgain({csrf}) {
    this.form.elements.csrf.value = csrf;
    if (this.isRenewed) this.sayOfText('conflict', 'This browser sends no cookies, and nothing can be saved without');
    this.soon(this.isRenewed ? 60000 : 0);
    this.isRenewed = true;
  }

  signedOut() {
    this.sayOfText('signed-out', 'Signed out',
      element('a', 'Sign in again', {href: '/sign-in?next=' + encodeURIComponent(location.pathname)}));
  }

  refused() { this.sayOfText('conflict', 'Something in it cannot be saved'); }

  closed() {
    this.stopped = true;
    this.sayOfText('conflict', 'This is closed by now and can no longer be sent');
  }
}

// A form the server keeps no draft of has its copy here alone, for a reload, a dead line or a session that ended.
function keepHere(form) {
  const copy = copies.begin(form), served = typed(form);
  if (copy) {
    const drop = () => { retype(form, served); copies.drop(form); told.remove(); };
    const told = element('p', 'What you had typed here stands here again. ', {className: 'help', role: 'status'});
    told.append(element('button', 'Drop it', {onclick: drop}));
    copies.adopt(form, copy);
    retype(form, copy.fields);
    form.prepend(told);
  }
  form.addEventListener('input', () => copies.keep(form));
}

// The server's cookie names the form that is done: its copies go, and no other's.
function forgetDone(forms) {
  const done = document.cookie.match(/(?:^|; )(?:__Host-)?done=([^;]+)/)?.[1];
  const place = form => digest(form.getAttribute('action'));
  const [sent, line, sentTo] = JSON.parse(session.sent || '[]');
  if (done && done === sent) {
    copies.settle(line);
    delete session.sent;
  }
  const send = (form, copied) => put(session, 'sent', JSON.stringify([form.elements.once.value, copied, place(form)]));
  forms.forEach(form => form.addEventListener('submit', () => send(form, copies.line(form))));
  // A page that sends it once more brings nothing to type.
  const again = all('form[method="post"]').filter(form => place(form) === sentTo);
  if (!again.some(form => forms.includes(form))) again.forEach(form => form.addEventListener('submit', () => send(form, line)));
}

// Whoever signs out, or in as somebody else, leaves nothing behind; but whom the journal still knows here has not left,
// and the page that stands in for it without a line, which leads only to itself, knows nobody.
function forgetWhoLeft() {
  if (document.querySelector('main a[href=""]')) return;
  const here = document.querySelector('form[action="/sign-out"]')?.elements.writer.value || '', {leaving} = session;
  if (leaving && leaving !== here) copies.at(`draft:${leaving}:`).forEach(copies.remove);
  delete session.leaving;
  all('form[action^="/sign-out"], form[action^="/demo/sign-in/"]').forEach(form =>
    form.addEventListener('submit', () => put(session, 'leaving', here)));
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
keptHere.forEach(form => { form.id ||= 'typed' + digest(form.getAttribute('action')); });
copies.clean();
forgetWhoLeft();
forgetDone([...keptHere, ...all('form[data-autosave]')]);
all('[data-repeat]').forEach(repeat);
keptHere.forEach(keepHere);
all('[data-words-max]').forEach(countWords);
all('form[data-upload]').forEach(upload);
all('form[method="post"]').forEach(pressOnce);
all('form[data-autosave]').forEach(form => new Autosave(form));
all('[data-copy]').forEach(copyText);
all('.account').forEach(closeMenu);
document.getElementById('problems')?.focus();
navigator.serviceWorker?.register('/offline.js').catch(() => { /* not here: the browser's own page will do */ });
})();
