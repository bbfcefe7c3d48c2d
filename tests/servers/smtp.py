"""A real mail server on loopback: STARTTLS and sign-in on one port, in the clear on another.

Keeps each letter as FOLDER/letters/ADDRESS.N.eml. Some recipients have a fate of their own:
  bounce*  550, never taken       grey*  451, not yet
  spam*    554 to the text        lost*  the line is cut after the text, before an answer
  cut*     the line is cut at the recipient    silent*  no answer to the recipient
"""
import asyncio
import logging
import shutil
import ssl
import subprocess

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

USER, PASSWORD = "journal", "s3cret of the outbox"


class Letterbox:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        session.letters = 0
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("bounce"):
            return "550 5.1.1 no such person"
        if address.startswith("grey"):
            return "451 4.7.1 come back later"
        if address.startswith("cut"):
            server.transport.abort()
        if address.startswith("silent"):
            await asyncio.sleep(60)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        [address] = envelope.rcpt_tos
        if address.startswith("spam"):
            return "554 5.7.1 we do not like the text"
        self.count += 1
        session.letters += 1
        (self.folder / f"{address}.{self.count}.eml").write_bytes(envelope.original_content)
        if address.startswith("lost"):
            server.transport.abort()
        return f"250 2.0.0 taken, number {session.letters} of this connection"


def sign_in(server, session, envelope, mechanism, data):
    known = data.login == USER.encode() and data.password == PASSWORD.encode()
    # handled=True, the default, would leave a refused client without an answer
    return AuthResult(success=known, handled=known)


def certificate(folder):
    """A certificate for localhost that vouches for itself."""
    if not (folder / "cert.pem").exists():
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-days", "3650", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
             "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
            check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


class MailServer:
    """Runs from `start` to `stop`; `variables` tell the tests where."""

    def __init__(self, folder, free_port):
        letters = folder / "letters"
        shutil.rmtree(letters, ignore_errors=True)
        letters.mkdir(parents=True)
        logging.basicConfig(filename=folder / "log", filemode="w")
        box = Letterbox(letters)
        self.secure = Controller(
            box, hostname="127.0.0.1", port=free_port(), tls_context=certificate(folder), require_starttls=True,
            authenticator=sign_in, auth_required=True, auth_require_tls=True)
        self.plain = Controller(box, hostname="127.0.0.1", port=free_port())
        self.variables = {
            "SUCCESSION_TEST_SMTP": f"localhost:{self.secure.port}",
            "SUCCESSION_TEST_SMTP_PLAIN": f"localhost:{self.plain.port}",
            "SUCCESSION_TEST_SMTP_FOLDER": str(folder),
            "SUCCESSION_TEST_SMTP_USER": USER,
            "SUCCESSION_TEST_SMTP_PASSWORD": PASSWORD,
        }

    def start(self):
        self.secure.start()
        self.plain.start()

    def stop(self):
        self.secure.stop(no_assert=True)  # it may not have begun
        self.plain.stop(no_assert=True)
