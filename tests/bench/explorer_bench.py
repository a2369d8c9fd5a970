"""What the explorer's answers take while a batch writes: see scripts/bench-explorer.

Twenty clients ask the server without a pause, each the next question once it has the last answer, a fixed mix of all questions with
other arguments each time; beside them prongsai reads generated reports into the same database, as its systemd unit has it: with a niceness of 10.
"""
import argparse
import http.client
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

sys.dont_write_bytecode = True

from generate_database import COMMON, PROVINCES, UNITS, YEARS, generate  # noqa: E402
from generate_reports import generate as generate_reports  # noqa: E402

MOST_MS, MOST_MS_OF_THE_FIRST_PAGE, MOST_MS_OF_A_PICTURE, MOST_MB = 100, 1000, 300, 200
CLIENTS = 20
TYPES = ['อบต.', 'เทศบาลตำบล', 'เทศบาลเมือง']
SORTS = ['-overall', 'overall', 'name', '-i3', 'i7', '-oit']
STATUSES = ['completed', 'in_progress', 'not_started', 'unknown']


class Questions:
    """Makes addresses: how often each kind is asked, and with what."""

    def __init__(self, organisations, documents, measures):
        self.organisations, self.documents, self.measures = organisations, documents, measures

    def kinds(self, source):
        some = lambda values: urllib.parse.quote(str(source.choice(list(values))))  # noqa: E731
        number = lambda most: source.randint(1, most)  # noqa: E731
        return {
            'meta': (1, lambda: '/meta'),
            'overview': (2, lambda: f'/overview?year={some(YEARS)}'),
            'scores of a year': (4, lambda: f'/scores?year={some(YEARS)}&sort={some(SORTS)}&offset={50 * number(20)}'),
            'scores of a province': (3, lambda: f'/scores?province={some(PROVINCES)}&type={some(TYPES)}'),
            'scores by name': (1, lambda: f'/scores?q={number(8000)}&year={some(YEARS)}'),
            'scores side by side': (3, lambda: f'/scores?sort=year&organisation={number(self.organisations)}&organisation={number(self.organisations)}'),
            'organisations': (2, lambda: f'/organisations?province={some(PROVINCES)}'),
            'organisations by name': (1, lambda: f'/organisations?q={number(8000)}'),
            'an organisation': (5, lambda: f'/organisations/{number(self.organisations)}'),
            'its promises': (1, lambda: f'/organisations/{number(self.organisations)}/promises'),
            'its measures': (3, lambda: f'/measures?organisation={number(self.organisations)}&facets=1'),
            'measures': (3, lambda: f'/measures?facets=1&year={some(YEARS)}&status={some(STATUSES)}&indicator={number(10)}'),
            'measures of a province': (2, lambda: f'/measures?facets=1&province={some(PROVINCES)}'),
            'measures of a unit': (2, lambda: f'/measures?facets=1&unit={some(UNITS)}'),
            'a search': (3, lambda: f'/measures?facets=1&q={some(COMMON)}%20{some(COMMON)}'),
            'a search in a year': (1, lambda: f'/measures?q={some(COMMON)}&year={some(YEARS)}'),
            'a measure': (5, lambda: f'/measures/{some(self.measures)}'),
            'its copies': (1, lambda: f'/measures/{some(self.measures)}/copies'),
            'units': (2, lambda: f'/units?organisation={number(self.organisations)}'),
            'documents': (2, lambda: f'/documents?year={some(YEARS)}&offset={50 * number(50)}'),
            'documents by name': (1, lambda: f'/documents?q={number(self.documents)}'),
            'a document': (3, lambda: f'/documents/{number(self.documents)}'),
            'a page': (5, lambda: f'/documents/{number(self.documents)}/pages/{number(3)}'),
            'its records': (1, lambda: f'/documents/{number(self.documents)}/records'),
            'a record': (2, lambda: f'/records/measure/{some(self.measures)}'),
            'findings': (3, lambda: f'/findings?facets=1&state=open&year={some(YEARS)}&offset={50 * number(5)}'),
            'findings of a province': (2, lambda: f'/findings?facets=1&province={some(PROVINCES)}'),
            'corrections': (1, lambda: f'/corrections?document={number(self.documents)}'),
            'pages': (1, lambda: f'/pages?q={some(COMMON)}%20{some(COMMON)}'),
        }


