"""Judging a clause: which words, what they are, and whether each exception applies."""

from PySide6.QtWidgets import QWidget

from tcat_desktop.journey.case import Judgement
from tcat_desktop.journey.code import Clause
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.judge_clause import JUDGEMENTS, NATURES, JudgeClause
from tcat_desktop.office.questions.own_desk import Suggestions
from tcat_desktop.office.questions.the_code import TheCode, TheCodeAnswer
from tcat_desktop.screens.steps.drafts import while_it_lasts
from tcat_desktop.screens.steps.fields import Cell
from tcat_desktop.screens.steps.said_words import Beside, SaidWords
from tcat_desktop.screens.steps.step_form import StepForm
from tcat_desktop.screens.steps.weighed import ExceptionQuestions
from tcat_desktop.screens.theme import Tone
from tcat_desktop.screens.widgets.choice_rows import ChoiceRow, ChoiceRows
from tcat_desktop.screens.widgets.notices import Notice
from tcat_desktop.screens.widgets.showing import show

_MOST = 5
_WHY: dict[Judgement, str] = {
    Judgement.NOT_USED: "It is not held against anybody. The reason stays on the file.",
    Judgement.POSSIBLE: "Not known yet. No step can rest on it.",
    Judgement.LIKELY: "More likely than not, on what is kept. A step may rest on it.",
    Judgement.FOUND: "What is kept shows it. A step may rest on it.",
}


