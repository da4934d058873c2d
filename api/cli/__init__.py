"""The command line: the same questions as over HTTP, in a terminal.

Nothing here imports more than it must, so that `nosograph --help` is there at once: `application`
knows each command's name and one line about it, and imports a command's module when it is run.
"""

from api.cli.run import main

__all__ = ["main"]
