"""What a measured process tells of itself; it loads nothing that a bare window would not."""

import os
import sys
import time

# What may not be loaded when the sign-in window is first painted.
FORBIDDEN = ("sqlalchemy", "alembic", "reportlab", "pikepdf", "PIL", "onnxruntime", "asyncio")

told: dict[str, object] = {}


def stamp(name: str) -> None:
    """Note the moment, the memory then and at its highest, and what was loaded too early."""
    told[name] = time.monotonic_ns() / 1e6
    now, highest = memory()
    told[f"{name}.memory"], told[f"{name}.peak"] = now, highest
    told[f"{name}.early"] = [part for part in FORBIDDEN if part in sys.modules]


def memory() -> tuple[float, float]:
    """MB now and at the highest; where the system does not say so, the highest for both."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - pathlib loads more
            lines = dict(line.split(":", 1) for line in status)
        return tuple(int(lines[key].split()[0]) / 1024 for key in ("VmRSS", "VmHWM"))  # type: ignore[return-value]
    except (OSError, KeyError):
        import resource

        highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        size = highest / (1024 * 1024 if sys.platform == "darwin" else 1024)
        return size, size


def end() -> None:
    """Say it all in one line, and stop without tidying up."""
    import json

    print(json.dumps(told), flush=True)
    os._exit(0)
