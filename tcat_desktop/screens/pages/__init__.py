"""The pages by name, and where each is written; a page is only imported when it is first opened."""

from typing import Final

# The name of a page, and "module:Class".
PAGES: Final[dict[str, str]] = {
    "today": "tcat_desktop.screens.pages.today:TodayPage",
    "cases": "tcat_desktop.screens.pages.cases:CasesPage",
    "case_file": "tcat_desktop.screens.pages.case_file:CaseFilePage",
    "exhibit": "tcat_desktop.screens.pages.exhibit:ExhibitPage",
    "meetings": "tcat_desktop.screens.pages.meetings:MeetingsPage",
    "minutes": "tcat_desktop.screens.pages.minutes:MinutesPage",
    "letters": "tcat_desktop.screens.pages.letters:LettersPage",
    "complaints": "tcat_desktop.screens.pages.complaints:ComplaintsPage",
    "wording": "tcat_desktop.screens.pages.wording:WordingPage",
    "takedown": "tcat_desktop.screens.pages.takedown:TakedownPage",
    "library": "tcat_desktop.screens.pages.library:LibraryPage",
    "people": "tcat_desktop.screens.pages.people:PeoplePage",
    "calendar": "tcat_desktop.screens.pages.calendar:CalendarPage",
    "the_code": "tcat_desktop.screens.pages.the_code:TheCodePage",
    "settings": "tcat_desktop.screens.pages.settings:SettingsPage",
    "reception_book": "tcat_desktop.screens.pages.reception_book:ReceptionBookPage",
    "log_a_concern": "tcat_desktop.screens.pages.log_a_concern:LogAConcernPage",
    "my_reports": "tcat_desktop.screens.pages.my_reports:MyReportsPage",
    "bundle": "tcat_desktop.screens.pages.bundle:BundlePage",
    "search": "tcat_desktop.screens.pages.search:SearchPage",
}
