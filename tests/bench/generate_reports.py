"""Makes a folder of many reports out of the sample reports, for runs on a large scale. Alone:

    python3 tests/bench/generate_reports.py N FOLDER

Half of them are DOCX of other places, half PDF, whose places are those of the samples. No two have the same bytes. The folder is a
tree, PROVINCE/SUBDISTRICT-NUMBER/report.docx, as offices keep such files.
"""
import argparse
import csv
import json
import random
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / 'data' / 'samples'
SEED = 2568


def places():
    """Subdistrict, district and province, each a name, of the whole country."""
    def names(file):
        rows = (line for line in open(ROOT / 'data' / 'reference' / 'gazetteer' / file, encoding='utf-8') if not line.startswith('#'))
        return {row['code']: row['name'] for row in csv.DictReader(rows)}
    provinces, districts = names('provinces.csv'), names('districts.csv')
    return [(name, districts[code[:4]], provinces[code[:2]]) for code, name in names('subdistricts.csv').items() if code[:4] in districts]


def own_place(sample):
    organisation = json.loads((sample / 'gold.json').read_text(encoding='utf-8'))['organisation']
    return [organisation[part] for part in ('subdistrict', 'district', 'province')]


def moved_docx(report, old, new):
    """The report with the names of another place. Names that stand in several runs stay as they are."""
    def write(file):
        with zipfile.ZipFile(report) as source, zipfile.ZipFile(file, 'w', zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
            for part in source.namelist():
                content = source.read(part)
                if part == 'word/document.xml':
                    for before, after in zip(old, new):
                        content = content.replace(before.encode(), after.encode()) if before else content
                copy.writestr(part, content)
            copy.comment = file.parent.name.encode()
    return write


def copied_pdf(report):
    return lambda file: file.write_bytes(report.read_bytes() + b'\n%% ' + file.parent.name.encode() + b'\n')


def generate(count, folder):
    rng, everywhere = random.Random(SEED), places()
    samples = sorted(sample.parent for sample in SAMPLES.glob('*/report.docx') if (sample.parent / 'report.pdf').exists())
    for number in range(count):
        sample, place = samples[number // 2 % len(samples)], rng.choice(everywhere)
        home = folder / place[2] / f'{place[0]}-{number}'
        home.mkdir(parents=True)
        write = moved_docx(sample / 'report.docx', own_place(sample), place) if number % 2 else copied_pdf(sample / 'report.pdf')
        write(home / ('report.docx' if number % 2 else 'report.pdf'))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('count', type=int)
    parser.add_argument('folder', type=Path, help='made; must not be there yet')
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True)
    generate(arguments.count, arguments.folder)


if __name__ == '__main__':
    sys.exit(main())
