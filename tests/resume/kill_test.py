"""Kills runs at random moments, lets the next one go on, and compares what stands in the end with what an undisturbed run leaves.

kill_test.py --prongsai PROGRAM [--kills 200] [--seed N]. Ends with 1 at the first difference; the seed makes it happen again
as far as time allows.
"""
import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True

from harness import SHORT_PAGES, Runs, children_of, make_reports, make_scan, wholeness  # noqa: E402

# Ended by itself, stopped when asked, or killed: also by what it would heed, before it does or when its work is done.
FORGIVEN = (0, 1, 130, 143, -signal.SIGKILL, -signal.SIGINT, -signal.SIGTERM)


def kill_parent(run):
    os.kill(run.pid, signal.SIGKILL)


def kill_all(run):
    os.killpg(run.pid, signal.SIGKILL)


def kill_child(run):
    children = children_of(run.pid)
    os.kill(random.choice(children) if children else run.pid, signal.SIGKILL)


def terminate(run):
    os.kill(run.pid, signal.SIGTERM)


def press_ctrl_c(run):
    os.killpg(run.pid, signal.SIGINT)


WAYS = [kill_parent, kill_all, kill_child, terminate, press_ctrl_c]


def disturb(run, seconds, counts):
    """Waits so long, then kills; False where the run was over before."""
    try:
        run.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        way = random.choice(WAYS)
        try:
            way(run)
        except ProcessLookupError:
            pass
        counts[way.__name__] += 1
        return True


def bring_to_an_end(runs, database, most_seconds, kills_left, counts):
    """Runs and kills until a run ends by itself."""
    while True:
        run = runs.start(database)
        disturbed = kills_left > 0 and disturb(run, random.uniform(0, 0.7 * most_seconds), counts)
        complaints = run.communicate()[1]
        if run.returncode not in FORGIVEN:
            raise AssertionError(f'exit code {run.returncode}: {complaints}')
        wrong = wholeness(database)
        if wrong:
            raise AssertionError(f'the database is broken: {wrong}')
        if not disturbed:
            if run.returncode not in (0, 1):
                raise AssertionError(f'an undisturbed run ended with {run.returncode}: {complaints}')
            return
        kills_left -= 1


def differences(expected, found, folder):
    (folder / 'expected').write_text(expected)
    (folder / 'found').write_text(found)
    return subprocess.run(['diff', folder / 'expected', folder / 'found'], capture_output=True, text=True).stdout[:4000]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--prongsai', type=Path, required=True)
    parser.add_argument('--kills', type=int, default=200)
    parser.add_argument('--seed', type=int, default=int(time.time()))
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    print(f'seed {arguments.seed}', flush=True)

    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        folder = scratch / 'in'
        make_reports(folder, 3)
        make_scan(SHORT_PAGES[:2], folder / 'scan.pdf', scratch)
        runs = Runs(arguments.prongsai, folder, '--jobs', '2')
        began = time.monotonic()
        runs.finish(scratch / 'undisturbed.db')
        seconds = time.monotonic() - began
        expected = runs.dump(scratch / 'undisturbed.db')
        counts, trials = Counter(), 0
        while counts.total() < arguments.kills:
            trials += 1
            database = scratch / 'disturbed.db'
            bring_to_an_end(runs, database, seconds, arguments.kills - counts.total(), counts)
            wrong = wholeness(database, search=True) or differences(expected, runs.dump(database), scratch)
            if wrong:
                print(f'after {dict(counts)}:\n{wrong}')
                return 1
            for left in scratch.glob('disturbed.db*'):
                shutil.rmtree(left) if left.is_dir() else left.unlink()
            print(f'{counts.total()} kills in {trials} runs brought to their end: all as undisturbed', flush=True)
    print(', '.join(f'{way} {count}' for way, count in sorted(counts.items())))
    return 0


if __name__ == '__main__':
    sys.exit(main())
