"""What a night costs in which nothing changed, and how much memory the process takes that runs it. See scripts/bench-night.

A tree of many small reports is read once, then again and again as it is. The first reading tells how the memory of the
parent grows with the number of files; its children have theirs to themselves.
"""
import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True

FILES_OF_A_FOLDER = 100
MOST_SECONDS = 10
MOST_MB = 150


def make_tree(folder, files):
    """Reports of one line, each with bytes of its own, so that none is a copy of another."""
    for number in range(files):
        below = folder / f'{number // FILES_OF_A_FOLDER:04}'
        if number % FILES_OF_A_FOLDER == 0:
            below.mkdir(parents=True)
        (below / f'{number}.txt').write_text(f'รายงานผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. 2568 ฉบับที่ {number}\n', encoding='utf-8')


def peak_mb(pid):
    """The most memory that a process itself has had; None once it is gone."""
    try:
        status = Path(f'/proc/{pid}/status').read_text()
    except OSError:
        return None
    line = next((line for line in status.splitlines() if line.startswith('VmHWM')), None)
    return int(line.split()[1]) / 1024 if line else None


def run(command):
    """Seconds and the peak of the process, not of its children."""
    start, most = time.perf_counter(), 0
    with subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, peak_mb(process.pid) or 0)
            time.sleep(0.01)
    if process.returncode != 0:
        sys.exit(f'{command[0]} ended with exit code {process.returncode}')
    return time.perf_counter() - start, most


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--prongsai', type=Path, required=True, help='the program to measure')
    parser.add_argument('--files', type=int, default=100_000)
    parser.add_argument('--rounds', type=int, default=3)
    arguments = parser.parse_args()
    all_good = True

    def tell(what, seconds, megabytes, most_seconds=None):
        nonlocal all_good
        good = megabytes < MOST_MB and (most_seconds is None or seconds < most_seconds)
        all_good = all_good and good
        required = f'< {MOST_MB} MB' + (f', < {most_seconds} s' if most_seconds else '')
        print(f'{what:40}{seconds:9.2f} s{megabytes:9.0f} MB{required:>20}  {"pass" if good else "FAIL"}', flush=True)

    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        make_tree(scratch / 'in', arguments.files)
        time.sleep(2.5)  # what changed a moment ago would be looked into again
        ingest = [arguments.prongsai, 'ingest', scratch / 'in', '--db', scratch / 'reports.db', '--quiet']
        tell(f'{arguments.files} files, read', *run(ingest))
        nights = [run(ingest) for _ in range(arguments.rounds)]
        most_seconds = MOST_SECONDS * max(arguments.files / 100_000, 0.1)
        tell(f'{arguments.files} files, unchanged', min(night[0] for night in nights), max(night[1] for night in nights), most_seconds)
    return 0 if all_good else 1


if __name__ == '__main__':
    sys.exit(main())
