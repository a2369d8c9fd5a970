"""How many rows a second `prongsai merge` brings together from the databases of shards, the search index of their texts included."""
import argparse
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'resume'))

from harness import make_reports  # noqa: E402
from measure import Table, best, run  # noqa: E402

SHARDS = 16
COPIES = 60  # of each sample: some 350,000 rows
REQUIRED_ROWS_A_SECOND = 50_000
CONTENT = ('document', 'problem', 'page', 'grid', 'grid_column', 'cell', 'record', 'score', 'measure', 'budget', 'measure_unit', 'disclosure_item',
           'disclosure_unit', 'risk', 'finding')


def rows_of(database):
    with sqlite3.connect(database) as connection:
        return sum(connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0] for table in CONTENT)


def merge(prongsai, shards, database):
    database.unlink(missing_ok=True)
    return run([prongsai, 'merge', *shards, '--db', database, '--quiet'])


def dump(prongsai, database):
    return subprocess.run([prongsai, 'dump', '--db', database], check=True, capture_output=True).stdout


def bench_merge(table, prongsai, scratch, rounds, copies=COPIES):
    folder = scratch / 'reports'
    make_reports(folder, copies)
    shards = [scratch / f'shard{number}.db' for number in range(1, SHARDS + 1)]
    some_failed = 1
    for number, shard in enumerate(shards, 1):
        run([prongsai, 'ingest', folder, '--db', shard, '--shard', f'{number}/{SHARDS}', '--quiet'], accepted=(0, some_failed))
    run([prongsai, 'ingest', folder, '--db', scratch / 'single.db', '--quiet'], accepted=(0, some_failed))
    taken = best([merge(prongsai, shards, scratch / 'merged.db') for _ in range(rounds)])
    rows = rows_of(scratch / 'merged.db')
    print(f'Merge of {SHARDS} shards: {rows} rows')
    table.speed('  prongsai merge', taken, rows, 'rows', rows / taken.seconds / REQUIRED_ROWS_A_SECOND, 1)
    table.memory('  peak', taken, 300)
    if dump(prongsai, scratch / 'merged.db') != dump(prongsai, scratch / 'single.db'):
        sys.exit('The merged database is not that of a single machine')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--prongsai', type=Path, required=True)
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--copies', type=int, default=COPIES)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        table = Table()
        bench_merge(table, arguments.prongsai, Path(scratch), arguments.rounds, arguments.copies)
    return 0 if table.all_good else 1


if __name__ == '__main__':
    sys.exit(main())
