"""What a service has done so far, in numbers, as Prometheus reads them."""

import threading
from collections import Counter


class Counts:
    """Requests by their route and status, and queries that were ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._ended: Counter[str] = Counter({"late": 0, "left": 0, "refused": 0})
        self._hung_up: Counter[str] = Counter(
            {"no-http": 0, "not-asking": 0, "not-reading": 0, "too-many": 0}
        )

    def answered(self, route: str, status: int) -> None:
        """One more request to a route, with its status."""
        with self._lock:
            self._requests[route, status] += 1

    def ended(self, why: str) -> None:
        """One more query that was ended: late, left by its client, or for a fault of its own."""
        with self._lock:
            self._ended[why] += 1

    def hung_up(self, why: str) -> None:
        """One more connection that was ended from here."""
        with self._lock:
            self._hung_up[why] += 1

    def text(self, digest: str) -> str:
        """The numbers, a line each."""
        with self._lock:
            lines = [
                *_lines("requests_total", "Requests answered, by what was asked and status."),
                *(
                    f'accede_requests_total{{route="{route}",status="{status}"}} {n}'
                    for (route, status), n in sorted(self._requests.items())
                ),
                *_lines("queries_ended_total", "Queries from outside that were ended."),
                *_numbers("queries_ended_total", self._ended),
                *_lines("connections_ended_total", "Connections ended from here, by the reason."),
                *_numbers("connections_ended_total", self._hung_up),
            ]
        about = "# HELP accede_release The release that is served.\n# TYPE accede_release gauge"
        return "\n".join([about, f'accede_release{{digest="{digest}"}} 1', *lines, ""])


def _lines(name: str, words: str) -> tuple[str, str]:
    return f"# HELP accede_{name} {words}", f"# TYPE accede_{name} counter"


def _numbers(name: str, counter: Counter[str]) -> list[str]:
    return [f'accede_{name}{{why="{why}"}} {n}' for why, n in sorted(counter.items())]
