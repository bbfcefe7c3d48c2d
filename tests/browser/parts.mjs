// The parts people play in a journey, each by its person's own visitor.
import { Visitor, longName } from './visitor.mjs';

export const who = (family) => `${family}@restoration.example`;

export class Parts {
    constructor(browser, house) {
        Object.assign(this, { browser, house });
    }

    async visitor(family, more = {}) {
        const visitor = await new Visitor(this.browser, this.house, family, more).arrive();
        visitor.address = who(family);
        return visitor;
    }

    async officer(given, family, ...roles) {
        const visitor = await this.visitor(family);
        visitor.welcomeLink = this.house.add(visitor.address, given, family, ...roles);
        return visitor;
    }

    async author(given, family, more = {}) {
        const author = await this.visitor(family, more);
        await author.go('/register');
        await author.send({ given, family, address: author.address });
        await author.welcome(await this.house.link(author.address, 'account'));
        return author;
    }

    async submit(author, title, pdf) {
        await author.go('/submit');
        await author.page.locator('button[value="research-article"]').click();
        await author.page.waitForURL(/submission/);
        const base = new URL(author.page.url()).pathname.replace(/\/submission.*/, '');
        const steps = {
            type: {},
            text: { title, running_head: title.slice(0, 40),
                abstract: 'Meadows beside restored reefs recovered twice as fast as meadows elsewhere.',
                implications: ['Plant meadows where reefs stand.', 'Restore the reef first.'],
                keywords: 'meadow\noyster\nreef\nseagrass' },
            statements: {},
            authors: { 'given-1': 'Zostera', 'family-1': author.name, 'email-1': author.address,
                'affiliation-1': 'Institute of Meadows', 'corresponding-1': true,
                'given-2': 'Posidonia', 'family-2': 'oceanica', 'email-2': who('oceanica'),
                'affiliation-2': 'Institute of Coasts',
                'family-3': longName, 'email-3': who('phyllostachys'), 'affiliation-3': 'Institute of Stems' },
            site: { activities: 'first' },
        };
        for (const [step, words] of Object.entries(steps)) {
            await author.go(`${base}/submission/${step}`);
            await author.send(words);
        }
        await author.go(`${base}/submission/reviewers`);
        await this.files(author, `${base}/submission/files`, ['title_page', 'main'], pdf);
        await author.go(`${base}/submission/check`);
        const missing = await author.page.locator('section.notice.clay').innerText({ timeout: 500 }).catch(() => '');
        if (missing) throw new Error(missing);
        await author.send();
        await author.says('REC-');
        return (await author.page.locator('main').innerText()).match(/REC-\d\d-\d+/)[0];
    }

    async files(visitor, address, kinds, pdf) {
        for (const kind of kinds) {
            await visitor.go(address);
            const form = visitor.page.locator(`form:has(#u-${kind})`).first();
            await form.locator('input[type=file]').setInputFiles(pdf);
            await Promise.all([visitor.page.waitForNavigation(), form.locator('button').last().click()]);
        }
    }

    async invite(editor, number, reviewer, given, family) {
        await editor.go(`/manuscripts/${number}/reviewers`);
        const form = 'main details > form:has(input[name=email])';
        await editor.page.getByText('Add somebody by name and address').click();
        await editor.fill({ given, family, email: reviewer.address, affiliation: 'Garden of reviewers' }, form);
        await Promise.all([editor.page.waitForNavigation(),
            editor.page.locator(form).first().locator('button').first().click()]);
        await editor.go(`/manuscripts/${number}`);
        const href = await editor.page.locator('a[href*="/acts/invite"]').last().getAttribute('href');
        await editor.go(href);
        await editor.send({ overruled: 'Nobody else knows these plants.' });
    }

    // By the mailed link; halfway the draft is saved by its button and found again.
    async review(reviewer, words, recommendation) {
        const link = await this.house.link(reviewer.address, 'Would you review');
        const form = 'main form:has(textarea[name=comments_to_authors])';
        await reviewer.go(link);
        await reviewer.page.getByRole('link', { name: 'Yes, I will review it' }).click();
        await reviewer.look();
        await reviewer.press('Accept the invitation');
        await reviewer.go(link);
        await reviewer.fill({ comments_to_authors: words }, form);
        await reviewer.press('Save the draft');
        const kept = await reviewer.page.locator('textarea[name=comments_to_authors]').inputValue();
        if (kept !== words) throw new Error(`${reviewer.name}: the draft reads “${kept}”`);
        await reviewer.send({ recommendation }, form);
    }
}
