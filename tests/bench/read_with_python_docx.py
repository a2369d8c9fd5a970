"""Reads the text of all paragraphs and table cells of the named DOCX, as python-docx documents it, in one process."""
import sys

import docx


def text_of(file):
    document = docx.Document(file)
    text = [paragraph.text for paragraph in document.paragraphs]
    text += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return text


if __name__ == '__main__':
    for name in sys.argv[1:]:
        try:
            text_of(name)
        except Exception as error:  # its own trouble with somebody's file; it is not measured for that
            print(f'python-docx cannot read {name}: {error}', file=sys.stderr)
