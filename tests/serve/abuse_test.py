#!/usr/bin/env python3
"""What nobody should send: each is answered with a typed 4xx or a proper answer, nothing of the file system is told, and the server goes on."""
import json
import os
import signal
import time
import unittest

import harness
from harness import Server, ServerCase, read_answer

OPEN_TO_ALL = ('content-security-policy', 'x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy',
               'cross-origin-resource-policy', 'cache-control')

TRAVERSALS = ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/%2e%2e%2fsecret.txt', '/..%252fsecret.txt', '/%252e%252e%252fsecret.txt',
              '/..\\secret.txt', '/..%5csecret.txt', '/assets/../../secret.txt', '/assets/..%2f..%2fsecret.txt', '/./../secret.txt', '//secret.txt',
              '/....//secret.txt', '/%c0%ae%c0%ae/secret.txt', '/..%c0%afsecret.txt', '/..%ef%bc%8fsecret.txt', '/secret.txt%00.js', '/assets%00/../secret.txt',
              '/%00', '/etc/passwd', '//etc/passwd', '/file:///etc/passwd', '/~root', '/.git/config', '/web/../secret.txt', '/..;/secret.txt',
              '/assets/link.txt', '/api/v1/../../secret.txt', '/api/v1/documents/..%2f..%2fsecret.txt/file', '/api/v1/documents/../../../secret.txt']

INJECTIONS = ["' OR '1'='1", "1; DROP TABLE document; --", "1 UNION SELECT sql FROM sqlite_schema", '" OR ""="', "*", "%", "_", "a* OR b", 'NEAR(a b)', '"', "'",
              "<script>alert(1)</script>", "=1+1", "../../etc/passwd", "%00", "${jndi:ldap://x}", "{{7*7}}", "\\", "ก" * 300, "๑๒๓", "-1", "1e309", "NaN",
              "0x7fffffff", "9223372036854775808", "true", "null", "[]", "‮", "\U0001F600", "a\tb", "(((((((((", ") OR (1", "^a", "-b", "a:b", "NOT", "AND"]


