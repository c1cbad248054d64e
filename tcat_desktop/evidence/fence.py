"""What a child process may not do while it reads a stranger's file: the fence it puts round itself.

POSIX has limits for a process. Windows has none, but a job object bounds the memory there.
Python code can neither write, nor start anything, nor reach a network; a decoder in C that was
taken over is held by the limits alone, and by the few seconds it has.
"""

import os
import sys
from typing import Final

_STARTS: Final = frozenset({
    "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn",
    "os.startfile", "os.startfile/2", "subprocess.Popen", "webbrowser.open", "pty.spawn",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate",
    "os.chmod", "os.kill",
})  # fmt: skip
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def close(*, seconds: float, memory: int) -> None:
    """From here on: so many seconds, so many bytes of memory, no file written, no network."""
    if sys.platform == "win32":
        _close_on_windows(memory)
    else:
        _close_on_posix(seconds, memory)
    sys.addaudithook(_forbid)


def _forbid(event: str, told: tuple[object, ...]) -> None:
    if event == "open":
        mode, flags = told[1], told[2]
        written = isinstance(mode, str) and not set(mode).isdisjoint("wax+")
        if not written and not (isinstance(flags, int) and flags & _WRITES):
            return
    elif not event.startswith("socket.") and event not in _STARTS:
        return
    message = f"the reader of a file may not do that: {event}"
    raise PermissionError(message)


if sys.platform != "win32":

    def _close_on_posix(seconds: float, memory: int) -> None:
        import resource
        import signal

        for limit, most in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CPU, int(seconds) + 1),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_NOFILE, 64),
            (resource.RLIMIT_FSIZE, 0),
        ):
            _, hard = resource.getrlimit(limit)
            held = most if hard == resource.RLIM_INFINITY else min(most, hard)
            try:
                resource.setrlimit(limit, (held, held))
            except (OSError, ValueError):
                # macOS knows the limit of memory by name and does not take it.
                continue
        # Should the desk itself die meanwhile, nobody else would end this.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + 2)

else:

    def _close_on_windows(memory: int) -> None:
        """A job of one process that ends with its last handle, and may take so much memory."""
        import ctypes
        from ctypes import wintypes

        class Basic(ctypes.Structure):
            _fields_ = (
                ("per_process_time", ctypes.c_int64), ("per_job_time", ctypes.c_int64),
                ("flags", wintypes.DWORD), ("least", ctypes.c_size_t), ("most", ctypes.c_size_t),
                ("processes", wintypes.DWORD), ("affinity", ctypes.c_size_t),
                ("priority", wintypes.DWORD), ("scheduling", wintypes.DWORD),
            )  # fmt: skip

        class Extended(ctypes.Structure):
            _fields_ = (
                ("basic", Basic), ("counters", ctypes.c_uint64 * 6),
                ("process_memory", ctypes.c_size_t), ("job_memory", ctypes.c_size_t),
                ("peak_process", ctypes.c_size_t), ("peak_job", ctypes.c_size_t),
            )  # fmt: skip

        active_process, process_memory, die_unhandled = 0x8, 0x100, 0x400
        told = Extended()
        told.basic.flags = active_process | process_memory | die_unhandled
        told.basic.processes = 1
        told.process_memory = memory
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        extended_limits = 9
        kernel.SetInformationJobObject(
            job, extended_limits, ctypes.byref(told), ctypes.sizeof(told)
        )
        kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))
