"""Curves, bars, pictures, notices, symbols: what they keep and that they paint."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

import resources
from core.diagnosis import CODES, DIAGNOSES
from desktop.colour import diagnosis_colour, quiet_text
from desktop.theme import CHOICES, Theme, palette
from desktop.widget.bar_view import Bar, BarView
from desktop.widget.curve import Outline, span, tick_text, ticks
from desktop.widget.curve_view import CurveView
from desktop.widget.image_view import ImageView
from desktop.widget.label import (
    DISCLAIMER,
    DisclaimerLabel,
    ElidedLabel,
    HeadingLabel,
    PlainLabel,
    QuietLabel,
    TitleLabel,
    plain_tip,
)
from desktop.widget.notice import Notice
from desktop.widget.symbol import symbol_pixmap
from desktop.widget.text_table import TextTable


def _colours(image: QImage) -> set[str]:
    step = max(1, image.width() // 200)
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), step)
        for y in range(image.height())
    }


def test_thinning_keeps_ends_and_extremes():
    ys = [math.sin(i / 50) for i in range(50_000)]
    ys[12_345], ys[40_000] = 9.0, -9.0
    points = Outline().of(range(50_000), ys, 500)
    assert len(points) <= 1002
    assert points[0] == (0, ys[0])
    assert points[-1] == (49_999, ys[-1])
    assert (12_345, 9.0) in points
    assert (40_000, -9.0) in points
    assert [x for x, _ in points] == sorted(x for x, _ in points)


def test_few_points_stay_as_they_are():
    assert Outline().of([1, 2], [3.0, 4.0], 500) == [(1, 3.0), (2, 4.0)]


def test_a_line_that_grew_has_the_outline_of_one_that_is_new():
    ys = [(number * 7919) % 1000 / 10 for number in range(2_500)]
    grown = Outline()
    for count in range(1, len(ys) + 1):
        points = grown.of(range(count), ys[:count], 100)
        if count % 97 == 0 or count > 2_400:
            assert points == Outline().of(range(count), ys[:count], 100)
            assert len(points) <= 202


def test_ticks_are_round_and_inside():
    assert ticks(0, 1, 5) == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1.0])
    assert ticks(0, 50_000, 5) == pytest.approx([0, 10_000, 20_000, 30_000, 40_000, 50_000])
    assert ticks(3, 3, 5) == [3]
    assert (tick_text(0.25, 0.05), tick_text(20_000, 10_000)) == ("0.25", "20,000")
    assert span([], 0.1) == (0.0, 1.0)
    low, high = span([(2.0, 2.0)], 0.1)
    assert low < 2.0 < high


def test_curves_leave_out_what_is_not_finite(qtbot):
    view = CurveView("Loss", "epoch")
    qtbot.addWidget(view)
    view.grab()
    assert view.accessibleDescription() == "Nothing to draw yet" or not view.series_names()
    view.set_series("training", [1, 2, 3], [1.0, math.nan, 0.5], colour=QColor("#ff0000"))
    view.append("validation", 1, math.inf)
    view.append("validation", 2, 0.75)
    view.resize(500, 300)
    assert view.series_names() == ("training", "validation")
    assert view.accessibleDescription() == "training 0.5; validation 0.75"
    assert "#ff0000" in _colours(view.grab().toImage())
    view.clear()
    assert view.series_names() == ()


def test_bars_scale_to_the_maximum(qtbot):
    view = BarView("Probabilities")
    qtbot.addWidget(view)
    bars = [Bar(d.name, i / 21, f"{i / 21:.0%}", diagnosis_colour(d.code)) for i, d in
            enumerate(DIAGNOSES)]  # fmt: skip
    view.set_bars(bars, 1.0)
    view.resize(400, view.sizeHint().height())
    assert view.bars() == tuple(bars)
    assert "Melanoma" in view.accessibleDescription()
    assert diagnosis_colour("mel").name() in _colours(view.grab().toImage())
    view.set_bars([Bar("none", 0.0, "0", QColor("red"))])
    view.grab()


def _wheel(view: ImageView, steps: int) -> None:
    at = QPointF(view.width() / 4, view.height() / 4)
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_image_fits_zooms_and_takes_an_overlay(qtbot):
    view = ImageView()
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.grab()
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    view.set_image(image, "green")
    shot = view.grab().toImage()
    assert shot.pixelColor(200, 200).name() == "#00ff00"
    assert shot.pixelColor(200, 20).name() != "#00ff00"
    tiny = QImage(2, 1, QImage.Format.Format_RGB32)
    tiny.fill(QColor("#00ff00"))
    tiny.setPixelColor(1, 0, QColor("#ff0000"))
    view.set_image(tiny)
    assert len(_colours(view.grab().toImage().copy(190, 200, 20, 1))) > 4  # fitted: no squares
    view.set_image(image, "green")
    _wheel(view, 5)
    qtbot.waitUntil(lambda: view.viewport.zoom == pytest.approx(1.25**5))
    overlay = QImage(20, 10, QImage.Format.Format_ARGB32)
    overlay.fill(QColor("#ff0000"))
    view.set_overlay(overlay)
    view.set_opacity(7)
    assert view.opacity() == 1.0
    assert view.grab().toImage().pixelColor(200, 200).name() == "#ff0000"
    view.set_overlay(None)
    view.set_image(image)
    assert view.viewport.zoom == 1.0
    assert view.focusPolicy() == Qt.FocusPolicy.StrongFocus
    view.set_image(None)
    assert view.image().isNull()
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_notice_reports_its_button(qtbot):
    notice = Notice("folder", "Nothing here", "Open a folder.", "Open folder…")
    qtbot.addWidget(notice)
    assert notice.button is not None
    with qtbot.waitSignal(notice.activated):
        qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)


def test_labels(qtbot):
    label, cut = DisclaimerLabel(), ElidedLabel("a very long sentence " * 10)
    qtbot.addWidget(label)
    qtbot.addWidget(cut)
    cut.resize(100, 20)
    cut.grab()
    assert label.text() == DISCLAIMER == "Research and education only. Not a medical device."
    assert "…" in cut.text()
    assert cut.toolTip().startswith("a very long")


@pytest.mark.parametrize("kind", [TitleLabel, HeadingLabel, QuietLabel, ElidedLabel, PlainLabel])
def test_labels_show_what_looks_like_html_letter_by_letter(qtbot, kind):
    label = kind("<b>x</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert plain_tip("<b>x</b>\ny") == "<span>&lt;b&gt;x&lt;/b&gt;<br>y</span>"


@pytest.mark.parametrize("file", sorted((Path(resources.__file__).parent / "icons").glob("*.svg")),
                         ids=lambda path: path.stem)  # fmt: skip
def test_every_symbol_paints(qapp, file):
    image = symbol_pixmap(file.stem, 24, QColor("#123456"), 2.0).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(48) for y in range(48))


def test_a_symbol_is_drawn_once_for_all_that_show_it(qapp):
    first, again, other = (
        symbol_pixmap("play", 18, QColor(ink), 2.0) for ink in ("#102030", "#102030", "#102031")
    )
    assert first.cacheKey() == again.cacheKey() != other.cacheKey()


def _luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: QColor, second: QColor) -> float:
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_text_has_contrast(qapp, dark):
    colours = palette(dark)
    for text, ground in (
        (colours.windowText().color(), colours.window().color()),
        (colours.text().color(), colours.base().color()),
        (colours.buttonText().color(), colours.button().color()),
        (colours.highlightedText().color(), colours.highlight().color()),
        (quiet_text(colours), colours.window().color()),
        (colours.placeholderText().color(), colours.base().color()),
    ):
        assert _contrast(text, ground) >= 4.5


def test_each_diagnosis_has_a_colour_of_its_own(qapp):
    assert len({diagnosis_colour(code).name() for code in CODES}) == 7
    assert diagnosis_colour(None) == diagnosis_colour("?")


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
def test_a_whole_table_has_room_for_its_rows_in_large_text(qtbot, qapp):
    theme = Theme(qapp, "light", 150)
    holder = QWidget()
    column = QVBoxLayout(holder)
    table = TextTable("Figures", whole=True)
    table.set_table(["Name", "Figure"], [["one", "0.5"], ["two", "0.6"]])
    column.addWidget(table)
    column.addStretch(1)
    qtbot.addWidget(holder)
    holder.resize(400, 400)
    holder.show()
    last = table.rowViewportPosition(1) + table.rowHeight(1)
    qtbot.waitUntil(lambda: 0 <= table.viewport().height() - last <= 2)
    theme.close()
    theme.deleteLater()


def test_the_tip_of_a_cell_is_no_html(qtbot):
    table = TextTable("Facts")
    qtbot.addWidget(table)
    table.set_table(["Name"], [["<b>x</b>"]])
    cell = table.texts.index(0, 0)
    assert cell.data() == "<b>x</b>"
    assert "&lt;b&gt;" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_theme_stays_or_follows(qtbot, qapp):
    theme = Theme(qapp, "light")
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert theme.dark
    assert qapp.palette().window().color() == palette(True).window().color()
    theme.choose("nonsense")
    assert theme.choice == CHOICES[0]
    theme.choose("light")
    assert not theme.dark
    theme.deleteLater()