class JudgeForm(StepForm):
    """One clause is judged; what was judged before stays on the file."""

    name = "judge"
    heading = "Judge a clause"
    reason = "A clause is judged on exact words. It is never a verdict on a person."
    clause = "C28"
    send = "Keep the judgement"
    promise = "Nothing is sent to a parent."

    def build(self) -> None:
        self._clauses: dict[str, Clause] = {}
        # An exception is a clause too, though nobody can be judged against it.
        self._names: dict[str, str] = {}
        self._maybe: tuple[str, ...] = ()
        self._wanted = str(self.where.get("clause", ""))
        self._find = self.fields.one_line(
            "Which clause?", "find", placeholder="Type a number or a word, such as C36 or photo"
        )
        self._rows = ChoiceRows((), name="step.judge.clause", spoken="Which clause?")
        self.fields.put("", self._rows, "clause", Cell(self._clause, self._choose))
        self._rows.setAccessibleName("Clauses found")
        self.fields.row_of("clause").title.hide()
        self._rows.changed.connect(self._chosen)
        self._expression = Notice(name="step.judge.expression")
        self.fields.column.addWidget(self._expression)
        self._add_words()
        self.fields.segments(
            "What are they?",
            "nature",
            tuple((key, words) for key, words in NATURES.items() if key),
            hint="A fact can be checked. An opinion may be harsh. Abuse is meant to hurt.",
        )
        self._weighed = ExceptionQuestions(name="step.judge.exceptions")
        self._weighed.changed.connect(self._weighed_one)
        self.fields.put(
            "Does an exception apply?",
            self._weighed,
            "exceptions",
            Cell(self._weighed.value, self._weighed.restore),
        )
        self._add_judgement()
        self._show_exceptions(None)
        question = Suggestions(narrative=self.case.narrative)
        self.desk.errands.ask(question, while_it_lasts(self, self._told_suggestions))
        self.desk.errands.ask(TheCode(), while_it_lasts(self, self._told_the_code))

    def _add_words(self) -> None:
        quotes = tuple(dict.fromkeys(self.case.quotes))
        field = self.fields.words(
            "Which words, or what does the picture show?",
            "quoted",
            lines=3,
            hint="Exactly as they stand.",
            filled=quotes[0] if len(quotes) == 1 else "",
        )
        self._quoted = field
        said = SaidWords(self.case, name="step.judge.said", pick=True)
        said.picked.connect(self._use_words)
        row: QWidget = self.fields.row_of("quoted")
        self.fields.column.removeWidget(row)
        self.fields.column.addWidget(Beside(row, said))

    def _add_judgement(self) -> None:
        order = (Judgement.NOT_USED, Judgement.POSSIBLE, Judgement.LIKELY, Judgement.FOUND)
        self.fields.choices(
            "Where does it stand?",
            "judgement",
            tuple(ChoiceRow(key=j.value, title=JUDGEMENTS[j], reason=_WHY[j]) for j in order),
        )
        self.fields.words("Why?", "reason", lines=2, hint="One sentence that a parent could read.")

    # -- finding the clause -----------------------------------------------------------

    def _told_suggestions(self, clauses: tuple[Clause, ...]) -> None:
        self._maybe = tuple(clause.number for clause in clauses)

    def _told_the_code(self, answer: TheCodeAnswer) -> None:
        self._names = {each.number: each.name for each in answer.clauses}
        self._clauses = {each.number: each for each in answer.clauses if each.can_be_judged}
        if self._wanted in self._clauses:
            self._choose(self._wanted)
        else:
            self._offer()

    def _suggested(self) -> list[str]:
        on_file = [line.clause for line in self.case.clauses]
        open_first = [line.clause for line in self.case.clauses if line.judgement == "possible"]
        return list(dict.fromkeys([*open_first, *on_file, *self._maybe]))

    def _offer(self) -> None:
        words = self._find.text().strip().casefold()
        order = self._suggested()
        order += [number for number in self._clauses if number not in order]
        found = [
            self._clauses[number]
            for number in order
            if number in self._clauses and self._fits(self._clauses[number], words)
        ]
        if not words:
            found = found[: len(self._suggested())]
        kept = self._clause()
        if kept in self._clauses and self._clauses[kept] not in found[:_MOST]:
            found.insert(0, self._clauses[kept])
        self._rows.set_rows(tuple(self._row(each) for each in found[:_MOST]))

    def _fits(self, clause: Clause, words: str) -> bool:
        text = f"{clause.number} {clause.name}".casefold()
        return all(word in text for word in words.split())

    def _row(self, clause: Clause) -> ChoiceRow:
        but = f"But not if: {clause.but_not_if}" if clause.but_not_if else ""
        return ChoiceRow(key=clause.number, title=clause.name, reason=but, tag=clause.number)

    def _clause(self) -> str:
        return self._rows.value

    def _choose(self, number: str) -> None:
        self._wanted = number
        if number in self._clauses:
            rest = [n for n in self._suggested() if n != number and n in self._clauses]
            shown = [number, *rest][:_MOST]
            self._rows.set_rows(tuple(self._row(self._clauses[n]) for n in shown))
        self._rows.choose(number)
        self._show_exceptions(self._clauses.get(number))

    def _chosen(self) -> None:
        self._show_exceptions(self._clauses.get(self._clause()))
        self.fields.tell("clause")

    def edited(self, name: str) -> None:
        if name == "find":
            self._offer()

    def _show_exceptions(self, clause: Clause | None) -> None:
        numbers = clause.exceptions if clause else ()
        before = {
            name: applies
            for line in self.case.clauses
            if clause is not None and line.clause == clause.number
            for name, _, applies in line.exceptions
        }
        questions = tuple((number, self._names.get(number, number)) for number in numbers)
        self._weighed.ask(questions, before)
        show(self.fields.row_of("exceptions"), bool(numbers))
        if clause is not None and clause.expression:
            self._expression.say(
                f"{clause.number} is about criticism, and criticism is allowed.",
                "A case that rests on criticism alone goes no further than advice or the "
                "complaints procedure, unless the Executive Headteacher/CEO signs. C17, C38.",
                tone=Tone.AMBER,
                icon_name="scales",
            )
        else:
            self._expression.clear()

    def _use_words(self, words: str) -> None:
        self._quoted.setPlainText(words)
        self._quoted.setFocus()

    def _weighed_one(self) -> None:
        self.fields.tell("exceptions")

    def command(self) -> JudgeClause:
        if not self._clause():
            raise Refused("Choose the clause.", field="clause")
        chosen = self.fields.chosen("judgement")
        if not chosen:
            raise Refused("Say where it stands.", field="judgement")
        return JudgeClause(
            case_id=self.case.case_id,
            clause=self._clause(),
            judgement=Judgement(chosen),
            quoted=self.fields.text("quoted"),
            nature=self.fields.chosen("nature"),
            reason=self.fields.text("reason"),
            exceptions=self._weighed.answers(),
            seen=self.case.version,
        )
