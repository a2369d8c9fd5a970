"""How fast and how well prongsai reads scans, beside OCRmyPDF with Debian's Thai model. Part of scripts/bench; alone:

    taskset --cpu-list 0 /usr/bin/python3 tests/bench/ocr_bench.py --prongsai PROGRAM [--rounds 3] [--keep FOLDER]

Ten pages of the sample reports become a bad scan: crooked, soft, grainy. What they say is known from their text layer,
as prongsai stores it. The error rate is edits by characters; white space does not count, sara am is composed. Who reads
across the cells of a table puts right letters in a wrong order, which counts as errors. So a second rate is printed that
no order changes: characters missing or too many on a page, whichever is more. Nothing is required of that one.
"""
import argparse
import io
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy
from PIL import Image, ImageFilter

sys.dont_write_bytecode = True

from measure import Table, apart, compare, run  # noqa: E402

SAMPLES = Path(__file__).resolve().parents[2] / 'data' / 'samples'
PAGES = 10
DPI = 200
SEED = 2568


# The scan

@dataclass
class Page:
    report: Path
    number: int
    text: str

    def __str__(self):
        return f'{self.report.parent.name} p. {self.number}'


def stored_pages(prongsai, options, path, folder):
    """Path, number and text of every PDF page, as prongsai stores it; and what that took."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        database = Path(place) / 'bench.db'
        taken = run([prongsai, 'ingest', path, '--db', database, '--jobs', 1, '--ocr-cache', 'none', '--quiet', *options])
        with sqlite3.connect(database) as connection:
            rows = connection.execute("SELECT path, page, text FROM v_pages WHERE path LIKE '%.pdf' ORDER BY path, page").fetchall()
    return rows, taken


def pages_to_scan(prongsai, folder):
    """Evenly spread over the samples, so that nobody picks them."""
    rows, _ = stored_pages(prongsai, ['--ocr', 'never'], SAMPLES, folder)
    pages = [Page(SAMPLES / path, number, text) for path, number, text in rows if Path(path).name == 'report.pdf']
    return pages[::len(pages) // PAGES][:PAGES]


def drawn(page):
    picture = subprocess.run(['pdftoppm', '-r', str(DPI), '-gray', '-f', str(page.number), '-l', str(page.number), str(page.report)],
                             check=True, stdout=subprocess.PIPE).stdout
    return Image.open(io.BytesIO(picture))


def worn(image, rng):
    """Crooked by up to a degree, out of focus, grey ink on paper that is not white, grain of the scanner, strong JPEG."""
    angle = rng.uniform(.3, 1) * rng.choice((-1, 1))
    image = image.rotate(angle, resample=Image.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(rng.uniform(.6, 1)))
    ink, paper = rng.uniform(20, 60), rng.uniform(215, 245)
    grey = ink + (paper - ink) * (numpy.asarray(image) / 255)
    grey += numpy.random.default_rng(rng.getrandbits(32)).normal(0, rng.uniform(8, 16), grey.shape)
    packed = io.BytesIO()
    Image.fromarray(grey.clip(0, 255).astype(numpy.uint8)).save(packed, 'JPEG', quality=rng.randint(40, 70))
    return Image.open(packed)


def make_scan(pages, file):
    rng = random.Random(SEED)
    images = [worn(drawn(page), rng) for page in pages]
    images[0].save(file, 'PDF', resolution=DPI, save_all=True, append_images=images[1:])


# The readers: what they took, and a text for every page

def read_with_prongsai(prongsai, scan, folder):
    rows, taken = stored_pages(prongsai, [], scan, folder)
    return taken, [text or '' for _, _, text in rows]


def read_with_ocrmypdf(scan, folder):
    sidecar = folder / 'peer.txt'
    taken = run(['ocrmypdf', '--quiet', '-l', 'tha', '--jobs', 1, '--output-type', 'pdf', '--sidecar', sidecar, scan, folder / 'peer.pdf'])
    return taken, sidecar.read_text(encoding='utf-8').split('\f')[:PAGES]


# Errors

def plain(text):
    """Without white space, every sara am one character, whichever way its tone mark stood."""
    text = re.sub('\u0e4d([่-๋]?)า', r'\1ำ', re.sub('([่-๋])\u0e4dา', r'\1ำ', unicodedata.normalize('NFC', text)))
    return re.sub('[\\s\u200b\ufeff]+', '', text)


def edits(a, b):
    """Levenshtein distance. A column of the table is two long integers, where it rises and where it falls by one from a
    row to the next (Myers 1999, as Hyyrö 2003 has it for whole strings): pages take no time in Python then."""
    if not a:
        return len(b)
    everything, last = (1 << len(a)) - 1, 1 << (len(a) - 1)
    places = {}
    for i, character in enumerate(a):
        places[character] = places.get(character, 0) | 1 << i
    rises, falls, distance = everything, 0, len(a)
    for character in b:
        equal = places.get(character, 0)
        diagonal = (((equal & rises) + rises) ^ rises) | equal | falls
        right_rises, right_falls = falls | (everything & ~(diagonal | rises)), rises & diagonal
        distance += bool(right_rises & last) - bool(right_falls & last)
        right_rises, right_falls = (right_rises << 1 | 1) & everything, (right_falls << 1) & everything
        rises, falls = right_falls | (everything & ~(diagonal | right_rises)), right_rises & diagonal
    return distance


def amiss(a, b):
    """Characters that one has and the other has not, wherever they stand."""
    a, b = Counter(a), Counter(b)
    return max((a - b).total(), (b - a).total())


def error_rate(errors, truths, texts):
    return sum(map(errors, truths, texts)) / sum(map(len, truths))


# The comparison

def bench_ocr(table, prongsai, folder, rounds, details=False):
    pages, scan = pages_to_scan(prongsai, folder), folder / 'scan.pdf'
    apart(make_scan, pages, scan)

    texts = {}

    def ours():
        taken, texts['prongsai'] = read_with_prongsai(prongsai, scan, folder)
        return taken

    def theirs():
        taken, texts['ocrmypdf'] = read_with_ocrmypdf(scan, folder)
        return taken

    taken = compare(table, 'PDF, a bad scan', 'page', rounds, ours, theirs, 'ocrmypdf -l tha', PAGES, 2.5)
    table.memory('  peak of any of its processes', taken, 250)

    if any(len(read) != PAGES for read in texts.values()):
        sys.exit('A reader has lost pages: ' + ', '.join(f'{who} {len(read)} of {PAGES}' for who, read in texts.items()))
    truths = [plain(page.text) for page in pages]
    peer, own = ([plain(text) for text in texts[who]] for who in ('ocrmypdf', 'prongsai'))
    rates = [error_rate(edits, truths, read) for read in (peer, own)]
    table.errors('  characters wrong, ocrmypdf', rates[0])
    table.errors('  characters wrong, prongsai', rates[1], rates[1] / rates[0], 1 / 10)
    table.errors('  in any order, ocrmypdf', error_rate(amiss, truths, peer))
    table.errors('  in any order, prongsai', error_rate(amiss, truths, own))

    if details:
        for number, (page, truth) in enumerate(zip(pages, truths)):
            print(f'{str(page):38}{len(truth):6} characters, edits: ocrmypdf {edits(truth, peer[number])}, prongsai {edits(truth, own[number])}')
            for name, text in (('truth', page.text), ('ocrmypdf', texts['ocrmypdf'][number]), ('prongsai', texts['prongsai'][number])):
                (folder / f'{number}-{name}.txt').write_text(text, encoding='utf-8')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--prongsai', type=Path, required=True, help='the program to measure')
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--keep', type=Path, help='leave the scan and every text in this folder, tell the errors of each page')
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        table = Table()
        bench_ocr(table, arguments.prongsai, folder, arguments.rounds, details=arguments.keep is not None)
    return 0 if table.all_good else 1


if __name__ == '__main__':
    sys.exit(main())
