"""An SSH server for tests that behaves as its one argument says.

It listens on a free loopback port, prints "port N", then "ready", then a line for everything that
happens. The password it accepts is "correct horse".
"""

import asyncio
import os
import sys

import asyncssh

PASSWORD = "correct horse"
MODES = {
    # Logins
    "password": "password login",
    "prompt": "keyboard-interactive with one hidden prompt",
    "prompt-empty-round": "the same, then a round without prompts",
    "two-prompts": "keyboard-interactive with two hidden prompts at once",
    "second-prompt": "a second hidden prompt once the first is answered",
    "visible-prompt": "keyboard-interactive with a prompt that is echoed",
    "key-only": "neither password nor keyboard-interactive",
    # Commands, behind a password login
    "exit-signal": "the command ends by SIGABRT",
    "no-status": "the channel closes without any status",
    "status-without-close": "exit status 7, then nothing more",
    "refuse-exec": "no command is run",
    "drop-on-exec": "the connection ends when a command is asked for",
    "silent-exec": "a request to run a command is never answered",
    "drop-in-output": "the connection ends after some output",
    "no-shell": "answers every command with a line and status 0, as a device does",
    "hang": "takes the command and never answers, as a forced command may",
    "flood": "256 MiB on both streams at once",
    # Not SSH at all
    "garbage": "speaks HTTP",
    "mute": "accepts and says nothing",
    "hang-up": "accepts and hangs up",
    "too-busy": "says what sshd says over MaxStartups",
    "broken": "an SSH banner, then garbage",
}


def log(text):
    print(text, flush=True)


class Server(asyncssh.SSHServer):
    def __init__(self, mode):
        self.mode = mode
        self.rounds = 0

    def connection_made(self, conn):
        self.conn = conn
        log("connection")

    def begin_auth(self, username):
        log("begin-auth " + username)
        return True

    def password_auth_supported(self):
        return "prompt" not in self.mode and self.mode != "key-only"

    def validate_password(self, username, password):
        log("auth password")
        return password == PASSWORD

    def public_key_auth_supported(self):
        return self.mode == "key-only"

    def validate_public_key(self, username, key):
        log("auth publickey")
        return False

    def kbdint_auth_supported(self):
        return "prompt" in self.mode

    def get_kbdint_challenge(self, username, lang, submethods):
        log("auth keyboard-interactive")
        prompts = [("Password: ", False)]
        if self.mode == "two-prompts":
            prompts.append(("Code: ", False))
        if self.mode == "visible-prompt":
            prompts = [("Name: ", True)]
        return "", "", "", prompts

    def validate_kbdint_response(self, username, responses):
        self.rounds += 1
        log("prompt-answers %d" % len(responses))
        if self.mode == "second-prompt" and self.rounds == 1:
            return "", "", "", [("Code: ", False)]
        if self.mode == "prompt-empty-round" and self.rounds == 1:
            self.right = responses == [PASSWORD]
            return "", "", "", []
        if self.mode == "prompt-empty-round":
            return self.right
        return responses == [PASSWORD]

    def session_requested(self):
        return Session(self.mode, self.conn)


class Session(asyncssh.SSHServerSession):
    def __init__(self, mode, conn):
        self.mode = mode
        self.conn = conn
        self.paused = asyncio.Event()
        self.paused.set()

    def connection_made(self, chan):
        self.chan = chan

    def exec_requested(self, command):
        log("exec")
        if self.mode == "refuse-exec":
            return False
        if self.mode == "drop-on-exec":
            self.conn.abort()
            return False
        if self.mode == "silent-exec":
            # The event loop stands still: nothing is ever answered on this connection.
            os.kill(os.getpid(), 19)
        return True

    def session_started(self):
        asyncio.get_event_loop().create_task(self.behave())

    def eof_received(self):
        return True

    def pause_writing(self):
        self.paused.clear()

    def resume_writing(self):
        self.paused.set()

    def signal_received(self, signal):
        log("signal " + signal)

    async def behave(self):
        chan = self.chan
        if self.mode == "exit-signal":
            chan.write(b"before\n")
            chan.exit_with_signal("ABRT", True, "it broke", "en")
        elif self.mode == "no-status":
            chan.write(b"before\n")
            chan.close()
        elif self.mode == "status-without-close":
            chan.write(b"before\n")
            # asyncssh's exit() closes the channel; the request alone does not.
            chan._send_request(b"exit-status", (7).to_bytes(4, "big"))
        elif self.mode == "drop-in-output":
            chan.write(b"before\n")
            await asyncio.sleep(0.3)
            self.conn.abort()
        elif self.mode == "no-shell":
            chan.write(b"% Invalid input\n")
            chan.exit(0)
        elif self.mode == "flood":
            piece = b"x" * 65536
            for _ in range(2048):
                await self.paused.wait()
                chan.write(piece)
                chan.write(piece, asyncssh.EXTENDED_DATA_STDERR)
                await asyncio.sleep(0)
            chan.exit(0)
        elif self.mode != "hang":
            chan.write(b"hello\n")
            chan.exit(0)


async def speak(mode, reader, writer):
    log("connection")
    if mode == "garbage":
        await reader.read(20)
        writer.write(b"HTTP/1.1 400 Bad Request\r\nServer: test\r\n\r\n")
    elif mode == "too-busy":
        writer.write(b"Exceeded MaxStartups\r\n")
    elif mode == "broken":
        writer.write(b"SSH-2.0-broken\r\n" + b"\x00\x00\x00\x04garbage that is no packet" * 4)
        await writer.drain()
        await asyncio.sleep(1)
    elif mode == "mute":
        await asyncio.sleep(600)
    await writer.drain()
    writer.close()


async def main(mode):
    if mode in ("garbage", "mute", "hang-up", "too-busy", "broken"):
        server = await asyncio.start_server(
            lambda reader, writer: speak(mode, reader, writer), "127.0.0.1", 0
        )
        port = server.sockets[0].getsockname()[1]
    else:
        server = await asyncssh.create_server(
            lambda: Server(mode),
            "127.0.0.1",
            0,
            server_host_keys=[asyncssh.generate_private_key("ssh-ed25519")],
            encoding=None,
            line_editor=False,
        )
        port = server.sockets[0].getsockname()[1]
    log("port %d" % port)
    log("ready")
    await asyncio.sleep(3600)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in MODES:
        sys.exit("usage: scriptedserver.py MODE\n" + "\n".join(MODES))
    asyncio.run(main(sys.argv[1]))
