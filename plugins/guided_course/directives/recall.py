"""Questions about earlier weeks, with the answers folded away."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from .block import DirectiveBlock
from .elements import add, move


class Recall(DirectiveBlock):
    """`/// recall`, then a numbered list whose items hold a question and, as paragraphs of their own, its answer."""

    NAME = "recall"

    def on_create(self, parent: Element) -> Element:
        """Make the section and its heading."""
        section = add(parent, "section", "recall")
        add(section, "h2", "recall__title", self.title or self.words.recall)
        return section

    def on_end(self, block: Element) -> None:
        """Fold the answers away."""
        for questions in block.findall("ol"):
            for item in questions.findall("li"):
                self._fold_answer(item)

    def finish(self, block: Element) -> None:
        """Name the section by its heading."""
        self.name_by_title(block, "recall__title")

    def _fold_answer(self, item: Element) -> None:
        if (item.text or "").strip():
            question = Element("p")
            question.text, item.text = item.text, None
            item.insert(0, question)
        answer = list(item)[1:]
        if answer:
            fold = Element("details")
            add(fold, "summary", text=self.words.recall_answer)
            move(answer, item, fold)
            item.append(fold)
