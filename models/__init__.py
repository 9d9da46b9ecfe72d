"""What is true: the register's tables, rules and figures."""
