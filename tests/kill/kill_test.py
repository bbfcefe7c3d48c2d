#!/usr/bin/python3
"""kill_test.py SUCCESSION PREPARE: kills the journal again and again while people act, and holds it to its word.

Whoever gets no answer sends the same form again until there is one. In the end each act that was answered is there,
once, with its event and its letters; no letter has left twice; and `succession check` finds the records whole.
"""
import collections
import http.client
import itertools
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

from databases import databases
from mailbox import Mailbox

# how many letters each act writes
LETTERS = {"write": 1, "hold": 2, "lift": 2}


class Journal:
    """The server: started, killed, and started again at another port."""

    def __init__(self, binary, database, folder, mail_port):
        self.binary, self.folder = binary, folder
        self.environment = os.environ | {"SUCCESSION_DATABASE": database.url}
        self.config = folder / "journal.yaml"
        self.config.write_text(f"smtp: {{host: 127.0.0.1, port: {mail_port}, starttls: false}}\n")
        self.port = None
        self.process = None

    def command(self, *words):
        return [self.binary, *words, "--config", self.config, "--data", self.folder]

    def start(self):
        self.process = subprocess.Popen(self.command("serve", "--port", "0"), env=self.environment, text=True,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for line in self.process.stderr:
            if " is open at " in line:
                self.port = int(line.rsplit(":", 1)[1])
                return
        raise SystemExit(f"the journal does not start: {self.process.wait()}")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stderr.close()

    def check(self):
        return subprocess.run(self.command("check"), env=self.environment, capture_output=True, text=True).stdout


class Person(threading.Thread):
    """Acts on one manuscript, form after form; each is sent until it is answered."""

    def __init__(self, journal, manuscript, session, author, ending):
        super().__init__(daemon=True)
        self.journal, self.manuscript, self.author, self.ending = journal, manuscript, author, ending
        token, self.csrf = session
        self.headers = {"Cookie": f"session={token}", "Content-Type": "application/x-www-form-urlencoded"}
        self.answered = collections.Counter()
        self.notes = []
        self.repeated = 0
        self.trouble = None

    def run(self):
        try:
            for number, act in enumerate(itertools.cycle(["write", "hold", "lift"])):
                if self.ending.is_set():
                    return
                self.act(act, f"{self.manuscript} {act} {number}")
        except Exception as trouble:
            self.trouble = trouble

    def act(self, act, key):
        fields = {"csrf": self.csrf, "once": key, "reason": key}
        if act == "write":
            fields |= {"person": self.author, "note": f"Note [{key}] of the kill test."}
            self.notes.append(key)
        body = urllib.parse.urlencode(fields)
        for tries in itertools.count():
            answer = self.post(f"/manuscripts/{self.manuscript}/acts/{act}", body)
            if answer == 303:
                self.answered[act] += 1
                self.repeated += tries > 0
                return
            if answer not in (None, 503):
                raise RuntimeError(f"{key} was answered {answer}")
            time.sleep(0.01)

    def post(self, path, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.journal.port, timeout=10)
        try:
            connection.request("POST", path, body, self.headers)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()


def play(binary, prepare, database, folder, luck):
    """Kills the journal while people act; returns what they had answered, and the mailbox."""
    made = subprocess.run([prepare, "--no-intro=1", "--minimal=1"], check=True, capture_output=True, text=True,
                          env=os.environ | {"SUCCESSION_DATABASE": database.url}).stdout
    cast = json.loads(next(line for line in made.splitlines() if line.startswith("{")))
    mailbox = Mailbox()
    journal = Journal(binary, database, folder, mailbox.port)
    ending = threading.Event()
    journal.start()
    actors = itertools.cycle(["salix-alba", "laminaria-digitata"])
    people = [Person(journal, manuscript, cast["salix-alba"], cast["author"], ending)
              for manuscript in cast["manuscripts"]]
    for person in people:
        person.start()
    for _ in range(database.kills):
        time.sleep(luck.uniform(0.02, 0.4))
        journal.kill()
        journal.start()
    ending.set()
    for person in people:
        person.join(30)
    time.sleep(0.5)
    journal.kill()
    return people, mailbox, journal


def faults(people, mailbox, journal, database):
    """Everything in which the journal did not keep its word."""
    for person in people:
        if person.trouble or person.is_alive():
            yield f"{person.manuscript}: {person.trouble or 'no answer'}"
        yield from faults_of(person, database)
    for letter, times in collections.Counter(mailbox.taken).items():
        if times > 1:
            yield f"letter {letter} was sent {times} times"
    taken = set(mailbox.taken)
    for letter, state in database.ask("SELECT id, state FROM letter WHERE event_id IN"
                                      " (SELECT id FROM event WHERE act IN ('write', 'hold', 'lift'))"):
        if state == "sent" and int(letter) not in taken:
            yield f"letter {letter} is said to be sent"
        if state in ("waiting", "failed", "cancelled") and int(letter) in taken:
            yield f"letter {letter} was sent, but is {state}"
    said = journal.check()
    for line in said.splitlines():
        if not line.startswith("mail ") and not line.endswith(" well"):
            yield line
    if "records      well" not in said:
        yield f"check said: {said}"


def faults_of(person, database):
    where = f"manuscript_id = (SELECT id FROM manuscript WHERE number = '{person.manuscript}')"
    for act, answered in person.answered.items():
        events = int(database.ask(f"SELECT count(*) FROM event WHERE {where} AND act = '{act}'")[0][0])
        if events != answered:
            yield f"{person.manuscript}: {act} was answered {answered} times and happened {events} times"
        letters = int(database.ask(f"SELECT count(*) FROM letter WHERE {where} AND event_id IN"
                                   f" (SELECT id FROM event WHERE {where} AND act = '{act}')")[0][0])
        if letters != events * LETTERS[act]:
            yield f"{person.manuscript}: {events} times {act} wrote {letters} letters"
    for note in person.notes:
        letters = int(database.ask(f"SELECT count(*) FROM letter WHERE {where} AND body LIKE '%[{note}]%'")[0][0])
        if letters != 1:
            yield f"{note}: {letters} letters"


def main(binary, prepare):
    seed = int(os.environ.get("KILL_SEED", random.randrange(10**6)))
    found = []
    with tempfile.TemporaryDirectory(prefix="succession-kill-") as folder:
        for database in databases(pathlib.Path(folder)):
            people, mailbox, journal = play(binary, prepare, database, pathlib.Path(folder), random.Random(seed))
            found += [f"{database.name}: {fault}" for fault in faults(people, mailbox, journal, database)]
            acts = sum(sum(person.answered.values()) for person in people)
            print(f"{database.name}: {database.kills} kills, {acts} acts answered,"
                  f" {sum(p.repeated for p in people)} of them when sent again,"
                  f" {len(mailbox.taken)} letters left")
            if acts < 3 * database.kills:
                found.append(f"{database.name}: only {acts} acts between the kills")
            database.close()
    print("\n".join(found))
    if found:
        print(f"KILL_SEED={seed}")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
