"""The gazetteer: towns with the spelling a map of 2016 shows, as one line of tab-separated text each."""
import csv
import os

import shapely
from shapely.geometry import Point

import sources
from frame import project

HERE = os.path.dirname(__file__)
# Where names crowd and nobody plays: only towns of this rank or better. Elsewhere all of them.
FAR = {**dict.fromkeys("KZ UZ TM IR IQ SA KW JO SY LB IL PS EG LY DZ TN MA AF AE QA BH EH MR".split(), 6)}
EAST_OF_URALS = 58.0


def table(name):
    return list(csv.DictReader(open(os.path.join(HERE, name), encoding="utf-8"), delimiter="\t"))


def write(root, units, path):
    """
    Columns: name, English name where it differs, longitude, latitude, rank (0 first), capital (1 or 0), population,
    unit. `names.tsv` corrects spellings of the source, `towns.tsv` adds towns it lacks.
    """
    tree = shapely.STRtree([p for *_, parts in units for p in parts])
    owner = [u[0] for u in units for _ in u[4]]
    corrections = {(r["country"], r["source"]): r for r in table("names.tsv")}
    used, rows = set(), []
    for record, lon, lat in sources.places(root):
        rank = int(record["scalerank"])
        key = (record["iso_a2"], record["name"])
        if key not in corrections:  # a name that stands twice in a country is told apart by rank
            key = (key[0], f"{record['name']}#{rank}")
        if rank > FAR.get(key[0], 99) or (key[0] == "RU" and lon > EAST_OF_URALS and rank > 4):
            continue
        name, english = record["name"], ""
        if key in corrections:
            used.add(key)
            name, english = corrections[key]["name"], corrections[key]["english"] or ""
            if name == "-":  # a double, or a place that is elsewhere in truth
                continue
        rows.append([key[0], name, english, lon, lat, rank, int(record["adm0cap"] or 0),
                     max(int(record["pop_max"]), 0)])
    for unused in sorted(set(corrections) - used):
        print("names.tsv corrects nothing with", unused)
    for r in table("towns.tsv"):
        rows.append(["", r["name"], r["english"] or "", float(r["lon"]), float(r["lat"]), int(r["rank"]), 0,
                     int(r["population"])])

    for row in rows:
        stated = row.pop(0)
        point = Point(*project([(row[2], row[3])])[0])
        near = {owner[i] for i in tree.query(point, predicate="dwithin", distance=5_000)}
        # Of a town on a border river the source knows the side better than its outlines do.
        row.append(stated if stated in near else owner[tree.nearest(point)])
    rows.sort(key=lambda r: (r[4], -r[6], r[0]))
    with open(path, "w", encoding="utf-8") as out:
        for name, english, lon, lat, *rest in rows:
            out.write("\t".join([name, english, f"{lon:.4f}", f"{lat:.4f}", *map(str, rest)]) + "\n")
    print(f"places: {len(rows)}, {os.path.getsize(path)} bytes")
