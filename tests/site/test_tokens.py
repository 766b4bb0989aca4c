"""Colours of the theme: every pair that is used together can be told apart, by day and by night."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "site_theme" / "styles" / "tokens.css"

TEXT = 4.5
"""Least contrast of words on their ground (WCAG 2.2, 1.4.3)."""

SHAPE = 3.0
"""Least contrast of what must be seen to use a control or read a picture (WCAG 2.2, 1.4.11)."""

WORDS_ON_GROUNDS = [
    *[("ink", ground) for ground in ("paper", "card", "clay-2", "teal-2", "us-2", "gold-2")],
    *[("ink-2", ground) for ground in ("paper", "card", "clay-2", "teal-2", "us-2", "gold-2")],
    *[("teal", ground) for ground in ("paper", "card", "clay-2", "teal-2", "us-2", "gold-2")],
    *[("clay", ground) for ground in ("paper", "card", "clay-2")],
    *[("us", ground) for ground in ("paper", "card", "us-2")],
    *[("gold", ground) for ground in ("paper", "card", "gold-2")],
    # Words on a filled button, a node that is done, the skip link.
    *[("paper", ground) for ground in ("teal", "us", "ink")],
]

SHAPES_ON_GROUNDS = [
    *[("control", ground) for ground in ("paper", "card")],
    *[("focus", ground) for ground in ("paper", "card", "clay-2", "teal-2", "us-2", "gold-2")],
    *[(strand, ground) for strand in ("clay", "teal", "us", "gold") for ground in ("paper", "card")],
    # Colours that people choose for their space, as a ring and as a line.
    *[(space, ground) for space in ("moss", "amber", "slate") for ground in ("paper", "card")],
    *[("clay", "clay-2"), ("teal", "teal-2"), ("us", "us-2"), ("gold", "gold-2")],
]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b", block))


def read_themes() -> dict[str, dict[str, str]]:
    css = TOKENS.read_text(encoding="utf-8")
    day, night, device = css.split("@media screen")
    return {"paper": colours(day), "night": colours(day) | colours(night), "device": colours(day) | colours(device)}


THEMES = read_themes()


def luminance(colour: str) -> float:
    def linear(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(colour[i : i + 2]) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_guidelines_say() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_night_is_the_same_chosen_or_given_by_the_device() -> None:
    assert THEMES["night"] == THEMES["device"]


def test_the_night_changes_every_colour() -> None:
    day, night = THEMES["paper"], THEMES["night"]
    assert day
    assert [name for name in day if day[name] == night[name]] == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("words", "ground"), WORDS_ON_GROUNDS)
def test_words_can_be_read(theme: str, words: str, ground: str) -> None:
    assert contrast(THEMES[theme][words], THEMES[theme][ground]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES_ON_GROUNDS)
def test_controls_and_strands_can_be_seen(theme: str, shape: str, ground: str) -> None:
    assert contrast(THEMES[theme][shape], THEMES[theme][ground]) >= SHAPE


def test_figures_in_the_comments_are_true() -> None:
    css = TOKENS.read_text(encoding="utf-8")
    grounds = ("paper", "card")
    for theme, block in zip(THEMES, css.split("@media screen"), strict=True):
        for name, figures in re.findall(r"--([a-z0-9-]+): #[0-9a-f]{6}; /\* ([\d. /]+) \*/", block):
            own = f"{name}-2" if name != "ink" else "ink"
            for ground, figure in zip((*grounds, own), figures.split(" / "), strict=False):
                measured = contrast(THEMES[theme][name], THEMES[theme][ground])
                assert measured == pytest.approx(float(figure), abs=0.06), f"{theme}: {name} on {ground}"
