"""The floor of a start: a main window with one label, and when it was first painted."""

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from tests.benchmarks.stamps import end, stamp


class FirstPaint(QObject):
    """Tells the moment at which a window had been painted once."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, _painted)
        return False


def _painted() -> None:
    stamp("first_paint")
    end()


def main() -> int:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLabel("A window."))
    window.resize(1440, 900)
    window.show()
    watch = FirstPaint()
    window.installEventFilter(watch)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
