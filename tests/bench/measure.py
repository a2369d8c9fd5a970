"""What a program takes, and the table of figures that tells whether that is good enough."""
import contextlib
import multiprocessing
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Run:
    """What a program took, with all of its children. The peak is that of the largest of them."""
    seconds: float
    cpu_seconds: float
    peak_mb: float

    def __add__(self, other):
        return Run(self.seconds + other.seconds, self.cpu_seconds + other.cpu_seconds, max(self.peak_mb, other.peak_mb))


def peak_mb(pid):
    """The most memory that a process has had by itself, without its children; None once it is gone."""
    try:
        lines = Path(f'/proc/{pid}/status').read_text().splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith('VmHWM')), None)


@contextlib.contextmanager
def watched(pid):
    """A list of what peak_mb() says of a process until it ends. What the kernel tells at its end may be the peak of whoever started it."""
    peaks = []

    def watch():
        while (peak := peak_mb(pid)) is not None:
            peaks.append(peak)
            time.sleep(.2)
    watcher = threading.Thread(target=watch)
    watcher.start()
    yield peaks
    watcher.join()


def run(command, accepted=(0,), is_alone=False):
    """With `is_alone` its memory is that of the program by itself, also where this one has had more."""
    start = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL)
    with watched(process.pid) if is_alone else contextlib.nullcontext() as peaks:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        sys.exit(f'{command[0]} ended with exit code {process.returncode}')
    return Run(seconds, usage.ru_utime + usage.ru_stime, max(peaks) if is_alone else usage.ru_maxrss / 1024)


def apart(work, *arguments):
    """Runs a function in a process of its own: of the memory that this one has had, what it starts later would count as its own."""
    process = multiprocessing.get_context('fork').Process(target=work, args=arguments)
    process.start()
    process.join()
    if process.exitcode != 0:
        sys.exit(f'{work.__name__} failed')


class Table:
    """The figures, a line each, and whether all are good enough."""

    def __init__(self):
        self.all_good = True
        print(f'{"":38}{"seconds":>9}{"CPU s":>8}{"per s":>9}{"ratio":>8}{"required":>10}')

    def speed(self, what, taken, amount, unit, ratio=None, required=None):
        per_second = amount / taken.seconds
        line = f'{what:38}{taken.seconds:9.2f}{taken.cpu_seconds:8.2f}{per_second:9.{1 if per_second >= 10 else 2}f}'
        print(line + (f' {unit}' if ratio is None else self.verdict(f'{ratio:8.2f}', f'>= {required:.2f}', ratio >= required)), flush=True)

    def memory(self, what, taken, most_mb):
        value = f'{taken.peak_mb:.0f} MB'
        print(f'{what:38}{"":18}{self.verdict(f"{value:>16}", f"< {most_mb} MB", taken.peak_mb < most_mb)}', flush=True)

    def errors(self, what, rate, ratio=None, most=None):
        line = f'{what:38}{"":18}{f"{100 * rate:.2f} %":>8}'
        print(line + ('' if ratio is None else self.verdict(f'{ratio:8.3f}', f'<= {most:.2f}', ratio <= most)), flush=True)

    def cost(self, what, cpu_seconds, of_peer, most):
        ratio = cpu_seconds / of_peer
        print(f'{what:38}{"":9}{cpu_seconds:8.2f}{"":9}{self.verdict(f"{ratio:8.2f}", f"<= {most:.2f}", ratio <= most)}', flush=True)

    def verdict(self, value, required, good):
        self.all_good = self.all_good and good
        return f'{value}{required:>10}  {"pass" if good else "FAIL"}'


def best(runs):
    return min(runs, key=lambda taken: taken.seconds)


def compare(table, title, unit, rounds, ours, theirs, their_name, amount, required):
    """Our reader against theirs, turn by turn, so that both meet the same weather."""
    turns = [(theirs(), ours()) for _ in range(rounds)]
    peer, own = best([turn[0] for turn in turns]), best([turn[1] for turn in turns])
    print(f'{title}: {amount} {unit}s')
    table.speed(f'  {their_name}', peer, amount, f'{unit}s')
    table.speed('  prongsai ingest', own, amount, f'{unit}s', peer.seconds / own.seconds, required)
    return own
