"""The picture of one generated lesion: skin, a blob with the colour and texture of its class."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
_Floats = npt.NDArray[np.float64]

_WAVES = 6  # harmonics of the outline


@dataclass(frozen=True, slots=True)
class _Look:
    """How a class looks: colours (RGB 0..255), outline, and what lies on the lesion."""

    colour: tuple[int, int, int]
    inner: tuple[int, int, int]  # the colour in the middle
    roughness: float  # of the outline, as a share of the radius
    radius: float  # as a share of the short side
    spots: int
    spot_colour: tuple[int, int, int]
    spot_radius: float  # as a share of the lesion's radius


# In the order of core.diagnosis.CODES; loosely after what dermatoscopy shows of each class.
_LOOKS = (
    _Look((196, 112, 92), (206, 128, 104), 0.16, 0.30, 22, (238, 222, 206), 0.07),  # akiec: scale
    _Look((214, 150, 150), (226, 172, 168), 0.07, 0.27, 6, (96, 104, 138), 0.16),  # bcc: blue nests
    _Look((158, 112, 66), (170, 124, 76), 0.05, 0.31, 12, (232, 206, 150), 0.08),  # bkl: milia
    _Look((166, 112, 88), (238, 214, 200), 0.04, 0.22, 0, (0, 0, 0), 0.0),  # df: white centre
    _Look((62, 40, 34), (48, 36, 44), 0.26, 0.34, 7, (120, 132, 160), 0.20),  # mel: blue-white veil
    _Look((118, 74, 46), (96, 56, 34), 0.04, 0.24, 0, (0, 0, 0), 0.0),  # nv: even brown
    _Look((150, 28, 48), (128, 18, 52), 0.10, 0.24, 9, (92, 12, 60), 0.22),  # vasc: red lacunae
)


def lesion_image(
    dx_index: int, rng: np.random.Generator, height: int, width: int
) -> tuple[Pixels, Mask]:
    """Return a picture (uint8, height × width × 3, RGB) and where its lesion is (bool, H × W).

    `dx_index` counts in the order of CODES; raises IndexError beyond it.
    """
    look = _LOOKS[dx_index]
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    short = min(height, width)
    centre_y = height * rng.uniform(0.44, 0.56)
    centre_x = width * rng.uniform(0.44, 0.56)
    distance, outline = _outline(look, rng, y - centre_y, x - centre_x, short)
    mask = distance < outline
    depth = np.clip(1 - distance / outline, 0, 1)[..., None]  # 0 at the edge, 1 in the middle

    shade = rng.normal(0, 8) + rng.normal(0, 4, 3)
    edge = np.array(look.colour) + shade
    middle = np.array(look.inner) + shade
    blob = edge + (middle - edge) * np.clip(depth * 1.6, 0, 1)
    blob += 10 * _mottle(rng, height, width)[..., None]
    for _ in range(look.spots):
        _spot(blob, look, rng, y, x, (centre_y, centre_x), short * look.radius)
    blend = np.clip((outline - distance) / (0.03 * short) + 0.5, 0, 1)[..., None]
    picture = _skin(rng, height, width) * (1 - blend) + blob * blend
    picture += rng.normal(0, 3, picture.shape)
    return np.clip(picture, 0, 255).astype(np.uint8), mask


def photograph(rgb: Pixels, rng: np.random.Generator) -> Pixels:
    """Return another photograph of the same lesion: turned over, in other light, with new noise."""
    turned = rgb[:: rng.choice([-1, 1]), :: rng.choice([-1, 1])].astype(np.float32)
    lit = turned * rng.uniform(0.93, 1.07) + rng.normal(0, 2, turned.shape)
    return np.ascontiguousarray(np.clip(lit, 0, 255).astype(np.uint8))


def _outline(
    look: _Look, rng: np.random.Generator, dy: _Floats, dx: _Floats, short: int
) -> tuple[_Floats, _Floats]:
    """Return the distance of each pixel from the centre and the radius in its direction."""
    stretch = rng.uniform(0.85, 1.15)
    distance = np.hypot(dy * stretch, dx / stretch)
    angle = np.arctan2(dy, dx)
    radius = np.ones_like(angle)
    for wave in range(2, 2 + _WAVES):
        size = look.roughness / wave**0.5 * rng.uniform(0.4, 1.0)
        radius += size * np.sin(wave * angle + rng.uniform(0, 2 * np.pi))
    return distance, np.maximum(radius, 0.3) * look.radius * short * rng.uniform(0.88, 1.12)


def _spot(
    blob: _Floats,
    look: _Look,
    rng: np.random.Generator,
    y: _Floats,
    x: _Floats,
    centre: tuple[float, float],
    radius: float,
) -> None:
    angle, away = rng.uniform(0, 2 * np.pi), radius * rng.uniform(0, 0.8)
    at_y, at_x = centre[0] + away * np.sin(angle), centre[1] + away * np.cos(angle)
    size = radius * look.spot_radius * rng.uniform(0.7, 1.3)
    strength = np.clip(1.5 - np.hypot(y - at_y, x - at_x) / size, 0, 0.85)[..., None]
    blob += (np.array(look.spot_colour) - blob) * strength


def _skin(rng: np.random.Generator, height: int, width: int) -> _Floats:
    tone = np.array([222, 178, 156]) + rng.normal(0, 8) + rng.normal(0, 4, 3)
    slope = rng.normal(0, 9, 2)
    fall = (
        slope[0] * np.linspace(-1, 1, height)[:, None]
        + slope[1] * np.linspace(-1, 1, width)[None, :]
    )
    return np.asarray(tone + (fall + 5 * _mottle(rng, height, width))[..., None])


def _mottle(rng: np.random.Generator, height: int, width: int) -> _Floats:
    """Return smooth noise, about -1 to 1: a few random numbers stretched over the picture."""
    rows, columns = 7, 9
    grid = rng.normal(0, 0.6, (rows, columns))
    at_y, at_x = np.linspace(0, rows - 1, height), np.linspace(0, columns - 1, width)
    y0 = np.minimum(at_y.astype(int), rows - 2)
    x0 = np.minimum(at_x.astype(int), columns - 2)
    fy, fx = (at_y - y0)[:, None], (at_x - x0)[None, :]
    upper = grid[y0][:, x0] * (1 - fx) + grid[y0][:, x0 + 1] * fx
    lower = grid[y0 + 1][:, x0] * (1 - fx) + grid[y0 + 1][:, x0 + 1] * fx
    return np.asarray(upper * (1 - fy) + lower * fy)
