// The whole journey in a browser: a PDF becomes a published article, every part played by its person; one of them has
// no mouse, and some no scripts.
// node journey.mjs ROOT BINARY MAKE_PDF, beside the servers of tests/servers/run
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { House } from './house.mjs';
import * as kept from './kept.mjs';
import { decideByKeyboard } from './keyboard.mjs';
import { Parts, who } from './parts.mjs';
import { PASSWORD, launch, longName } from './visitor.mjs';

const [root, binary, maker] = process.argv.slice(2);
const say = (line) => console.log(`browser: ${line}`);
const without = { scripts: false };

const house = await House.open(root, binary);
const browser = await launch();
const parts = new Parts(browser, house);

// Without a network there is a page that says so; with it the journal is there again.
async function readsOffline(reader) {
    await reader.page.evaluate(() => navigator.serviceWorker.ready);
    await reader.context.setOffline(true);
    await reader.page.goto('/issues');
    await reader.says('You are offline');
    await reader.context.setOffline(false);
    await reader.page.getByRole('link', { name: 'Try again' }).click();
    await reader.page.getByRole('heading', { name: 'Issues' }).first().waitFor();
}

// A manuscript is submitted, and declined without review, by people whose browsers run no scripts.
async function withoutScripts(managing, pdf) {
    const author = await parts.author('Spartina', 'patens', without);
    const number = await parts.submit(author, 'Cordgrass holds the edge of a realigned marsh', pdf);
    await managing.act(number, 'pass');
    await managing.send({ ticks: true });
    const chief = await parts.visitor('robur', without);
    await chief.signIn(who('robur'));
    await chief.act(number, 'decide_directly');
    await chief.send({
        kind: 'reject-without-review', letter: 'Dear authors,\n\nthis is not for us.\n\nWe wish you well.' });
    await chief.press('send it');
    await house.letter(who('patens'), 'this is not for us.');
    await author.go(`/manuscripts/${number}`);
    await author.says('We wish you well.');
}

try {
    const pdf = path.join(house.folder, 'manuscript.pdf');
    execFileSync(maker, [pdf]);
    const managing = await parts.officer('Salix', 'alba', 'managing_editor');
    const chief = await parts.officer('Quercus', 'robur', 'editor_in_chief');
    const editor = await parts.officer('Laminaria', 'digitata', 'coordinating_editor');
    const production = await parts.officer('Acer', 'saccharum', 'production_editor');
    await house.start();
    for (const visitor of [managing, chief, editor, production]) await visitor.welcome(visitor.welcomeLink);
    say('the office is there');

    const author = await parts.author('Zostera', 'marina');
    const number = await parts.submit(author, 'Seagrass meadows recover faster beside restored oyster reefs', pdf);
    await kept.typedOutlivesReload(author);
    await kept.typedAfterSaving(author);
    await kept.eachTabKeepsItsOwn(author);
    await kept.sentOnceMore(author);
    await kept.oldOnesGo(author);
    await kept.pastedNothing(author);
    await kept.nobodyElseFindsIt(author, who('robur'));
    await kept.staysWithoutALine(author);
    await kept.rowsWithoutALine(author);
    say(`${number} is submitted, and what was typed stays`);

    await managing.go('/desk');
    await managing.says('Seagrass meadows');
    await managing.go('/workflow');
    for (const name of ['write', 'hand_to_author']) {
        await managing.act(number, name);
        await managing.says(longName);
    }
    await managing.act(number, 'pass');
    await managing.send({ ticks: true });
    await chief.act(number, 'assign');
    await chief.page.getByLabel('Laminaria digitata').check();
    await chief.send({ overruled: 'Nobody else knows these reefs.' });
    say('it is assigned');

    const convinced = await parts.visitor('edulis');
    const doubting = await parts.visitor('mangle', without);
    await parts.invite(editor, number, convinced, 'Ostrea', 'edulis');
    await parts.invite(editor, number, doubting, 'Rhizophora', 'mangle');
    const link = await house.link(convinced.address, 'Would you review');
    await kept.linkStaysSecret(convinced, link);
    await kept.signsOutBehindALink(author, link);
    await parts.review(convinced, 'The paired design is convincing.\n\n1. Name the reefs.', 'accept');
    await parts.review(doubting, 'Reef age and distance are confounded at two sites.', 'minor-revision');
    say('two reports are in, one without scripts');

    for (const test of [kept.anotherTabKeepsItsOwn, kept.typedBesideTwoTexts, kept.staysInAFullStore])
        await test(editor, `/manuscripts/${number}/acts/recommend`);
    await editor.act(number, 'recommend');
    await editor.send({ kind: 'accept' });
    const byKeyboard = await parts.visitor('robur');
    await decideByKeyboard(byKeyboard, PASSWORD, /Seagrass meadows/,
        'Dear authors, thank you. We are glad to accept it.');
    await house.letter(who('marina'), 'We are glad to accept it.');
    await author.go(`/manuscripts/${number}`);
    await author.says('The paired design is convincing.\n\n1. Name the reefs.');
    say('it is accepted, by keyboard alone');

    await parts.files(author, `/manuscripts/${number}/acts/deliver`, ['final'], pdf);
    await author.act(number, 'deliver');
    await author.send({ licence: 'CC-BY-4.0' });
    await managing.act(number, 'pass_final');
    await managing.send({ ticks: true });
    await parts.files(production, `/manuscripts/${number}/acts/send_proof`, ['proof'], pdf);
    await production.act(number, 'send_proof');
    await production.send();
    await author.act(number, 'approve_proof');
    await author.reads(`/manuscripts/${number}/acts/approve_proof`);
    await author.send();
    await production.act(number, 'schedule');
    await production.send({ date: new Date().toISOString().slice(0, 10), time: '00:00' });
    await house.letter(who('marina'), 'published');
    say('it is published');

    const reader = await parts.visitor('reader');
    await reader.go('/');
    await reader.says('Seagrass meadows');
    await reader.page.getByRole('link', { name: /Seagrass meadows/ }).first().click();
    await reader.look();
    await reader.says('Zostera marina');
    await readsOffline(reader);
    say('a reader reads it, and is told when the line is dead');

    await withoutScripts(managing, pdf);
    say('another is submitted and declined without scripts');
} catch (error) {
    console.error(error);
    for (const page of browser.contexts().flatMap((context) => context.pages())) console.error('open:', page.url());
    process.exitCode = 1;
} finally {
    await browser.close();
    await house.close();
}