def fetch(connection, path):
    """The milliseconds that an answer takes, its code and its text."""
    start = time.perf_counter()
    connection.request('GET', path)
    answer = connection.getresponse()
    text = answer.read()
    return 1000 * (time.perf_counter() - start), answer.status, text


def client(address, questions, seed, until, taken, failures):
    source = random.Random(seed)
    kinds = questions.kinds(source)
    names, weights = list(kinds), [weight for weight, _ in kinds.values()]
    connection = http.client.HTTPConnection(address, timeout=30)
    while time.perf_counter() < until:
        name = source.choices(names, weights)[0]
        path = '/api/v1' + kinds[name][1]()
        try:
            ms, status, _ = fetch(connection, path)
        except (OSError, http.client.HTTPException):
            ms, status = 30_000, 0
            connection.close()
        taken.append((name, ms))
        if status not in (200, 404):
            failures.append((status, path))


def load(address, questions, seconds):
    taken, failures, until = [], [], time.perf_counter() + seconds
    clients = [threading.Thread(target=client, args=(address, questions, seed, until, taken, failures)) for seed in range(CLIENTS)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    return taken, failures


def p95(values):
    return sorted(values)[int(len(values) * .95)] if len(values) < 20 else statistics.quantiles(values, n=20)[-1]


def report(taken, failures):
    """Prints a line for each kind; whether all are fast enough."""
    by_kind = {}
    for name, ms in taken:
        by_kind.setdefault(name, []).append(ms)
    print(f'\n{"":26}{"answers":>9}{"median":>9}{"p95":>9}  ms')
    for name, values in sorted(by_kind.items(), key=lambda item: -p95(item[1])):
        print(f'{name:26}{len(values):9}{statistics.median(values):9.1f}{p95(values):9.1f}{"" if p95(values) < MOST_MS else "   too slow"}')
    everything = [ms for _, ms in taken]
    print(f'{"all":26}{len(everything):9}{statistics.median(everything):9.1f}{p95(everything):9.1f}')
    for status, path in failures[:10]:
        print(f'answered with {status}: {path}')
    return not failures and all(p95(values) < MOST_MS for values in by_kind.values())


def first_page(address):
    """The application, what it loads, and its first two questions, one after the other."""
    connection = http.client.HTTPConnection(address, timeout=30)
    took, status, text = fetch(connection, '/')
    if status != 200:
        return None
    assets = [part.split('"')[0] for part in text.decode().split('"/')[1:] if part.startswith('assets/')]
    return took + sum(fetch(connection, path)[0] for path in [*('/' + asset for asset in assets), '/api/v1/meta', '/api/v1/overview'])


def pictures(address, documents):
    """Milliseconds for the first page of each document, drawn in a width that nobody has asked for."""
    connection = http.client.HTTPConnection(address, timeout=60)
    taken = [fetch(connection, f'/api/v1/documents/{document}/pages/1/picture?width={600 + 7 * at}') for at, document in enumerate(documents)]
    return [ms for ms, status, _ in taken if status == 200]


def peak_mb(pid):
    lines = Path(f'/proc/{pid}/status').read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith('VmHWM'))


def processor_seconds(pid):
    """Of a process by itself; what is behind its name, which may hold spaces."""
    fields = Path(f'/proc/{pid}/stat').read_text().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def made_database(prongsai, folder, measures):
    """A database of invented reports, and of some that are there as files."""
    file, reports = folder / 'reports.db', folder / 'reports'
    reports.mkdir()
    (reports / 'a.txt').write_text('รายงานผล ประจำปีงบประมาณ พ.ศ. 2568')
    subprocess.run([prongsai, 'ingest', reports, '--db', file, '--quiet'], check=True)
    generate(file, measures, with_pages=True)
    generate_reports(100, reports)
    subprocess.run([prongsai, 'ingest', reports, '--db', file, '--quiet'], check=True)
    return file


