"""Whether a text that goes on record has a name of the case in it: the record is kept when the case is closed."""

from __future__ import annotations

from dataclasses import dataclass

from redraft.errors import PlanInvalid
from redraft.leaks.folding import fold
from redraft.leaks.hunting import hits
from redraft.leaks.quarry import Hunt, prepare
from redraft.plan import RedactionPlan
from redraft.planning.originals import Form

LEFT_OUT = "[left out here: it has a name of the case in it, or a word spelt like one]"
"""What stands in a record for something that somebody typed."""


def require_forms(plan: RedactionPlan) -> None:
    """Make sure that a plan that changes anything says what must be gone afterwards.

    Raises:
        PlanInvalid: if not.
    """
    if any(plan.edits.values()) and not plan.forms:
        raise PlanInvalid("The plan does not say what must be gone.")


@dataclass(frozen=True, slots=True)
class OriginalWords:
    """The forms of a case of which not a single one may remain in any copy, made ready for a search."""

    forms: tuple[Form, ...]
    hunt: Hunt

    @classmethod
    def of(cls, plan: RedactionPlan) -> OriginalWords:
        """Those of a plan.

        Raises:
            PlanInvalid: if the plan was made without forms: nothing could be looked for then.
        """
        require_forms(plan)
        forms = tuple(form for form in plan.forms if not any(form.allowed.values()))
        return cls(forms, prepare(forms, ""))

    def are_in(self, text: str) -> bool:
        """Whether one of them stands in `text`."""
        return any(hits(fold(text), self.hunt))

    def taken_out_of(self, text: str) -> str:
        """`text`, or a word that it is left out where one of them stands in it."""
        return LEFT_OUT if self.are_in(text) else text
