#!/usr/bin/env python3
"""Names of signatories, telephone and identity numbers, and addresses of mail are no records: they stay in the texts of pages and cells. And what
`export --redact` masks in samples is none of their records either."""
import argparse
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {'v_pages', 'v_cells'}  # what was on the page

PERSON = ['สมชายทดลอง', 'ใจดียิ่ง', '5471-0123', '๕๔๗๑', '812345678', '1-1017-00230-70-8', '๑-๑๐๑๗', 'somchai@example']
SIGNATURE = '''
(ลงชื่อ) สมชายทดลอง ใจดียิ่ง
(นายสมชายทดลอง ใจดียิ่ง)
นายกองค์การบริหารส่วนตำบล
โทร. 0-5471-0123 โทรสาร ๐ ๕๔๗๑ ๐๑๒๔ มือถือ 0812345678
เลขประจำตัวประชาชน 1-1017-00230-70-8 (๑-๑๐๑๗-๐๐๒๓๐-๗๐-๘)
อีเมล somchai@example.go.th
'''


def views_of(database):
    return [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'view' AND name GLOB 'v_*' ORDER BY name")]


def signed_samples(folder):
    """Text exports with a signature behind what they say."""
    for sample in sorted((ROOT / 'data' / 'samples').glob('*/report.txt')):
        text = sample.read_text(encoding='utf-8-sig')
        target = folder / sample.parent.name / 'report.txt'
        target.parent.mkdir(parents=True)
        target.write_text(text + SIGNATURE, encoding='utf-8')


def leaks(file):
    database = sqlite3.connect(file)
    found, seen = [], False
    for view in views_of(database):
        for row in database.execute(f'SELECT * FROM {view}'):
            text = '\x1f'.join(str(value) for value in row)
            for part in PERSON:
                if part not in text:
                    continue
                seen = seen or view in TEXTS
                if view not in TEXTS:
                    found.append(f'{view}: {part} in {text[:300]}')
    return found if seen else ['no page holds what the signatures say: the test tests nothing']


def masked_records(prongsai, file, folder):
    for name, options in (('plain', []), ('masked', ['--redact'])):
        subprocess.run([prongsai, 'export', '--db', file, '--out', folder / name, *options], check=True, stdout=subprocess.DEVNULL)
    found = []
    for plain in sorted((folder / 'plain').glob('*.csv')):
        masked = (folder / 'masked' / plain.name).read_text(encoding='utf-8')
        for before, after in zip(plain.read_text(encoding='utf-8').splitlines(), masked.splitlines()):
            if before != after and plain.stem not in TEXTS:
                found.append(f'{plain.name}: {before}\n  masked: {after}')
    if '[phone]' in masked_text(folder / 'masked') and not any(part in masked_text(folder / 'masked') for part in PERSON):
        return found
    return found + ['not everything is masked in the texts: ' + str([part for part in PERSON if part in masked_text(folder / 'masked')])]


def masked_text(folder):
    return ''.join((folder / f'{view}.csv').read_text(encoding='utf-8') for view in sorted(TEXTS))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--prongsai', required=True)
    options = parser.parse_args()
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        signed_samples(folder / 'in')
        for source in (ROOT / 'data' / 'samples', folder / 'in'):
            subprocess.run([options.prongsai, 'ingest', source, '--db', folder / 'reports.db', '--quiet'], check=True)
        wrong += leaks(folder / 'reports.db')
        wrong += masked_records(options.prongsai, folder / 'reports.db', folder)
    print('\n'.join(wrong))
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
