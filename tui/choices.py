"""What the person at this terminal chose: input method, glyphs and language, kept for the next time."""

from __future__ import annotations

from contextlib import suppress

from models import language, preferences
from models.errors import Refused
from models.journal import Actor
from models.language import LANGUAGES, N_, Words, _
from models.preferences import INPUT_METHODS, TONE_STYLES
from tui import probe, speech
from tui.filter import Glyphs
from tui.widgets.field import TRANSIENT, Field

OFF = "off"
METHOD_NAMES = Words({"off": N_("tắt"), "telex": "Telex", "vni": "VNI"})


class Choices:
    """The choices of one account at one terminal, which last as long as the screens are open.

    They are kept by verbs; who may not keep any still has them until the end.
    """

    def __init__(self, by: Actor, level: str) -> None:
        self.by = by
        chosen = preferences.of(by)
        self.method, self.style = chosen.input_method, chosen.tone_style
        self.client_composes = False
        self.filter = Glyphs(level)

    @property
    def composing(self) -> str:
        """The input method at work: none when the client's own was seen at work."""
        return OFF if self.client_composes else self.method

    def notice(self, character: str) -> bool:
        """Step aside for an input method on the client, which shows by a letter that is no ASCII.

        True when that changed what is at work.
        """
        if self.client_composes or character.isascii():
            return False
        self.client_composes = character.isalpha() or character in TRANSIENT
        return self.client_composes and self.method != OFF

    def next_method(self) -> None:
        """Go on to the next input method; one that had stepped aside comes back first."""
        if not self.client_composes or self.method == OFF:
            place = INPUT_METHODS.index(self.method) + 1
            self.method = INPUT_METHODS[place % len(INPUT_METHODS)]
        self.client_composes = False

    def method_name(self, field: object) -> str:
        """Return what the foot says of typing in a field, or where there is none."""
        name = METHOD_NAMES[self.method]
        if self.method == OFF:
            return name
        if isinstance(field, Field) and self.method not in field.methods:
            return _("{method}, ô này gõ thẳng", method=name)
        return _("{method}, nhường bộ gõ bên bạn", method=name) if self.client_composes else name

    def keep_method(self) -> None:
        """Remember the input method for the account."""
        if preferences.of(self.by).input_method != self.method:
            with suppress(Refused):
                preferences.prefer(by=self.by, input_method=self.method)

    def next_style(self) -> None:
        """Place tones as the other spelling has them, and remember it for the account."""
        place = TONE_STYLES.index(self.style) + 1
        self.style = TONE_STYLES[place % len(TONE_STYLES)]
        with suppress(Refused):
            preferences.prefer(by=self.by, tone_style=self.style)

    def keep_level(self, level: str) -> None:
        """Remember what the account sees on this terminal."""
        term, client = probe.where()
        with suppress(Refused):
            preferences.see(by=self.by, term=term, client=client, glyphs=level)

    def speak_next(self) -> None:
        """Speak the other language, and remember it for the account."""
        place = LANGUAGES.index(language.spoken()) + 1
        code = LANGUAGES[place % len(LANGUAGES)]
        speech.speak(code)
        with suppress(Refused):
            preferences.prefer(by=self.by, lang=code)
