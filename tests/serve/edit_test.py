#!/usr/bin/env python3
"""Who has the token corrects values and reviews findings, as `prongsai correct` does; nobody else changes anything."""
import sqlite3
import unittest

import harness
from harness import Server, ServerCase


class Edit(ServerCase):
    reports = ('thung-saeng-thong-2568',)
    options = ('--edit',)

    def ask(self, sql, *values):
        with sqlite3.connect(f'file:{self.database}?mode=ro', uri=True) as database:
            return database.execute(sql, values).fetchall()

    def score(self):
        return self.ask('SELECT score_id, value FROM v_scores ORDER BY score_id LIMIT 1')[0]

    def correct(self, value, **other):
        return self.server.post('/corrections', {'record_kind': 'score', 'record_id': self.score()[0], 'column': 'value', 'value': value, **other})

    def tearDown(self):
        self.assertIsNone(self.server.process.poll(), 'the server has ended')
        for (number,) in self.ask("SELECT correction_id FROM correction WHERE state NOT IN ('withdrawn', 'replaced')"):
            self.assertEqual(self.server.post(f'/corrections/{number}', b'', method='DELETE').status, 200)

    def test_a_value_is_corrected_and_the_correction_withdrawn(self):
        number, before = self.score()
        answer = self.correct('12.25', note='หน้า 3', by='สมศรี')
        self.assertEqual(answer.status, 201, answer.body)
        told = answer.json()
        self.assertEqual((told['record_kind'], told['record_id'], told['column'], told['value_now']), ('score', number, 'value', '12.25'))
        self.assertEqual((told['correction']['by'], told['correction']['note'], told['correction']['state']), ('สมศรี', 'หน้า 3', 'applied'))
        self.assertEqual(float(told['correction']['read_value']), before)
        self.assertEqual(self.score()[1], 12.25)
        withdrawn = self.server.post(f"/corrections/{told['correction']['correction_id']}", b'', method='DELETE')
        self.assertEqual(withdrawn.status, 200, withdrawn.body)
        self.assertEqual(withdrawn.json()['correction']['state'], 'withdrawn')
        self.assertEqual(self.score()[1], before)
        again = self.server.post(f"/corrections/{told['correction']['correction_id']}", b'', method='DELETE')
        self.assert_refused(again, 409, 'conflict')

    def test_an_answer_says_at_once_what_was_corrected(self):
        path = f'/records/score/{self.score()[0]}'
        before = self.server.api(path)
        self.assertEqual(before.status, 200, before.body)
        self.assertEqual(self.correct('14.75').status, 201)
        after = self.server.api(path)
        self.assertNotEqual(before.body, after.body)
        self.assertIn(b'14.75', after.body)

    def test_a_correction_lasts_when_the_report_is_read_again(self):
        self.assertEqual(self.correct('13.5').status, 201)
        harness.prongsai('ingest', self.folder / 'in', '--db', self.database, '--quiet', '--force')
        self.assertEqual(self.score()[1], 13.5)

    def test_a_finding_is_reviewed_and_open_again(self):
        found = self.ask('SELECT finding_id FROM v_findings LIMIT 1')
        self.assertTrue(found)
        path = f'/findings/{found[0][0]}/review'
        answer = self.server.post(path, {'state': 'dismissed', 'note': 'ok'})
        self.assertEqual((answer.status, answer.json()['value_now']), (201, 'dismissed'), answer.body)
        self.assertEqual(self.ask('SELECT state FROM v_findings WHERE finding_id = ?', found[0][0]), [('dismissed',)])
        answer = self.server.post(path, {'state': 'open'})
        self.assertEqual((answer.status, answer.json()['value_now'], answer.json()['correction']), (201, 'open', None), answer.body)
        self.assertEqual(self.ask('SELECT state FROM v_findings WHERE finding_id = ?', found[0][0]), [('open',)])

    def test_what_cannot_be_is_refused(self):
        before = self.ask('SELECT * FROM v_scores')
        for value in ('101', '-1', 'x', "1'; DROP TABLE score; --", '9' * 20000):
            self.assert_refused(self.correct(value), 400, 'bad_argument')
        self.assert_refused(self.correct(1.5), 400, 'bad_argument')
        self.assert_refused(self.correct('1', column='score_id'), 400, 'bad_argument')
        self.assert_refused(self.correct('1', record_kind='finding'), 400, 'bad_argument')
        self.assert_refused(self.correct('1', record_kind='sqlite_schema'), 404)
        self.assert_refused(self.correct('1', record_id=999999), 404, 'not_found')
        self.assert_refused(self.correct('1', record_id=1e30), 400, 'bad_argument')
        self.assert_refused(self.correct('1', record_id=-1), 404, 'not_found')
        self.assert_refused(self.correct('1', extra=1), 400, 'bad_argument')
        self.assert_refused(self.correct('1', note='a\0b'), 400, 'bad_argument')
        for body in (b'', b'[]', b'null', b'{', b'{"record_kind":"score"}', b'\xff\xfe', b'[' * 60000, b'{"a":' * 10000):
            self.assert_refused(self.server.post('/corrections', body), 400, 'bad_argument')
        self.assert_refused(self.server.post('/findings/999999/review', {'state': 'open'}), 404, 'not_found')
        self.assert_refused(self.server.post('/findings/x/review', {'state': 'open'}), 400, 'bad_argument')
        self.assert_refused(self.server.post('/corrections/999999', b'', method='DELETE'), 404, 'not_found')
        found = self.ask('SELECT finding_id FROM v_findings LIMIT 1')[0][0]
        self.assert_refused(self.server.post(f'/findings/{found}/review', {'state': 'nonsense'}), 400, 'bad_argument')
        self.assertEqual(self.ask('SELECT * FROM v_scores'), before)

    def test_without_the_token_nothing_changes(self):
        self.assertRegex(self.server.token, '^[0-9a-f]{32}$')
        sent = {'record_kind': 'score', 'record_id': self.score()[0], 'column': 'value', 'value': '1'}
        for token in ('', 'x', self.server.token[:-1], self.server.token + '0', self.server.token.upper() + ' ', '0' * 32):
            self.assert_refused(self.server.post('/corrections', sent, token=token), 401, 'wrong_token')
        bare = self.server.request('/api/v1/corrections', 'POST', {'Content-Type': 'application/json'}, b'{}')
        self.assert_refused(bare, 401, 'wrong_token')
        for type_ in ('text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''):
            self.assert_refused(self.server.post('/corrections', sent, headers={'Content-Type': type_}), 415, 'no_json')
        self.assert_refused(self.server.post('/corrections', sent, headers={'Origin': 'https://evil.example.org'}), 403, 'wrong_origin')
        self.assert_refused(self.server.post('/corrections', sent, headers={'Sec-Fetch-Site': 'cross-site'}), 403, 'wrong_origin')
        self.assertEqual(self.ask('SELECT count(*) FROM correction'), self.ask("SELECT count(*) FROM correction WHERE state IN ('withdrawn', 'replaced')"))

    def test_a_run_that_writes_is_waited_for_and_then_told_of(self):
        writer = sqlite3.connect(self.database, isolation_level=None)
        writer.execute('BEGIN IMMEDIATE')
        try:
            self.assert_refused(self.correct('7.5'), 409, 'busy')
        finally:
            writer.execute('ROLLBACK')
            writer.close()
        self.assertEqual(self.correct('7.5').status, 201)

    def test_every_start_has_a_token_of_its_own(self):
        self.assertNotEqual(self.start().token, self.server.token)

    def test_without_edit_nobody_changes_anything(self):
        server = Server(self.database)
        self.addCleanup(server.stop)
        self.assertIsNone(server.token)
        self.assertFalse(server.api('/meta').json()['editable'])
        self.assertTrue(self.server.api('/meta').json()['editable'])
        for path, method in (('/corrections', 'POST'), ('/findings/1/review', 'POST'), ('/corrections/1', 'DELETE')):
            self.assert_refused(server.post(path, {}, token='', method=method), 403, 'read_only')


if __name__ == '__main__':
    harness.main()
