"""The site: static pages from saved questions, complete without JavaScript.

`asked` runs the questions, `paper` turns templates into files, `graph_files` writes Turtle and
JSON-LD beside the pages; the other modules say what stands on each kind of page.
"""

from accede.publish.site.picture_files import write_pictures
from accede.publish.site.whole import Site, write_site

__all__ = ["Site", "write_pictures", "write_site"]
