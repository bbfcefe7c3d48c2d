// What the browser keeps of a text that the server has not: through a reload, for its writer alone, and in each tab.
import { PASSWORD } from './visitor.mjs';

const told = 'What you had typed here stands here again.';
const expertise = (visitor) => visitor.page.locator('textarea[name=expertise]');

async function stands(visitor, words) {
    await visitor.go('/profile');
    const there = await expertise(visitor).inputValue(), said = await visitor.page.getByText(told).count();
    if (there !== words) throw new Error(`${visitor.name} finds “${there}” where “${words}” should stand`);
    return said > 0;
}

const copiesIn = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft:')));

async function leavesNone(page, why) {
    const left = await copiesIn(page);
    if (left.length) throw new Error(`${why}: ${left}`);
}

async function reads(page, words, who) {
    await page.reload();
    const there = await page.locator('textarea[name=expertise]').inputValue();
    if (there !== words) throw new Error(`${who} finds “${there}” where “${words}” should stand`);
}

async function type(visitor, words) {
    await visitor.go('/profile');
    await expertise(visitor).fill(words);
}

// A form without a draft on the server: what is typed there stands again after a reload, until it is sent or dropped.
export async function typedOutlivesReload(author) {
    await type(author, 'seagrass');
    if (!await stands(author, 'seagrass')) throw new Error('nobody is told whose words these are');
    await author.page.getByRole('button', { name: 'Drop it' }).click();
    if (await stands(author, '')) throw new Error('what was dropped stands there still');
    await type(author, 'seagrass, oyster reefs  ');
    await author.send();
    if (await stands(author, 'seagrass, oyster reefs')) throw new Error('what is saved is said to be unsaved');
}

// Saved, typed on and reloaded within a minute: what was typed last stands there.
export async function typedAfterSaving(author) {
    await type(author, 'seagrass, oyster reefs');
    await author.send();
    await expertise(author).fill('seagrass, oyster reefs, kelp');
    if (!await stands(author, 'seagrass, oyster reefs, kelp')) throw new Error('nobody is told');
    await author.page.getByRole('button', { name: 'Drop it' }).click();
}

// A session ends while somebody types, and the next person on that browser finds nothing of it; its writer does.
export async function nobodyElseFindsIt(author, other) {
    const saved = 'seagrass, oyster reefs', typed = saved + ', and a secret';
    await type(author, typed);
    await author.context.clearCookies();
    await author.signIn(other);
    if (await stands(author, '')) throw new Error('the next person reads what somebody else typed');
    await author.context.clearCookies();
    await author.signIn(author.address);
    if (!await stands(author, typed)) throw new Error('the writer is not told');
    await author.page.locator('.account summary').click();
    await Promise.all([author.page.waitForNavigation(),
        author.page.getByRole('button', { name: 'Sign out', exact: true }).click()]);
    await author.signIn(author.address);
    if (await stands(author, saved)) throw new Error('signing out left a copy');
}

// A session ends before a form is sent: sent once more it is done like any other, and its copy goes.
export async function sentOnceMore(author) {
    await type(author, 'seagrass, oyster reefs');
    await author.context.clearCookies();
    await author.press('Save');
    await author.says('Your text is kept');
    await author.send({ address: author.address, password: PASSWORD });
    await author.press('Send it');
    await leavesNone(author.page, 'what was sent once more left a copy');
}

// Two tabs with a form that is saved as one types: what one could not save outlives what the other goes on to save.
export async function anotherTabKeepsItsOwn(visitor, address) {
    const second = await visitor.context.newPage();
    const area = (page) => page.locator('form[data-autosave] textarea').first();
    const answered = async (page, act) => {
        const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === 'POST'), act()]);
        return answer.status();
    };
    const saves = (page, words) => answered(page, () => area(page).fill(words));
    for (const page of [visitor.page, second]) await page.goto(address);
    const answers = [await saves(visitor.page, 'The first tab.'), await saves(second, 'The second tab.'),
        await saves(visitor.page, 'The first tab goes on.')];
    if (answers.join() !== '200,409,200') throw new Error(`the tabs are answered ${answers}`);
    await second.reload();
    const taken = await answered(second, () => second.getByRole('button', { name: 'Use the one kept here' }).click());
    if (taken !== 200) throw new Error(`the text kept here is answered ${taken}`);
    if (await area(second).inputValue() !== 'The second tab.') throw new Error('the second tab lost its text');
    await second.close();
}

// A sign that is no character comes with pasted text: it is looked through once, and then it is done.
export async function pastedNothing(author) {
    await type(author, 'seagrass,\0 oyster reefs');
    await author.send();
    await author.says('Please look at your text again');
    await author.press('Send it');
    if (await stands(author, 'seagrass, oyster reefs')) throw new Error('what is saved is said to be unsaved');
}

