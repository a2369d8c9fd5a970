"""Fills a database that prongsai made with invented reports, as many as wanted, without reading any: for what questions to it cost.

The rows go through the schema of the database itself. Everything follows from the numbers of the rows: the same call makes the
same database.
"""
import random
import sqlite3

PROVINCES = [f'เมืองที่{number}' for number in range(1, 77)]
UNITS = ['สำนักปลัด', 'กองคลัง', 'กองช่าง', 'กองการศึกษา ศาสนาและวัฒนธรรม', 'กองสวัสดิการสังคม', 'กองสาธารณสุขและสิ่งแวดล้อม', 'หน่วยตรวจสอบภายใน', 'งานนิติการ']
BEGINNINGS = ['โครงการ', 'มาตรการ', 'กิจกรรม', 'จัดทำ', 'ส่งเสริม', 'อบรม', 'ประชุม', 'เผยแพร่', 'ประกาศ', 'ตรวจสอบ']
SYLLABLES = [a + b + c for a in ('', 'เ', 'แ', 'โ') for b in 'กขคงจชซดตถทนบปผพฟมยรลวสหอ' for c in ('', 'าน', 'ิต', 'ุม', '้า', 'อง', 'ำ', 'ี่ย', '่ง', 'ัด', 'ร์')]
COMMON = ['การทุจริต', 'ความโปร่งใส', 'เจ้าหน้าที่', 'ประชาชน', 'งบประมาณ', 'หน่วยงาน', 'คุณธรรม', 'ข้อมูล', 'บริการ', 'พัสดุ', 'รถราชการ', 'คู่มือ', 'แผน', 'ปี ๒๕๖๘', 'ปี 2567']
RARE = ['ฌาน', 'ฬุ', 'กฎุมพี', 'ฤๅษี', 'ฆ้องวง']
STATUSES = ['completed', 'in_progress', 'not_started', None]
YEARS = range(2564, 2569)
FINDINGS = [('error', 'score.weighted_mismatch'), ('warning', 'measure.duplicate'), ('warning', 'year.mismatch'), ('info', 'table.ragged'),
            ('warning', 'organisation.ambiguous'), ('info', 'number.decided')]


def words(seed, count=6000):
    source = random.Random(seed)
    return [''.join(source.choices(SYLLABLES, k=source.randint(2, 4))) for _ in range(count)]


def sentence(source, vocabulary, length):
    """Words of a vocabulary in which few are frequent, as in a language."""
    said = []
    for _ in range(length):
        kind = source.random()
        said.append(source.choice(COMMON) if kind < .3 else vocabulary[int(len(vocabulary) * source.random() ** 3)] if kind < .9999 else source.choice(RARE))
    return ''.join(said)


