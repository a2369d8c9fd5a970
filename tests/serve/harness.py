"""A database of samples, a server over it, and requests that are as rude as need be."""
import argparse
import json
import os
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / 'data' / 'samples'
DATA = ROOT / 'data'

program = None  # the path of prongsai, as main() was told


def main():
    global program
    parser = argparse.ArgumentParser()
    parser.add_argument('--prongsai', required=True)
    arguments, rest = parser.parse_known_args()
    program = str(Path(arguments.prongsai).resolve())
    sys.modules['harness'].program = program
    unittest.main(module='__main__', argv=[sys.argv[0], *rest])


def prongsai(*arguments, check=True):
    return subprocess.run([sys.modules['harness'].program, *map(str, arguments)], capture_output=True, text=True, check=check)


class Answer:
    """What came back: status, headers (lower case), body. status 0: the connection was closed without one."""

    def __init__(self, raw, is_head=False):
        self.raw = raw
        self.status, self.headers, self.body, self.rest = 0, {}, b'', b''
        head, separator, body = raw.partition(b'\r\n\r\n')
        if not separator:
            return
        lines = head.decode('latin-1').split('\r\n')
        self.status = int(lines[0].split(' ')[1])
        for line in lines[1:]:
            name, _, value = line.partition(':')
            self.headers[name.strip().lower()] = value.strip()
        length = 0 if is_head else int(self.headers.get('content-length', len(body)))
        self.body, self.rest = body[:length], body[length:]

    def json(self):
        return json.loads(self.body)

    def code(self):
        return self.json()['error']['code']


class Server:
    def __init__(self, database, *options, listen='127.0.0.1:0', environment=None):
        command = [sys.modules['harness'].program, 'serve', '--db', str(database), '--listen', listen, *map(str, options)]
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.errors, env={**os.environ, **(environment or {})})
        self.line = self.process.stdout.readline().decode()
        found = re.match(r'http://(.*):(\d+)/(?:#token=([0-9a-f]+))?\n', self.line)
        if not found:
            self.process.wait()
            raise RuntimeError(f'the server did not start: {self.line} {self.stderr()}')
        self.host, self.port, self.token = found[1].strip('[]'), int(found[2]), found[3]

    def stderr(self):
        self.errors.seek(0)
        return self.errors.read().decode()

    def end(self, number=signal.SIGTERM):
        """Ends it and gives its exit code and the seconds that took."""
        begin = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(timeout=20)
        return code, time.monotonic() - begin

    def stop(self):
        if self.process.poll() is None:
            self.end()
        self.process.stdout.close()
        self.errors.close()

    def connect(self):
        return socket.create_connection((self.host, self.port), timeout=20)

    def raw(self, data, is_head=False, timeout=20):
        """Sends bytes and takes what comes until the server closes or an answer is whole."""
        with self.connect() as connection:
            connection.settimeout(timeout)
            try:
                connection.sendall(data)
            except (ConnectionResetError, BrokenPipeError):
                pass
            return read_answer(connection, is_head)

    def request(self, target, method='GET', headers=None, body=None, host=None):
        lines = {'Host': host if host is not None else f'127.0.0.1:{self.port}', 'Connection': 'close', **(headers or {})}
        if body is not None:
            lines.setdefault('Content-Length', str(len(body)))
        head = f'{method} {target} HTTP/1.1\r\n' + ''.join(f'{name}: {value}\r\n' for name, value in lines.items() if value is not None) + '\r\n'
        return self.raw(head.encode('utf-8', 'surrogateescape') + (body or b''), method == 'HEAD')

    def get(self, path, **query):
        return self.request(path + ('?' + urllib.parse.urlencode(query, doseq=True) if query else ''))

    def api(self, path, **query):
        return self.get('/api/v1' + path, **query)

    def post(self, path, value, token=None, method='POST', headers=None):
        sent = {'Content-Type': 'application/json', 'Authorization': f'Bearer {token if token is not None else self.token}', **(headers or {})}
        return self.request('/api/v1' + path, method, sent, value if isinstance(value, bytes) else json.dumps(value).encode())

    def memory_mb(self):
        """Of the server itself, as the kernel counts what is in memory."""
        with open(f'/proc/{self.process.pid}/status') as status:
            return int(re.search(r'VmRSS:\s+(\d+)', status.read())[1]) / 1024


def read_answer(connection, is_head=False):
    raw = b''
    try:
        while True:
            answer = Answer(raw, is_head)
            whole = answer.status and (is_head or len(answer.body) >= int(answer.headers.get('content-length', 1 << 62)))
            if whole:
                return answer
            piece = connection.recv(65536)
            if not piece:
                return answer
            raw += piece
    except ConnectionResetError:
        return Answer(raw, is_head)


class ServerCase(unittest.TestCase):
    """A server over a few samples, for all tests of a class."""
    reports = ('thung-saeng-thong-2568', 'thung-saeng-thong-2568-plan', 'na-reng-2568', 'bo-sali-2567')
    options = ()

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix='prongsai-serve-'))
        cls.addClassCleanup(shutil.rmtree, cls.folder, True)
        for report in cls.reports:
            shutil.copytree(SAMPLES / report, cls.folder / 'in' / report)
        cls.prepare()
        cls.database = cls.folder / 'reports.db'
        prongsai('ingest', cls.folder / 'in', '--db', cls.database, '--quiet', '--jobs', '1')
        cls.server = cls.start()

    @classmethod
    def prepare(cls):
        """What else is to be in the folder, or is to be changed there."""

    @classmethod
    def start(cls, *options, **keywords):
        server = Server(cls.database, *(options or cls.options), **keywords)
        cls.addClassCleanup(server.stop)
        return server

    def assert_refused(self, answer, status, code=None):
        self.assertEqual(answer.status, status, answer.raw[:300])
        error = answer.json()['error']
        self.assertEqual(set(error), {'code', 'message'})
        if code:
            self.assertEqual(error['code'], code)
