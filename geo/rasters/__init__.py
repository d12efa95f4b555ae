"""Densities as GeoTIFF, and rasters of the reader laid over Mexico."""

from geo.rasters.bands import BANDS, Band, DensityRaster, density_raster, masked_share
from geo.rasters.mercator import Picture, to_mercator
from geo.rasters.picture import on_grid, picture
from geo.rasters.summary import around_entries, summarise_areas, summarise_raster
from geo.rasters.units import per_area
from geo.rasters.user import UserBand, UserRaster, class_colors, read_raster
from geo.rasters.write import density_geotiff, write_density

__all__ = [
    "BANDS",
    "Band",
    "DensityRaster",
    "Picture",
    "UserBand",
    "UserRaster",
    "around_entries",
    "class_colors",
    "density_geotiff",
    "density_raster",
    "masked_share",
    "on_grid",
    "per_area",
    "picture",
    "read_raster",
    "summarise_areas",
    "summarise_raster",
    "to_mercator",
    "write_density",
]
