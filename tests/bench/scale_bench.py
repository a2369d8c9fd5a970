"""What a great many reports cost: see scripts/bench-scale. No figure of it can fail but the memory of the batch."""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True

from generate_reports import generate  # noqa: E402
from measure import watched  # noqa: E402

MOST_PARENT_MB = 150


def ingest(prongsai, folder, database, jobs):
    start = time.perf_counter()
    process = subprocess.Popen([prongsai, 'ingest', folder, '--db', database, '--jobs', str(jobs), '--json', '--quiet'], stdout=subprocess.PIPE)
    with watched(process.pid) as peaks:
        summary = json.loads(process.stdout.read())
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    return summary, seconds, usage.ru_utime + usage.ru_stime, max(peaks)


def report(title, count, taken):
    _, seconds, cpu_seconds, peak = taken
    print(f'{title:34}{seconds:9.1f} s{cpu_seconds:9.1f} CPU s{count / seconds:9.0f} files/s{peak:8.0f} MB in the batch itself', flush=True)
    return peak < MOST_PARENT_MB


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('count', type=int, help='reports to generate')
    parser.add_argument('--prongsai', type=Path, required=True)
    parser.add_argument('--jobs', type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=os.environ.get('TMPDIR', '/var/tmp')) as scratch:
        folder, database = Path(scratch) / 'reports', Path(scratch) / 'reports.db'
        generate(arguments.count, folder)
        megabytes = sum(file.stat().st_size for file in folder.rglob('*.*') if file.is_file()) / 1e6
        print(f'{arguments.count} reports, {megabytes:.0f} MB, {arguments.jobs} at once')
        first = ingest(arguments.prongsai, folder, database, arguments.jobs)
        good = report('all of them', arguments.count, first)
        if first[0]['ok'] != arguments.count:
            sys.exit(f'only {first[0]["ok"]} were read without a complaint')
        print(f'{"the database":34}{database.stat().st_size / 1e6:9.0f} MB{database.stat().st_size / arguments.count / 1e3:9.1f} KB a report')
        again = ingest(arguments.prongsai, folder, database, arguments.jobs)
        if again[0]['unchanged'] != arguments.count:
            sys.exit(f'only {again[0]["unchanged"]} were known in the second run')
        good = report('again, nothing changed', arguments.count, again) and good
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