def ids(database, sql):
    import sqlite3
    with sqlite3.connect(f'file:{database}?mode=ro', uri=True) as connection:
        return [row[0] for row in connection.execute(sql)]


def measure(arguments, folder, file):
    measures = ids(file, 'SELECT measure_id FROM measure WHERE measure_id % 397 = 0')
    drawn = ids(file, f"SELECT document_id FROM document WHERE format = 'pdf' AND location LIKE '{folder}/reports/%' LIMIT 20")
    questions = Questions(8000, 40_000, measures)
    new_reports = folder / 'new'
    if not new_reports.exists():
        generate_reports(3000, new_reports)
    server = subprocess.Popen([arguments.prongsai, 'serve', '--db', file, '--listen', '127.0.0.1:0', *(['--web', arguments.web] if arguments.web else [])],
                              stdout=subprocess.PIPE, text=True)
    ingest = None
    try:
        address = urllib.parse.urlsplit(server.stdout.readline().split()[-1]).netloc
        first, drawing = first_page(address), pictures(address, drawn)
        if not arguments.without_ingest:
            ingest = subprocess.Popen(['nice', '-n', str(arguments.nice), arguments.prongsai, 'ingest', new_reports, '--db', file, '--jobs', '1', '--quiet'])
        before = processor_seconds(server.pid)
        taken, failures = load(address, questions, arguments.seconds)
        used = processor_seconds(server.pid) - before
        good = report(taken, failures)
        print(f'processor time of the server: {1000 * used / len(taken):.1f} ms an answer, {used / arguments.seconds:.2f} of a core')
        peak = peak_mb(server.pid)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
        if ingest is not None:
            ingest.send_signal(signal.SIGKILL)
            ingest.wait()
    print('\nfirst page: ' + ('the application is not built' if first is None else f'{first:.0f} ms (wanted: under {MOST_MS_OF_THE_FIRST_PAGE})'))
    print('a picture, not drawn before: ' + (f'median {statistics.median(drawing):.0f} ms, p95 {p95(drawing):.0f}' if drawing else 'none') +
          f' (wanted: under {MOST_MS_OF_A_PICTURE})')
    print(f'most memory of the server: {peak:.0f} MB (wanted: under {MOST_MB})')
    return good and (first is None or first < MOST_MS_OF_THE_FIRST_PAGE) and bool(drawing) and p95(drawing) < MOST_MS_OF_A_PICTURE and peak < MOST_MB


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--prongsai', type=Path, required=True)
    parser.add_argument('--measures', type=int, default=1_000_000)
    parser.add_argument('--seconds', type=int, default=60)
    parser.add_argument('--web', type=Path, help='the folder of the built application')
    parser.add_argument('--without-ingest', action='store_true', help='no batch beside the clients')
    parser.add_argument('--nice', type=int, default=10, help='niceness of the batch (10; 0: it gets as much of the processor as the server)')
    parser.add_argument('--keep', type=Path, help='keep the database in this folder, or use the one that is there')
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=os.environ.get('TMPDIR', '/var/tmp')) as scratch:
        folder = arguments.keep or Path(scratch)
        file = folder / 'reports.db'
        if not file.exists():
            folder.mkdir(parents=True, exist_ok=True)
            start = time.perf_counter()
            file = made_database(arguments.prongsai, folder, arguments.measures)
            print(f'{arguments.measures} measures, {file.stat().st_size / 1e6:.0f} MB, made in {time.perf_counter() - start:.0f} s', flush=True)
        return 0 if measure(arguments, folder, file) else 1


if __name__ == '__main__':
    sys.exit(main())
