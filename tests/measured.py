"""The figures measured for the rows of TRUST's table, kept by the tests and printed at the end.

`tests/conftest.py` takes these names along: a fixture and two hooks of pytest.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest

Measured = Callable[[int, str], None]
"""Called with the number of a row and the figure it came to."""

KEY = "measured"


@pytest.fixture
def measured(record_property: Callable[[str, object], None]) -> Measured:
    """Keeps what was measured for a row of the table of faults."""
    return lambda row, figure: record_property(KEY, (row, figure))


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker of these tests known."""
    config.addinivalue_line("markers", "trust: a fault of README's table, with its figure")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print every figure, row by row, with its test."""
    told: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row, figure, test in _told(terminalreporter):
        told[row, figure].append(test)
    if told:
        terminalreporter.section("what was measured, by row of the table of faults")
    for (row, figure), tests in sorted(told.items()):
        more = f" and {len(tests) - 1} more" if len(tests) > 1 else ""
        terminalreporter.write_line(f"{row:>3}  {figure}  ({tests[0].partition('::')[0]}{more})")


def _told(reporter: pytest.TerminalReporter) -> Iterator[tuple[int, str, str]]:
    for report in reporter.getreports("passed"):
        for key, value in report.user_properties:
            if key == KEY and isinstance(value, tuple | list):
                row, figure = value
                yield int(row), str(figure), report.nodeid
