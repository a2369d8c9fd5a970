"""What worker processes cost, and what a second one gains. Part of scripts/bench."""
import contextlib
import json
import os
import subprocess
import tempfile
from pathlib import Path

from measure import best, run


@contextlib.contextmanager
def on_cores(count):
    """The other benchmarks have one core; the programs started here have so many."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, range(count))
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def ingest(prongsai, path, jobs):
    with tempfile.TemporaryDirectory() as folder:
        return run([prongsai, 'ingest', path, '--db', Path(folder) / 'bench.db', '--jobs', jobs, '--ocr-cache', 'none', '--quiet'])


def bench_second_worker(table, prongsai, folder, title, rounds):
    """One worker and two of them, both with two cores to themselves; in seconds, as a user waits for them."""
    if (os.cpu_count() or 1) < 2:
        print(f'{title}: has no two cores, not measured')
        return
    with on_cores(2):
        turns = [(ingest(prongsai, folder, 1), ingest(prongsai, folder, 2)) for _ in range(rounds)]
    one, two = best([turn[0] for turn in turns]), best([turn[1] for turn in turns])
    files = sum(file.is_file() for file in folder.rglob('*'))
    print(f'{title}: {files} files')
    table.speed('  one worker', one, files, 'files')
    table.speed('  two workers on two cores', two, files, 'files', one.seconds / two.seconds, 1.8)


def bench_isolation(table, program, files, rounds):
    """Processor time of a worker, with the way there and back, against reading the same files in the same process."""
    printed = subprocess.run([program, str(rounds), *files], check=True, stdout=subprocess.PIPE).stdout
    taken = json.loads(printed)
    print(f'Isolation: {len(files)} files')
    table.cost('  a worker against the same process', taken['isolated'], taken['in_process'], 1.15)
