"""How wide words are in a picture, and how they break into lines.

Widths are guesses, on the wide side of common fonts.
"""

from __future__ import annotations

SIZE = 14.5
"""Size of the lettering, in units of a picture 360 wide: 11 px when it is drawn 280 px wide."""

LINE = 17.0
"""From one line of lettering to the next."""

_NARROW = frozenset("iljtfrI.,:;!'’|()[] -")
_WIDE = frozenset("mMW@%—")


def text_width(text: str, size: float = SIZE) -> float:
    """Guess the width of a line."""
    return size * sum(map(_letter_width, text))


def wrap(text: str, width: float, size: float = SIZE) -> tuple[str, ...]:
    """Break a text into lines of at most this width. A word that is wider alone is broken with a hyphen."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.extend(_break_word(word, width, size))
    return tuple(lines)


def _letter_width(letter: str) -> float:
    if letter in _NARROW:
        return 0.38
    if letter in _WIDE:
        return 0.92
    return 0.74 if letter.isupper() or letter == "w" else 0.56


def _break_word(word: str, width: float, size: float) -> list[str]:
    pieces = []
    while text_width(word, size) > width and len(word) > 5:
        end = len(word) - 3
        while end > 3 and text_width(word[:end] + "-", size) > width:
            end -= 1
        pieces.append(word[:end] + "-")
        word = word[end:]
    return [*pieces, word]
