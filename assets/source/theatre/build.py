#!/usr/bin/env python3
"""Outlines at three levels of detail and the gazetteer: build.py UNPACKED OUT."""
import csv
import os
import sys

import shapely
from shapely.geometry import MultiPolygon, box
from shapely.ops import linemerge

import gazetteer
import sources
from binary import Writer
from frame import EAST, NORTH, RECTANGLE, SOUTH, WEST, project
from sources import lines, polygons
from topology import quantise, share, signed_area, without_spikes

# Metres and square metres: simplification, least island, least lake, grid, river tolerance; and the last river rank.
LEVELS = {
    "continent": dict(tolerance=7000, island=400e6, lake=400e6, grid=1000, river=6000, rank=4),
    "theatre": dict(tolerance=2000, island=30e6, lake=40e6, grid=250, river=2000, rank=7),
    "operational": dict(tolerance=350, island=1.5e6, lake=3e6, grid=50, river=450, rank=9),
}
CRIMEA = box(*project([(32.3, 44.2), (36.68, 46.3)]).min(axis=0), *project([(32.3, 44.2), (36.68, 46.3)]).max(axis=0))


def read_units(root):
    """[(id, name, de jure, de facto, polygons)] of units.tsv, Crimea split from the unit that holds it in the source."""
    table = list(csv.DictReader(open(os.path.join(os.path.dirname(__file__), "units.tsv")), delimiter="\t"))
    known = {row["source"]: row for row in table}
    merged = {}
    for source, parts in sources.units(root):
        if source not in known:
            sys.exit(f"units.tsv has no line for {source!r}")
        if source == "Russia":
            crimea = [p for p in parts if CRIMEA.contains(p.centroid) and p.area > 1e9]
            assert len(crimea) == 1, "Crimea is one polygon of the source"
            parts = [p for p in parts if p is not crimea[0]]
            merged["UA-43"] = (known["Crimea"], crimea)
        row = known[source]
        _, others = merged.get(row["id"], (row, []))
        merged[row["id"]] = (row, others + parts)
    return [(id_, row["name"], row["de_jure"], row["de_facto"], polygons(shapely.coverage_union_all(parts)))
            for id_, (row, parts) in sorted(merged.items())]


def without_islets(units, least):
    """Drops small islands, never a unit's largest part nor a piece that touches a neighbour."""
    every = [(u, p) for u, (*_, parts) in enumerate(units) for p in parts]
    tree = shapely.STRtree([p for _, p in every])
    kept = []
    for u, (*head, parts) in enumerate(units):
        largest = max(parts, key=lambda p: p.area)
        keep = []
        for part in parts:
            touching = part.area < least and any(
                every[i][0] != u and every[i][1].intersects(part) for i in tree.query(part))
            if part.area >= least or part is largest or touching:
                keep.append(part)
        kept.append((*head, keep))
    return kept


def simplified(units, tolerance):
    """Simplifies all units and the sea as one coverage: neighbours stay gap-free, coasts do not cross."""
    shapes = [MultiPolygon(parts) for *_, parts in units]
    sea = RECTANGLE.difference(shapely.coverage_union_all(shapes))
    coverage = shapes + [sea]
    if not shapely.coverage_is_valid(coverage):
        bad = shapely.coverage_invalid_edges(coverage)
        print("  invalid edges:", [(units[i][0] if i < len(units) else "sea", round(g.length)) for i, g in enumerate(bad) if not g.is_empty])
    return shapely.coverage_simplify(coverage, tolerance=tolerance, simplify_boundary=False)


def rings(shape, grid):
    """Open rings on the grid, shells counter-clockwise, holes clockwise; what collapses is left out."""
    result = []
    for polygon in polygons(shape):
        kept = []
        for i, line in enumerate([polygon.exterior, *polygon.interiors]):
            ring = without_spikes(quantise(line.coords, grid, WEST, SOUTH)[:-1])
            area = signed_area(ring) if len(ring) >= 3 else 0
            if area == 0:
                if i == 0:
                    break
                continue
            kept.append(ring if (area > 0) == (i == 0) else ring[::-1])
        if kept:
            result.append(kept)
    return result


def write_level(name, units, lakes, rivers, contested, out):
    o = LEVELS[name]
    grid = o["grid"]
    kept = without_islets(units, o["island"])
    shapes = simplified(kept, o["tolerance"])
    arcs, references = share([rings(shape, grid) for shape in shapes])
    references.pop()  # the sea was there to make ends of arcs where a coast meets the frame
    used = sorted({r // 2 for unit in references for polygon in unit for ring in polygon for r in ring})
    index = {old: new for new, old in enumerate(used)}

    w = Writer()
    w.number(grid)
    for n in (WEST, SOUTH, EAST, NORTH):
        w.signed(n)
    w.many([arcs[i] for i in used], w.points)

    def write_ring(refs):
        w.many(refs, lambda r: w.number(index[r // 2] * 2 + r % 2))

    def write_unit(unit):
        (id_, label, de_jure, de_facto, _), nest = unit
        for s in (id_, label, de_jure, de_facto):
            w.text(s)
        w.many(nest, lambda polygon: w.many(polygon, write_ring))

    drawn = [(u, nest) for u, nest in zip(kept, references) if nest]
    w.many(drawn, write_unit)

    big = [(n, [p for p in parts if p.area >= o["lake"]]) for n, parts in lakes]
    flat = [(n, p) for n, parts in big for p in parts]
    smooth = shapely.coverage_simplify([p for _, p in flat], tolerance=o["tolerance"] * 0.6)
    # Lakes share no arcs, so each may be made valid on the grid by itself; countries must keep their neighbours.
    flat = [(n, polygon) for (n, _), p in zip(flat, smooth) for polygon in rings(shapely.set_precision(p, grid), grid)]
    w.many(flat, lambda lake: (w.text(lake[0]), w.many(lake[1], w.points)))

    def on_grid(parts, tolerance):
        merged = lines(linemerge(parts).simplify(tolerance))
        return [q for q in (quantise(l.coords, grid, WEST, SOUTH) for l in merged) if len(q) >= 2]

    streams = [(n, rank, on_grid(parts, o["river"])) for n, rank, parts in rivers if rank <= o["rank"]]
    streams = [(n, rank, line) for n, rank, parts in streams for line in parts]
    w.many(streams, lambda r: (w.text(r[0]), w.number(r[1]), w.points(r[2])))
    fronts = [(n, line) for n, parts in contested for line in on_grid(parts, o["tolerance"] * 0.5)]
    w.many(fronts, lambda f: (w.text(f[0]), w.points(f[1])))

    path = f"{out}/{name}.outline"
    open(path, "wb").write(w.sealed())
    print(f"{name}: {len(drawn)} units, {len(used)} arcs of {sum(len(arcs[i]) for i in used)} points, {len(flat)} lakes, "
          f"{len(streams)} rivers, {len(fronts)} contested, {os.path.getsize(path)} bytes; "
          f"lost: {[u[0] for u, nest in zip(kept, references) if not nest]}")


def main():
    root, out = sys.argv[1:3]
    units, lakes = read_units(root), sources.lakes(root)
    rivers, contested = sources.rivers(root), sources.contested(root)
    for name in LEVELS:
        write_level(name, units, lakes, rivers, contested, out)
    gazetteer.write(root, units, f"{out}/places.tsv")


if __name__ == "__main__":
    main()
