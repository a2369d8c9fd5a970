"""A long scan whose run was killed goes on at the page where it was, and does not trust what it kept where that is damaged."""
import argparse
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True

from harness import SHORT_PAGES, Runs, make_scan  # noqa: E402

PAGES = len(SHORT_PAGES)


def kept_pages(cache):
    """The pages that were read so far: when each was written."""
    return {file: file.stat().st_mtime_ns for file in cache.glob('??/*') if '.' not in file.name}


def kill_after(run, cache, pages):
    while len(kept_pages(cache)) < pages:
        assert run.poll() is None, f'the run was over before {pages} pages were read: {run.communicate()[1]}'
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGKILL)
    run.communicate()


def check(condition, message):
    if not condition:
        print(f'FAILED: {message}')
        sys.exit(1)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--prongsai', type=Path, required=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        folder, cache = scratch / 'in', scratch / 'cache'
        folder.mkdir()
        make_scan(SHORT_PAGES, folder / 'scan.pdf', scratch)
        runs = Runs(arguments.prongsai, folder, '--jobs', '1', '--ocr-cache', cache)

        kill_after(runs.start(scratch / 'killed.db'), cache, 2)
        before = kept_pages(cache)
        runs.finish(scratch / 'killed.db')
        after = kept_pages(cache)
        check(len(after) == PAGES, f'{len(after)} pages were read, not {PAGES}')
        check(before.items() <= after.items(), 'a page that had been read was read again')

        # As a disk may leave it when the power fails: one file cut in half, one with another byte.
        expected = runs.dump(scratch / 'killed.db')
        halved, other, *_ = sorted(after)
        os.truncate(halved, halved.stat().st_size // 2)
        content = bytearray(other.read_bytes())
        content[len(content) // 2] ^= 1
        other.write_bytes(content)
        runs.finish(scratch / 'again.db')
        check(runs.dump(scratch / 'again.db') == expected, 'a damaged page was believed')
        check(all(kept_pages(cache)[file] > after[file] for file in (halved, other)), 'a damaged page was not kept anew')
    print('Every page was read once, damaged ones again.')


if __name__ == '__main__':
    main()
