"""The commands of the command line, one a module; docs/commands.md has examples."""
