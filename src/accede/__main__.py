"""`python -m accede` is the command."""

from accede.cli import main

main()
