"""Line mode: questions and answers line by line, for screen readers and plain terminals."""

from selfcare.cli.lines.session import ask_checkin, run_lines

__all__ = ["ask_checkin", "run_lines"]
