"""What HTTP requests and answers look like."""
