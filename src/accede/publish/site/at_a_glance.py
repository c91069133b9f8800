"""What the saved questions say of one state, each as one sentence with the question behind it."""

from collections.abc import Callable, Iterator

from accede.ask.results import Answer
from accede.publish.paper import words
from accede.publish.site.asked import Asked, Row

Said = tuple[str, Answer]


STANDINGS = {
    "party": "State party since {since}.",
    "contracting": "Has consented to be bound ({since}); not yet in force for it.",
    "provisional": "Applies it provisionally since {since}.",
    "signatory": "Signed on {since}, and has not joined.",
    "never-joined": "Not party: it has never joined, as it could since {since}.",
    "withdrawn": "Not party: withdrawn since {since}.",
    "disputed": "Its standing is disputed since {since}.",
}


def glance(asked: Asked, state: str) -> list[Said]:
    """The sentences on one state, in the order of the questions; none where nothing is on file."""
    return [
        (sentence, answer)
        for name, say in SENTENCES.items()
        for answer in (asked.of_state(state, name),)
        for sentence in say(list(answer.records()))
    ]


def _standing(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        yield STANDINGS[str(row["standing"])].format(since=row["since"])


def _leaving(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        when = "took effect" if row["in_effect"] == "yes" else "takes effect"
        yield f"Gave notice of withdrawal on {row['notice']}; it {when} on {row['effective']}."


def _steady(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        yield (
            f"Voted in favour {row['in_favour']} times of {row['decisions']}, and never otherwise; "
            f"last on {row['last_in_favour']}."
        )


def _changed(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        yield (
            f"Changed its vote from {words(row['before'])} to {words(row['after'])} "
            f"between {row['resolution_before']} and {row['resolution_after']}: {row['direction']}."
        )


def _dissenting(rows: list[Row]) -> Iterator[str]:
    spoken = [row for row in rows if row["choice"] in {"against", "abstaining"}]
    if spoken:
        told = ", ".join(f"{words(row['choice'])} in session {row['session']}" for row in spoken)
        yield f"As a state party it did not vote in favour: {told}."


def _observed(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        yield (
            f"Attended {row['formal_meetings']} formal and {row['other_meetings']} other meetings "
            f"as an observer, last: {row['last_meeting']}."
        )


def _moved(rows: list[Row]) -> Iterator[str]:
    for row in sorted(rows, key=lambda one: str(one["after_date"]))[-2:]:
        yield (
            f"On {words(row['issue'])}, {words(row['before'])} ({row['before_date']}) became "
            f"{words(row['after'])} ({row['after_date']}): {row['direction']}."
        )


def _reasons(rows: list[Row]) -> Iterator[str]:
    about = [row for row in rows if row["issue"] in {"joining", "use"} and row["reasons"]]
    told = dict.fromkeys(one for row in about for one in str(row["reasons"]).split(", "))
    if told:
        yield f"Reasons it gives for staying out, as coded: {', '.join(map(words, told))}."


def _conditions(rows: list[Row]) -> Iterator[str]:
    if told := dict.fromkeys(str(row["condition"]) for row in rows):
        yield f"Conditions it named: {'; '.join(told)}."


def _words_and_votes(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        yield (
            f"Says it will not join ({row['said_on_joining']}), yet voted in favour "
            f"{row['in_favour']} times of {row['decisions']}."
        )


def _late(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        yield (
            f"Consented on {row['consent']} ({words(row['action'])}), {row['months']} months after "
            f"its first vote in favour."
        )


SENTENCES: dict[str, Callable[[list[Row]], Iterator[str]]] = {
    "status-on": _standing,
    "leaving": _leaving,
    "steady-supporters": _steady,
    "changed-votes": _changed,
    "dissenting-parties": _dissenting,
    "observers": _observed,
    "position-changes": _moved,
    "statements": _reasons,
    "conditions": _conditions,
    "words-and-votes": _words_and_votes,
    "late-joiners": _late,
}
