"""The character set: which characters the packaged network lacks and what it is taught of each."""
import struct
from dataclasses import dataclass

DIGIT, LETTER, PUNCTUATION, SYMBOL = 8, 1, 10, 0   # properties in a unicharset line
LEFT_TO_RIGHT, CURRENCY, OTHER_NEUTRAL = 0, 4, 10  # directions in it


@dataclass(frozen=True)
class Added:
    character: str
    like: str        # the packaged character whose output it begins with
    properties: int
    script: str = 'Common'
    direction: int = OTHER_NEUTRAL


ADDED = (
    Added('๔', '๕', DIGIT, 'Thai', LEFT_TO_RIGHT),
    Added('๖', '๒', DIGIT, 'Thai', LEFT_TO_RIGHT),
    Added('๗', '๓', DIGIT, 'Thai', LEFT_TO_RIGHT),
    Added('๘', '๕', DIGIT, 'Thai', LEFT_TO_RIGHT),
    Added('๙', '๕', DIGIT, 'Thai', LEFT_TO_RIGHT),
    Added('ฌ', 'ณ', LETTER, 'Thai', LEFT_TO_RIGHT),
    Added('฿', 'B', SYMBOL, 'Common', CURRENCY),
    Added('–', '-', PUNCTUATION),
    Added('•', '*', PUNCTUATION),
    Added('…', '.', PUNCTUATION),
    Added('☐', '[', SYMBOL),
    Added('☑', '[', SYMBOL),
    Added('☒', 'X', SYMBOL),
    Added('✓', '/', SYMBOL),
    Added('≥', '>', SYMBOL),
    Added('≤', '<', SYMBOL),
    Added('×', 'x', SYMBOL),
)

# Characters drawn as they are and printed as another one, which means the same.
PRINTED_AS = {'√': '✓', '□': '☐', '●': '•', '\u00a0': ' '}


class CharacterSet:
    """A unicharset with its recoder: every character has one code, which is an output of the network."""

    def __init__(self, unicharset, recoder):
        self.lines = unicharset.rstrip('\n').split('\n')[1:]
        self.names = [line.split(' ')[0] for line in self.lines]
        entries = [struct.unpack_from('<bii', recoder, 4 + 9 * i) for i in range(len(self.lines))]
        if struct.unpack_from('<I', recoder)[0] != len(self.lines) or len(recoder) != 4 + 9 * len(self.lines) or any(e[1] != 1 for e in entries):
            raise ValueError('a recoder with other than one code for every character')
        self.recoder = recoder[4:]
        self.codes = [code for _, _, code in entries]

    def output_of(self, character):
        return self.codes[self.names.index(character)]

    def with_added(self, added):
        """The unicharset (text) and recoder (bytes) with new characters, whose codes follow the last."""
        lines, recoder, code = list(self.lines), self.recoder, max(self.codes)
        for new in added:
            number, code = len(lines), code + 1
            lines.append(f'{new.character} {new.properties} 0,255,0,255,0,0,0,0,0,0 {new.script} {number} {new.direction} {number} {new.character}')
            recoder += struct.pack('<bii', 1, 1, code)
        return f'{len(lines)}\n' + '\n'.join(lines) + '\n', struct.pack('<I', len(lines)) + recoder


def readable(unicharset):
    """The single characters a unicharset can print, and the space."""
    return {line.split(' ')[0] for line in unicharset.rstrip('\n').split('\n')[4:]} | {' '}


def printed(text):
    """A line's text as the network prints it: sara am in its two parts."""
    return ''.join(PRINTED_AS.get(c, c) for c in text).replace('ำ', 'ํา')
