"""A folder of reports to read, runs over it, and what they leave, for tests that kill runs."""
import os
import shutil
import sqlite3
import subprocess
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / 'data' / 'samples'


DPI = 150


def pdf_of_pictures(pictures, file):
    """A PDF whose pages are JPEG pictures and nothing else, as a scanner makes it. pictures: (bytes, pixels across, pixels down)."""
    objects = ['<< /Type /Catalog /Pages 2 0 R >>',
               f'<< /Type /Pages /Count {len(pictures)} /Kids [{" ".join(f"{3 + 3 * i} 0 R" for i in range(len(pictures)))}] >>']
    for index, (jpeg, across, down) in enumerate(pictures):
        first, width, height = 3 + 3 * index, across * 72 / DPI, down * 72 / DPI
        objects.append(f'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {first + 1} 0 R '
                       f'/Resources << /XObject << /P {first + 2} 0 R >> >> >>')
        drawing = f'q {width} 0 0 {height} 0 0 cm /P Do Q'
        objects.append(f'<< /Length {len(drawing)} >> stream\n{drawing}\nendstream')
        objects.append((f'<< /Type /XObject /Subtype /Image /Width {across} /Height {down} /ColorSpace /DeviceGray /BitsPerComponent 8 '
                        f'/Filter /DCTDecode /Length {len(jpeg)} >> stream\n', jpeg, '\nendstream'))
    out, places = b'%PDF-1.4\n', []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        parts = content if isinstance(content, tuple) else (content,)
        out += b'%d 0 obj\n' % number + b''.join(p if isinstance(p, bytes) else p.encode() for p in parts) + b'\nendobj\n'
    table = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1) + b''.join(b'%010d 00000 n \n' % place for place in places)
    out += b'trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (len(objects) + 1, table)
    file.write_bytes(out)


def size_of_jpeg(data):
    at = 2
    while data[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + int.from_bytes(data[at + 2:at + 4], 'big')
    return int.from_bytes(data[at + 7:at + 9], 'big'), int.from_bytes(data[at + 5:at + 7], 'big')


# Pages with little on them, so that a scan of them is read soon.
SHORT_PAGES = [('na-reng-2568', 1), ('suan-chik-2568', 2), ('pak-tom-hospital-2568', 2), ('chae-hom-health-2567', 1)]


def make_scan(pages, file, scratch):
    """Pages of samples as a scan: (folder of the sample, page)."""
    for number, (sample, page) in enumerate(pages):
        subprocess.run(['pdftoppm', '-q', '-r', str(DPI), '-gray', '-jpeg', '-singlefile', '-f', str(page), SAMPLES / sample / 'report.pdf',
                        scratch / f'page{number}'], check=True)
    pictures = [(scratch / f'page{number}.jpg').read_bytes() for number in range(len(pages))]
    pdf_of_pictures([(picture, *size_of_jpeg(picture)) for picture in pictures], file)


def make_reports(folder, copies):
    """The samples of this project, each form some times over with bytes of its own, one of them twice, and some that nobody can read."""
    forms = sorted(file for file in SAMPLES.rglob('*') if file.suffix in ('.pdf', '.docx', '.txt'))
    for number in range(copies):
        for form in forms:
            copy = folder / str(number) / f'{form.parent.name}-{form.name}'
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(form, copy)
            if form.suffix == '.docx':
                with zipfile.ZipFile(copy, 'a') as archive:
                    archive.comment = b'copy %d' % number
            else:
                with copy.open('ab') as out:
                    out.write(b'\n%% %d\n' % number)
    shutil.copyfile(forms[0], folder / 'twin.docx')
    shutil.copyfile(forms[0], folder / 'twin-of-twin.docx')
    (folder / 'empty.pdf').write_bytes(b'')
    (folder / 'no-report.bin').write_bytes(bytes(range(256)))


class Runs:
    """Runs of prongsai over a folder."""

    def __init__(self, prongsai, folder, *options):
        self.prongsai, self.folder, self.options = prongsai, folder, options

    def start(self, database):
        """A run in a group of processes of its own, as a shell makes one."""
        return subprocess.Popen([self.prongsai, 'ingest', self.folder, '--db', database, '--quiet', *self.options], stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True, start_new_session=True)

    def finish(self, database):
        """A run that nobody disturbs."""
        run = self.start(database)
        complaints = run.communicate()[1]
        if run.returncode not in (0, 1):
            raise AssertionError(f'exit code {run.returncode}: {complaints}')

    def dump(self, database):
        return subprocess.run([self.prongsai, 'dump', '--db', database], check=True, capture_output=True, text=True).stdout


def children_of(pid):
    try:
        return [int(child) for child in Path(f'/proc/{pid}/task/{pid}/children').read_text().split()]
    except OSError:
        return []


def wholeness(database, search=False):
    """What SQLite finds wrong with a database, and with its search where that must be complete; empty where nothing is."""
    if not os.path.exists(database):
        return ''
    with sqlite3.connect(database) as connection:
        verdict = connection.execute('PRAGMA integrity_check').fetchone()[0]
        foreign = connection.execute('PRAGMA foreign_key_check').fetchall()
        if search:
            for table in ('page_search', 'measure_search'):
                connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    connection.close()
    return ('' if verdict == 'ok' else verdict) + (f' foreign keys: {foreign}' if foreign else '')
