"""Shards on a cluster that loses a node in the middle of a task, and one with a shard that cannot be read at first: in the end the
database is what one machine makes. Ends with 77 where this machine does not let the daemons of Slurm start.
"""
import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'resume'))

from cluster import Cluster, Forbidden  # noqa: E402
from harness import SHORT_PAGES, Runs, make_reports, make_scan, wholeness  # noqa: E402

SUBMIT = HERE.parents[1] / 'scripts' / 'slurm' / 'submit'
SHARDS = 6
PATIENCE = 400  # seconds for all shards, on a machine that has other things to do


class Night:
    """Submissions of one folder to a cluster."""

    def __init__(self, cluster, prongsai, folder, database):
        self.cluster, self.folder, self.database = cluster, folder, database
        self.shards = Path(f'{database}.shards')
        cluster.environment |= {'PRONGSAI': str(prongsai), 'PRONGSAI_OPTIONS': '--jobs 1', 'SHARD_PAUSES': '1'}

    def submit(self, *options, check=True):
        return self.cluster.run(SUBMIT, self.folder, self.database, *options, check=check)

    def complete(self):
        return {int(mark.stem) for mark in self.shards.glob('*.complete')}

    def is_merged(self):
        return (self.shards / 'merged').exists()

    def wait_for_the_end(self):
        self.cluster.wait_for(lambda: not self.cluster.queue(), PATIENCE, f'an empty queue\n{self.cluster.queue()}')

    def wait_for_a_task_at_work(self):
        """A shard that a node has begun to fill and not completed, and that node."""
        found = []

        def look():
            for line in self.cluster.queue('--states=RUNNING', '--name=prongsai', '--format=%K %N'):
                shard, node = line.split()
                if (self.shards / f'{shard}.db-wal').exists() and int(shard) not in self.complete():
                    found[:] = [int(shard), node]
                    return True
            return False

        self.cluster.wait_for(look, 60, 'a task at work')
        return found


def check(condition, message):
    if not condition:
        raise AssertionError(message)


def lose_a_node(night, expected):
    night.submit('--shards', str(SHARDS))
    again = night.submit(check=False)
    check(again.returncode == 3 and 'still at it' in again.stderr, f'a second submission beside the first: {again}')
    shard, node = night.wait_for_a_task_at_work()
    night.cluster.lose(node)
    check(shard not in night.complete(), 'the task was over before its node was lost')
    night.wait_for_the_end()
    check(night.is_merged(), (night.shards / 'merge.log').read_text())
    attempts = (night.shards / f'{shard}.log').read_text()
    check('attempt 2' in attempts, f'shard {shard} was not taken up again: {attempts}')
    check(expected(), 'the database is not that of one machine')


def repair_a_shard(night, expected):
    """All over again, one shard in a file that is no database; then that one alone."""
    (night.shards / '2.db').write_text('no database')
    night.submit()
    night.wait_for_the_end()
    check(not night.is_merged() and night.complete() == {1, *range(3, SHARDS + 1)}, f'complete: {night.complete()}')
    check('Not complete: 2 ' in (night.shards / 'merge.log').read_text(), 'the merge does not say what is missing')
    (night.shards / '2.db').unlink()
    check(f'shards 2 of {SHARDS}:' in night.submit().stdout, 'more was run than what was missing')
    night.wait_for_the_end()
    check(night.is_merged() and expected(), 'the database is not that of one machine')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--prongsai', type=Path, required=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        folder, cluster_folder = scratch / 'in', scratch / 'cluster'
        cluster_folder.mkdir(mode=0o755)
        make_reports(folder, 3)
        for number in range(4):
            make_scan(SHORT_PAGES[number:number + 1], folder / f'scan{number}.pdf', scratch)
        runs = Runs(arguments.prongsai, folder)
        runs.finish(scratch / 'single.db')
        single = runs.dump(scratch / 'single.db')
        database = scratch / 'reports.db'

        def expected():
            return not wholeness(database, search=True) and runs.dump(database) == single

        try:
            with Cluster(cluster_folder) as cluster:
                night = Night(cluster, arguments.prongsai.resolve(), folder, database)
                lose_a_node(night, expected)
                print('A node was lost in the middle of a task: the database is whole.', flush=True)
                repair_a_shard(night, expected)
                print('A shard that failed was taken up alone.')
        except Forbidden as reason:
            print(f'SKIPPED: this machine does not let the daemons of Slurm start: {reason}')
            return 77
    return 0


if __name__ == '__main__':
    sys.exit(main())
