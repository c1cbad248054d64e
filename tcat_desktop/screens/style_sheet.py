"""The one style sheet of the desk: a template that the table of colour roles fills in.

It holds no colour and no font size of its own. ``@role`` becomes that role's colour and
``@12px`` a measure that grows with the person's text size.
"""

import re
from collections.abc import Callable, Mapping
from string import Template


class _Sheet(Template):
    delimiter = "@"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"


_MEASURE = re.compile(r"@(\d+)px")


def style_sheet(colours: Mapping[str, str], px: Callable[[float], int]) -> str:
    """The style sheet in one look and at one text size."""
    measured = _MEASURE.sub(lambda found: f"{px(int(found[1]))}px", _TEMPLATE)
    return _Sheet(measured).substitute(colours)


_TEMPLATE = """
QToolTip { background: @surface; color: @text; border: 1px solid @control; padding: 4px 6px; }

QPushButton {
  background: @surface; color: @text; border: 1px solid @control; border-radius: 6px;
  padding: 0 13px; min-height: @30px; outline: none; font-weight: 500;
}
QPushButton:hover, QPushButton:pressed { background: @hover; }
QPushButton:focus { outline: none; }
QPushButton:disabled { background: @sunken; color: @text3; border-color: @divider; }
QPushButton[kind="main"] {
  background: @action; color: @on_action; border-color: @action; font-weight: 600;
}
QPushButton[kind="main"]:hover, QPushButton[kind="main"]:pressed,
QPushButton[kind="big"]:hover, QPushButton[kind="big"]:pressed {
  background: @action_hover; border-color: @action_hover;
}
QPushButton[kind="big"] {
  background: @action; color: @on_action; border-color: @action; border-radius: 8px;
  min-height: @42px; padding: 0 19px; font-weight: 600;
}
QPushButton[kind="big_plain"] { border-radius: 8px; min-height: @42px; padding: 0 19px; }
QPushButton[kind="bar"] { min-height: @38px; padding: 0 13px; }
QPushButton[kind="bar_main"] {
  background: @action; color: @on_action; border-color: @action; min-height: @38px;
  padding: 0 19px; font-weight: 600;
}
QPushButton[kind="bar_main"]:hover { background: @action_hover; border-color: @action_hover; }
QPushButton[kind="main"]:disabled, QPushButton[kind="big"]:disabled,
QPushButton[kind="bar_main"]:disabled {
  background: @sunken; color: @text3; border-color: @divider; font-weight: 500;
}
QPushButton[kind="small"] { min-height: @26px; padding: 0 9px; }
QPushButton[kind="quiet"] {
  background: transparent; border: 1px solid transparent; color: @action; padding: 0 1px;
  min-height: @22px;
}
QPushButton[kind="quiet"]:hover { color: @action_hover; text-decoration: underline; }
QPushButton[kind="quiet"]:disabled { background: transparent; color: @text3; }
QPushButton[kind="step"] {
  background: transparent; border: 1px solid transparent; color: @text; text-align: left;
  padding: 0 3px; min-height: @24px;
}
QPushButton[kind="step"]:hover { background: @hover; color: @action; }
QPushButton[kind="step"]:disabled { background: transparent; color: @text; }
QListView[ground="window"] { background: transparent; }
QPushButton[kind="choice"] { padding: 0 15px; border-radius: 8px; min-height: @42px; }
QPushButton[kind="choice"]:checked {
  background: @select; border-color: @action; color: @action; font-weight: 600;
}
QPushButton[kind="chip"] { padding: 0 8px; min-height: @32px; border-color: @divider;
  color: @text2; }
QPushButton[kind="chip"]:checked {
  background: @select; border-color: @action; color: @action; font-weight: 600;
}
QPushButton[kind="tab"] {
  background: transparent; border: 1px solid transparent; color: @text2; font-weight: 400;
  padding: 0 9px; min-height: @26px;
}
QPushButton[kind="tab"]:hover { background: @hover; }
QPushButton[kind="tab"]:checked {
  background: @surface; border-color: @divider; color: @text; font-weight: 600;
}
QPushButton[hinted="true"] { text-align: left; }
QToolButton[kind="icon"] {
  background: transparent; border: 1px solid transparent; border-radius: 6px;
  min-width: @28px; min-height: @28px; padding: 0;
}
QToolButton[kind="icon"]:hover { background: @hover; border-color: @line; }
QToolButton[kind="icon"]::menu-indicator, QToolButton[kind="plain"]::menu-indicator {
  image: none; width: 0;
}

QScrollArea { background: transparent; border: none; }
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
  background: @surface; color: @text; border: 1px solid @control; border-radius: 6px;
  selection-background-color: @action; selection-color: @on_action;
}
QLineEdit, QComboBox, QAbstractSpinBox { padding: 0 9px; min-height: @32px; }
QPlainTextEdit { padding: 5px 7px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid @action; padding: 0 8px; min-height: @30px;
}
QPlainTextEdit:focus { border: 2px solid @action; padding: 4px 6px; }
QLineEdit[tall="true"] { min-height: @40px; }
QLineEdit[tall="true"]:focus { min-height: @38px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QAbstractSpinBox[wrong="true"] {
  border: 2px solid @attention; padding: 0 8px; min-height: @30px;
}
QLineEdit[wrong="true"][tall="true"] { min-height: @38px; }
QPlainTextEdit[wrong="true"] { border: 2px solid @attention; padding: 4px 6px; }
QLineEdit:read-only, QLineEdit:disabled, QPlainTextEdit:read-only, QPlainTextEdit:disabled,
QComboBox:disabled {
  background: @sunken; color: @text2; border-color: @divider;
}
QLineEdit[bare="true"] { background: transparent; border: none; padding: 0; min-height: @24px; }
QLineEdit[bare="true"]:focus { border: none; padding: 0; min-height: @24px; }
QLineEdit[ruled="true"], QPlainTextEdit[ruled="true"] {
  background: transparent; border: 1px solid transparent; border-bottom-color: @control;
  border-radius: 0;
}
QLineEdit[ruled="true"]:focus, QPlainTextEdit[ruled="true"]:focus {
  background: @surface; border: 2px solid @action; border-radius: 6px;
}
QLineEdit[ruled="true"]:read-only, QPlainTextEdit[ruled="true"]:read-only {
  background: transparent; color: @text; border-bottom-color: @line;
}
QComboBox::drop-down { border: none; width: @26px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
  background: @surface; color: @text; border: 1px solid @control; outline: none;
  selection-background-color: @select; selection-color: @text; padding: 3px;
}
QComboBox QAbstractItemView::item { min-height: @28px; padding: 0 6px; }

QFrame[part="card"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
QFrame[part="next_step"] {
  background: @surface; border: 1px solid @select_line; border-radius: 8px;
}
QFrame[part="sheet"] { background: @surface; border: none; }
QFrame[part="drop"] { background: transparent; border: 1px dashed @control; border-radius: 6px; }
QFrame[part="person_chip"] {
  background: @window; border: 1px solid @divider; border-radius: 6px;
}
QFrame[part="item"] { background: @surface; border: none; border-bottom: 1px solid @line; }
QFrame[part="item"][lit="true"] { border-left: 3px solid @action; }
QFrame[part="line"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame[part="upright"] { background: @line; border: none; max-width: 1px; min-width: 1px; }
QFrame[part="search"] { background: @window; border: 1px solid @divider; border-radius: 6px; }
QFrame[part="search"][lit="true"] { background: @surface; border: 1px solid @action; }

QListView, QTreeView, QTableView {
  background: @surface; color: @text; border: none; outline: none;
  selection-background-color: @select; selection-color: @text;
}
QListView[part="popup"] { border: 1px solid @control; }
QTableView { gridline-color: @line; }
QHeaderView { background: @window; border: none; }
QHeaderView::section {
  background: @window; color: @text2; border: none; border-bottom: 1px solid @line;
  padding: 0 8px; min-height: @28px; font-weight: 400;
}
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @divider; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @control; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: transparent; border: none; width: 0; height: 0;
}
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QMenuBar { background: transparent; color: @text2; border: none; }
QMenuBar::item { background: transparent; padding: @6px 9px; border-radius: 6px; }
QMenuBar::item:selected { background: @hover; color: @text; }
QMenu { background: @surface; color: @text; border: 1px solid @control; padding: 4px; }
QMenu::item { padding: @6px 28px @6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @select; color: @text; }
QMenu::item:disabled { color: @text3; }
QMenu::separator { background: @line; height: 1px; margin: 4px 8px; }
QStatusBar { background: @surface; border-top: 1px solid @line; color: @text2; }
QStatusBar::item { border: none; }
QFrame[part="top_bar"] { background: @surface; border: none; border-bottom: 1px solid @line; }
QFrame[part="side_bar"] { background: @window; border: none; border-right: 1px solid @line; }
QFrame[part="bottom_bar"] { background: @surface; border: none; border-top: 1px solid @line; }
QFrame[part="bottom_line"] { background: @window; border: none; border-top: 1px solid @line; }
QFrame[part="desk"] { background: @desk; border: none; }
QFrame[part="panel"] { background: @surface; border: none; border-left: 1px solid @line; }
QProgressBar {
  background: @sunken; border: none; border-radius: 2px; max-height: @6px; min-height: @6px;
}
QProgressBar::chunk { background: @action; border-radius: 2px; }
QTabBar::tab {
  background: transparent; color: @text2; border: none; padding: @6px 12px;
  border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: @action; border-bottom: 2px solid @action; font-weight: 600; }
QTabWidget::pane { border: none; }
"""
