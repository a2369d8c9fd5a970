"""The same report as others republish it: text in three shapes, each losing what such exports lose.

tabs      one line a table row, cells divided by tabs; a cell of several paragraphs in <p>…</p>
tika      one line a cell, which starts with a tab; a row ends with an empty line
markdown  headings, lists and tables with pipes
"""
import re

from word import Cell, Paragraph, Table, TextBox

THAI_LETTERS = 'กขคงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหอฮ'
THAI_DIGITS = str.maketrans('0123456789', '๐๑๒๓๔๕๖๗๘๙')
NUMBERS = {
    'decimal': str,
    'thaiNumbers': lambda n: str(n).translate(THAI_DIGITS),
    'thaiLetters': lambda n: THAI_LETTERS[n - 1],
}


def cleaned(text):
    """Text without marks: what was inserted stays, what was deleted and every check box goes."""
    text = re.sub(r'\[-.*?-\]', '', text, flags=re.S)
    text = re.sub(r'\[\+(.*?)\+\]', r'\1', text, flags=re.S)
    return text.replace('[x]', ' ').replace('[ ]', ' ').replace('**', '').replace('\v', '\n')


def grid(table, nested=True):
    """The rows as lists of texts, one a column; merged cells leave empty ones behind."""
    out, count = [], 0
    for row in table.rows:
        cells = []
        for cell in row:
            cell = cell if isinstance(cell, Cell) else Cell(cell or '')
            text = cell.text
            if cell.list_format:
                count += 1
                text = NUMBERS[cell.list_format](count) + '.' + text
            if cell.table and nested:
                text = '\n'.join([text] + [' '.join(r) for r in grid(cell.table)])
            cells += [cleaned(text)] + [''] * (cell.column_span - 1)
        out.append(cells)
    return out


def tables_in(blocks):
    """Every table, those inside cells after the one they stand in."""
    for table in blocks:
        if isinstance(table, Table):
            yield table
            yield from tables_in(cell.table for row in table.rows for cell in row if isinstance(cell, Cell))


def cell_counts(report):
    """How often each cell's text occurs in the report, white space and check boxes aside. A table in a
    cell is a table of its own, and no part of that cell's text."""
    counts = {}
    for text in (text for table in tables_in(report.blocks) for row in grid(table, nested=False) for text in row):
        key = re.sub(r'\s+', '', text.replace('¦', ''))
        if key:
            counts[key] = counts.get(key, 0) + 1
    return counts


def pages(table):
    """Rows of a table page by page: a row with ¦ is cut there, and the header starts the next page."""
    rows = grid(table)
    header, page, out = rows[:table.header_rows], rows[:table.header_rows], []
    for row in rows[table.header_rows:]:
        parts = [text.partition('¦') for text in row]
        page.append([before for before, _, _ in parts])
        if any(mark for _, mark, _ in parts):
            out.append(page)
            page = header + [[after for _, _, after in parts]]
    return out + [page]


def tabs_table(table):
    def one_line(text):
        lines = text.split('\n')
        return text if len(lines) == 1 else ' '.join(f'<p>{line.strip()}</p>' for line in lines)
    return '\n\n \n'.join('\n'.join('\t'.join(map(one_line, row)) for row in page) for page in pages(table))


def tika_table(table):
    return '\n'.join(''.join(f'\t{text}\n' for text in row) for page in pages(table) for row in page)


def markdown_table(table):
    out = []
    for page in pages(table):
        lines = ['| ' + ' | '.join(text.replace('\n', '<br>') for text in row) + ' |' for row in page]
        lines.insert(1, '|' + '---|' * len(table.widths_cm))
        out.append('\n'.join(lines))
    return '\n\n'.join(out)


def paragraph_text(paragraph, number, shape):
    text = cleaned(paragraph.text)
    if paragraph.list_format:
        text = paragraph.list_level_text.replace('%1', NUMBERS[paragraph.list_format](number)) + ' ' + text
    if shape != 'markdown' or not text:
        return text
    if paragraph.bold:
        return ('# ' if paragraph.align == 'center' else '## ') + text
    return f'- {text}' if paragraph.list_format else text


def export(report, shape):
    table_text = {'tabs': tabs_table, 'tika': tika_table, 'markdown': markdown_table}[shape]
    out, counts = [], {}
    for block in report.blocks:
        if isinstance(block, Paragraph):
            counts[block.list_id] = counts.get(block.list_id, 0) + 1
            out.append(paragraph_text(block, counts[block.list_id], shape))
        elif isinstance(block, Table):
            out.append(table_text(block))
        elif isinstance(block, TextBox):
            out.append(cleaned(block.text))
    return re.sub(r'\n{4,}', '\n\n\n', '\n\n'.join(out)) + '\n'