def organisation_rows(count):
    kinds = ['องค์การบริหารส่วนตำบล', 'เทศบาลตำบล', 'เทศบาลเมือง']
    types = ['อบต.', 'เทศบาลตำบล', 'เทศบาลเมือง']
    for number in range(1, count + 1):
        kind = min(number % 5 // 2, 2)
        yield number, f'{kinds[kind]}ที่{number}', types[kind], f'ตำบล{number}', f'อำเภอ{number % 900}', PROVINCES[number % len(PROVINCES)]


class Writer:
    """Writes documents and their records, in order."""

    def __init__(self, database):
        self.database, self.record = database, 0
        self.source = random.Random(2568)
        self.vocabulary = words(1)

    def document(self, number, organisation, year):
        self.database.execute(
            'INSERT INTO document (document_id, run_id, location, path, sha256, bytes, format, status, organisation_id, fiscal_year, extracted_at, '
            "extractor_version) VALUES (?, 1, ?, ?, ?, 1000, 'pdf', 'ok', ?, ?, '2025-10-01T00:00:00Z', '1')",
            (number, f'/reports/{number}.pdf', f'{number}.pdf', f'{number:064x}', organisation, year))

    def new_record(self, document, kind):
        self.record += 1
        self.database.execute('INSERT INTO record (record_id, document_id, kind, page, box) VALUES (?, ?, ?, 1, ?)',
                              (self.record, document, kind, '10,20,30,40'))
        return self.record

    def measure(self, document):
        source = self.source
        title = source.choice(BEGINNINGS) + sentence(source, self.vocabulary, source.randint(3, 8))
        measure = self.new_record(document, 'measure')
        self.database.execute('INSERT INTO measure (measure_id, title, method, outcome, status, indicator) VALUES (?, ?, ?, ?, ?, ?)',
                              (measure, title, sentence(source, self.vocabulary, source.randint(5, 12)), sentence(source, self.vocabulary, 5),
                               source.choice(STATUSES), str(source.randint(1, 10))))
        for ordinal in range(1, source.randint(2, 3)):
            self.database.execute('INSERT INTO measure_unit (measure_id, ordinal, unit_id) VALUES (?, ?, ?)', (measure, ordinal, source.randint(1, len(UNITS))))

    def scores(self, document):
        source = self.source
        indicators = [round(min(100, source.gauss(87, 8)), 2) for _ in range(10)]
        tools = {'IIT': indicators[:5], 'EIT': indicators[5:8], 'OIT': indicators[8:]}
        stated = [('indicator', str(number), value) for number, value in enumerate(indicators, 1)]
        stated += [('tool', name, sum(values) / len(values)) for name, values in tools.items()]
        stated.append(('overall', 'overall', sum(share * value for share, (_, _, value) in zip((.3, .3, .4), stated[10:]))))
        for level, code, value in stated:
            self.database.execute("INSERT INTO score (score_id, level, code, value, role, is_primary) VALUES (?, ?, ?, ?, 'result', 1)",
                                  (self.new_record(document, 'score'), level, code, round(value, 2)))


    def findings(self, document):
        for _ in range(self.source.randint(0, 5)):
            severity, code = self.source.choice(FINDINGS)
            self.database.execute('INSERT INTO finding (finding_id, severity, code, message_th, message_en) VALUES (?, ?, ?, ?, ?)',
                                  (self.new_record(document, 'finding'), severity, code, f'ข้อความของ {code}', f'about {code}'))

    def pages(self, document):
        for page in (1, 2, 3):
            self.database.execute("INSERT INTO page (document_id, page, text, text_source, width_pt, height_pt) VALUES (?, ?, ?, 'text', 595, 842)",
                                  (document, page, sentence(self.source, self.vocabulary, 60)))


def generate(file, measures, organisations=8000, with_scores=True, with_pages=False):
    """Fills it (with_pages: findings too); the search index, and what else follows from these rows, is left to prongsai: ingest once more."""
    database = sqlite3.connect(file)
    database.executescript('PRAGMA foreign_keys = ON; DELETE FROM document; PRAGMA foreign_keys = OFF')
    database.executescript('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN')
    # A run that did not end: the next one brings the search index in order.
    database.execute("INSERT INTO run (started_at, program_version, extractor_version) VALUES ('2025-10-01T00:00:00Z', '0', '1')")
    database.executemany('INSERT OR REPLACE INTO organisation (organisation_id, name, type, subdistrict, district, province) VALUES (?, ?, ?, ?, ?, ?)',
                         organisation_rows(organisations))
    database.executemany("INSERT INTO unit (unit_id, name, kind) VALUES (?, ?, 'division')", list(enumerate(UNITS, 1)))
    writer = Writer(database)
    documents = organisations * len(YEARS)
    for number in range(1, documents + 1):
        writer.document(number, (number - 1) % organisations + 1, YEARS[(number - 1) // organisations])
        if with_scores:
            writer.scores(number)
        if with_pages:
            writer.pages(number)
            writer.findings(number)
        for _ in range(measures * number // documents - measures * (number - 1) // documents):
            writer.measure(number)
    database.commit()
    database.close()
