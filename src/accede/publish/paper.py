"""Templates turned into text: one jinja environment for pages and pictures, escaping always on."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).with_name("templates")


@cache
def environment() -> Environment:
    """The templates; whatever comes from data is escaped, and an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["words"] = words
    return made


def drawn(template: str, /, **context: object) -> Markup:
    """A template with its values in place, as markup that needs no more escaping."""
    return Markup(environment().get_template(template).render(context))  # noqa: S704 - escaped there


def words(name: object) -> str:
    """The name of a concept or a column as words.

    >>> words("not-voting"), words("known_as")
    ('not voting', 'known as')
    """
    return str(name).replace("-", " ").replace("_", " ")
