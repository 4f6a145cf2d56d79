"""The curves of one run as they grow: loss, figures, learning rate, and the recall of classes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.colour import diagnosis_colour, series_colour
from desktop.train.curve_options import CurveOptions
from desktop.train.figure_panel import monitor_name
from desktop.train.snapshot import RunDetail
from desktop.translation import mark, tr
from desktop.widget.label import QuietLabel
from desktop.widget.run_curves import RunCurves
from training.events import EpochDone

_LATER = mark("Drawn from the first epoch on")
_NO_RECALLS = mark(
    "This run told no recall by class: it was made before that was kept, or has no epoch."
)
_RATE = "0.00000"  # as wide as a learning rate gets
_TRAINING, _VALIDATION = series_colour(0), series_colour(1)


class CurveBoard(QWidget):
    """Four charts with one toolbar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = CurveOptions(tr("Logarithmic loss and rate"))
        self.best = QuietLabel()
        self.loss = RunCurves(tr("Loss"), empty_text=tr("Drawn from the first step on"))
        self.balanced = RunCurves(tr("Validation"), y_range=(0, 1), empty_text=tr(_LATER))
        self.accuracy = RunCurves(tr("Accuracy"), y_range=(0, 1), empty_text=tr(_LATER))
        self.rate = RunCurves(tr("Learning rate"), empty_text=tr(_LATER))
        for view in (self.balanced, self.rate):
            view.set_widest(_RATE)
        grid = QGridLayout()
        grid.setSpacing(16)
        for number, view in enumerate(self.charts):
            grid.addWidget(view, number // 2, number % 2)
        head = QHBoxLayout()
        head.addWidget(self.options)
        head.addStretch(1)
        head.addWidget(self.best)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 4)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addLayout(grid, 1)
        self.options.changed.connect(self._on_options)

    @property
    def charts(self) -> tuple[RunCurves, ...]:
        """All charts, in the order of reading."""
        return self.loss, self.balanced, self.accuracy, self.rate

    def clear(self) -> None:
        """Forget the run."""
        for view in self.charts:
            view.clear()
        self.best.clear()

    def set_losses(self, detail: RunDetail) -> None:
        """Draw the training loss of steps and epochs."""
        self.loss.set_series(tr("training"), detail.loss_xs, detail.losses, colour=_TRAINING)
        for view in self.charts:  # one axis, so that an epoch stands under itself
            view.set_x_range(0.0, max([1.0, *detail.loss_xs[-1:]]))

    def set_history(self, detail: RunDetail) -> None:
        """Draw the figures of the finished epochs."""
        history = detail.history
        xs = [float(done.epoch) for done in history]
        ink = _VALIDATION
        self.loss.set_series(tr("validation"), xs, [done.val_loss for done in history], colour=ink)
        self.accuracy.set_series(
            tr("training"), xs, [e.accuracy for e in history], colour=_TRAINING
        )
        self.accuracy.set_series(
            tr("validation"), xs, [e.val_accuracy for e in history], colour=ink
        )
        for number, (name, values) in enumerate(_figures(history).items()):
            colour = series_colour(number + 1)
            self.balanced.set_series(name, xs, values, colour=colour, dashed=number > 0)
        self.rate.set_series("", xs, [e.learning_rate for e in history], colour=series_colour(4))
        best = detail.best
        for view in self.charts:
            view.set_phases(detail.phases)
            view.set_best(float(best.epoch) if best is not None else None)
        self.best.setText(_best_text(detail))

    def _on_options(self, log: bool, smoothing: float) -> None:
        for view in (self.loss, self.rate):
            view.set_log(log)
        for view in (self.loss, self.balanced, self.accuracy):
            view.set_smoothing(smoothing)


class RecallBoard(QWidget):
    """The recall of each class on the validation subset, over epochs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = CurveOptions()
        self.options.log.hide()
        title = tr("Recall by class, validation")
        self.chart = RunCurves(title, y_range=(0, 1), empty_text=tr(_NO_RECALLS))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 4)
        layout.setSpacing(10)
        layout.addWidget(self.options, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.chart, 1)
        self.options.changed.connect(lambda _log, weight: self.chart.set_smoothing(weight))

    def set_history(self, detail: RunDetail) -> None:
        """Draw the finished epochs."""
        classes = list(dict.fromkeys(name for e in detail.history for name in e.val_recalls))
        for name in classes:
            told = [(float(e.epoch), e.val_recalls[name]) for e in detail.history
                    if name in e.val_recalls]  # fmt: skip
            xs, ys = zip(*told, strict=True)
            self.chart.set_series(name, xs, ys, colour=diagnosis_colour(name))
        best = detail.best
        self.chart.set_phases(detail.phases)
        self.chart.set_best(float(best.epoch) if best is not None else None)


def _figures(history: tuple[EpochDone, ...]) -> Mapping[str, list[float]]:
    return {
        tr("balanced accuracy"): [done.val_balanced_accuracy for done in history],
        "ROC-AUC": [done.val_auc for done in history],
        "PR-AUC": [done.val_pr_auc for done in history],
    }


def _best_text(detail: RunDetail) -> str:
    """Say which epoch is the best, and by what."""
    best, monitor = detail.best, detail.facts.monitor
    if best is None:
        return ""
    name = monitor_name(monitor)
    return tr(
        "Best epoch {epoch}: validation {name} {value:.3f}",
        epoch=best.epoch,
        name=name,
        value=getattr(best, monitor, float("nan")),
    )
