"""Every kind of image file that is met: sound ones become RGB, bad ones a reason."""

from __future__ import annotations

import io
import random
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.image.decoding import MAX_BYTES, BadImage, decode, inspect

RED = (200, 40, 30)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def picture(width: int = 64, height: int = 48) -> Image.Image:
    """Red above, dark below, with some texture so that the file has a body."""
    noise = np.random.default_rng(0).integers(0, 20, (height, width, 3))
    pixels = np.where(np.arange(height)[:, None, None] < height // 2, RED, (20, 20, 20))
    return Image.fromarray((pixels + noise).astype(np.uint8))


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and has next to no pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP", "WEBP"])
def test_a_sound_image_becomes_rgb(kind: str) -> None:
    pixels = decode(encoded(picture(), kind))
    assert (pixels.shape, pixels.dtype) == ((48, 64, 3), np.uint8)
    assert abs(pixels[:16].mean((0, 1)) - np.add(RED, 9.5)).max() < 6


def test_both_jpeg_decoders_agree() -> None:
    data = encoded(picture(), "JPEG", quality=95, subsampling=0)
    plain = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
    assert abs(decode(data).astype(int) - plain).max() <= 2


def test_a_large_jpeg_is_decoded_smaller_but_not_below_the_short_side() -> None:
    data = encoded(picture(640, 480), "JPEG")
    assert decode(data, short_side=100).shape == (120, 160, 3)
    assert decode(data, short_side=500).shape == (480, 640, 3)
    assert decode(data).shape == (480, 640, 3)


def test_cmyk_jpeg() -> None:
    data = encoded(Image.new("CMYK", (32, 24), (0, 255, 255, 0)), "JPEG")
    red, green, blue = decode(data)[12, 16]
    assert red > 200 > 60 > max(green, blue)


def test_grey_and_palette_and_one_bit() -> None:
    assert (decode(encoded(Image.new("L", (8, 8), 90), "PNG")) == 90).all()
    assert (decode(encoded(Image.new("L", (8, 8), 90), "JPEG")) == 90).all()
    assert (decode(encoded(Image.new("1", (8, 8), 1), "PNG")) == 255).all()
    palette = Image.new("RGB", (8, 8), RED).convert("P", palette=Image.Palette.ADAPTIVE)
    assert abs(decode(encoded(palette, "PNG"))[0, 0].astype(int) - RED).max() <= 1


def test_sixteen_bits_keep_the_high_byte() -> None:
    ramp = np.linspace(0, 65535, 64 * 4).reshape(4, 64).astype(np.uint16)
    pixels = decode(encoded(Image.fromarray(ramp), "PNG"))
    assert (pixels == (ramp >> 8)[..., None]).all()
    assert (decode(encoded(Image.fromarray(ramp), "TIFF")) == pixels).all()


def test_thirty_two_bits_are_refused() -> None:
    data = encoded(Image.fromarray(np.ones((4, 4), np.float32)), "TIFF")
    with pytest.raises(BadImage, match="32 bits"):
        decode(data)


def test_what_is_transparent_is_paper() -> None:
    image = Image.new("RGBA", (8, 4), (*RED, 255))
    image.paste((0, 0, 0, 0), (4, 0, 8, 4))
    pixels = decode(encoded(image, "PNG"))
    assert (pixels[0, 0] == RED).all()
    assert (pixels[0, 7] == 255).all()
    palette = Image.new("P", (4, 4), 0)
    palette.putpalette([0, 0, 0])
    assert (decode(encoded(palette, "PNG", transparency=0)) == 255).all()


def test_a_rotated_photograph_is_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: rotate by 90 degrees to see it upright
    pixels = decode(encoded(picture(), "JPEG", exif=exif))
    assert pixels.shape == (64, 48, 3)
    assert pixels[:, -8:].mean() > pixels[:, :8].mean() + 20


def test_a_preview_inside_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "phone.jpg"
    picture().save(path, "MPO", save_all=True, append_images=[picture(16, 12)])
    assert inspect(path) is None
    assert decode(path).shape == (48, 64, 3)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.jpg", b"", "empty"),
        ("text.jpg", b"this is not an image\n" * 20, "not an image"),
        ("cut.jpg", encoded(picture(), "JPEG")[:900], "truncated or damaged"),
        ("cut.png", encoded(picture(), "PNG")[:900], "truncated or damaged"),
        ("start.jpg", b"\xff\xd8\xff", "not an image|damaged"),
        ("bomb.png", png_header(30_000, 30_000), "far too many pixels"),
        ("large.png", png_header(12_000, 9_000), "12000×9000, above the limit of 100 megapixels"),
        ("hollow.png", png_header(300, 300), "truncated or damaged"),
    ],
)
def test_a_bad_file_is_a_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadImage, match=reason):
        decode(path)
    found = inspect(path)
    assert found is not None
    assert "\n" not in found


def test_a_missing_file_and_a_folder_are_reasons(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.jpg", tmp_path):
        assert "cannot be read" in (inspect(path) or "")


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)  # sparse: takes no room
    assert "more than 200 MB" in (inspect(path) or "")


def test_a_wrong_name_is_told_but_can_be_decoded(tmp_path: Path) -> None:
    path = tmp_path / "really_png.jpg"
    path.write_bytes(encoded(picture(), "PNG"))
    assert inspect(path) == "the name says JPEG, the content is PNG"
    assert decode(path).shape == (48, 64, 3)
    sound = tmp_path / "sound.JPEG"
    sound.write_bytes(encoded(picture(), "JPEG"))
    assert inspect(sound) is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP", "WEBP"])
def test_damaged_bytes_never_raise_anything_else(kind: str) -> None:
    whole = encoded(picture(24, 16), kind)
    chance = random.Random(0)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            pixels = decode(bytes(data[: chance.randint(1, len(data))]))
        except BadImage as error:
            assert str(error)
        else:
            assert pixels.ndim == 3 and pixels.shape[2] == 3