// A form without a draft in several tabs, one doubled: who opens it anew begins with what another tab holds and takes
// nothing from it; what one drops the others find still; what is sent goes, and what it grew from.
export async function eachTabKeepsItsOwn(visitor) {
    const { page: first, context } = visitor;
    const anew = async () => {
        const page = await context.newPage();
        await page.goto('/profile');
        return page;
    };
    await leavesNone(first, 'copies are there before anything is typed');
    await type(visitor, 'of the first tab');
    const [doubled] = await Promise.all([context.waitForEvent('page'),
        first.evaluate(() => { window.open(location.href); })]);
    await doubled.waitForURL('**/profile');
    await reads(doubled, 'of the first tab', 'the doubled tab');
    await doubled.locator('textarea[name=expertise]').fill('of the doubled tab');
    await reads(first, 'of the first tab', 'the first tab');
    await reads(doubled, 'of the doubled tab', 'the doubled tab');
    const third = await anew();
    await reads(third, 'of the doubled tab', 'a third tab');
    await third.getByRole('button', { name: 'Drop it' }).click();
    await reads(first, 'of the first tab', 'the first tab');
    await reads(doubled, 'of the doubled tab', 'the doubled tab');
    const fourth = await anew();
    if (await fourth.getByText(told).count()) throw new Error('what was dropped comes back');
    for (const page of [third, fourth]) await page.close();
    await first.locator('textarea[name=expertise]').fill('of the first tab, typed on');
    await Promise.all([doubled.waitForNavigation(),
        doubled.locator('main form:has(textarea[name=expertise]) button.main').click()]);
    await doubled.close();
    await reads(first, 'of the first tab, typed on', 'the first tab');
    await expertise(visitor).fill('seagrass, oyster reefs');
    await visitor.send();
    await leavesNone(first, 'what was sent left a copy');
}

// Copies are kept for a month.
export async function oldOnesGo(visitor) {
    const ages = [29, 31];
    await visitor.page.evaluate((days) => days.forEach((day) => localStorage.setItem(`draft::old:${day}`,
        JSON.stringify({ at: Date.now() - day * 86400e3, fields: [] }))), ages);
    await visitor.go('/desk');
    const left = await copiesIn(visitor.page);
    if (left.join() !== 'draft::old:29') throw new Error(`of copies ${ages} days old there are ${left}`);
    await visitor.page.evaluate(() => localStorage.removeItem('draft::old:29'));
}

async function signsOut(page) {
    await page.locator('.account summary').click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
}

// Who presses “Sign out” without a line is not signed out, and loses nothing by it.
export async function staysWithoutALine(author) {
    await type(author, 'typed without a line');
    await author.page.evaluate(() => navigator.serviceWorker.ready);
    await author.context.setOffline(true);
    await signsOut(author.page);
    await author.page.waitForURL(/^chrome-error:/, { waitUntil: 'commit' });
    await author.page.goto('/profile');
    await author.says('You are offline');
    await author.context.setOffline(false);
    if (!await stands(author, 'typed without a line')) throw new Error('the writer is not told');
    await author.page.getByRole('button', { name: 'Drop it' }).click();
    await leavesNone(author.page, 'what was dropped is kept');
}

// Who signs out on a page that is another's by its link leaves nothing behind.
export async function signsOutBehindALink(author, link) {
    await type(author, 'typed before a link was followed');
    await author.page.goto(link);
    await signsOut(author.page);
    await author.page.waitForURL('/');
    await leavesNone(author.page, 'signing out behind a link left a copy');
    await author.signIn(author.address);
}

// What a reviewer types behind a mailed link is kept, and the link is not.
export async function linkStaysSecret(reviewer, link) {
    const reason = reviewer.page.locator('main textarea').first();
    await reviewer.go(`${link}?answer=no`);
    await reason.fill('I am away until the rains.');
    const kept = await reviewer.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    if (!kept.includes('until the rains')) throw new Error('what the reviewer typed is not kept');
    if (kept.includes(new URL(link).pathname.split('/')[2])) throw new Error(`the browser keeps the link: ${kept}`);
    await reviewer.page.reload();
    if (await reason.inputValue() !== 'I am away until the rains.') throw new Error('what the reviewer typed is lost');
    await reviewer.page.getByRole('button', { name: 'Drop it' }).click();
    await leavesNone(reviewer.page, 'what was dropped is kept');
}

