"""A mail server of a few lines: takes every letter and remembers its Message-ID."""
import re
import socketserver
import threading


class Talk(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            self.say("220 mailbox")
            while line := self.rfile.readline():
                self.answer(line.upper().split()[:1])
        except OSError:
            pass  # the journal was killed in the middle

    def answer(self, verb):
        if verb == [b"DATA"]:
            self.say("354 go on")
            self.take()
        elif verb == [b"QUIT"]:
            self.say("221 bye")
        else:
            self.say("250 well")

    def take(self):
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return  # cut off: this letter was never ours
            lines.append(line)
        found = re.search(rb"(?im)^message-id:\s*<letter\.(\d+)@", b"".join(lines))
        self.server.taken.append(int(found.group(1)))
        self.say("250 taken")

    def say(self, words):
        self.wfile.write(words.encode() + b"\r\n")


class Mailbox(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Talk)
        self.taken = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]
