"""What the saved questions say of one state, each as one sentence with the question behind it."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from accede.ask.results import Answer
from accede.publish.paper import words
from accede.publish.site.asked import Asked, Row
from accede.publish.site.tables import CONCEPTS

Said = tuple[str, Answer]
Sentences = Callable[[list[Row]], Iterator[str]]


class Glance(Struct, frozen=True):
    """What is on file about a state, sentence by sentence, and what is asked without an answer."""

    said: list[Said]
    nothing: list[tuple[str, Answer]]


STANDINGS = {
    "party": "State party since {since}.",
    "contracting": "Has consented to be bound ({since}); not yet in force for it.",
    "provisional": "Applies it provisionally since {since}.",
    "signatory": "Signatory since {since}; it has not consented to be bound.",
    "never-joined": "Not party: it has never joined, as it could since {since}.",
    "withdrawn": "Not party: withdrawn since {since}.",
    "disputed": "Its standing is disputed since {since}.",
}
"""A state's standing as a sentence; `not-party` and `status-on` both answer with it."""

NOTICES = {
    "yes": "Gave notice of withdrawal on {notice}; it took effect on {effective}.",
    "no": "Gave notice of withdrawal on {notice}; it takes effect on {effective}.",
}


def glance(asked: Asked, state: str, answers: Mapping[str, Answer]) -> Glance:
    """What answers the first questions that people ask, about one state.

    `answers` are those of the state's page, by their names; the other questions are asked here.
    """
    found = Glance([], [])
    for name, (nothing, sentences) in SENTENCES.items():
        answer = _answer(asked, state, name, answers)
        said = [(sentence, answer) for sentence in sentences(list(answer.records()))]
        found.said.extend(said)
        if not said:
            found.nothing.append((nothing, answer))
    return found


def _answer(asked: Asked, state: str, name: str, answers: Mapping[str, Answer]) -> Answer:
    if name in answers:
        return answers[name]
    if name == "why-not":
        outside = asked.of_state(state, "not-party").rows
        return asked.answer(name, **({"state": state} if outside else {"state": ""}))
    return asked.of_state(state, name)


def each(template: str) -> Sentences:
    """One sentence a row, with the row's values in place, concepts as words."""
    return lambda rows: (template.format_map(_worded(row)) for row in rows)


def by(column: str, templates: Mapping[str, str]) -> Sentences:
    """One sentence a row, by the value of a column."""
    return lambda rows: (templates[str(row[column])].format_map(_worded(row)) for row in rows)


def _worded(row: Row) -> dict[str, object]:
    return {name: words(value) if name in CONCEPTS else value for name, value in row.items()}


def _own_words(rows: list[Row]) -> Iterator[str]:
    """Why a state stays out: the first of its quotes on joining or on use, or our summary of it."""
    for row in rows[:1]:
        said = f"“{row['quote']}”" if row["quote"] else f"{row['summary']} (our summary)"
        when = ", ".join(str(one) for one in (row["date"], row["occasion"]) if one)
        yield f"Why it stays out, in its own words: {said} ({when or 'undated'})."


def _dissenting(rows: list[Row]) -> Iterator[str]:
    spoken = [row for row in rows if row["choice"] in {"against", "abstaining"}]
    if spoken:
        told = ", ".join(f"{words(row['choice'])} in session {row['session']}" for row in spoken)
        yield f"As a state party it did not vote in favour: {told}."


def _moved(rows: list[Row]) -> Iterator[str]:
    latest = sorted(rows, key=lambda one: str(one["after_date"]))[-2:]
    return each("On {issue}, {before} ({before_date}) became {after} ({after_date}): {direction}.")(
        latest
    )


def _reasons(rows: list[Row]) -> Iterator[str]:
    about = [row for row in rows if row["issue"] in {"joining", "use"} and row["reasons"]]
    told = dict.fromkeys(one for row in about for one in str(row["reasons"]).split(", "))
    if told:
        yield f"Reasons it gives for staying out, as coded: {', '.join(map(words, told))}."


def _conditions(rows: list[Row]) -> Iterator[str]:
    if told := dict.fromkeys(str(row["condition"]) for row in rows):
        yield f"Conditions it named: {'; '.join(told)}."


def _conflicts(rows: list[Row]) -> Iterator[str]:
    things = {str(row["thing"]) for row in rows}
    if rows:
        yield f"Sources disagree on {_counted(len(things), 'record')} of it; see below."


def documents(answers: Iterable[Answer]) -> Iterator[str]:
    """On how many documents some answers rest, as a sentence."""
    told = {
        name
        for answer in answers
        for row in answer.records()
        for name in str(row.get("documents") or row.get("document") or "").split(", ")
    }
    if count := len(told - {""}):
        yield f"This page rests on {_counted(count, 'document')}; each row names its own."


def _counted(n: int, thing: str) -> str:
    return f"{n} {thing}{'' if n == 1 else 's'}"


SENTENCES: dict[str, tuple[str, Sentences]] = {
    "status-on": ("a standing on that day", by("standing", STANDINGS)),
    "leaving": ("notice of withdrawal", by("in_effect", NOTICES)),
    "why-not": ("words of its own on why it stays out", _own_words),
    "steady-supporters": (
        "a state not party's vote in favour every time",
        each(
            "Voted in favour {in_favour} times of {decisions}, and never otherwise; last on "
            "{last_in_favour}."
        ),
    ),
    "changed-votes": (
        "a changed vote on the latest yearly resolution",
        each(
            "Changed its vote from {before} to {after} between {resolution_before} and "
            "{resolution_after}: {direction}."
        ),
    ),
    "dissenting-parties": ("a state party's vote other than in favour", _dissenting),
    "observers": (
        "attendance as a state not party",
        each(
            "Attended {formal_meetings} formal and {other_meetings} other meetings as an "
            "observer, last: {last_meeting}."
        ),
    ),
    "position-changes": ("a position that softened or hardened", _moved),
    "statements": ("reasons for staying out", _reasons),
    "conditions": ("conditions for joining", _conditions),
    "words-and-votes": (
        "a vote in favour from one that says it will not join",
        each(
            "Says it will not join ({said_on_joining}), yet voted in favour {in_favour} times of "
            "{decisions}."
        ),
    ),
    "late-joiners": (
        "a late accession after a first vote in favour",
        each("Consented on {consent} ({action}), {months} months after its first vote in favour."),
    ),
    "conflicts": ("a contradiction between sources", _conflicts),
}
"""The sentences of each question about a state, and what is missing where it has none."""
