#!/usr/bin/python3
"""start_model.py UNPACKED OUT: from the components of a packaged integer model (UNPACKED.lstm, .lstm-unicharset,
.lstm-recoder) those of a model of floats that knows more characters (OUT.…), to be trained."""
import sys
from pathlib import Path

import numpy

from characters import ADDED, CharacterSet
from network import FloatCopy

# The recurrent layers learn slowly, as they know how to read Thai; the outputs are partly new.
LEARNING_RATES = {'Lfx192': .0005, 'Output': .001}
LEARNING_RATE = .0003


def grow(characters):
    """New outputs begin near those of a character of like shape, a little apart and a little less likely."""
    def rows(weights):
        average, noise = weights.mean(axis=0), numpy.random.default_rng(1)
        new = []
        for added in ADDED:
            row = .8 * weights[characters.output_of(added.like)] + .2 * average + noise.uniform(-.05, .05, weights.shape[1])
            row[-1] -= .5
            new.append(row)
        return numpy.vstack([weights, *new])
    return rows


def main(unpacked, out):
    characters = CharacterSet(Path(unpacked + '.lstm-unicharset').read_text(encoding='utf-8'), Path(unpacked + '.lstm-recoder').read_bytes())
    unicharset, recoder = characters.with_added(ADDED)
    network = FloatCopy(Path(unpacked + '.lstm').read_bytes(), grow(characters), LEARNING_RATES, LEARNING_RATE).convert()
    Path(out + '.lstm-unicharset').write_text(unicharset, encoding='utf-8')
    Path(out + '.lstm-recoder').write_bytes(recoder)
    Path(out + '.lstm').write_bytes(network)


if __name__ == '__main__':
    main(*sys.argv[1:3])
