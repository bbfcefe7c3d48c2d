// The whole journey in a browser: a PDF becomes a published article, every part played by its person.
// node journey.mjs ROOT BINARY, beside the servers of tests/servers/run
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { House } from './house.mjs';
import { Visitor } from './visitor.mjs';

const [root, binary, maker] = process.argv.slice(2);
const say = (line) => console.log(`browser: ${line}`);
const who = (family) => `${family}@restoration.example`;

const house = await House.open(root, binary);
const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

async function officer(given, family, ...roles) {
    const visitor = await new Visitor(browser, house, family).arrive();
    visitor.address = who(family);
    visitor.welcomeLink = house.add(visitor.address, given, family, ...roles);
    return visitor;
}

async function submit(author, pdf) {
    await author.go('/submit');
    await author.page.locator('button[value="research-article"]').click();
    await author.page.waitForURL(/submission/);
    const base = new URL(author.page.url()).pathname.replace(/\/submission.*/, '');
    const words = 'Meadows beside restored reefs recovered twice as fast as meadows elsewhere.';
    await author.go(`${base}/submission/type`);
    await author.send();
    await author.go(`${base}/submission/text`);
    await author.send({ title: 'Seagrass meadows recover faster beside restored oyster reefs', running_head: 'Seagrass beside reefs', abstract: words,
        implications: ['Plant meadows where reefs stand.', 'Restore the reef first.'], keywords: 'meadow\noyster\nreef\nseagrass' });
    for (const step of ['statements', 'authors', 'reviewers', 'site', 'files', 'check']) {
        await author.go(`${base}/submission/${step}`);
        if (step === 'statements') await author.send();
        if (step === 'authors') {
            await author.send({ 'given-1': 'Zostera', 'family-1': 'marina', 'email-1': who('marina'), 'affiliation-1': 'Institute of Meadows', 'corresponding-1': true,
                'given-2': 'Posidonia', 'family-2': 'oceanica', 'email-2': who('oceanica'), 'affiliation-2': 'Institute of Coasts' });
        }
        if (step === 'site') await author.send({ activities: 'first' });
        if (step === 'files') await files(author, `${base}/submission/files`, ['title_page', 'main'], pdf);
    }
    await author.go(`${base}/submission/check`);
    const missing = await author.page.locator('section.notice.clay').innerText({ timeout: 500 }).catch(() => '');
    if (missing) throw new Error(missing);
    await author.send();
    await author.says('REC-');
    return (await author.page.locator('main').innerText()).match(/REC-\d\d-\d+/)[0];
}

async function files(visitor, address, kinds, pdf) {
    for (const kind of kinds) {
        await visitor.go(address);
        const form = visitor.page.locator(`form:has(#u-${kind})`).first();
        await form.locator('input[type=file]').setInputFiles(pdf);
        await Promise.all([visitor.page.waitForNavigation(), form.locator('button').last().click()]);
    }
}

async function invite(editor, number, reviewer, given, family) {
    await editor.go(`/manuscripts/${number}/reviewers`);
    const form = 'main details > form:has(input[name=email])';
    await editor.page.getByText('Add somebody by name and address').click();
    await editor.fill({ given, family, email: reviewer.address, affiliation: 'Garden of reviewers' }, form);
    await Promise.all([editor.page.waitForNavigation(), editor.page.locator(form).first().locator('button').first().click()]);
    await editor.go(`/manuscripts/${number}`);
    const href = await editor.page.locator('a[href*="/acts/invite"]').last().getAttribute('href');
    await editor.go(href);
    await editor.send({ overruled: 'Nobody else knows these plants.' });
}

async function review(reviewer, words, recommendation) {
    const link = await house.link(reviewer.address, 'Would you review');
    await reviewer.go(link);
    await reviewer.page.getByRole('link', { name: 'Yes, I will review it' }).click();
    await reviewer.look();
    await reviewer.press('Accept the invitation');
    await reviewer.go(link);
    await reviewer.send({ comments_to_authors: words, recommendation }, 'main form:has(textarea[name=comments_to_authors])');
}

try {
    const pdf = path.join(house.folder, 'manuscript.pdf');
    execFileSync(maker, [pdf]);
    const managing = await officer('Salix', 'alba', 'managing_editor');
    const chief = await officer('Quercus', 'robur', 'editor_in_chief');
    const editor = await officer('Laminaria', 'digitata', 'coordinating_editor');
    const production = await officer('Acer', 'saccharum', 'production_editor');
    await house.start();
    for (const visitor of [managing, chief, editor, production]) await visitor.welcome(visitor.welcomeLink);
    say('the office is there');

    const author = await new Visitor(browser, house, 'marina').arrive();
    author.address = who('marina');
    await author.go('/register');
    await author.send({ given: 'Zostera', family: 'marina', address: who('marina') });
    await author.welcome(await house.link(who('marina'), 'account'));
    const number = await submit(author, pdf);
    say(`${number} is submitted`);

    await managing.go('/desk');
    await managing.says('Seagrass meadows');
    await managing.go('/workflow');
    await managing.act(number, 'pass');
    await managing.send({ ticks: true });
    await chief.act(number, 'assign');
    const option = await chief.page.locator('main').getByText('Laminaria digitata').first();
    await option.click().catch(() => {});
    await chief.send();
    say('it is assigned');

    const reviewers = [];
    for (const [given, family] of [['Ostrea', 'edulis'], ['Rhizophora', 'mangle']]) {
        const reviewer = await new Visitor(browser, house, family).arrive();
        reviewer.address = who(family);
        await invite(editor, number, reviewer, given, family);
        reviewers.push(reviewer);
    }
    await review(reviewers[0], 'The paired design is convincing.', 'accept');
    await review(reviewers[1], 'Reef age and distance are confounded at two sites.', 'minor-revision');
    say('two reports are in');

    await editor.act(number, 'recommend');
    await editor.send({ kind: 'accept' });
    await chief.act(number, 'decide');
    await chief.send({ kind: 'accept', letter: 'Dear authors, thank you. We are glad to accept it.', reports: true });
    await Promise.all([chief.page.waitForNavigation(), chief.page.locator('button.main[form]').click()]);
    await house.letter(who('marina'), 'decision');
    await author.go(`/manuscripts/${number}`);
    await author.says('The paired design is convincing.');
    say('it is accepted');

    await files(author, `/manuscripts/${number}/acts/deliver`, ['final'], pdf);
    await author.act(number, 'deliver');
    await author.send({ licence: 'CC-BY-4.0' });
    await managing.act(number, 'pass_final');
    await managing.send({ ticks: true });
    await files(production, `/manuscripts/${number}/acts/send_proof`, ['proof'], pdf);
    await production.act(number, 'send_proof');
    await production.send();
    await author.act(number, 'approve_proof');
    await author.send();
    await production.act(number, 'schedule');
    await production.send({ date: new Date().toISOString().slice(0, 10), time: '00:00' });
    await house.letter(who('marina'), 'published');
    say('it is published');

    const reader = await new Visitor(browser, house, 'reader').arrive();
    await reader.go('/');
    await reader.says('Seagrass meadows');
    await reader.page.getByRole('link', { name: /Seagrass meadows/ }).first().click();
    await reader.look();
    await reader.says('Zostera marina');
    say('a reader reads it');
} catch (error) {
    console.error(error);
    for (const page of browser.contexts().flatMap((context) => context.pages())) console.error('open:', page.url());
    process.exitCode = 1;
} finally {
    await browser.close();
    house.close();
}
