#!/usr/bin/python3
"""How well the second reader of digits checks the first one: tests/bench/digit_study.py BUILD [--readme]

Draws pages of lines with numbers, in fonts that scripts/ocr/make_digits.py does not use (and in Laksaman, which it does: the
shapes of official documents), wears them, and has BUILD/tests/bench/digit_study (ninja digit_study) read them with data/ocr.
Prints a Markdown table; --readme puts it into data/ocr/README.md between its marks. Seeds are fixed.
"""
import argparse
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import cv2
import numpy
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'scripts' / 'ocr'))
sys.dont_write_bytecode = True

import fonts  # noqa: E402
from lines import MONTHS, TO_THAI  # noqa: E402
from wear import Wear  # noqa: E402

README = ROOT / 'data' / 'ocr' / 'README.md'
BEGIN, END = '<!-- digit_study.py begins -->', '<!-- digit_study.py ends -->'
SEED = 2570
LINES = 30
POINTS = 16          # size of type, in official documents' usual font
WORDS = ('คะแนน', 'งบประมาณ', 'ปีงบประมาณ', 'ร้อยละ', 'ตัวชี้วัดที่', 'จำนวน', 'ผลการประเมิน', 'ลำดับที่', 'รวมทั้งสิ้น', 'ระยะเวลา')
FACES = {'fonts never seen': fonts.HELD_OUT, 'Laksaman': [font for font in fonts.TRAINING if 'Laksaman' in str(font.path) and 'Italic' not in str(font.path)]}


def number(rng):
    year = rng.randint(2555, 2579)
    text = rng.choice((
        f'{rng.uniform(0, 100):.2f}', f'{rng.uniform(50, 100):.2f}', f'{rng.randint(1, 999) * 1000:,}', f'{rng.randint(100, 9_999_999):,}.00', str(year),
        f'{rng.randint(1, 31)} {rng.choice(MONTHS)} {year}', f'{rng.randint(1, 31)}/{rng.randint(1, 12)}/{year}', f'O{rng.randint(1, 43)}', str(rng.randint(0, 9)),
        ''.join(str(rng.randrange(10)) for _ in range(rng.randint(3, 9)))))
    return text.translate(TO_THAI) if rng.random() < .7 else text


def text_line(rng):
    parts = [rng.choice(WORDS) + rng.choice((' ', '')) + number(rng) for _ in range(2)]
    return rng.choice((' '.join(parts), number(rng) + ' ' + number(rng)))


def page(rng, font, dpi):
    """Grey lines under each other, and their texts. Sara am is read in two parts."""
    size = round(POINTS * dpi / 72)
    image = Image.new('L', (round(8.27 * dpi), 2 * size * (LINES + 2)), 255)
    pen, texts = ImageDraw.Draw(image), []
    for index in range(LINES):
        text = text_line(rng)
        pen.text((2 * size, 2 * size * (index + 2)), text, fill=15, font=font.at(size), anchor='ls')
        texts.append(text.replace('ำ', 'ํา'))
    return numpy.asarray(image).copy(), texts


def noisy(wear, image, dpi):
    """A scan in grey that is compressed hard."""
    soft = cv2.GaussianBlur(image, (0, 0), dpi / 300).astype(numpy.float64)
    soft = 25 + .85 * soft + wear.grain.normal(0, 14, image.shape)
    _, packed = cv2.imencode('.jpg', soft.clip(0, 255).astype(numpy.uint8), [cv2.IMWRITE_JPEG_QUALITY, 45])
    return cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)


def bilevel(wear, image, dpi):
    """A fax: black and white, by a threshold that thickens or thins."""
    soft = cv2.GaussianBlur(image, (0, 0), dpi / 350) + wear.grain.normal(0, 12, image.shape)
    return numpy.where(soft < wear.rng.randint(105, 170), 0, 255).astype(numpy.uint8)


WEAR = {'clean': lambda wear, image, dpi: image, 'noisy': noisy, 'black and white': bilevel}


def study(program, faces, dpi, wear, pages, folder):
    rng, total = random.Random(SEED), Counter()
    for index in range(pages):
        image, texts = page(rng, faces[index % len(faces)], dpi)
        cv2.imwrite(str(folder / 'page.pgm'), wear(Wear(rng), image, dpi))
        (folder / 'lines.txt').write_text('\n'.join(texts) + '\n')
        done = subprocess.run([program, ROOT / 'data' / 'ocr', str(dpi), folder / 'page.pgm', folder / 'lines.txt'], check=True, capture_output=True, text=True)
        total.update({name: int(count) for name, count in (line.split() for line in done.stdout.splitlines())})
    return total


def row(name, t):
    def share(part, whole, digits=1):
        return f'{100 * part / whole:.{digits}f}' if whole else '–'
    return (f'| {name} | {t["digits"]} | {share(t["opinions"], t["digits"])} | {share(t["right"], t["opinions"], 2)} | {share(t["contradicted"], t["digits"], 2)} | '
            f'{share(t["caught"], t["planted"])} | {t["wrong_caught"]} of {t["wrong"]} |')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('build', type=Path)
    parser.add_argument('--pages', type=int, default=6, help='of each kind')
    parser.add_argument('--readme', action='store_true')
    options = parser.parse_args()
    program = options.build / 'tests' / 'bench' / 'digit_study'
    table = ['| page | digits read right | with an opinion, % | of these right, % | right readings contradicted, % | planted errors caught, % | own errors caught |',
             '|---|---|---|---|---|---|---|']
    print('\n'.join(table))
    with tempfile.TemporaryDirectory() as folder:
        for faces, chosen in FACES.items():
            for dpi in (200, 300):
                for wear, apply in WEAR.items():
                    total = study(program, chosen, dpi, apply, options.pages, Path(folder))
                    table.append(row(f'{faces}, {dpi} dpi, {wear}', total))
                    print(table[-1], f'<!-- {total["paired"]} of {total["lines"]} lines -->', flush=True)
    if options.readme:
        text = README.read_text(encoding='utf-8')
        README.write_text(re.sub(f'{BEGIN}.*{END}', lambda _: '\n'.join((BEGIN, *table, END)), text, flags=re.DOTALL), encoding='utf-8')


if __name__ == '__main__':
    main()
