"""The faces of the service: HTTP and the command line."""
