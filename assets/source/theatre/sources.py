"""Readers of the downloaded packages: each returns plain rows with geometry in metres of the frame."""
import json
import sqlite3

import numpy as np
import shapefile
import shapely
from shapely import make_valid, wkb
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon

from frame import RECTANGLE, inside, project

MAGICS = "libmagics++-data/usr/share/magics/10m/"


def polygons(geometry):
    """The polygons in any geometry, pieces of other kinds left out."""
    if geometry.geom_type == "Polygon":
        return [] if geometry.is_empty else [geometry]
    return [p for part in getattr(geometry, "geoms", []) for p in polygons(part)]


def lines(geometry):
    """The lines in any geometry, pieces of other kinds left out."""
    if geometry.geom_type == "LineString":
        return [] if geometry.is_empty else [geometry]
    return [l for part in getattr(geometry, "geoms", []) for l in lines(part)]


def clip(geometry):
    """Cut to the frame, on whole metres."""
    cut = make_valid(geometry).intersection(RECTANGLE)
    return make_valid(shapely.transform(cut, np.round))


def text(value):
    """The tables hold UTF-8 or the code page of western Windows, by row."""
    raw = (value or "").encode("latin-1")
    try:
        return raw.decode("utf-8").strip()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace").strip()


def units(root):
    """(name, polygons) of every country, from shared arcs projected once, so that neighbours stay exact."""
    topology = json.load(open(f"{root}/world-atlas-2.0.2/package/countries-10m.json"))
    scale, origin = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    arcs = [project(np.cumsum(arc, axis=0) * scale + origin) for arc in topology["arcs"]]

    def ring(references):
        parts = [arcs[r] if r >= 0 else arcs[~r][::-1] for r in references]
        return np.concatenate([parts[0]] + [p[1:] for p in parts[1:]])

    rows = []
    for item in topology["objects"]["countries"]["geometries"]:
        nested = item.get("arcs", [])
        if item["properties"]["name"] == "Antarctica":
            continue  # it lies round the far end of the cone, and so round the whole frame
        if item["type"] == "Polygon":
            nested = [nested]
        parts = []
        for exterior, *holes in nested:
            shell = ring(exterior)
            if len(shell) < 4 or not np.isfinite(shell).all():
                continue  # collapsed on the source's own grid, or at the pole where the cone ends
            low, high = shell.min(axis=0), shell.max(axis=0)
            west, south, east, north = RECTANGLE.bounds
            if high[0] < west or low[0] > east or high[1] < south or low[1] > north:
                continue
            parts += polygons(clip(Polygon(shell, [h for h in map(ring, holes) if len(h) >= 4])))
        if parts:
            rows.append((item["properties"]["name"], parts))
    return rows


def _shapes(root, layer):
    reader = shapefile.Reader(f"{root}/{MAGICS}{layer}", encoding="latin-1")
    for i in range(len(reader)):  # by index: iterating breaks on some of these files
        yield reader.record(i).as_dict(), reader.shape(i)


def _parts(shape):
    ends = list(shape.parts[1:]) + [len(shape.points)]
    return [shape.points[a:b] for a, b in zip(shape.parts, ends)]


def _near(points):
    """A cheap test before projecting: the frame lies inside this box of degrees."""
    p = np.asarray(points)
    return p[:, 0].max() > -70 and p[:, 0].min() < 125 and p[:, 1].max() > 18 and p[:, 1].min() < 84


def lakes(root):
    """(name, polygons) of inland waters: the ocean layer carries them with an empty feature class."""
    rows = []
    for record, shape in _shapes(root, "ne_10m_ocean"):
        if record["featurecla"].strip() == "Ocean" or not _near(shape.points):
            continue
        rings = [project(p) for p in _parts(shape)]
        # In a shapefile the shells run clockwise, the holes the other way.
        shells = [Polygon(r) for r in rings if not shapely.is_ccw(shapely.linearrings(r))]
        holes = [Polygon(r) for r in rings if shapely.is_ccw(shapely.linearrings(r))]
        whole = shapely.union_all([make_valid(s) for s in shells])
        if holes:
            whole = whole.difference(shapely.union_all([make_valid(h) for h in holes]))
        parts = polygons(clip(whole))
        if parts:
            rows.append((text(record["name"]), parts))
    return rows


def rivers(root):
    """(name, rank, lines) of rivers, without the lines drawn through lakes."""
    rows = []
    for record, shape in _shapes(root, "ne_10m_rivers_lake_centerlines"):
        if record["featurecla"].strip() == "Lake Centerline" or not _near(shape.points):
            continue
        cut = MultiLineString([project(p) for p in _parts(shape) if len(p) > 1]).intersection(RECTANGLE)
        if lines(cut):
            rows.append((text(record["name"]), int(record["scalerank"]), lines(cut)))
    return rows


def places(root):
    """(record, lon, lat) of towns inside the frame."""
    rows = []
    for record, shape in _shapes(root, "ne_10m_populated_places_simple"):
        lon, lat = shape.points[0]
        if _near([(lon, lat)]) and inside(*project([(lon, lat)])[0]):
            rows.append(({k: text(v) if isinstance(v, str) else v for k, v in record.items()}, lon, lat))
    return rows


# The lines of control of 2016-17; the source has a claim's name only. Two are told apart by longitude.
CONTESTED = {
    "Ukrainian claim": lambda lon: "Donbas line of contact",
    "Moldovan claim": lambda lon: "Transnistria",
    "Georgian claim": lambda lon: "Abkhazia" if lon < 42.9 else "South Ossetia",
    "Ceasefire Line 1994": lambda lon: "Karabakh ceasefire line",
}


def contested(root):
    """(name, lines) of the lines of control."""
    database = sqlite3.connect(f"{root}/qgis-common/usr/share/qgis/resources/data/world_map.gpkg")
    rows = {}
    for blob, name in database.execute("select geom, name from disputed_borders"):
        if name not in CONTESTED:
            continue
        # A GeoPackage geometry: flags in byte 3 tell the length of the envelope before the well-known binary.
        envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
        geometry = wkb.loads(bytes(blob[8 + envelope:]))
        label = CONTESTED[name](geometry.centroid.x)
        for line in lines(geometry):
            rows.setdefault(label, []).append(LineString(project(line.coords)))
    return sorted(rows.items())
