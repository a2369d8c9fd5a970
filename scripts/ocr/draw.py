"""Draws a line of text as it stands on a page, before anything happens to the page."""
import re
from dataclasses import dataclass

import numpy
from PIL import Image, ImageDraw

import fonts as font_table
from lines import LEADER

WIDEST = 3400      # pixels; lines beyond it are not drawn
CLUSTER = re.compile('[^ะ-ฺๅ-๎][ัิ-ฺ็-๎]*ำ?|.', re.DOTALL)


@dataclass
class Drawn:
    image: numpy.ndarray   # grey, 255 is paper; a margin of `size` around the ink
    text: str              # what a reader would write down
    size: int              # height of the em in pixels


@dataclass
class Style:
    """How one line is set."""
    size: int
    ink: int = 0
    tracking: float = 0    # pixels between clusters, as in justified text
    space: float = 1       # width of spaces, relative to the font's


class Pen:
    """Sets runs of text one after the other on a baseline."""

    def __init__(self, rng, style):
        self.rng, self.style, self.x = rng, style, 0.0
        self.canvas = Image.new('L', (WIDEST + 8 * style.size, 5 * style.size), 255)
        self.draw = ImageDraw.Draw(self.canvas)
        self.left, self.baseline = 3 * style.size, 3 * style.size

    def write(self, text, font, scale=1.0):
        """text without symbols goes at once, so that marks find their places."""
        opened = font.at(self.style.size * scale)
        for part in re.split('([☐☑☒✓√□●≥≤×]| +)', text):
            if not part:
                continue
            if font_table.is_symbol(part) and not font.has(part):
                self._put(part, font_table.symbol_font(self.rng, part).at(self.style.size * scale))
            elif part.isspace():
                self.x += opened.getlength(part) * self.style.space
            elif self.style.tracking:
                for cluster in CLUSTER.findall(part):
                    self._put(cluster, opened)
                    self.x += self.style.tracking
            else:
                self._put(part, opened)

    def leader(self, font):
        """Dots: typed ones, or those of a tab."""
        if self.rng.random() < .5:
            self.write('.' * self.rng.randint(6, 45), font)
        else:
            length = self.rng.randint(2, 14) * self.style.size
            self.dots(self.x, self.x + length, 0)
            self.x += length
        self.x += self.rng.choice((0, 0, .15, .4)) * self.style.size

    def dots(self, start, end, lift):
        """A row of dots from start to end, `lift` pixels over the baseline."""
        size = self.style.size
        step, width = max(3, round(size * self.rng.uniform(.09, .22))), max(1, round(size * self.rng.uniform(.03, .06)))
        bottom = self.baseline - round(lift)
        for x in range(self.left + round(start), min(self.left + round(end), self.canvas.width), step):
            self.draw.rectangle((x, bottom - width + 1, x + width - 1, bottom), fill=self.style.ink)

    def line(self, lift, width):
        y = self.baseline - round(lift)
        self.draw.line((self.left, y, self.left + round(self.x), y), fill=self.style.ink, width=width)

    def _put(self, text, opened):
        if self.x < WIDEST:
            self.draw.text((self.left + self.x, self.baseline), text, fill=self.style.ink, font=opened, anchor='ls')
        self.x += opened.getlength(text)


def choose_font(rng, kind, text, faces, latin_faces):
    if not re.search('[฀-๿]', text) and rng.random() < .45:
        faces = latin_faces
    elif kind == 'title' and rng.random() < .8:
        faces = bold_ones(faces)
    return font_table.pick(rng, faces, text)


def bold_ones(faces):
    return [face for face in faces if face.bold]


def choose_style(rng):
    size = round(rng.triangular(24, 88, 50))
    style = Style(size, ink=rng.randint(0, 40))
    if rng.random() < .07:
        style.tracking = size * rng.uniform(.01, .12)
    if rng.random() < .2:
        style.space = rng.uniform(.7, 4)
    return style


def set_line(pen, rng, kind, text, font, faces):
    """The line's text, and what forms draw below it."""
    size = pen.style.size
    label, _, rest = text.partition(' ')
    if kind == 'form' and rest and rng.random() < .5:      # a bold label before what is filled in
        bold = font_table.pick(rng, bold_ones(faces), label.replace(LEADER, ' ')) or font
        pen.write(label + ' ', bold, rng.choice((1, 1, 1.1, 1.25)))
        text = rest
    begin = pen.x
    for number, part in enumerate(text.split(LEADER)):
        if number:
            pen.leader(font)
        pen.write(part, font)
    if pen.x > WIDEST:
        return
    if LEADER not in text and rng.random() < (.3 if kind == 'form' else .05):   # filled in on a dotted line
        pen.dots(begin - rng.choice((0, 0, size)), pen.x + rng.choice((0, 0, 1, 4)) * size, size * rng.uniform(-.1, .03))
    elif rng.random() < .025:
        pen.line(-size * rng.uniform(.06, .16), max(1, size // 22))


def draw(rng, kind, text, faces, latin_faces):
    """A Drawn, or None where no font has the text's characters or the line is too wide."""
    plain = text.replace(LEADER, ' ')
    font = choose_font(rng, kind, plain, faces, latin_faces)
    if not font:
        return None
    pen = Pen(rng, choose_style(rng))
    set_line(pen, rng, kind, text, font, faces)
    ink, size = numpy.asarray(pen.canvas), pen.style.size
    columns, rows = numpy.flatnonzero((ink < 128).any(axis=0)), numpy.flatnonzero((ink < 128).any(axis=1))
    if pen.x > WIDEST or len(columns) < 2 or len(rows) < 3:
        return None
    image = ink[max(0, rows[0] - size):rows[-1] + size + 1, max(0, columns[0] - size):columns[-1] + size + 1]
    return Drawn(image.copy(), re.sub(' +', ' ', plain).strip(), size)
