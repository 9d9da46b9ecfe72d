"""áo xanh on Textual's own driver: what the lean driver is measured against."""

from __future__ import annotations


def main() -> None:
    """Run the command line as it is, but for the door to the terminal."""
    from tui.environ import prepare

    prepare()
    from tui import cli, driver

    driver.driver = lambda: None
    cli.main()


if __name__ == "__main__":
    main()
