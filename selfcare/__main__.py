"""`python -m selfcare`, and the installed command `selfcare`."""

import sys


def main() -> None:
    """Run the command line and end with its exit code."""
    from selfcare.cli.app import selfcare  # noqa: PLC0415 - importing the package stays free

    sys.exit(selfcare.main(prog_name="selfcare"))


if __name__ == "__main__":
    main()
