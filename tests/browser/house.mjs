// A journal of its own for the browser: an empty data folder, decisions released at once, letters by real SMTP.
import { spawn, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const freePort = () => new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address();
        probe.close(() => done(port));
    });
});

export class House {
    static async open(root, binary) {
        const house = new House();
        house.folder = mkdtempSync(path.join(tmpdir(), 'journal-'));
        house.binary = binary;
        const home = path.join(house.folder, 'home');
        cpSync(path.join(root, 'workflows'), path.join(home, 'workflows'), { recursive: true });
        for (const part of ['templates', 'schema']) symlinkSync(path.join(root, part), path.join(home, part));
        const clocks = path.join(home, 'workflows', 'clocks.yaml');
        writeFileSync(clocks, readFileSync(clocks, 'utf8').replace(/undo_window: \d+/, 'undo_window: 0'));
        house.port = await freePort();
        house.base = `http://127.0.0.1:${house.port}`;
        house.config = path.join(house.folder, 'journal.yaml');
        writeFileSync(house.config, house.settings());
        house.environment = {
            ...process.env, SUCCESSION_HOME: home,
            SUCCESSION_SMTP_PASSWORD: process.env.SUCCESSION_TEST_SMTP_PASSWORD };
        house.run('migrate');
        return house;
    }

    // The demo, made anew.
    static async demo(binary) {
        const house = new House();
        house.folder = mkdtempSync(path.join(tmpdir(), 'demo-'));
        house.port = await freePort();
        house.base = `http://127.0.0.1:${house.port}`;
        const parts = ['demo', '--data', path.join(house.folder, 'data'), '--port', String(house.port)];
        house.server = spawn(binary, parts, { stdio: 'ignore' });
        await house.opened(1800);
        return house;
    }

    settings() {
        const [host, port] = process.env.SUCCESSION_TEST_SMTP.split(':');
        const mariadb = process.env.SUCCESSION_BROWSER_DATABASE;
        return [
            `data: ${path.join(this.folder, 'data')}`,
            ...(mariadb ? [`database: "${mariadb}"`] : []),
            'journal:', `  public_url: ${this.base}`,
            'server:', `  port: ${this.port}`,
            'smtp:', `  host: ${host}`, `  port: ${port}`, `  user: ${process.env.SUCCESSION_TEST_SMTP_USER}`,
            `  ca_file: ${process.env.SUCCESSION_TEST_SMTP_FOLDER}/cert.pem`, ''].join('\n');
    }

    // Makes somebody known and returns the address at which they make their account.
    add(address, given, family, ...roles) {
        const options = roles.flatMap((role) => ['--role', role]);
        return this.run('person', 'add', address, '--given', given, '--family', family, ...options).match(/http\S+/)[0];
    }

    run(...words) {
        return execFileSync(this.binary, [...words, '--config', this.config],
            { env: this.environment, encoding: 'utf8' });
    }

    async start() {
        this.server = spawn(this.binary, ['serve', '--config', this.config],
            { env: this.environment, stdio: ['ignore', 'ignore', 'inherit'] });
        await this.opened(300);
    }

    async opened(most) {
        for (let tries = 0; tries < most; tries++) {
            if (await fetch(`${this.base}/health`).then((answer) => answer.ok, () => false)) return;
            await new Promise((done) => setTimeout(done, 50));
        }
        throw new Error('the journal did not open');
    }

    // The newest letter to an address whose subject or text has these words; waits until it has come.
    async letter(address, words) {
        const box = `${process.env.SUCCESSION_TEST_SMTP_FOLDER}/letters`;
        for (let tries = 0; tries < 200; tries++) {
            const names = readdirSync(box).filter((name) => name.startsWith(`${address}.`));
            names.sort((one, other) => Number(other.match(/\.(\d+)\.eml$/)[1]) - Number(one.match(/\.(\d+)\.eml$/)[1]));
            for (const name of names) {
                const text = plain(readFileSync(path.join(box, name), 'utf8'));
                if (text.includes(words)) return text;
            }
            await new Promise((done) => setTimeout(done, 100));
        }
        throw new Error(`no letter to ${address} says “${words}”`);
    }

    async link(address, words) {
        return (await this.letter(address, words)).match(/https?:\/\/\S+/)[0];
    }

    async close() {
        const ended = this.server && this.server.exitCode === null && once(this.server, 'exit');
        this.server?.kill('SIGTERM');
        await ended;
        rmSync(this.folder, { recursive: true, force: true });
    }
}

// Quoted-printable and base64 bodies as text, lines that were only folded joined again.
function plain(message) {
    const end = message.search(/\r?\n\r?\n/);
    const head = message.slice(0, end).replace(/\r?\n[ \t]+/g, ' ');
    let body = message.slice(end).trim();
    if (/^content-transfer-encoding:\s*base64/im.test(head)) body = Buffer.from(body, 'base64').toString('utf8');
    if (/^content-transfer-encoding:\s*quoted-printable/im.test(head)) {
        body = body.replace(/=\r?\n/g, '')
            .replace(/(=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replace(/=/g, ''), 'hex').toString('utf8'));
    }
    return `${head}\n${body.replace(/ \r?\n/g, ' ')}`;
}
