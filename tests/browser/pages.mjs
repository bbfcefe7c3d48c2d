// Every kind of page of the demo, as each role sees it: held against axe, wide and narrow, light and dark, and weighed.
// node pages.mjs BINARY
import { House } from './house.mjs';
import { faults, launch, longName, visible } from './visitor.mjs';

const [binary] = process.argv.slice(2);
const password = 'restoration';
const roles = {
    reader: '',
    author: 'capsella.bursa-pastoris@friches.example',
    'accepted author': 'calluna.vulgaris@lyng.example',
    reviewer: 'banksia.serrata@sclerophyll.example',
    'coordinating editor': 'fagus.sylvatica@waldgrund.example',
    'managing editor': 'salix.alba@bankside.example',
    'editor-in-chief': 'quercus.robur@oldfields.example',
    'production editor': 'acer.saccharum@sugarbush.example',
    administrator: 'apis.mellifera@waben.example',
};
const beginnings = ['/', '/desk', '/manuscripts', '/production', '/people', '/submit', '/profile', '/issues',
    '/search?q=the', '/search?q=nothing-of-the-kind', '/about', '/workflow', '/no-such-page'];
const outside = ['/sign-in', '/register', '/forgotten', '/check-your-mail', '/demo/mail'];
// What looks alike for everybody is looked at once; these differ by who looks.
const own = /^\/(desk|manuscripts|production|people|manuscripts\/·)$/;
const lists = /^\/(|desk|manuscripts|production|people|issues|issues\/·\/·|search)$/;

