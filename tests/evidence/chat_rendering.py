"""Writes a chat as phones write it: in each shape, and in the words of several languages."""

# ruff: noqa: DTZ001 - a chat names no time zone

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

LRM, NNBSP, NBSP = "\u200e", "\u202f", "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The program's own words."""

    left_out: str
    attached: str
    deleted: str
    edited: str
    notice: str


EN_ANDROID = Language(
    left_out="<Media omitted>",
    attached="{} (file attached)",
    deleted="This message was deleted",
    edited=" <This message was edited>",
    notice="Messages and calls are end-to-end encrypted. Tap to learn more.",
)
PL_ANDROID = Language(
    left_out="<Pominięto multimedia>",
    attached="{} (plik załączony)",
    deleted="Ta wiadomość została usunięta",
    edited=" <Ta wiadomość została zmieniona>",
    notice="Wiadomości i połączenia są szyfrowane end-to-end.",
)
ES_ANDROID = Language(
    left_out="<Multimedia omitido>",
    attached="{} (archivo adjunto)",
    deleted="Se eliminó este mensaje.",
    edited=" <Se editó este mensaje.>",
    notice="Los mensajes y las llamadas están cifrados de extremo a extremo.",
)
AR_ANDROID = Language(
    left_out="<تم استبعاد الوسائط>",
    attached="{} (الملف مرفق)",
    deleted="تم حذف هذه الرسالة",
    edited=" <تم تعديل هذه الرسالة>",
    notice="الرسائل والمكالمات مشفرة تمامًا بين الطرفين.",
)
EN_IPHONE = Language(
    left_out=f"{LRM}image omitted",
    attached=f"{LRM}<attached: {{}}>",
    deleted=f"{LRM}This message was deleted.",
    edited=f" {LRM}<This message was edited>",
    notice=f"{LRM}Messages and calls are end-to-end encrypted.",
)
JA_IPHONE = Language(
    left_out=f"{LRM}画像は含まれていません",
    attached=f"{LRM}<添付ファイル: {{}}>",
    deleted=f"{LRM}このメッセージは削除されました。",
    edited=f" {LRM}<このメッセージは編集されました>",
    notice=f"{LRM}メッセージと通話はエンドツーエンド暗号化されています。",
)
VI_IPHONE = Language(
    left_out=f"{LRM}đã bỏ qua hình ảnh",
    attached=f"{LRM}<đính kèm: {{}}>",
    deleted=f"{LRM}Tin nhắn này đã bị xóa.",
    edited=f" {LRM}<Tin nhắn này đã được chỉnh sửa>",
    notice=f"{LRM}Tin nhắn và cuộc gọi được mã hóa đầu cuối.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One phone's way: how it writes a moment, the header around it, and its words."""

    name: str
    stamp: Callable[[datetime], str]
    order: str
    language: Language
    bracketed: bool = False
    end: str = " - "
    newline: str = "\n"

    @property
    def seconds(self) -> bool:
        """Whether two moments of one minute differ in the file."""
        return self.stamp(datetime(2026, 1, 1, 1, 1, 1)) != self.stamp(
            datetime(2026, 1, 1, 1, 1, 2)
        )

    def header(self, moment: datetime) -> str:
        stamp = self.stamp(moment)
        return f"[{stamp}] " if self.bracketed else f"{stamp}{self.end}"


def _half(moment: datetime, words: tuple[str, str]) -> str:
    return words[moment.hour >= 12]


def _hour(moment: datetime) -> int:
    return moment.hour % 12 or 12


def _arabic(text: str) -> str:
    return text.translate({ord("0") + digit: 0x660 + digit for digit in range(10)})


def _twelve(
    date: str, halves: tuple[str, str], *, seconds: bool = False
) -> Callable[[datetime], str]:
    def stamp(moment: datetime) -> str:
        clock = f"{_hour(moment)}:{moment:%M:%S}" if seconds else f"{_hour(moment)}:{moment:%M}"
        return f"{moment:{date}}, {clock}{_half(moment, halves)}"

    return stamp


def _plain(layout: str) -> Callable[[datetime], str]:
    return lambda moment: f"{moment:{layout}}"


def _short(moment: datetime) -> str:
    return f"{moment.month}/{moment.day}/{moment:%y}"


STYLES: Sequence[Style] = (
    Style(name="Android en-GB", stamp=_plain("%d/%m/%Y, %H:%M"), order="dmy", language=EN_ANDROID),
    Style(
        name="Android en-GB, 12 hours",
        stamp=_twelve("%d/%m/%Y", (f"{NNBSP}am", f"{NNBSP}pm")),
        order="dmy",
        language=EN_ANDROID,
    ),
    Style(
        name="Android en-US",
        stamp=lambda m: f"{_short(m)}, {_hour(m)}:{m:%M} {_half(m, ('AM', 'PM'))}",
        order="mdy",
        language=EN_ANDROID,
    ),
    Style(
        name="Android en-CA",
        stamp=_twelve("%Y-%m-%d", (" a.m.", " p.m.")),
        order="ymd",
        language=EN_ANDROID,
    ),
    Style(
        name="Android en-ZA",
        stamp=_twelve("%Y/%m/%d", (" am", " pm")),
        order="ymd",
        language=EN_ANDROID,
    ),
    Style(name="Android pl", stamp=_plain("%d.%m.%Y, %H:%M"), order="dmy", language=PL_ANDROID),
    Style(
        name="Android cs, no comma",
        stamp=_plain("%d.%m.%y %H:%M"),
        order="dmy",
        language=PL_ANDROID,
    ),
    Style(name="Android nl", stamp=_plain("%d-%m-%Y %H:%M"), order="dmy", language=EN_ANDROID),
    Style(name="Android id", stamp=_plain("%d/%m/%y %H.%M"), order="dmy", language=EN_ANDROID),
    Style(
        name="Android es",
        stamp=lambda m: (
            f"{m.day}/{m.month}/{m.year} {_hour(m)}:{m:%M} {_half(m, ('a', 'p'))}.{NBSP}m."
        ),
        order="dmy",
        language=ES_ANDROID,
    ),
    Style(
        name="Android fi",
        stamp=lambda m: f"{m.day}.{m.month}.{m.year} klo {m:%H.%M.%S}",
        order="dmy",
        language=EN_ANDROID,
    ),
    Style(name="Android fr-CH", stamp=_plain("%d.%m.%y à %H:%M"), order="dmy", language=EN_ANDROID),
    Style(name="Android fr-CA", stamp=_plain("%Y-%m-%d %H h %M"), order="ymd", language=EN_ANDROID),
    Style(name="Android bg", stamp=_plain("%d.%m.%Y г., %H:%M"), order="dmy", language=EN_ANDROID),
    Style(
        name="Android ar, own digits",
        stamp=lambda m: (
            _arabic(f"{m.day}\u200f/{m.month}\u200f/{m.year}، {_hour(m)}:{m:%M} ")
            + _half(m, ("ص", "م"))
        ),
        order="dmy",
        language=AR_ANDROID,
    ),
    Style(
        name="Android ko",
        stamp=lambda m: (
            f"{m.year}. {m.month}. {m.day}. {_half(m, ('오전', '오후'))} {_hour(m)}:{m:%M}"
        ),
        order="ymd",
        language=EN_ANDROID,
    ),
    Style(
        name="Android zh",
        stamp=lambda m: (
            f"{m.year}年{m.month}月{m.day}日 {_half(m, ('上午', '下午'))}{_hour(m)}:{m:%M}"
        ),
        order="ymd",
        language=EN_ANDROID,
    ),
    Style(
        name="Android vi, time first",
        stamp=_plain("%H:%M, %d/%m/%Y"),
        order="dmy",
        language=EN_ANDROID,
    ),
    Style(
        name="Android sq",
        stamp=_twelve("%d.%m.%Y", (" e paradites", " e pasdites")),
        order="dmy",
        language=EN_ANDROID,
    ),
    Style(
        name="Android, en dash",
        stamp=_plain("%m/%d/%y, %H:%M"),
        order="mdy",
        language=EN_ANDROID,
        end=" – ",
    ),
    Style(
        name="before 2016",
        stamp=_plain("%d/%m/%Y %H:%M:%S"),
        order="dmy",
        language=EN_ANDROID,
        end=": ",
    ),
    Style(
        name="iPhone en-GB",
        stamp=_plain("%d/%m/%Y, %H:%M:%S"),
        order="dmy",
        language=EN_IPHONE,
        bracketed=True,
        newline="\r\n",
    ),
    Style(
        name="iPhone en-GB, 12 hours",
        stamp=_twelve("%d/%m/%Y", (f"{NNBSP}AM", f"{NNBSP}PM"), seconds=True),
        order="dmy",
        language=EN_IPHONE,
        bracketed=True,
        newline="\r\n",
    ),
    Style(
        name="iPhone en-US",
        stamp=lambda m: f"{_short(m)}, {m:%H:%M:%S}",
        order="mdy",
        language=EN_IPHONE,
        bracketed=True,
        newline="\r\n",
    ),
    Style(
        name="iPhone pl",
        stamp=_plain("%d.%m.%Y, %H:%M:%S"),
        order="dmy",
        language=EN_IPHONE,
        bracketed=True,
        newline="\r\n",
    ),
    Style(
        name="iPhone ja",
        stamp=lambda m: f"{_short(m)} {m:%H:%M:%S}",
        order="mdy",
        language=JA_IPHONE,
        bracketed=True,
        newline="\r\n",
    ),
    Style(
        name="iPhone fi",
        stamp=lambda m: f"{m.day}.{m.month}.{m.year} klo {m:%H.%M.%S}",
        order="dmy",
        language=EN_IPHONE,
        bracketed=True,
        newline="\r\n",
    ),
    Style(
        name="iPhone zh, year first",
        stamp=lambda m: f"{m.year}/{m.month}/{m.day} {m:%H:%M:%S}",
        order="ymd",
        language=EN_IPHONE,
        bracketed=True,
        newline="\r\n",
    ),
    Style(
        name="iPhone ko",
        stamp=lambda m: (
            f"{m:%y}. {m.month}. {m.day}. {_half(m, ('오전', '오후'))} {_hour(m)}:{m:%M:%S}"
        ),
        order="ymd",
        language=EN_IPHONE,
        bracketed=True,
        newline="\r\n",
    ),
    Style(
        name="iPhone vi, time first",
        stamp=lambda m: f"{m:%H:%M:%S}, {_short(m)}",
        order="mdy",
        language=VI_IPHONE,
        bracketed=True,
        newline="\r\n",
    ),
    Style(
        name="iPhone th, years of the Buddha",
        stamp=lambda m: f"{m.month}/{m.day}/{m.year + 543} BE, {m:%H:%M:%S}",
        order="mdy",
        language=EN_IPHONE,
        bracketed=True,
        newline="\r\n",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message to write: ``kind`` is text, media, file, deleted or edited."""

    moment: datetime
    sender: str
    words: str = ""
    kind: str = "text"


def rendered(style: Style, said: Sequence[Said], *, notice: bool = True) -> bytes:
    """The file that such a phone exports."""
    lines = []
    if notice:
        under = "Class 4H: " if style.bracketed else ""
        lines.append(f"{style.header(said[0].moment)}{under}{style.language.notice}")
    for each in said:
        body = {
            "text": each.words,
            "media": style.language.left_out,
            "file": style.language.attached.format(each.words),
            "deleted": style.language.deleted,
            "edited": each.words + style.language.edited,
        }[each.kind]
        # An iPhone begins the whole line with its mark where it writes of a file.
        mark = LRM if style.bracketed and each.kind in ("media", "file", "edited") else ""
        lines.append(f"{mark}{style.header(each.moment)}{each.sender}: {body}")
    return (style.newline.join(lines) + style.newline).encode()
