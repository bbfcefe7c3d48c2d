// What the pages gain from a script. Everything here also works without it, only less comfortably.
'use strict';

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const clock = moment => new Date(moment).toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'});

function element(tag, text, does) {
    const made = document.createElement(tag);
    made.textContent = text;
    if (tag === 'button') Object.assign(made, {type: 'button', className: 'link', onclick: does});
    if (tag === 'a') made.href = does;
    return made;
}

// The fields as typed, without files and without what belongs to the page rather than to the text.
function typed(form) {
    return [...new FormData(form)].filter(([name, value]) =>
        typeof value === 'string' && !['csrf', 'once', 'version'].includes(name));
}

function retype(form, fields) {
    const waiting = new Map();
    for (const [name, value] of fields) waiting.set(name, [...(waiting.get(name) || []), value]);
    for (const control of form.elements) {
        if (!control.name || ['hidden', 'file', 'submit'].includes(control.type)) continue;
        const values = waiting.get(control.name) || [];
        if (['checkbox', 'radio'].includes(control.type)) control.checked = values.includes(control.value);
        else if (values.length) control.value = values.shift();
        control.dispatchEvent(new Event('input', {bubbles: true}));
    }
}

// The copy in this browser: what was typed, whether the server has it, and what the server had then.
const copies = {
    of: form => { try { return JSON.parse(localStorage.getItem('draft:' + form.id)); } catch { return null; } },
    keep: (form, copy) => { try { localStorage.setItem('draft:' + form.id, JSON.stringify(copy)); } catch { /* full or barred */ } },
    drop: id => { try { localStorage.removeItem('draft:' + id); } catch { /* barred */ } },
};

// A form with data-autosave="URL" is saved one second after the last key, one request at a time.
function autosave(form) {
    const line = document.querySelector('[data-saved]');
    let known = line?.dataset.savedAt || '', timer, sending = false, dirty = false, stopped = false;

    const say = (state, text, ...more) => {
        if (!line) return;
        line.dataset.state = state;
        line.replaceChildren(element('span', text), ...more);
    };
    const keep = unsent => copies.keep(form, {fields: typed(form), unsent, known});

    const changedElsewhere = ({conflict, version, text}) => {
        stopped = true;
        const other = element('pre', text || '');
        other.hidden = true;
        say('conflict', `Changed elsewhere at ${clock(conflict)}. Yours is kept in this browser.`,
            element('button', 'show the other text', () => { other.hidden = !other.hidden; }),
            element('button', 'keep mine', () => { form.elements.version.value = version; stopped = false; save(); }),
            element('button', 'take the other', () => { copies.drop(form.id); location.reload(); }), other);
    };

    async function save(leaving = false) {
        clearTimeout(timer);
        if (sending || stopped) return;
        [sending, dirty] = [true, false];
        if (!leaving) say('saving', 'Saving…');
        const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
        try {
            const answer = await fetch(form.dataset.autosave, {
                method: 'POST', body, keepalive: leaving, headers: {Accept: 'application/json'}, redirect: 'manual'});
            if (answer.ok) {
                const {saved, version} = await answer.json();
                known = saved;
                if (form.elements.version) form.elements.version.value = version;
                keep(dirty);
                say('saved', `Saved ${clock(saved)}`);
            } else if (answer.status === 409) {
                changedElsewhere(await answer.json());
            } else if (answer.status === 401 || answer.type === 'opaqueredirect') {
                say('signed-out', 'Signed out: your text is kept.',
                    element('a', 'Sign in again', '/sign-in?next=' + encodeURIComponent(location.pathname)));
            } else throw answer;
        } catch {
            say('offline', 'Offline: kept in this browser');
            if (!leaving) timer = setTimeout(save, 15000);
        }
        sending = false;
        if (dirty) soon();
    }
    const soon = () => { clearTimeout(timer); timer = setTimeout(save, 1000); };

    const copy = copies.of(form);
    if (copy?.unsent && copy.known === known) { retype(form, copy.fields); soon(); }
    else if (copy?.unsent)
        say('conflict', 'A newer text was saved elsewhere; this browser still keeps another.',
            element('button', 'use the one kept here', () => { retype(form, copy.fields); soon(); }),
            element('button', 'drop it', () => { copies.drop(form.id); say('saved', `Saved ${clock(known)}`); }));

    form.addEventListener('input', event => { if (event.isTrusted) { dirty = true; keep(true); soon(); } });
    addEventListener('online', () => { if (copies.of(form)?.unsent) save(); });
    addEventListener('pagehide', () => { if (dirty) save(true); });
    form.addEventListener('submit', () => { stopped = true; clearTimeout(timer); sessionStorage.setItem('filed', form.id); });
}

