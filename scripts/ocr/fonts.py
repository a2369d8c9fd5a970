"""The fonts lines are drawn with, all of Debian's, and which of them no training line may use."""
import functools
import subprocess
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageFont

FOLDER = Path('/usr/share/fonts/truetype')


@dataclass(frozen=True)
class Font:
    path: Path
    weight: float            # how often it is used, relative to the others
    scale: float = 1.0       # by which its em is smaller than that of official documents' usual font of the same letter height
    bold: bool = False

    def at(self, size):
        return _open(str(self.path), max(8, round(size * self.scale)))

    def has(self, text):
        return all(c in coverage(self.path) or c == ' ' for c in text)


def _family(folder, stem, weight, scale=.8, bold='-Bold', regular='', others=()):
    fonts = [Font(FOLDER / folder / f'{stem}{regular}.ttf', weight, scale), Font(FOLDER / folder / f'{stem}{bold}.ttf', weight * .45, scale, True)]
    return fonts + [Font(FOLDER / folder / f'{stem}{style}.ttf', weight * .08, scale) for style in others]


# Laksaman has the shapes of the font that government offices are told to write in; hence its weight.
TRAINING = [
    *_family('tlwg', 'Laksaman', 26, 1.0, others=('-Italic', '-BoldItalic')),
    *_family('tlwg', 'Norasi', 7, others=('-Italic',)),
    *_family('tlwg', 'Garuda', 6, others=('-Oblique',)),
    *_family('tlwg', 'Kinnari', 6, others=('-Italic',)),
    *_family('tlwg', 'Loma', 6, others=('-Oblique',)),
    *_family('tlwg', 'Sawasdee', 2),
    *_family('tlwg', 'TlwgTypo', 2),
    *_family('tlwg', 'TlwgTypist', 2),
    *_family('tlwg', 'TlwgMono', .6),
    *_family('tlwg', 'TlwgTypewriter', .6),
    *_family('tlwg', 'Purisa', .5),
    *_family('arundina', 'ArundinaSans', 5, others=('-Oblique',)),
    *_family('arundina', 'ArundinaSerif', 5),
    *_family('arundina', 'ArundinaSansMono', .6),
    *_family('noto', 'NotoSansThai', 1.5, .75, regular='-Regular'),
    *_family('noto', 'NotoLoopedThai', 3.5, .75, regular='-Regular'),
    *_family('freefont', 'FreeSerif', 2, bold='Bold', others=('Italic',)),
]
TRAINING_LATIN = [
    *_family('liberation', 'LiberationSerif', 4, .75, regular='-Regular', others=('-Italic',)),
    *_family('liberation', 'LiberationSans', 4, .7, regular='-Regular'),
    *_family('crosextra', 'Carlito', 4, .75, regular='-Regular'),
]

HELD_OUT = [
    *_family('tlwg', 'Umpush', 1),
    *_family('tlwg', 'Waree', 1),
    *_family('noto', 'NotoSerifThai', 1, .75, regular='-Regular'),
]
HELD_OUT_LATIN = _family('crosextra', 'Caladea', 1, .75, regular='-Regular')

# For what the text fonts lack: check boxes, ticks, mathematical signs.
SYMBOLS = [Font(FOLDER / path, 1, .75) for path in ('dejavu/DejaVuSans.ttf', 'freefont/FreeSerif.ttf', 'noto/NotoSansSymbols2-Regular.ttf')]


@functools.lru_cache(maxsize=600)
def _open(path, size):
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)


@functools.lru_cache(maxsize=None)
def coverage(path):
    """The characters a font file has, from fontconfig."""
    if not path.exists():
        raise FileNotFoundError(f'{path}: is its package installed?')
    ranges = subprocess.run(['fc-query', '--format', '%{charset}', '--index', '0', str(path)], check=True, capture_output=True, text=True).stdout
    characters = set()
    for part in ranges.split():
        first, _, last = part.partition('-')
        characters.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(characters)


def pick(rng, fonts, text):
    """A font that has every character of the text but symbols; None if there is none."""
    fitting = [font for font in fonts if font.has(''.join(c for c in text if not is_symbol(c)))]
    return rng.choices(fitting, [font.weight for font in fitting])[0] if fitting else None


def is_symbol(character):
    return character in '☐☑☒✓√□●≥≤×'


def symbol_font(rng, character):
    return rng.choice([font for font in SYMBOLS if font.has(character)])
