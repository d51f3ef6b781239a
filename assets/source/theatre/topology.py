"""Shared arcs of a coverage: every border once, rings as references."""


def quantise(points, grid, west, south):
    """Metres to steps of the grid, repeated points dropped."""
    steps = []
    for x, y in points:
        point = (round((x - west) / grid), round((y - south) / grid))
        if not steps or steps[-1] != point:
            steps.append(point)
    return steps


def without_spikes(ring):
    """Drops points where an open ring turns back on itself (a-b-a): rounding makes them."""
    ring = list(ring)
    i = 0
    while len(ring) >= 3 and i < len(ring):
        a, b, c = ring[i - 1], ring[i], ring[(i + 1) % len(ring)]
        if a == c or a == b:
            del ring[i]
            i = max(i - 2, 0)
        else:
            i += 1
    return ring


def signed_area(ring):
    """Twice the area; positive when the ring runs counter-clockwise."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]))


def share(units):
    """
    `units[u][p][r]` are open rings of grid points, shells counter-clockwise, holes clockwise.
    Returns arcs and the same nest with lists of references in place of rings: index * 2, plus 1 when run backwards.
    An arc ends where three edges meet, so that it has one unit on each side from end to end.
    """
    neighbours = {}
    for unit in units:
        for polygon in unit:
            for ring in polygon:
                for before, point, after in zip(ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1]):
                    neighbours.setdefault(point, set()).update((before, after))

    arcs, known = [], {}

    def reference(arc):
        arc = tuple(arc)
        if arc in known:
            return known[arc] * 2
        if arc[::-1] in known:
            return known[arc[::-1]] * 2 + 1
        known[arc] = len(arcs)
        arcs.append(arc)
        return known[arc] * 2

    def split(ring):
        nodes = [i for i, point in enumerate(ring) if len(neighbours[point]) > 2]
        # A ring without a node begins at its least point, so that an enclave and the hole round it agree.
        start = nodes[0] if nodes else ring.index(min(ring))
        turned = ring[start:] + ring[:start + 1]
        ends = [n - start for n in nodes] + [len(ring)] if nodes else [0, len(ring)]
        return [reference(turned[a:b + 1]) for a, b in zip(ends, ends[1:])]

    return arcs, [[[split(ring) for ring in polygon] for polygon in unit] for unit in units]
