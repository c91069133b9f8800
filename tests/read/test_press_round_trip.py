"""News written from records is read back; cut or changed, it never breaks."""

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from accede.model.records import Quote, Record, Statement, TreatyAction, Unread, Vote, Warned
from lantern_pages import facts, misquoted, read_words, unaccounted
from wounded_pages import read_changed, read_cut

NAMES = {"XAA": "Arvenia", "XAB": "Castrelle", "XAC": "Orvane", "XAD": "Tessary"}
MONTHS = {"January": 1, "March": 3, "May": 5, "Sept.": 9, "December": 12}
ACTS = {
    "signature": ("signed the Lantern Convention",),
    "ratification": ("ratified the convention", "deposited its instrument of ratification"),
    "accession": ("acceded to the Lantern Convention", "deposited an instrument of accession"),
    "withdrawal": ("notified the UN of its withdrawal", "submitted its notice of withdrawal"),
}
Said = tuple[object, ...]


class Part(NamedTuple):
    """Some sentences of a piece of news, of whom they speak, and what they say."""

    states: frozenset[str]
    words: str
    says: frozenset[Said]


@st.composite
def dates(draw: st.DrawFn, year: int) -> tuple[str, str]:
    """A day as ISO 8601 and as printed."""
    day, month = draw(st.integers(1, 28)), draw(st.sampled_from(sorted(MONTHS)))
    printed = draw(st.sampled_from([f"{day} {month} {year}", f"{month} {day}, {year}"]))
    return f"{year}-{MONTHS[month]:02}-{day:02}", printed


@st.composite
def acts(draw: st.DrawFn) -> Part:
    """An act of a state, perhaps announced before, perhaps with the day of its effect."""
    state = draw(st.sampled_from(sorted(NAMES)))
    action = draw(st.sampled_from(sorted(ACTS)))
    date, printed = draw(dates(2015))
    verb = draw(st.sampled_from(ACTS[action]))
    form = draw(st.sampled_from(["{name} {verb} on {day}.", "On {day}, {name} {verb}."]))
    words = form.format(name=NAMES[state], verb=verb, day=printed)
    says: set[Said] = set()
    effective = None
    if action != "signature" and draw(st.booleans()):
        effective, later = draw(dates(2016))
        noun = "withdrawal" if action == "withdrawal" else action
        words += draw(
            st.sampled_from(
                [f" The {noun} takes effect on {later}.", f" It took effect on {later}."]
            )
        )
    if draw(st.booleans()):
        said, before = draw(dates(2014))
        words = f"{NAMES[state]} announced on {before} that it would act. {words}"
        says.add(("statement", state, "it would act", said))
    says.add(("treaty-action", state, action, date, effective))
    return Part(frozenset({state}), words, frozenset(says))


@st.composite
def votes(draw: st.DrawFn) -> Part:
    states = draw(st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=3, unique=True))
    verb, choice = draw(
        st.sampled_from([
            ("abstained on", "abstaining"), ("voted against", "against"),
            ("voted in favour of", "in-favour"),
        ])
    )  # fmt: skip
    session = draw(st.integers(70, 78))
    names = [NAMES[state] for state in states]
    who = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    words = f"{who} {verb} UN resolution {session}/901 in December {session + 1945}."
    says = frozenset(("vote", state, session, choice) for state in states)
    return Part(frozenset(states), words, says)


@st.composite
def intentions(draw: st.DrawFn) -> Part:
    """What a state means to do: its statement, whatever days stand there."""
    state = draw(st.sampled_from(sorted(NAMES)))
    _, printed = draw(dates(2017))
    plan = draw(
        st.sampled_from([
            f"plans to ratify the convention on {printed}", f"will accede on {printed}",
            f"decided to withdraw from the convention by {printed}",
        ])
    )  # fmt: skip
    return Part(
        frozenset({state}), f"{NAMES[state]} {plan}.", frozenset({("statement", state, plan)})
    )


@st.composite
def at_home(draw: st.DrawFn) -> Part:
    """A step at home, which says nothing."""
    _, printed = draw(dates(2015))
    words = draw(
        st.sampled_from([
            f"Parliament voted 120 in favour, 3 against and 2 abstaining on {printed}.",
            f"The senate ratified the convention on {printed}.",
            f"Lawmakers voted against the resolution on {printed}.",
        ])
    )  # fmt: skip
    return Part(frozenset(), words, frozenset())


@st.composite
def news(draw: st.DrawFn) -> Part:
    """A piece of news of such parts, each of other states, with or without a dateline."""
    parts = draw(
        st.lists(st.one_of(acts(), votes(), intentions(), at_home()), min_size=1, max_size=4)
    )
    kept: list[Part] = []
    for part in parts:
        if not any(part.states & other.states for other in kept):
            kept.append(part)
    joint = draw(st.sampled_from([" ", "\n", "\n\n"]))
    dateline = draw(
        st.sampled_from(["", "MARBEL, 2 March 2016 (Harbour News) — ", "12 May 2016\n"])
    )
    headline = draw(st.sampled_from(["", "News of the lanterns\n\n"]))
    words = headline + dateline + joint.join(part.words for part in kept) + "\n"
    return Part(frozenset(), words, frozenset(one for part in kept for one in part.says))


def said(record: Record) -> Said:
    """What a record says, without its place."""
    match record:
        case TreatyAction():
            return ("treaty-action", record.state, record.action, record.date, record.effective)
        case Vote():
            return ("vote", record.state, record.session, record.choice)
        case Statement(date=None):
            return ("statement", record.state, record.text)
        case Statement():
            return ("statement", record.state, record.text, record.date)
    return ("not expected", record)


def told(records: list[Record]) -> set[Said]:
    return {said(one) for one in facts(records) if not isinstance(one, Quote | Warned | Unread)}


@settings(max_examples=200, deadline=None)
@given(news())
def test_a_piece_of_news_is_read_back_to_what_it_was_written_from(one: Part) -> None:
    records = read_words(one.words, form="press", state=None)

    assert told(records) == one.says
    assert unaccounted(records) == ""
    assert misquoted(records) == []


@settings(max_examples=150, deadline=None)
@given(news(), st.data())
def test_news_cut_anywhere_says_nothing_that_the_whole_does_not(
    one: Part, data: st.DataObject
) -> None:
    records = read_cut(one.words, data, form="press")
    if records is None:
        return

    without_effect = {(*act[:4], None) for act in one.says if act[0] == "treaty-action"}
    assert told(records) <= one.says | without_effect
    assert unaccounted(records) == ""


@settings(max_examples=100, deadline=None)
@given(news(), st.data())
def test_news_with_any_characters_changed_is_accounted_for(one: Part, data: st.DataObject) -> None:
    records = read_changed(one.words, data, form="press")
    if records is None:
        return

    assert unaccounted(records) == ""
    assert misquoted(records) == []
