#!/usr/bin/python3
"""make_digits.py OUT.csv: the shapes that the second reader of digits (extractors/ocr/digit_reader) compares ink with.

Draws digits, and the letters that a digit must not be taken for, with the training fonts, wears them like scanned lines,
parts them into connected pieces and keeps a few typical ones of each. Seeds are fixed. The packages are those that
scripts/train-ocr lists; about three minutes on one core.

Columns of OUT.csv: `kind` is `axis` (a row of the projection that tells the classes apart best: value = scale * weights
of the features - offset) or `shape`; `name` is the character of a shape; `values` are bytes in hexadecimal, two's
complement: weights, or a shape's values on the axes in steps of STEP. The features are described in digit_features.h.
"""
import argparse
import random
import sys
from pathlib import Path

import cv2
import numpy

sys.dont_write_bytecode = True

import fonts  # noqa: E402
from draw import Pen, Style  # noqa: E402
from wear import Wear  # noqa: E402

THAI, ARABIC = '๐๑๒๓๔๕๖๗๘๙', '0123456789'
# Letters and signs of one piece; sara am, i and their like have two. Not o and O: nothing but their place tells them from zeros.
LETTERS = ('กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮาเโใไฯๆ'
           'ABCDEFGHIJKLMNPQRSTUVWXYZabcdefghkmnpqrstuvwxyz()/&?฿')
SEED = 2569
LINES = 3000
A_LINE = 12          # characters
SHARE_OF_DIGITS = .6
SIDE = 16            # of the small bitmap
ZONES = 4            # of each side, in which the directions of edges are summed
AXES = 40
STEP = .25           # of a shape's values
SHAPES = 12          # kept of a digit; of a letter a fourth
LEAST_HEIGHT = .42   # of the tallest piece of its line: what is lower is a mark, a point, dust


# The features of a piece. extractors/ocr/digit_features.cpp computes the same.

def small_bitmap(piece):
    """Share of ink in each field of a square of SIDE by SIDE around the piece, whose longer side fills it; softened."""
    height, width = piece.shape
    longer = max(height, width)
    bitmap = fields(height, longer) @ piece @ fields(width, longer).T
    padded = numpy.pad(bitmap, 1)
    across = (padded[:, :-2] + 2 * padded[:, 1:-1] + padded[:, 2:]) / 4
    return (across[:-2] + 2 * across[1:-1] + across[2:]) / 4


def fields(length, longer):
    """SIDE rows: how much of each field each pixel covers."""
    step = longer / SIDE
    start = (length - longer) / 2 + numpy.arange(SIDE)[:, None] * step
    pixel = numpy.arange(length)[None, :]
    return numpy.clip(numpy.minimum(pixel + 1, start + step) - numpy.maximum(pixel, start), 0, None) / step


def edges(bitmap):
    """Rising and falling edges across and down, summed in zones."""
    padded = numpy.pad(bitmap, 1)
    across, down = (padded[1:-1, 2:] - padded[1:-1, :-2]) / 2, (padded[2:, 1:-1] - padded[:-2, 1:-1]) / 2
    zone = SIDE // ZONES
    sums = [numpy.clip(part, 0, None).reshape(ZONES, zone, ZONES, zone).sum((1, 3)).ravel() / zone for part in (across, -across, down, -down)]
    return numpy.concatenate(sums)


def holes(piece):
    """Number, share of the box, middle height of the paper that ink encloses."""
    height, width = piece.shape
    paper = numpy.pad(1 - piece, 1, constant_values=1).astype(numpy.uint8)
    _, _, found, middles = cv2.connectedComponentsWithStats(paper, connectivity=4)
    least = max(2, height * width / 100)
    kept = [(area, y) for (x0, y0, _, _, area), (_, y) in zip(found[1:], middles[1:]) if (x0 or y0) and area >= least]
    count, area = len(kept), sum(area for area, _ in kept)
    middle = sum(area * (y - .5) for area, y in kept) / area / height if area else .5
    return min(count, 3) / 2, area / (height * width), middle


def features(piece):
    bitmap = small_bitmap(piece.astype(float))
    height, width = piece.shape
    return numpy.concatenate([bitmap.ravel(), edges(bitmap), [min(width / height, 2)], holes(piece)])


# Pieces of drawn lines

def ink_of(image):
    """What is clearly darker than its surroundings (Sauvola's threshold), as pages are parted into ink and paper."""
    room = 25
    grey = cv2.copyMakeBorder(image, room, room, room, room, cv2.BORDER_REPLICATE).astype(numpy.float64)
    mean, square = cv2.boxFilter(grey, -1, (2 * room + 1,) * 2), cv2.boxFilter(grey * grey, -1, (2 * room + 1,) * 2)
    deviation = numpy.sqrt(numpy.maximum(square - mean * mean, 0))
    return (grey < mean * (1 - .3 * (1 - deviation / 128)))[room:-room, room:-room].astype(numpy.uint8)


