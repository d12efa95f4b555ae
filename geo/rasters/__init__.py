"""Densities as GeoTIFF, and rasters of the reader laid over Mexico."""

from geo.rasters.bands import BANDS, Band, DensityRaster, density_raster, masked_share
from geo.rasters.mercator import Picture, to_mercator
from geo.rasters.picture import on_grid, picture
from geo.rasters.summary import around_entries, summarise_areas, summarise_raster
from geo.rasters.user import UserBand, UserRaster, read_raster
from geo.rasters.write import density_geotiff, write_density

__all__ = [
    "BANDS",
    "Band",
    "DensityRaster",
    "Picture",
    "UserBand",
    "UserRaster",
    "around_entries",
    "density_geotiff",
    "density_raster",
    "masked_share",
    "on_grid",
    "picture",
    "read_raster",
    "summarise_areas",
    "summarise_raster",
    "to_mercator",
    "write_density",
]
