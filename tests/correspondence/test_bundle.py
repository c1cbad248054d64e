"""The panel bundle as paper: stamps, index, links, bookmarks, manifest, and the redacted copy."""

import io
import re
import zlib

import pikepdf
import pypdfium2
import pytest
from pypdf import PdfReader

from tcat_desktop.correspondence.blocks import PageTitle
from tcat_desktop.correspondence.bundle import manifest as manifests
from tcat_desktop.correspondence.bundle.assemble import Assembled, assemble
from tcat_desktop.correspondence.bundle.plan import TABS, Bundle, Composed, Finished, Foreign, Part
from tcat_desktop.correspondence.bundle.twin import Picture, Reason, Twin, redacted
from tcat_desktop.evidence import apart, machine_text
from tcat_desktop.evidence.covering import Wanted
from tests.correspondence import bundle_samples as samples
from tests.correspondence.bundle_samples import CHILD, OTHER, a_bundle, foreign

# Her surname stands in the bundle by right: the complaint is hers.
GONE = ("Riley", "Cerys", "Tudur")
REASONS = (Reason(code="R1", title="Somebody else’s personal data", law="DPA 2018"),
           Reason(code="R2", title="A child’s name"))  # fmt: skip


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return a_bundle()


@pytest.fixture(scope="module")
def whole(bundle: Bundle) -> Assembled:
    return assemble(bundle)


@pytest.fixture(scope="module")
def twin(bundle: Bundle, whole: Assembled) -> Twin:
    return covered(bundle, whole)


def covered(bundle: Bundle, whole: Assembled) -> Twin:
    """The copy with the child and the other parent taken out, and half of the screenshot."""
    e1, e2 = whole.places["E1"], whole.places["E2"]
    asked = []
    for page in range(whole.pages):
        boxes = ((0.0, 0.1, 1.0, 0.9, "R1"),) if e1.first <= page + 1 <= e1.last else ()
        asked.append(
            Wanted(page=page, terms=((CHILD, "R2"), (OTHER, "R1")), boxes=boxes,
                   always=e2.first <= page + 1 <= e2.last)
        )  # fmt: skip
    remade, _ = apart.covered_apart(whole.content, tuple(asked), limits=apart.Limits(seconds=60))
    pictures = {
        each.page: Picture(form=each.form, wide=each.wide, tall=each.tall, content=each.content,
                           codes=tuple(sorted(each.codes.items())))
        for each in remade
    }  # fmt: skip
    return redacted(bundle, whole, pictures, REASONS)


def words_on(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def in_the_box(content: bytes) -> list[str]:
    """What stands in the upper right corner of each page."""
    found = []
    document = pypdfium2.PdfDocument(content)
    for page in document:
        words = page.get_textpage()
        _, tall = page.get_size()
        corner = words.get_text_bounded(left=490, bottom=tall - 52, right=545, top=tall - 10)
        # Beside it may stand the reference of a paper that was issued.
        found.append(" ".join(line for line in corner.split() if line.isdigit()))
    return found


def test_the_same_facts_give_the_same_bytes(bundle: Bundle, whole: Assembled) -> None:
    assert assemble(a_bundle()).content == whole.content


def test_page_n_is_stamped_n_in_the_same_corner(whole: Assembled) -> None:
    assert in_the_box(whole.content) == [str(at) for at in range(1, whole.pages + 1)]


def test_every_index_entry_leads_to_the_page_that_it_names(
    bundle: Bundle, whole: Assembled
) -> None:
    words = words_on(whole.content)
    with pikepdf.open(io.BytesIO(whole.content)) as opened:
        number = {page.obj.objgen: at for at, page in enumerate(opened.pages, 1)}
        led = [
            (number[link.Dest[0].objgen], [float(side) for side in link.Rect], at)
            for at, page in enumerate(opened.pages)
            for link in page.obj.get("/Annots", [])
        ]
    document = pypdfium2.PdfDocument(whole.content)
    seen = []
    for target, (left, low, right, high), at in led:
        # The row as a reader sees it: its words, and at its end the number it promises.
        row = document[at].get_textpage().get_text_bounded(left, low, right, high)
        promised = re.findall(r"(\d+)(?:–\d+)?\s*$", row.strip())
        assert promised == [str(target)], row
        seen.append(target)
    expected = {whole.places[part.key].first for part in bundle.parts}
    assert set(seen) == expected
    for part in bundle.parts:
        first = words[whole.places[part.key].first - 1]
        title = part.title.removeprefix("L1 Advice, to ").removeprefix("Mrs ")
        assert title.split(",")[0] in " ".join(first.split()), part.key


def test_the_bookmarks_are_the_tabs_and_their_parts(bundle: Bundle, whole: Assembled) -> None:
    reader = PdfReader(io.BytesIO(whole.content))
    found: list[tuple[str, int]] = []

    def walk(items: list[object]) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item)
            else:
                found.append((item.title, reader.get_destination_page_number(item) + 1))

    walk(reader.outline)
    wanted = [("Cover", 1), ("Index and schedule of exhibits", 2)]
    for tab, title in TABS.items():
        parts = bundle.of_tab(tab)
        wanted.append((f"{tab}  {title}", whole.places[parts[0].key].first))
        wanted += [
            (f"{part.key}  {part.title}" if tab == "E" else part.title,
             whole.places[part.key].first) for part in parts
        ]  # fmt: skip
    assert found == wanted


