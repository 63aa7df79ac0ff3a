"""What each word of the command line does; heavy imports stand inside the commands."""
