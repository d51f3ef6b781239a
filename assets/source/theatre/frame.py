"""The frame every layer shares: one projection, one rectangle."""
import numpy as np
import pyproj
from shapely.geometry import box

# Lambert conformal conic: shapes and bearings true, scale within 3 % over Europe, upright at 20 E.
CRS = "+proj=lcc +lat_1=38 +lat_2=65 +lat_0=52 +lon_0=20 +ellps=GRS80 +units=m"
LCC = pyproj.Proj(CRS)

# West, south, east, north in metres: 16:9-friendly, no blank corner.
WEST, SOUTH, EAST, NORTH = -3_400_000, -2_250_000, 3_600_000, 2_450_000
RECTANGLE = box(WEST, SOUTH, EAST, NORTH)


def project(lonlat, step=0.25):
    """Degrees to whole metres, with edges longer than `step` degrees bent as the projection bends them."""
    lonlat = np.asarray(lonlat, float)
    bent = [lonlat[:1]]
    for a, b in zip(lonlat, lonlat[1:]):
        # An edge over the antimeridian has a jump of 360 degrees: it is short in truth, so leave it whole.
        length = np.abs(b - a).max()
        pieces = int(np.ceil(length / step)) if length < 180 else 1
        bent.append(a + (b - a) * (np.arange(1, pieces + 1) / max(pieces, 1))[:, None])
    bent = np.concatenate(bent)
    x, y = LCC(bent[:, 0], bent[:, 1])
    return np.column_stack([np.round(x), np.round(y)])


def inside(x, y):
    return WEST < x < EAST and SOUTH < y < NORTH