def test_each_embedded_exhibit_has_the_fingerprint_on_its_schedule(
    bundle: Bundle, whole: Assembled
) -> None:
    printed = "".join("".join(words_on(whole.content)[1:3]).split())
    reader = PdfReader(io.BytesIO(whole.content))
    held = {name: content[0] for name, content in reader.attachments.items()}
    assert set(held) == {"E1 post.jpg", "E2 Notice.pdf"}
    for line in bundle.schedule[:2]:
        [content] = [content for name, content in held.items() if name.startswith(line.number)]
        assert samples.sha256(content) == line.sha256
        assert line.sha256 in printed


def test_a_sealed_exhibit_is_named_as_sealed_and_has_no_page(whole: Assembled) -> None:
    index = " ".join(" ".join(words_on(whole.content)[1:3]).split())
    assert "sealed and not in this bundle" in index
    assert "Fingerprint held in the sealed register" in index
    assert "E4" not in whole.places


def test_the_file_says_what_it_is_and_in_which_language(whole: Assembled) -> None:
    with pikepdf.open(io.BytesIO(whole.content)) as opened:
        assert str(opened.Root.Lang) == "en-GB"
        assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
        assert str(opened.docinfo["/Title"]) == "Panel bundle, Complaint AP-26-024"
        with opened.open_metadata() as told:
            assert told["dc:title"] == "Panel bundle, Complaint AP-26-024"
            assert told["xmp:CreateDate"] == "2026-11-23T12:00:00Z"


def test_the_manifest_names_every_part_and_its_hash_stands_in_the_footer(
    bundle: Bundle, whole: Assembled
) -> None:
    assert [row["part"] for row in whole.manifest["parts"]] == [p.key for p in bundle.parts]
    assert whole.manifest["parts"][-1]["pages"] == [whole.places["E2"].first, whole.pages]
    foot = f"Manifest {manifests.short(whole.sha256)}"
    ours = words_on(whole.content)
    letter = whole.places["L1"].first - 1
    for at, words in enumerate(ours):
        assert (foot in words) is (at != letter), at


def test_who_made_it_and_when_changes_no_manifest(whole: Assembled) -> None:
    other = assemble(a_bundle(standing="made 24 November 2026 by Mrs Priya Nair"))
    assert other.sha256 == whole.sha256
    assert other.content != whole.content


def test_a_long_index_still_has_the_right_numbers() -> None:
    many = tuple(
        Part(key=f"A{at}", tab="A", title=f"Paper {at}", dated="", source=Composed(
            blocks=(PageTitle(f"Paper {at}"),))) for at in range(1, 121)
    )  # fmt: skip
    made = assemble(a_bundle(parts=many, schedule=(), embedded=()))
    words = words_on(made.content)
    assert made.places["A1"].first > 4
    for part in many:
        assert words[made.places[part.key].first - 1].count(f"{part.title}\n") == 1


@pytest.mark.parametrize(("size", "turned"), [((595, 842), 0), ((842, 595), 0), ((595, 842), 90),
                                              ((2384, 3370), 270), ((120, 80), 180)])  # fmt: skip
def test_a_foreign_page_of_any_size_stands_whole_within_its_frame(
    size: tuple[float, float], turned: int
) -> None:
    content = foreign("Here it stands", size=size, turned=turned)
    source = Foreign(content=content, pages=1, caption="A PDF.")
    part = Part(key="E9", tab="E", title="A page", dated="", source=source, sha256="ab" * 32)
    made = assemble(a_bundle(parts=(part,), embedded=()))
    page = pypdfium2.PdfDocument(made.content)[made.places["E9"].first - 1]
    words = page.get_textpage()
    text = words.get_text_range()
    at = text.index("Here it stands")
    for place in range(at, at + len("Here it stands")):
        left, low, right, high = words.get_charbox(place)
        assert left >= 56
        assert right <= 540
        assert low >= 60
        assert high <= 842 - 40 * 72 / 25.4 + 2


# --- the redacted copy


def test_nothing_that_was_covered_can_be_found_in_the_copy(twin: Twin) -> None:
    raw = [twin.content]
    with pikepdf.open(io.BytesIO(twin.content)) as opened:
        for each in opened.objects:
            if isinstance(each, pikepdf.Stream):
                raw.append(each.read_raw_bytes())
                if each.get("/Filter") != "/DCTDecode":
                    raw.append(each.read_bytes())
            raw.append(
                each.unparse(resolved=False) if not isinstance(each, pikepdf.Stream) else b""
            )
    for words in GONE:
        for text in words_on(twin.content):
            assert words not in text
        for place in raw:
            assert words.encode() not in place
            assert words.encode("utf-16-be") not in place


