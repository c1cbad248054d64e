"""Rubbish that holds a part of a page is taken apart on the main thread, and nowhere else."""

import gc
import weakref
from collections.abc import Callable
from threading import Thread, get_ident

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tcat_desktop.screens.sweeping import Sweeper


class Part(QObject):
    """Something of Qt in a ring, which only a search for rubbish can find."""

    def __init__(self, gone: Callable[[int], None]) -> None:
        super().__init__()
        self.ring = self
        weakref.finalize(self, lambda: gone(get_ident()))


def much_made_on_a_worker() -> None:
    """What would make Python search there."""

    def make() -> None:
        kept = [[number] for number in range(200_000)]
        kept.clear()

    thread = Thread(target=make)
    thread.start()
    thread.join()


def test_a_ring_is_swept_on_the_main_thread_however_much_a_worker_makes(qtbot: QtBot) -> None:
    swept_on: list[int] = []
    gc.collect()
    with Sweeper() as sweeper:
        Part(swept_on.append)
        much_made_on_a_worker()
        assert swept_on == []
        rings = []
        for _ in range(2_000):
            rings.append([rings])
        sweeper.look()
        qtbot.waitUntil(lambda: swept_on != [], timeout=10_000)
    assert swept_on == [get_ident()]
    assert gc.isenabled()


def test_without_it_the_worker_sweeps() -> None:
    """What the sweeper is for; should Python ever change, it can go."""
    swept_on: list[int] = []
    gc.collect()
    gc.enable()
    Part(swept_on.append)
    much_made_on_a_worker()
    gc.collect()
    assert len(swept_on) == 1
    assert swept_on[0] != get_ident()


def test_the_search_is_given_back_once_the_last_window_has_gone() -> None:
    one, other = Sweeper(), Sweeper()
    one.start()
    one.start()
    other.start()
    one.stop()
    assert not gc.isenabled()
    other.stop()
    assert gc.isenabled()
