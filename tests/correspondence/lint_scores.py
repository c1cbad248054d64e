"""How the checks do on labelled snippets: precision and recall, rule by rule."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from tcat_desktop import resources
from tcat_desktop.correspondence.checks import About, Law, Paper, Report, check, laws_of

RULES = ("threat", "verdict", "diagnosis", "other_family", "teacher", "law_date", "law_unknown",
         "claimant", "promise")  # fmt: skip
ON = date(2026, 11, 23)


@cache
def the_laws() -> tuple[Law, ...]:
    """The library of law as it ships."""
    return laws_of(json.loads(resources.read("library/law.json"))["entries"])


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyLetter:
    """A letter that may cite every law of the library, so that only the words are judged."""

    name: str = "any"
    title: str = "Any letter"
    stage: str = "takedown"
    clauses: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    weight: str = "gentle"
    rights: tuple[str, ...] = ()
    posted: bool = True


@cache
def about() -> About:
    """Mrs Denholm's letter, in a case with several other families and a teacher under allegation."""
    laws = the_laws()
    return About(
        letter=AnyLetter(laws=tuple(law.name for law in laws)),
        on=ON,
        recipient="Mrs Kerry Denholm",
        own_names=("Mrs Kerry Denholm", "Riley Denholm"),
        other_names=(
            "Mrs Agnieszka Wójcik", "Zofia Wójcik", "Mr Łukasz Kamiński", "Ms Cerys Tudur",
            "Mr Owain Rees", "Mrs Małgorzata Zielińska", "Jan Zieliński", "Mr Tom Day",
            "Grace May",
        ),
        teachers_under_allegation=("Mr Thomas Quill",),
        trust="Three Counties Academy Trust",
        schools=("Applewick Primary School", "Harrowmere High School"),
        laws=laws,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One rule's figures on some snippets, and the snippets it got wrong."""

    rule: str
    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what it found, how much was meant to be found."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """Of what was meant to be found, how much it found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def scores(
    snippets: Iterable[tuple[str, frozenset[str]]],
) -> tuple[dict[str, Score], list[str]]:
    """The figures of every rule and of all together, and a line for each mistake."""
    right, false, missed = Counter[str](), Counter[str](), Counter[str]()
    wrong = []
    held_against = about()
    for words, wanted in snippets:
        got = {
            each.rule
            for each in check(Paper(title="A letter", paragraphs=(words,)), held_against).findings
        } & set(RULES)
        right.update(got & wanted)
        false.update(got - wanted)
        missed.update(wanted - got)
        wrong += [f"{words}  found {sorted(got)}, meant {sorted(wanted)}"] if got != wanted else []
    made = {
        rule: Score(rule=rule, right=right[rule], false=false[rule], missed=missed[rule])
        for rule in RULES
    }
    made["all"] = Score(rule="all", right=right.total(), false=false.total(), missed=missed.total())
    return made, wrong


def as_table(made: dict[str, Score]) -> str:
    """The figures as lines to print."""
    return "\n".join(
        f"{each.rule:13} precision {each.precision:.2f}  recall {each.recall:.2f}  "
        f"({each.right} right, {each.false} false, {each.missed} missed)"
        for each in made.values()
    )


def checked(*paragraphs: str, **changes: object) -> Report:
    """The report on a few paragraphs to Mrs Denholm, with anything about the letter changed."""
    held = replace(about(), **changes)  # type: ignore[arg-type]
    return check(Paper(title="A letter", paragraphs=paragraphs), held)


def rules(*paragraphs: str, **changes: object) -> set[str]:
    """The rules that find something in a few paragraphs."""
    return {each.rule for each in checked(*paragraphs, **changes).findings}


def a_letter(**changes: object) -> AnyLetter:
    """A kind of letter that may cite every law, with anything about it changed."""
    return replace(about().letter, **changes)  # type: ignore[type-var, arg-type, return-value]
