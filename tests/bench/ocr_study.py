#!/usr/bin/env python3
"""How well Tesseract models read lines they were not made for: tests/bench/ocr_study.py [--model FILE…]

Draws lines with fonts, text and wear that scripts/train-ocr keeps out of its training lines, reads them with the packaged
models `tha` and `Thai` and with data/ocr/ThaiGov (or the files named), and prints a Markdown table:

- cells: short strings of digits (scores, amounts, years, dates, item codes), the share of them read exactly;
- prose, English: the character error rate, that is edits by characters.

White space does not count, sara am is composed. Needs the packages that scripts/train-ocr lists, and fonts-crosextra-caladea.
"""
import argparse
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

import cv2
import numpy

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'scripts' / 'ocr'))
sys.dont_write_bytecode = True

import fonts  # noqa: E402
from draw import Pen, Style  # noqa: E402
from lines import MONTHS, SHORT_MONTHS, TO_THAI  # noqa: E402
from wear import HELD_OUT, Wear, smaller  # noqa: E402

PACKAGED = Path('/usr/share/tesseract-ocr/5/tessdata')
MODELS = (PACKAGED / 'tha.traineddata', PACKAGED / 'Thai.traineddata', ROOT / 'data' / 'ocr' / 'ThaiGov.traineddata')
SEED = 2568
SIZES = (30, 64)   # em in pixels: 16 points at 150 to 290 dots an inch
MARGIN = 12
LEADER = '[._…]{3}'   # dots to be filled in: nothing to read
ENGLISH = Path('/usr/share/common-licenses/GPL-3')


# Text

def cells(rng, count):
    """Digits as tables have them, three of four in Thai digits."""
    def cell():
        day, month, year = rng.randint(1, 31), rng.randint(1, 12), rng.randint(2555, 2579)
        return rng.choice((
            f'{rng.uniform(0, 100):.2f}', f'{rng.uniform(50, 100):.2f}', f'{rng.randint(1, 999) * 1000:,}.00', f'{rng.randint(100, 9_999_999):,}',
            str(year), f'{year} - {year + rng.randint(1, 5)}', f'{day} {MONTHS[month - 1]} {year}', f'{day} {SHORT_MONTHS[month - 1]} {year % 100}',
            f'{day}/{month}/{year}', f'O{rng.randint(1, 43)}', str(rng.randint(0, 9)), str(rng.randint(10, 9999)),
            f'{rng.randint(1, 9)}.{rng.randint(1, 19)}', ''.join(str(rng.randrange(10)) for _ in range(rng.randint(3, 9)))))
    return [cell().translate(TO_THAI) if rng.random() < .75 else cell() for _ in range(count)]


def prose(rng, count):
    """Lines of the sample reports, which no training line has seen."""
    texts = set()
    for report in sorted((ROOT / 'data' / 'samples').glob('*/report.docx')):
        xml = zipfile.ZipFile(report).read('word/document.xml').decode()
        for paragraph in re.findall(r'<w:p[ >].*?</w:p>', xml, re.DOTALL):
            text = re.sub(r'\s+', ' ', ''.join(re.findall(r'<w:t(?: [^>]*)?>([^<]*)</w:t>', paragraph))).strip()
            text = text.replace('&amp;', '&').replace('&lt;', '<').replace('&gt;', '>').replace('&quot;', '"')
            if len(text) >= 20 and re.search('[ก-ฮ]', text) and not re.search(LEADER, text):
                texts.add(part_of(rng, text))
    return rng.sample(sorted(texts), count)


def part_of(rng, text, longest=80):
    """A part that starts and ends between clusters."""
    starts = [i for i, c in enumerate(text) if not re.match('[ะ-ฺๅ-๎ำ]', c)] + [len(text)]
    if len(starts) <= longest:
        return text
    first = rng.randrange(len(starts) - longest)
    return text[starts[first]:starts[first + longest]].strip()


def english(rng, count):
    words = re.sub('[^!-~]+', ' ', ENGLISH.read_text()).split()
    starts = (rng.randrange(len(words) - 12) for _ in range(count))
    return [' '.join(words[start:start + rng.randint(2, 11)]) for start in starts]


# Lines

