"""The door over SSH: the lines that bind each key to its account, and what an admin sets up for sshd."""
