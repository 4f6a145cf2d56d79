"""Words of the window: marked everywhere, all of them in German, and shown in it."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from core.bundle import Decision
from core.error import UserError
from core.evaluation.decided import Decided
from core.evaluation.decision_text import decided
from core.evaluation.rule import Rule
from core.prediction import Prediction
from core.target import DIAGNOSIS
from desktop.language.file import (
    Catalogue,
    Message,
    compile_catalogue,
    read_catalogue,
    write_catalogue,
)
from desktop.language.source import Source, find_sources
from desktop.translation import (
    CONTEXT,
    FOLDER,
    Language,
    chosen,
    counted,
    inside,
    languages,
    num,
    told,
    told_error,
    tr,
)
from tests.source_tree import ROOT, sources

GERMAN = FOLDER / "dermadesk_de.ts"
SHOWING = {
    "QAction", "QCheckBox", "QGroupBox", "QLabel", "QPushButton", "QRadioButton", "QToolButton",
    "BusyNotice", "ElidedLabel", "HeadingLabel", "Notice", "QuietLabel", "SymbolButton",
    "SymbolToolButton", "TitleLabel",
    "addAction", "addItem", "addTab", "addRow", "set_whole_text", "setAccessibleDescription",
    "setAccessibleName", "setItemText", "setPlaceholderText", "setSpecialValueText",
    "setStatusTip", "setTabText", "setText", "setTitle", "setToolTip", "setWhatsThis",
    "setWindowTitle", "show_activity", "tell",
}  # fmt: skip
WITH_SYMBOL = {"Notice", "SymbolButton", "SymbolToolButton"}
# Names of symbols, of the program and of its files; keys.
UNMARKED = {"Dermadesk", "TensorBoard", "auto", "train/val/test"}


@pytest.fixture(scope="module")
def german() -> Catalogue:
    return read_catalogue(GERMAN)


@pytest.fixture
def in_german(qapp: QCoreApplication) -> Iterator[Language]:
    language = Language(qapp, "de")
    yield language
    language.close()


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_text_is_in_the_catalogue() -> None:
    known = {text for text, message in read_catalogue(GERMAN).messages.items() if message.here}
    missing = sorted(set(find_sources()) - known)
    assert not missing, "run python -m desktop.language, then write the German"


def test_every_text_has_its_german(german: Catalogue) -> None:
    assert not german.untranslated


def _may_leave_out(message: Message) -> set[str]:
    """What German need not say: the number of one, and English grammar from below the window."""
    below = not any(place.startswith("desktop/") for place in message.source.places)
    return (
        {"n"} if message.source.plural else {"noun", "plural", "value", "verb"} if below else set()
    )


def test_a_german_text_has_the_fields_of_the_english_one(german: Catalogue) -> None:
    wrong = {
        text: form
        for text, message in german.messages.items()
        for form in message.forms
        if _fields(form) - _fields(text) or _fields(text) - _fields(form) - _may_leave_out(message)
    }
    assert not wrong


def test_a_plural_has_both_german_forms(german: Catalogue) -> None:
    plurals = [m for m in german.messages.values() if m.here and m.source.plural]
    assert plurals
    assert {len(message.forms) for message in plurals} == {2}


def test_the_compiled_file_says_what_the_catalogue_says(german: Catalogue) -> None:
    translator = QTranslator()
    assert translator.load(str(GERMAN.with_suffix(".qm")))
    wrong = [
        text
        for text, message in german.messages.items()
        if message.here
        and message.finished
        and message.forms[-1]
        != translator.translate(CONTEXT, text, None, 2 if message.source.plural else -1)
    ]
    assert not wrong, "run python -m desktop.language"


def _literals(node: ast.expr) -> Iterator[str]:
    """The words that an argument shows as they stand, not those that it compares or asks for."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.JoinedStr(values=values):
            words = [v.value for v in values if isinstance(v, ast.Constant)]
            yield "".join(str(word) for word in words)
        case ast.IfExp(body=first, orelse=second) | ast.BinOp(left=first, right=second):
            yield from _literals(first)
            yield from _literals(second)


