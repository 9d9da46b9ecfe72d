"""The screens as they reach people: through sshd, tmux and GNU screen."""
