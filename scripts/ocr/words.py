"""The words that training lines are made of: the project's own data, its phrases, word lists of Debian packages.

data/samples is left alone: its text is what the model is tested with (tests/bench/ocr_study.py)."""
import csv
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / 'data'
DICTIONARY = Path('/usr/share/hunspell/th_TH.dic')
LICENCES = Path('/usr/share/common-licenses')
LICENCES_READ = ('GPL-2', 'LGPL-2.1', 'GFDL-1.3', 'Artistic', 'MPL-2.0', 'Apache-2.0')   # GPL-3 is kept for the test

THAI_WORD = re.compile('[ก-ฮเ-ไฤ][ก-๎]*')
BROKEN_WORD = re.compile('[ัิ-ฺ็-๎]{3}|[ัิ-ฺ]{2}|[็-๎]{2}|[เ-ไ]$')


@dataclass
class Words:
    common: list[str]      # words of everyday Thai
    rare: list[str]        # a dictionary's
    phrases: list[str]
    english: list[str]     # running words
    english_terms: list[str]
    units: list[str]
    headings: list[str]
    progress: list[str]
    ratings: list[str]
    indicators: list[str]
    organisations: list[str]   # kinds of them, to be followed by a place
    abbreviations: list[str]
    provinces: list[str]
    districts: list[str]
    subdistricts: list[str]


def composed(text):
    """Sara am as one character, wherever the tone mark stands."""
    return re.sub('ํ([่-๋]?)า', r'\1ำ', re.sub('([่-๋])ํา', r'\1ำ', unicodedata.normalize('NFC', text)))


def _lines(path):
    with open(path, encoding='utf-8') as file:
        return [line.rstrip('\n') for line in file if line.strip() and not line.startswith('#')]


def _column(name, *columns):
    with open(DATA / name, encoding='utf-8', newline='') as file:
        rows = csv.DictReader(line for line in file if not line.startswith('#'))
        values = [value for row in rows for column in columns for value in (row[column] or '').split('|')]
    return sorted({composed(value.strip()) for value in values if value.strip()})


def _thai_words(lines):
    words = (composed(line.split('/')[0].strip()) for line in lines)
    return [word for word in words if THAI_WORD.fullmatch(word) and not BROKEN_WORD.search(word)]


def read(common_list):
    """common_list: what dawg2wordlist wrote of the package tesseract-ocr-tha."""
    units = _column('reference/units.csv', 'canonical')
    headings = _column('lexicon/columns.csv', 'phrase')
    indicators = _column('reference/indicators.csv', 'name')
    english = ' '.join((LICENCES / name).read_text(encoding='utf-8') for name in LICENCES_READ).split()
    phrases = _lines(HERE / 'phrases.txt') + _column('reference/items.csv', 'name') + _column('reference/sub_indicators.csv', 'name')
    return Words(
        common=_thai_words(_lines(common_list)),
        rare=_thai_words(_lines(DICTIONARY)),
        phrases=phrases + indicators + _column('lexicon/form_labels.csv', 'label') + _column('lexicon/document_kinds.csv', 'phrase')
        + _column('reference/weights.csv', 'name'),
        english=[re.sub('[^!-~]', '', word) for word in english],
        english_terms=_lines(HERE / 'english.txt'),
        units=units,
        headings=headings,
        progress=_column('lexicon/progress.csv', 'phrase'),
        ratings=_column('reference/ratings.csv', 'rating'),
        indicators=indicators,
        organisations=_column('reference/organisation_types.csv', 'full_form', 'abbreviations'),
        abbreviations=_column('reference/province_abbreviations.csv', 'letters'),
        provinces=_column('reference/gazetteer/provinces.csv', 'name'),
        districts=_column('reference/gazetteer/districts.csv', 'name'),
        subdistricts=_column('reference/gazetteer/subdistricts.csv', 'name'))
