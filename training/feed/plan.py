"""A batch before its pixels are made: cheap to draw, and the same for the CPU and a device."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.image.preprocessing import Preprocessing
from training.feed.augment import Draw, Floats, Indices, colours, matrices, squares
from training.feed.colour import Colours
from training.feed.mix import Mix
from training.feed.order import Order


@dataclass(frozen=True, slots=True)
class ViewPlan:
    """How n views are made: `images` int64 [n] into the dataset, `maps` float64 [n, 2, 3].

    `maps` lead from view to canvas pixels; `squares` int64 [n, 4] become grey. None: no change.
    """

    images: Indices
    maps: Floats
    colour: Colours | None
    squares: Indices | None

    def __len__(self) -> int:
        return len(self.images)


@dataclass(frozen=True, slots=True)
class Plan:
    """The views of a batch and, where they are mixed, those of their partners."""

    views: ViewPlan
    partners: ViewPlan | None = None
    mix: Mix | None = None


def plan_batch(
    order: Order, places: Indices, drawn: Draw | None, mix: Mix | None, preprocessing: Preprocessing
) -> Plan:
    """Return the plan of the batch at `places` of `order`; `drawn` and `mix` have a row a place."""
    views = _views(order, places, drawn, preprocessing)
    if mix is None:
        return Plan(views)
    part = mix.part(places)
    return Plan(views, _views(order, part.partner, drawn, preprocessing), part)


def _views(
    order: Order, places: Indices, drawn: Draw | None, preprocessing: Preprocessing
) -> ViewPlan:
    images = order.images[places]
    if drawn is None:
        maps = np.broadcast_to(preprocessing.view_matrix, (len(places), 2, 3))
        return ViewPlan(images, maps, None, None)
    cut = squares(drawn, places, preprocessing.image_size) if drawn.cut_side.any() else None
    return ViewPlan(images, matrices(drawn, places, preprocessing), colours(drawn, places), cut)
