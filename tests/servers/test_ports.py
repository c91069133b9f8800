"""A part of the world that a test needs and that is missing: a skip at home, a failure in CI."""

import pytest

from servers.ports import missing, program


def test_a_missing_part_is_a_failure_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match="no-such-server is not installed"):
        program("no-such-server")


def test_a_missing_part_is_a_skip_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)

    with pytest.raises(pytest.skip.Exception, match="Java is not installed"):
        missing("Java")