class Abuse(ServerCase):
    options = ()

    @classmethod
    def prepare(cls):
        (cls.folder / 'secret.txt').write_text('SECRET OF THE FILE SYSTEM')
        web = cls.folder / 'web'
        (web / 'assets').mkdir(parents=True)
        (web / 'index.html').write_text('<!doctype html><title>x</title>')
        (web / 'assets' / 'a.js').write_text('1')
        (web / 'assets' / 'link.txt').symlink_to('../../secret.txt')
        cls.options = ('--web', web)

    def tearDown(self):
        self.assertIsNone(self.server.process.poll(), 'the server has ended')
        self.assertEqual(self.server.api('/meta').status, 200)
        self.assertLess(self.server.memory_mb(), 200)

    def assert_nothing_leaks(self, answer):
        for secret in (b'SECRET OF THE FILE', str(self.folder).encode(), b'root:x:', b'sqlite', b'SELECT ', b'no such column', b'no such table', b'syntax error'):
            self.assertNotIn(secret, answer.raw)

    def test_no_path_leads_to_the_file_system(self):
        for target in TRAVERSALS:
            answer = self.server.request(target)
            self.assertIn(answer.status, (400, 404), target)
            self.assertIn('error', answer.json(), target)
            self.assert_nothing_leaks(answer)

    def test_every_answer_has_its_headers(self):
        answers = [self.server.get('/'), self.server.get('/assets/a.js'), self.server.get('/nothing'), self.server.api('/meta'), self.server.api('/nothing'),
                   self.server.request('/', 'PUT'), self.server.request('/', host='evil.example.org'), self.server.raw(b'nonsense\r\n\r\n'),
                   self.server.raw(b'GET /' + b'a' * 9000 + b' HTTP/1.1\r\n\r\n'), self.server.raw(b'GET / HTTP/1.1\r\nA: ' + b'a' * 20000 + b'\r\n\r\n')]
        for answer in answers:
            for header in OPEN_TO_ALL:
                self.assertIn(header, answer.headers, answer.raw[:200])
            self.assertNotIn('access-control-allow-origin', answer.headers)
            self.assertIn("default-src 'none'", answer.headers['content-security-policy'])
            self.assertNotIn('unsafe', answer.headers['content-security-policy'])

    def test_large_requests_are_refused(self):
        host = b'Host: 127.0.0.1:%d\r\n' % self.server.port
        self.assert_refused(self.server.raw(b'GET /' + b'a' * 9000 + b' HTTP/1.1\r\n' + host + b'\r\n'), 414, 'target_too_long')
        self.assert_refused(self.server.raw(b'GET /' + b'a' * 1_000_000), 414, 'target_too_long')
        self.assert_refused(self.server.raw(b'GET / HTTP/1.1\r\n' + host + b'X: ' + b'a' * 20_000 + b'\r\n\r\n'), 431, 'headers_too_large')
        self.assert_refused(self.server.raw(b'GET / HTTP/1.1\r\n' + host + b'X: 1\r\n' * 5_000 + b'\r\n'), 431, 'headers_too_large')
        self.assert_refused(self.server.request('/api/v1/corrections', 'POST', {'Content-Type': 'application/json'}, b'x' * 70_000), 413, 'body_too_large')
        self.assert_refused(self.server.request('/api/v1/corrections', 'POST', {'Content-Length': '99999999999'}), 413, 'body_too_large')
        chunks = b'10000\r\n' + b'x' * 0x10000 + b'\r\n'
        self.assert_refused(self.server.raw(b'POST /api/v1/corrections HTTP/1.1\r\n' + host + b'Transfer-Encoding: chunked\r\n\r\n' + chunks * 16), 413)

    def test_what_is_not_http_is_refused(self):
        host = b'Host: 127.0.0.1:%d\r\n' % self.server.port
        for sent in (b'\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', b'GET\r\n\r\n', b'GET /\r\n\r\n', b'GET / HTTP/9.9\r\n\r\n', b'GET / HTTP/1.1\r\nA\r\n\r\n',
                     b'GET / HTTP/1.1\r\n' + host + b' folded: 1\r\n\r\n', b'GET / HTTP/1.1\r\n' + host + b'Content-Length: x\r\n\r\n',
                     b'GET / HTTP/1.1\r\n' + host + b'Content-Length: 1\r\nContent-Length: 2\r\n\r\n', b'\0' * 100 + b'\r\n\r\n',
                     b'GET /\x01 HTTP/1.1\r\n' + host + b'\r\n', b'GET / HTTP/1.1\r\n' + host + b'A\0: 1\r\n\r\n',
                     b'GET http://127.0.0.1/ HTTP/1.1\r\n' + host + b'\r\n', b'GET * HTTP/1.1\r\n' + host + b'\r\n', b'CONNECT evil:443 HTTP/1.1\r\nHost: evil:443\r\n\r\n'):
            answer = self.server.raw(sent)
            self.assertIn(answer.status, (400, 405, 421), sent)
            self.assertIn('error', answer.json())

    def test_wrong_hosts_are_refused(self):
        port = self.server.port
        for host in ('evil.example.org', f'evil.example.org:{port}', 'localhost', '127.0.0.1', f'127.0.0.1:{port + 1}', f'localhost:{port}.evil.example.org', '',
                     f'127.0.0.1:{port}@evil.example.org', f'127.0.0.1.nip.io:{port}', '0.0.0.0'):
            for path in ('/', '/api/v1/meta'):
                self.assert_refused(self.server.request(path, host=host), 421, 'wrong_host')
        self.assert_refused(self.server.raw(b'GET / HTTP/1.1\r\n\r\n'), 400, 'bad_host')
        self.assert_refused(self.server.raw(b'GET / HTTP/1.0\r\n\r\n'), 400, 'bad_host')
        twice = b'Host: 127.0.0.1:%d\r\n' % port
        self.assert_refused(self.server.raw(b'GET / HTTP/1.1\r\n' + twice + b'Host: evil\r\n\r\n'), 400)
        for host in (f'localhost:{port}', f'127.0.0.1:{port}', f'[::1]:{port}'):
            self.assertEqual(self.server.request('/', host=host).status, 200, host)

    def test_other_sites_are_refused(self):
        own = f'http://127.0.0.1:{self.server.port}'
        for origin in ('https://evil.example.org', 'null', own.replace('http', 'ftp'), own + '.evil.example.org', 'http://127.0.0.1'):
            self.assert_refused(self.server.request('/api/v1/meta', headers={'Origin': origin}), 403, 'wrong_origin')
            self.assert_refused(self.server.request('/api/v1/corrections', 'POST', {'Origin': origin}, b'{}'), 403, 'wrong_origin')
        self.assert_refused(self.server.request('/api/v1/meta', headers={'Sec-Fetch-Site': 'cross-site'}), 403, 'wrong_origin')
        self.assertEqual(self.server.request('/api/v1/meta', headers={'Origin': own}).status, 200)

    def test_other_methods_are_refused(self):
        for method in ('POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'):
            for path in ('/', '/api/v1/meta', '/assets/a.js'):
                answer = self.server.request(path, method)
                self.assert_refused(answer, 405, 'wrong_method')
                self.assertIn('GET', answer.headers['allow'])
        head = self.server.request('/api/v1/meta', 'HEAD')
        self.assertEqual((head.status, head.body), (200, b''))
        self.assertGreater(int(head.headers['content-length']), 0)

    def test_slow_clients_hold_nobody_up(self):
        slow = []
        for number in range(60):
            connection = self.server.connect()
            connection.sendall(b'GET /api/v1/meta HTTP/1.1\r\nHost: 127'[:10 + number % 30])
            slow.append(connection)
        # And some that ask for much and take nothing of it.
        for _ in range(20):
            connection = self.server.connect()
            connection.sendall((f'GET /api/v1/openapi.json HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\n\r\n' * 50).encode())
            slow.append(connection)
        for _ in range(20):
            begin = time.monotonic()
            self.assertEqual(self.server.api('/meta').status, 200)
            self.assertLess(time.monotonic() - begin, 5)
            for connection in slow[:60]:
                try:
                    connection.sendall(b'a')
                except OSError:
                    pass
        for connection in slow:
            connection.close()

    def test_a_slow_client_is_not_waited_for_for_ever(self):
        with self.server.connect() as connection:
            connection.settimeout(40)
            begin = time.monotonic()
            connection.sendall(b'GET / HTTP/1.1\r\n')
            while time.monotonic() - begin < 35:
                try:
                    connection.sendall(b'X: 1\r\n')
                    connection.settimeout(0.5)
                    if connection.recv(1) == b'':
                        break
                except TimeoutError:
                    continue
                except OSError:
                    break
            self.assertLess(time.monotonic() - begin, 30)

    def test_many_connections_hold_nobody_up(self):
        held = []
        for _ in range(400):  # more than there may be
            try:
                connection = self.server.connect()
                connection.sendall(b'GET /')
                held.append(connection)
            except OSError:
                break
        self.assertEqual(self.server.api('/meta').status, 200)
        for connection in held:
            connection.close()

    def test_requests_may_follow_each_other(self):
        one = f'GET /api/v1/meta HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\n\r\n'.encode()
        with self.server.connect() as connection:
            connection.sendall(one * 3)
            answers, raw = 0, b''
            while answers < 3:
                piece = connection.recv(65536)
                self.assertTrue(piece)
                raw += piece
                answers = raw.count(b'HTTP/1.1 200 OK')
        with self.server.connect() as connection:
            for _ in range(10):
                connection.sendall(one)
                self.assertEqual(read_answer(connection).status, 200)

    def test_unknown_things_are_typed(self):
        self.assert_refused(self.server.api('/nothing'), 404, 'not_found')
        self.assert_refused(self.server.get('/api'), 404, 'not_found')
        self.assert_refused(self.server.get('/api/v2/meta'), 404, 'not_found')
        self.assert_refused(self.server.api('/meta', nothing=1), 400, 'bad_argument')
        self.assert_refused(self.server.api('/documents/999999/file'), 404, 'not_found')
        self.assert_refused(self.server.api('/documents/x/file'), 400, 'bad_argument')

    def test_nothing_is_injected_into_any_parameter_of_any_question(self):
        described = self.server.api('/openapi.json').json()
        asked = 0
        for path, methods in described['paths'].items():
            if 'get' not in methods:
                continue
            parameters = methods['get']['parameters']
            for hostile in INJECTIONS:
                for parameter in parameters:
                    plain = path
                    query = {}
                    for other in parameters:
                        if other['in'] == 'path':
                            plain = plain.replace('{' + other['name'] + '}', harness.urllib.parse.quote(hostile if other is parameter else '1', safe=''))
                        elif other is parameter:
                            query[other['name']] = hostile
                    answer = self.server.api(plain, **query)
                    asked += 1
                    self.assertIn(answer.status, (200, 400, 404, 409, 503), (path, parameter['name'], hostile, answer.raw[:500]))
                    if answer.status != 200:
                        self.assert_refused(answer, answer.status)
                        self.assert_nothing_leaks(answer)
        self.assertGreater(asked, 20)
        self.assertNotIn('internal', self.server.stderr())

    def test_what_is_hostile_stays_text(self):
        answer = self.server.request('/api/v1/meta?%3Cscript%3Ealert(1)%3C/script%3E=1')
        self.assert_refused(answer, 400)
        self.assertTrue(answer.headers['content-type'].startswith('application/json'))
        self.assertEqual(answer.headers['x-content-type-options'], 'nosniff')


