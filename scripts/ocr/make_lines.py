#!/usr/bin/python3
"""make_lines.py --unicharset FILE --words LIST --out FOLDER --seed N --files N [--templates …] [--even-fonts]: training lines as FOLDER/SEED_NNN.lstmf,
with their texts beside them (.txt: kind of line, tab, text) and some of them as images, to look at."""
import argparse
import dataclasses
import random
from pathlib import Path

import cv2

import fonts
import samples
import words
from characters import PRINTED_AS, readable
from draw import draw
from lines import LineMaker, read_templates
from wear import worn

LINES_A_FILE = 250
SHOWN = 40           # images of the first file, to look at


def make_line(rng, maker, known, faces, latin_faces):
    """(kind, image, text); tries until one comes out."""
    while True:
        kind, text = maker.line()
        if not text:
            continue
        drawn = draw(rng, kind, text, faces, latin_faces)
        if not drawn or not drawn.text or not set(drawn.text) <= known:
            continue
        image = worn(rng, drawn.image, drawn.size)
        if image is not None and min(image.shape) >= 10:
            return kind, image, drawn.text


def evened(faces):
    return [dataclasses.replace(face, weight=face.weight ** .5) for face in faces]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--unicharset', type=Path, required=True)
    parser.add_argument('--words', type=Path, required=True)
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--templates', nargs='+', default=['templates.txt'], help='files beside this one')
    parser.add_argument('--even-fonts', action='store_true', help='rare typefaces nearly as often as usual ones')
    parser.add_argument('--seed', type=int, required=True)
    parser.add_argument('--files', type=int, required=True)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(options.seed)
    maker = LineMaker(rng, words.read(options.words), read_templates(*options.templates))
    known = readable(options.unicharset.read_text(encoding='utf-8')) | set(PRINTED_AS) | {'ำ'}
    faces, latin_faces = ((evened(f) if options.even_fonts else f) for f in (fonts.TRAINING, fonts.TRAINING_LATIN))
    for number in range(options.files):
        lines = [make_line(rng, maker, known, faces, latin_faces) for _ in range(LINES_A_FILE)]
        name = options.out / f'{options.seed}_{number:03d}'
        samples.write(name.with_suffix('.lstmf'), [(image, text) for _, image, text in lines])
        name.with_suffix('.txt').write_text(''.join(f'{kind}\t{text}\n' for kind, _, text in lines), encoding='utf-8')
        if number == 0:
            for shown, (_, image, _) in enumerate(lines[:SHOWN]):
                cv2.imwrite(f'{name}_{shown:02d}.png', image)


if __name__ == '__main__':
    main()
