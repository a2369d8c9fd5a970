#!/usr/bin/env python3
"""Asks the questions of docs/cookbook.md of data/samples and compares the answers. --update writes them anew, for a person to look at."""
import argparse
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COOKBOOK = ROOT / 'docs' / 'cookbook.md'
RECIPE = re.compile(r'^## (\d+)\. (.+?)\n(.*?)^```sql\n(.*?)^```\n\n```text\n(.*?)^```\n', re.S | re.M)
WANTED = 20


def shown(value):
    if value is None:
        return '-'
    return format(value, '.10g') if isinstance(value, float) else str(value).replace('\n', ' ⏎ ')


def answer(database, sql):
    rows = database.execute(sql)
    lines = [' | '.join(column[0] for column in rows.description)]
    return '\n'.join(lines + [' | '.join(map(shown, row)) for row in rows]) + '\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--prongsai', required=True)
    parser.add_argument('--update', action='store_true')
    options = parser.parse_args()
    text = COOKBOOK.read_text(encoding='utf-8')
    recipes = list(RECIPE.finditer(text))
    if [int(recipe[1]) for recipe in recipes] != list(range(1, WANTED + 1)):
        sys.exit(f'not the questions 1 to {WANTED}, each with SQL and answer: {[recipe[1] for recipe in recipes]}')
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        file = f'{folder}/reports.db'
        subprocess.run([options.prongsai, 'ingest', ROOT / 'data' / 'samples', '--db', file, '--quiet'], check=True)
        database = sqlite3.connect(f'file:{file}?mode=ro', uri=True)
        for recipe in reversed(recipes):
            told = answer(database, recipe[4])
            if told == recipe[5]:
                continue
            wrong += 1
            if options.update:
                text = text[:recipe.start(5)] + told + text[recipe.end(5):]
            else:
                print(f'{recipe[1]}. {recipe[2]}\n--- told by the cookbook\n{recipe[5]}--- told by the database\n{told}')
    if options.update:
        COOKBOOK.write_text(text, encoding='utf-8')
        print(f'{wrong} answers written')
        return 0
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