const kindOf = (address) => address.replace(/[?#].*/, '').replace(/REC-\d\d-\d+|\d{6,}|[\w-]{40,}/g, '·')
    .replace(/\/articles\/.*/, '/articles/·').replace(/\/issues\/\d+\/\d+/, '/issues/·/·');
const isPage = (address) => !/\/(files|assets)\/|\.(pdf|bib|ris|zip|xml|txt)$/.test(address.replace(/\?.*/, ''));
const linksOf = (html) => [...html.matchAll(/href="(\/[^"#]*)"/g)]
    .map(([, href]) => href.replaceAll('&amp;', '&').replaceAll('&#x2F;', '/'));

async function enter(browser, house, address) {
    const context = await browser.newContext({ baseURL: house.base, bypassCSP: true, reducedMotion: 'reduce' });
    if (!address) return context;
    const door = await (await context.request.get('/sign-in')).text();
    const guard = (name) => door.match(new RegExp(`name="${name}" value="([^"]*)"`))[1];
    const answer = await context.request.post('/sign-in', {
        form: { address, password, csrf: guard('csrf'), once: guard('once'), next: '' } });
    if (!answer.url().endsWith('/desk')) throw new Error(`${address} cannot sign in`);
    return context;
}

// Addresses of one role, one of each kind that nobody else looks at, found by following links; of manuscripts a few.
async function collect(context, role, taken) {
    const queue = roles[role] ? [...beginnings] : [...beginnings, ...outside, await invitation(context)];
    const count = new Map(), visited = new Set(), found = [];
    while (queue.length) {
        const address = queue.shift(), kind = kindOf(address), before = count.get(kind) ?? 0;
        const most = kind === '/manuscripts/·' ? 40 : kind === '/search' ? 2 : 1;
        if (visited.has(address) || before >= most) continue;
        const name = own.test(kind) ? `${role} ${kind} ${before}` : `${kind} ${before}`;
        if (taken.has(name) && !beginnings.includes(address)) continue;
        visited.add(address);
        count.set(kind, before + 1);
        const answer = await context.request.get(address, { maxRedirects: 0, headers: { 'accept-encoding': 'gzip' } });
        if (answer.status() >= 500) throw new Error(`${role}: ${address} answers ${answer.status()}`);
        if (!/^text\/html/.test(answer.headers()['content-type'] ?? '')) continue;
        queue.push(...linksOf(await answer.text()).filter(isPage));
        const shown = answer.status() === 200 ? name : `${answer.status()}`;
        if (taken.has(shown) || before > 2) continue;
        taken.add(shown);
        const bytes = Number(answer.headers()['content-length']);
        if (!bytes) throw new Error(`${address} does not say how long it is`);
        found.push({ role, address, kind, bytes });
    }
    return found;
}

// The link by which a reviewer comes in, from the demo's mail.
async function invitation(context) {
    const boxes = linksOf(await (await context.request.get('/demo/mail')).text())
        .filter((href) => /mail\/\d/.test(href));
    for (const box of boxes) {
        const letters = linksOf(await (await context.request.get(box)).text())
            .filter((href) => href.startsWith('/demo/letters/'));
        for (const letter of letters.slice(0, 2)) {
            const link = (await (await context.request.get(letter)).text()).match(/href="[^"]*(\/review\/[\w-]+)"/);
            if (link && (await (await context.request.get(link[1])).text()).includes('Yes, I will review it'))
                return link[1];
        }
    }
    throw new Error('no letter of the demo invites a reviewer');
}

// One page wide in the light and narrow in the dark, the next the other way round, with every rule in one of them. The
// forms of acts are much alike: each is looked at in one of the four views.
async function inspect(page, { role, address, kind }, turn) {
    const views = turn % 2 ? [[1180, 'light'], [360, 'dark']] : [[1180, 'dark'], [360, 'light']];
    const whole = views[turn % 4 > 1 ? 1 : 0];
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const wrong = [];
    for (const view of kind.includes('/acts/') ? [whole] : views) {
        const [width, colorScheme] = view;
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        for (const fault of await faults(page, view === whole ? undefined : visible))
            wrong.push(`${role}: ${address}, ${width} px, ${colorScheme}: ${fault}`);
    }
    return wrong;
}

// What somebody loads who comes for the first time; no font is among it.
async function firstLoad(browser, house, address) {
    const context = await browser.newContext({ baseURL: house.base });
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    let bytes = 0;
    const kinds = new Set();
    client.on('Network.responseReceived', ({ type }) => kinds.add(type));
    client.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
    await client.send('Network.enable');
    await page.goto(address, { waitUntil: 'networkidle' });
    await context.close();
    return { bytes, hasFont: kinds.has('Font') };
}

// Somebody whose name has no place to break, where the demo tells whose mail there is.
async function longNames(browser, house) {
    const context = await enter(browser, house, roles.author), page = await context.newPage();
    await page.goto('/profile');
    await page.locator('[name=family]').fill(longName);
    await Promise.all([page.waitForNavigation(), page.locator('main form:has([name=family]) button.main').click()]);
    await page.setViewportSize({ width: 360, height: 900 });
    await page.goto('/demo/mail');
    const boxes = await page.locator('a.title', { hasText: longName })
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    if (!boxes.length) throw new Error('the demo tells of no mail of whoever has a long name');
    const wrong = [];
    for (const address of ['/demo/mail', boxes[0], '/desk', '/profile']) {
        await page.goto(address);
        for (const fault of await faults(page, visible)) wrong.push(`a long name: ${address}: ${fault}`);
    }
    await context.close();
    return wrong;
}

// Who signs in as somebody else with one press leaves nothing of what was typed in the browser.
async function typedBefore(browser, house) {
    const context = await enter(browser, house, roles.author), page = await context.newPage();
    const copies = () => page.evaluate(() =>
        Object.keys(localStorage).filter((key) => key.startsWith('draft:')).length);
    await page.goto('/profile');
    await page.locator('[name=expertise]').fill('typed before the next one came');
    if (await copies() !== 1) throw new Error('what is typed is not kept');
    await page.goto('/demo/mail');
    if (await copies() !== 1) throw new Error('what is typed is not kept on other pages');
    await Promise.all([page.waitForNavigation(),
        page.locator('form[action^="/demo/sign-in/"] button').first().click()]);
    const left = await copies();
    await context.close();
    return left ? ['signing in as somebody else leaves what was typed before'] : [];
}

const begun = Date.now();
const say = (line) => console.log(`pages: ${line} (${((Date.now() - begun) / 1000).toFixed(0)} s)`);
const house = await House.demo(binary);
say('the demo is made');
let browser;
try {
    browser = await launch();
    const wrong = [], heavy = [];
    for (const address of ['/', '/sign-in', '/issues', '/about']) {
        const { bytes, hasFont } = await firstLoad(browser, house, address);
        say(`${address} for the first time: ${(bytes / 1000).toFixed(1)} kB`);
        if (bytes > 60_000) heavy.push(`${address} loads ${bytes} bytes at first`);
        if (hasFont) heavy.push(`${address} loads a font`);
    }
    const taken = new Set(), groups = [];
    for (const role of Object.keys(roles)) {
        const context = await enter(browser, house, roles[role]);
        const pages = await collect(context, role, taken);
        for (const { address, kind, bytes } of pages)
            if (lists.test(kind) && bytes > 14_000) heavy.push(`${role}: ${address} has ${bytes} bytes compressed`);
        const most = pages.reduce((a, b) => (b.bytes > a.bytes ? b : a), { bytes: 0 });
        say(`${role}: ${pages.length} kinds, the largest ${most.kind} with ${(most.bytes / 1000).toFixed(1)} kB`);
        groups.push([context, pages]);
    }
    const next = groups.flatMap(([context, pages]) => pages.map((page) => [context, page]));
    const hand = async () => {
        const open = new Map();
        while (next.length) {
            const [context, what] = next.shift();
            if (!open.has(context)) open.set(context, await context.newPage());
            wrong.push(...await inspect(open.get(context), what, next.length));
        }
    };
    await Promise.all([hand(), hand()]);
    wrong.push(...await longNames(browser, house), ...await typedBefore(browser, house));
    say('all are looked at');
    for (const sentence of [...wrong, ...heavy].slice(0, 40)) console.error(sentence.slice(0, 400));
    if (wrong.length || heavy.length) process.exitCode = 1;
} catch (error) {
    console.error(error);
    process.exitCode = 1;
} finally {
    await browser?.close();
    await house.close();
}
