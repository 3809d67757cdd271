"""The line editor for questions, by prompt_toolkit: it completes, recalls earlier answers, and keeps what was typed."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import has_selection
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.styles import Style

from timeline.cli.asking import Asker
from timeline.cli.healing import ANSWER
from timeline.cli.questions import BACK, LABEL_WIDTH, Question
from timeline.text import exposed

_MENU_LINES = 7
"""Number of lines below a question that are kept for its choices."""

_DETAIL = 26
"""Width that is left beside the names of the choices, in cells."""

_NAMED = frozenset({"actor", "place"})
"""Roles whose names tell more than ids."""


def _style() -> Style:
    """Return the colours: the terminal's own, so that they suit dark and light backgrounds."""
    dim = "dim"
    try:
        Style.from_dict({"hint": dim}).get_attrs_for_style_str("class:hint")
    except ValueError:  # an older prompt_toolkit
        dim = "ansibrightblack"
    return Style.from_dict(
        {
            "label": "bold",
            "hint": dim,
            "completion-menu": "noinherit",
            "completion-menu.completion": "noinherit",
            "completion-menu.completion.current": "noinherit reverse",
            "completion-menu.meta.completion": f"noinherit {dim}",
            "completion-menu.meta.completion.current": "noinherit reverse",
            "completion-menu.multi-column-meta": "noinherit",
            "scrollbar.background": "noinherit",
            "scrollbar.button": "noinherit reverse",
        }
    )


class _Choices(Completer):
    """Offers the choices of a question."""

    def __init__(self, question: Question) -> None:
        self._question = question

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002 - the library gives it
        """Yield the choices for the text before the cursor."""
        typed = document.text_before_cursor
        start, choices = self._question.complete(typed)
        if [one.typed for one in choices] != [typed[start:]]:
            for one in choices:
                detail = (
                    one.about if not one.has_name or one.role in _NAMED else f"{one.text} · {one.about}".rstrip(" ·")
                )
                yield Completion(one.typed, start - len(typed), display=_cut(one.name), display_meta=_cut(detail))


def _cut(text: str) -> str:
    """Return a text as it is shown in the menu, which has two columns."""
    shown, most = exposed(text), max(24, get_app().output.get_size().columns - _DETAIL)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def _keys(question: Question) -> KeyBindings:
    """Return the keys that complete, and that replace an answer of before: by `<`, or by another place in a source."""
    keys = KeyBindings()

    @keys.add("tab")
    def complete(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.complete_state is not None:
            buffer.complete_next()
            return
        # Enter may follow before choices that are looked up aside have come.
        asked = CompleteEvent(completion_requested=True)
        if (first := next(iter(_Choices(question).get_completions(buffer.document, asked)), None)) is not None:
            buffer.apply_completion(first)

    name, sign, _ = question.default.rpartition("@")

    def replaced(event: KeyPressEvent, text: str) -> None:
        buffer = event.current_buffer
        is_untouched = buffer.text == question.default != "" and buffer.cursor_position == len(buffer.text)
        if is_untouched:
            buffer.text = text
            buffer.cursor_position = len(text)
        else:
            buffer.insert_text(event.data)

    @keys.add(Keys.BracketedPaste, filter=has_selection)
    def paste(event: KeyPressEvent) -> None:
        event.current_buffer.cut_selection()
        event.current_buffer.insert_text(event.data.replace("\r\n", "\n").replace("\r", "\n"))

    @keys.add("<")
    def go_back(event: KeyPressEvent) -> None:
        replaced(event, BACK)

    if question.key == "cited" and sign:

        @keys.add("@")
        def change_place(event: KeyPressEvent) -> None:
            replaced(event, name + sign)

    return keys


@contextmanager
def _restored(output: Output) -> Iterator[None]:
    """Leave the terminal as it was, also where a signal ends the program in the middle of a question."""
    try:
        import termios
    except ImportError:  # Windows
        yield
        return
    before = termios.tcgetattr(sys.stdin)
    try:
        yield
    except BaseException:
        with suppress(OSError, termios.error):  # the terminal may be gone
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
            output.disable_bracketed_paste()
            output.show_cursor()
            output.flush()
        raise


class LineEditor:
    """Asks with a line editor."""

    introduction = "Tab completes"

    def __init__(self) -> None:
        self._histories: dict[str, InMemoryHistory] = {}
        self._input = create_input(sys.stdin)
        self._output = create_output(sys.stderr)
        self._style = _style()

    def ask(self, question: Question) -> str:
        """Return an answer; the arrow up brings back those that the question had before."""
        ANSWER.has_begun = True  # nobody is asked twice
        sys.stdout.flush()
        session: PromptSession[str] = PromptSession(
            FormattedText([("class:label", f"{question.label} ".ljust(LABEL_WIDTH))]),
            completer=_Choices(question),
            complete_while_typing=True,
            history=self._histories.setdefault(question.key, InMemoryHistory()),
            placeholder=lambda: FormattedText([("class:hint", "" if get_app().is_done else question.hint)]),
            key_bindings=_keys(question),
            reserve_space_for_menu=_MENU_LINES,
            style=self._style,
            enable_suspend=True,
            input=self._input,
            output=self._output,
        )

        def begin() -> None:
            buffer = session.default_buffer
            if question.is_refused and buffer.text:
                buffer.cursor_position = 0
                buffer.start_selection()
                if buffer.selection_state is not None:
                    buffer.selection_state.enter_shift_mode()
                buffer.cursor_position = len(buffer.text)
            if question.shows_choices and not question.default:
                session.default_buffer.start_completion()

        with _restored(self._output):
            return session.prompt(default=question.default, pre_run=begin).strip()

    def tell(self, message: str) -> None:
        """Show a sentence in dim letters."""
        self._output.write_raw("\x1b[2m")
        self._output.flush()
        Asker().tell(message)
        self._output.write_raw("\x1b[0m")
        self._output.flush()
