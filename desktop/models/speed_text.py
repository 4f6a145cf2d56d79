"""How fast a model was found to answer, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.translation import counted, tr

if TYPE_CHECKING:
    from core.library.speed import Speed


def speed_text(speed: Speed) -> str:
    """Return what one image takes, how many there are a second, and what they were measured on."""
    whole = (
        tr(" with one view, {full:,.0f} with all {views}", full=speed.full, views=speed.views)
        if speed.views > 1
        else ""
    )
    return counted(
        speed.cores,
        "One image alone takes {first:,.0f} ms; in batches, {glance:,.0f} images a second{whole} "
        "(CPU, {n} core; photographs of 600 × 450 pixels, without reading the files).",
        "One image alone takes {first:,.0f} ms; in batches, {glance:,.0f} images a second{whole} "
        "(CPU, {n} cores; photographs of 600 × 450 pixels, without reading the files).",
        first=speed.first_ms,
        glance=speed.glance,
        whole=whole,
    )
