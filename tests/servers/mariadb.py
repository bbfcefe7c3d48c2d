"""A MariaDB of our own on loopback, with its data in a folder: made once, emptied at every start."""
import os
import secrets
import shutil
import subprocess
import time

DATABASE = "succession_test"
AS_ROOT = ["--user=root"] if os.getuid() == 0 else []


class MariaDb:
    """Runs from `start` to `stop`; `variables` tell the tests where."""

    def __init__(self, folder, free_port, durable):
        self.folder = folder
        self.data = folder / "data"
        self.port = free_port()
        self.password = secrets.token_hex(16)
        self.durable = durable
        self.process = None
        self.variables = {
            "SUCCESSION_TEST_MARIADB":
                f"host=127.0.0.1 port={self.port} db={DATABASE} user=succession"
                f" password={self.password} charset=utf8mb4",
        }

    def start(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        if not (self.folder / "made").exists():
            self.make()
        (self.folder / "init.sql").write_text(self.first_words())
        # in a session of its own, so that Ctrl-C ends the tests first; yet it never outlives us
        alone = ["setpriv", "--pdeathsig", "TERM"]
        with (self.folder / "log").open("w") as log:
            self.process = subprocess.Popen(
                [*alone, server(), *self.options()], stdout=log, stderr=log, start_new_session=True)
        self.wait()

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait()

    def make(self):
        shutil.rmtree(self.data, ignore_errors=True)
        subprocess.run(
            ["mariadb-install-db", "--no-defaults", *AS_ROOT, f"--datadir={self.data}",
             "--auth-root-authentication-method=normal", "--skip-test-db", "--force"],  # whatever this machine is named
            check=True, stdout=subprocess.DEVNULL)
        (self.folder / "made").touch()

    def options(self):
        relaxed = [] if self.durable else ["--innodb-flush-log-at-trx-commit=0", "--skip-innodb-doublewrite"]
        return [
            # a MariaDB clears away at its start what others keep in a tmpdir of all
            "--no-defaults", *AS_ROOT, f"--datadir={self.data}", f"--tmpdir={self.folder}", "--socket=socket",
            f"--init-file={self.folder / 'init.sql'}", f"--pid-file={self.folder / 'pid'}",
            "--bind-address=127.0.0.1", f"--port={self.port}", "--skip-name-resolve", "--skip-log-bin",
            "--innodb-buffer-pool-size=256M", "--character-set-server=utf8mb4", *relaxed]

    def first_words(self):
        """What the server does before it answers anyone: nothing of an earlier run is left."""
        system = {"mysql", "performance_schema", "sys"}
        old = [entry.name for entry in self.data.iterdir() if entry.is_dir() and entry.name not in system]
        return "\n".join([
            *(f"DROP DATABASE IF EXISTS `{name}`;" for name in old),
            f"CREATE DATABASE {DATABASE};",
            f"CREATE OR REPLACE USER succession@127.0.0.1 IDENTIFIED BY '{self.password}';",
            "GRANT ALL ON *.* TO succession@127.0.0.1;", ""])

    def wait(self):
        for _ in range(600):
            if "ready for connections" in (self.folder / "log").read_text(errors="replace"):
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise SystemExit(f"MariaDB does not start:\n{(self.folder / 'log').read_text(errors='replace')}")


def server():
    """Debian keeps it where only root looks."""
    return shutil.which("mariadbd", path=os.environ["PATH"] + ":/usr/sbin") or "mariadbd"