def pieces_of(ink):
    """From left to right, without what is low."""
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    pieces = [(x, (labels[y:y + h, x:x + w] == number).astype(numpy.uint8)) for number, (x, y, w, h, _) in enumerate(boxes) if number]
    tallest = max((piece.shape[0] for _, piece in pieces), default=0)
    return [piece for _, piece in sorted(pieces, key=lambda each: each[0]) if piece.shape[0] >= LEAST_HEIGHT * tallest]


def worn(rng, image, size):
    wear = Wear(rng)
    for share, change in ((.3, wear.stretch), (.2, wear.thicker), (.15, wear.thinner)):
        if wear.chance(share):
            image = change(image)
    if wear.chance(.5):
        image = wear.tilt(image, size)
    if wear.chance(.75):
        image = wear.blur(image, size)
    if wear.chance(.3):
        image = wear.coarse(image)
    image = wear.bilevel(image) if wear.chance(.3) else wear.grey(image)
    if wear.chance(.1):
        image = wear.pepper(image)
    return wear.jpeg(image) if wear.chance(.3) else image


def line(rng, faces):
    """Pieces with their characters; none where wear broke or joined some."""
    text = ''.join(rng.choice(rng.choice((THAI, THAI, ARABIC)) if rng.random() < SHARE_OF_DIGITS else LETTERS) for _ in range(A_LINE))
    font = fonts.pick(rng, faces, text)
    if not font:
        return []
    size = round(rng.triangular(26, 92, 50))
    pen = Pen(rng, Style(size, ink=rng.randint(0, 40), tracking=.3 * size))
    pen.write(text, font)
    canvas = numpy.asarray(pen.canvas)
    image = canvas[2 * size:4 * size, 2 * size:pen.left + round(pen.x) + size].copy()
    pieces = pieces_of(ink_of(worn(rng, image, size)))
    return list(zip(text, pieces)) if len(pieces) == len(text) else []


def draw_samples(seed, lines, faces):
    rng = random.Random(seed)
    found = [pair for _ in range(lines) for pair in line(rng, faces)]
    return numpy.array([text for text, _ in found]), numpy.array([features(piece) for _, piece in found])


# What tells classes apart

def projection(names, values):
    """The axes along which classes differ most, measured by how much a class differs within itself; and the middle."""
    middle = values.mean(0)
    classes = sorted(set(names))
    means = numpy.array([values[names == name].mean(0) for name in classes])
    weight = numpy.array([4 if name in THAI + ARABIC else 1 for name in classes], float)
    inner = sum(numpy.cov(values[names == name].T) for name in classes) / len(classes)
    inner += numpy.eye(len(inner)) * numpy.trace(inner) / len(inner) * .05
    own, turn = numpy.linalg.eigh(inner)
    white = turn / numpy.sqrt(own)
    spread = (means - middle) @ white * numpy.sqrt(weight / weight.sum())[:, None]
    _, _, axes = numpy.linalg.svd(spread, full_matrices=False)
    return white @ axes[:AXES].T, middle


def typical(values, count, seed):
    """Means of groups of near ones."""
    if len(values) <= count:
        return values
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 60, .01)
    cv2.setRNGSeed(seed)
    _, _, centers = cv2.kmeans(values.astype(numpy.float32), count, None, criteria, 3, cv2.KMEANS_PP_CENTERS)
    return centers


def in_hex(values):
    return numpy.clip(numpy.rint(values), -127, 127).astype(numpy.int8).tobytes().hex()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('out', type=Path)
    parser.add_argument('--lines', type=int, default=LINES)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    names, values = draw_samples(SEED, options.lines, fonts.TRAINING)
    axes, middle = projection(names, values)
    scales = numpy.abs(axes).max(0) / 127
    weights = numpy.rint(axes / scales)
    offsets = middle @ weights * scales
    placed = values @ weights * scales - offsets
    with open(options.out, 'w', encoding='utf-8') as out:
        out.write('# Made by scripts/ocr/make_digits.py: shapes of digits and of letters that are none.\nkind,name,scale,offset,values\n')
        for axis in range(AXES):
            out.write(f'axis,{axis},{scales[axis]:.9g},{offsets[axis]:.9g},{in_hex(weights[:, axis])}\n')
        for name in THAI + ARABIC + LETTERS:
            count = SHAPES if name in THAI + ARABIC else SHAPES // 4
            for shape in sorted(in_hex(one / STEP) for one in typical(placed[names == name], count, SEED)):
                out.write(f'shape,{name},,,{shape}\n')


if __name__ == '__main__':
    main()
