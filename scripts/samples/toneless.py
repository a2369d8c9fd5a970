"""PDFs whose text layer lies as those of budget volumes do: the tone marks drawn over an upper vowel have no character.

Fonts draw a tone mark over a vowel as another glyph than over a bare consonant. Exporters lose the mapping of the
first kind and keep the second, so that ทั้ง is read as ทัง and ต้อง as ต้อง.
"""
import re
import zlib

UPPER_VOWELS, TONES = set('ัิีึืํำ'), set('่้๊๋')  # LibreOffice maps the ring of ำ to ำ


class Pdf:
    """The objects of a PDF as LibreOffice writes it: one cross-reference table, no object streams."""

    def __init__(self, data):
        self.data = data
        self.start = int(data[data.rindex(b'startxref') + 9:].split()[0])
        table, self.trailer = data[self.start:].split(b'trailer', 1)
        entries = re.findall(rb'(\d{10}) \d{5} ([nf])', table)
        self.offsets = {number: int(offset) for number, (offset, kind) in enumerate(entries) if kind == b'n'}
        self.size = len(entries)

    def body(self, number):
        return self.data[self.offsets[number]:].split(b'obj', 1)[1]

    def dictionary(self, number):
        return self.body(number)[:self.body(number).index(b'endobj')].split(b'stream')[0].decode('latin-1')

    def stream(self, number):
        start = re.search(rb'stream\r?\n', self.body(number)).end()
        return zlib.decompressobj().decompress(self.body(number)[start:])

    def updated(self, streams):
        """The file with streams replaced, by an update appended to it: {number: bytes}."""
        out, offsets = bytearray(self.data), {}
        for number, data in sorted(streams.items()):
            offsets[number] = len(out)
            packed = zlib.compress(data, 9)
            out += b'%d 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\nendobj\n' % (number, len(packed), packed)
        start = len(out)
        out += b'xref\n' + b''.join(b'%d 1\n%010d 00000 n \n' % entry for entry in sorted(offsets.items()))
        root = re.search(rb'/Root \d+ \d+ R', self.trailer).group()
        out += b'trailer\n<</Size %d%s/Prev %d>>\nstartxref\n%d\n%%%%EOF\n' % (self.size, root, self.start, start)
        return bytes(out)


def mapping(cmap):
    return {int(code, 16): chr(int(text, 16)) for code, text in re.findall(r'<([0-9A-F]{2})> <([0-9A-F]{4})>\n', cmap)}


def raised_codes(content, maps):
    """(font, code) of the tone marks that follow an upper vowel and never anything else."""
    raised, others, font, previous = set(), set(), None, ''
    for name, texts in re.findall(r'/(F\d+) [\d.]+ Tf|(<[0-9A-F]+>|\[<[^\]]*\])(?=TJ?\b|Tj)', content):
        font = name or font
        for code in bytes.fromhex(''.join(re.findall('<([0-9A-F]+)>', texts))):
            character = maps.get(font, {}).get(code, '')
            if character in TONES:
                (raised if previous in UPPER_VOWELS else others).add((font, code))
            previous = character or previous
    return raised - others


def without_raised_tones(data):
    pdf = Pdf(data)
    maps, cmaps = {}, {}
    for number in pdf.offsets:
        for name, font in re.findall(r'/(F\d+) (\d+) 0 R', pdf.dictionary(number)):
            to_unicode = re.search(r'/ToUnicode (\d+) 0 R', pdf.dictionary(int(font)))
            if to_unicode:
                cmaps[name] = int(to_unicode.group(1))
                maps[name] = mapping(pdf.stream(cmaps[name]).decode('ascii'))
    contents = [re.search(r'/Contents (\d+) 0 R', pdf.dictionary(number)) for number in pdf.offsets]
    text = '\n'.join(pdf.stream(int(found.group(1))).decode('latin-1') for found in contents if found)
    lost, streams = raised_codes(text, maps), {}
    for name, number in cmaps.items():
        cmap = pdf.stream(number).decode('ascii')
        codes = [code for font, code in lost if font == name]
        if not codes:
            continue
        cmap = re.sub(''.join(['<(?:', '|'.join(f'{code:02X}' for code in codes), r')> <[0-9A-F]{4}>\n']), '', cmap)
        cmap = re.sub(r'(\d+) beginbfchar', lambda found: f'{cmap.count("> <") - 1} beginbfchar', cmap)
        streams[number] = cmap.encode('ascii')
    return pdf.updated(streams)
