"""How well and how fast copies are found among a great many generated measures whose families are known. See scripts/bench-copies.

Every second measure is in a family of 2 to 200, most of them small. Of half of the families the source is there, a year before its copies; the
other half was copied from something that is not. Each copy is another organisation's, with its name, a year and amounts of its own and up to
three words changed, left out or added; one of seven was read from a scan, with one letter of a hundred wrong. What is in no family shares set
phrases with the rest, and one of five of those the first half of another measure.
"""
import argparse
import bisect
import csv
import itertools
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True

from measure import run  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
SEED = 2568
MEASURES_OF_A_DOCUMENT = 10
ORGANISATIONS = 8_000
YEARS = range(2564, 2569)
MOST_SECONDS, MOST_MB, LEAST_RECALL, LEAST_PRECISION = 300, 2000, 0.98, 0.99
PHRASES = ['ประจำปีงบประมาณ พ.ศ. {year}', 'ตามระเบียบกระทรวงมหาดไทย', 'เผยแพร่ทางเว็บไซต์ของ{organisation}', 'รายงานผลให้ผู้บริหารทราบ',
           'ประชาสัมพันธ์ให้ประชาชนทราบโดยทั่วกัน', 'จัดทำคู่มือการปฏิบัติงาน', 'แต่งตั้งคณะทำงาน', 'ประชุมชี้แจงบุคลากรของ{organisation}',
           'เปิดโอกาสให้ผู้มีส่วนได้ส่วนเสียเข้ามามีส่วนร่วม', 'การปฏิบัติหน้าที่', 'การใช้งบประมาณ', 'การใช้ทรัพย์สินของราชการ', 'งบประมาณ {year}00 บาท',
           'อย่างน้อยปีละ 1 ครั้ง', 'ป้องกันผลประโยชน์ทับซ้อน', 'ให้เป็นไปด้วยความโปร่งใส']


def column(file):
    with open(ROOT / 'data' / file, encoding='utf-8') as lines:
        return [next(iter(row.values())) for row in csv.DictReader(line for line in lines if not line.startswith('#'))]


