"""A build, told to a person: what came of it, in a few lines."""

from collections.abc import Iterator

from accede.build.account import Built


def lines(built: Built) -> Iterator[str]:
    """What was built, counted by kind, and what needs a look."""
    width = max((len(kind) for kind in built.records), default=0)
    yield from (f"{kind:<{width}}  {count:>7,}" for kind, count in built.records.items())
    yield ""
    yield (
        f"{built.triples:,} triples, {built.violations} violations, {built.warnings} warnings, "
        f"{built.refused} rows refused, {built.seconds:.1f} seconds"
    )
    for one in built.counted:
        parts = f"{one.used:,} used, {one.merged:,} merged, {one.refused:,} refused"
        yield f"{one.source}: {one.rows:,} rows of {one.of}: {parts}"
    for document, shares in built.documents.items():
        parts = ", ".join(f"{share:.1%} {name}" for name, share in shares.items() if share)
        yield f"{document}: {parts}"
    if built.taken_over:
        parts = ", ".join(f"{count:,} {kind}" for kind, count in built.taken_over.items())
        yield f"as in the release before: {parts}"
    if built.left_out:
        yield f"left out, as not known by the day: {', '.join(built.left_out)}"
    yield f"release {built.digest[:12]} in {built.release}"
