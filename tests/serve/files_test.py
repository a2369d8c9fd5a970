#!/usr/bin/env python3
"""Pictures of pages and the files that were read: only those of documents, only while they are what was read."""
import concurrent.futures
import hashlib
import os
import shutil
import signal
import struct
import unittest
from pathlib import Path

import harness
from harness import ServerCase


def width_of_png(content):
    assert content.startswith(b'\x89PNG\r\n\x1a\n'), content[:100]
    return struct.unpack('>I', content[16:20])[0]


class Files(ServerCase):
    @classmethod
    def prepare(cls):
        hostile = cls.folder / 'in' / 'ชื่อ "ไฟล์"; x=1.pdf'
        shutil.copy(cls.folder / 'in' / 'bo-sali-2567' / 'report.pdf', hostile)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        import sqlite3
        with sqlite3.connect(cls.database) as database:
            cls.documents = {path: number for path, number in database.execute('SELECT path, document_id FROM v_documents')}

    def picture(self, path, page=1, **query):
        return self.server.api(f'/documents/{self.documents[path]}/pages/{page}/picture', **query)

    def file(self, path):
        return self.server.api(f'/documents/{self.documents[path]}/file')

    def test_a_page_is_drawn_as_wide_as_is_asked(self):
        for width in (100, 800, 1600):
            answer = self.picture('na-reng-2568/report.pdf', width=width)
            self.assertEqual((answer.status, answer.headers['content-type']), (200, 'image/png'))
            self.assertLess(abs(width_of_png(answer.body) - width), width * 0.11)
        self.assertLess(abs(width_of_png(self.picture('na-reng-2568/report.pdf').body) - 800), 80)

    def test_the_same_page_is_the_same_picture(self):
        first = self.picture('thung-saeng-thong-2568/report.pdf', 2)
        self.assertEqual(first.body, self.picture('thung-saeng-thong-2568/report.pdf', 2).body)
        self.assertNotEqual(first.body, self.picture('thung-saeng-thong-2568/report.pdf', 1).body)

    def test_many_at_once_are_all_drawn_or_refused(self):
        def ask(width):
            return self.picture('thung-saeng-thong-2568/report.pdf', 1, width=width)
        with concurrent.futures.ThreadPoolExecutor(12) as pool:
            answers = list(pool.map(ask, range(300, 324)))
        self.assertTrue(all(answer.status in (200, 503) for answer in answers))
        self.assertGreaterEqual(sum(answer.status == 200 for answer in answers), 12)

    def painters(self):
        """The processes that the server has started."""
        threads = Path(f'/proc/{self.server.process.pid}/task')
        return [int(number) for thread in threads.iterdir() for number in (thread / 'children').read_text().split()]

    def test_painters_that_die_are_replaced(self):
        for turn in range(3):
            painters = self.painters()
            self.assertEqual(len(painters), 2)
            for painter in painters:
                os.kill(painter, signal.SIGKILL)
            for width in (510 + turn, 520 + turn):
                self.assertEqual(self.picture('na-reng-2568/report.pdf', width=width).status, 200)

    def test_what_makes_no_sense_is_refused(self):
        for width in (99, 2401, 10**12):
            self.assert_refused(self.picture('na-reng-2568/report.pdf', width=width), 400, 'bad_argument')
        self.assert_refused(self.picture('na-reng-2568/report.pdf', 0), 404, 'not_found')
        self.assert_refused(self.picture('na-reng-2568/report.pdf', 99), 404, 'no_picture')
        self.assert_refused(self.picture('na-reng-2568/report.pdf', 2**40), 404, 'not_found')
        self.assert_refused(self.picture('na-reng-2568/report.docx'), 404, 'no_pages')
        self.assert_refused(self.server.api('/documents/999999/pages/1/picture'), 404, 'not_found')

    def test_a_file_is_sent_byte_by_byte(self):
        for path in self.documents:
            answer = self.file(path)
            self.assertEqual(answer.status, 200, path)
            sent = (self.folder / 'in' / path).read_bytes()
            self.assertEqual(hashlib.sha256(answer.body).hexdigest(), hashlib.sha256(sent).hexdigest())
            self.assertEqual(answer.headers['content-type'], 'application/octet-stream')
            self.assertIn('sandbox', answer.headers['content-security-policy'])
            self.assertTrue(answer.headers['content-disposition'].startswith('attachment; filename="'))

    def test_a_name_cannot_break_out_of_its_header(self):
        path = next(path for path in self.documents if path.endswith('x=1.pdf'))
        disposition = self.file(path).headers['content-disposition']
        plain = disposition[len('attachment; filename="'):disposition.index('"; ')]
        self.assertRegex(plain, r'^[A-Za-z0-9._-]+$')
        encoded = disposition.split("filename*=UTF-8''")[1]
        self.assertEqual(harness.urllib.parse.unquote(encoded), 'ชื่อ "ไฟล์"; x=1.pdf')


class ChangedFiles(Files):
    """The same server, over files that change meanwhile."""
    reports = ('bo-sali-2567', 'na-reng-2568')
    test_many_at_once_are_all_drawn_or_refused = test_the_same_page_is_the_same_picture = None

    def test_what_changed_is_neither_drawn_nor_sent(self):
        file, other = self.folder / 'in/na-reng-2568/report.pdf', self.folder / 'in/bo-sali-2567/report.pdf'
        before = file.read_bytes()
        self.assertEqual(self.picture('na-reng-2568/report.pdf').status, 200)
        try:
            file.write_bytes(other.read_bytes())
            self.assert_refused(self.picture('na-reng-2568/report.pdf'), 409, 'changed')  # though its picture was drawn before
            self.assert_refused(self.file('na-reng-2568/report.pdf'), 409, 'changed')
            os.remove(file)
            for answer in (self.picture('na-reng-2568/report.pdf'), self.file('na-reng-2568/report.pdf')):
                self.assert_refused(answer, 404, 'file_gone')
                self.assertNotIn(str(self.folder), answer.body.decode())
            file.symlink_to('/etc/passwd')
            self.assert_refused(self.file('na-reng-2568/report.pdf'), 409, 'changed')
            os.remove(file)
            os.mkfifo(file)
            self.assert_refused(self.file('na-reng-2568/report.pdf'), 404, 'file_gone')
        finally:
            os.remove(file)
            file.write_bytes(before)
        # With other times, but the same bytes: looked at, and found to be the same.
        self.assertEqual(self.picture('na-reng-2568/report.pdf').status, 200)
        self.assertEqual(self.file('na-reng-2568/report.pdf').body, before)

    def test_what_cannot_be_drawn_takes_nothing_along(self):
        import sqlite3
        file = self.folder / 'in/bo-sali-2567/report.pdf'
        before = file.read_bytes()
        broken = before[:200] + b'\0' * 2000 + before[2200:]
        try:
            file.write_bytes(broken)
            with sqlite3.connect(self.database) as database:
                database.execute('UPDATE document SET sha256 = ? WHERE path = ?', (hashlib.sha256(broken).hexdigest(), 'bo-sali-2567/report.pdf'))
            self.assertIn(self.picture('bo-sali-2567/report.pdf').status, (200, 404))
        finally:
            file.write_bytes(before)
            with sqlite3.connect(self.database) as database:
                database.execute('UPDATE document SET sha256 = ? WHERE path = ?', (hashlib.sha256(before).hexdigest(), 'bo-sali-2567/report.pdf'))
        self.assertEqual(self.picture('na-reng-2568/report.pdf', width=333).status, 200)


if __name__ == '__main__':
    harness.main()