// Authors are added while there is no line: their rows outlive the tab, are saved when it is back, and can be sent. An
// answer that got lost is no other text, however many spare rows stand between.
export async function rowsWithoutALine(author) {
    await author.go('/submit');
    await author.page.locator('button[value="research-article"]').click();
    await author.page.waitForURL(/submission/);
    const address = new URL(author.page.url()).pathname.replace(/\/submission.*/, '/submission/authors');
    const families = (page) => page.locator('[name^=family-]')
        .evaluateAll((all) => all.map((one) => one.value).filter((name) => name).join());
    const add = async (page, number, family) => {
        while (!await page.locator(`[name=family-${number}]`).isVisible())
            await page.getByRole('button', { name: 'Add another author' }).click();
        const typed = { given: 'Carex', family, email: `${family}@restoration.example`, affiliation: 'Fen' };
        for (const [field, value] of Object.entries(typed))
            await page.locator(`[name=${field}-${number}]`).fill(value);
    };
    const failsFor = (page, number) => Promise.all([page.waitForEvent('requestfailed'),
        page.locator(`[name=affiliation-${number}]`).fill('Bog')]);
    const found = async (page, wanted) => {
        const there = await families(page);
        if (there !== wanted) throw new Error(`the authors ${there} stand where ${wanted} should`);
    };

    await author.go(address);
    await author.context.setOffline(true);
    for (const [number, family] of [[2, 'nigra'], [3, 'rostrata'], [4, 'elata'], [6, 'limosa']])
        await add(author.page, number, family);
    await failsFor(author.page, 6);
    await author.page.close();
    author.page = await author.context.newPage();
    await author.context.setOffline(false);
    await author.page.goto(address);
    await found(author.page, 'marina,nigra,rostrata,elata,limosa');
    // A tab that closes slowly sends them itself, once the line is back.
    await author.page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('draft:')),
        null, { timeout: 5000 });

    await author.page.route('**/draft', async (route) => { await route.fetch(); await route.abort(); });
    await add(author.page, 9, 'acuta');
    await failsFor(author.page, 9);
    await author.page.unroute('**/draft');
    await author.page.goto(address);
    await found(author.page, 'marina,nigra,rostrata,elata,limosa,acuta');
    if (await author.page.locator('[data-state=conflict]').count())
        throw new Error('spare rows are taken for another text');
    await leavesNone(author.page, 'what the server has is kept');
    await author.context.setOffline(true);
    await add(author.page, 7, 'flava');
    await failsFor(author.page, 7);
    await author.context.setOffline(false);
    await author.page.locator('[data-saved]', { hasText: /^Saved \d\d:\d\d$/ }).waitFor({ timeout: 5000 });
    await author.send();
    await author.page.goto(address);
    await found(author.page, 'marina,nigra,rostrata,elata,limosa,acuta,flava');
}

// Who leaves a tab while two texts wait to be chosen between loses neither by typing on.
export async function typedBesideTwoTexts(visitor, address) {
    const second = await visitor.context.newPage();
    const area = (page) => page.locator('form[data-autosave] textarea').first();
    const saved = (page, words) => Promise.all([
        page.waitForResponse((one) => one.request().method() === 'POST'), area(page).fill(words)]);
    for (const page of [visitor.page, second]) await page.goto(address);
    await saved(visitor.page, 'The first text.');
    await saved(second, 'The second text.');
    await second.reload();
    await area(second).fill('The third text.');
    await second.reload();
    await second.locator('[data-saved]', { hasText: /^Saved \d\d:\d\d$/ }).waitFor({ timeout: 5000 });
    await second.reload();
    await second.getByRole('button', { name: 'Use the one kept here' }).click();
    if (await area(second).inputValue() !== 'The second text.') throw new Error('the second text is lost');
    await second.locator('[data-saved]', { hasText: /^Saved \d\d:\d\d$/ }).waitFor({ timeout: 5000 });
    await leavesNone(second, 'what is saved is kept');
    await second.close();
}

// Other sites of a browser fill its store: what was kept there stays, and what finds no room is not said to be kept.
export async function staysInAFullStore(visitor, address) {
    const second = await visitor.context.newPage();
    const area = (page) => page.locator('form[data-autosave] textarea').first();
    const saved = (page, words) => Promise.all([
        page.waitForResponse((one) => one.request().method() === 'POST'), area(page).fill(words)]);
    const long = 'The text of the second tab. '.repeat(300);
    for (const page of [visitor.page, second]) await page.goto(address);
    await saved(visitor.page, 'The text of the first tab.');
    await saved(second, long);
    await second.evaluate(() => {
        for (let size = 1 << 23; size >= 1; size >>= 1)
            try { localStorage.full = (localStorage.full ?? '') + ' '.repeat(size); } catch { /* that much there is not */ }
    });
    for (let times = 0; times < 2; times++) await second.reload();
    await visitor.page.route('**/draft', (route) => route.abort());
    await area(visitor.page).fill(long + long);
    await visitor.page.locator('[data-saved]', { hasText: 'cannot keep your text' }).waitFor({ timeout: 5000 });
    await visitor.page.unroute('**/draft');
    await second.getByRole('button', { name: 'Use the one kept here' }).click();
    if (await area(second).inputValue() !== long) throw new Error('the text of the second tab is lost');
    await second.locator('[data-saved]', { hasText: /^Saved \d\d:\d\d$/ }).waitFor({ timeout: 5000 });
    await second.evaluate(() => localStorage.removeItem('full'));
    await second.close();
}
