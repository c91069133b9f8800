"""A release asked: a saved question by its name, or why it says what it says of a thing."""

from accede.ask import queries, why
from accede.ask.grounds import Why
from accede.ask.results import Answer
from accede.release import Release


def answer(release: Release, question: str, **params: str) -> Answer:
    """The answer of a release to a saved question, by its name; its parameters by theirs.

    Raises QueryError for an unknown question, parameter or value, with the nearest that exist.
    """
    return queries.run(release.store(), queries.load(question), params)


def reasons(release: Release, subject: str) -> Why:
    """Every source, sentence and claim behind a thing, by its IRI or its short name.

    Where nothing bears the name, `found` is false, and `near` holds the nearest names.
    """
    return why.why(release.store(), subject, release.texts())


def listed() -> Answer:
    """The saved questions themselves, as an answer: name, question, parameters with defaults."""
    rows = tuple(
        (
            query.name,
            query.summary,
            ", ".join(f"{param.name}={param.default}" for param in query.params),
        )
        for query in queries.list_queries()
    )
    return Answer(
        name="questions",
        summary="What can be asked",
        parameters={},
        columns=("name", "question", "parameters"),
        rows=rows,
    )
