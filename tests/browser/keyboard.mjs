// A decision by somebody who has no mouse: from the door to the letter, by Tab, Enter and letters alone.

// What is focused now, as somebody sees and hears it.
function focused() {
    const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
    const mark = at.matches('.scores input') ? getComputedStyle(at.closest('label')) : style;
    return { name: at.name || '', words: (at.innerText || at.ariaLabel || '').trim(), tag: at.tagName,
        jumps: at.tabIndex > 0,
        isMarked: mark.outlineStyle !== 'none' && parseFloat(mark.outlineWidth) >= 2,
        isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth };
}

async function tabTo(page, wanted) {
    for (let steps = 0; steps < 120; steps++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(focused);
        if (at.tag === 'BODY' || at.tag === 'IFRAME') continue;
        if (at.jumps) throw new Error(`“${at.words || at.name}” is out of order`);
        if (!at.isMarked || !at.isInView)
            throw new Error(`nobody sees that “${at.words || at.name}” is focused at ${page.url()}`);
        if (wanted(at)) return at;
    }
    throw new Error(`Tab does not lead there: ${wanted} at ${page.url()}`);
}

const words = (pattern) => (at) => pattern.test(at.words);
const field = (name) => (at) => at.name === name;

async function enter(page) {
    await Promise.all([page.waitForNavigation({ timeout: 8000 }), page.keyboard.press('Enter')]);
}

// The skip link is the first stop, and leads past the frame into the page.
async function skip(page) {
    await tabTo(page, (at) => at.tag === 'A');
    if (!/Skip to the page/.test((await page.evaluate(focused)).words))
        throw new Error('the first stop is not the skip link');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    if (!await page.evaluate(() => document.activeElement.closest('main')))
        throw new Error('the skip link does not lead into the page');
    await page.keyboard.press('Shift+Tab');
}

export async function decideByKeyboard(visitor, password, title, letter) {
    const { page } = visitor;
    await page.goto('/sign-in');
    await skip(page);
    await tabTo(page, field('address'));
    await page.keyboard.type(visitor.address);
    await tabTo(page, field('password'));
    await page.keyboard.type(password);
    await enter(page);
    await tabTo(page, words(title));
    await enter(page);
    await tabTo(page, words(/^Decide$/));
    await enter(page);
    await tabTo(page, field('kind'));
    await tabTo(page, field('letter'));
    await page.keyboard.press('Control+A');
    await page.keyboard.type(letter);
    await page.locator('[data-saved][data-state=saved]', { hasText: /^Saved \d\d:\d\d$/ }).waitFor({ timeout: 5000 });
    await page.reload();
    if (await page.locator('[name=letter]').inputValue() !== letter)
        throw new Error('the letter was not kept as it was typed');
    await tabTo(page, words(/See what each will read/));
    await enter(page);
    await tabTo(page, words(/send it$/));
    await enter(page);
}
