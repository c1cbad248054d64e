"""The same office without a window: what an administrator schedules, or a check drives.

One table of calls. A call reads what it was asked, does it, and answers with the exit code of
the contract: 0 done, 1 refused by a rule, 2 unusable, 3 trouble with the machine, 4 something
found wrong. With ``--json`` one object a line goes to stdout, and nothing else there.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Final

from tcat_desktop.cli import bundle, deadline, desk_calls, inspect, term_dates
from tcat_desktop.cli.call import (
    DONE,
    REFUSED,
    TROUBLE,
    UNUSABLE,
    Call,
    Parser,
    Unusable,
    complain,
)
from tcat_desktop.journey.refusals import Said, Trouble


def read(words: Sequence[str]) -> argparse.Namespace | int:
    """The words as options, or the exit code when they ask for help or cannot be read."""
    try:
        return _parser().parse_args(list(words), argparse.Namespace(**_UNSAID))
    except Unusable as unusable:
        complain(str(unusable))
        return UNUSABLE
    except SystemExit as ended:  # --help and --version
        return int(ended.code or 0)


def run(asked: argparse.Namespace) -> int:
    """Do one call. Whatever a person can get wrong ends in a sentence and a number."""
    try:
        return CALLS[asked.call].does(asked)
    except Unusable as unusable:
        complain(str(unusable))
        return UNUSABLE
    except Trouble as trouble:
        complain(str(trouble))
        return TROUBLE
    except Said as refusal:
        complain(str(refusal))
        return REFUSED
    except BrokenPipeError:
        # Whoever read it has read enough, such as “head”.
        sys.stdout = None
        return DONE
    except OSError as error:
        complain(f"{error.filename or 'The disk'}: {error.strerror or error}.")
        return TROUBLE
    except KeyboardInterrupt:
        complain("Stopped.")
        return REFUSED


# What holds where nothing is said. As defaults of the parser they would be taken for said, and
# would overwrite what stands before the call: “--data DIR demo-data”.
_UNSAID: Final[dict[str, Any]] = {
    "call": "",
    "data": None,
    "user": "",
    "json": False,
    "demo": False,
}


def _parser() -> argparse.ArgumentParser:
    from tcat_desktop import __version__

    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", metavar="DIR", help="the folder with the records")
    common.add_argument("--user", metavar="NAME", help="who signs in; the password is asked for")
    common.add_argument("--json", action="store_true", help="one JSON object a line")
    parser = Parser(
        prog="tcat-desktop",
        parents=[common],
        allow_abbrev=False,
        description="Without a word of these the window opens.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument(
        "--demo", action="store_true", help="the window on a fictional trust, removed at exit"
    )
    calls = parser.add_subparsers(metavar="CALL", parser_class=Parser)
    for name, call in CALLS.items():
        made = calls.add_parser(
            name,
            help=call.words,
            description=call.words,
            parents=[common],
            allow_abbrev=False,
            argument_default=argparse.SUPPRESS,
        )
        made.set_defaults(call=name)
        call.options(made)
    return parser


CALLS: Final[Mapping[str, Call]] = {
    **desk_calls.CALLS,
    **bundle.CALLS,
    **deadline.CALLS,
    **inspect.CALLS,
    **term_dates.CALLS,
}
