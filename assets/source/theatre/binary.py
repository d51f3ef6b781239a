"""The binary form of one level of detail; assets/source/README.md describes it, src/map/outline.rs reads it."""
MAGIC = b"ADTH\x01"


class Writer:
    def __init__(self):
        self.bytes = bytearray(MAGIC)

    def number(self, n):
        """Seven bits a byte, least first, the high bit says that more follow."""
        while n > 127:
            self.bytes.append(n & 127 | 128)
            n >>= 7
        self.bytes.append(n)

    def signed(self, n):
        self.number(n * 2 if n >= 0 else -n * 2 - 1)

    def text(self, s):
        raw = s.encode()
        self.number(len(raw))
        self.bytes += raw

    def points(self, points):
        self.number(len(points))
        x = y = 0
        for a, b in points:
            self.signed(a - x)
            self.signed(b - y)
            x, y = a, b

    def many(self, items, write):
        self.number(len(items))
        for item in items:
            write(item)

    def sealed(self):
        """The bytes with their FNV-1a checksum behind them."""
        h = 0x811C9DC5
        for b in self.bytes:
            h = (h ^ b) * 0x01000193 & 0xFFFFFFFF
        return bytes(self.bytes) + h.to_bytes(4, "little")
