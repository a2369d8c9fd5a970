"""Tesseract's LSTM component: an integer network as packages have it, turned into one of floats that lstmtraining can
go on from, with more outputs if wanted.

The layout follows src/lstm of Tesseract 5 (Network::Serialize, WeightMatrix::Serialize, LSTMTrainer): all numbers are
little-endian, a string is a 32-bit length and its bytes. An integer weight is a signed byte, to be multiplied by the
scale of its row; both are in the file.
"""
import struct

import numpy

INTEGER, ADAM = 1, 4          # bits of a weight matrix's mode
INTEGER_NETWORK = 1           # bit of the training flags
WITH_LEARNING_RATES = ('Series', 'RTLReversed', 'XYTranspose')
WITHOUT_WEIGHTS = {'Input': 20, 'Convolve': 8, 'Maxpool': 8}  # bytes of their own
LSTM_GATES = 4


class Cursor:
    """Reads numbers and strings off bytes."""

    def __init__(self, data):
        self.data, self.position = data, 0

    def take(self, count):
        part = self.data[self.position:self.position + count]
        if len(part) != count:
            raise ValueError(f'the component ends at byte {len(self.data)}, {count} more were expected')
        self.position += count
        return part

    def numbers(self, layout):
        return struct.unpack('<' + layout, self.take(struct.calcsize('<' + layout)))

    def number(self, layout='i'):
        return self.numbers(layout)[0]

    def string(self):
        return self.take(self.number('I'))

    def at_end(self):
        return self.position == len(self.data)


def packed_string(data):
    return struct.pack('<I', len(data)) + data


class FloatCopy:
    """One pass over an integer component that writes the float one beside it.

    grow_outputs takes the softmax's weights (a row an output, the last column its bias) and gives those of the new
    network, with as many rows or more. learning_rates: by name of the layer; others get `learning_rate`."""

    def __init__(self, component, grow_outputs, learning_rates, learning_rate):
        self.source, self.out = Cursor(component), bytearray()
        self.grow_outputs = grow_outputs
        self.learning_rates, self.learning_rate = learning_rates, learning_rate

    def convert(self):
        self._layer()
        self.out += packed_string(self.source.string())   # the network's specification
        flags, _iteration, _sample, null_code = self.source.numbers('iiii')
        adam_beta, _rate, momentum = self.source.numbers('fff')
        if not self.source.at_end():
            raise ValueError('something is left over behind the network')
        self.out += struct.pack('<iiiifff', flags & ~INTEGER_NETWORK, 0, 0, null_code, adam_beta, self.learning_rate, momentum)
        return bytes(self.out)

    def _layer(self):
        """Copies a layer with those in it; gives its name, its outputs and how many weights it has gained."""
        source = self.source
        self.out += source.take(1)
        kind = source.string()
        self.out += packed_string(kind) + source.take(2)   # whether it trains, and whether it needs a gradient
        header_at = len(self.out)
        flags, inputs, outputs, weights = source.numbers('iiii')
        self.out += struct.pack('<iiii', flags, inputs, outputs, weights)
        name, gained, kind = source.string(), 0, kind.decode()
        self.out += packed_string(name)

        if kind in WITH_LEARNING_RATES:
            outputs, gained = self._layers_inside(outputs)
        elif kind in WITHOUT_WEIGHTS:
            self.out += source.take(WITHOUT_WEIGHTS[kind])
        elif kind in ('LSTM', 'SummLSTM'):
            self.out += source.take(4)
            for _ in range(LSTM_GATES):
                self._weights()
        elif kind == 'Softmax':
            grown = self._weights(self.grow_outputs)
            outputs, gained = grown, (grown - outputs) * (inputs + 1)
        else:
            self._weights()
        struct.pack_into('<iiii', self.out, header_at, flags, inputs, outputs, weights + gained)
        return name.decode(), outputs, gained

    def _layers_inside(self, outputs):
        count = self.source.number('I')
        self.out += struct.pack('<I', count)
        inside = [self._layer() for _ in range(count)]
        known_rates = self.source.number('I')
        self.source.take(4 * known_rates)
        rates = [self.learning_rates.get(name, self.learning_rate) for name, _, _ in inside][:known_rates]
        self.out += struct.pack(f'<I{len(rates)}f', len(rates), *rates)
        gained = sum(gain for _, _, gain in inside)
        # Only the softmax grows, and it is the last one: what is around it gives as many outputs as it does.
        return (inside[-1][1] if gained else outputs), gained

    def _weights(self, change=None):
        source = self.source
        mode = source.number('B')
        if not mode & INTEGER:
            raise ValueError('the network is one of floats already')
        rows, columns = source.numbers('ii')
        source.take(1)
        values = numpy.frombuffer(source.take(rows * columns), numpy.int8).reshape(rows, columns)
        scales = numpy.array(source.numbers(f'{source.number("I")}d'))[:rows]   # there may be more of them, for alignment
        floats = values * scales[:, None]
        if change:
            floats = change(floats)
        self.out += struct.pack('<Biid', mode & ~INTEGER | ADAM, *floats.shape, 0.0) + floats.astype('<f8').tobytes()
        return len(floats)
