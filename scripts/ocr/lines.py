"""The text of training lines: templates.txt with its slots filled in at random."""
import re
from pathlib import Path

THAI_DIGITS = '๐๑๒๓๔๕๖๗๘๙'
TO_THAI = str.maketrans('0123456789', THAI_DIGITS)
MONTHS = 'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม'.split()
SHORT_MONTHS = 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split()
CONSONANTS = 'กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ'
BETWEEN_PHRASES = ('', '', '', '', '', '', ' ', ' ', ' ', ' และ', ' หรือ', 'และ', 'ที่', 'การ', 'ของ', ', ', ' (', ') ', '/', ' - ', ' – ', ': ', 'ๆ ', 'ฯ ', ' “', '” ')
KINDS = {'prose': 28, 'cell': 24, 'latin': 18, 'form': 12, 'title': 9, 'leader': 5, 'box': 4,
         'mixed': 55}   # the last one only where confusions.txt is read too
LEADER = '\x01'   # stands in a line where a leader is drawn, which is printed as a space
LONGEST = 105   # characters: about what a page's line holds

# Shares of lines whose digits are Thai; whose digits mix; and of which each digit is drawn anew, so that none is
# read off its neighbours.
THAI_SHARE, MIXED_SHARE, ANY_DIGIT_SHARE = .72, .04, .18


def read_templates(*names):
    """{kind: [template]} of files beside this one."""
    templates = {}
    for name in names:
        for line in (Path(__file__).resolve().parent / name).read_text(encoding='utf-8').splitlines():
            if line and not line.startswith('#'):
                kind, text = line.split('\t')
                templates.setdefault(kind, []).append(text)
    return templates