class Start(ServerCase):
    reports = ('thung-saeng-thong-2568',)

    def refused(self, *options):
        outcome = harness.prongsai('serve', *options, check=False)
        self.assertEqual(outcome.stdout, '')
        return outcome.returncode, outcome.stderr

    def test_what_cannot_be_served_is_said(self):
        code, said = self.refused('--db', self.folder / 'none.db')
        self.assertEqual(code, 3)
        self.assertIn('does not exist', said)
        (self.folder / 'other.db').write_text('no database' * 100)
        code, said = self.refused('--db', self.folder / 'other.db')
        self.assertEqual(code, 3)
        self.assertIn('other.db', said)
        code, said = self.refused('--db', self.database, '--listen', f'127.0.0.1:{self.server.port}')
        self.assertEqual(code, 3)
        self.assertIn('in use', said)
        for address in ('nowhere', 'example.org:80', '1.2.3.4', '127.0.0.1:99999', '::1:80', ''):
            code, said = self.refused('--db', self.database, '--listen', address)
            self.assertEqual(code, 2, address)
        self.assertEqual(self.refused()[0], 2)

    def test_it_ends_when_it_is_told(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            server = self.start()
            children = harness.subprocess.run(['ps', '-o', 'pid=', '--ppid', str(server.process.pid)], capture_output=True, text=True).stdout.split()
            self.assertEqual(len(children), 2)
            idle = server.connect()
            self.assertEqual(server.api('/meta').status, 200)
            code, seconds = server.end(number)
            self.assertEqual(code, 0)
            self.assertLess(seconds, 2)
            idle.close()
            for child in children:
                self.assertFalse(os.path.exists(f'/proc/{child}'), 'a process that draws pages is left')

    def test_it_warns_where_others_can_read(self):
        server = self.start(listen='0.0.0.0:0')
        self.assertIn('warning', server.stderr())
        self.assertNotIn('warning', self.server.stderr())
        self.assertEqual(server.request('/', host=f'127.0.0.1:{server.port}').status, 200)
        self.assert_refused(server.request('/', host=f'192.0.2.1:{server.port}'), 421)

    def test_it_is_known_by_the_names_that_it_is_told(self):
        server = self.start('--host', 'reports.example.org')
        self.assertEqual(server.request('/', host='reports.example.org').status, 200)
        self.assert_refused(server.request('/', host='example.org'), 421)

    def test_it_says_where_the_application_is_missing(self):
        server = self.start('--web', self.folder / 'in')
        self.assertIn(b'not installed', server.get('/').body)
        self.assertEqual(server.api('/meta').status, 200)


if __name__ == '__main__':
    harness.main()
