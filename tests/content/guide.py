"""What the content guide asks of Side by Side, in numbers, and what is still outside it. The lists may only shrink."""

from __future__ import annotations

LESSON_WORDS = range(700, 1201)
MINUTES = 10
"""The longest that a lesson or a worksheet may take."""
WEEK_MINUTES = range(60, 71)
"""How long a week takes a person: lessons, worksheets, the activity for two and the check-in."""

MEAN_OF_LESSONS = 7.0
ANY_PAGE = 8.0
SAFETY = 5.0
SAFETY_SENTENCE_WORDS = 20

SAFETY_PAGES = ("help.md", "privacy.md")
SAFETY_LESSONS = ("before-you-start",)
SAFETY_WORKSHEETS = ("right-for-us", "working-agreement")

BUTTON_WORDS = ("labels.html", "words.html")
"""The theme's tables of what buttons, labels and notes say, consent among them."""

LONGER_FOR_NOW = {
    "twelve-barriers": "twelve scenes in one lesson; to be cut or parted",
}
"""Lessons with more words or minutes than the guide allows, by id, and why."""

STANDING = (
    "get help",
    "leave it empty or clear it if someone else may look",
    "if you are doing this on your own",
    "if one of you is being hurt threatened watched or forced these pages are not the tool",
    "do this one together if both of you want to",
    "only for you unless you choose to share it",
    "change the words until they sound like you two or leave it out",
    "what you write stays in this browser on this device",
    "other tabs of this course stay open so close them first if you can",
    "we cite no single study for this lesson and the course itself has not been trialled",
)
"""Words that have to come back as they are: a sentence that holds one of these may stand in many places."""

REPEATED_FOR_NOW = {
    "if they do not meet all my needs they are wrong for me": "the lesson's thought stands on its sheet, too",
}
"""Other sentences that stand in two places, and why."""

OTHER_WEEKS_FOR_NOW: dict[str, str] = {}
"""Weeks that take a person more or less time than the guide says, by id, and why. Planned weeks aren't asked."""
