"""Pictures made of cells: tile map, vote strip, attendance strip, status lines.

Each is one function from the rows of a saved question to inline SVG: every cell bears a title, a
mark and a shade, so that no reader needs to tell colours apart, and no script is needed. `link`
gives the address of a thing, or nothing where it has none.
"""

from accede.publish.pictures.marks import CHOICES, STANDINGS
from accede.publish.pictures.status_lines import status_lines
from accede.publish.pictures.strips import attendance_strip, vote_strip
from accede.publish.pictures.tile_map import tile_map

__all__ = ["CHOICES", "STANDINGS", "attendance_strip", "status_lines", "tile_map", "vote_strip"]
