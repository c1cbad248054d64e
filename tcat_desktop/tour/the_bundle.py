"""The bundle of the tour: everything on the case as one PDF, with a copy that covers two names.

``STEPS`` stands on a case with exhibits of which ``Visit.case`` is the id.
"""

from collections.abc import Callable
from hashlib import sha256

from tcat_desktop.office.questions.bundle import Bundle, BundleAnswer, BundleFile
from tcat_desktop.tour.hands import NotSo
from tcat_desktop.tour.visit import Visit

Step = tuple[str, Callable[[Visit], None]]

# A bundle of a telling case takes a minute where a machine reads its pictures.
_TURNS = 10


def make_the_bundle(on: Visit) -> None:
    """The clerk looks at what goes in and makes it: index, chronology, letters, exhibits."""
    on.sit("clerk")
    hands = on.hands
    hands.go("bundle", case_id=on.case)
    hands.shows("What goes in", "Not on paper yet")
    on.album.picture(hands.window, "bundle-what-goes-in")
    hands.press("bundle.make")
    told = _made(on)
    on.album.picture(hands.window, "bundle-made")
    content = _file(on, told)
    if sha256(content).hexdigest() != told.versions[0].digest:
        raise NotSo("The bundle is not the one that was kept.")
    on.album.paper(content, "panel-bundle", "Index to the panel bundle", "Schedule of exhibits",
                   "Exhibits E1", f"Page 1 of {told.versions[0].pages}")  # fmt: skip


def cover_names(on: Visit) -> None:
    """Two names are covered wherever they stand, and a copy is made without them."""
    hands = on.hands
    hands.press("bundle.which.cover")
    named = "Ellie Hartnoll"
    hands.type("bundle.cover.words", named)
    hands.press("bundle.cover.everywhere")
    hands.settle()
    hands.shows(f"“{named}”, everywhere")
    on.album.picture(hands.window, "bundle-covering")
    hands.press("bundle.make")
    told = _made(on)
    hands.press("bundle.which.copy")
    hands.settle()
    on.album.picture(hands.window, "bundle-redacted-copy")
    copy = _file(on, told, redacted=True)
    on.album.paper(copy, "panel-bundle-redacted", "What was covered, and why")
    from tcat_desktop.tour.album import text_of

    if named.casefold() in " ".join(text_of(copy).split()).casefold():
        raise NotSo(f"The redacted copy still says “{named}”.")


def freeze_it(on: Visit) -> None:
    """The clerk freezes it, and every page of ours says so."""
    hands = on.hands
    hands.press("bundle.which.whole")
    hands.press("bundle.freeze")
    told = _made(on, frozen=True)
    hands.shows("Version 1, frozen")
    on.album.picture(hands.window, "bundle-frozen")
    on.album.paper(_file(on, told), "panel-bundle-frozen", "by Mr A Finch, clerk to governors")


STEPS: tuple[Step, ...] = (
    ("The panel bundle is made with one press", make_the_bundle),
    ("A name is covered, and a redacted copy is made", cover_names),
    ("The bundle is frozen for the panel", freeze_it),
)


def _made(on: Visit, *, frozen: bool = False) -> BundleAnswer:
    """Wait until the work is over, then what was kept."""
    for _ in range(_TURNS):
        try:
            on.hands.until(lambda: not on.hands.has("bundle.progress"), "the bundle")
        except NotSo:
            continue
        break
    on.hands.settle()
    told = on.ask(Bundle(case_id=on.case))
    assert isinstance(told, BundleAnswer)
    if not told.versions or told.stale or bool(told.versions[0].frozen) is not frozen:
        raise NotSo("The bundle was not kept as it was made.")
    return told


def _file(on: Visit, told: BundleAnswer, *, redacted: bool = False) -> bytes:
    content = on.ask(BundleFile(case_id=on.case, bundle_id=told.versions[0].bundle_id,
                                redacted=redacted))  # fmt: skip
    return bytes(content)
