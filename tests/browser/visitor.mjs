// Somebody with a browser: goes, fills, presses; every page they see is held against axe, at both widths.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const PASSWORD = 'seed, sprout, seedling, shrub';
// As long as a name may be, and nowhere to break it.
export const longName = 'Phyllostachys'.repeat(8).slice(0, 100);
const every = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
// What may differ between two views of one page.
export const visible = {
    type: 'rule', values: ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable',
        'aria-hidden-focus'] };

export const launch = () => chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// What axe finds wrong in a page as it stands, and whether it is wider than its window.
export async function faults(page, rules = every) {
    if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
    const found = await page.evaluate((runOnly) => axe.run({ runOnly, resultTypes: ['violations'] }), rules);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const wrong = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`);
    return wide > 0 ? [...wrong, `${wide} px wider than the window`] : wrong;
}

export class Visitor {
    // Pages that somebody has held against axe; each kind once. Without `scripts` the browser runs none.
    static seen = new Set();

    constructor(browser, house, name, { scripts = true } = {}) {
        Object.assign(this, { browser, house, name, scripts });
    }

    async arrive() {
        // axe is put in by the test, which the journal's own policy rightly forbids
        this.context = await this.browser.newContext({
            baseURL: this.house.base, bypassCSP: true, javaScriptEnabled: this.scripts,
            viewport: { width: 1180, height: 900 } });
        this.page = await this.context.newPage();
        return this;
    }

    async go(address) {
        const answer = await this.page.goto(address);
        if (answer && answer.status() >= 400) throw new Error(`${this.name}: ${address} answers ${answer.status()}`);
        await this.look();
    }

    // Each kind of page once: numbers and tokens in addresses do not make another kind.
    async look() {
        const kind = new URL(this.page.url()).pathname.replace(/REC-\d\d-\d+|\d{6,}|[\w-]{40,}/g, '·');
        if (!this.scripts || Visitor.seen.has(kind)) return;
        Visitor.seen.add(kind);
        for (const width of [1180, 360]) {
            await this.page.setViewportSize({ width, height: 900 });
            const wrong = await faults(this.page);
            if (wrong.length) throw new Error(`${this.name} at ${kind}, ${width} px wide:\n${wrong.join('\n')}`);
        }
        await this.page.setViewportSize({ width: 1180, height: 900 });
    }

    // Fills what the main form still wants, the way somebody in a hurry would; `given` says what matters.
    async fill(given = {}, form = 'main form:has(button.main)') {
        const place = this.page.locator(form).first();
        await place.waitFor({ state: 'attached', timeout: 4000 });
        await place.evaluate((element, words) => {
            const named = (name) => [...element.elements].filter((field) => field.name === name);
            const wanted = (field) => field.required || field.getAttribute('aria-required') === 'true';
            for (const field of element.elements) {
                if (field.name in words || ['hidden', 'file', 'checkbox'].includes(field.type)) continue;
                if (field.type === 'radio' && !named(field.name).some((f) => f.checked)) field.checked = true;
                if (!wanted(field) || field.value) continue;
                if (field.tagName === 'SELECT')
                    field.value = [...field.options].map((option) => option.value).find((value) => value);
                else field.value = field.type === 'date' ? '2030-01-31' : 'As it should be.';
            }
            const choose = (field, value, at) => field.checked =
                value === true || field.value === value || (value === 'first' && at === 0);
            for (const [name, value] of Object.entries(words)) {
                named(name).forEach((field, at) => {
                    if (field.type === 'checkbox' || field.type === 'radio') choose(field, value, at);
                    else field.value = Array.isArray(value) ? value[at] ?? '' : value;
                    field.dispatchEvent(new Event('input', { bubbles: true }));
                });
            }
        }, given);
        return place;
    }

    async send(given = {}, form = 'main form:has(button.main)') {
        const place = await this.fill(given, form);
        await Promise.all([this.page.waitForNavigation({ timeout: 8000 }),
            place.locator('button.main').first().click()]);
        const problems = await this.page.locator('#problems').allTextContents();
        const problem = problems.join(' ');
        if (problem) throw new Error(`${this.name} at ${this.page.url()}: ${problem.replace(/\s+/g, ' ')}`);
        await this.look();
    }

    async press(words) {
        await Promise.all([this.page.waitForNavigation({ timeout: 8000 }),
            this.page.locator('main').getByRole('button', { name: words }).first().click()]);
        await this.look();
    }

    // Makes the account at the link in a letter or from the operator.
    async welcome(link) {
        await this.go(link);
        await this.send({ password: PASSWORD, again: PASSWORD });
        if (this.page.url().includes('sign-in')) await this.signIn(this.address);
    }

    async signIn(address) {
        await this.go('/sign-in');
        await this.send({ address, password: PASSWORD });
    }

    act(number, name) {
        return this.go(`/manuscripts/${number}/acts/${name}`);
    }

    // The PDF beside the form, under the journal's own policy: the browser's viewer draws it.
    async reads(address) {
        const context = await this.browser.newContext({
            baseURL: this.house.base, storageState: await this.context.storageState() });
        const page = await context.newPage();
        await page.goto(address);
        const deadline = Date.now() + 8000;
        const viewed = () => page.frames().some((frame) => frame.url().startsWith('chrome-extension:'));
        while (!viewed() && Date.now() < deadline) await page.waitForTimeout(100);
        if (!viewed())
            throw new Error(`${this.name}: no PDF is drawn at ${address} but `
                + `${page.frames().map((frame) => frame.url())}`);
        await context.close();
    }

    async says(words) {
        const text = await this.page.locator('main').innerText();
        if (!text.toLowerCase().includes(words.toLowerCase()))
            throw new Error(`${this.name} at ${this.page.url()} does not read “${words}” but: ${text.slice(0, 600)}`);
    }
}
