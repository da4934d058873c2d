"""One module for each command; each holds an `app` that `api.cli.application` runs."""