def draw(rng, text, faces):
    """Text on paper, upright and clean. Some fonts have no bullet or tick: others are drawn then."""
    font = fonts.pick(rng, faces, text)
    if not font:
        return None
    pen = Pen(rng, Style(rng.randint(*SIZES), ink=20))
    pen.write(text, font)
    ink = numpy.asarray(pen.canvas)
    rows, columns = numpy.flatnonzero((ink < 128).any(axis=1)), numpy.flatnonzero((ink < 128).any(axis=0))
    return ink[rows[0] - MARGIN:rows[-1] + MARGIN, columns[0] - MARGIN:columns[-1] + MARGIN].copy()


def wear_kinds():
    def one(name):
        return lambda rng, image: getattr(Wear(rng), name)(image)
    return {'none': lambda rng, image: image} | {name.replace('_', ' '): one(name) for name in HELD_OUT}


# Reading

def read(model, images, folder):
    """One text an image."""
    names = []
    for number, image in enumerate(images):
        names.append(str(folder / f'{number:04d}.png'))
        cv2.imwrite(names[-1], image)
    (folder / 'list.txt').write_text('\n'.join(names) + '\n')
    done = subprocess.run(['tesseract', str(folder / 'list.txt'), '-', '--tessdata-dir', str(model.parent), '-l', model.stem, '--psm', '7', '--dpi', '300',
                           '-c', 'preserve_interword_spaces=1'], capture_output=True, text=True, check=True, env={'OMP_THREAD_LIMIT': '1', 'PATH': '/usr/bin:/bin'})
    texts = done.stdout.split('\f')[:len(images)]
    if len(texts) != len(images):
        sys.exit(f'{model}: {len(texts)} texts for {len(images)} lines')
    return texts


def plain(text):
    text = re.sub('ํ([่-๋]?)า', r'\1ำ', re.sub('([่-๋])ํา', r'\1ำ', unicodedata.normalize('NFC', text)))
    return re.sub(r'\s+', '', text)


def edits(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def exact(truth, got):
    return f'{100 * sum(t == g for t, g in zip(truth, got)) / len(truth):.1f}'


def error_rate(truth, got):
    return f'{100 * sum(map(edits, truth, got)) / sum(map(len, truth)):.2f}'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--model', type=Path, nargs='+', default=list(MODELS))
    parser.add_argument('--cells', type=int, default=300)
    parser.add_argument('--prose', type=int, default=120)
    parser.add_argument('--english', type=int, default=80)
    parser.add_argument('--trained-fonts', action='store_true', help='fonts the training uses, for comparison')
    parser.add_argument('--wrong', type=Path, help='a file for every line that is read wrong')
    options = parser.parse_args()
    cv2.setNumThreads(1)

    rng = random.Random(SEED)
    thai, latin = (fonts.TRAINING, fonts.TRAINING_LATIN) if options.trained_fonts else (fonts.HELD_OUT, fonts.HELD_OUT_LATIN)
    sets = (('cells', cells(rng, options.cells), thai, exact), ('prose', prose(rng, options.prose), thai, error_rate),
            ('English', english(rng, options.english), latin, error_rate))
    wrong = open(options.wrong, 'w', encoding='utf-8') if options.wrong else None
    print('| wear | model | ' + ' | '.join(f'{name}, {"exact" if score is exact else "CER"} %' for name, _, _, score in sets) + ' |')
    print('|' + '---|' * (2 + len(sets)))
    for kind, apply in wear_kinds().items():
        drawn = [[(text, draw(rng, text, faces)) for text in texts] for _, texts, faces, _ in sets]
        worn = [[(plain(text), smaller(apply(rng, image), 90)) for text, image in lines if image is not None] for lines in drawn]
        for model in options.model:
            figures = []
            for (name, _, _, score), lines in zip(sets, worn):
                with tempfile.TemporaryDirectory() as folder:
                    got = [plain(text) for text in read(model.absolute(), [image for _, image in lines], Path(folder))]
                truth = [text for text, _ in lines]
                figures.append(score(truth, got))
                if wrong:
                    wrong.writelines(f'{kind}\t{model.stem}\t{name}\t{t}\t{g}\n' for t, g in zip(truth, got) if t != g)
            print(f'| {kind} | {model.stem} | ' + ' | '.join(figures) + ' |', flush=True)


if __name__ == '__main__':
    main()
