"""How a page says how long some weeks take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Length:
    """How long some weeks take one person: minutes, and the nearest half hour in figures, such as `13½`."""

    minutes: int

    @property
    def hours(self) -> str:
        """The hours as one writes them. Half an hour has no figure before it."""
        whole, half = divmod(round(self.minutes / 30), 2)
        return f"{whole or ''}{'½' if half else ''}" or "½"
