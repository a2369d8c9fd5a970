"""What questions cost of a database of many reports: see scripts/bench-search and scripts/bench-compare.

Each question is asked of the program as a reader asks it; what the start of the program takes by itself is told and taken off.
"""
import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True

from generate_database import COMMON, RARE, generate, words  # noqa: E402

MOST_MS_OF_A_SEARCH, MOST_MS_OF_A_COMPARISON = 20, 300


def searches(source):
    """Kinds of queries, each with some of them."""
    vocabulary = words(1)
    usual = [vocabulary[int(len(vocabulary) * source.random() ** 3)] for _ in range(60)]
    letters = ''.join(usual)
    pieces = lambda length: [letters[at:at + length] for at in (source.randrange(len(letters) - length) for _ in range(20))]  # noqa: E731
    return {
        'one character': [[piece] for piece in pieces(1)] + [['ฌ'], ['๕'], ['ฬ']],
        'two characters': [[piece] for piece in pieces(2)] + [['ฌา'], ['ฬุ'], ['ฤๅ']],
        'three characters': [[piece] for piece in pieces(3)],
        'words': [[word] for word in usual[:20]],
        'frequent words': [[word] for word in COMMON],
        'rare words': [[word] for word in RARE],
        'words that are not there': [['ไม่มีคำนี้เลย'], ['qqq'], ['ฮฺ'], ['ฮ์ฮ']],
        'digits': [['๒๕๖๘'], ['2567'], ['25'], ['8'], ['๗']],
        'two words': [[a, b] for a, b in zip(COMMON, usual)],
        'frequent, of a province': [['--province', 'เมืองที่7', word] for word in COMMON],
        'frequent, of an organisation': [['--organisation', 'เทศบาลตำบลที่123', word] for word in COMMON],
        'frequent, of a year and status': [['--year', '2566', '--status', 'completed', '--indicator', '3', word] for word in COMMON],
        'two characters, of a province': [['--province', 'เมืองที่7', piece] for piece in pieces(2)],
    }


COMPARISONS = {
    'compare': [], 'compare --json': ['--json'], 'one year': ['--year', '2568'], 'below 85': ['--below', '85'], 'a province': ['--province', 'เมืองที่7'],
    'an indicator': ['--indicator', '9'], 'changes': ['--change'], 'weakest': ['--weakest', '1'], 'answers of a province': ['--answers', '--province', 'เมืองที่7'],
    'csv': ['--format', 'csv'], 'html': ['--format', 'html']}


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def milliseconds(command, turns):
    """The least of some turns: by the clock, and of processor time, which counts where the machine is busy with other things."""
    taken = []
    for _ in range(turns):
        before, start = processor_seconds(), time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        taken.append((1000 * (time.perf_counter() - start), 1000 * (processor_seconds() - before)))
    return min(clock for clock, _ in taken), min(cpu for _, cpu in taken)


def table_of(title, by_kind, most):
    print(f'\n{title:34}{"median":>9}{"p95":>9}{"most":>9}  ms')
    everything = [value for values in by_kind.values() for value in values]
    for kind, values in [*by_kind.items(), ('all', everything)]:
        ranked = sorted(values)
        print(f'{kind:34}{statistics.median(ranked):9.1f}{ranked[int(len(ranked) * .95) - (len(ranked) > 19)]:9.1f}{ranked[-1]:9.1f}', flush=True)
    return statistics.median(everything) < most


def made_database(prongsai, folder, measures, scores):
    """The file, and the seconds that prongsai took for what follows from the rows."""
    file, empty = folder / 'reports.db', folder / 'empty'
    empty.mkdir()
    (empty / 'a.txt').write_text('รายงานผล ประจำปีงบประมาณ พ.ศ. 2568')
    ingest = [prongsai, 'ingest', empty, '--db', file, '--quiet']
    subprocess.run(ingest, check=True)
    generate(file, measures, with_scores=scores)
    (empty / 'b.txt').write_text('รายงานผล ประจำปีงบประมาณ พ.ศ. 2567')
    start = time.perf_counter()
    subprocess.run(ingest, check=True)
    return file, time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('what', choices=['search', 'compare'])
    parser.add_argument('--prongsai', type=Path, required=True)
    parser.add_argument('--measures', type=int, default=1_000_000)
    parser.add_argument('--turns', type=int, default=3)
    parser.add_argument('--processor-time', action='store_true', help='instead of the clock')
    parser.add_argument('--keep', type=Path, help='keep the database in this folder, or use the one that is there')
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=os.environ.get('TMPDIR', '/var/tmp')) as scratch:
        folder = arguments.keep or Path(scratch)
        file = folder / 'reports.db'
        if not file.exists():
            folder.mkdir(parents=True, exist_ok=True)
            file, seconds = made_database(arguments.prongsai, folder, arguments.measures, arguments.what == 'compare')
            print(f'{arguments.measures} measures, {file.stat().st_size / 1e6:.0f} MB, indexed in {seconds:.0f} s')
        least = lambda words, turns: milliseconds([arguments.prongsai, *words], turns)[arguments.processor_time]  # noqa: E731
        start = least(['--version'], 10)
        print(f'the start of the program: {start:.1f} ms')
        ask = lambda words: least([arguments.what, '--db', file, *words], arguments.turns) - start  # noqa: E731
        if arguments.what == 'search':
            asked = {kind: [ask(query) for query in of_kind] for kind, of_kind in searches(random.Random(1)).items()}
            good = table_of('search', asked, MOST_MS_OF_A_SEARCH)
        else:
            asked = {kind: [ask(options)] for kind, options in COMPARISONS.items()}
            good = table_of('compare', asked, MOST_MS_OF_A_COMPARISON)
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
