"""What printing, copying and scanning do to a line. Images are grey, uint8, 255 is paper."""
import cv2
import numpy

KERNEL = cv2.getStructuringElement(cv2.MORPH_RECT, (2, 2))
CROSS = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))


class Wear:
    """Randomness for all of it. rng: random.Random; its seed makes that of the grain too."""

    def __init__(self, rng):
        self.rng, self.grain = rng, numpy.random.default_rng(rng.getrandbits(32))

    def chance(self, share):
        return self.rng.random() < share

    # The shape of the ink

    def stretch(self, image):
        """Narrower or wider type."""
        return cv2.resize(image, None, fx=self.rng.uniform(.84, 1.16), fy=1, interpolation=cv2.INTER_AREA)

    def thicker(self, image):
        return cv2.erode(image, CROSS if self.chance(.25) and image.shape[0] > 110 else KERNEL)

    def thinner(self, image):
        return cv2.dilate(image, KERNEL) if image.shape[0] > 110 else image

    def tilt(self, image, size):
        """Skew that is left after deskewing, and the slant of a page that went in crooked."""
        height, width = image.shape
        angle = self.rng.gauss(0, .22)
        angle *= min(1, .35 * size / max(1, abs(angle) * width / 57))    # not so far that the line leaves its band
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
        turn[0, 1] += self.rng.gauss(0, .03)
        return cv2.warpAffine(image, turn, (width, height), borderValue=255, flags=cv2.INTER_LINEAR)

    # What is around the line

    def crop(self, image, size):
        """The line's box as line finding cuts it: the ink, more or less of the room above and below, four pixels."""
        rows, columns = numpy.flatnonzero((image < 128).any(axis=1)), numpy.flatnonzero((image < 128).any(axis=0))
        if len(rows) < 4 or len(columns) < 2:
            return None
        height = rows[-1] - rows[0] + 1
        room = height if height > .75 * size else 2 * height
        above = 4 + (0 if self.chance(.4) else round(self.rng.uniform(0, .35) * room)) + self.rng.choice((0, 0, 0, -1, 1))
        below = 4 + (0 if self.chance(.4) else round(self.rng.uniform(0, .25) * room)) + self.rng.choice((0, 0, 0, -1, 1))
        before, after = (4 + self.rng.choice((0, 0, self.rng.randint(0, size // 2))) for _ in range(2))
        edge = 2 * size
        wide = cv2.copyMakeBorder(image, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=255)
        return wide[edge + rows[0] - above:edge + rows[-1] + 1 + below, edge + columns[0] - before:edge + columns[-1] + 1 + after].copy()

    def neighbour(self, image):
        """Tips of the next line's letters at an edge."""
        height = image.shape[0]
        depth = self.rng.randint(1, max(1, height // 9))
        strip = numpy.roll(image[height // 2:height // 2 + depth], self.rng.randrange(image.shape[1]), axis=1)
        edge = slice(0, depth) if self.chance(.5) else slice(height - depth, height)
        image[edge] = numpy.minimum(image[edge], strip)
        return image

    def ruling_rests(self, image):
        """Pieces of table lines that erasing left, and the stroke it took out of the letters."""
        height, width = image.shape
        thick = self.rng.randint(1, max(1, height // 25))
        if self.chance(.45):     # upright, beside the text
            x, top = self.rng.choice((self.rng.randint(0, 2), width - thick - self.rng.randint(0, 2))), self.rng.randint(0, height // 2)
            image[top:top + self.rng.randint(3, height // 2), max(0, x):x + thick] = self.rng.randint(0, 90)
        elif self.chance(.6):    # lying, at an edge
            y, left = self.rng.choice((0, height - thick)), self.rng.randrange(width)
            image[y:y + thick, left:left + self.rng.randint(3, max(4, width // 3))] = self.rng.randint(0, 90)
        else:                    # a line was erased across the marks or the feet
            y = self.rng.randint(0, height // 6) if self.chance(.5) else height - self.rng.randint(thick + 1, max(thick + 1, height // 6))
            image[y:y + thick + 1] = 255
        return image

    # The scanner

    def blur(self, image, size):
        return cv2.GaussianBlur(image, (0, 0), max(.3, self.rng.random() * size / 42))

    def coarse(self, image):
        """A scan of fewer dots an inch, enlarged again by nobody: the network enlarges it."""
        factor = self.rng.uniform(.38, .8)
        return image if image.shape[0] * factor < 22 else cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)

    def bilevel(self, image):
        """Black and white, by a threshold that may be far off; often softened again by a viewer's scaling."""
        noisy = image + self.grain.normal(0, self.rng.random() * 28, image.shape)
        image = numpy.where(noisy < self.rng.randint(85, 205), 0, 255).astype(numpy.uint8)
        return cv2.GaussianBlur(image, (0, 0), self.rng.uniform(.4, .7)) if self.chance(.45) else image

    def grey(self, image):
        """Paper that is not white, ink that is not black, light from one side, grain."""
        paper, ink = self.rng.randint(200, 255), self.rng.randint(0, 95)
        image = ink + (paper - ink) * (image / 255)
        if self.chance(.3):
            image += numpy.linspace(*(self.rng.uniform(-20, 20) for _ in range(2)), image.shape[1])
        image += self.grain.normal(0, self.rng.random() * self.rng.choice((3, 8, 18)), image.shape)
        return image.clip(0, 255).astype(numpy.uint8)

    def pepper(self, image):
        """Dust and holes."""
        height, width = image.shape
        for _ in range(self.rng.randint(2, 3 + width // 25)):
            x, y, side = self.rng.randrange(width), self.rng.randrange(height), self.rng.choice((1, 1, 1, 2, 3))
            image[y:y + side, x:x + side] = self.rng.choice((0, 50, 255, 255))
        return image

    def jpeg(self, image):
        _, packed = cv2.imencode('.jpg', image, [cv2.IMWRITE_JPEG_QUALITY, self.rng.randint(25, 90)])
        return cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)

    # Kept for tests: kinds that no training line has.

    def uneven_copy(self, image):
        """A photocopy of a copy: ink runs, toner is thick on one side and breaks on the other."""
        soft = cv2.GaussianBlur(image, (0, 0), image.shape[0] / 60).astype(numpy.float32)
        threshold = numpy.linspace(self.rng.uniform(118, 135), self.rng.uniform(170, 190), image.shape[1])
        soft += cv2.GaussianBlur(self.grain.normal(0, 55, image.shape), (0, 0), 1.6)
        return numpy.where(soft < threshold, 0, 255).astype(numpy.uint8)

    def halftone(self, image):
        """Grey print as a screen of dots, scanned softly."""
        y, x = numpy.indices(image.shape)
        screen = 62 * (numpy.sin(x * 1.9 + y * .5) + numpy.sin(y * 1.9 - x * .5))
        dots = numpy.where(image * .72 + 70 + screen < 150, 0, 255).astype(numpy.uint8)
        return cv2.GaussianBlur(dots, (0, 0), .9)

    def waves(self, image):
        """A bound volume's page: the line bends, its letters lean."""
        height, width = image.shape
        y, x = numpy.indices(image.shape, numpy.float32)
        bend = height * .05 * numpy.sin(x * (2 * numpy.pi / max(240, width * .7)))
        lean = 1.5 * numpy.sin(x / 37)
        return cv2.remap(image, (x + lean).astype(numpy.float32), (y + bend).astype(numpy.float32), cv2.INTER_LINEAR, borderValue=255)


HELD_OUT = ('uneven_copy', 'halftone', 'waves')
TALLEST = 72   # rows kept of a line; the network sees 48


def worn(rng, image, size):
    """The image as a scan of it might be cut, or None where nothing is left."""
    wear = Wear(rng)
    if wear.chance(.3):
        image = wear.stretch(image)
    if wear.chance(.16):
        image = wear.thicker(image)
    elif wear.chance(.12):
        image = wear.thinner(image)
    if wear.chance(.6):
        image = wear.tilt(image, size)
    image = wear.crop(image, size)
    if image is None:
        return None
    if wear.chance(.08):
        image = wear.neighbour(image)
    if wear.chance(.08):
        image = wear.ruling_rests(image)
    if wear.chance(.75):
        image = wear.blur(image, size)
    if wear.chance(.25):
        image = wear.coarse(image)
    image = wear.bilevel(image) if wear.chance(.3) else wear.grey(image)
    if wear.chance(.15):
        image = wear.pepper(image)
    if wear.chance(.4):
        image = wear.jpeg(image)
    return smaller(image, rng.randint(48, TALLEST))


def smaller(image, rows):
    """To at most so many rows: Tesseract scales to 48 anyway."""
    if image.shape[0] <= rows:
        return image
    factor = rows / image.shape[0]
    return cv2.resize(image, (max(1, round(image.shape[1] * factor)), rows), interpolation=cv2.INTER_AREA)
