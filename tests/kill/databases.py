"""The two databases the journal may be kept in, as the kill test makes and asks them."""
import os
import sqlite3
import subprocess


class Sqlite:
    name = "SQLite"
    kills = 50

    def __init__(self, folder):
        self.file = folder / "journal.db"
        self.url = f"sqlite:{self.file}"

    def ask(self, sql):
        with sqlite3.connect(self.file) as database:
            return [tuple(str(value) for value in row) for row in database.execute(sql)]

    def close(self):
        pass


class MariaDb:
    name = "MariaDB"
    kills = 10

    def __init__(self, server):
        words = dict(word.split("=", 1) for word in server.split())
        self.database = f"succession_kill_{os.getpid()}"
        self.client = ["mariadb", "--no-defaults", "--batch", "--skip-column-names", f"--host={words['host']}",
                       f"--port={words['port']}", f"--user={words['user']}"]
        self.password = words["password"]
        self.run(f"CREATE DATABASE {self.database}")
        self.url = "mariadb:" + " ".join(f"{word}={words[word]}" for word in ("host", "port", "user", "password"))
        self.url += f" db={self.database}"

    def run(self, sql, *options):
        return subprocess.run([*self.client, *options], input=sql, env=os.environ | {"MYSQL_PWD": self.password},
                              check=True, capture_output=True, text=True).stdout

    def ask(self, sql):
        return [tuple(line.split("\t")) for line in self.run(sql, self.database).splitlines()]

    def close(self):
        self.run(f"DROP DATABASE {self.database}")


def databases(folder):
    yield Sqlite(folder)
    server = os.environ.get("SUCCESSION_TEST_MARIADB")
    if server:
        yield MariaDb(server)
    elif os.environ.get("SUCCESSION_TEST_REQUIRE_MARIADB"):
        raise SystemExit("the kill test found no MariaDB")
