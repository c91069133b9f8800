"""One thing of a release in words, whatever its class: what a change is told with."""

from accede.publish.told import deeds, grounds, things
from accede.publish.told.words import Tell, Told, called

__all__ = ["TELL", "Tell", "Told", "called"]

TELL = {**deeds.TELL, **things.TELL, **grounds.TELL}
"""The function that tells of a thing, by its class."""
