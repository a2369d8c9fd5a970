"""How fast prongsai reads, beside the tools that everybody knows, and how much memory it takes. See scripts/bench.

Each job is a batch of copies of real reports, every copy with bytes of its own, so that the start of a program
does not count and no document is read from an earlier reading. The best of some rounds counts, because whatever
else the machine does can only slow a round down. A figure that is not good enough ends with exit code 1.
"""
import argparse
import math
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True

from generate_reports import generate  # noqa: E402
from measure import Table, apart, compare, run  # noqa: E402
from merge_bench import bench_merge  # noqa: E402
from ocr_bench import bench_ocr, make_scan, pages_to_scan  # noqa: E402
from workers_bench import bench_isolation, bench_second_worker  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
PAGES_OF_A_BATCH = 600
DOCX_FILES_OF_A_BATCH = 400
PAGES_OF_LONG_PDF = 400
SCANS_OF_A_BATCH = 4
REPORTS_FOR_TWO_WORKERS = 2000


def copy_pdf(original, copy, number):
    copy.write_bytes(original.read_bytes() + b'\n%% copy %d\n' % number)


def copy_docx(original, copy, number):
    shutil.copyfile(original, copy)
    with zipfile.ZipFile(copy, 'a') as archive:
        archive.comment = b'copy %d' % number


def make_batch(originals, copies, copy_file, folder):
    folder.mkdir()
    for number in range(copies):
        for index, original in enumerate(originals):
            copy_file(original, folder / f'{index}-{number}{original.suffix}', number)
    return sorted(folder.iterdir())


def ingest(prongsai, path):
    """Reads a path into a database of its own and gives what that took, and the documents and pages it then holds."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / 'bench.db'
        some_failed = 1  # a folder of somebody's own may hold what nobody can read
        taken = run([prongsai, 'ingest', path, '--db', database, '--jobs', 1, '--quiet'], accepted=(0, some_failed))
        with sqlite3.connect(database) as connection:
            counts = "SELECT count(*), coalesce(sum(pages), 0) FROM v_documents WHERE status <> 'failed'"
            documents, pages = connection.execute(counts).fetchone()
    return taken, documents, pages


def pdftotext(files):
    runs = [run(['pdftotext', '-q', '-bbox', file, os.devnull], accepted=(0, 1, 3)) for file in files]
    return sum(runs[1:], runs[0])


def python_docx(files):
    return run([sys.executable, Path(__file__).with_name('read_with_python_docx.py'), *files])


def bench_pdf(table, prongsai, files, title, rounds):
    path = files[0] if len(files) == 1 else files[0].parent
    pages = ingest(prongsai, path)[2]
    return compare(table, title, 'page', rounds, lambda: ingest(prongsai, path)[0], lambda: pdftotext(files), 'pdftotext -bbox', pages, 1 / 3)


def bench_docx(table, prongsai, files, rounds):
    folder = files[0].parent
    documents = ingest(prongsai, folder)[1]
    compare(table, 'DOCX', 'file', rounds, lambda: ingest(prongsai, folder)[0], lambda: python_docx(files), 'python-docx', documents, 5)


def long_pdf(original, pages, folder):
    """The pages of a report again and again, as one file."""
    file = folder / 'long.pdf'
    run(['pdfunite', *[original] * math.ceil(PAGES_OF_LONG_PDF / pages), file])
    return file


def bench_workers(table, arguments, digital, scratch):
    bench_isolation(table, arguments.isolation_bench, digital, arguments.rounds)
    generate(REPORTS_FOR_TWO_WORKERS, scratch / 'reports')  # so many that the beginning and the end do not count
    bench_second_worker(table, arguments.prongsai, scratch / 'reports', 'Two workers, PDF and DOCX', arguments.rounds)
    scan = scratch / 'two-workers.pdf'
    apart(make_scan, pages_to_scan(arguments.prongsai, scratch), scan)
    scans = make_batch([scan], SCANS_OF_A_BATCH, copy_pdf, scratch / 'scans')
    bench_second_worker(table, arguments.prongsai, scans[0].parent, 'Two workers, scans', arguments.rounds)


def reports(folders, suffix):
    return sorted(file for folder in folders for file in folder.rglob(f'*{suffix}'))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder', type=Path, nargs='?', help='more reports than those of data/samples')
    parser.add_argument('--prongsai', type=Path, required=True, help='the program to measure')
    parser.add_argument('--isolation-bench', type=Path, required=True, help='tests/bench/isolation_bench, built')
    parser.add_argument('--rounds', type=int, default=3)
    arguments = parser.parse_args()
    folders = [ROOT / 'data' / 'samples', *([arguments.folder] if arguments.folder else [])]
    pdfs, docxs = reports(folders, '.pdf'), reports(folders, '.docx')

    with tempfile.TemporaryDirectory() as scratch:
        scratch, table = Path(scratch), Table()
        pages = [ingest(arguments.prongsai, pdf)[2] for pdf in pdfs]
        digital = batch = make_batch(pdfs, math.ceil(PAGES_OF_A_BATCH / sum(pages)), copy_pdf, scratch / 'pdf')
        bench_pdf(table, arguments.prongsai, batch, 'PDF, a batch', arguments.rounds)

        sound = [count if 'toneless' not in pdf.name else 0 for pdf, count in zip(pdfs, pages)]
        most_pages = sound.index(max(sound))  # a text layer that has to be mended is read twice
        long_file = long_pdf(pdfs[most_pages], pages[most_pages], scratch)
        taken = bench_pdf(table, arguments.prongsai, [long_file], 'PDF, one long file', arguments.rounds)
        table.memory('  peak of any of its processes', taken, 200)

        batch = make_batch(docxs, math.ceil(DOCX_FILES_OF_A_BATCH / len(docxs)), copy_docx, scratch / 'docx')
        bench_docx(table, arguments.prongsai, batch, arguments.rounds)

        bench_merge(table, arguments.prongsai, scratch, arguments.rounds)
        bench_ocr(table, arguments.prongsai, scratch, arguments.rounds)
        bench_workers(table, arguments, digital, scratch)
    return 0 if table.all_good else 1


if __name__ == '__main__':
    sys.exit(main())