class LineMaker:
    """Draws lines of text at random. rng: random.Random; words: words.Words; templates: of read_templates."""

    def __init__(self, rng, words, templates):
        self.rng, self.words, self.templates = rng, words, templates
        self.kinds = [kind for kind in KINDS if kind in templates]
        every_word = words.common + words.rare
        self.words_with_close_vowels = [word for word in every_word if re.search('[ัิ-ื][่-๋]?', word)]
        self.words_with_close_letters = [word for word in every_word if re.search('[ขซชณถบปฎฏคดตผฝพฟภฤฑ]', word)]

    def line(self):
        """(kind, text)"""
        kind = self.rng.choices(self.kinds, [KINDS[kind] for kind in self.kinds])[0]
        text = self._fill(self.rng.choice(self.templates[kind]))
        if kind in ('prose', 'latin', 'form') and self.rng.random() < .12:
            text = self._piece(text)
        if kind == 'cell' and self.rng.random() < .12:
            text += self.rng.choice((' ', '  ', '   ')) + self._fill(self.rng.choice(self.templates[kind]))
        return kind, self.with_digits(text[:LONGEST]).strip()

    def _fill(self, template):
        return re.sub(r'\{([^}]*)\}', lambda slot: self._slot(slot.group(1)), template)

    def _slot(self, name):
        if '|' in name:
            return self.rng.choice(name.split('|'))
        return getattr(self, '_' + name)()

    def with_digits(self, text):
        rng = self.rng
        if rng.random() < ANY_DIGIT_SHARE:
            text = re.sub('[0-9]', lambda _: str(rng.randrange(10)), text)
        share = rng.random()
        if '@' in text or 'www.' in text or '//' in text:
            return text
        if share < THAI_SHARE:
            return text.translate(TO_THAI)
        if share < THAI_SHARE + MIXED_SHARE:
            return ''.join(rng.choice((c, c.translate(TO_THAI))) for c in text)
        return text

    def _piece(self, text):
        """A part of a line, as cells break one; it begins and ends between clusters."""
        starts = [i for i, c in enumerate(text) if not re.match('[ะ-ฺๅ-๎ำ]', c)]
        if len(starts) < 6:
            return text
        first, last = sorted(self.rng.sample(range(len(starts)), 2))
        return text[starts[first]:starts[last]] if last - first > 2 else text

    # Numbers

    def _year(self):
        return str(self.rng.randint(2560, 2573) if self.rng.random() < .7 else self.rng.randint(2470, 2599))

    def _short_year(self):
        return self._year()[2:]

    def _small(self):
        return str(self.rng.randint(1, 9) if self.rng.random() < .6 else self.rng.randint(10, 99))

    def _score(self):
        return self.rng.choice((f'{self.rng.uniform(0, 100):.2f}', f'{self.rng.uniform(60, 100):.2f}', f'{self.rng.uniform(0, 100):.1f}', '100', '100.00', '0.00'))

    def _amount(self):
        value = self.rng.choice((self.rng.randint(1, 999) * 1000, self.rng.randint(1, 99999) * 100, self.rng.randint(100, 99_999_999)))
        return f'{value:,}' + self.rng.choice(('', '', '.00', f'.{self.rng.randrange(100):02d}'))

    def _money_whole(self):
        return f'{self.rng.randint(1, 9999) * 100:,}'

    def _number(self):
        return str(self.rng.randint(0, 10 ** self.rng.randint(1, 5)))

    def _digits(self):
        return self._digits_only(self.rng.randint(1, 10))

    def _digits_only(self, count):
        return ''.join(str(self.rng.randrange(10)) for _ in range(count))

    def _repeated(self):
        """A number whose digits stand twice or three times in a row."""
        digits = ''.join(str(self.rng.randrange(10)) * self.rng.choice((1, 1, 2, 2, 3)) for _ in range(self.rng.randint(1, 4)))
        return digits if len(digits) < 3 or self.rng.random() < .5 else self.rng.choice((f'{digits[:-2]}.{digits[-2:]}', f'{int(digits):,}', f'{digits[0]}-{digits[1:]}'))

    def _item(self):
        return self.rng.choice(('O', 'O', 'O', 'O', 'o', 'O ', 'i', 'e')) + self.rng.choice((str(self.rng.randint(1, 48)), f'{self.rng.randint(1, 9):02d}'))

    def _letter_number(self):
        return f'{self.rng.randint(0, 99999):05d}' + self.rng.choice(('', f'.{self.rng.randint(1, 99)}', f'.{self.rng.randint(1, 999):03d}')) + \
            '/' + self.rng.choice(('', 'ว ', 'ว')) + self._number()

    def _phone(self):
        return self.rng.choice((f'0-{self._digits_only(4)}-{self._digits_only(4)}', f'0{self._digits_only(2)}-{self._digits_only(6)}',
                                f'0{self._digits_only(1)} {self._digits_only(4)} {self._digits_only(4)}', f'0{self._digits_only(9)}'))

    def _clock(self):
        return f'{self.rng.randrange(24):02d}.{self.rng.randrange(60):02d}'

    def _month(self):
        return self.rng.choice(MONTHS)

    def _short_month(self):
        return self.rng.choice(SHORT_MONTHS)

    def _date(self):
        return f'{self.rng.randint(1, 31)} {self._month()} ' + self.rng.choice(('', '', 'พ.ศ. ')) + self._year()

    def _short_date(self):
        day, month = self.rng.randint(1, 31), self.rng.randint(1, 12)
        return self.rng.choice((f'{day} {SHORT_MONTHS[month - 1]} {self._short_year()}', f'{day} {SHORT_MONTHS[month - 1]}{self._short_year()}',
                                f'{day}/{month}/{self._year()}', f'{day:02d}/{month:02d}/{self._short_year()}'))

    def _dash(self):
        return self.rng.choice('-–')

    def _box(self):
        return self.rng.choice('☐☐□☑☒')

    def _tick(self):
        return self.rng.choice('✓√')

    def _dots(self):
        return LEADER

    def _marks(self):
        """Signs that are seldom seen and must not be forgotten."""
        return ''.join(self.rng.choice('!"#$%&\'()*+,-./:;<=>?@[]_{}~°฿–…×≥≤“”‘’•') + self.rng.choice(('', '', ' ')) for _ in range(self.rng.randint(1, 6))).strip()

    def _thai_letter(self):
        return self.rng.choice('กขคงจฉชซฌญฐณ')

    # Words

    def _phrase(self):
        return self.rng.choice(self.words.phrases)

    def _unit(self):
        return self.rng.choice(self.words.units)

    def _heading(self):
        return self.rng.choice(self.words.headings)

    def _progress(self):
        return self.rng.choice(self.words.progress)

    def _rating(self):
        return self.rng.choice(self.words.ratings)

    def _indicator(self):
        return self.rng.choice(self.words.indicators)

    def _abbreviation(self):
        return self.rng.choice(self.words.abbreviations)

    def _province(self):
        return self.rng.choice(self.words.provinces)

    def _district(self):
        return self.rng.choice(self.words.districts)

    def _subdistrict(self):
        return self.rng.choice(self.words.subdistricts)

    def _organisation(self):
        return self.rng.choice(self.words.organisations) + self.rng.choice((self._subdistrict, self._district, self._province))()

    def _position(self):
        return self.rng.choice(('ผู้อำนวยการ', 'หัวหน้า', 'ปลัด', 'นายก', 'รองนายก', 'นักวิชาการ', 'เจ้าพนักงาน', 'ประธาน', 'เลขานุการ')) + self.rng.choice((self._unit(), ''))

    def _prose_words(self, longest=6):
        """Thai without a meaning, but of the words and phrases of official texts."""
        text = ''
        for _ in range(self.rng.randint(1, longest)):
            text += self._phrase() if self.rng.random() < .3 else self.rng.choice(self.words.common)
            if self.rng.random() < .3:
                text += self.rng.choice(BETWEEN_PHRASES)
        return text.strip(' (“')

    def _prose(self):
        length, text = self.rng.randint(15, 95), ''
        while len(text) < length:
            text += self._prose_words() + self.rng.choice(BETWEEN_PHRASES)
        return text.strip(' (“')

    def _rare(self):
        return ''.join(self.rng.choice(self.words.rare) + self.rng.choice(('', '', ' ')) for _ in range(self.rng.randint(2, 9))).strip()

    def _close_vowels(self):
        """ิ ี ึ ื ั and the tone marks on them, in words and where no word can help."""
        rng = self.rng
        invented = ''.join(rng.choice(CONSONANTS) + rng.choice('ัิีึื') + rng.choice(('', '่', '้', '่', '้', '๊', '๋')) + rng.choice(('', 'น', 'ง', 'บ')) for _ in range(rng.randint(1, 5)))
        return ''.join(rng.choice(self.words_with_close_vowels) + rng.choice(('', '', ' ')) for _ in range(rng.randint(1, 7))) + invented

    def _close_letters(self):
        return ''.join(self.rng.choice(self.words_with_close_letters) + self.rng.choice(('', '', ' ')) for _ in range(self.rng.randint(2, 9))).strip()

    def _syllables(self):
        """Syllables that mostly are none: letters and marks have to be read, not guessed."""
        return ''.join(self._syllable() for _ in range(self.rng.randint(3, 20))).strip()

    def _syllable(self):
        choice = self.rng.choice
        onset = choice(('', '', '', 'เ', 'แ', 'โ', 'ไ', 'ใ')) + choice(CONSONANTS)
        if choice((True, False, False, False, False, False)):
            return onset + choice(('', '', '่', '้')) + 'ำ'
        vowel = choice(('', '', '', 'ั', 'ิ', 'ี', 'ึ', 'ื', 'ุ', 'ู', '็'))
        tone = '' if vowel == '็' else choice(('', '', '', '่', '้', '๊', '๋', '์'))
        return onset + vowel + tone + choice(('', '', 'า', 'ะ', ' ', choice(CONSONANTS)))

    # Latin

    def _tool(self):
        return self.rng.choice(('ITA', 'IIT', 'EIT', 'OIT', 'MOIT'))

    def _grade(self):
        return self.rng.choice(('AA', 'A', 'B', 'C', 'D', 'E', 'F'))

    def _english_term(self):
        return self.rng.choice(self.words.english_terms)

    def _english(self):
        start = self.rng.randrange(len(self.words.english) - 14)
        text = ' '.join(self.words.english[start:start + self.rng.randint(1, 13)])
        style = self.rng.random()
        return text.title() if style < .2 else text.upper() if style < .3 else text

    def _name(self):
        return re.sub('[^a-z0-9-]', '', self.rng.choice(self.words.english).lower()) or 'ita'

    def _url(self):
        path = '' if self.rng.random() < .5 else '/' + '/'.join(self._code().lower() if self.rng.random() < .3 else self._name() for _ in range(self.rng.randint(1, 3)))
        return self.rng.choice(('www.', 'http://', 'https://', 'https://www.')) + self._name() + self.rng.choice(('.go.th', '.go.th', '.or.th', '.moph.go.th', '.com', '.in.th')) + path

    def _email(self):
        return self._name() + self.rng.choice(('', '_', '.')) + self.rng.choice(('', self._digits_only(2), self._name())) + \
            '@' + self.rng.choice(('gmail.com', 'hotmail.com', 'dla.go.th', 'saraban.mail.go.th', self._name() + '.go.th'))

    def _code(self):
        return ''.join(self.rng.choice('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-') for _ in range(self.rng.randint(2, 10)))

