"""Links that a person may want: candidates for what has none, each with its evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from accede.model.records import Link
from accede.publish.links.items import Ask, Item, agree, by_code, by_name, items
from accede.publish.links.rot import is_named
from accede.publish.links.things import CURIES, Thing

COLUMNS = (
    "subject_id", "subject_label", "predicate_id", "object_id", "object_label",
    "mapping_justification", "mapping_date", "comment", "source",
)  # fmt: skip

HEAD = """\
# Links proposed by `accede link`; nobody has looked at them yet. To accept one, look at the item,
# choose the predicate, fill in mapping_date and source, and move the row to wikidata.sssom.tsv.
#curie_map:
#  semapv: https://w3id.org/semapv/vocab/
#  skos: http://www.w3.org/2004/02/skos/core#
#  wd: http://www.wikidata.org/entity/
"""


def proposed(things: Sequence[Thing], ask: Ask) -> list[Link]:
    """The links that some things might have, all those for one thing together."""
    codes = by_code((code for thing in things for code in _codes(thing)), ask)
    names = by_name((name for thing in things for name in thing.names), ask)
    found = {thing.curie: _candidates(thing, codes, names) for thing in things}
    known = items((one for some in found.values() for one in some), ask)
    return [
        link
        for thing in things
        for item in sorted(found[thing.curie])
        for link in _link(thing, known[item], item in _of(codes, _codes(thing)))
    ]


def moved(link: Link, target: Item) -> Link:
    """The link to take the place of one whose item was redirected."""
    return Link(
        subject_id=link.subject_id,
        subject_label=link.subject_label,
        predicate_id=link.predicate_id,
        object_id=target.id,
        object_label=target.label,
        mapping_justification="semapv:UnspecifiedMatching",
        comment=f"{link.object_id}, linked until now, is redirected to it",
    )


def sssom(links: Iterable[Link]) -> str:
    """Links as a table of the SSSOM form, for a person to accept row by row."""
    spaces = "".join(
        f"#  {curie} https://w3id.org/accede/id/{kind}/\n" for kind, curie in CURIES.items()
    )
    rows = ("\t".join(_cells(link)) for link in links)
    return HEAD + spaces + "\n".join(("\t".join(COLUMNS), *rows)) + "\n"


def _cells(link: Link) -> Iterator[str]:
    return (" ".join(str(getattr(link, name) or "").split()) for name in COLUMNS)


def _codes(thing: Thing) -> Iterator[str]:
    """The codes by which an item can be looked for; M49 numbers are not."""
    return (code for kind, some in thing.codes.items() if kind != "m49" for code in some)


def _of(found: Mapping[str, set[str]], wanted: Iterable[str]) -> set[str]:
    return {item for one in wanted for item in found.get(one, ())}


def _candidates(
    thing: Thing, codes: Mapping[str, set[str]], names: Mapping[str, set[str]]
) -> set[str]:
    return _of(codes, _codes(thing)) | _of(names, thing.names)


def _link(thing: Thing, item: Item, coded: bool) -> Iterator[Link]:  # noqa: FBT001  # one piece of evidence
    """A link with its evidence; none where the evidence is thin.

    A state must be a state there, and a meeting must have its days: names of meetings are shared.
    """
    days = [end for end, day in thing.days.items() if agree(day, item.days.get(end, ()))]
    differ = [end for end in thing.days if end in item.days and end not in days]
    if not item.exists or (thing.kind == "state") != item.is_state:
        return
    if differ or (thing.kind == "meeting" and not days):
        return
    evidence = [
        *(["a code of its own"] if coded else []),
        *(["a name of its own"] if is_named(thing, item) else []),
        *(f"the same day in `{end}`" for end in days),
    ]
    matching = "CompositeMatching" if len(evidence) > 1 else "LexicalMatching"
    yield Link(
        subject_id=thing.curie,
        subject_label=thing.name,
        predicate_id="skos:closeMatch",
        object_id=item.id,
        object_label=item.label,
        mapping_justification=f"semapv:{matching}",
        comment=f"proposed: the item has {', '.join(evidence)}",
    )
