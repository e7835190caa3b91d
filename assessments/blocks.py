"""How a question is answered: one block for each type, ids the same in all languages.

Each block reads its own value in three parts: ``shown`` to the learner before the answer,
``taught`` after it (both are text, translated), and ``right``, machine values for marking.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks


def by_id(value, name: str | None = None) -> dict[str, str]:
    """Texts of a list by the ids of its items; ``name`` picks one part of each."""
    return {
        child.id: str(child.value[name] if name else child.value) for child in value.bound_blocks
    }


def check_distinct(texts: list[str], field: str) -> None:
    folded = [" ".join(text.split()).casefold() for text in texts]
    if len(set(folded)) < len(folded):
        raise blocks.StructBlockValidationError(
            {field: ValidationError(_("Two of these say the same. Make each text different."))}
        )


class OptionBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=400, label=_("Text"))
    is_right = blocks.BooleanBlock(required=False, label=_("Right answer"))
    feedback = blocks.TextBlock(required=False, rows=2, label=_("Feedback to the learner"))

    class Meta:
        label = _("Answer")
        label_format = "{text}"


class ChoiceAnswer(blocks.StructBlock):
    options = blocks.ListBlock(OptionBlock(), min_num=2, max_num=8, label=_("Answers"))

    def clean(self, value):
        value = super().clean(value)
        check_distinct([option["text"] for option in value["options"]], "options")
        self.check_count(sum(bool(option["is_right"]) for option in value["options"]))
        return value

    def check_count(self, right: int) -> None:
        if not right:
            self.refuse(_("Mark at least one answer as right."))

    def refuse(self, message) -> None:
        raise blocks.StructBlockValidationError({"options": ValidationError(message)})

    def shown(self, value) -> dict:
        return {"options": by_id(value["options"], "text")}

    def taught(self, value) -> dict:
        return {"feedback": by_id(value["options"], "feedback")}

    def right(self, value) -> dict:
        options = value["options"].bound_blocks
        return {"correct": [option.id for option in options if option.value["is_right"]]}


class SingleAnswer(ChoiceAnswer):
    class Meta:
        icon = "radio-full"
        label = _("One right answer")

    def check_count(self, right: int) -> None:
        if right != 1:
            self.refuse(_("Mark exactly one answer as right."))


class MultipleAnswer(ChoiceAnswer):
    class Meta:
        icon = "tick"
        label = _("Several right answers")


class TrueFalseAnswer(blocks.StructBlock):
    truth = blocks.BooleanBlock(required=False, label=_("The statement is true"))
    feedback_true = blocks.TextBlock(required=False, rows=2, label=_("Feedback to “true”"))
    feedback_false = blocks.TextBlock(required=False, rows=2, label=_("Feedback to “false”"))
    rubric = blocks.TextBlock(
        required=False,
        rows=2,
        label=_("What a good reason mentions"),
        help_text=_("Shown after the answer. The reason is kept, not marked."),
    )

    class Meta:
        icon = "help"
        label = _("True or false, with a reason")

    def shown(self, value) -> dict:
        return {}

    def taught(self, value) -> dict:
        feedback = {"true": value["feedback_true"], "false": value["feedback_false"]}
        return {"feedback": feedback, "rubric": value["rubric"]}

    def right(self, value) -> dict:
        return {"truth": bool(value["truth"])}


class OrderingAnswer(blocks.StructBlock):
    items = blocks.ListBlock(
        blocks.CharBlock(max_length=300, label=_("Item")),
        min_num=2,
        max_num=10,
        label=_("Items in the right order"),
        help_text=_("Learners meet them mixed."),
    )
    # Positions (from 1) of neighbours that may change places, such as 2 for "2 and 3".
    swaps = blocks.ListBlock(
        blocks.IntegerBlock(min_value=1, max_value=9, label=_("Place in the order")),
        default=[],
        required=False,
        label=_("May change places with the next one"),
        help_text=_("Write 2 when the second and the third may change places."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Put in order")

    def clean(self, value):
        value = super().clean(value)
        check_distinct(list(value["items"]), "items")
        if any(place >= len(value["items"]) for place in value["swaps"]):
            message = _("There is no next item to change places with.")
            raise blocks.StructBlockValidationError({"swaps": ValidationError(message)})
        return value

    def shown(self, value) -> dict:
        return {"items": by_id(value["items"])}

    def taught(self, value) -> dict:
        return {}

    def right(self, value) -> dict:
        """``order`` is a list of groups; inside a group any order is right."""
        groups: list[list[str]] = []
        for place, child in enumerate(value["items"].bound_blocks):
            if place in value["swaps"]:
                groups[-1].append(child.id)
            else:
                groups.append([child.id])
        return {"order": groups}


class PairBlock(blocks.StructBlock):
    left = blocks.CharBlock(max_length=200, label=pgettext_lazy("side of a pair", "Left"))
    right = blocks.CharBlock(max_length=300, label=pgettext_lazy("side of a pair", "Right"))

    class Meta:
        label = _("Pair")
        label_format = "{left}: {right}"


class MatchingAnswer(blocks.StructBlock):
    pairs = blocks.ListBlock(
        PairBlock(),
        min_num=2,
        max_num=8,
        label=_("Pairs"),
        help_text=_("Learners meet the right-hand texts mixed. Two pairs may share one of them."),
    )

    class Meta:
        icon = "link"
        label = _("Match")

    def clean(self, value):
        value = super().clean(value)
        check_distinct([pair["left"] for pair in value["pairs"]], "pairs")
        return value

    def shown(self, value) -> dict:
        """Both sides by the id of the pair; publishing gives the right side ids of its own."""
        return {"left": by_id(value["pairs"], "left"), "right": by_id(value["pairs"], "right")}

    def taught(self, value) -> dict:
        return {}

    def right(self, value) -> dict:
        return {"pairs": {child.id: child.id for child in value["pairs"].bound_blocks}}


class NumericAnswer(blocks.StructBlock):
    value = blocks.DecimalBlock(label=_("Right value"))
    tolerance = blocks.DecimalBlock(
        min_value=0,
        default=0,
        label=_("Tolerance"),
        help_text=_("How far from the right value an answer may be and still count."),
    )
    unit = blocks.CharBlock(
        max_length=40, required=False, label=pgettext_lazy("measurement", "Unit")
    )
    feedback_low = blocks.TextBlock(required=False, rows=2, label=_("Feedback when too low"))
    feedback_high = blocks.TextBlock(required=False, rows=2, label=_("Feedback when too high"))

    class Meta:
        icon = "order"
        label = _("A number")

    def shown(self, value) -> dict:
        return {"unit": value["unit"]}

    def taught(self, value) -> dict:
        return {"feedback": {"low": value["feedback_low"], "high": value["feedback_high"]}}

    def right(self, value) -> dict:
        return {"value": value["value"], "tolerance": value["tolerance"]}


class AnswerBlocks(blocks.StreamBlock):
    single = SingleAnswer()
    multiple = MultipleAnswer()
    true_false = TrueFalseAnswer()
    ordering = OrderingAnswer()
    matching = MatchingAnswer()
    numeric = NumericAnswer()
