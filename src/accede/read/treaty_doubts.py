"""What is not plausible in the acts of one state on one treaty, by the treaty's own rules.

These are warnings, never refusals: depositaries record what states deposit.
"""

from collections.abc import Iterator, Sequence

from accede.model.entry_into_force import effective_day, entry_into_force
from accede.model.records import Treaty, TreatyAction, whole_date

AFTER_SIGNATURE = frozenset(("ratification", "acceptance", "approval"))
TAKING_EFFECT = AFTER_SIGNATURE | {"accession", "consent-to-protocol"}


def doubts(acts: Sequence[TreatyAction], treaty: Treaty, *, signatures: bool) -> Iterator[str]:
    """Why some acts of one state are not plausible; `signatures`: the table has those too."""
    signed = [act for act in acts if act.action == "signature"]
    for act in acts:
        early = treaty.adopted and act.date < treaty.adopted[: len(act.date)]
        if early and not (act in signed and treaty.signature_from):
            yield f"{named(act)}, before the treaty was adopted on {treaty.adopted}"
    for act in signed:
        yield from out_of_period(act, treaty)
    for act in acts:
        if act.action == "accession" and signed:
            yield f"{named(act)}, though it signed on {signed[0].date}: a signatory ratifies"
        if act.action in AFTER_SIGNATURE and signatures and not signed:
            yield f"{named(act)}, and no signature is in the table: without one a state accedes"
        if act.action in AFTER_SIGNATURE and any(act.date < one.date for one in signed):
            yield f"{named(act)}, before its signature of {signed[0].date}"
        if act.effective and (due := due_day(act, treaty)) and act.effective != due:
            yield f"{named(act)} is said to take effect on {act.effective}; the rule gives {due}"


def out_of_period(act: TreatyAction, treaty: Treaty) -> Iterator[str]:
    """Why a signature does not fall into the days on which the treaty was open for it."""
    first, last = treaty.signature_from, treaty.signature_until
    if "a succession to the signature" in (act.note or ""):
        return  # as of the state before it, whenever it says so
    if first and act.date < first[: len(act.date)]:
        yield f"{named(act)}, before the treaty was opened for signature on {first}"
    if last and act.date[: len(last)] > last:
        yield f"{named(act)}, after signature was closed on {last}"


def due_day(act: TreatyAction, treaty: Treaty) -> str | None:
    """The day on which a treaty's own rule lets a consent take effect, where it says one."""
    deposit, general = whole_date(act.date), whole_date(treaty.entry_into_force)
    if not (deposit and general and treaty.eif_state_rule and act.action in TAKING_EFFECT):
        return None
    if treaty.eif_state_from == "after-entry-into-force" and deposit <= general:
        return general.isoformat()
    rule = entry_into_force(treaty.eif_state_rule, where=treaty.id)
    return max(general, effective_day(deposit, rule)).isoformat()


def named(act: TreatyAction) -> str:
    return f"{act.state}: {act.action} of {act.date}"