class Texts:
    """Measures of words that occur as often as words do: the nth most frequent one n times less often than the first."""

    def __init__(self):
        self.random = random.Random(SEED)
        self.words = sorted(set(itertools.chain(*(column(f'lexicon/thai_{part}.csv') for part in ('marks', 'sara_am', 'sara_aa')))))
        self.random.shuffle(self.words)
        self.weights = list(itertools.accumulate(1 / rank for rank in range(3, len(self.words) + 3)))

    def word(self):
        return self.words[bisect.bisect(self.weights, self.random.random() * self.weights[-1])]

    def new(self, words):
        return [self.random.choice(PHRASES) if self.random.random() < 0.12 else self.word() for _ in range(words)]

    def fresh(self):
        return self.new(self.random.randint(25, 70))

    def changed(self, text):
        text = list(text)
        for _ in range(self.random.randint(0, 3)):
            at = self.random.randrange(len(text))
            way = self.random.randrange(3)
            text[at:at + (way != 2)] = [] if way == 0 else [self.word()]
        return text

    def scanned(self, text):
        letters = list(text)
        for _ in range(len(text) // 100):
            letters[self.random.randrange(len(letters))] = self.random.choice('กคตนมยรลวสาิุ่้')
        return ''.join(letters)


def generate(measures, texts):
    """(text with places for a name and a year, organisation, year, family or None, read from a scan), in disorder."""
    rows, half = [], []
    chance = texts.random
    families = 0
    while len(rows) < measures / 2:
        size = min(200, int(2 / (1 - chance.random()) ** 0.8))
        organisations = chance.sample(range(ORGANISATIONS), size)
        source, first_year = texts.fresh(), chance.choice(YEARS[:-1])
        has_source = chance.random() < 0.5
        for number, organisation in enumerate(organisations):
            is_source = has_source and number == 0
            text = source if is_source else texts.changed(source)
            year = first_year if is_source else chance.randint(first_year + 1, YEARS[-1])
            rows.append((text, organisation, year, families, not is_source and chance.random() < 1 / 7))
        families += 1
    while len(rows) < measures:
        text = texts.fresh()
        if half and chance.random() < 0.2:
            text = chance.choice(half)[:len(text) // 2] + text[len(text) // 2:]
        elif len(half) < 10_000:
            half.append(text)
        rows.append((text, chance.randrange(ORGANISATIONS), chance.choice(YEARS), None, False))
    chance.shuffle(rows)
    return rows[:measures]


def fill(database, rows, texts):
    """Writes the measures, ten a document; gives the family of each by its number."""
    names = [f'องค์การบริหารส่วนตำบล{texts.word()}{texts.word()}{number}' for number in range(ORGANISATIONS)]
    connection = sqlite3.connect(database)
    connection.executescript('PRAGMA synchronous = OFF; PRAGMA cache_size = -200000')
    connection.execute("INSERT INTO run (run_id, started_at, finished_at, program_version, extractor_version) VALUES (1000, '', '', '', '')")
    connection.executemany("INSERT INTO organisation VALUES (?, ?, 'อบต.', '', 'เมือง', 'ตาก', '')", ((1000 + n, name) for n, name in enumerate(names)))
    by_document = sorted(range(len(rows)), key=lambda i: (rows[i][1], rows[i][2]))
    truth, document, measure = {}, 0, 0
    for _, group in itertools.groupby(by_document, key=lambda i: (rows[i][1], rows[i][2])):
        group = list(group)
        for start in range(0, len(group), MEASURES_OF_A_DOCUMENT):
            document += 1
            part = group[start:start + MEASURES_OF_A_DOCUMENT]
            organisation, year = rows[part[0]][1:3]
            connection.execute("INSERT INTO document (document_id, run_id, location, path, sha256, bytes, format, status, document_kind, organisation_id, "
                               "fiscal_year, extracted_at, extractor_version) VALUES (?, 1000, ?, ?, ?, 1, 'txt', 'ok', ?, ?, ?, '', '')",
                               (document, f'/nowhere/{document}', f'{document}', f'{document:064x}', f'kind {start}', 1000 + organisation, year))
            for index in part:
                measure += 1
                text, _, _, family, is_scan = rows[index]
                whole = ' '.join(text).format(organisation=names[organisation], year=year)
                whole = texts.scanned(whole) if is_scan else whole
                connection.execute("INSERT INTO record (record_id, document_id, kind) VALUES (?, ?, 'measure')", (measure, document))
                connection.execute('INSERT INTO measure (measure_id, title, method) VALUES (?, ?, ?)', (measure, whole[:60], whole[60:]))
                truth[measure] = family
    connection.commit()
    connection.close()
    return truth


def pairs(counts):
    return sum(n * (n - 1) // 2 for n in counts)


def quality(database, truth):
    """Of all pairs of measures of one family, the share that was found together; of those found together, the share that are."""
    with sqlite3.connect(database) as connection:
        found = connection.execute('SELECT measure_id, family FROM link_copy').fetchall()
    together = pairs(Counter((family, truth[measure]) for measure, family in found if truth[measure] is not None).values())
    recall = together / pairs(Counter(family for family in truth.values() if family is not None).values())
    precision = together / max(1, pairs(Counter(family for _, family in found).values()))
    return recall, precision


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--prongsai', type=Path, required=True)
    parser.add_argument('--measures', type=int, default=1_000_000)
    parser.add_argument('--keep', type=Path, help='leave the database here')
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        (scratch / 'empty').mkdir()
        database = arguments.keep or scratch / 'reports.db'
        command = [arguments.prongsai, 'ingest', scratch / 'empty', '--db', database, '--quiet', '--ocr-cache', 'none']
        subprocess.run(command, check=True)
        texts = Texts()
        truth = fill(database, generate(arguments.measures, texts), texts)
        print(f'{len(truth)} measures, {sum(family is not None for family in truth.values())} of them in '
              f'{len(set(truth.values()))} families; {database.stat().st_size / 2**20:.0f} MB', flush=True)
        taken = run(command, is_alone=True)
        recall, precision = quality(database, truth)
    good = taken.seconds < MOST_SECONDS and taken.peak_mb < MOST_MB and recall >= LEAST_RECALL and precision >= LEAST_PRECISION
    print(f'recall {recall:.4f} (wanted {LEAST_RECALL}), precision {precision:.4f} (wanted {LEAST_PRECISION}), {taken.seconds:.0f} s '
          f'(wanted < {MOST_SECONDS}; {taken.cpu_seconds:.0f} s of processor time), {taken.peak_mb:.0f} MB (wanted < {MOST_MB}): '
          f'{"pass" if good else "FAIL"}')
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
