"""The command line: the same verbs as the screens, for scripts, screen readers and admins.

Exit status: 0 done, 1 refused by a rule, 2 wrong usage or bad input. stdout is data, stderr is
narration. Commands are imported when they are called, after the language is known, and Textual only
when screens open.
"""

from __future__ import annotations

import os
import sys

import click

from models.causes import cause
from models.language import _, _n
from tui import speech

REFUSED, WRONG = 1, 2


def main() -> None:
    """Run the command line and exit with its status; every refusal is one sentence on stderr."""
    from models.errors import BAD_INPUT, Refused

    _write_utf8()
    speech.speak(speech.before_sign_in(sys.argv[1:], os.environ))
    from tui.commands.root import cli

    try:
        status = cli.main(prog_name="aoxanh", standalone_mode=False)
    except Refused as refused:
        _narrate(str(refused))
        sys.exit(WRONG if refused.rule in BAD_INPUT else REFUSED)
    except click.exceptions.Abort:
        _narrate(_("Đã dừng."))
        sys.exit(WRONG)
    except click.ClickException as wrong:
        _in_our_words(wrong).show()
        sys.exit(wrong.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _narrate(_of_a_file(error))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(REFUSED)
    except Exception as error:
        sys.exit(_explained(error))
    sys.exit(status if isinstance(status, int) else 0)


def _in_our_words(wrong: click.ClickException) -> click.ClickException:
    """Give a command line's complaint about a file the cause in the language spoken."""
    behind = wrong.__context__
    if not isinstance(behind, OSError) or not isinstance(wrong, click.BadParameter):
        return wrong
    said = _("“{file}”: {cause}", file=behind.filename, cause=cause(behind))
    return click.BadParameter(said, wrong.ctx, wrong.param)


def _of_a_file(error: OSError) -> str:
    """Say which file could not be used and why; without a file it is what we print that gets nowhere."""
    if error.filename is None:
        return _("Không ghi ra được: {cause}.", cause=cause(error))
    return _("Không dùng được {file}: {cause}.", file=error.filename, cause=cause(error))


def _explained(error: Exception) -> int:
    """Say what a database error or a bad file means; what is a bug of ours is raised again."""
    from fixtures.check import BadFiles
    from models.base import db, refusal

    if isinstance(error, BadFiles):
        for problem in error.problems:
            _narrate(str(problem))
        _narrate(_n("{n} lỗi; chưa nạp gì.", len(error.problems)))
        return WRONG
    known = refusal(error, str(db.database))
    if known is None:
        raise error
    _narrate(str(known))
    return REFUSED


def _narrate(words: str) -> None:
    """Say something on stderr, without what could command the terminal."""
    from models.text import nfc

    click.echo("\n".join(map(nfc, words.split("\n"))), err=True)


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
