"""What people see and type: screens and the command line."""
