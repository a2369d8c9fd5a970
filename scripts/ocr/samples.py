"""Lines as lstmtraining reads them: .lstmf files, each a list of Tesseract's ImageData (src/ccstruct/imagedata.h)."""
import struct

import cv2

from characters import printed


def _packed(data):
    return struct.pack('<I', len(data)) + data


def _sample(image, text):
    _, png = cv2.imencode('.png', image, [cv2.IMWRITE_PNG_COMPRESSION, 3])
    height, width = image.shape
    truth, one = _packed(text.encode()), struct.pack('<I', 1)
    return b''.join((
        b'\1',                                        # the pointer to it is not null
        _packed(b''), struct.pack('<i', 0),           # file name, page
        _packed(png.tobytes()), _packed(b''), truth,  # image, language, text
        one, struct.pack('<hhhh', 0, 0, width, height), one, truth,   # one box with the whole text
        b'\0'))                                       # not upright text


def write(path, lines):
    """lines: (image, text) each."""
    path.write_bytes(struct.pack('<I', len(lines)) + b''.join(_sample(image, printed(text)) for image, text in lines))