def _unmarked(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        given = node.args[1:] if name in WITH_SYMBOL else node.args
        words = [k.value for k in node.keywords if k.arg in ("placeholderText", "text", "toolTip")]
        for argument in (*given, *words) if name in SHOWING else words:
            for text in _literals(argument):
                if re.search(r"[^\W\d_]{2}", text) and text not in UNMARKED:
                    found.append(f"{node.lineno}: {text}")
    return found


def test_no_plain_text_is_shown() -> None:
    found = {str(path.relative_to(ROOT)): _unmarked(path) for path in sources("desktop")}
    assert not {name: texts for name, texts in found.items() if texts}


def test_english_is_shown_as_it_stands() -> None:
    assert tr("Opening {name}…", name="skin") == "Opening skin…"


def test_english_numbers_have_english_marks() -> None:
    assert num(12345.5, ",.1f") == "12,345.5"


@pytest.mark.parametrize(("number", "text"), [(1, "1 image"), (2, "2 images"), (0, "0 images")])
def test_english_has_a_form_for_one(number: int, text: str) -> None:
    assert counted(number, "{n} image", "{n:,} images") == text


def test_a_title_is_small_inside_an_english_sentence() -> None:
    assert inside("Runs") == "runs"


def test_a_text_is_shown_in_german(in_german: Language) -> None:
    assert tr("Settings") == "Einstellungen"


def test_a_german_number_has_german_marks(in_german: Language) -> None:
    assert num(12345.5, ",.1f") == "12.345,5"


def test_a_title_stays_as_it_is_inside_a_german_sentence(in_german: Language) -> None:
    assert inside("Läufe") == "Läufe"


def test_qt_itself_is_german(in_german: Language) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_the_numbers_of_spin_boxes_are_german(in_german: Language) -> None:
    assert QLocale().decimalPoint() == ","


def test_an_error_from_below_is_told_in_german_with_its_values(in_german: Language) -> None:
    error = UserError("The folder /skin is empty.", "Check the permissions.")
    assert told_error(error) == "Der Ordner /skin ist leer. Prüfen Sie die Zugriffsrechte."


def test_what_nobody_knows_is_told_as_it_is(in_german: Language) -> None:
    assert told("zxcv qwer 12") == "zxcv qwer 12"


def test_english_is_back_when_the_language_is_closed(qapp: QCoreApplication) -> None:
    Language(qapp, "de").close()
    assert tr("Settings") == "Settings"


def test_a_choice_that_is_not_there_is_english() -> None:
    assert chosen("tlh") == "en"


def test_german_is_offered_by_its_own_name() -> None:
    assert ("de", "Deutsch") in languages()


def test_a_catalogue_is_read_as_it_was_written(tmp_path: Path) -> None:
    messages = {
        "a < b": Message(Source("a < b", ("x.py",)), ("ä & b",)),
        "{n} things": Message(Source("{n} things", (), True), ("{n} Ding", "{n} Dinge")),
        "gone": Message(Source("gone"), ("weg",), here=False),
        "new": Message(Source("new")),
    }
    write_catalogue(tmp_path / "dermadesk_de.ts", Catalogue("de", messages))
    assert read_catalogue(tmp_path / "dermadesk_de.ts") == Catalogue("de", messages)


def test_a_file_in_use_is_replaced_and_not_written_over(tmp_path: Path) -> None:
    path, target = tmp_path / "dermadesk_de.ts", tmp_path / "dermadesk_de.qm"
    write_catalogue(path, Catalogue("de", {"a": Message(Source("a"), ("ä",))}))
    target.write_bytes(b"old")
    with target.open("rb") as used:
        compile_catalogue(path, target)
        assert (used.read(), target.read_bytes() != b"old") == (b"old", True)


def test_a_translation_stays_when_its_text_is_gone() -> None:
    old = Catalogue("de", {"old": Message(Source("old"), ("alt",))})
    found = old.updated({"new": Source("new")})
    assert (found.untranslated, found.obsolete) == (("new",), ("old",))


def test_texts_are_found_where_they_are_marked_and_raised(tmp_path: Path) -> None:
    (tmp_path / "desktop").mkdir()
    (tmp_path / "core").mkdir()
    (tmp_path / "desktop" / "a.py").write_text(
        'tr("One {x}", x=1)\ncounted(n, "{n} cat", "{n} cats")\nNAME = mark("Two")\ntr(NAME)\n'
    )
    (tmp_path / "core" / "b.py").write_text('raise UserError(f"No {path.name:>3}.", "Do it.")\n')
    found = find_sources(tmp_path)
    texts = Counter({text: source.plural for text, source in found.items() if source.places})
    wanted = {"One {x}", "{n} cats", "Two", "No {name}.", "Do it."}
    assert (wanted <= set(texts), found["{n} cats"].plural) == (True, True)


def test_a_text_that_is_put_together_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "desktop").mkdir()
    (tmp_path / "desktop" / "a.py").write_text('tr(f"One {x}")\n')
    with pytest.raises(UserError, match="no literal"):
        find_sources(tmp_path)


def test_values_that_are_phrases_are_told_in_their_turn(in_german: Language) -> None:
    said = told("Furthest apart: malignancy, 8.7% (a) to 99.9% (b).")
    assert said == "Am weitesten auseinander: Malignität, 8,7\u00a0% (a) bis 99,9\u00a0% (b)."


@pytest.mark.parametrize("views", [1, 4])
@pytest.mark.parametrize(
    "rule",
    [
        Rule(),
        Rule(threshold=0.5),
        Rule(threshold=0.177, sensitivity=0.9),
        Rule(
            threshold=0.177, sensitivity=0.9, reached_sensitivity=0.901, reached_specificity=0.75,
            fitted_on={"subset": "val", "images": 1603},
        ),
        Rule(threshold=0.177, sensitivity=0.9, fitted_on={"subset": "mein Ort", "images": 40}),
    ],
)  # fmt: skip
def test_what_an_answer_rests_on_is_wholly_german(in_german, rule, views) -> None:
    said = (*decided(rule, DIAGNOSIS).basis, Decision(views=views, rule=rule).sentence)
    german = " ".join(map(told, said))
    assert not re.search(r"\b(of|on|was|it|the|and|views?|sensitivity|chosen)\b", german), german


def test_a_set_is_wholly_german(in_german) -> None:
    answer = Prediction((0.05, 0.05, 0.1, 0.05, 0.3, 0.4, 0.05))
    by = Decided(coverage=0.9, limits=(0.0,) * 4 + (0.7, 0.6, None))
    said = by.set_sentences(answer, [tr(name) for name in DIAGNOSIS.names])
    assert " ".join(map(told, said)) == (
        "Möglich: Melanom, Melanozytärer Nävus, Vaskuläre Läsion. In Tests enthielt "
        "eine solche Liste die richtige Diagnose in etwa 90 von 100 Fällen jeder Klasse. "
        "Mangels Läsionen nie ausgeschlossen: Vaskuläre Läsion."
    )
