"""The screens, one small one per task."""