def test_the_copy_holds_no_picture_that_was_covered(whole: Assembled, twin: Twin) -> None:
    def pictures(content: bytes) -> set[bytes]:
        with pikepdf.open(io.BytesIO(content)) as opened:
            return {
                each.read_raw_bytes() for each in opened.objects
                if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
            }  # fmt: skip

    assert any(each == samples.SCREENSHOT for each in pictures(whole.content))
    assert pictures(whole.content).isdisjoint(pictures(twin.content))


def test_the_copy_carries_no_file_no_older_version_and_no_title_of_a_party(twin: Twin) -> None:
    with pikepdf.open(io.BytesIO(twin.content)) as opened:
        assert not list(opened.attachments)
        assert "/Names" not in opened.Root
        titles = [str(item.title) for item in opened.open_outline().root]
        assert titles[2:-1] == [f"{tab}  {title}" for tab, title in TABS.items()]
        assert not any(item.children for item in opened.open_outline().root)
    assert twin.content.count(b"%%EOF") == 1
    assert twin.content.count(b"startxref") == 1


def test_the_copy_keeps_the_numbers_of_the_pages(whole: Assembled, twin: Twin) -> None:
    # A page that was made again is a picture: its number is looked at, not read.
    boxes = in_the_box(twin.content)
    assert twin.pages > whole.pages
    for at, said in enumerate(boxes, 1):
        assert said in ("", str(at))
    assert boxes[-1] == str(twin.pages)
    assert boxes[1] == "2"


def test_the_copy_says_what_was_covered_where_and_why(whole: Assembled, twin: Twin) -> None:
    last = words_on(twin.content)[-1]
    assert "What was covered, and why" in last
    assert "A child’s name" in last
    assert "Somebody else’s personal data" in last
    told = {row["page"]: row["codes"] for row in twin.manifest["covered"]}
    assert told[whole.places["A1"].first] == {"R2": 1}
    assert told[whole.places["E2"].first + 1] == {"R1": 1}
    assert twin.manifest["redacts"] == whole.sha256


def test_the_same_redactions_give_the_same_bytes(
    bundle: Bundle, whole: Assembled, twin: Twin
) -> None:
    assert covered(bundle, whole).content == twin.content


def test_what_was_covered_is_black_in_the_picture_itself(whole: Assembled, twin: Twin) -> None:
    number = whole.places["A1"].first - 1
    with pikepdf.open(io.BytesIO(twin.content)) as opened:
        [image] = [each for name, each in opened.pages[number].resources.XObject.items()
                   if each.get("/Subtype") == "/Image"]  # fmt: skip
        assert image.get("/Filter") == "/FlateDecode"
        grey = zlib.decompress(image.read_raw_bytes())
    assert len(grey) == int(image.Width) * int(image.Height)
    assert grey.count(0) > 4000


@pytest.mark.skipif(not machine_text.is_here(), reason="no machine that reads pictures")
def test_a_machine_reads_nothing_of_it_on_the_pages_made_again(
    whole: Assembled, twin: Twin
) -> None:
    for key in ("E1", "A1", "E2"):
        number = whole.places[key].first - 1 + (key == "E2")
        document = pypdfium2.PdfDocument(twin.content)
        file = io.BytesIO()
        document[number].render(scale=150 / 72).to_pil().save(file, "PNG")
        seen = " ".join(row[0] for row in apart.machine_read_apart(file.getvalue()).machine)
        assert seen, key
        for words in (*GONE, "bullies"):
            assert words.casefold() not in seen.casefold()


def test_a_picture_listed_with_a_page_that_does_not_draw_it_stays_out_of_the_copy() -> None:
    # Many writers give all pages one list of all the pictures in the file.
    made = pikepdf.new()
    image = pikepdf.Stream(
        made, samples.SCREENSHOT, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image,
        Width=1080, Height=1600, BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceRGB,
        Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    shared = made.make_indirect(
        pikepdf.Dictionary(XObject=pikepdf.Dictionary(Shot=made.make_indirect(image)))
    )
    for words in (b"q 300 0 0 400 90 200 cm /Shot Do Q", b"0 0 10 10 re f"):
        made.add_blank_page(page_size=(595, 842))
        page = made.pages[-1].obj
        page.Resources = shared
        page.Contents = pikepdf.Stream(made, words)
    file = io.BytesIO()
    made.save(file)
    part = Part(key="L1", tab="D", title="Letter", dated="", sha256="ab" * 32,
                source=Finished(content=file.getvalue()))  # fmt: skip
    bundle = a_bundle(parts=(part,), schedule=(), embedded=())
    whole = assemble(bundle)
    wanted = Wanted(page=whole.places["L1"].first - 1, boxes=((0.0, 0.0, 1.0, 1.0, "R1"),))
    remade, _ = apart.covered_apart(whole.content, (wanted,))
    picture = Picture(form=remade[0].form, wide=remade[0].wide, tall=remade[0].tall,
                      content=remade[0].content, codes=(("R1", 1),))  # fmt: skip
    twin = redacted(bundle, whole, {remade[0].page: picture}, REASONS)
    assert samples.SCREENSHOT in whole.content
    assert samples.SCREENSHOT not in twin.content
