#!/usr/bin/env python3
"""Draws the committed files roughly, to look at: preview.py MAP LEVEL WEST SOUTH EAST NORTH OUT.png (megametres)."""
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from frame import EAST, NORTH, SOUTH, WEST, project


class Reader:
    def __init__(self, path):
        self.bytes, self.at = open(path, "rb").read()[:-4], 5

    def number(self):
        value = shift = 0
        while True:
            byte = self.bytes[self.at]
            self.at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def signed(self):
        n = self.number()
        return n // 2 if n % 2 == 0 else -(n + 1) // 2

    def text(self):
        n = self.number()
        self.at += n
        return self.bytes[self.at - n:self.at].decode()

    def many(self, read):
        return [read() for _ in range(self.number())]

    def points(self):
        return np.cumsum(np.array(self.many(lambda: (self.signed(), self.signed()))), axis=0)


def main():
    folder, level, *window, out = sys.argv[1:]
    west, south, east, north = (float(v) * 1e6 for v in window)
    r = Reader(f"{folder}/{level}.outline")
    grid = r.number()
    origin = np.array([r.signed(), r.signed()])
    r.signed(), r.signed()
    arcs = r.many(r.points)
    countries = r.many(lambda: ([r.text() for _ in range(4)], r.many(lambda: r.many(lambda: r.many(r.number)))))
    lakes = r.many(lambda: (r.text(), r.many(r.points)))
    rivers = r.many(lambda: (r.text(), r.number(), r.points()))
    contested = r.many(lambda: (r.text(), r.points()))

    width = 1600
    height = round(width * (north - south) / (east - west))

    def place(metres):
        return [((x - west) / (east - west) * width, (north - y) / (north - south) * height) for x, y in metres]

    def on_map(points):
        return place(points * grid + origin)

    def raster(name):
        image = Image.open(f"{folder}/{name}")
        w, h = image.size
        box = [(west - WEST) / (EAST - WEST) * w, (NORTH - north) / (NORTH - SOUTH) * h,
               (east - WEST) / (EAST - WEST) * w, (NORTH - south) / (NORTH - SOUTH) * h]
        return np.asarray(image.resize((width, height), Image.BICUBIC, box=box), float)

    depth = raster("sea_depth.jpg")[..., None] / 255
    sea = np.array([0x0B, 0x22, 0x32]) * (1 - depth) + np.array([0x05, 0x10, 0x19]) * depth
    land = np.array([0x46, 0x52, 0x5C]) * (1 + 0.16 * (raster("hillshade.jpg")[..., None] - 128) / 128)
    mask = Image.new("L", (width, height))
    fill = ImageDraw.Draw(mask)

    def ring(refs):
        return np.concatenate([arcs[n // 2][::-1] if n % 2 else arcs[n // 2] for n in refs])

    for _, polygons in countries:
        for exterior, *_ in polygons:
            fill.polygon(on_map(ring(exterior)), fill=255)
    for _, (exterior, *holes) in lakes:
        fill.polygon(on_map(exterior), fill=0)
        for hole in holes:
            fill.polygon(on_map(hole), fill=255)
    dry = np.asarray(mask)[..., None] > 127
    image = Image.fromarray(np.where(dry, land, sea).clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _, rank, points in rivers:
        draw.line(on_map(points), fill="#2C4A5E", width=2 if rank < 5 else 1)
    used = {}
    for _, polygons in countries:
        for polygon in polygons:
            for refs in polygon:
                for n in refs:
                    used[n // 2] = used.get(n // 2, 0) + 1
    for i, arc in enumerate(arcs):
        draw.line(on_map(arc), fill="#B0C0CE" if used[i] > 1 else "#6FA8C9", width=1)
    for _, points in contested:
        draw.line(on_map(points), fill="#F0E442", width=2)
    font = ImageFont.truetype(f"{folder}/../fonts/BarlowCondensed-Medium.ttf", 18)
    most = {"continent": 3, "theatre": 6, "operational": 9}[level]
    for line in open(f"{folder}/places.tsv", encoding="utf-8"):
        name, _, lon, lat, rank, *_ = line.rstrip("\n").split("\t")
        if int(rank) <= most:
            [(x, y)] = place(project([(float(lon), float(lat))]))
            if 0 < x < width and 0 < y < height:
                draw.ellipse((x - 2, y - 2, x + 2, y + 2), fill="white")
                draw.text((x + 5, y - 10), name, fill="#E6EDF3", font=font, stroke_width=1, stroke_fill="#071019")
    image.save(out)


if __name__ == "__main__":
    main()