// A filed form is gone from the next page; then its copy goes too. Signing out drops every copy.
function forgetFiled() {
    const filed = sessionStorage.getItem('filed');
    if (filed && !document.getElementById(filed)) copies.drop(filed);
    sessionStorage.removeItem('filed');
    for (const form of all('form[action="/sign-out"]'))
        form.addEventListener('submit', () => Object.keys(localStorage)
            .filter(key => key.startsWith('draft:')).forEach(key => localStorage.removeItem(key)));
}

// A text area with data-words-max tells its count in the element w-NAME.
function countWords(area) {
    const line = document.getElementById('w-' + area.name), most = Number(area.dataset.wordsMax);
    const count = () => {
        const words = (area.value.match(/\S+/g) || []).length;
        line.textContent = `${words.toLocaleString('en')} of ${most.toLocaleString('en')} words` +
            (words > most ? `, ${words - most} too many` : '');
        line.classList.toggle('over', words > most);
    };
    if (line) { area.addEventListener('input', count); count(); }
}

// Pressed once is enough; coming back to the page gives the button back.
function pressOnce(form) {
    form.addEventListener('submit', () => setTimeout(() => all('button:not([type="button"])', form).forEach(button => { button.disabled = true; })));
    addEventListener('pageshow', () => all('button:disabled', form).forEach(button => { button.disabled = false; }));
}

// A form with data-upload shows how far its files have got; data-max-bytes on the control refuses in time.
function upload(form) {
    const bar = document.createElement('progress'), told = element('p', '');
    told.className = 'help';
    told.setAttribute('role', 'status');
    form.addEventListener('submit', event => {
        const files = all('input[type="file"]', form);
        if (!files.some(control => control.files.length)) return;
        event.preventDefault();
        form.append(bar, told);
        const tooBig = files.flatMap(control => [...control.files].filter(file => file.size > (control.dataset.maxBytes || Infinity)))[0];
        if (tooBig) { told.textContent = `“${tooBig.name}” is larger than this journal takes.`; bar.remove(); release(); return; }
        const request = new XMLHttpRequest();
        request.upload.onprogress = ({loaded, total}) => {
            Object.assign(bar, {max: total, value: loaded});
            told.textContent = loaded < total ? `${Math.floor(100 * loaded / total)} % sent` : 'Received; looking at it…';
        };
        request.onload = () => {
            history.replaceState(null, '', request.responseURL);
            document.open();
            document.write(request.responseText);
            document.close();
        };
        request.onerror = () => { told.textContent = 'The connection broke; nothing was changed. Send it again.'; bar.remove(); release(); };
        request.open('POST', form.action);
        request.send(new FormData(form, event.submitter));
    });
    const release = () => setTimeout(() => all('button:disabled', form).forEach(button => { button.disabled = false; }));
}

// A group with data-repeat holds rows (data-row), the spare ones last: they wait until asked for.
function repeat(group) {
    const rows = () => all('[data-row]', group);
    const blank = row => all('input:not([type="hidden"]), textarea', row).every(control =>
        ['checkbox', 'radio'].includes(control.type) ? !control.checked : !control.value);
    rows().slice(1).filter(blank).forEach(row => { row.hidden = true; });
    const next = () => {
        const last = rows().pop(), row = last.cloneNode(true), n = rows().length;
        for (const node of [row, ...all('*', row)])
            for (const name of ['name', 'id', 'for', 'aria-describedby', 'aria-labelledby'])
                if (node.hasAttribute(name)) node.setAttribute(name, node.getAttribute(name).replace(/\d+/, String(n)));
        all('input:not([type="hidden"]), textarea', row).forEach(control => {
            if (['checkbox', 'radio'].includes(control.type)) control.checked = false; else control.value = ''; });
        last.after(row);
        return row;
    };
    const add = element('button', group.dataset.repeat || 'Add another', () => {
        const row = rows().find(row => row.hidden) || next();
        row.hidden = false;
        row.querySelector('input:not([type="hidden"]), select, textarea')?.focus();
    });
    add.className = '';
    group.append(add);
}

// A button with data-copy="#id" copies that element's text.
function copyText(button) {
    button.hidden = !navigator.clipboard;
    button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
        const label = button.textContent;
        button.textContent = 'Copied';
        setTimeout(() => { button.textContent = label; }, 2000);
    });
}

// The account's menu closes with Escape and when one turns elsewhere.
function closeMenu(menu) {
    menu.addEventListener('keydown', event => { if (event.key === 'Escape') { menu.open = false; menu.firstElementChild.focus(); } });
    document.addEventListener('click', event => { if (!menu.contains(event.target)) menu.open = false; });
}

forgetFiled();
all('[data-words-max]').forEach(countWords);
all('[data-repeat]').forEach(repeat);
all('form[data-upload]').forEach(upload);
all('form[method="post"]').forEach(pressOnce);
all('form[data-autosave]').forEach(autosave);
all('[data-copy]').forEach(copyText);
all('.account').forEach(closeMenu);
document.getElementById('problems')?.focus();
