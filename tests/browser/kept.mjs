// What the browser keeps of a text that the server has not: through a reload, for its writer alone, and in each tab.
const told = 'What you had typed here stands here again.';
const expertise = (visitor) => visitor.page.locator('textarea[name=expertise]');

async function stands(visitor, words) {
    await visitor.go('/profile');
    const there = await expertise(visitor).inputValue(), said = await visitor.page.getByText(told).count();
    if (there !== words) throw new Error(`${visitor.name} finds “${there}” where “${words}” should stand`);
    return said > 0;
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
    await Promise.all([author.page.waitForNavigation(), author.page.getByRole('button', { name: 'Sign out', exact: true }).click()]);
    await author.signIn(author.address);
    if (await stands(author, saved)) throw new Error('signing out left a copy');
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
    const answers = [await saves(visitor.page, 'The first tab.'), await saves(second, 'The second tab.'), await saves(visitor.page, 'The first tab goes on.')];
    if (answers.join() !== '200,409,200') throw new Error(`the tabs are answered ${answers}`);
    await second.reload();
    const taken = await answered(second, () => second.getByRole('button', { name: 'Use the one kept here' }).click());
    if (taken !== 200) throw new Error(`the text kept here is answered ${taken}`);
    if (await area(second).inputValue() !== 'The second tab.') throw new Error('the second tab lost its text');
    await second.close();
}
