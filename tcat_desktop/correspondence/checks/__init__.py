"""Checks of a letter's wording before it is issued: what to look at, and what stops it.

Example::

    report = check(paper_of(merged), About(letter=letter, on=today, laws=laws))
    report.findings, report.passed
"""

from tcat_desktop.correspondence.checks.claimant import claimant
from tcat_desktop.correspondence.checks.clauses import clauses
from tcat_desktop.correspondence.checks.diagnoses import diagnoses
from tcat_desktop.correspondence.checks.law import Law, law_of, laws_of
from tcat_desktop.correspondence.checks.laws_cited import laws_cited
from tcat_desktop.correspondence.checks.names import other_families, protected, teachers
from tcat_desktop.correspondence.checks.paper import Paper, Said, paper_of, readings
from tcat_desktop.correspondence.checks.passing import passed
from tcat_desktop.correspondence.checks.promises import promises
from tcat_desktop.correspondence.checks.readable import readable
from tcat_desktop.correspondence.checks.report import About, Checked, Finding, Report, Rule, Text
from tcat_desktop.correspondence.checks.rights import rights
from tcat_desktop.correspondence.checks.threats import threats
from tcat_desktop.correspondence.checks.tone import tone
from tcat_desktop.correspondence.checks.verdicts import verdicts

__all__ = [
    "FINAL", "About", "Checked", "Finding", "Law", "Paper", "Report", "Said", "check", "law_of",
    "laws_of", "paper_of",
]  # fmt: skip

# What nobody can overrule here: it is for family safety to decide.
FINAL = frozenset({"protected"})
_RULES: tuple[Rule, ...] = (
    threats, verdicts, diagnoses, other_families, teachers, protected, laws_cited, claimant,
    promises, rights, tone, clauses, readable,
)  # fmt: skip


def check(paper: Paper, about: About) -> Report:
    """Every finding about a letter in the order of reading, what stops it first in its place."""
    text = Text(paper=paper, paragraphs=readings(paper))
    found = [finding for rule in _RULES for finding in rule(text, about)]
    found.sort(key=lambda each: (each.weight != "stop", each.paragraph, each.start))
    return Report(findings=tuple(found), passed=passed(text, about, {each.rule for each in found}))
