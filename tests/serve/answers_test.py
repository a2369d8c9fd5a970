#!/usr/bin/env python3
"""Every question of a small database is asked, and every answer held against what /api/v1/openapi.json says of it."""
import csv
import io
import time
import unittest

import harness
from harness import ServerCase

KINDS = {'object': dict, 'array': list, 'string': str, 'integer': int, 'number': (int, float), 'boolean': bool, 'null': type(None)}
KNOWN = {'type', 'enum', 'required', 'properties', 'additionalProperties', 'items', 'description', '$ref', 'anyOf', 'oneOf', 'minItems', 'maxItems', 'minimum',
         'maximum', 'maxLength', 'default', 'const'}


def is_of(value, kind):
    if kind in ('integer', 'number') and isinstance(value, bool):
        return False
    return isinstance(value, KINDS[kind])


def objections(value, schema, components, place='answer'):
    """What of a value is not as its schema has it. Of JSON Schema this knows what is in KNOWN, and says so where a schema has more."""
    for word in set(schema) - KNOWN:
        yield f'{place}: the schema has {word}, which this test does not know'
    if '$ref' in schema:
        name = schema['$ref'].removeprefix('#/components/schemas/')
        if name not in components:
            yield f'{place}: there is no schema {name}'
        else:
            yield from objections(value, components[name], components, place)
    if 'anyOf' in schema and all(list(objections(value, option, components, place)) for option in schema['anyOf']):
        yield f'{place}: {value!r} is none of what it may be'
    if 'oneOf' in schema and sum(not list(objections(value, option, components, place)) for option in schema['oneOf']) != 1:
        yield f'{place}: {value!r} is none, or more than one, of what it may be'
    if 'const' in schema and value != schema['const']:
        yield f'{place}: {value!r} is not {schema["const"]!r}'
    if 'enum' in schema and value not in schema['enum']:
        yield f'{place}: {value!r} is none of {schema["enum"]}'
    kinds = schema.get('type', [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(is_of(value, kind) for kind in kinds):
        yield f'{place}: {value!r} is not {"/".join(kinds)}'
        return
    if isinstance(value, dict):
        for name in schema.get('required', []):
            if name not in value:
                yield f'{place}: {name} is missing'
        for name, part in value.items():
            if name in schema.get('properties', {}):
                yield from objections(part, schema['properties'][name], components, f'{place}.{name}')
            elif schema.get('additionalProperties') is False:
                yield f'{place}: {name} is not in the schema'
            elif isinstance(schema.get('additionalProperties'), dict):
                yield from objections(part, schema['additionalProperties'], components, f'{place}.{name}')
    if isinstance(value, list):
        if not schema.get('minItems', 0) <= len(value) <= schema.get('maxItems', len(value)):
            yield f'{place}: {len(value)} items'
        for index, part in enumerate(value):
            yield from objections(part, schema.get('items', {}), components, f'{place}[{index}]')


class Answers(ServerCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.described = cls.server.api('/openapi.json').json()
        cls.schemas = cls.described['components']['schemas']

    def questions(self):
        for path, methods in self.described['paths'].items():
            content = methods.get('get', {'responses': {}})['responses'].get('200', {'content': {}})['content']
            if 'application/json' in content and path != '/openapi.json':
                yield path, methods['get'], content['application/json']['schema'], 'text/csv' in content

    def ids(self):
        """Paths of questions with ids in them, filled in from the lists that hold such ids."""
        import sqlite3
        with sqlite3.connect(self.database) as database:
            def first(sql):
                return [row[0] for row in database.execute(sql)]
            return {
                'organisations': first('SELECT organisation_id FROM v_organisations'), 'measures': first('SELECT measure_id FROM v_measures'),
                'documents': first('SELECT document_id FROM v_documents'), 'findings': first('SELECT finding_id FROM v_findings'),
                'corrections': first('SELECT correction_id FROM v_corrections'),
                'document': first('SELECT document_id FROM v_documents'), 'score': first('SELECT score_id FROM v_scores'),
                'measure': first('SELECT measure_id FROM v_measures'), 'budget': first('SELECT budget_id FROM v_budgets'),
                'disclosure_item': first('SELECT item_id FROM v_disclosure_items'), 'risk': first('SELECT risk_id FROM v_risks'),
            }

    def filled(self, path, parameters):
        """Paths to ask: each id of its kind, the first page, and each choice of a word."""
        known, paths = self.ids(), ['']
        previous = ''
        for segment in path.strip('/').split('/'):
            values = [segment]
            if segment.startswith('{'):
                schema = next(p['schema'] for p in parameters if p['name'] == segment[1:-1])
                if 'enum' in schema:
                    values = schema['enum']
                elif segment in ('{n}', '{page}'):
                    values = [1]
                else:
                    values = [None]
            filled = []
            for beginning in paths:
                options = values if values != [None] else known.get(beginning.rsplit('/', 1)[1], [])[:40]
                filled += [f'{beginning}/{value}' for value in options]
            paths, previous = filled, segment
        return paths

    def queries(self, parameters):
        """Nothing, each choice, and each parameter that has a value which asks for something."""
        yield {}
        usual = {'q': 'การ', 'year': 2568, 'province': 'น่าน', 'organisation': 1, 'min': 0, 'max': 100, 'facets': 1, 'unit': 'กองคลัง', 'indicator': 1,
                 'document': 1, 'limit': 3, 'offset': 1}
        for parameter in parameters:
            if parameter['in'] == 'query' and parameter['name'] != 'format':
                schema = parameter['schema']
                schema = schema.get('items', schema)
                for value in schema.get('enum', [usual.get(parameter['name'])]):
                    if value is not None:
                        yield {parameter['name']: value}

    def test_every_answer_is_as_it_is_described(self):
        asked = 0
        for path, operation, schema, _ in self.questions():
            parameters = operation['parameters']
            needed = {'q': 'การ'} if path == '/pages' else {}
            for plain in self.filled(path, parameters):
                for query in self.queries(parameters):
                    answer = self.server.api(plain, **{**needed, **query})
                    asked += 1
                    with self.subTest(path=plain, query=query):
                        self.assertEqual(answer.status, 200, answer.body[:300])
                        self.assertEqual(list(objections(answer.json(), schema, self.schemas))[:5], [])
        self.assertGreater(asked, 0)

    def test_every_question_is_described(self):
        for path, operation, schema, is_list in self.questions():
            with self.subTest(path=path):
                self.assertTrue(operation['summary'])
                described = schema['properties']['items']['items'] if is_list else schema
                self.assertIn('$ref', described)
                self.assertIn(described['$ref'].rsplit('/', 1)[1], self.schemas)

    def test_schemas_leave_nothing_open(self):
        def look(schema, place):
            if isinstance(schema, dict):
                if schema.get('type') == 'object' and 'properties' in schema:
                    self.assertIs(schema.get('additionalProperties'), False, place)
                for name, part in schema.items():
                    look(part, f'{place}.{name}')
            if isinstance(schema, list):
                for part in schema:
                    look(part, place)
        for name, schema in self.schemas.items():
            look(schema, name)

    def test_operations_have_names_of_their_own(self):
        names = [operation['operationId'] for methods in self.described['paths'].values() for operation in methods.values()]
        self.assertEqual(len(names), len(set(names)))

    def test_lists_come_as_csv_too(self):
        for path, operation, schema, is_list in self.questions():
            if not is_list or '{' in path:
                continue
            with self.subTest(path=path):
                needed = {'q': 'การ'} if path == '/pages' else {}
                whole = self.server.api(path, format='csv', **needed)
                self.assertEqual(whole.status, 200, whole.body[:300])
                self.assertEqual(whole.headers['content-type'], 'text/csv; charset=utf-8')
                self.assertTrue(whole.body.startswith(b'\xef\xbb\xbf'))
                rows = list(csv.reader(io.StringIO(whole.body.decode('utf-8-sig'), newline='')))
                listed = self.server.api(path, limit=200, **needed).json()
                self.assertEqual(rows[0], list(self.schemas[schema['properties']['items']['items']['$ref'].rsplit('/', 1)[1]]['properties']))
                if not listed['total_is_more']:
                    self.assertEqual(len(rows) - 1, listed['total'])
                part = self.server.api(path, format='csv', limit=1, **needed)
                self.assertEqual(len(list(csv.reader(io.StringIO(part.body.decode('utf-8-sig'), newline='')))), 1 + min(1, listed['total']))

    def test_pages_of_a_list_make_the_whole(self):
        for path, operation, _, is_list in self.questions():
            if is_list and '{' not in path:
                needed = {'q': 'การ'} if path == '/pages' else {}
                whole = self.server.api(path, limit=20, **needed).json()['items']
                parts = [item for offset in range(0, 20, 7) for item in self.server.api(path, limit=7, offset=offset, **needed).json()['items']][:20]
                self.assertEqual(parts, whole, path)


class WhileARunWrites(ServerCase):
    """A batch fills the database while it is asked, and leaves it as it would have without."""

    def documents(self):
        time.sleep(2.5)  # an answer may be two seconds old
        return self.server.api('/documents', limit=200).json()['total']

    def test_everything_is_answered(self):
        run = harness.subprocess.Popen([harness.program, 'ingest', self.folder / 'in', '--db', self.database, '--quiet', '--force', '--jobs', '1'])
        asked = 0
        while run.poll() is None or asked < 20:
            for path in ('/meta', '/overview', '/scores', '/measures', '/findings', '/documents', '/units'):
                answer = self.server.api(path, limit=200) if path not in ('/meta', '/overview') else self.server.api(path)
                self.assertEqual(answer.status, 200, answer.body[:300])
                asked += 1
        self.assertEqual(run.returncode, 0)

    def test_a_run_leaves_one_file_behind_where_nobody_asks(self):
        self.assertEqual(self.server.api('/overview').status, 200)
        time.sleep(4)  # until the connections are closed that nobody needs
        harness.prongsai('ingest', self.folder / 'in', '--db', self.database, '--quiet', '--force', '--jobs', '1')
        self.assertEqual(sorted(file.name for file in self.folder.glob('reports.db*') if file.is_file()), ['reports.db'])

    def test_an_answer_is_new_once_a_run_has_written(self):
        before = self.documents()
        added = len(list((harness.SAMPLES / 'suan-chik-2568').glob('report*')))
        harness.shutil.copytree(harness.SAMPLES / 'suan-chik-2568', self.folder / 'in' / 'suan-chik-2568')
        try:
            harness.prongsai('ingest', self.folder / 'in', '--db', self.database, '--quiet', '--jobs', '1')
            self.assertEqual(self.documents(), before + added)
        finally:
            harness.shutil.rmtree(self.folder / 'in' / 'suan-chik-2568')
            harness.prongsai('ingest', self.folder / 'in', '--db', self.database, '--quiet', '--jobs', '1')
        self.assertEqual(self.documents(), before)


class Validator(unittest.TestCase):
    """That the above would find something."""

    def test_finds_what_is_wrong(self):
        schema = {'type': 'object', 'required': ['a'], 'additionalProperties': False,
                  'properties': {'a': {'type': ['integer', 'null']}, 'b': {'type': 'array', 'items': {'$ref': '#/components/schemas/c'}}}}
        components = {'c': {'enum': ['x', 'y']}}
        self.assertEqual(list(objections({'a': None, 'b': ['x']}, schema, components)), [])
        for wrong in ({}, {'a': 'x'}, {'a': True}, {'a': 1.5}, {'a': 1, 'c': 1}, {'a': 1, 'b': ['z']}, {'a': 1, 'b': {}}, [], None):
            self.assertNotEqual(list(objections(wrong, schema, components)), [], wrong)
        self.assertNotEqual(list(objections(1, {'pattern': 'x'}, {})), [])


if __name__ == '__main__':
    harness.main()
