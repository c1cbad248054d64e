"""What the forms about one sealed exhibit share: which exhibit it is, and its line on the file.

The number is all that is ever said of it: a sealed exhibit has no name (C49, C50).
"""

from tcat_desktop.office.questions.case_file import ExhibitLine
from tcat_desktop.screens.steps.step_form import StepForm


class SealedStep(StepForm):
    """A form about the exhibit that ``where`` names."""

    @property
    def exhibit_id(self) -> int:
        """The exhibit."""
        return int(self.where["exhibit_id"])

    @property
    def exhibit(self) -> ExhibitLine:
        """Its line on the case file, as the case stood when the form opened."""
        return next(each for each in self.case.exhibits if each.exhibit_id == self.exhibit_id)

    def about(self) -> str:
        return str(self.exhibit_id)

    def _head(self) -> None:
        self.title = f"{self.heading}: {self.exhibit.number}"
        super()._head()
