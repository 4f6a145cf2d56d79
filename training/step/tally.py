"""Sums over the steps of an epoch, kept on the device so that no step waits for them."""

from __future__ import annotations

import torch
from torch import Tensor

from training.checkpoint import Progress


class Tally:
    """Adds up loss and correct answers, and writes them to the progress when that is asked.

    A loss that is no number is an error when it is read, except where `forgiving`: with fp16 the
    scaler skips such a step, and it is left out of the sums.
    """

    def __init__(self, progress: Progress, device: torch.device, *, forgiving: bool) -> None:
        self._progress = progress
        self._forgiving = forgiving
        start = [progress.loss_sum, float(progress.correct), float(progress.skipped)]
        # Metal has no float64. On a CPU the sums are bit for bit those of Python's floats.
        kind = torch.float32 if device.type == "mps" else torch.float64
        self._sums = torch.tensor(start, dtype=kind, device=device)

    def add(self, loss: Tensor, correct: Tensor, count: int) -> None:
        """Take in a step of `count` images: their mean loss, and how many were correct."""
        wide = loss.to(self._sums.dtype)
        good = torch.isfinite(wide)
        self._sums += torch.stack(
            [torch.where(good, wide * count, 0.0), correct.to(wide), torch.where(good, 0.0, count)]
        )
        self._progress.seen += count

    def read(self) -> None:
        """Write the sums to the progress; raises FloatingPointError for a loss that is none."""
        loss, correct, skipped = self._sums.tolist()
        progress = self._progress
        progress.loss_sum, progress.correct, progress.skipped = loss, int(correct), int(skipped)
        if skipped and (not self._forgiving or skipped == progress.seen):
            raise FloatingPointError("the loss is no longer a number")
